import { describe, expect, test } from 'vitest';
import type { Library } from '../model/library.ts';
import { parseLibrary } from './library.ts';

const base: Record<string, string> = {
  'library.yaml':
    'schema: 1\nname: Test library\nseverities: [{ id: SEV1, name: Critical }, { id: SEV2, name: Major }]\n',
  'services.yaml': 'checkout: { name: Checkout, team: payments, tier: 1 }\n',
  'people.yaml': 'ada: { name: Ada Berg, role: Engineer, team: payments }\n',
  'template.mdx':
    '---\ntemplate: { tier: full }\n---\n\n## Summary\n\n::section{#summary required="draft" aliases="TL;DR"}\n\n## Timeline\n\n::section{#timeline aliases="Timeline (UTC)"}\n\n## Action items\n\n::section{#action-items}\n\n## Five whys\n\n::section{#five-whys}\n\n## Communications\n\n::section{#communications}\n',
};
const front = '---\ntitle: Checkout down\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n---\n\n';
const body = `${front}## Summary\n\nIt broke.\n\n## Timeline\n\n| Time (UTC) | Milestone | Event |\n|---|---|---|\n| 2026-04-15 14:02 | impact-start | It breaks |\n| 14:03 | detected, declared | It is noticed |\n`;

function library(files: Record<string, string | Uint8Array>): Library {
  return parseLibrary(
    Object.entries({ ...base, ...files }).map(([path, content]) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return { path, bytes, size: bytes.byteLength };
    }),
  );
}
const said = (messages: Library['faults']) =>
  messages.map(({ rule, place, reason }) => `${place.file}:${place.line}:${place.column} ${rule}: ${reason}`);
const allFaults = (read: Library) =>
  said([
    ...read.faults,
    ...read.postmortems.flatMap(({ faults }) => faults),
    ...read.runbooks.flatMap(({ faults }) => faults),
  ]);

describe('a clean library', () => {
  const read = library({ 'postmortems/2026-04-15-checkout.mdx': body });

  test('has no faults', () => expect(allFaults(read)).toEqual([]));

  test('knows the postmortem, its sections and its timeline', () => {
    const [postmortem] = read.postmortems;
    expect(postmortem).toMatchObject({
      id: '2026-04-15-checkout',
      valid: true,
      facts: { title: 'Checkout down', kind: 'incident' },
    });
    expect(postmortem!.sections.map(({ id, heading }) => `${id}: ${heading}`)).toEqual([
      'summary: Summary',
      'timeline: Timeline',
    ]);
    expect(
      postmortem!.timeline.events.map(({ moment, milestones, event, place }) => [
        moment?.earliest,
        milestones.map(({ value }) => value).join(),
        event.text,
        place.line,
      ]),
    ).toEqual([
      [Date.UTC(2026, 3, 15, 14, 2), 'impact-start', 'It breaks', 16],
      [Date.UTC(2026, 3, 15, 14, 3), 'detected,declared', 'It is noticed', 17],
    ]);
  });

  test('stands in the order of time, the newest first', () => {
    const later = body.replace('2026-04-15', '2026-05-01');
    expect(library({ 'postmortems/a.mdx': body, 'postmortems/b.mdx': later }).postmortems.map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
  });
});

describe('a postmortem nobody can read', () => {
  const others = { 'postmortems/2026-04-15-checkout.mdx': body };
  test.each([
    [
      'broken YAML',
      '---\ntitle: a: b\nstatus: draft\n---\n\ntext\n',
      [
        'postmortems/bad.mdx:2:8 front-matter-readable: Unexpected YAML: nested mappings are not allowed in compact mappings',
      ],
    ],
    [
      'no front matter',
      '## Summary\n\ntext\n',
      ['postmortems/bad.mdx:1:1 front-matter-readable: Unexpected text, expected front matter between `---` lines'],
    ],
    [
      'front matter that never ends',
      '---\ntitle: a\n\n## Summary\n',
      [
        'postmortems/bad.mdx:1:1 front-matter-readable: Unexpected end of file in front matter, expected a closing `---`',
      ],
    ],
    [
      'nothing in it',
      '',
      ['postmortems/bad.mdx:1:1 file-readable: Unexpected empty file, expected front matter and text'],
    ],
    [
      'binary bytes',
      new Uint8Array([1, 0, 2]),
      ['postmortems/bad.mdx:1:1 file-readable: Unexpected binary file, expected UTF-8 text'],
    ],
    [
      'Latin-1 bytes',
      new Uint8Array([0x61, 0xe6, 0x0a]),
      ['postmortems/bad.mdx:1:2 file-readable: Unexpected byte that is not UTF-8, expected UTF-8 text'],
    ],
    [
      'code in its text',
      `${front}{process.exit()}\n`,
      ['postmortems/bad.mdx:8:1 no-code: Unexpected expression `{process.exit()}`, expected text'],
    ],
    [
      'an unknown component',
      `${front}<Chart />\n`,
      [
        'postmortems/bad.mdx:8:1 known-component: Unexpected component `<Chart>`, expected `Internal`, `Public`, `Figure`, `Hypothesis`, `InvestigationStep`, `Mitigation`, `Log`, `br`, `kbd`, `sub` or `sup`',
      ],
    ],
    [
      'several MDX faults',
      `${front}under <2 s\n\n{ open\n`,
      [
        'postmortems/bad.mdx:8:7 mdx-readable: Unexpected `<` in text, expected `\\<`',
        'postmortems/bad.mdx:10:1 mdx-readable: Unexpected `{` in text, expected `\\{`',
      ],
    ],
  ])('%s: is said, and the others are still read', (_, content, faults) => {
    const read = library({ ...others, 'postmortems/bad.mdx': content });
    expect(allFaults(read)).toEqual(faults);
    expect(read.postmortems.some(({ id, valid }) => id === '2026-04-15-checkout' && valid)).toBe(true);
  });

  test('Windows line ends and a byte-order mark are no fault and move no place', () => {
    const read = library({ 'postmortems/a.mdx': `\uFEFF${body.replaceAll('\n', '\r\n')}` });
    expect(allFaults(read)).toEqual([]);
    expect(read.postmortems[0]!.timeline.events[1]!.time.place).toMatchObject({ line: 17, column: 3 });
  });

  test('with a wrong value it keeps the right ones, and says which stand-ins it has', () => {
    const read = library({
      'postmortems/a.mdx': body.replace('status: draft', 'status: finished').replace('severity: SEV1\n', ''),
    });
    expect(read.postmortems[0]).toMatchObject({
      valid: false,
      facts: { title: 'Checkout down', status: 'draft', severity: '', services: ['checkout'] },
    });
    expect(read.postmortems[0]!.faults).toHaveLength(2);
  });

  test('a name that does not end in .mdx is said', () => {
    expect(allFaults(library({ 'postmortems/a.md': body }))).toEqual([
      'postmortems/a.md:1:1 file-readable: Unexpected file `postmortems/a.md`, expected a name that ends in `.mdx`',
    ]);
  });
});

describe('tables as people write them', () => {
  const timeline = (table: string) =>
    library({ 'postmortems/a.mdx': `${front}## Timeline\n\n${table}` }).postmortems[0]!;

  test('ragged rows, escaped pipes, missing cells and inline Markdown', () => {
    const { timeline: read } = timeline(
      '| Time | Event | Evidence |\n|---|---|---|\n| 2026-04-15 14:02 | `a \\| b` and **bold** [link](https://x.example) |\n| 14:03 | | log | too much |\n| 14:04 |\n',
    );
    expect(
      read.events.map(({ event, evidence, moment }) => [event.text, evidence?.text, moment !== undefined]),
    ).toEqual([
      ['a | b and bold link', undefined, true],
      ['', 'log', true],
      ['', undefined, true],
    ]);
  });

  test('an unknown column and a missing one are said, and what can be read is', () => {
    const { timeline: read, faults } = timeline('| Time | What | Who |\n|---|---|---|\n| 2026-04-15 14:02 | x | y |\n');
    expect(said(faults).map((line) => line.replace(/^.*?:(\d+:\d+) table-columns: /, '$1 '))).toEqual([
      '10:10 Unexpected column `What`, expected `Time (UTC)`, `Milestone`, `Event` or `Evidence`',
      '10:17 Unexpected column `Who`, expected `Time (UTC)`, `Milestone`, `Event` or `Evidence`',
      '10:1 Unexpected table without a column `Event`, expected `Time (UTC)`, `Milestone`, `Event` or `Evidence`',
    ]);
    expect(read.events).toHaveLength(1);
  });

  test('a misspelt milestone is said with the right one', () => {
    const { faults } = timeline('| Time | Milestone | Event |\n|---|---|---|\n| 2026-04-15 14:02 | detcted | x |\n');
    expect(faults).toMatchObject([
      {
        rule: 'milestone-known',
        reason: 'Unexpected milestone `detcted`, expected `detected`',
        hint: 'detected',
        place: { line: 12, column: 22 },
      },
    ]);
  });

  test('a row that cannot be read keeps its text and has no instant', () => {
    const { timeline: read } = timeline('| Time | Event |\n|---|---|\n| 2026-04-15 25:99 | it broke |\n');
    expect(read.events[0]).toMatchObject({
      time: { value: '2026-04-15 25:99' },
      moment: undefined,
      event: { text: 'it broke' },
    });
  });

  test('a zone nobody knows is said once, however many tables fall back to it', () => {
    const { faults } = library({
      'postmortems/a.mdx': `${front.replace('status:', 'zone: Mars/Olympus\nstatus:')}## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-04-15 14:02 | x |\n\n## Communications\n\n| Time | Text |\n|---|---|\n| 2026-04-15 14:05 | y |\n`,
    }).postmortems[0]!;
    expect(faults.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`)).toEqual(['3:7 zone-known']);
  });

  test('action items: words in any case, empty cells missing, wrong days said', () => {
    const { actions, faults } = library({
      'postmortems/a.mdx': `${front}## Action items\n\n| ID | Action | Type | Owner | Ticket | Due date | Priority | Status |\n|---|---|---|---|---|---|---|---|\n| A1 | Do it | Prevent | @ada | PAY-1 | 2026-05-01 | P1 | In progress |\n| A2 | Do more | fix | – | | 1 May | | |\n`,
    }).postmortems[0]!;
    expect(actions).toMatchObject([
      {
        id: { value: 'A1' },
        type: { value: 'prevent' },
        owner: { value: '@ada' },
        due: { value: '2026-05-01' },
        status: { value: 'in-progress' },
      },
      { id: { value: 'A2' }, type: undefined, owner: undefined, ticket: undefined, due: undefined, status: undefined },
    ]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      'Unexpected type `fix`, expected `prevent`, `detect`, `mitigate`, `repair`, `investigate` or `process`',
      'Unexpected due date `1 May`, expected a day such as `2026-04-29`',
    ]);
  });

  test('headings are recognised by alias, number and case', () => {
    const { sections } = library({
      'postmortems/a.mdx': `${front}## 1. tl;dr\n\nx\n\n## TIMELINE (UTC)\n\nx\n\n## Other\n`,
    }).postmortems[0]!;
    expect(sections.map(({ id }) => id)).toEqual(['summary', 'timeline', undefined]);
  });
});

describe('library.yaml', () => {
  test.each([
    [
      'missing',
      undefined,
      ['library.yaml:1:1 configuration-valid: Unexpected library without `library.yaml`, expected the file'],
    ],
    [
      'malformed',
      'schema: 1\nname: [\n',
      [
        'library.yaml:3:1 configuration-valid: Unexpected YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'with an unknown zone',
      `${base['library.yaml']}zone: Europe/Olso\n`,
      [
        'library.yaml:4:7 configuration-valid: Unexpected time zone `Europe/Olso`, expected an IANA name such as `Europe/Oslo`, or `UTC`',
      ],
    ],
    [
      'with a pattern that is none',
      `${base['library.yaml']}ids: { pattern: 'INC-(' }\n`,
      [
        'library.yaml:4:17 configuration-valid: Unexpected pattern `INC-(` in `ids`, expected a regular expression in RE2 syntax',
      ],
    ],
    [
      'with a pattern only a backtracking engine knows',
      `${base['library.yaml']}ids: { pattern: '(a+)\\1' }\n`,
      [
        'library.yaml:4:17 configuration-valid: Unexpected pattern `(a+)\\1` in `ids`, expected a regular expression in RE2 syntax',
      ],
    ],
    [
      'with a rule level nobody knows',
      `${base['library.yaml']}rules: { evidence-present: loud }\n`,
      [
        'library.yaml:4:28 configuration-valid: Unexpected `loud` in `evidence-present`, expected one of `off`, `info`, `warning` or `error` or a map with `default`, `draft`, `in-review`, `published`, `retracted` or `severities`',
      ],
    ],
  ])('%s: is said, and the documents are still read', (_, text, faults) => {
    const files = Object.entries({ ...base, 'library.yaml': text, 'postmortems/a.mdx': body }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const read = parseLibrary(
      files.map(([path, content]) => ({ path, bytes: new TextEncoder().encode(content), size: content.length })),
    );
    expect(said(read.faults).slice(0, 1)).toEqual(faults);
    expect(read.postmortems).toHaveLength(1);
  });
});

test('an empty folder is a library without anything, and says what it lacks', () => {
  const read = parseLibrary([]);
  expect(read.faults.map(({ place }) => place.file)).toEqual([
    'library.yaml',
    'services.yaml',
    'people.yaml',
    'template.mdx',
  ]);
});

test('targets name metrics and severities that are there', () => {
  const read = library({
    'library.yaml': `${base['library.yaml']}targets:\n  time-to-mitigate: { SEV1: { minutes: 30 }, SEV9: { minutes: 60 } }\n  time-to-heal: { SEV1: { minutes: 5 } }\n`,
  });
  expect(allFaults(read)).toEqual([
    'library.yaml:5:52 configuration-valid: Unexpected severity `SEV9`, expected one of `SEV1`, `SEV2`',
    'library.yaml:6:17 configuration-valid: Unexpected metric `time-to-heal`, expected one of `time-to-detect`, `time-to-acknowledge`, `time-to-mitigate`, `time-to-recover`, `time-to-resolve`',
  ]);
  expect(read.configuration.targets['time-to-mitigate']).toMatchObject({ SEV1: { minutes: 30 } });
});
