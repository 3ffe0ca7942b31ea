import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { configurationSchema } from '../../model/configuration.ts';
import type { SourceFile } from '../../model/library.ts';
import { parseLibrary } from '../../parse/library.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { coverageOf } from '../../../../scripts/corpus/coverage.ts';
import { importFolder, type ImportedFile } from './folder.ts';
import type { ImportSettings } from './import.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const template = `---
template:
  tier: full
title: "[What broke]"
---

## Summary

::section{#summary required="draft"}

## Timeline

::section{#timeline required="draft"}

## Action items

::section{#action-items aliases="Follow-ups"}
`;
const yaml = (words = '') => `schema: 1\nname: A library\nseverities: [{ id: SEV1, name: Critical }]\n${words}`;
const file = (path: string, text: string): SourceFile => ({ path, bytes: bytes(text), size: bytes(text).length });

function settingsOf(words = '', more: Partial<ImportSettings> = {}): ImportSettings {
  const library = parseLibrary([file('library.yaml', yaml(words)), file('template.mdx', template)]);
  return {
    configuration: library.configuration,
    find: indexHeadings(library.templates, library.configuration.words.headings),
    services: new Map([['search', 'Search']]),
    status: 'draft',
    on: '2026-01-01',
    zones: {},
    ...more,
  };
}

async function imported(text: string, path = 'a.md', settings = settingsOf()): Promise<ImportedFile> {
  const { files, failures } = await importFolder([{ path, bytes: bytes(text) }], new Set(), settings);
  expect(failures).toEqual([]);
  expect(coverageOf(files[0]!.document, files[0]!).lost).toEqual([]);
  return files[0]!;
}

/** Each row of the timeline: the cell, and the instant it was read to or why there is none. */
async function rows(text: string, path = 'a.md', settings = settingsOf()): Promise<string[]> {
  const { instants } = await imported(text, path, settings);
  return instants.map(
    ({ cell, instant, state }) =>
      `${cell} = ${instant === undefined ? state : new Date(instant).toISOString().slice(0, 16)}`,
  );
}

test('a small document becomes ours', async () => {
  const { mdx, id, report } = await imported(
    `# 2024-05-06, Search returned nothing

**Severity:** Critical
**Services:** Search

## Summary

Nobody could find {anything} for <20 minutes.

## Timeline

All times in UTC

### 09:58

Incident declared by the person on call.

### 10:16

Service is fully restored.

## Follow-ups

- [ ] Alert on empty answers [issue](https://tracker.example/acme/search/issues/12)
- [x] Write this
`,
  );
  expect(id).toBe('2024-05-06-a');
  expect(mdx).toBe(`---
title: Search returned nothing
kind: incident
status: draft
severity: SEV1
services:
  - search
provenance:
  - tool: import
    source: a.md
    on: 2026-01-01
---

**Severity:** Critical **Services:** Search

## Summary

Nobody could find \\{anything\\} for \\<20 minutes.

## Timeline

All times in UTC

| Time (UTC)       | Milestone | Event                                    | Evidence |
| ---------------- | --------- | ---------------------------------------- | -------- |
| 2024-05-06 09:58 | declared  | Incident declared by the person on call. |          |
| 10:16            | recovered | Service is fully restored.               |          |

## Follow-ups

| ID  | Action                                                                        | Type | Owner | Ticket                                                     | Due | Priority | Status |
| --- | ----------------------------------------------------------------------------- | ---- | ----- | ---------------------------------------------------------- | --- | -------- | ------ |
| A1  | Alert on empty answers [issue](https://tracker.example/acme/search/issues/12) |      |       | [search#12](https://tracker.example/acme/search/issues/12) |     |          | open   |
| A2  | Write this                                                                    |      |       |                                                            |     |          | done   |
`);
  expect(report.decided.map(({ text }) => text)).toContain('`2024-05-06` by the title');
  expect(report.milestones).toEqual([
    { time: '09:58', milestone: 'declared', words: 'Incident declared', isDecided: true },
    { time: '10:16', milestone: 'recovered', words: 'Service is fully restored', isDecided: true },
  ]);
});

const timeline = (body: string, title = '# 2024-05-06 Search') =>
  `${title}\n\n## Summary\n\nIt broke.\n\n## Timeline\n\n${body}\n`;

describe('times are read where the document decides them', () => {
  test.each([
    [
      'a list',
      '- **09:58 UTC** - It breaks\n- **10:16 UTC** - It works',
      ['2024-05-06 09:58 = 2024-05-06T09:58', '10:16 = 2024-05-06T10:16'],
    ],
    [
      'a table',
      '| Time (UTC) | Event |\n|---|---|\n| May 6, 9:58 PM | It breaks |',
      ['2024-05-06 21:58 = 2024-05-06T21:58'],
    ],
    [
      'past midnight, as the next date follows',
      'All times in UTC\n\n## May 6\n\n### 23:00\n\na\n\n### 00:40\n\nb\n\n## May 7\n\n### 14:30\n\nc',
      ['2024-05-06 23:00 = 2024-05-06T23:00', '2024-05-07 00:40 = 2024-05-07T00:40', '14:30 = 2024-05-07T14:30'],
    ],
    [
      'an abbreviation with one offset that day',
      'All times in EEST\n\n- 20:15 - a\n- 20:49 - b',
      ['2024-05-06 20:15 = 2024-05-06T17:15', '20:49 = 2024-05-06T17:49'],
    ],
    [
      'an abbreviation a time in UTC explains',
      'All times in BST\n\n### 5:32 PM\n\nThe check failed at 4:32PM UTC.',
      ['2024-05-06 17:32 = 2024-05-06T16:32'],
    ],
    [
      'a numeric date beside one that can be read one way',
      'All times in UTC\n\n- 04-05-2024 10:00 - a\n- 31-05-2024 10:00 - b',
      ['2024-05-04 10:00 = 2024-05-04T10:00', '2024-05-31 10:00 = 2024-05-31T10:00'],
    ],
    [
      'a mistyped year whose day is known',
      'All times in UTC\n\n- 22024-05-06 10:00 - a',
      ['2024-05-06 10:00 = 2024-05-06T10:00'],
    ],
    [
      'four digits among their like',
      'All times in UTC\n\n- 1558 - a\n- 1600 - b\n- 1605 - c',
      ['2024-05-06 15:58 = 2024-05-06T15:58', '16:00 = 2024-05-06T16:00', '16:05 = 2024-05-06T16:05'],
    ],
    [
      'half a day carried on',
      'All times in UTC\n\n### 9:02a\n\na\n\n### 9:29\n\nb',
      ['2024-05-06 09:02 = 2024-05-06T09:02', '09:29 = 2024-05-06T09:29'],
    ],
    [
      'day and clock in two columns, the year in the head',
      '| Day | Date (2024) | Time (UTC) | Event |\n|---|---|---|---|\n| Mon | May 6 | 21:05 | a |\n| Tue | May 7 | 00:35 | b |',
      ['2024-05-06 21:05 = 2024-05-06T21:05', '2024-05-07 00:35 = 2024-05-07T00:35'],
    ],
    [
      'a table without a head',
      'All times in UTC\n\n|  |  |\n|---|---|\n| 10:12 | a |\n| 10:20 | b |',
      ['2024-05-06 10:12 = 2024-05-06T10:12', '10:20 = 2024-05-06T10:20'],
    ],
    [
      'beginnings and ends in two columns',
      '| Début (UTC) | Fin (UTC) | Événement |\n|---|---|---|\n| 10:00 | 10:30 | a |\n| 11h00 | 11h15 | b |',
      ['2024-05-06 10:00 – 10:30 = 2024-05-06T10:00', '11:00 – 11:15 = 2024-05-06T11:00'],
    ],
    [
      'words before the time',
      'Alle Zeiten in UTC.\n\n- Fehler tritt auf: 04.05.2024, 13:30 Uhr\n- Behoben 05.05.2024 15:00',
      ['2024-05-04 13:30 = 2024-05-04T13:30', '2024-05-05 15:00 = 2024-05-05T15:00'],
    ],
    [
      'the clock before the day',
      'Times in UTC\n\n3:20 PM Monday May 6th, 2024: a\n\n16h05, mardi 7 mai 2024 : b',
      ['2024-05-06 15:20 = 2024-05-06T15:20', '2024-05-07 16:05 = 2024-05-07T16:05'],
    ],
    [
      'entries below an entry with a day',
      'Todas las horas en UTC.\n\n- 15 de mayo de 2024\n  - 09:00 a\n- 16 de mayo de 2024\n  - 10:00 b',
      ['2024-05-15 09:00 = 2024-05-15T09:00', '2024-05-16 10:00 = 2024-05-16T10:00'],
    ],
    [
      'several lines in one paragraph',
      'Todos os horários em UTC.\n\n06/05/2024 20h10 - a\n19/05/2024 09h55 - b',
      ['2024-05-06 20:10 = 2024-05-06T20:10', '2024-05-19 09:55 = 2024-05-19T09:55'],
    ],
    [
      'a day that a sentence gives to all',
      'Salvo indicación contraria, todo ocurrió el 9 de abril de 2024. Horas en UTC.\n\n- 8 de abril de 2024 19:00 a\n- 20:30 b',
      ['2024-04-08 19:00 = 2024-04-08T19:00', '2024-04-09 20:30 = 2024-04-09T20:30'],
    ],
    [
      'an abbreviation for winter and one for summer',
      'Alle Zeitangaben in MEZ/MESZ.\n\n- 10:25 a',
      ['2024-05-06 10:25 = 2024-05-06T08:25'],
    ],
    ['the time of a town', 'Heure de Paris.\n\n- 10h25 : a', ['2024-05-06 10:25 = 2024-05-06T08:25']],
    [
      'times since a moment that is told',
      'T0 = 6 May 2024, 10:00 UTC\n\n- T-5m: a\n- T+1h30: b',
      ['2024-05-06 09:55 = 2024-05-06T09:55', '11:30 = 2024-05-06T11:30'],
    ],
    [
      'a range where the zone is known',
      '| Time (UTC) | Event |\n|---|---|\n| 2024-05-06 09:00-11:00 | a |',
      ['2024-05-06 09:00 – 11:00 = 2024-05-06T09:00'],
    ],
    [
      'an offset that would be a range running backwards',
      '- 2024-05-06 09:00-04:00 - a\n- 2024-05-06 10:30-04:00 - b',
      ['2024-05-06 09:00 = 2024-05-06T13:00', '10:30 = 2024-05-06T14:30'],
    ],
    [
      'a row of another zone, by the rows above and below',
      '- 09:10 PDT - a\n- 17:00 UTC - b\n- 10:40 PDT - c',
      [
        '2024-05-06 09:10 -07:00 = 2024-05-06T16:10',
        '2024-05-06 17:00 UTC = 2024-05-06T17:00',
        '2024-05-06 10:40 -07:00 = 2024-05-06T17:40',
      ],
    ],
    [
      'ordinal days, which Markdown takes for a list',
      'Alle Zeiten in UTC.\n\n- 3. Mai 2024 09:00 Uhr: a\n- 5. Mai 2024 10:00 Uhr: b',
      ['2024-05-03 09:00 = 2024-05-03T09:00', '2024-05-05 10:00 = 2024-05-05T10:00'],
    ],
    [
      'the names of the days of the week',
      '## Monday, May 6\n\n- 22:10 UTC a\n\n## Tuesday\n\n- 00:20 UTC b',
      ['2024-05-06 22:10 = 2024-05-06T22:10', '2024-05-07 00:20 = 2024-05-07T00:20'],
    ],
    [
      'other notations of a clock',
      '時刻はすべてUTCです。\n\n- 14時05分頃 a\n- 午後2時20分、b\n- １４：３０ c',
      ['~2024-05-06 14:05 = 2024-05-06T14:05', '14:20 = 2024-05-06T14:20', '14:30 = 2024-05-06T14:30'],
    ],
  ])('%s', async (_, body, expected) => expect(await rows(timeline(body))).toEqual(expected));

  test('a zone somebody decided', async () => {
    const zones = { PST: 'America/Los_Angeles' };
    expect(await rows(timeline('All times in PST\n\n### 13:06\n\na'), 'a.md', settingsOf('', { zones }))).toEqual([
      '2024-05-06 13:06 = 2024-05-06T20:06',
    ]);
  });
});

describe('what is not decided is kept and asked about', () => {
  test.each([
    [
      'a zone nobody names',
      '### 10:00\n\na',
      'no-zone',
      'No zone is named for the times: write it into the head of the time column',
    ],
    [
      'an abbreviation of several zones',
      'All times in IST\n\n### 10:00\n\na',
      'no-zone',
      'IST can be `Asia/Kolkata`, `Europe/Dublin`, `Asia/Jerusalem` on `2024-05-06`: write the zone into the head of the time column',
    ],
    [
      'standard time in summer',
      'All times in PST\n\n### 10:00\n\na',
      'no-zone',
      'PST can be `-08:00`, `America/Los_Angeles` on `2024-05-06`: write the zone into the head of the time column',
    ],
    [
      'a clock that runs backwards',
      'All times in UTC\n\n### 15:33\n\na\n\n### 13:40\n\nb',
      'undated',
      '`13:40` runs backwards below `15:33`: write its date',
    ],
    [
      'a day and a month that can change places',
      'All times in UTC\n\n- 04-03-2024 10:00 - a\n- 04-03-2024 11:00 - b',
      'undated',
      '`04-03-2024` can be `2024-03-04` or `2024-04-03`: write the date',
    ],
    [
      'a time with gaps',
      'All times in UTC\n\n- 14:?? - a\n- 15:00 - b',
      'unreadable',
      '`14:??` gives no time: write the time in its row',
    ],
    [
      'a day that does not exist, and what stands below it',
      'All times in UTC\n\n30.04.2024\n\n- 10:00 - a\n\n31.04.2024\n\n- 11:00 - b',
      'undated',
      '`31.04.2024` gives no day: write the date',
    ],
    [
      'a day told by another one',
      'All times in UTC\n\n- 10:00 - a\n- Next day: a meeting\n- 11:00 - b',
      'undated',
      '`Next day` gives no day: write the date',
    ],
    [
      'a zone that one row names',
      '- 09:00 a\n- 09:20 UTC the supplier writes\n- 11:40 b',
      'no-zone',
      'No zone is named for the times: write it into the head of the time column',
    ],
    [
      'what can be a range or an offset',
      '- 2024-05-06 03:00-04:00 - a',
      'no-zone',
      '`2024-05-06 03:00-04:00` can be a range or a time with an offset: write the range with `–`, or `T` between day and time',
    ],
    [
      'times since a moment that is told nowhere',
      'All times in UTC\n\n- 10:00 a\n- T+20m: b',
      'undated',
      '`T+20m` counts from a moment that is not told: write when T is',
    ],
    [
      'a time that exists twice',
      'Times in Europe/Berlin\n\n- 2024-10-27 02:30 a',
      'unreadable',
      '`2024-10-27 02:30` exists twice or not at all in `Europe/Berlin`: write its offset',
    ],
  ])('%s', async (_, body, state, ask) => {
    const { instants, report, mdx } = await imported(timeline(body));
    expect(instants.map((row) => row.state)).toContain(state);
    expect(report.asks.map(({ text }) => text)).toContain(ask);
    // No row without an instant gets one from our own reader.
    const library = parseLibrary([
      file('library.yaml', yaml()),
      file('template.mdx', template),
      file('postmortems/a.mdx', mdx),
    ]);
    expect(library.postmortems[0]!.timeline.events.map(({ moment }) => moment?.earliest)).toEqual(
      instants.map(({ instant }) => instant),
    );
  });

  test('two dates that contradict each other', async () => {
    const { report } = await imported(timeline('All times in UTC\n\n### 10:00\n\na'), '2024-07-06-search.md');
    expect(report.rows).toEqual({ read: 0, 'no-zone': 0, undated: 1, unreadable: 0 });
    expect(report.asks[0]!.text).toBe(
      'The first row has no date; the title says `2024-05-06`, the file name says `2024-07-06`: write the date',
    );
  });

  test('a zone that a time in the text contradicts', async () => {
    const { report } = await imported(
      timeline('All times in EEST\n\n### 12:42 PM\n\nViolation started at 4:42PM UTC.'),
    );
    expect(report.rows['no-zone']).toBe(1);
    expect(report.asks[0]!.text).toMatch(
      /^The times are said to be in EEST, but `4:42PM UTC` in the row of `12:42 PM` makes them `-04:00`/,
    );
  });
});

test('a due date says nothing about the order of day and month, a file name does', async () => {
  const text =
    '# Search\n\n## Timeline (UTC)\n\n- 04-03-2024 10:00 a\n- 04-03-2024 11:00 b\n\n## Follow-ups\n\n| Action | Due |\n|---|---|\n| Alert | 2024-04-03 |\n';
  expect(await rows(text)).toEqual(['04-03-2024 10:00 = undated', '04-03-2024 11:00 = undated']);
  expect(await rows(text, '2024-03-04-search.md')).toEqual([
    '2024-03-04 10:00 = 2024-03-04T10:00',
    '11:00 = 2024-03-04T11:00',
  ]);
  const german = settingsOf('language: de\n');
  expect((await rows(text, 'a.md', german))[0]).toBe('2024-03-04 10:00 = 2024-03-04T10:00');
});

describe('a day told by another one', () => {
  const utc = (body: string) => timeline(`All times in UTC\n\n${body}`);

  test.each([
    [
      'ahead of its row',
      '- 19:10 a\n- The next morning at 06:40: b\n- 07:30 c',
      ['2024-05-06 19:10', '2024-05-07 06:40', '07:30'],
    ],
    ['as a heading', '- 19:10 a\n\n### Am Folgetag\n\n- 06:40 b', ['2024-05-06 19:10', '2024-05-07 06:40']],
    [
      'behind its clock',
      '- 08:10 a\n- 09:40 (next day) b\n- 10:15 c',
      ['2024-05-06 08:10', '2024-05-07 09:40', '10:15'],
    ],
    [
      'in a cell',
      '| Time | Event |\n|---|---|\n| 08:10 | a |\n| 09:40 (+1d) | b |\n| 10:15 (+1d) | c |',
      ['2024-05-06 08:10', '2024-05-07 09:40', '10:15'],
    ],
    ['as the same one', '- 08:10 a\n- le même jour, 09h40 : b', ['2024-05-06 08:10', '09:40']],
    ['some days off', '- 08:10 a\n- Three days later, 09:40: b', ['2024-05-06 08:10', '2024-05-09 09:40']],
  ])('%s', async (_, body, cells) => {
    const { instants } = await imported(utc(body));
    expect(instants.map(({ cell, state }) => [cell, state])).toEqual(cells.map((cell) => [cell, 'read']));
  });

  test.each([
    ['said twice, it may be one day or two', '- 08:10 a\n- Next day 09:40 b\n- Next day 10:15 c', 'Next day'],
    ['before dawn it may be the day that has begun', '- 02:10 a\n- Next morning 09:40 b', 'Next morning'],
    ['there is none above it', '- Next day 09:40 a\n- 10:15 b', 'Next day'],
    ['it runs backwards', '- 18:10 a\n- the same day 09:40 b', 'the same day'],
    ['a sign can be an offset', '- 08:10 a\n- 09:40 (+1) b', '(+1)'],
    ['nobody can tell which it is', '- 08:10 a\n- Later that week, 09:40: b\n- 10:15 c', 'Later that week'],
    [
      'a cell cannot be read',
      '| Time | Event |\n|---|---|\n| 08:10 | a |\n| 9 in the same week | b |\n| 10:15 | c |',
      '9 in',
    ],
  ])('is asked about where %s', async (_, body, about) => {
    const { instants, report } = await imported(utc(body));
    expect(instants.at(-1)!.instant).toBeUndefined();
    expect(report.asks.map(({ text }) => text).join('\n')).toContain(about);
  });
});

describe('a clock past midnight', () => {
  test.each([
    [
      'by the order of the rows',
      '- 2024-05-06 21:50 a\n- 23:30 b\n- 00:45 c\n- 03:10 d',
      ['2024-05-06 21:50', '23:30', '2024-05-07 00:45', '03:10'],
    ],
    [
      'on the day of the document, by rows close to it',
      '- 21:50 a\n- 23:30 b\n- 00:45 c',
      ['2024-05-06 21:50', '23:30', '2024-05-07 00:45'],
    ],
    [
      'by a range that ends there',
      '- 21:50 a\n- 23:30-00:45 b\n- 01:10 c',
      ['2024-05-06 21:50', '2024-05-06 23:30 – 2024-05-07 00:45', '2024-05-07 01:10'],
    ],
  ])('is read %s', async (_, body, cells) => {
    const { instants } = await imported(timeline(`All times in UTC\n\n${body}`));
    expect(instants.map(({ cell, state }) => [cell, state])).toEqual(cells.map((cell) => [cell, 'read']));
  });

  test.each([
    ['two rows alone may be the newest first', '- 2024-05-06 23:30 a\n- 00:45 b'],
    ['other rows are out of order', '- 2024-05-06 21:50 a\n- 23:30 b\n- 00:45 c\n- 00:10 d'],
    ['the rows are far apart, on the day of the document', '- 18:50 a\n- 21:30 b\n- 01:45 c'],
    ['it is no night', '- 2024-05-06 09:50 a\n- 15:30 b\n- 02:45 c'],
  ])('is asked about where %s', async (_, body) => {
    const { instants } = await imported(timeline(`All times in UTC\n\n${body}`));
    expect(instants.at(-1)!.instant).toBeUndefined();
  });
});

test.each([
  ['numbers with a zero in front', '| Hour | Note |\n|---|---|\n| 0710 | pump stands |\n| 1825 | pump runs |'],
  ['numbers under a head of times', '| Time | Note |\n|---|---|\n| 1710 | pump stands |\n| 1825 | pump runs |'],
])('%s are times', async (_, body) => {
  const { instants } = await imported(timeline(`All times in UTC\n\n${body}`));
  expect(instants.map(({ state }) => state)).toEqual(['read', 'read']);
});

test('numbers that can be days of months near the incident are asked about', async () => {
  const { instants, report } = await imported(
    timeline('All times in UTC\n\n- 04.05 first\n- 05.05 second\n- 06.05 third'),
  );
  expect(instants.map(({ instant }) => instant)).toEqual([undefined, undefined, undefined]);
  expect(report.asks[0]!.text).toBe('`04.05` can be a time or a number: write `04:05` if it is a time');
});

describe('times that a text states for all rows', () => {
  test.each([
    ['Alles ist in UTC.', '2024-05-06'],
    ['Hinweis: wir verwenden UTC.', '2024-05-06'],
    ['UTC applies to all times.', '2024-05-06'],
    ['Times here are on 9 May 2024 and are in UTC.', '2024-05-09'],
  ])('%s', async (said, date) => {
    expect(await rows(timeline(`${said}\n\n- 11:02 vanne fermée\n- 11:30 vanne ouverte`))).toEqual([
      `${date} 11:02 = ${date}T11:02`,
      `11:30 = ${date}T11:30`,
    ]);
  });

  test.each([
    ['Tüm olaylar 9.05.2024 tarihinde gerçekleşti. Saatler UTC.', '2024-05-09'],
    ['Všechny události se staly 9. 5. 2024. Časy UTC.', '2024-05-09'],
  ])('%s', async (said, date) => {
    const [first] = await rows(timeline(`${said}\n\n- 11:02 a\n- 11:30 b`));
    expect(first).toBe(`${date} 11:02 = ${date}T11:02`);
  });

  test.each(['timezone: Europe/Helsinki', 'time_zone: "+03:00"', 'tz: EEST'])(
    'in front matter, as %s',
    async (line) => {
      const text = `---\ntitle: Sluice\ndate: 2024-05-06\n${line}\n---\n\n## Timeline\n\n- 11:02 shut\n- 11:30 open\n`;
      expect((await rows(text))[0]).toMatch(/ = 2024-05-06T08:02$/);
    },
  );

  test('a day within a quote stands over the rows of the quote', async () => {
    expect(await rows(timeline('All times UTC\n\n> **7 May 2024**\n>\n> - 11:02 shut\n> - 11:30 open'))).toEqual([
      '2024-05-07 11:02 = 2024-05-07T11:02',
      '11:30 = 2024-05-07T11:30',
    ]);
  });

  test('beside the day of each heading', async () => {
    const body =
      '### Tag 1 – 05.06.2024 (UTC)\n\n- 23:10 Tor klemmt\n\n### Tag 2 – 06.06.2024 (UTC)\n\n- 07:05 Tor geht';
    expect(await rows(timeline(body))).toEqual([
      '2024-06-05 23:10 = 2024-06-05T23:10',
      '2024-06-06 07:05 = 2024-06-06T07:05',
    ]);
    const mixed = body.replace('06.06.2024 (UTC)', '06.06.2024 (CET)');
    expect(await rows(timeline(mixed))).toEqual(['2024-06-05 23:10 = no-zone', '2024-06-06 07:05 = no-zone']);
  });
});

describe('tables that say it in few columns', () => {
  test.each([
    [
      'one column that holds time and event',
      '| Protokoll (UTC) |\n|---|\n| 08:10 Schleuse zu |\n| 08:45 Schleuse auf |',
      ['2024-05-06 08:10 = 2024-05-06T08:10', '08:45 = 2024-05-06T08:45'],
    ],
    [
      'a milestone and its time',
      '| Milestone | Time (UTC) |\n|---|---|\n| Lock shut | 2024-05-06 08:10 |\n| Lock open | 2024-05-06 08:45 |',
      ['2024-05-06 08:10 = 2024-05-06T08:10', '08:45 = 2024-05-06T08:45'],
    ],
    [
      'a dash where there is no clock',
      '| Day | Clock (UTC) | Event |\n|---|---|---|\n| 2024-05-04 | — | Seal cracks |\n| 2024-05-06 | - | Seal leaks |\n| 2024-05-06 | 08:45 | Seal replaced |',
      ['2024-05-04 = 2024-05-04T00:00', '2024-05-06 = 2024-05-06T00:00', '08:45 = 2024-05-06T08:45'],
    ],
    [
      'days in rows of their own',
      '| Time (UTC) | Event |\n|---|---|\n| **2024-05-06** | |\n| 23:10 | Lock shut |\n| **2024-05-07** | |\n| 08:45 | Lock open |',
      ['2024-05-06 23:10 = 2024-05-06T23:10', '2024-05-07 08:45 = 2024-05-07T08:45'],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await rows(timeline(body))).toEqual(expected);
  });

  test('one column without times is none of the timeline', async () => {
    const { report } = await imported(timeline('| Notes |\n|---|\n| Lock shut |\n| Lock open at 08:45 |'));
    expect(report.asks.map(({ text }) => text).join('\n')).toContain('could be read as a row of the timeline');
  });
});

describe('a night in which clocks are set back', () => {
  const night = '# 2024-11-03 Turbine';
  test('names of the zone tell the hours apart', async () => {
    expect(
      await rows(timeline('- 00:55 PDT slow\n- 01:40 PDT slower\n- 01:15 PST stop\n- 02:05 PST go', night)),
    ).toEqual([
      '2024-11-03 00:55 -07:00 = 2024-11-03T07:55',
      '2024-11-03 01:40 -07:00 = 2024-11-03T08:40',
      '2024-11-03 01:15 -08:00 = 2024-11-03T09:15',
      '2024-11-03 02:05 -08:00 = 2024-11-03T10:05',
    ]);
  });

  test.each([
    ['Europe/Paris', '2024-10-27', '02:20'],
    ['America/Chicago', '2024-11-03', '01:15'],
    ['Australia/Sydney', '2024-04-07', '02:59'],
  ])('an hour that %s has twice is asked about', async (zone, date, clock) => {
    const { instants, report } = await imported(
      timeline(`All times are ${zone}.\n\n- 00:05 slow\n- ${clock} stop\n- 09:00 go`, `# ${date} Turbine`),
    );
    expect(instants.map(({ state }) => state)).toEqual(['read', 'unreadable', 'read']);
    expect(report.asks.map(({ text }) => text)).toContain(
      `\`${clock}\` exists twice or not at all in \`${zone}\`: write its offset`,
    );
  });

  test('an hour that never was stays unread, whatever its name', async () => {
    const { instants } = await imported(timeline('- 2024-03-10 02:30 CDT stop\n- 2024-03-10 09:00 CDT go'));
    expect(instants[0]!.instant).toBeUndefined();
  });
});

describe('a list that begins with four digits', () => {
  test('is one of times where they run on from a zero', async () => {
    expect(
      await rows(timeline('All times in UTC\n\n- 0710 pump stands\n- 0955 pump is opened\n- 1825 pump runs')),
    ).toEqual(['2024-05-06 07:10 = 2024-05-06T07:10', '09:55 = 2024-05-06T09:55', '18:25 = 2024-05-06T18:25']);
  });

  test.each([
    ['they are counts', '- 1200 orders wait\n- 1500 orders fail\n- 2200 orders are late'],
    ['they run back', '- 0955 pump\n- 0710 pump\n- 1825 pump'],
    ['an entry has none', '- 0710 pump stands\n- valve is shut\n- 1825 pump runs'],
  ])('is none where %s', async (_, body) => {
    const { instants } = await imported(timeline(`All times in UTC\n\n${body}`));
    expect(instants.filter(({ instant }) => instant !== undefined)).toEqual([]);
  });
});

describe('pasted timelines', () => {
  test.each([
    [
      'with the time below the words',
      '**Fixed** - It works.\nMay 6, 2024 - 11:40 UTC\n\n**Seen** - It broke.\nMay 6, 2024 - 10:05 UTC',
      ['2024-05-06 11:40', '2024-05-06 10:05'],
    ],
    ['from a chat', 'Kim Oh  10:05\nit broke\n\nlee.wu  11:40\nit works', ['2024-05-06 10:05', '11:40']],
    [
      'from a chat without gaps',
      'kim  [10:05]\nit broke\nlee.wu  [11:40]\nit works\nall of it',
      ['2024-05-06 10:05', '11:40'],
    ],
    [
      'from a chat with robots',
      'Kim Oh  10:05\nit broke\n:siren: Pager  APP  10:09\nsomebody look\n🤖 Deploys BOT  11:40\nit works',
      ['2024-05-06 10:05', '10:09', '11:40'],
    ],
    [
      'as a list with the state before the time and words below it',
      '- investigating May 6, 2024, 10:05 AM UTC\n  It broke.\n- resolved May 6, 2024, 11:40 AM UTC\n  It works.',
      ['2024-05-06 10:05', '11:40'],
    ],
    [
      'in lines with bold labels between them',
      '2024-05-06 10:05 it broke\n10:20 we look\n**Recovery**\n11:40 it works',
      ['2024-05-06 10:05', '10:20', '2024-05-06 11:40'],
    ],
    ['as a quote', '> - 10:05 it broke\n> - 11:40 it works', ['2024-05-06 10:05', '11:40']],
    ['as a listing', '```\n10:05 it broke\n11:40 it works\n```', ['2024-05-06 10:05', '11:40']],
  ])('%s', async (_, body, cells) => {
    const { instants } = await imported(timeline(`All times in UTC\n\n${body}`));
    expect(instants.map(({ cell, state }) => [cell, state])).toEqual(cells.map((cell) => [cell, 'read']));
  });

  test('below a heading nobody knows, where all of it has times', async () => {
    const table = '| Clock | Seen |\n|---|---|\n| 10:05 | pump stands |\n| 11:40 | pump runs |';
    const text = (body: string) => `# Pump\n\nDate: 2024-05-06\n\n## The day (UTC)\n\n${body}\n`;
    expect(await rows(text(table))).toHaveLength(2);
    expect(await rows(text(table.replace('pump stands', '17.5').replace('pump runs', '21.9')))).toEqual([]);
  });
});

test('rows that stand under no heading at all are a timeline', async () => {
  const text =
    'Pump report\n\nDate: 2024-05-06\n\n10:05 UTC pump stands\n10:40 UTC fuse is found\n11:40 UTC pump runs\n';
  expect(await rows(text, 'pump.txt')).toEqual([
    '2024-05-06 10:05 = 2024-05-06T10:05',
    '10:40 = 2024-05-06T10:40',
    '11:40 = 2024-05-06T11:40',
  ]);
});

test('the date at the head of a mail is not that of the incident', async () => {
  const mail =
    'From: a@b.example\nDate: Tue, 7 May 2024 09:00:00 +0200\nSubject: The pump stood\n\nTimeline (UTC)\n\n10:05 pump stands\n11:40 pump runs\n';
  const { instants, mdx } = await imported(mail, 'mail.txt');
  expect(instants.map(({ instant }) => instant)).toEqual([undefined, undefined]);
  expect(mdx).toContain('title: The pump stood');
});

test('front matter gives its times in maps too', async () => {
  const { instants } = await imported(
    '---\ntitle: Pump\ntimes:\n  began: 2024-05-06T10:05:00Z\n  resolved: 2024-05-06T11:40:00Z\n---\n\nIt stood.\n',
  );
  expect(instants.map(({ cell }) => cell)).toEqual(['2024-05-06 10:05:00', '11:40:00']);
});

test.each([
  ['Tarih', '6 Mayıs 2024', 'Zaman çizelgesi', '- saat 10:05 pompa durdu\n- saat 11:40 pompa çalışıyor'],
  ['Datum', '6. května 2024', 'Průběh', '- v 10:05 hod. čerpadlo stojí\n- v 11:40 hod. čerpadlo běží'],
  ['Дата', '6 травня 2024 р.', 'Хронологія подій', '- о 10:05 насос стоїть\n- о 11:40 насос працює'],
  ['Päivämäärä', '6.5.2024', 'Tapahtumien kulku', '- klo 10.05 pumppu seisoo\n- klo 11.40 pumppu käy'],
  ['Dátum', '2024. május 6.', 'Események', '- 2024. május 6., 10:05: a szivattyú áll\n- 11:40: a szivattyú jár'],
  ['일시', '2024. 5. 6.', '경과', '- 2024. 5. 6. 10:05 펌프 정지\n- 11:40 펌프 가동'],
  ['Dată', '6 mai 2024', 'Cronologia', '- ora 10:05 pompa stă\n- la ora 11:40 pompa merge'],
  ['Datum', '6. května 2024', 'Průběh', '- 6. května 2024 v 10:05: čerpadlo stojí\n- v 11:40: běží'],
  ['Dátum', '2024. május 6.', 'Idővonal', '- 10:05-kor a szivattyú áll\n- 11:40-kor a szivattyú jár'],
])('%s: %s', async (label, date, heading, body) => {
  const text = `# Pump\n\n${label}: ${date}\n\n## ${heading} (UTC)\n\n${body}\n`;
  expect(await rows(text)).toEqual(['2024-05-06 10:05 = 2024-05-06T10:05', '11:40 = 2024-05-06T11:40']);
});

test('a section with a foreign name takes ours where the template has it', async () => {
  const { mdx } = await imported('# Pumpe\n\n## Kurzfassung\n\nSie stand.\n\n## Auswirkungen\n\nKeine.\n');
  expect(mdx).toContain('## Summary\n\nSie stand.');
  expect(mdx).toContain('## Auswirkungen\n\nKeine.');
});

test('what other documents of a folder write decides where this one does not', async () => {
  const one = (path: string, date: string) => ({
    path,
    bytes: bytes(`# Search\n\n## Timeline (UTC)\n\n- ${date} 10:00 a\n`),
  });
  const { files } = await importFolder([one('a.md', '04/03/2024'), one('b.md', '25/03/2024')], new Set(), settingsOf());
  expect(files[0]!.instants.map(({ cell }) => cell)).toEqual(['2024-03-04 10:00']);
});

test('the zone of the library chooses among those a word can mean', async () => {
  const text = timeline('All times in IST\n\n- 10:00 a');
  expect(await rows(text, 'a.md', settingsOf('zone: Asia/Kolkata\n'))).toEqual(['2024-05-06 10:00 = 2024-05-06T04:30']);
});

test('an entry without a time is a row of its own, and has no instant', async () => {
  const { mdx } = await imported(
    timeline('All times in UTC\n\n- 18:10 a\n- before 18:40: a first try\n- 18:40 b\n- Somebody asks\n- 18:54 c'),
  );
  expect(mdx).toContain(`| 2024-05-06 18:10 |           | a                         |          |
| \\[fill in: time] |           | before 18:40: a first try |          |
| 2024-05-06 18:40 |           | b                         |          |
| \\[fill in: time] |           | Somebody asks             |          |
| 2024-05-06 18:54 |           | c                         |          |`);
});

test('what begins a row like a time and is read as none is asked, and once where it can be a length', async () => {
  const { report } = await imported(
    timeline(
      'All times in UTC\n\n- 18:10 a\n- 7 óra 40 perc: b\n- 8 óra 5 perc: c\n- hej 18:40 d\n- before 18:50: e\n- 18:54 f',
    ),
  );
  expect(report.asks.map(({ text }) => text).filter((text) => / can be |gives no time/.test(text))).toEqual([
    '`7 óra 40 perc` can be a time or a length: write `07:40` if it is a time',
    '`hej 18:40` gives no time: write the time in its row',
  ]);
});

test.each([
  ['Incident window: 9/27/2024 6:20 pm to 9/27/2024 8:05 pm', '2024-09-27 18:30'],
  ['**Outage window:** 2024-09-27', '2024-09-27 18:30'],
  ['Zeitraum: 27.09.2024, 18:00 bis 20:00', '2024-09-27 18:30'],
  ['障害期間: 2024年9月27日', '2024-09-27 18:30'],
  ['Maintenance window: 2024-09-27', '18:30'],
])('the day of rows without one is that of a window: %s', async (line, cell) => {
  expect(await rows(`# Tills\n\n${line}\n\n## Timeline (UTC)\n\n- 18:30 a\n`)).toEqual([
    expect.stringMatching(new RegExp(`^${cell} = `)),
  ]);
});

test.each([
  'Created by Ada Lind, last modified on Oct 2, 2024',
  'Erstellt von Ada Lind am 2. Oktober 2024',
  'Dernière modification le 2 octobre 2024',
  '最終更新: 2024年10月2日',
])('the day a page was changed is not that of the incident: %s', async (line) => {
  const day = 'On September 27, 2024 no till opened.';
  expect(await rows(`# Tills\n\n${line}\n\n${day}\n\n## Timeline (UTC)\n\n- 18:30 a\n`)).toEqual([
    '2024-09-27 18:30 = 2024-09-27T18:30',
  ]);
});

test.each([
  ['Window: 27/09/2024 18:30 – 28/09/2024 00:10 (JST)', '2024-09-27T09:30'],
  ['2024-09-27 18:30 至 次日 00:10(北京时间)', '2024-09-27T10:30'],
  ['2024-09-27 18:31 至 次日 00:10(北京时间)', 'no-zone'],
])('a zone behind a stretch of time is that of the rows, where both its ends are rows: %s', async (line, instant) => {
  const [first] = await rows(
    `# Tills\n\n${line}\n\n## Timeline\n\n### 27 September 2024\n\n- 18:30 a\n\n### 28 September 2024\n\n- 00:10 b\n`,
  );
  expect(first).toBe(`2024-09-27 18:30 = ${instant}`);
});

test('a timeline in which nothing is read is reported', async () => {
  const { report } = await imported(timeline('In the morning it began to ring. In the evening it was quiet.'));
  expect(report.asks[0]!.text).toBe(
    'Nothing below `Timeline` could be read as a row of the timeline: write each as a time and what happened',
  );
});

test('a line that names the timeline is its heading above lines of rows', async () => {
  const { instants } = await imported(
    'Jam on belt 4\nDate: 05/04/2026 (5 April)\n\nTIMELINE (UTC)\n\n0810 - Belt stands\n0822 - Lid found\n1005 - Belt runs\n',
  );
  expect(instants.map(({ cell, state }) => [cell, state])).toEqual([
    ['2026-04-05 08:10', 'read'],
    ['08:22', 'read'],
    ['10:05', 'read'],
  ]);
});

test('a page of Jira under the name of Markdown is read', async () => {
  const { instants } = await imported(
    'h1. Belt 4 stands on 2026-04-05\n\nh2. Timeline (UTC)\n\n||Time||Event||\n|08:10|Belt stands|\n|10:05|Belt runs|\n',
  );
  expect(instants.map(({ cell, state }) => [cell, state])).toEqual([
    ['2026-04-05 08:10', 'read'],
    ['10:05', 'read'],
  ]);
});

test('a talk that was pasted is the timeline of a document without one, and what a program wrote is none', async () => {
  const talk = '> *10:05* ada: no lids arrive\n> *10:09* bo: belt stands\n> *10:40* ada: belt runs\n';
  const { instants } = await imported(`# 2024-05-06 Belt\n\n## From the channel\n\n${talk}\nTimes are UTC.\n`);
  expect(instants.map(({ cell, state }) => [cell, state])).toEqual([
    ['2024-05-06 10:05', 'read'],
    ['10:09', 'read'],
    ['10:40', 'read'],
  ]);
  const log = '```\n10:05:01 start\n10:05:02 open\n10:05:09 fail\n```\n';
  expect((await imported(`# 2024-05-06 Belt\n\n## Evidence\n\n${log}`)).instants).toEqual([]);
});

describe('front matter', () => {
  test('holds the timeline and the action items as lists of maps', async () => {
    const { mdx, instants } = await imported(
      '---\ntitle: Pump\ntimeline:\n  - at: 2024-05-06T10:05:00+02:00\n    what: It stands\n  - at: 2024-05-06T11:40:00+02:00\n    what: It runs\naction_items:\n  - task: Seal it\n    owner: ada\n    due: 2024-06-01\n    status: done\nservices_seen: [pump]\n---\n\nIt stood.\n',
    );
    expect(instants.map(({ cell, state }) => [cell, state])).toEqual([
      ['2024-05-06 10:05:00', 'read'],
      ['11:40:00', 'read'],
    ]);
    expect(mdx).toContain('Time (+02:00)');
    expect(mdx).toMatch(/\| A1 +\| Seal it +\| +\| ada +\| +\| 2024-06-01 +\| +\| done/);
  });

  test('a list of texts is no timeline, and a list of anything else stays front matter', async () => {
    const { mdx } = await imported(
      '---\ntitle: Pump\nevents: [a, b]\nactions:\n  - deep: { er: 1 }\n---\n\nIt stood.\n',
    );
    expect(mdx).not.toContain('| A1');
    expect(mdx).toContain('Imported front matter');
  });

  test('has the day, the offset and the milestones of rows', async () => {
    const { instants, report } = await imported(
      '---\nstarted_at: 2026-09-09T23:40:00-03:00\nresolved_at: 2026-09-10T00:10:00-03:00\n---\n\n# Sign-in\n\n## Timeline\n\n- 23:40 it fails\n- 23:50 somebody looks\n- 00:10 it works\n',
    );
    expect(instants.map(({ cell, instant }) => [cell, new Date(instant!).toISOString()])).toEqual([
      ['2026-09-09 23:40', '2026-09-10T02:40:00.000Z'],
      ['23:50', '2026-09-10T02:50:00.000Z'],
      ['2026-09-10 00:10', '2026-09-10T03:10:00.000Z'],
    ]);
    expect(report.milestones.filter(({ isDecided }) => isDecided)).toEqual([
      { time: '23:40', milestone: 'impact-start', words: 'started_at', isDecided: true },
      { time: '00:10', milestone: 'resolved', words: 'resolved_at', isDecided: true },
    ]);
  });

  test('in TOML is read, and makes the rows of a document that has none', async () => {
    const { mdx, title, id } = await imported(
      '+++\ntitle = "Login slow"\nstart_time = 2022-01-13T07:28:00Z\nend_time = 2022-01-13T09:12:00Z\n[extra]\nteam = "infra"\n+++\n\nLogins were slow.\n',
    );
    expect([title, id]).toEqual(['Login slow', '2022-01-13-a']);
    expect(mdx).not.toContain('+++');
    expect(mdx).toContain(`| 2022-01-13 07:28:00 | impact-start | start\\_time |          |
| 09:12:00            |              | end\\_time   |          |`);
  });
});

test('bold labels are headings of what follows, and a bold word is none', async () => {
  const { mdx } = await imported(
    '# Bell\n\n**Date:** 2024-02-05\n\n**Summary:** It rang every minute.\n\n**Ursache:** Eine Spinne im Knopf.\n',
  );
  expect(mdx).toContain('## Summary\n\nIt rang every minute.\n\n## Ursache\n\nEine Spinne im Knopf.');
  const plain = await imported('# Bell\n\n## Summary\n\nThe **impact** was small.\n');
  expect(plain.mdx).toContain('The **impact** was small.');
});

test('links between documents become links between incidents, and pictures come along', async () => {
  const { files } = await importFolder(
    [
      {
        path: 'x/2024-05-06-search.md',
        bytes: bytes(
          '# Search\n\nSee [the other](./2024-06-07-mail.md) and [a third](gone.md).\n\n![Load](img/load.png)\n',
        ),
      },
      { path: 'x/2024-06-07-mail.md', bytes: bytes('# Mail\n\nIt broke.\n') },
    ],
    new Set(['x/2024-05-06-search.md', 'x/2024-06-07-mail.md', 'x/img/load.png']),
    settingsOf(),
  );
  const [search] = files;
  expect(search!.mdx).toContain('See [the other](2024-06-07-mail.mdx) and a third (`gone.md`).');
  expect(search!.mdx).toContain('![Load](load.png)');
  expect(search!.pictures).toEqual([{ from: 'x/img/load.png', to: 'images/2024-05-06-search/load.png' }]);
  expect(search!.report.missing).toEqual(['gone.md']);
});

test('an earlier import keeps its id and its day', async () => {
  const earlier = new Map([['a.md', { id: '2020-01-01-old-name', on: '2020-02-03' }]]);
  const { files } = await importFolder(
    [{ path: 'a.md', bytes: bytes('# A\n\nIt broke.\n') }],
    new Set(),
    settingsOf(),
    earlier,
  );
  expect(files[0]!.path).toBe('postmortems/2020-01-01-old-name.mdx');
  expect(files[0]!.mdx).toContain('on: 2020-02-03');
});

describe('other languages', () => {
  test('a Norwegian document with taught words', async () => {
    const words = `words:
  headings: { summary: [Sammendrag], timeline: [Tidslinje], action-items: [Tiltak] }
  labels: { severity: [Alvorlighet], services: [Tjenester], date: [Dato] }
  columns: { time: [Klokkeslett], event: [Hendelse] }
  milestones: { detected: [oppdaget], recovered: [gjenopprettet] }
`;
    const text = `# Søket svarte ikke

- Dato: 6. mai 2024
- Alvorlighet: SEV1
- Tjenester: Search

## Sammendrag

Ingen fant noe.

## Tidslinje

| Klokkeslett (Europe/Oslo) | Hendelse |
| --- | --- |
| 6. mai kl. 14.02 | Feilen ble oppdaget av en kunde |
| kl. 14.31 | Tjenesten var gjenopprettet |

## Tiltak

- Varsle når svarene er tomme
`;
    const { mdx, report, instants, id } = await imported(text, 'sok.md', settingsOf(words));
    expect(instants.map(({ cell, instant }) => [cell, new Date(instant!).toISOString()])).toEqual([
      ['2024-05-06 14:02', '2024-05-06T12:02:00.000Z'],
      ['14:31', '2024-05-06T12:31:00.000Z'],
    ]);
    expect(id).toBe('2024-05-06-sok');
    expect(mdx).toContain('## Tidslinje');
    expect(mdx).toContain('severity: SEV1');
    expect(report.milestones.map(({ milestone, isDecided }) => [milestone, isDecided])).toEqual([
      ['detected', true],
      ['recovered', true],
    ]);
    const library = parseLibrary([
      file('library.yaml', yaml(words)),
      file('template.mdx', template),
      file('postmortems/a.mdx', mdx),
    ]);
    expect(library.postmortems[0]!.timeline.events).toHaveLength(2);
    expect(library.postmortems[0]!.actions).toHaveLength(1);
  });

  test('a Japanese document with taught words', async () => {
    const words = `words:
  headings: { summary: [概要], timeline: [タイムライン], action-items: [再発防止策] }
  columns: { time: [時刻], event: [出来事] }
  milestones: { detected: [検知] }
`;
    const text = `# 検索が応答しない障害

## 概要

検索結果が空になりました。

## タイムライン

| 時刻 (Asia/Tokyo) | 出来事 |
| --- | --- |
| 2025年4月3日 14:03 | 監視が異常を検知した |
| 14:20 | 復旧した |

## 再発防止策

- 空の応答に警報を出す
`;
    const { instants, mdx, report } = await imported(text, 'kensaku.md', settingsOf(words));
    expect(instants.map(({ cell, instant }) => [cell, new Date(instant!).toISOString()])).toEqual([
      ['2025-04-03 14:03', '2025-04-03T05:03:00.000Z'],
      ['14:20', '2025-04-03T05:20:00.000Z'],
    ]);
    expect(mdx).toContain('## 再発防止策');
    expect(report.milestones).toEqual([
      { time: '2025年4月3日 14:03', milestone: 'detected', words: '検知', isDecided: true },
      { time: '14:20', milestone: 'recovered', words: '復旧', isDecided: false },
    ]);
  });

  test('a table with taught columns is a timeline for the parser too', () => {
    const words = 'words: { columns: { time: [Klokkeslett], event: [Hendelse] } }\n';
    const text =
      '---\ntitle: a\nstatus: draft\nseverity: SEV1\nservices: [x]\n---\n\n## Timeline\n\n| Klokkeslett (UTC) | Hendelse |\n| --- | --- |\n| 2024-05-06 14:02 | a |\n';
    const library = parseLibrary([
      file('library.yaml', yaml(words)),
      file('template.mdx', template),
      file('postmortems/a.mdx', text),
    ]);
    expect(library.postmortems[0]!.timeline.events.map(({ moment, event }) => [moment?.earliest, event.text])).toEqual([
      [Date.UTC(2024, 4, 6, 14, 2), 'a'],
    ]);
  });
});

describe('other formats', () => {
  test('a Confluence page with macros', async () => {
    const html = `<h1>2024-05-06 Search was down</h1><ac:structured-macro ac:name="info"><ac:rich-text-body><p>Written the day after.</p></ac:rich-text-body></ac:structured-macro>
<h2>Timeline (UTC)</h2><table><tbody><tr><th>Time</th><th>Event</th></tr><tr><td>09:58</td><td><strong>It</strong> breaks</td></tr></tbody></table>
<h2>Action items</h2><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Fix <ac:link><ri:user ri:username="mholt"/></ac:link></ac:task-body></ac:task></ac:task-list>
<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter><ac:plain-text-body><![CDATA[if [ 1 < 2 ]; then echo "{x}"; fi]]></ac:plain-text-body></ac:structured-macro>`;
    const { mdx, instants } = await imported(html, 'page.html');
    expect(mdx).toContain('title: Search was down');
    expect(mdx).toContain('Written the day after.');
    expect(instants.map(({ instant }) => instant)).toEqual([Date.UTC(2024, 4, 6, 9, 58)]);
    expect(mdx).toMatch(/\| A1 +\| Fix @mholt .*\| done +\|/);
    expect(mdx).toContain('```bash\nif [ 1 < 2 ]; then echo "{x}"; fi\n```');
  });

  test('a Google Docs export, bold by style', async () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><p><span style="font-weight:700">Severity:</span><span> SEV1</span></p><h2>Timeline</h2><ul><li><span>2024-05-06 09:58 UTC - It breaks</span></li></ul></body></html>';
    const { mdx, instants } = await imported(html, '2024-05-06-search.html');
    expect(mdx).toContain('severity: SEV1');
    expect(mdx).toContain('**Severity:** SEV1');
    expect(instants[0]!.instant).toBe(Date.UTC(2024, 4, 6, 9, 58));
  });

  test('a Word document', async () => {
    const paragraph = (text: string, style?: string) =>
      `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body = `${paragraph('Search was down', 'Heading1')}${paragraph('Timeline', 'Heading2')}${paragraph('2024-05-06 09:58 UTC - It breaks')}${paragraph('10:16 UTC - It works')}`;
    const docx = zip({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      'word/styles.xml':
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    });
    const { files, failures } = await importFolder([{ path: 'a.docx', bytes: docx }], new Set(), settingsOf());
    expect(failures).toEqual([]);
    expect(files[0]!.title).toBe('Search was down');
    expect(files[0]!.instants.map(({ instant }) => instant)).toEqual([
      Date.UTC(2024, 4, 6, 9, 58),
      Date.UTC(2024, 4, 6, 10, 16),
    ]);
  });

  test('a page that was pasted to one line', async () => {
    const text = `Some page\n\n## The Incident **Duration:** 47 minutes of slow answers. --- ### Timeline **14:32** - The new version is out, and it looks fine at first to all of us. **14:41** - First warning on the slow pool, nobody looks. --- ### What went wrong Nothing bounded it.`;
    expect(await rows(text, 'page.txt')).toEqual(['14:32 = undated', '14:41 = undated']);
  });

  test.each([
    [
      'a.md',
      new Uint8Array([0x23, 0x20, 0xff, 0xfe]),
      'Unexpected byte that is not UTF-8, expected UTF-8 text. Save the file with the encoding UTF-8.',
    ],
    ['a.md', new Uint8Array([0, 1, 2]), 'Unexpected binary file, expected UTF-8 text'],
    ['a.md', new Uint8Array(), 'Unexpected empty file, expected front matter and text'],
    ['a.docx', bytes('no zip'), 'Unexpected contents, expected a Word document (.docx)'],
  ])('%s with %j is a sentence, and the others go on', async (path, broken, reason) => {
    const { files, failures } = await importFolder(
      [
        { path, bytes: broken },
        { path: 'b.md', bytes: bytes('# B\n\nIt broke.\n') },
      ],
      new Set(),
      settingsOf(),
    );
    expect(failures).toEqual([{ path, reason }]);
    expect(files).toHaveLength(1);
  });
});

test('the configuration takes words, and refuses a milestone nobody knows', () => {
  const base = { schema: 1, name: 'a', severities: [{ id: 'SEV1', name: 'Critical' }] };
  expect(configurationSchema.parse(base).words).toEqual({
    headings: {},
    labels: {},
    columns: {},
    milestones: {},
    statuses: {},
    zones: {},
  });
  expect(configurationSchema.safeParse({ ...base, words: { milestones: { noticed: ['x'] } } }).success).toBe(false);
});

/** A zip file whose entries are stored as they are. */
function zip(entries: Record<string, string>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]));
}

describe('a summary that tells the day', () => {
  const told = (sentence: string) =>
    rows(
      `# Search was slow\n\n## Summary\n\n${sentence}\n\n## Timeline (UTC)\n\n- 14:03 it is slow\n- 14:42 it is fast\n`,
    );

  test.each([
    'Between 14:03 and 14:42 UTC on 2026-04-15 search was slow.',
    'From 14:03 until 14:42 on 15 April 2026 nobody found anything.',
    'At 14:03: on 2026-04-15 search slowed down.',
    'Am Mittwoch, dem 15. April 2026, war die Suche ab 14:03 langsam.',
  ])('gives it to the rows though a clock stands before it: %s', async (sentence) => {
    expect(await told(sentence)).toEqual(['2026-04-15 14:03 = 2026-04-15T14:03', '14:42 = 2026-04-15T14:42']);
  });

  test('does not where it is a label of something else', async () => {
    expect((await told('Created: 2026-04-15')).join('\n')).not.toContain('2026-04-15');
  });
});

describe('a zone beside the day of the incident', () => {
  test.each([
    ['behind it', 'Date: 2024-05-06 (UTC)', 'UTC'],
    ['in its label', 'Date (UTC+2): 2024-05-06', '+02:00'],
    ['in another language', 'Datum: 6. Mai 2024, MESZ', '+02:00'],
    ['in words', 'Fecha: 6 de mayo de 2024 (horas UTC)', 'UTC'],
    ['behind several', 'Incident dates: 6–7 May 2024 (UTC)', 'UTC'],
    ['on a line of its own', '2024-05-06 (UTC)', 'UTC'],
    ['behind the day of the week', 'Date: 6 May 2024, Monday (UTC)', 'UTC'],
    ['behind the day of the week in another language', 'Tarih: 6 Mayıs 2024, Pazartesi (UTC)', 'UTC'],
    ['in a line about the incident', 'Outage of 6 May 2024 (UTC)', 'UTC'],
    ['at the end of a range of its rows', 'We were down on 2024-05-06 from 10:05 to 11:40 JST.', '+09:00'],
  ])('is that of the times: %s', async (_, line, zone) => {
    const { instants, mdx } = await imported(`# Pump\n\n${line}\n\n## Timeline\n\n- 6 May 10:05 a\n- 6 May 11:40 b\n`);
    expect(instants.map(({ state }) => state)).toEqual(['read', 'read']);
    expect(mdx).toContain(`Time (${zone})`);
  });

  test.each(['Published: 2024-05-20 (UTC)', 'Reviewed on 20 May 2024 (UTC)', 'Date: 2024-05-06 (final)'])(
    'is not that of something else: %j',
    async (line) => {
      const { instants } = await imported(`# Pump\n\n${line}\n\n## Timeline\n\n- 2024-05-06 10:05 a\n- 11:40 b\n`);
      expect(instants.map(({ state }) => state)).toEqual(['no-zone', 'no-zone']);
    },
  );
});

test('an abbreviation of one country needs no mark', async () => {
  const { mdx } = await imported('# Pump\n\nAll times are CET.\n\n## Timeline\n\n- 10:05 a\n- 11:40 b\n');
  expect(mdx).toContain('Time (CET)');
});

test.each(['CST', 'IST', 'BST'])('%s, which several countries have, is marked as open in the head', async (zone) => {
  const { mdx, instants } = await imported(
    `# Pump\n\nDate: 2024-07-06\n\nAll times are ${zone}.\n\n## Timeline\n\n- 10:05 a\n- 11:40 b\n`,
  );
  expect(mdx).toContain(`Time (${zone}?)`);
  expect(instants.map(({ instant }) => instant)).toEqual([undefined, undefined]);
});

describe('a day of the week alone', () => {
  const days = async (...lines: string[]) =>
    (await imported(`# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n${lines.join('\n')}\n`)).instants.map(
      ({ instant }) => instant && new Date(instant).toISOString().slice(0, 10),
    );

  test('is the next one of that name', async () => {
    expect(await days('- Monday 10:05 a', '- Thursday 11:40 b', '- 12:10 c')).toEqual([
      '2024-05-06',
      '2024-05-09',
      '2024-05-09',
    ]);
    expect(await days('- Mo 10:05 a', '- Mi 11:40 b')).toEqual(['2024-05-06', '2024-05-08']);
  });

  test('is asked about where it may be the one before', async () => {
    expect(await days('- Monday 10:05 a', '- Sunday 11:40 b', '- 12:10 c')).toEqual([
      '2024-05-06',
      undefined,
      undefined,
    ]);
  });

  test('is asked about where it would come behind the next day that is written', async () => {
    expect(await days('- Monday 10:05 a', '- Friday 11:40 b', '- 2024-05-08 12:10 c')).toEqual([
      '2024-05-06',
      undefined,
      '2024-05-08',
    ]);
  });
});

test('front matter in JSON is read', async () => {
  const { title, instants } = await imported(
    '{\n  "title": "Pump stands",\n  "started_at": "2024-05-06T10:05:00+02:00"\n}\n\n## Timeline\n\n- 10:05 a\n- 11:40 b\n',
  );
  expect(title).toBe('Pump stands');
  expect(instants.map(({ instant }) => new Date(instant!).toISOString().slice(0, 16))).toEqual([
    '2024-05-06T08:05',
    '2024-05-06T09:40',
  ]);
});

test('the first of several headings of the first level is no title where it names a section', async () => {
  const { title, instants } = await imported(
    '<p>Pump stands still</p><h1>Timeline (UTC)</h1><table><tr><td>Time</td><td>Event</td></tr><tr><td>2024-05-06 10:05</td><td>a</td></tr></table><h1>Lessons</h1><p>b</p>',
    'pump.html',
  );
  expect(title).not.toContain('Timeline');
  expect(instants).toHaveLength(1);
});

test.each(['翌7日', '翌日'])('%s is the day after', async (words) => {
  expect(await rows(`# ポンプ\n\n## 経緯（UTC）\n\n- 2024年5月6日 22時05分 停止\n- ${words} 7時40分 復旧\n`)).toEqual([
    '2024-05-06 22:05 = 2024-05-06T22:05',
    '2024-05-07 07:40 = 2024-05-07T07:40',
  ]);
});

test('a day without a year is one that the document states in full', async () => {
  const table = (date: string) =>
    `# Pump\n\nDate: ${date}\n\n## Timeline (UTC)\n\n| Date | Time | Event |\n|---|---|---|\n| 7/9 | 21:00 | a |\n| | 22:40 | b |\n`;
  expect(await rows(table('9 July 2024'))).toEqual(['2024-07-09 21:00 = 2024-07-09T21:00', '22:40 = 2024-07-09T22:40']);
  expect(await rows(table('7 September 2024'))).toEqual([
    '2024-09-07 21:00 = 2024-09-07T21:00',
    '22:40 = 2024-09-07T22:40',
  ]);
});

test('beside the time it began, the date of front matter is that of the publication', async () => {
  const text =
    '---\ntitle: Pump\ndate: 2024-05-20\nstarted: 2024-05-06T04:12:00Z\n---\n\n## Timeline (UTC)\n\n- 03:30 a\n- 04:12 b\n';
  expect(await rows(text)).toEqual(['2024-05-06 03:30 = 2024-05-06T03:30', '04:12 = 2024-05-06T04:12']);
});

test.each([
  ['## Updates (newest first)', ''],
  ['## Zeitleiste', 'Die neuesten Einträge zuerst, alle Zeiten in UTC.'],
])('rows of which the newest stands first are read from the last one on: %s', async (heading, line) => {
  const text = `# Pump\n\nDate: 2024-05-06 (UTC)\n\n${heading}\n\n${line}\n\n- 00:20 c\n- 23:10 b\n- 22:05 a\n`;
  expect(await rows(text)).toEqual([
    '2024-05-07 00:20 = 2024-05-07T00:20',
    '2024-05-06 23:10 = 2024-05-06T23:10',
    '2024-05-06 22:05 = 2024-05-06T22:05',
  ]);
});

test.each([
  ['a.textile', 'pandoc a.textile -t gfm -o a.md'],
  ['c.pdf', 'give it as Markdown, HTML or Word'],
])('a file of another markup is named with what to do: %s', async (path, advice) => {
  const { skipped } = await importFolder([{ path, bytes: bytes('Title\n') }], new Set(), settingsOf());
  expect(skipped[0]!.reason).toContain(advice);
});

describe('times among the facts of a document', () => {
  const facts =
    '| Field | Value |\n|---|---|\n| Started | 2024-03-21 07:05 UTC |\n| Detected | 2024-03-21 07:20 UTC |\n| Duration | 100 min |';

  test('are rows with their milestones where there is no timeline', async () => {
    const { mdx, day } = await imported(`# Horn\n\n${facts}\n`);
    expect(day).toBe('2024-03-21');
    expect(mdx).toMatch(/2024-03-21 07:05 +\| impact-start/);
    expect(mdx).toMatch(/07:20 +\| detected/);
  });

  test('give the rows at their time its milestone, its day and its zone', async () => {
    const { mdx } = await imported(
      `# Horn\n\n${facts}\n\n## Timeline\n\n- 07:05 horn is stuck\n- 07:20 a call comes in\n`,
    );
    expect(mdx).toMatch(/2024-03-21 07:05 +\| impact-start +\| horn is stuck/);
    expect(mdx).toMatch(/Time \(UTC|\+00:00/);
  });
});

test('a table under heads of times and events is a timeline without any heading', async () => {
  const table = (head: string) => `# Job\n\n| ${head} |\n|---|---|\n| 2024-06-05 10:00 | job is dead |\n`;
  expect(await rows(table('Time (UTC) | Event'))).toEqual(['2024-06-05 10:00 = 2024-06-05T10:00']);
  expect(await rows(table('Value | Sample'))).toEqual([]);
});

test('where markup cannot be written so that it reads back, the address of a reference is kept as text', async () => {
  const { mdx } = await imported('[one]: https://f.example\n\n<https://b.example/y?z=1>\\* \\_ \\[ref][one] ');
  expect(mdx).toContain('f.example');
});

describe('the zone of the rows is read', () => {
  const list = (day: string) => `## Timeline\n\n- ${day} 07:05 horn is stuck\n- 07:20 a call comes in\n`;

  test('in a box that is an element of HTML, and not in a comment', async () => {
    const box = (inner: string) => rows(`# Horn\n\n${inner}\n\n${list('2024-03-21')}`);
    expect(await box('<aside>\n🕑 Times are in Pacific Time.\n\n</aside>')).toEqual([
      '2024-03-21 07:05 = 2024-03-21T14:05',
      '07:20 = 2024-03-21T14:20',
    ]);
    expect(await box('<!-- Times are in Pacific Time. -->')).toEqual(['2024-03-21 07:05 = no-zone', '07:20 = no-zone']);
  });

  test.each(['| Field | Value |\n|---|---|\n| Fuso horário | Europe/Madrid |', 'Czas podano w czasie warszawskim.'])(
    'in %j',
    async (said) =>
      expect(await rows(`# Horn\n\n${said}\n\n${list('2024-07-02')}`)).toEqual([
        '2024-07-02 07:05 = 2024-07-02T05:05',
        '07:20 = 2024-07-02T05:20',
      ]),
  );
});

test.each(['Datum výpadku: 2. 7. 2024', 'Kesinti tarihi: 2 Temmuz 2024', 'Дата сбоя: 02.07.2024'])(
  'the day of the rows is read in %j',
  async (said) =>
    expect(await rows(`# Horn\n\n${said}\nTimezone: UTC\n\n## Timeline\n\n- 07:05 horn\n- 07:20 call\n`)).toEqual([
      '2024-07-02 07:05 = 2024-07-02T07:05',
      '07:20 = 2024-07-02T07:20',
    ]),
);

test('ranges with points are times as those beside them are, and the times of a definition are rows', async () => {
  const head = '# Horn\n\n## Timeline (UTC)\n\n';
  const table =
    '| Time | Event |\n|---|---|\n| 2024-03-21 | |\n| 9.05 | horn |\n| 9.20-9.45 | call |\n| 10.00 | end |\n';
  expect(await rows(head + table)).toContain('09:20 – 09:45 = 2024-03-21T09:20');
  expect(await rows(`${head}21 March 2024\n: 11:20pm horn is stuck\n`)).toEqual([
    '2024-03-21 23:20 = 2024-03-21T23:20',
  ]);
});

describe('the day and the zone that a document names', () => {
  const list = `## Timeline\n\n- 07:05 horn is stuck\n- 07:20 a call comes in\n`;
  const read = ['2024-07-02 07:05 = 2024-07-02T07:05', '07:20 = 2024-07-02T07:20'];

  test.each([
    'Data întreruperii: 2 iulie 2024',
    'Tanggal gangguan: 2 Juli 2024',
    'Ngày sự cố: 2 tháng 7 năm 2024',
    'Дата на инцидента: 2 юли 2024',
    'Failure date: 2/Jul/24',
  ])('under the label of %j', async (said) =>
    expect(await rows(`# Horn\n\n${said}\nTimezone: UTC\n\n${list}`)).toEqual(read),
  );

  test('in the name of a channel, whatever day the export has', async () => {
    const said = 'Exported by Ada on July 9, 2024. Channel times are UTC.';
    expect(await rows(`# #inc-2024-07-02-horn\n\n${said}\n\n${list}`)).toEqual(read);
    expect(await rows(`# Horn\n\n${said}\n\n${list}`)).toEqual(['07:05 = undated', '07:20 = undated']);
    expect(await rows(`# Horn\n\nThe review was held on July 9, 2024.\n\n${list}`)).toEqual([
      '07:05 = undated',
      '07:20 = undated',
    ]);
  });

  test('of front matter whatever its key is called, unless it is somebody’s', async () => {
    const front = (key: string) => `---\ndate: 2024-07-02\n${key}: Europe/Oslo\n---\n\n# Horn\n\n${list}`;
    expect(await rows(front('zona_czasu'))).toEqual([
      '2024-07-02 07:05 = 2024-07-02T05:05',
      '07:20 = 2024-07-02T05:20',
    ]);
    expect(await rows(front('author_zone'))).toEqual(['2024-07-02 07:05 = no-zone', '07:20 = no-zone']);
  });
});

test('the same word for the next day before every clock is one day, and two where the clock runs back', async () => {
  const table = (...cells: string[]) =>
    `# 警笛\n\n## 时间线(UTC)\n\n| 时间 | 事件 |\n|---|---|\n${cells.map((cell, index) => `| ${cell} | 第${index}步 |`).join('\n')}\n`;
  expect(await rows(table('2024年7月2日 23:50', '次日 00:20', '次日 01:10'))).toEqual([
    '2024-07-02 23:50 = 2024-07-02T23:50',
    '2024-07-03 00:20 = 2024-07-03T00:20',
    '01:10 = 2024-07-03T01:10',
  ]);
  expect((await rows(table('2024年7月2日 23:50', '次日 10:20', '次日 09:10'))).at(-1)).toMatch(/undated|unreadable/);
});

test('a table drawn with lines is a table, also where a row has several lines', async () => {
  const box = [
    'Horn',
    '',
    'Timeline (UTC)',
    '',
    '┌──────────────────┬────────────┐',
    '│ Time             │ Event      │',
    '├──────────────────┼────────────┤',
    '│ 2024-07-02 07:05 │ horn is    │',
    '│                  │ stuck      │',
    '├──────────────────┼────────────┤',
    '│ 07:20            │ a call     │',
    '└──────────────────┴────────────┘',
    '',
  ].join('\n');
  expect(await rows(box, 'a.txt')).toEqual(['2024-07-02 07:05 = 2024-07-02T07:05', '07:20 = 2024-07-02T07:20']);
  const database = 'Horn\n\nTimeline (UTC)\n\n Time | Event\n------+------\n 2024-07-02 07:05 | horn\n';
  expect(await rows(database, 'a.txt')).toEqual(['2024-07-02 07:05 = 2024-07-02T07:05']);
});

test('times that are written alike and are not read are asked about once', async () => {
  const cells = ['9:10 zx', '9:25 zx', '11:50 zx'];
  const { report } = await imported(
    `# Horn\n\n## Timeline\n\n| Time | Event |\n|---|---|\n${cells.map((cell) => `| ${cell} | horn sounds |`).join('\n')}\n`,
  );
  const asks = report.asks.filter(({ text }) => /no times?:/.test(text)).map(({ text }) => text);
  expect(asks).toEqual(['`9:10 zx` and 2 more that are written like it give no times: write the times in their rows']);
});

describe('a timeline that is told in paragraphs', () => {
  const told = (...paragraphs: string[]) =>
    rows(`# Horn\n\n## Timeline (UTC)\n\n2024-07-02 07:05 – horn is stuck\n\n${paragraphs.join('\n\n')}\n`);

  test('has the clocks within its sentences where they keep the order', async () => {
    expect(await told('The first call came in at 07:20.', 'It was 07:45 when Ada cut the wire.')).toEqual([
      '2024-07-02 07:05 = 2024-07-02T07:05',
      '07:20 = 2024-07-02T07:20',
      '07:45 = 2024-07-02T07:45',
    ]);
  });

  test('and none of what runs back, or can be on another day', async () => {
    const cells = await told(
      'The horn had been tested at 06:50.',
      'The wire was last checked at 07:10.',
      '07:45 – wire cut',
    );
    expect(cells.filter((cell) => / = 2024/.test(cell))).toEqual([
      '2024-07-02 07:05 = 2024-07-02T07:05',
      '2024-07-02 07:45 = 2024-07-02T07:45',
    ]);
  });
});

describe('a sentence above the timeline that begins with a day', () => {
  const list = `## Timeline (UTC)\n\n- 07:05 horn is stuck\n- 07:20 a call comes in\n`;

  test.each(['On 2 July 2024, the horn could not be stopped.', 'Am 2. Juli 2024 war die Hupe gestört.'])(
    'dates it where it tells of trouble: %j',
    async (sentence) =>
      expect((await rows(`# Horn\n\n## Context\n\n${sentence}\n\n${list}`))[0]).toBe(
        '2024-07-02 07:05 = 2024-07-02T07:05',
      ),
  );

  test.each([
    '## Context\n\nOn 2 July 2024, the horn was built in.',
    '## Background\n\nOn 2 July 2024, the horn failed.',
    '## Context\n\nOn 2 July 2024, the horn failed. On 3 July 2024, it failed too.',
  ])('and does not where %j', async (text) =>
    expect((await rows(`# Horn\n\n${text}\n\n${list}`))[0]).toBe('07:05 = undated'),
  );
});

test('a column called HH:MM holds times, and a town says which zone of a word it is', async () => {
  const table =
    '| HH:MM | Noticed |\n|---|---|\n| 07:05 | horn is stuck |\n| 07:20 | a call comes |\n| 07:45 | wire is cut |\n';
  expect(
    await rows(`# Horn\n\nImpacted on: 2024-07-02\nTimes: Mountain Time (Phoenix)\n\n## How it went\n\n${table}`),
  ).toEqual(['2024-07-02 07:05 = 2024-07-02T14:05', '07:20 = 2024-07-02T14:20', '07:45 = 2024-07-02T14:45']);
});

test.each([
  ['Local time (Lisbon)', 'Europe/Lisbon'],
  ['Lokaltid (Stockholm)', 'Europe/Stockholm'],
  ['Czas lokalny (Warszawa).', 'Europe/Warsaw'],
  ['All times: Sydney', 'Australia/Sydney'],
])('the zone is that of the place in %j', async (said, zone) => {
  const text = `# Pump\n\nDate: 2024-05-06\n\n${said}\n\n## Timeline\n\n- 10:05 it stands\n- 11:40 it runs\n`;
  expect((await imported(text)).mdx).toContain(`Time (${zone})`);
});

test('a heading right above its lines may name the zone of them in a bracket', async () => {
  const text = 'Pump\n\nDate: 2024-05-06\n\nTimeline (all times GMT):\n10:05 it stands\n11:40 it runs\n';
  expect(await rows(text, 'pump.txt')).toEqual(['2024-05-06 10:05 = 2024-05-06T10:05', '11:40 = 2024-05-06T11:40']);
});

test('lines that begin with four digits, in order, are rows', async () => {
  const text = 'Pump\n\nDate: 07 JUN 2023, all times UTC\n\n0612  It stands\n0640  Fuse found\n1130  It runs\n';
  expect(await rows(text, 'pump.txt')).toEqual([
    '2023-06-07 06:12 = 2023-06-07T06:12',
    '06:40 = 2023-06-07T06:40',
    '11:30 = 2023-06-07T11:30',
  ]);
  const numbers = 'Pump\n\nDate: 07 JUN 2023, all times UTC\n\n1612 litres\n1540 litres\n1130 litres\n';
  expect(await rows(numbers, 'pump.txt')).toEqual([]);
});

test.each([
  ['**発生時刻**：2024年5月6日 10:05（日本時間）', '10:05', 'Asia/Tokyo'],
  ['**发生时间**：2024年5月6日 10:05（北京时间）', '10:05', 'Asia/Shanghai'],
  ['Дата: 6 мая 2024 г., московское время', '10:05', 'Europe/Moscow'],
])('the zone is that of %j', async (said, clock, zone) => {
  const text = `# Pump\n\n${said}\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2024-05-06 ${clock} | it stands |\n| 11:40 | it runs |\n`;
  expect((await imported(text)).mdx).toContain(`Time (${zone})`);
});

test('what T counts from may stand beside its first row', async () => {
  const text = (first: string) =>
    `# Pump\n\nDate: 2024-05-06, all times UTC\n\n## Timeline\n\n- ${first} it stands\n- T+6m pager\n- T+2h it runs\n`;
  expect(await rows(text('T+0 (10:04)'))).toEqual([
    '2024-05-06 10:04 = 2024-05-06T10:04',
    '10:10 = 2024-05-06T10:10',
    '12:04 = 2024-05-06T12:04',
  ]);
  expect(await rows(text('T+0'))).toEqual(['T+0 = undated', 'T+6m = undated', 'T+2h = undated']);
});

test('a year may stand behind the clock, and in the heading of the timeline', async () => {
  const text = (heading: string, ...lines: string[]) =>
    `# Pump\n\n## ${heading}\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
  expect(
    await rows(text('Timeline', 'Mon May  6 11:50:00 UTC 2024 it stands', 'Mon May 6 12:10:00 UTC 2024 it runs')),
  ).toEqual(['2024-05-06 11:50:00 = 2024-05-06T11:50', '12:10:00 = 2024-05-06T12:10']);
  expect(await rows(text('Timeline 2024 (UTC)', 'May 6 11:50 it stands', 'May 6 12:10 it runs'))).toEqual([
    '2024-05-06 11:50 = 2024-05-06T11:50',
    '12:10 = 2024-05-06T12:10',
  ]);
  expect(
    await rows(text('Timeline', 'May 6 11:50 UTC 2024: it stands', 'May 6 12:10 UTC 2000 users are back')),
  ).toEqual(['2024-05-06 11:50 = 2024-05-06T11:50', '12:10 = 2024-05-06T12:10']);
});

test.each(['Čas', 'Hora', 'Tijd', 'Время'])('the word for the time may stand before each: %j', async (word) => {
  const text = `# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n- ${word} 10:05 – it stands\n- ${word} 11:40 – it runs\n`;
  expect((await rows(text)).map((row) => row.split(' = ')[1])).toEqual(['2024-05-06T10:05', '2024-05-06T11:40']);
});

test.each([
  'The pump stood for an hour (all times GMT).',
  'Owner: Ada · Zone: GMT',
  'State: read / TZ: GMT',
  'Was down (times GMT)',
])('a zone is stated in a bracket or beside other facts: %j', async (said) => {
  const text = `# Pump\n\nDate: 2024-05-06\n\n${said}\n\n## Timeline\n\n- 10:05 it stands\n- 11:40 it runs\n`;
  expect((await rows(text))[0]).toBe('2024-05-06 10:05 = 2024-05-06T10:05');
});

test('a sentence over a quoted chat is no row of it', async () => {
  const chat = '> As it was written:\n>\n> **ada** 10:05\n> it stands\n>\n> **bo** 11:40\n> it runs\n';
  const { mdx } = await imported(`# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n${chat}`);
  expect(await rows(`# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n${chat}`)).toEqual([
    '2024-05-06 10:05 = 2024-05-06T10:05',
    '11:40 = 2024-05-06T11:40',
  ]);
  expect(mdx).toMatch(/^As it was written:$/mu);
});

test.each(['Giorno', 'Dia', 'Den', 'День'])('a day may be called so: %j', async (label) => {
  const text = `# Pump\n\n- ${label}: 2024-05-06\n\n## Timeline (UTC)\n\n- 10:05 it stands\n- 11:40 it runs\n`;
  expect((await rows(text))[0]).toBe('2024-05-06 10:05 = 2024-05-06T10:05');
});

test('a clock that something was so by is that of its row', async () => {
  const text =
    '# Pump\n\nDate: 2024-05-06 UTC\n\n## Timeline\n\n- 10:05 it stands\n- By 10:55 all of it stands\n- 11:40 it runs\n';
  expect(await rows(text)).toEqual([
    '2024-05-06 10:05 = 2024-05-06T10:05',
    '10:55 = 2024-05-06T10:55',
    '11:40 = 2024-05-06T11:40',
  ]);
});

test.each([
  '# Pump\n\nDate: Friday, 6 May 2024\n',
  '# Pump on Friday, May 6, 2024\n',
  '# Pump\n\nDatum: Freitag, 6. Mai 2024\n',
  '# Pump\n\nOn Friday, 6 May 2024, the pump stood.\n',
])('a date on another day of the week dates nothing: %j', async (head) => {
  const list = '\n## Timeline (UTC)\n\n- 10:05 it stands\n- 11:40 it runs\n';
  expect(await rows(head + list)).toEqual(['10:05 = undated', '11:40 = undated']);
  expect((await rows(head.replace(/Friday/, 'Monday').replace('Freitag', 'Montag') + list))[0]).toContain('2024-05-06');
});

describe('noon and midnight by their names', () => {
  const list = (...lines: string[]) =>
    rows(`# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n- ${lines.join('\n- ')}\n`);

  test.each([
    'Noon',
    '12 noon',
    'midday',
    'Mittag',
    'Midi',
    'mediodía',
    'Meio-dia',
    'mezzogiorno',
    '正午',
    '정오',
    'Полдень',
  ])('%s', async (name) => {
    expect(await list('10:05 it stands', `${name}: it leaks`, '13:40 it runs')).toEqual([
      '2024-05-06 10:05 = 2024-05-06T10:05',
      '12:00 = 2024-05-06T12:00',
      '13:40 = 2024-05-06T13:40',
    ]);
  });

  test('on a clock of twelve hours, it says nothing of the others', async () => {
    expect(await list('9:05 AM – it stands', 'noon – it leaks', '1:40 PM – it runs')).toEqual([
      '2024-05-06 09:05 = 2024-05-06T09:05',
      '12:00 = 2024-05-06T12:00',
      '13:40 = 2024-05-06T13:40',
    ]);
  });

  test('midnight is read behind an evening, and asked about elsewhere', async () => {
    expect(await list('22:05 it stands', 'midnight: it leaks', '00:40 it runs')).toEqual([
      '2024-05-06 22:05 = 2024-05-06T22:05',
      '2024-05-07 00:00 = 2024-05-07T00:00',
      '00:40 = 2024-05-07T00:40',
    ]);
    expect((await list('Mitternacht: it leaks', '00:40 it runs'))[0]).toMatch(/= (?:unreadable|undated)$/);
  });

  test('words that go on tell no time', async () => {
    expect((await list('10:05 it stands', 'noon traffic comes', '13:40 it runs'))[1]).toMatch(/= unreadable$/);
  });
});

test('hours and minutes by their names are times where all rows have them, and no lengths', async () => {
  const list = (...lines: string[]) =>
    rows(`# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n- ${lines.join('\n- ')}\n`);
  expect(await list('7 óra 40 perc: a', '8 óra 5 perc: b', '9 óra 10 perc: c')).toEqual([
    '2024-05-06 07:40 = 2024-05-06T07:40',
    '08:05 = 2024-05-06T08:05',
    '09:10 = 2024-05-06T09:10',
  ]);
  expect(await list('8 giờ 5 phút: a', '8 giờ 40 phút: b', '11 giờ 10 phút: c')).toContain('08:40 = 2024-05-06T08:40');
  for (const row of await list('0 óra 40 perc: a', '1 óra 5 perc: b', '2 óra 10 perc: c'))
    expect(row).not.toContain('T');
});

test.each([
  '> Datum: 6 mei 2024\n> Tijden: UTC\n',
  'Datum: 2024-05-06\n\nEnnakkotieto. Kellonajat UTC.\n',
  '| Fakt | Wert |\n| --- | --- |\n| Datum | 2024-05-06 |\n| Basis der Uhrzeit | UTC |\n',
  'Date: 2024-05-06\n\nIt stood (local time Reykjavik).\n',
])('the zone is said in a quote, in a label and in a bracket: %j', async (said) => {
  const text = `# Pump\n\n${said}\n## Timeline\n\n- 10:05 it stands\n- 11:40 it runs\n`;
  expect((await rows(text))[0]).toBe('2024-05-06 10:05 = 2024-05-06T10:05');
});

test('a mail that is quoted dates nothing', async () => {
  const text = '# Pump\n\n> From: Ada\n> Date: 2024-05-09\n\n## Timeline (UTC)\n\n- 10:05 it stands\n- 11:40 it runs\n';
  expect(await rows(text)).toEqual(['10:05 = undated', '11:40 = undated']);
});

test('the summaries of folded details are headings', async () => {
  const { mdx } = await imported(
    '# Pump\n\nDate: 2024-05-06\n\n<details>\n<summary><b>Timeline</b></summary>\n\n- 10:05 it stands\n- 11:40 it runs\n\n</details>\n\n<details open>\n<summary>Action items</summary>\n\n- [ ] Oil it (@ada)\n\n</details>\n',
  );
  expect(mdx).toContain('| 2024-05-06 10:05 |');
  expect(mdx).toMatch(/\| A1 +\| Oil it/);
});

test('the name of a commit or a ticket may stand before the time', async () => {
  const text =
    '# Pump\n\nDate: 2024-05-06\n\n## Timeline (UTC)\n\n- 10:05 it stands\n- `3be77d1` `10:30` oil\n- OPS-12 10:50: valve\n- 11:40 it runs\n';
  expect(await rows(text)).toEqual([
    '2024-05-06 10:05 = 2024-05-06T10:05',
    '10:30 = 2024-05-06T10:30',
    '10:50 = 2024-05-06T10:50',
    '11:40 = 2024-05-06T11:40',
  ]);
});

test('Org is read as it is meant', async () => {
  const text = `#+TITLE: The pump stood
#+DATE: 2024-05-06

* Timeline
Times are UTC.
- 10:05 :: it stands
- [2024-05-06 Mon 11:40] it *runs*

* Action items
** DONE Oil it
   Owner: Ada
** TODO Paint it
   DEADLINE: <2024-06-03 Mon>
   :PROPERTIES:
   :OWNER: Bo
   :END:
`;
  expect(await rows(text, 'a.org')).toEqual(['2024-05-06 10:05 = 2024-05-06T10:05', '11:40 = 2024-05-06T11:40']);
  const { mdx } = await imported(text, 'a.org');
  expect(mdx).toMatch(/title: The pump stood/);
  expect(mdx).toMatch(/Oil it.*\| Ada .*\| done /);
  expect(mdx).toMatch(/Paint it.*\| Bo .*\| 2024-06-03 .*\| open /);
});

test.each([
  [
    'rst',
    `==================
Pump outage report
==================

:Date: 2024-05-06
:Author: Ada

Timeline
========

.. list-table::
   :header-rows: 1

   * - Time (UTC)
     - Event
   * - 10:05
     - it stands
   * - 11:40
     - it runs

Action items
============

=========== ======= ============ =========
Action      Owner   Due          Status
=========== ======= ============ =========
Oil it      Ada     2024-05-20   done
Paint it    Bo      2024-06-03   open
=========== ======= ============ =========
`,
  ],
  [
    'adoc',
    `= Pump outage
Ada Lovelace <ada@example.com>
:date: 2024-05-06

== Timeline

All times UTC.

[cols="1,3",options="header"]
|===
| Time | Event

| 10:05
| it stands

| 11:40
| it runs
|===

== Action items

* [x] Oil it (Ada, 2024-05-20)
* [ ] Paint it (Bo, 2024-06-03)
`,
  ],
])('so is .%s', async (ending, text) => {
  expect(await rows(text, `a.${ending}`)).toEqual(['2024-05-06 10:05 = 2024-05-06T10:05', '11:40 = 2024-05-06T11:40']);
  const { mdx } = await imported(text, `a.${ending}`);
  expect(mdx).toMatch(/title: Pump outage/);
  expect(mdx).toMatch(/Oil it.*\| Ada .*\| 2024-05-20 .*\| done /);
  expect(mdx).toMatch(/Paint it.*\| Bo .*\| 2024-06-03 .*\| open /);
});

test('plain text has numbered headings in capitals, and tables whose columns stand below each other', async () => {
  const text = `PUMP OUTAGE
Incident start: 6-May-2024 10:05 (UTC)

1. SEQUENCE OF EVENTS
10:05  it stands
10:30  somebody calls
11:40  it runs

2. ACTION ITEMS
No.  Action          Owner   Due           Status
1    Oil it          Ada     20-May-2024   done
2    Paint it green  Bo Ek   3-Jun-2024    open
`;
  expect(await rows(text, 'a.txt')).toEqual([
    '2024-05-06 10:05 = 2024-05-06T10:05',
    '10:30 = 2024-05-06T10:30',
    '11:40 = 2024-05-06T11:40',
  ]);
  const { mdx } = await imported(text, 'a.txt');
  expect(mdx).toMatch(/Oil it.*\| Ada .*\| 2024-05-20 .*\| done /);
  expect(mdx).toMatch(/Paint it green.*\| Bo Ek .*\| 2024-06-03 .*\| open /);
});

test('when a page was opened says nothing about the incident, the heading over its rows does', async () => {
  const text =
    '# Pump\n\n**ada** opened this issue on May 9, 2024\n\n### It stood (2024-05-06, UTC)\n\n- 10:05 it stands\n- 10:30 oil\n- 11:40 it runs\n';
  expect((await rows(text))[0]).toBe('2024-05-06 10:05 = 2024-05-06T10:05');
  expect((await rows(text.replace('2024-05-06, ', '')))[0]).toBe('10:05 = undated');
});

test.each([
  'In short: the pump was down for most of Monday 6 May 2024, as nobody had oiled it.\n',
  '**Date and time of incident:** 6 May 2024, 10:05–11:40\n',
  'Datum/Uhrzeit: 2024-05-06\n',
  'Quando: 2024-05-06\n',
])('the day stands behind a label: %j', async (said) => {
  const text = `# Pump\n\n${said}\n## Timeline (UTC)\n\n- 10:05 it stands\n- 11:40 it runs\n`;
  expect((await rows(text))[0]).toBe('2024-05-06 10:05 = 2024-05-06T10:05');
});

test('front matter gives the times of the incident in a map', async () => {
  const text =
    '---\ntitle: Pump\nwhen:\n  start: 2024-05-06T12:05:00+02:00\n  end: 2024-05-06T13:40:00+02:00\n---\n\n## Timeline\n\n- 12:05 it stands\n- 13:40 it runs\n';
  expect(await rows(text)).toEqual(['2024-05-06 12:05 = 2024-05-06T10:05', '13:40 = 2024-05-06T11:40']);
});
