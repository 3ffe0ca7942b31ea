import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateLibrary } from '../../../../scripts/generate/library.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { parseTemplate } from '../../parse/template.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import type { Evidence } from './evidence.ts';
import { additions, insertRows, normal, takenIn, zoneOfTimeline, type Target } from './into.ts';
import { mergeEvidence } from './merge.ts';
import { proposeMilestones } from './milestones.ts';
import { timelineTable } from './timeline-rows.ts';

const template = parseTemplate(
  '---\ntemplate: { tier: full }\n---\n\n## Timeline\n\n::section{#timeline aliases="Chronology"}\n',
  'template.mdx',
).template;
const find = indexHeadings([template]);
const front =
  '---\ntitle: Checkout answered 502\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n---\n\n## Timeline\n\n';

function target(raw: string, zone = 'UTC'): Target {
  const file = 'postmortems/x.mdx';
  return { file, raw, zone, parse: (text) => parsePostmortem(text, file, { zone, ids: undefined }, find) };
}

const event = (time: string, text: string, more: Partial<Evidence> = {}): Evidence => ({
  at: Date.parse(time),
  precision: 'second',
  text,
  source: { format: 'log', file: 'app.log', label: `app.log:${time.slice(11)}` },
  entry: 0,
  keys: [],
  ...more,
});

function insert(raw: string, events: readonly Evidence[], zone = 'UTC') {
  const rows = mergeEvidence(events);
  const into = target(raw, zone);
  return insertRows(into, rows, proposeMilestones(rows, takenIn(into.parse(normal(raw))), false));
}

function inserted(raw: string, events: readonly Evidence[], zone = 'UTC'): string {
  const result = insert(raw, events, zone);
  if ('refused' in result) throw new Error(result.refused);
  return result.raw;
}

const table = `${front}| Time (UTC)       | Milestone | Event         | Evidence |
| ---------------- | --------- | ------------- | -------- |
| 2026-04-15 23:50 |           | Traffic rises | Grafana  |
| 23:58            | detected  | Alert pages   | pager    |
| 2026-04-16 00:10 | mitigated | Limit lowered | terminal |
`;

describe('rows added to a postmortem', () => {
  it('stand at their place, with a date where the row above does not give it', () => {
    expect(
      inserted(table, [
        event('2026-04-15T23:40:00Z', 'Deployment'),
        event('2026-04-15T23:55:30Z', 'First pod killed', {
          claim: { milestone: 'impact-start', words: '', sure: true },
        }),
        event('2026-04-16T00:01:00Z', 'Second pod killed'),
        event('2026-04-16T00:12:00Z', 'Quiet', { claim: { milestone: 'mitigated', words: '', sure: true } }),
      ]).slice(front.length),
    ).toBe(`| Time (UTC)       | Milestone | Event         | Evidence |
| ---------------- | --------- | ------------- | -------- |
| 2026-04-15 23:40:00 |           | Deployment    | app.log:23:40:00Z |
| 2026-04-15 23:50 |           | Traffic rises | Grafana  |
| 23:55:30         | impact-start | First pod killed | app.log:23:55:30Z |
| 23:58            | detected  | Alert pages   | pager    |
| 2026-04-16 00:01:00 |           | Second pod killed | app.log:00:01:00Z |
| 2026-04-16 00:10 | mitigated | Limit lowered | terminal |
| 00:12:00         |           | Quiet         | app.log:00:12:00Z |
`);
  });

  it('become a table where there is none', () => {
    expect(inserted(`${front}Still to be written.\n\n## Lessons\n\nNone.\n`, [event('2026-04-15T14:03:22Z', 'Alert')]))
      .toBe(`${front}Still to be written.

| Time (UTC)          | Milestone | Event | Evidence          |
| ------------------- | --------- | ----- | ----------------- |
| 2026-04-15 14:03:22 |           | Alert | app.log:14:03:22Z |

## Lessons

None.
`);
  });

  it('are refused where there is no timeline', () => {
    expect(insert(front.replace('## Timeline', '## Impact'), [event('2026-04-15T14:03:22Z', 'Alert')])).toEqual({
      refused: 'There is no timeline in postmortems/x.mdx. Write the heading `## Timeline` where it belongs.',
    });
  });

  it('are in the zone of the table, with an offset where its clocks were changed', () => {
    const raw = `${front}| Time (Europe/Oslo) | Event |\n|---|---|\n| 2026-10-25 01:30 | a |\n| 04:00 | b |\n`;
    expect(zoneOfTimeline(target(raw))).toBe('Europe/Oslo');
    expect(
      inserted(raw, [event('2026-10-25T00:30:00Z', 'c'), event('2026-10-25T01:30:00Z', 'd')])
        .split('\n')
        .slice(-5),
    ).toEqual([
      '| 2026-10-25 01:30 | a |',
      '| 2026-10-25T02:30:00+02:00 | c (app.log:00:30:00Z) |',
      '| 2026-10-25T02:30:00+01:00 | d (app.log:01:30:00Z) |',
      '| 04:00 | b |',
      '',
    ]);
  });

  it('leave a row that cannot be read as unreadable as it was', () => {
    const raw = `${front}| Time (UTC) | Event |\n|---|---|\n| 2026-04-15 14:00 | a |\n| 04-03-2026 | b |\n| 14:05 | c |\n| 2026-04-15 14:10 | d |\n`;
    const into = target(inserted(raw, [event('2026-04-15T14:02:00Z', 'e')]));
    expect(into.parse(into.raw).timeline.events.map(({ moment }) => moment?.earliest)).toEqual([
      Date.UTC(2026, 3, 15, 14),
      undefined,
      undefined,
      Date.UTC(2026, 3, 15, 14, 2),
      Date.UTC(2026, 3, 15, 14, 10),
    ]);
  });

  it('leave byte-order mark, line ends and a missing last line end as they are', () => {
    const raw = `\ufeff${table.replaceAll('\n', '\r\n').trimEnd()}`;
    const result = inserted(raw, [event('2026-04-15T23:55:30Z', 'x'), event('2026-04-16T00:20:00Z', 'y')]);
    expect(result.startsWith('\ufeff---\r\n')).toBe(true);
    expect(result.split('\r\n').filter((line) => line.includes('\n'))).toEqual([]);
    expect(result.endsWith('app.log:00:20:00Z |')).toBe(true);
  });

  it('are recognised where they stand already, also with another text, and shown as a diff', () => {
    const first = inserted(table, [event('2026-04-15T23:55:30Z', 'First pod killed')]);
    const edited = first.replace('First pod killed', 'The first of nine pods is killed');
    expect(insert(edited, [event('2026-04-15T23:55:30Z', 'First pod killed')])).toMatchObject({
      added: 0,
      there: [{ text: 'First pod killed' }],
      raw: edited,
    });
    const result = insert(table, [event('2026-04-15T23:55:30Z', 'First pod killed')]);
    if ('refused' in result) throw new Error(result.refused);
    expect(additions('x.mdx', result.raw, result.lines, 1)).toBe(`--- x.mdx
+++ x.mdx
@@ -12,2 +12,3 @@
 | 2026-04-15 23:50 |           | Traffic rises | Grafana  |
+| 23:55:30         |           | First pod killed | app.log:23:55:30Z |
 | 23:58            | detected  | Alert pages   | pager    |`);
  });

  it('are not taken for another row of the same source at the same second', () => {
    const source = { format: 'PagerDuty', file: 'a.json', label: 'PagerDuty #1' };
    const assigned = event('2026-04-15T23:55:30Z', 'Assigned to Bo Park', { source });
    const escalated = event('2026-04-15T23:55:30Z', 'Escalated', { source, entry: 1 });
    const once = inserted(table, [assigned]);
    expect(insert(once, [assigned, escalated])).toMatchObject({ added: 1, there: [{ text: 'Assigned to Bo Park' }] });
  });

  it('keep what a template left to be filled in, and say so', () => {
    const raw = `${front}| Time (UTC) | Milestone | Event |\n|---|---|---|\n| YYYY-MM-DD hh:mm | detected | |\n`;
    const result = insert(raw, [
      event('2026-04-15T14:03:22Z', 'Alert', { claim: { milestone: 'detected', words: '', sure: true } }),
    ]);
    expect(result).toMatchObject({ added: 1, notes: ['1 row is still as the template left it: fill in or delete.'] });
    expect('raw' in result && result.raw).toContain('| 2026-04-15 14:03:22 | detected | Alert (app.log:14:03:22Z) |');
  });
});

const hostile = fc.oneof(
  fc.constantFrom(
    '{process.exit()}',
    '<script>alert(1)</script>',
    'a | b || c \\| d',
    'import x from "y"',
    'export default 1',
    ':::note',
    '::section{#timeline}',
    '[x](javascript:alert(1))',
    '![x](https://example.com/x.png)',
    '<https://example.com>',
    '<!-- x -->',
    '`code` ``` ~~~',
    '| --- |',
    '# head',
    '---',
    '&lt;b&gt; &amp; &#123;',
    'line\nbreak\r\n| 2026-01-01 | x |',
    '\u2028\u0000\u001b[31mred',
    'https://example.com/a_b_c?x=1&y=<z>',
    '[^1]: note',
    '\\',
    '*a* _b_ ~c~ $d$ @e #f',
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

describe('whatever the texts are', () => {
  const events = fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 3000 }),
      text: fc.array(hostile, { minLength: 1, maxLength: 3 }),
      label: hostile,
      entry: fc.nat(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const evidenceOf = (all: { minute: number; text: string[]; label: string; entry: number }[]) =>
    all.map(({ minute, text, label, entry }) =>
      event('2026-04-15T00:00:00Z', text.join(' '), {
        at: Date.UTC(2026, 3, 15) + minute * 60_000,
        entry,
        source: { format: 'log', file: 'app.log', label, url: label },
      }),
    );

  it('the table parses without a fault and reads back as the rows it was made of', () => {
    fc.assert(
      fc.property(events, fc.constantFrom('UTC', 'Europe/Oslo', 'America/St_Johns'), (all, zone) => {
        const rows = mergeEvidence(evidenceOf(all));
        const raw = `${front}${timelineTable(rows, [], zone)}\n`;
        const { faults, timeline } = target(raw).parse(raw);
        expect(faults).toEqual([]);
        expect(timeline.events.map(({ moment }) => moment?.earliest)).toEqual(rows.map(({ at }) => at));
      }),
      { numRuns: 150 },
    );
  });

  it('a second run adds nothing, no line is lost or changed, and every row keeps its instant', () => {
    fc.assert(
      fc.property(events, (all) => {
        const once = inserted(table, evidenceOf(all));
        const twice = insert(once, evidenceOf(all));
        expect(twice).toMatchObject({ added: 0, raw: once });
        const lines = once.split('\n');
        let from = 0;
        for (const line of table.split('\n')) {
          const at = lines.indexOf(line, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
        const times = target(once)
          .parse(once)
          .timeline.events.map(({ moment }) => moment!.earliest);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });
});

describe('every postmortem of a generated library', () => {
  const { files: generated } = generateLibrary(20, 7);
  const templates = generated
    .filter(({ path }) => /^template.*\.mdx$/.test(path))
    .map(({ path, text }) => parseTemplate(text, path).template);
  const known = indexHeadings(templates);
  const files = generated.filter(({ path }) => path.startsWith('postmortems/'));

  it.each(files)('$path takes a row before, among and after its own', ({ path: file, text: raw }) => {
    const into: Target = {
      file,
      raw,
      zone: 'UTC',
      parse: (text) => parsePostmortem(text, file, { zone: 'UTC', ids: undefined }, known),
    };
    const before = into.parse(normal(raw)).timeline.events;
    const times = before.flatMap(({ moment }) => (moment ? [moment.earliest] : []));
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const at = [first - 90_061_000, first + 61_000, Math.floor((first + last) / 2_000) * 1_000, last + 3_600_000];
    const rows = mergeEvidence(
      at.map((one, index) =>
        event('2026-01-01T00:00:00Z', `Row number ${index} of this test`, {
          at: one,
          entry: index,
          source: { format: 'log', file: 'a', label: `a:${index}` },
        }),
      ),
    );
    const result = insertRows(into, rows, proposeMilestones(rows, new Map<Milestone, { where: string }>(), true));
    expect(result).toMatchObject({ added: 4 });
  });
});
