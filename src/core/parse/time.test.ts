import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Message, Place } from '../model/message.ts';
import { readTimes, readZone, type ReadTimes } from './time.ts';

interface Zones {
  head?: string;
  facts?: string;
  library?: string;
}

const file = 'postmortems/2026-04-15-checkout-5xx.mdx';
const placeAt = (line: number): Place => ({ file, line, column: 3, endLine: line, endColumn: 19 });

/** Reads a column whose head stands on line 10, rows from line 12; front matter has `zone` on line 5. */
function read(texts: readonly string[], { head, facts, library = 'UTC' }: Zones = {}): ReadTimes {
  return readTimes(
    texts.map((text, index) => ({ text, place: placeAt(12 + index) })),
    {
      ...(head !== undefined && { head: { text: head, place: placeAt(10) } }),
      ...(facts !== undefined && { facts: { zone: facts, place: placeAt(5) } }),
      library,
    },
  );
}

/** Instants as ISO 8601, ranges with a slash, `-` for a row without one. */
function instants(texts: readonly string[], zones?: Zones): string[] {
  return read(texts, zones).moments.map((moment) => {
    if (!moment) return '-';
    const iso = (instant: number) => new Date(instant).toISOString().replace(/(:00)?\.000Z$/, 'Z');
    return moment.earliest === moment.latest ? iso(moment.earliest) : `${iso(moment.earliest)}/${iso(moment.latest)}`;
  });
}

/** `line rule: reason | hint | causes`, as far as they are there. */
function said(texts: readonly string[], zones?: Zones): string[] {
  return read(texts, zones).messages.map(spell);
}

function spell({ rule, reason, place, hint, causes }: Message): string {
  const parts = [
    `${place.line} ${rule}: ${reason}`,
    ...(hint === undefined ? [] : [`write ${hint}`]),
    ...(causes ?? []).map((cause) => `see ${cause.place.line} ${cause.reason}`),
  ];
  return parts.join(' | ');
}

const timeZones = [
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
];

describe('what a row can say', () => {
  it('takes the date of the row above for a bare time', () => {
    expect(instants(['2026-04-15 14:02', '14:03', '14:03'])).toEqual([
      '2026-04-15T14:02Z',
      '2026-04-15T14:03Z',
      '2026-04-15T14:03Z',
    ]);
  });

  it('gives the whole moment', () => {
    expect(read(['~2026-04-15 14:02–14:05:07.5'], { head: 'Time (Europe/Oslo)' })).toEqual({
      zone: 'Europe/Oslo',
      moments: [
        {
          text: '2026-04-15 14:02–14:05:07.5',
          earliest: Date.UTC(2026, 3, 15, 12, 2),
          latest: Date.UTC(2026, 3, 15, 12, 5, 7, 500),
          precision: 'minute',
          approximate: true,
          zone: 'Europe/Oslo',
        },
      ],
      messages: [],
    });
  });

  it.each([
    ['2026-04-15', '2026-04-15T00:00Z', 'day'],
    ['2026-04-15 14:02', '2026-04-15T14:02Z', 'minute'],
    ['2026-04-15T14:02', '2026-04-15T14:02Z', 'minute'],
    ['2026-04-15 14:02:03', '2026-04-15T14:02:03Z', 'second'],
    ['2026-04-15 14:02:03.1', '2026-04-15T14:02:03.100Z', 'millisecond'],
    ['2026-04-15T14:02:03.123Z', '2026-04-15T14:02:03.123Z', 'millisecond'],
    ['2026-04-15T14:02:03.123456789Z', '2026-04-15T14:02:03.123Z', 'millisecond'],
    ['2026-04-15t14:02z', '2026-04-15T14:02Z', 'minute'],
    ['2026-04-15 14:02 UTC', '2026-04-15T14:02Z', 'minute'],
    ['2026-04-15 14:02 gmt', '2026-04-15T14:02Z', 'minute'],
    ['2026-04-15 14:02+02:00', '2026-04-15T12:02Z', 'minute'],
    ['2026-04-15 14:02 +0200', '2026-04-15T12:02Z', 'minute'],
    ['2026-04-15 14:02 -04:00', '2026-04-15T18:02Z', 'minute'],
    ['2026-04-15 14:02 −04:00', '2026-04-15T18:02Z', 'minute'],
    ['2026-04-15T14:02-04:00', '2026-04-15T18:02Z', 'minute'],
    ['2026-04-15 14:02:03-04:00', '2026-04-15T18:02:03Z', 'second'],
    ['2026-04-15 14:02-0400', '2026-04-15T18:02Z', 'minute'],
    ['2026-04-15 14:02 Europe/Oslo', '2026-04-15T12:02Z', 'minute'],
    ['2026-04-15 14:02 america/port-au-prince', '2026-04-15T18:02Z', 'minute'],
    ['2026-04-15 Europe/Oslo', '2026-04-14T22:00Z', 'day'],
    ['2026\u201104\u201115\u00a014:02\u202fUTC', '2026-04-15T14:02Z', 'minute'],
    ['  2026-04-15   14:02  ', '2026-04-15T14:02Z', 'minute'],
  ])('reads `%s`', (text, instant, precision) => {
    const { moments, messages } = read([text]);
    expect(messages).toEqual([]);
    expect(instants([text])).toEqual([instant]);
    expect(moments[0]).toMatchObject({ precision, approximate: false });
  });

  it.each([
    '~14:03',
    '~ 14:03',
    '≈14:03',
    'about 14:03',
    'About 14:03',
    'around 14:03',
    'approx. 14:03',
    'approx 14:03',
    'approximately 14:03',
    'ca. 14:03',
    'ca 14:03',
    'c. 14:03',
    'circa 14:03',
  ])('reads `%s` as approximate and keeps the time without the mark', (text) => {
    const { moments, messages } = read(['2026-04-15 14:00', text]);
    expect(messages).toEqual([]);
    expect(moments[1]).toMatchObject({
      text: '14:03',
      earliest: Date.UTC(2026, 3, 15, 14, 3),
      precision: 'minute',
      approximate: true,
    });
  });

  it('reads an approximate time behind its date', () => {
    expect(read(['2026-04-15 ~14:03']).moments[0]).toMatchObject({
      text: '2026-04-15 ~14:03',
      earliest: Date.UTC(2026, 3, 15, 14, 3),
      approximate: true,
    });
  });

  it.each([
    ['14:03–14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03-14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03—14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03 – 14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03 - 14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03 to 14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['~14:03 to ~14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03–14:03', '2026-04-15T14:03Z'],
    ['14:03-2026-04-16 00:10', '2026-04-15T14:03Z/2026-04-16T00:10Z'],
    ['2026-04-15 14:03-14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['2026-04-15 14:03-2026-04-15 14:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['2026-04-15 23:50 – 2026-04-16 00:10', '2026-04-15T23:50Z/2026-04-16T00:10Z'],
    ['2026-04-15-2026-04-16', '2026-04-15T00:00Z/2026-04-16T00:00Z'],
    ['2026-04-15 14:03 – 2026-04-16', '2026-04-15T14:03Z/2026-04-16T00:00Z'],
    ['14:03Z-14:10Z', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['14:03 +00:00 – 16:10 +02:00', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['2026-04-15T10:03-04:00 – 10:10', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['10:03–10:10 -04:00', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
    ['16:03–16:10 Europe/Oslo', '2026-04-15T14:03Z/2026-04-15T14:10Z'],
  ])('reads the range `%s`', (text, expected) => {
    expect(said(['2026-04-15', text])).toEqual([]);
    expect(instants(['2026-04-15', text])[1]).toBe(expected);
  });

  it('gives a range the coarser precision of its ends', () => {
    expect(read(['2026-04-15 14:03:07–14:10', '14:03:22.5–14:10:00']).moments.map((one) => one?.precision)).toEqual([
      'minute',
      'second',
    ]);
  });

  it('takes the date from a row that is only a date, and from the start of a range', () => {
    expect(instants(['2026-04-15', '00:00', '23:50 – 2026-04-16 00:10', '23:55'])).toEqual([
      '2026-04-15T00:00Z',
      '2026-04-15T00:00Z',
      '2026-04-15T23:50Z/2026-04-16T00:10Z',
      '2026-04-15T23:55Z',
    ]);
  });

  it('does not take `14:03` below `14:03:22` for a time that runs backwards', () => {
    expect(instants(['2026-04-15 14:03:22', '14:03', '14:03:10'])).toEqual([
      '2026-04-15T14:03:22Z',
      '2026-04-15T14:03Z',
      '2026-04-15T14:03:10Z',
    ]);
  });

  it('says nothing about dated rows that go back: they are known', () => {
    expect(said(['2026-04-15 14:03', '2026-04-14 10:00', '10:05'])).toEqual([]);
  });

  it('reads an empty column', () => {
    expect(read([])).toEqual({ zone: 'UTC', moments: [], messages: [] });
  });
});

describe('a row without a date', () => {
  it('guesses nothing over midnight, and says once where the date was lost', () => {
    const texts = ['2026-04-15 23:50', '00:10', '00:20', '23:55', '2026-04-16 00:40', '00:45'];
    expect(instants(texts)).toEqual(['2026-04-15T23:50Z', '-', '-', '-', '2026-04-16T00:40Z', '2026-04-16T00:45Z']);
    expect(said(texts)).toEqual([
      '13 time-dated: Unexpected `00:10` below `2026-04-15 23:50`, expected a later time or a date of its own; 2 rows below it lack one too' +
        ' | write `2026-04-16 00:10` if it is past midnight | see 12 `2026-04-15 23:50` stands above it, on `2026-04-15`',
    ]);
  });

  it('asks for one in the first row', () => {
    expect(said(['14:02', '~14:03', '2026-04-15 14:04', '14:05'])).toEqual([
      '12 time-dated: Unexpected `14:02` without a date, expected a date in the first row; a row below it lacks one too | write YYYY-MM-DD 14:02',
    ]);
  });

  it('does not look past a row whose own date could not be read', () => {
    const texts = ['2026-04-15 23:50', '04/16/2026 23:55', '23:58'];
    expect(instants(texts)).toEqual(['2026-04-15T23:50Z', '-', '-']);
    expect(said(texts)).toEqual([
      '13 time-readable: Unexpected `04/16/2026 23:55`, expected a time such as `14:03` or `2026-04-15 14:03`' +
        ' | write 2026-04-16 23:55',
      '14 time-dated: Unexpected `23:58` without a date, expected one here or a readable one at `04/16/2026 23:55` above' +
        ' | see 13 `04/16/2026 23:55` stands above it and could not be read',
    ]);
  });

  it('looks past a row that holds no date and could not be read', () => {
    expect(instants(['2026-04-15 14:02', '25:00', '', 'TBD', '2:03 PM', '14:05'])).toEqual([
      '2026-04-15T14:02Z',
      '-',
      '-',
      '-',
      '-',
      '2026-04-15T14:05Z',
    ]);
  });

  it('has that of a row that is only a date, whatever its zone', () => {
    expect(instants(['2026-04-15', '00:30 +02:00', '23:30 -0400'], { facts: 'UTC' })).toEqual([
      '2026-04-15T00:00Z',
      '2026-04-14T22:30Z',
      '-',
    ]);
    expect(instants(['2026-04-15', '23:30 -0400'])).toEqual(['2026-04-15T00:00Z', '2026-04-16T03:30Z']);
  });

  it('has one only if the row above is on that date in its zone too', () => {
    expect(instants(['2026-04-15 14:02Z', '16:10 +02:00', '14:30'])).toEqual([
      '2026-04-15T14:02Z',
      '2026-04-15T14:10Z',
      '2026-04-15T14:30Z',
    ]);
    expect(said(['2026-04-16 00:30 +02:00', '22:40'])).toEqual([
      '13 time-dated: Unexpected `22:40` without a date, expected one, as `2026-04-16 00:30 +02:00` above is in another zone' +
        ' | see 12 `2026-04-16 00:30 +02:00` stands above it, on `2026-04-16`',
    ]);
  });

  it('compares instants, not clocks, when the row above has another offset', () => {
    expect(said(['2026-10-25 02:50 +02:00', '02:10 +01:00'])).toEqual([]);
    expect(said(['2026-04-15 14:02', '14:10 +02:00'])).toEqual([
      '13 time-dated: Unexpected `14:10 +02:00` below `2026-04-15 14:02`, expected a later time or a date of its own' +
        ' | write `2026-04-16 14:10 +02:00` if it is past midnight' +
        ' | see 12 `2026-04-15 14:02` stands above it, on `2026-04-15`',
    ]);
  });

  it('can be the end of a range that crosses midnight', () => {
    const texts = ['2026-04-15 23:50–00:10', '23:55'];
    expect(instants(texts)).toEqual(['-', '2026-04-15T23:55Z']);
    expect(said(texts)).toEqual([
      '12 time-dated: Unexpected end `00:10` before `2026-04-15 23:50`, expected a later time or a date of its own' +
        ' | write `2026-04-15 23:50 – 2026-04-16 00:10` if it is past midnight',
    ]);
  });

  it('shows a range with a dash that stays one once the date is there', () => {
    expect(said(['2026-04-15 14:00', '03:00-04:00'])[0]).toContain(
      'write `2026-04-16 03:00 – 04:00` if it is past midnight',
    );
  });
});

describe('a cell that cannot be read', () => {
  const suchAs = 'expected a time such as `14:03` or `2026-04-15 14:03`';

  it.each([
    ['2:03 PM', '14:03'],
    ['12:00 a.m.', '00:00'],
    ['12:30pm', '12:30'],
    ['2pm', '14:00'],
    ['9:03', '09:03'],
    ['1600', '16:00'],
    ['1600 UTC', '16:00 UTC'],
    ['2026-04-15 1600', '2026-04-15 16:00'],
    ['14h30', '14:30'],
    ['14.30', '14:30'],
    ['14:03h', '14:03'],
    ['14:03:22,123', '14:03:22.123'],
    ['14:03:22.1234567891', '14:03:22.123456789'],
    ['14:03 (UTC)', '14:03 UTC'],
    ['2026-04-15T14:03[Europe/Oslo]', '2026-04-15T14:03 Europe/Oslo'],
    ['14:03 UTC+2', '14:03 +02:00'],
    ['14:03 +02', '14:03 +02:00'],
    ['14:03 until 14:10', '14:03–14:10'],
    ['14:03 → 14:10', '14:03–14:10'],
    ['14:03 approx.', '~14:03'],
    ['14:03ish', '~14:03'],
    ['2026-4-5 14:03', '2026-04-05 14:03'],
    ['2026/04/15', '2026-04-15'],
    ['2026–04–15 14:03', '2026-04-15 14:03'],
    ['20260415T140322Z', '2026-04-15 14:03:22Z'],
    ['2026-04-15, 14:03', '2026-04-15 14:03'],
    ['2026-04-15 at 14:03', '2026-04-15 14:03'],
    ['2026-04-15 - 14:03', '2026-04-15 14:03'],
    ['14:03 - 2026-04-15', '2026-04-15 14:03'],
    ['14:03 on 2026-04-15', '2026-04-15 14:03'],
    ['04/15/2026 14:03', '2026-04-15 14:03'],
    ['15.04.2026', '2026-04-15'],
    ['April 15, 2026 2:03 PM', '2026-04-15 14:03'],
    ['15 Apr 2026', '2026-04-15'],
    ['Feb 07, 2024 09:00:07 UTC', '2024-02-07 09:00:07 UTC'],
    ['Wed, 15 Apr 2026 14:03:07 +0200', '2026-04-15 14:03:07 +0200'],
    ['１４：０３', '14:03'],
    ['١٤:٠٣', '14:03'],
  ])('shows for `%s` the line to write: `%s`', (text, line) => {
    expect(said(['2026-04-01', text])).toEqual([`13 time-readable: Unexpected \`${text}\`, ${suchAs} | write ${line}`]);
    expect(said(['2026-04-01', line])).toEqual([]);
  });

  it('shows both lines where day and month could be exchanged', () => {
    expect(said(['04/05/2026 14:02'])).toEqual([
      `12 time-readable: Unexpected \`04/05/2026 14:02\`, ${suchAs} | write \`2026-04-05 14:02\` or \`2026-05-04 14:02\``,
    ]);
  });

  it.each([
    '14:??',
    '22025-03-18',
    '2026',
    '2015',
    '14.03',
    '14h',
    '14:',
    '14:03 pm',
    '2:03–2:10 pm',
    'Apr 15',
    '15 Apr 14:02',
    'T+5m',
    'TBD',
    '–',
    '14:03 sharp',
    '14:03 and later',
    '1713189720',
    '14:03–14:10–14:20',
  ])('guesses nothing for `%s`', (text) => {
    expect(said(['2026-04-15', text])).toEqual([`13 time-readable: Unexpected \`${text}\`, ${suchAs}`]);
  });

  it('is told apart from an empty one', () => {
    const reason = 'Unexpected empty time, expected one such as `14:03` or `2026-04-15 14:03`';
    expect(said(['', '\u200b \u00a0'])).toEqual([`12 time-readable: ${reason}`, `13 time-readable: ${reason}`]);
  });

  it.each([
    ['25:00', '`25:00`, expected a time from `00:00` to `23:59:59.999`'],
    ['14:60', '`14:60`, expected a time from `00:00` to `23:59:59.999`'],
    ['23:59:60', '`23:59:60`, expected a time from `00:00` to `23:59:59.999`'],
    ['24:00', '`24:00`, expected a time from `00:00` to `23:59:59.999` | write 2026-04-16 00:00'],
    ['23:55–24:00', '`24:00`, expected a time from `00:00` to `23:59:59.999` | write 23:55 – 2026-04-16 00:00'],
    ['2026-12-31T24:00:00Z', '`24:00:00`, expected a time from `00:00` to `23:59:59.999` | write 2027-01-01 00:00:00Z'],
    ['2026-02-30', '`2026-02-30`, expected a day from `2026-02-01` to `2026-02-28`'],
    ['2024-02-30 14:00', '`2024-02-30`, expected a day from `2024-02-01` to `2024-02-29`'],
    ['2026-04-00', '`2026-04-00`, expected a day from `2026-04-01` to `2026-04-30`'],
    ['2026-13-01', '`2026-13-01`, expected a month from `01` to `12`'],
    ['0226-04-15', '`0226-04-15`, expected a year from `1900` to `2199`'],
  ])('can hold the impossible `%s`', (text, expected) => {
    expect(said(['2026-04-15', text])).toEqual([`13 time-readable: Unexpected ${expected}`]);
    expect(instants(['2026-04-15', text])[1]).toBe('-');
  });

  it('says everything that is impossible in it', () => {
    expect(said(['2026-02-30 25:00 – 26:00 CET']).map((line) => line.split(',')[0])).toEqual([
      '12 zone-known: Unexpected zone `CET`',
      '12 time-readable: Unexpected `2026-02-30`',
      '12 time-readable: Unexpected `25:00`',
      '12 time-readable: Unexpected `26:00`',
    ]);
  });

  it('can be a range whose dated end lies before its start', () => {
    expect(said(['2026-04-15 14:10 – 2026-04-15 14:03'])).toEqual([
      '12 time-readable: Unexpected end `2026-04-15 14:03` before `2026-04-15 14:10`, expected a later time',
    ]);
  });

  it.each([
    ['2026-04-15 03:00-04:00', '`2026-04-15 03:00–04:00` for a range, `2026-04-15 03:00 -04:00` for an offset'],
    ['14:02-05:00', '`14:02–05:00` for a range, `14:02 -0500` for an offset'],
    ['03:00 -04:00', '`03:00–04:00` for a range, `03:00 -0400` for an offset'],
  ])('can be `%s`: a range or an offset', (text, hint) => {
    expect(said(['2026-04-15', text])).toEqual([
      `13 time-readable: Unexpected \`${text}\`, expected a range or an offset, not what can be either | write ${hint}`,
    ]);
  });

  it('takes a hyphen for a range where no zone has such an offset or where the range is in order', () => {
    expect(instants(['2026-04-15', '03:00-04:00', '09:50-10:10', '2026-04-15 14:03-14:10'])).toEqual([
      '2026-04-15T00:00Z',
      '2026-04-15T03:00Z/2026-04-15T04:00Z',
      '2026-04-15T09:50Z/2026-04-15T10:10Z',
      '2026-04-15T14:03Z/2026-04-15T14:10Z',
    ]);
  });

  it('is shown in backticks, on one line, cut where it is long', () => {
    const [message] = read(['x`y '.repeat(100)]).messages;
    expect(message!.reason).toBe(
      `Unexpected \`${'xˋy '.repeat(15).slice(0, 57)}…\`, expected a time such as \`14:03\` or \`2026-04-15 14:03\``,
    );
  });
});

describe('a local time at a change of clocks', () => {
  const oslo = { facts: 'Europe/Oslo' };

  it('has no instant where it does not exist', () => {
    expect(instants(['2026-03-29 02:30', '03:10'], oslo)).toEqual(['-', '2026-03-29T01:10Z']);
    expect(said(['2026-03-29 02:30', '03:10'], oslo)).toEqual([
      '12 time-exists: Unexpected `02:30`, expected a time that exists on `2026-03-29` in `Europe/Oslo`, where clocks went from `02:00` to `03:00`' +
        ' | write `2026-03-29T01:30+01:00` or `2026-03-29T03:30+02:00`',
    ]);
  });

  it('has no instant where it exists twice', () => {
    expect(said(['2026-10-25 02:30', '02:45'], oslo)).toEqual([
      '12 time-exists: Unexpected `02:30`, expected an offset, as it exists twice on `2026-10-25` in `Europe/Oslo`' +
        ' | write `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`',
      '13 time-exists: Unexpected `02:45`, expected an offset, as it exists twice on `2026-10-25` in `Europe/Oslo`' +
        ' | write `2026-10-25T02:45+02:00` or `2026-10-25T02:45+01:00`',
    ]);
  });

  it('is known with an offset', () => {
    expect(instants(['2026-10-25T02:30+02:00', '02:30 +01:00', '03:00'], oslo)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      '2026-10-25T02:00Z',
    ]);
    expect(said(['2026-10-25T02:30+02:00', '02:30 +01:00', '03:00'], oslo)).toEqual([]);
  });

  it('is shown with both offsets west of Greenwich too', () => {
    expect(said(['2026-11-01 01:30'], { head: 'Time (America/New_York)' })).toEqual([
      '12 time-exists: Unexpected `01:30`, expected an offset, as it exists twice on `2026-11-01` in `America/New_York`' +
        ' | write `2026-11-01T01:30-04:00` or `2026-11-01T01:30-05:00`',
    ]);
    expect(instants(['2026-11-01T01:30-04:00', '2026-11-01T01:30-05:00'], { head: 'Time (America/New_York)' })).toEqual(
      ['2026-11-01T05:30Z', '2026-11-01T06:30Z'],
    );
  });

  it('can be an end of a range', () => {
    expect(said(['2026-10-25 01:50–02:10:30'], oslo)).toEqual([
      '12 time-exists: Unexpected `02:10:30`, expected an offset, as it exists twice on `2026-10-25` in `Europe/Oslo`' +
        ' | write `2026-10-25T01:50+02:00 – 2026-10-25T02:10:30+02:00` or `2026-10-25T01:50+02:00 – 2026-10-25T02:10:30+01:00`',
    ]);
  });

  it('can be half an hour off', () => {
    expect(said(['2026-10-04 02:15'], { head: 'Time (Australia/Lord_Howe)' })).toEqual([
      '12 time-exists: Unexpected `02:15`, expected a time that exists on `2026-10-04` in `Australia/Lord_Howe`, where clocks went from `02:00` to `02:30`' +
        ' | write `2026-10-04T01:45+10:30` or `2026-10-04T02:45+11:00`',
    ]);
  });

  it('can lie on a day that a country skipped', () => {
    const apia = { head: 'Time (Pacific/Apia)' };
    expect(said(['2011-12-30'], apia)).toEqual([
      '12 time-exists: Unexpected `2011-12-30`, expected a day that exists in `Pacific/Apia`, where clocks went from `2011-12-30 00:00` to `2011-12-31 00:00`' +
        ' | write `2011-12-29` or `2011-12-31`',
    ]);
    expect(instants(['2011-12-29 12:00', '2011-12-31 12:00'], apia)).toEqual([
      '2011-12-29T22:00Z',
      '2011-12-30T22:00Z',
    ]);
  });

  it('does not matter for a day whose midnight is missing or comes twice', () => {
    expect(instants(['2018-11-04'], { head: 'Time (America/Sao_Paulo)' })).toEqual(['2018-11-04T03:00Z']);
    expect(instants(['2026-11-01'], { head: 'Time (America/Havana)' })).toEqual(['2026-11-01T04:00Z']);
  });
});

describe('the zone of a column', () => {
  it.each([
    ['Time (UTC)', 'UTC'],
    ['Time (GMT)', 'UTC'],
    ['Time (Z)', 'UTC'],
    ['Time (all times UTC)', 'UTC'],
    ['Date/Time (UTC/GMT)', 'UTC'],
    ['Time, Europe/Oslo', 'Europe/Oslo'],
    ['Time (europe/oslo, 24h)', 'Europe/Oslo'],
    ['Time Europe/Oslo:', 'Europe/Oslo'],
    ['Time in UTC', 'UTC'],
    ['Time (+02:00)', '+02:00'],
    ['Time (-0500)', '-05:00'],
    ['Time', 'Asia/Kathmandu'],
    ['Time (24h)', 'Asia/Kathmandu'],
    ['Time (HH:MM)', 'Asia/Kathmandu'],
    ['When (approx.)', 'Asia/Kathmandu'],
    ['Date / Time', 'Asia/Kathmandu'],
    ['', 'Asia/Kathmandu'],
  ])('is read from the head `%s`', (head, zone) => {
    const { messages, ...column } = read(['2026-04-15 14:02'], { head, library: 'Asia/Kathmandu' });
    expect(messages).toEqual([]);
    expect(column.zone).toBe(zone);
    expect(column.moments[0]!.zone).toBe(zone);
  });

  it('is that of the head, else of front matter, else of the library, else UTC', () => {
    const zoneOf = (zones: Zones) => read(['2026-04-15 14:02'], zones).zone;
    expect(zoneOf({ head: 'Time (Europe/Oslo)', facts: 'Europe/Oslo', library: 'Asia/Tokyo' })).toBe('Europe/Oslo');
    expect(zoneOf({ head: 'Time', facts: 'Europe/Oslo', library: 'Asia/Tokyo' })).toBe('Europe/Oslo');
    expect(zoneOf({ head: 'Time', library: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(zoneOf({ library: 'Nowhere/Here' })).toBe('UTC');
    expect(said(['2026-04-15 14:02'], { library: 'Nowhere/Here' })).toEqual([]);
  });

  it.each([
    ['Time (local)', 'local', ''],
    ['Local time', 'local', ''],
    ['Time (PST)', 'PST', ' | write `America/Los_Angeles`, `Asia/Manila` or `-08:00`'],
    ['Time CET', 'CET', ' | write `Europe/Oslo`, `Europe/Berlin`, `Europe/Paris` or `+01:00`'],
    ['Time, cest', 'cest', ' | write `Europe/Oslo`, `Europe/Berlin`, `Europe/Paris` or `+02:00`'],
    ['When (hh:mm, ET)', 'ET', ' | write `America/New_York` or `America/Toronto`'],
    ['Time (Pacific Time)', 'Pacific', ' | write `America/Los_Angeles` or `America/Vancouver`'],
    ['Time (XYZ)', 'XYZ', ''],
    ['Time (UTC+2)', 'UTC+2', ' | write +02:00'],
    ['Time (Oslo)', 'Oslo', ' | write Europe/Oslo'],
    ['Time (America/New York)', 'America/New York', ' | write America/New_York'],
    ['Time (Europe/Olso)', 'Europe/Olso', ' | write Europe/Oslo'],
  ])('is unknown in the head `%s`, and so are its instants', (head, zone, hint) => {
    const zones = { head, facts: 'Europe/Oslo' };
    expect(said(['2026-04-15 14:02', '14:03'], zones)).toEqual([
      `10 zone-known: Unexpected zone \`${zone}\`, expected an IANA name, \`UTC\` or \`GMT\`${hint}`,
    ]);
    expect(instants(['2026-04-15 14:02', '2026-04-15 14:03Z'], zones)).toEqual(['-', '2026-04-15T14:03Z']);
  });

  it('is unknown where front matter has none that exists', () => {
    expect(said(['2026-04-15 14:02'], { facts: 'EST' })).toEqual([
      '5 zone-known: Unexpected zone `EST`, expected an IANA name, `UTC`, `GMT` or an offset' +
        ' | write `America/New_York`, `America/Panama` or `-05:00`',
    ]);
    expect(instants(['2026-04-15 14:02'], { facts: 'EST' })).toEqual(['-']);
    expect(instants(['2026-04-15 14:02'], { facts: 'EST', head: 'Time (UTC)' })).toEqual(['2026-04-15T14:02Z']);
  });

  it('still has times that run backwards where it is unknown', () => {
    expect(said(['2026-04-15 14:02', '14:01'], { head: 'Time (local)' }).map((line) => line.split(':')[0])).toEqual([
      '10 zone-known',
      '13 time-dated',
    ]);
  });

  it('cannot be two in one head', () => {
    expect(said(['2026-04-15 14:02'], { head: 'Time (UTC / Europe/Oslo)' })).toEqual([
      '10 zone-agrees: Unexpected zones `UTC` and `Europe/Oslo` in one column head, expected one',
    ]);
  });

  it('must not differ between head and front matter', () => {
    expect(said(['2026-04-15 14:02'], { head: 'Time (UTC)', facts: 'Europe/Oslo' })).toEqual([
      '10 zone-agrees: Unexpected zone `UTC`, expected `Europe/Oslo` as in front matter' +
        ' | write `Time (Europe/Oslo)` in the column head or `zone: UTC` in front matter' +
        ' | see 5 Front matter says `Europe/Oslo`',
    ]);
    expect(instants(['2026-04-15 14:02'], { head: 'Time (UTC)', facts: 'Europe/Oslo' })).toEqual(['2026-04-15T14:02Z']);
  });

  it('may have two names', () => {
    expect(said(['2026-04-15 14:02'], { head: 'Time (Asia/Calcutta)', facts: 'Asia/Kolkata' })).toEqual([]);
    expect(said(['2026-04-15 14:02'], { head: 'Time (GMT)', facts: 'Etc/UTC' })).toEqual([]);
  });
});

describe('the zone of a cell', () => {
  it('must have the offset that the declared zone has at that instant', () => {
    const zones = { head: 'Time (Europe/Oslo)' };
    expect(said(['2026-04-15 16:02 +02:00', '16:03 Europe/Berlin', '2026-01-15 16:02 +01:00'], zones)).toEqual([]);
    expect(said(['2026-04-15 14:02Z', '2026-04-15 16:03+01:00'], zones)).toEqual([
      '12 zone-agrees: Unexpected zone `UTC` in `2026-04-15 14:02Z`, expected `Europe/Oslo`' +
        ' | write `2026-04-15 14:02` in `UTC` is `2026-04-15 16:02` in `Europe/Oslo`' +
        ' | see 10 The column head says `Europe/Oslo`, then at `+02:00`',
      '13 zone-agrees: Unexpected zone `+01:00` in `2026-04-15 16:03+01:00`, expected `Europe/Oslo`' +
        ' | write `2026-04-15 16:03` in `+01:00` is `2026-04-15 17:03` in `Europe/Oslo`' +
        ' | see 10 The column head says `Europe/Oslo`, then at `+02:00`',
    ]);
    expect(instants(['2026-04-15 14:02Z'], zones)).toEqual(['2026-04-15T14:02Z']);
  });

  it('is compared with front matter too, but not with the default of the library', () => {
    expect(said(['2026-04-15 14:02Z'], { facts: 'Asia/Kathmandu' })).toEqual([
      '12 zone-agrees: Unexpected zone `UTC` in `2026-04-15 14:02Z`, expected `Asia/Kathmandu`' +
        ' | write `2026-04-15 14:02` in `UTC` is `2026-04-15 19:47` in `Asia/Kathmandu`' +
        ' | see 5 Front matter says `Asia/Kathmandu`, then at `+05:45`',
    ]);
    expect(said(['2026-04-15 14:02Z'], { library: 'Asia/Kathmandu' })).toEqual([]);
  });

  it('is told once for a range, and twice where its ends disagree differently', () => {
    const zones = { head: 'Time (Europe/Oslo)' };
    expect(said(['2026-04-15 14:02–14:10Z'], zones)).toHaveLength(1);
    expect(said(['2026-04-15 14:02Z – 15:10+01:00'], zones)).toHaveLength(2);
  });

  it.each([
    [
      'CET',
      'an IANA name, `UTC`, `GMT` or an offset',
      ' | write `Europe/Oslo`, `Europe/Berlin`, `Europe/Paris` or `+01:00`',
    ],
    ['local', 'an IANA name, `UTC`, `GMT` or an offset', ''],
    ['XYZ', 'an IANA name, `UTC`, `GMT` or an offset', ''],
    ['Oslo', 'an IANA name, `UTC`, `GMT` or an offset', ' | write Europe/Oslo'],
    ['Europe/Olso', 'an IANA name, `UTC`, `GMT` or an offset', ' | write Europe/Oslo'],
    ['+19:00', 'an offset from `-12:00` to `+14:00`', ''],
  ])('can be the unknown `%s`', (zone, expected, hint) => {
    expect(said([`2026-04-15 14:02 ${zone}`, `14:03 ${zone}`])).toEqual([
      `12 zone-known: Unexpected zone \`${zone}\`, expected ${expected}${hint}`,
      `13 zone-known: Unexpected zone \`${zone}\`, expected ${expected}${hint}`,
    ]);
  });

  it('hides the date from rows in a known zone where it is unknown', () => {
    expect(said(['2026-04-15 14:02 PST', '14:04', '14:05']).slice(1)).toEqual([
      '13 time-dated: Unexpected `14:04` without a date, expected one, as the zone of `2026-04-15 14:02 PST` above is unknown; a row below it lacks one too' +
        ' | see 12 `2026-04-15 14:02 PST` stands above it, on `2026-04-15`',
    ]);
  });
});

describe('the normal form of a zone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['Z', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Europe/Oslo', 'Europe/Oslo'],
    ['europe/oslo', 'Europe/Oslo'],
    [' Asia/Calcutta ', 'Asia/Calcutta'],
    ['Japan', 'Japan'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
    ['+02:00', '+02:00'],
    ['+0545', '+05:45'],
    ['−05:00', '-05:00'],
    ['-00:00', '+00:00'],
    ['+14:00', '+14:00'],
    ['-12:00', '-12:00'],
  ])('of `%s` is `%s`', (text, expected) => {
    expect(readZone(text)).toBe(expected);
  });

  it.each([
    '',
    'CET',
    'EST',
    'MST',
    'EST5EDT',
    'PST',
    'local',
    'Nowhere/Here',
    '+2',
    '+02',
    'UTC+2',
    '+14:30',
    '-13:00',
  ])('does not exist for `%s`', (text) => {
    expect(readZone(text)).toBeUndefined();
  });

  it('does not exist for a date that Temporal would read as a zone', () => {
    expect(readZone('2026-04-15T14:02:00+02:00[Europe/Oslo]')).toBeUndefined();
  });

  it('is there for every zone the platform lists', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(readZone(zone.toLowerCase())).toBe(zone);
  });
});

describe('for any input', () => {
  const from = Date.UTC(1970, 0, 1);
  const until = Date.UTC(2100, 0, 1);
  const instant = fc.integer({ min: from, max: until });
  const zoneName = fc.oneof(fc.constantFrom(...timeZones), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
  const zoned = (epoch: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone);
  const written = (time: Temporal.PlainDateTime) =>
    `${time.toPlainDate().toString()} ${time.toPlainTime().toString({ fractionalSecondDigits: 3 })}`;

  it('a local time has the instant that Temporal gives it, or none where Temporal has two or none', () => {
    const around = fc
      .tuple(instant, zoneName, fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map(([epoch, zone, shift]): [Temporal.PlainDateTime, string] => {
        const time = zoned(epoch, zone);
        const change = time.getTimeZoneTransition('next') ?? time;
        const local = change.toPlainDateTime().add({ milliseconds: shift });
        return [local.year < 2100 ? local : time.toPlainDateTime(), zone];
      });
    const anywhere = fc
      .tuple(instant, zoneName)
      .map(([epoch, zone]): [Temporal.PlainDateTime, string] => [zoned(epoch, zone).toPlainDateTime(), zone]);
    fc.assert(
      fc.property(fc.oneof(around, anywhere), ([local, zone]) => {
        const [earlier, later] = (['earlier', 'later'] as const).map(
          (disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        );
        const { moments, messages } = read([written(local)], { head: `Time (${zone})` });
        if (earlier === later) {
          expect(messages).toEqual([]);
          expect(moments[0]).toMatchObject({ earliest: earlier, latest: earlier, precision: 'millisecond' });
        } else {
          expect(moments).toEqual([undefined]);
          expect(messages.map(({ rule }) => rule)).toEqual(['time-exists']);
          const lines = [...(messages[0]!.hint ?? '').matchAll(/`([^`]+)`/g)].map(([, line]) => line!);
          // Offsets with seconds, as they were before about 1972, have no line to write.
          if (lines.length === 0) return;
          const reread = lines.map((line) => read([line], { head: `Time (${zone})` }));
          expect(reread.map((one) => one.moments[0]?.earliest)).toEqual([earlier, later]);
          expect(reread.flatMap((one) => one.messages)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a day begins when Temporal says it does', () => {
    fc.assert(
      fc.property(instant, zoneName, (epoch, zone) => {
        const date = zoned(epoch, zone).toPlainDate();
        expect(read([date.toString()], { head: `Time (${zone})` }).moments[0]).toMatchObject({
          earliest: date.toZonedDateTime(zone).epochMilliseconds,
          precision: 'day',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('a time with an offset has the instant that Temporal gives it', () => {
    const east = fc.integer({ min: 0, max: 14 * 60 }).map((all) => [Math.floor(all / 60), all % 60] as const);
    const west = fc.oneof(
      fc.integer({ min: 1, max: 11 }).map((hours) => [hours, 0] as const),
      fc.constantFrom(...([2, 3, 4, 9] as const)).map((hours) => [hours, 30] as const),
    );
    const two = (part: number) => String(part).padStart(2, '0');
    const offset = fc.oneof(
      east.map(([hours, minutes]) => `+${two(hours)}:${two(minutes)}`),
      west.map(([hours, minutes]) => `-${two(hours)}:${two(minutes)}`),
    );
    fc.assert(
      fc.property(instant, offset, fc.boolean(), fc.boolean(), (epoch, zone, colon, space) => {
        const local = zoned(epoch, zone).toPlainDateTime();
        const text = `${written(local)}${space ? ' ' : ''}${colon ? zone : zone.replace(':', '')}`;
        expect(read([text])).toMatchObject({ moments: [{ earliest: epoch, latest: epoch }], messages: [] });
      }),
    );
  });

  it('a timeline in order is read back in order, each date written only where it changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...timeZones),
        instant,
        fc.array(fc.integer({ min: 0, max: 20 * 3_600_000 }), { maxLength: 12 }),
        (zone, first, gaps) => {
          const epochs = gaps.reduce((all, gap) => [...all, all.at(-1)! + gap], [first]);
          let date = '';
          const texts: string[] = [];
          const exact: boolean[] = [];
          for (const epoch of epochs) {
            const local = zoned(epoch, zone).toPlainDateTime();
            const [day, clock] = written(local).split(' ') as [string, string];
            texts.push(day === date ? clock : `${day} ${clock}`);
            date = day;
            const later = local.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
            exact.push(later === local.toZonedDateTime(zone).epochMilliseconds);
          }
          if (!exact.every(Boolean)) return;
          const { moments, messages } = read(texts, { head: `Time (${zone})` });
          expect(messages).toEqual([]);
          expect(moments.map((moment) => moment?.earliest)).toEqual(epochs);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of two bare times below a date, the later instant is the later clock', () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((all) => [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(clock, clock, (a, b) => {
        const [, x, y] = read(['2026-04-15', a, b]).moments;
        if (b < a) expect(y).toBeUndefined();
        else expect(y!.earliest).toBeGreaterThanOrEqual(x!.earliest);
      }),
    );
  });

  const token = fc.constantFrom(
    ...[
      '14:03',
      '02:30',
      '9:03',
      '25:00',
      '24:00',
      '2026-04-15',
      '2026-10-25',
      '2026-02-30',
      '04/05/2026',
      'Apr 15, 2026',
    ],
    ...[' ', ' ', '–', '-', ' to ', 'T', '~', 'about ', ':07', '.5', 'Z', ' UTC', '+02:00', '-04:00', ' -0400', ' PST'],
    ...[' Europe/Oslo', ' Europe/Olso', ' pm', '(', ')', '\u00a0', '−', '`', '|', '\n', '١', '😀', '\ud800', ','],
  );
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 40 }),
    fc.array(token, { maxLength: 8 }).map((tokens) => tokens.join('')),
  );

  it('it never throws, and a row without an instant has a message at its place or is counted in one above', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), fc.constantFrom(...timeZones), (texts, library) => {
        const { moments, messages } = read(texts, { library });
        expect(moments).toHaveLength(texts.length);
        let silent = 0;
        for (const [index, moment] of moments.entries()) {
          if (moment) expect(moment.earliest).toBeLessThanOrEqual(moment.latest);
          else if (!messages.some(({ place }) => place.line === 12 + index)) silent++;
        }
        const counted = messages.map(
          ({ reason }) => /; (?:(a row)|(\d+) rows) below it lacks? one too$/.exec(reason) ?? ['', undefined, '0'],
        );
        expect(counted.reduce((sum, [, one, more]) => sum + (one ? 1 : Number(more)), 0)).toBe(silent);
        for (const { reason, rule } of messages) {
          expect(reason).toMatch(/^Unexpected .+, expected .+/s);
          // What was written may hold these words; the rest of the sentence may not.
          expect(reason.replace(/`[^`]*`/g, '')).not.toMatch(/NaN|undefined|\n/);
          expect(rule).toMatch(/^(time-(readable|dated|exists)|zone-(known|agrees))$/);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('it never throws for a head, a front-matter zone or a library zone', () => {
    fc.assert(
      fc.property(cell, cell, cell, cell, (text, head, facts, library) => {
        const { moments } = read([text, '2026-04-15 14:02Z'], { head, facts, library });
        expect(moments[1]?.earliest).toBe(Date.UTC(2026, 3, 15, 14, 2));
      }),
      { numRuns: 400 },
    );
  });

  it('shows no line for a range that would run backwards', () => {
    const [message] = read(['2026-04-15', '2026-10-25 to Apr 15, 2026']).messages;
    expect(message).toMatchObject({ rule: 'time-readable', hint: undefined });
  });

  it('a line it shows for an unreadable cell can be read', () => {
    fc.assert(
      fc.property(cell, (text) => {
        for (const { rule, hint } of read(['2026-04-15', text]).messages) {
          if (rule !== 'time-readable' || hint === undefined) continue;
          const lines = hint.includes('`') ? [...hint.matchAll(/`([^`]+)`/g)].map(([, line]) => line!) : [hint];
          for (const line of lines) {
            expect(read(['2026-01-01', line]).messages.filter((one) => one.rule === 'time-readable')).toEqual([]);
          }
        }
      }),
      { numRuns: 800 },
    );
  });
});
