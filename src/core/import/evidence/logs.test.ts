import { describe, expect, it, test } from 'vitest';
import { maskIds } from './fold.ts';
import { readEvidence, type ReadOptions } from './read.ts';

const read = (text: string, options: Partial<ReadOptions> = {}, path = 'app.log') => {
  const bytes = new TextEncoder().encode(text);
  return readEvidence([{ path, bytes, size: bytes.length }], {
    zones: [],
    context: [],
    least: 'warning',
    ...options,
  })[0]!;
};
const utc = { zones: [{ file: undefined, zone: 'UTC' }] };
const year = { context: [Date.UTC(2024, 1, 7)] };
const first = (line: string, options: Partial<ReadOptions> = {}) => {
  const event = read(line, { least: 'debug', ...options }).events[0];
  return event && `${new Date(event.at).toISOString()} ${event.weight} ${event.text}`;
};

test.each([
  ['2024-02-07T09:00:07.123Z ERROR boom', '2024-02-07T09:00:07.123Z error ERROR boom'],
  ['2024-02-07T09:00:07+01:00 [warn] slow', '2024-02-07T08:00:07.000Z warning [warn] slow'],
  ['2024-02-07 09:00:07,123 +0000 WARNING slow', '2024-02-07T09:00:07.123Z warning WARNING slow'],
  ['[2024-02-07 09:00:07 UTC] error: boom', '2024-02-07T09:00:07.000Z error error: boom'],
  ['20240207T090007 nothing', undefined],
  ['1707296407 disk failed', '2024-02-07T09:00:07.000Z warning disk failed'],
  ['1707296407123 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407123456 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407123456789 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407.123 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['Feb 07, 2024 09:00:07 UTC pool is full: timeout', '2024-02-07T09:00:07.000Z warning pool is full: timeout'],
  ['7 February 2024 09:00:07 GMT timeout', '2024-02-07T09:00:07.000Z warning timeout'],
  ['Wed, 07 Feb 2024 09:00:07 +0100 timeout', '2024-02-07T08:00:07.000Z warning timeout'],
  ['Feb 7, 2024 9:00:07 PM UTC timeout', '2024-02-07T21:00:07.000Z warning timeout'],
  [
    '203.0.113.9 - bo [07/Feb/2024:09:00:07 +0000] "GET /pay HTTP/1.1" 502 17 "-" "curl"',
    '2024-02-07T09:00:07.000Z error GET /pay: 502',
  ],
  [
    '<165>1 2024-02-07T09:00:07.003Z web-1 app 812 ID47 [a@1 b="c"] upstream refused',
    '2024-02-07T09:00:07.003Z notice web-1 app: upstream refused',
  ],
  ['{"ts":1707296407.5,"level":"error","msg":"boom","err":"eof"}', '2024-02-07T09:00:07.500Z error boom: eof'],
  [
    '{"@timestamp":"2024-02-07T09:00:07Z","log.level":"WARN","message":"slow"}',
    '2024-02-07T09:00:07.000Z warning slow',
  ],
  ['{"time":1707296407123,"level":50,"msg":"boom"}', '2024-02-07T09:00:07.123Z error boom'],
  [
    'time="2024-02-07T09:00:07Z" level=error msg="no \\"route\\"" err=eof',
    '2024-02-07T09:00:07.000Z error no "route": eof',
  ],
  ['gateway-1  | 2024-02-07T09:00:07Z ERROR boom', '2024-02-07T09:00:07.000Z error gateway-1 ERROR boom'],
])('%s', (line, expected) => {
  expect(first(line)).toBe(expected);
});

test.each([
  ['2024/02/07 09:00:07 dial failed', '2024-02-07T09:00:07.000Z warning dial failed'],
  [
    '[Wed Feb 07 09:00:07.123456 2024] [core:error] [pid 9] boom',
    '2024-02-07T09:00:07.123Z error [core:error] [pid 9] boom',
  ],
  ['E0207 09:00:07.123456       1 main.go:12] no lease', '2024-02-07T09:00:07.123Z error main.go:12: no lease'],
  ['<34>Feb  7 09:00:07 web-1 su: failed', '2024-02-07T09:00:07.000Z critical web-1 su: failed'],
  ['Feb  7 09:00:07 web-1 kernel: oom-killer', '2024-02-07T09:00:07.000Z warning web-1 kernel: oom-killer'],
])('with the zone given and the year of the other times: %s', (line, expected) => {
  expect(first(line, { ...utc, ...year })).toBe(expected);
});

describe('a time that is open', () => {
  const asked = (text: string, options: Partial<ReadOptions> = {}) =>
    read(text, options).questions.map(({ line, reason, hint }) => `${line}: ${reason} | ${hint}`);

  it('for want of a zone is asked about, once for all of its lines', () => {
    const reading = read('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08 ERROR b\n2024-02-07 09:00:09 ERROR c');
    expect(reading.events).toEqual([]);
    expect(reading.asked).toBe(3);
    expect(asked('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08 ERROR b\n2024-02-07 09:00:09 ERROR c')).toEqual([
      '1: Unexpected time `2024-02-07 09:00:07`, expected a time with its zone (and 2 more lines, to line 3) | `--source-zone app.log=Europe/Oslo`, or the zone its clock shows.',
    ]);
  });

  it('is read in the zone given, through the change of the clock, and an hour that exists twice is not guessed', () => {
    const zones = [{ file: 'app.log', zone: 'Europe/Oslo' }];
    const reading = read('2026-10-25 01:59:00 ERROR a\n2026-10-25 02:30:00 ERROR b\n2026-10-25 03:00:00 ERROR c', {
      zones,
    });
    expect(reading.events.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
    expect(reading.unreadable[0]!.reason).toBe(
      'Unexpected time `2026-10-25 02:30:00`, expected one that exists once in `Europe/Oslo`, where clocks were changed',
    );
  });

  it('is read where the file says its zone, and the report says by what', () => {
    const reading = read('# timezone: Europe/Oslo\n2024-02-07 09:00:07 ERROR a');
    expect(reading.events[0]!.at).toBe(Date.UTC(2024, 1, 7, 8, 0, 7));
    expect(reading.notes[0]).toBe('times without a zone are read in Europe/Oslo, by line 1, `timezone: Europe/Oslo`');
  });

  it('is read where another line names the zone', () => {
    const reading = read('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08Z ERROR b');
    expect(reading.events).toHaveLength(2);
    expect(reading.notes[0]).toBe('times without a zone are read in UTC, by line 2, `2024-02-07 09:00:08Z`');
  });

  it('of an abbreviation several zones have is asked about', () => {
    expect(asked('2024-02-07 09:00:07 PST ERROR a')[0]).toMatch(/expected a time with its zone/);
  });

  it('for want of a year is asked about, unless the other times tell', () => {
    expect(asked('Feb  7 09:00:07 web-1 su: failed', utc)[0]).toMatch(/^1: .*expected a time with its year/);
    const reading = read('Dec 31 23:59:59 web-1 su: failed\nJan  1 00:00:01 web-1 cron: error', {
      ...utc,
      context: [Date.UTC(2026, 0, 1)],
    });
    expect(reading.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2025-12-31',
      '2026-01-01',
    ]);
    expect(reading.notes[0]).toBe('times without a zone are read in UTC, as given');
    expect(reading.notes[1]).toBe('times without a year are of 2025 and 2026, as the other times');
  });

  it('for want of an order of day and month is asked about, unless the file tells', () => {
    expect(asked('04-03-2026 09:00:07 UTC ERROR a')).toEqual([
      '1: Unexpected time `04-03-2026 09:00:07 UTC`, expected a date whose day and month can be told apart | Write the dates as `2026-03-04` and run this again.',
    ]);
    const dayFirst = read('04-03-2026 09:00:07 UTC ERROR a\n23-03-2026 09:00:07 UTC ERROR b');
    expect(dayFirst.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-03-04',
      '2026-03-23',
    ]);
    expect(dayFirst.notes[0]).toBe('dates are read day before month, by line 2, `23-03-2026 09:00:07 UTC`');
    const monthFirst = read('04/03/2026 09:00:07 UTC ERROR a\n04/23/2026 09:00:07 UTC ERROR b');
    expect(monthFirst.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-04-03',
      '2026-04-23',
    ]);
    expect(asked('04-03-2026 09:00 UTC a\n23-03-2026 09:00 UTC b\n03-23-2026 09:00 UTC c')).toHaveLength(1);
  });
});

test('messages that differ in numbers and ids are one', () => {
  expect(maskIds('request 8f14e45f took 120 ms on pod web-7d9f8 (id 5b1c9d0e-0000-4000-8000-000000000000)')).toBe(
    maskIds('request c9f0f895 took 9 ms on pod web-x2k4q1 (id 6b1c9d0e-0000-4000-8000-000000000000)'),
  );
  expect(maskIds('disk full')).not.toBe(maskIds('disk failed'));
});

test('a message that comes again after an hour of quiet is a row of its own', () => {
  const { events } = read(
    '2024-02-07T09:00:00Z ERROR boom\n2024-02-07T09:50:00Z ERROR boom\n2024-02-07T12:00:00Z ERROR boom',
  );
  expect(events.map(({ repeats }) => repeats?.count)).toEqual([2, undefined]);
});

test('a broken line among JSON lines is listed, the others are read', () => {
  const { events, unreadable } = read(
    '{"time":"2024-02-07T09:00:00Z","level":"error","msg":"a"}\n{"time":"2024-02-07T09:\n{"time":"2024-02-07T09:00:02Z","level":"error","msg":"b"}',
  );
  expect(events.map(({ text }) => text)).toEqual(['a', 'b']);
  expect(unreadable.map(({ line }) => line)).toEqual([2]);
});
