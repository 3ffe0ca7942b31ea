import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochInstant, instantIn, isoInstant, logStampIn } from './log-stamp.ts';

/** Each reading of the stamp in a line: an instant, or the local time with its zone, and where it stands. */
function read(line: string): string[] | undefined {
  const stamp = logStampIn(line);
  return stamp?.readings.map((one) => {
    if ('at' in one) return `${new Date(one.at).toISOString()} ${one.precision}`;
    const { year, month, day, hour, minute, second, millisecond, precision, zone, abbreviation } = one;
    const local = `${year ?? '?'}-${month}-${day} ${hour}:${minute}:${second}.${millisecond}`;
    return [local, precision, zone, abbreviation && `(${abbreviation})`].filter(Boolean).join(' ');
  });
}

describe('the stamp a line of a log begins with', () => {
  test.each<[string, string[]]>([
    ['2019-11-03T06:20:41.007-02:30 boot', ['2019-11-3 6:20:41.7 millisecond -02:30']],
    ['2019-11-03 06:20:41.007 EST [4711] LOG: checkpoint', ['2019-11-3 6:20:41.7 millisecond (EST)']],
    ['2019-11-03 06:20 MESZ boot', ['2019-11-3 6:20:0.0 minute (MESZ)']],
    ['2019/11/03 06:20:41 http: TLS handshake', ['2019-11-3 6:20:41.0 second']],
    ['[03/Nov/2019:06:20:41 +0530] "GET /"', ['2019-11-3 6:20:41.0 second +05:30']],
    ['[Sun Nov 03 06:20:41.5 2019] [error]', ['2019-11-3 6:20:41.500 millisecond']],
    ['Nov  3 06:20:41 db-2 postgres[9]: ready', ['?-11-3 6:20:41.0 second']],
    ['W1103 06:20:41.500000   9 x.go:1] slow', ['?-11-3 6:20:41.500 millisecond']],
    ['Nov 3, 2019 6:20:41 PM com.example.Main run', ['2019-11-3 18:20:41.0 second']],
    ['worker-3 | 3 November 2019 06:20:41 GMT up', ['2019-11-3 6:20:41.0 second UTC']],
    ['1572762041: up', ['2019-11-03T06:20:41.000Z second']],
    ['[1572762041007] up', ['2019-11-03T06:20:41.007Z millisecond']],
    ['03.11.2019 06:20:41 up', ['2019-11-3 6:20:41.0 second', '2019-3-11 6:20:41.0 second']],
    ['23.11.2019 06:20:41 up', ['2019-11-23 6:20:41.0 second']],
    ['2019-11-31 06:20:41 up', []],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  test.each(['listening on 10.0.0.1:8080', 'took 00:41', 'build 20191103'])('is not read from %s', (line) =>
    expect(read(line)).toBeUndefined(),
  );

  test('ends where its zone ends', () => {
    const line = 'app: 2019-11-03 06:20:41 +0000 UTC ready';
    const { from, end, text } = logStampIn(line)!;
    expect([line.slice(from, end), text]).toEqual(['2019-11-03 06:20:41 +0000 UTC', '2019-11-03 06:20:41 +0000 UTC']);
  });

  test('is a time and not the offset of the time before it', () =>
    expect(read('2019-11-03 06:20-16:30 maintenance')).toEqual(['2019-11-3 6:20:0.0 minute']));

  test('never throws', () => fc.assert(fc.property(fc.string(), (line) => void logStampIn(line))));
});

test('a local time has no instant where clocks were changed', () => {
  const wall = { year: 2023, month: 3, day: 26, hour: 2, minute: 30, second: 0, millisecond: 0 };
  expect(instantIn(wall, 'Europe/Berlin')).toBe('gap');
  expect(instantIn({ ...wall, month: 10, day: 29 }, 'Europe/Berlin')).toBe('overlap');
  expect(instantIn(wall, '+05:30')).toBe(Date.UTC(2023, 2, 25, 21));
  expect(instantIn({ ...wall, year: undefined }, 'UTC')).toBeUndefined();
});

test.each([
  ['2026-04-15T14:03:22Z', '2026-04-15T14:03:22.000Z'],
  ['2026-04-15T14:03:22.123456789+02:00', '2026-04-15T12:03:22.123Z'],
  ['2013-05-21T13:37:00-06:00', '2013-05-21T19:37:00.000Z'],
  ['0001-01-01T00:00:00Z', undefined],
  ['2026-04-15T14:03:22', undefined],
  ['2026-02-30T14:03:22Z', undefined],
  ['soon', undefined],
])('the instant of %s', (text, expected) => {
  const found = isoInstant(text);
  expect(found && new Date(found.at).toISOString()).toBe(expected);
});

test.each([[12345], ['17072964071'], ['99999999999'], [Number.NaN], [null]])('%s is no time since 1970', (value) => {
  expect(epochInstant(value)).toBeUndefined();
});
