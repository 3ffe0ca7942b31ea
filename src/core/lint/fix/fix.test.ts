import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { indexHeadings } from '../../parse/sections.ts';
import type { FixContext } from './correction.ts';
import { fixDocument } from './fix.ts';
import { normalTime } from './notation.ts';

const file = 'postmortems/2026-04-15-bookings-5xx.mdx';
const { configuration, templates } = libraryOf({ files: [] });
const context: FixContext = { configuration, templates, isLinked: () => false };
const find = indexHeadings(templates);

const front = `---
title: Checkout answered with errors
status: draft
severity: SEV2
services: [bookings-api]
---
`;
const fix = (body: string, more: Partial<FixContext> = {}) => {
  const { text, fixed, left } = fixDocument(`${front}\n${body}`, file, { ...context, ...more });
  const lines = left.map(({ place, reason }) => `${place.line}: ${reason}`);
  return [text.slice(front.length + 1), fixed.join(', '), ...lines].filter((part) => part !== '').join('\n');
};
const timeline = (...rows: string[]) =>
  ['## Timeline', '', '| Time (UTC) | Event |', '| --- | --- |', ...rows.map((row) => `| ${row} |`), ''].join('\n');

describe('order of rows', () => {
  test('a moved row, and the row that follows it now, get their full dates', () => {
    expect(
      fix(timeline('2026-04-15 14:01 | A', '14:02 | B', '2026-04-15 14:05 | C', '2026-04-15 14:04 | D', '14:06 | E')),
    ).toMatchInlineSnapshot(`
      "## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-04-15 14:01 | A |
      | 14:02 | B |
      | 2026-04-15 14:04 | D |
      | 2026-04-15 14:05 | C |
      | 2026-04-15 14:06 | E |

      order of rows"
    `);
  });

  test('over midnight every row keeps its instant', () => {
    expect(
      fix(timeline('2026-04-16 00:05 | After', '00:10 | Later', '2026-04-15 23:50 | Before', '23:55–23:58 | Range')),
    ).toMatchInlineSnapshot(`
      "## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-04-15 23:50 | Before |
      | 2026-04-15 23:55–23:58 | Range |
      | 2026-04-16 00:05 | After |
      | 00:10 | Later |

      order of rows"
    `);
  });

  test.each([
    ['a row that cannot be read', '2:03 pm'],
    ['an approximate one', '~2026-04-15 14:03'],
    ['a day', '2026-04-15'],
  ])('%s stops the fix of its table', (_, time) => {
    expect(fix(timeline('2026-04-15 14:05 | A', '2026-04-15 14:01 | B', `${time} | C`))).toContain(
      `14: the rows stay in their order, since \`${time}\` is not certain to the minute`,
    );
  });

  test('rows that may be in order stay', () => {
    const body = timeline('2026-04-15 14:03:22 | A', '14:03:05–14:04 | B', '14:03:50 | C');
    expect(fix(body)).not.toContain('order of rows');
  });

  test('cells with bars, code and links move with their row', () => {
    expect(
      fix(timeline('2026-04-15 14:05 | `a \\| b` \\| c', '2026-04-15 14:01 | [x](https://example.com/|) **y** @mfeld')),
    ).toMatchInlineSnapshot(`
      "## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-04-15 14:05 | \`a \\| b\` \\| c |
      | 2026-04-15 14:01 | [x](https://example.com/|) **y** @mfeld |

      12: the rows stay in their order, since their lines cannot be taken apart for certain"
    `);
  });
});

describe('notation of times', () => {
  test.each([
    ['2026-04-15T14:03', '2026-04-15 14:03'],
    ['about 14:03', '~14:03'],
    ['ca. 14:03', '~14:03'],
    ['14:03 - 14:10', '14:03–14:10'],
    ['14:03 to about 14:10', '14:03–~14:10'],
    ['2026-04-15 14:03 - 2026-04-16 00:10', '2026-04-15 14:03 – 2026-04-16 00:10'],
    ['2026-04-15T14:03:22.123Z', '2026-04-15 14:03:22.123Z'],
    ['14:03 Europe/Oslo', '14:03 Europe/Oslo'],
    ['14:03', '14:03'],
  ])('%s becomes %s', (written, normal) => {
    expect(normalTime(written)).toBe(normal);
    expect(normalTime(normal)).toBe(normal);
  });

  test('only where it means the same: an offset that would look like a range stays', () => {
    const body = timeline('2026-04-15T14:03-04:00 | A', '2026-04-15T18:04-04:00 - 2026-04-15T18:05-04:00 | B');
    const before = parsePostmortem(`${front}\n${body}`, file, configuration, find).timeline.events;
    const { text } = fixDocument(`${front}\n${body}`, file, context);
    const after = parsePostmortem(text, file, configuration, find).timeline.events;
    expect(after.map(({ moment }) => [moment?.earliest, moment?.latest])).toEqual(
      before.map(({ moment }) => [moment?.earliest, moment?.latest]),
    );
  });

  test('what cannot be read stays as it is', () => {
    const body = timeline('2026-04-15 14:01 | A', '2:03 pm | B', '15.04.2026 14:03 | C');
    expect(fix(body)).toBe(body);
  });
});

describe('headings', () => {
  test('an alias becomes the heading of the template', () => {
    expect(fix('## Overview\n\nText.\n\n## Root cause\n\nText.\n\n### Follow-ups\n')).toMatchInlineSnapshot(`
      "## Summary

      Text.

      ## Contributing factors

      Text.

      ### Action items

      headings as in the template"
    `);
  });

  test.each([
    ['a link leads to it', '## Overview\n', { isLinked: (anchor: string) => anchor === 'overview' }],
    ['the section is there already', '## Summary\n\nText.\n\n## Overview\n', {}],
    ['it is numbered or marked up', '## 1. Overview\n\n## *Root cause*\n', {}],
  ])('it stays where %s', (_, body, more) => {
    expect(fix(body, more)).toBe(body);
  });
});

describe('alignment', () => {
  test('bars stand below each other, also beside wide characters; alignments stay', () => {
    expect(fix('| A | Number | 名前 |\n|:--|--:|:-:|\n| a longer cell | 7 | 接続 |\n| x | 1234 | y |\n'))
      .toMatchInlineSnapshot(`
        "| A | Number | 名前 |
        |:--|--:|:-:|
        | a longer cell | 7 | 接続 |
        | x | 1234 | y |
        "
      `);
  });

  test.each([
    ['no cell is padded', '| A | B |\n| --- | --- |\n| longer | b |\n'],
    ['bars stand below each other', '| A  | B |\n|----|:--|\n| a  | b |\n'],
    ['a row has too few cells', '| A  | B |\n| --- | --- |\n| only one |\n'],
    ['a backslash stands before a bar', '| A  | B |\n| --- | --- |\n| a \\\\| b |\n'],
    ['it would be wider than anybody sees', `| A  | B |\n| --- | --- |\n| ${'word '.repeat(60)} | b |\n`],
  ])('it stays where %s', (_, body) => {
    expect(fix(body).startsWith(body)).toBe(true);
  });
});

test('a document that cannot be read as it was meant stays as it is', () => {
  expect(fix(`${timeline('2026-04-15 14:05 | A', '2026-04-15 14:01 | B')}\nThe pool <2 s {\n`)).toContain(
    'it cannot be read as it was meant',
  );
});

describe('random timelines', () => {
  const minute = fc.integer({ min: 0, max: 3 * 24 * 60 - 1 });
  const start = Date.UTC(2026, 2, 28);
  const iso = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const row = fc.record({
    at: minute,
    length: fc.option(fc.integer({ min: 1, max: 90 }), { nil: 0, freq: 4 }),
    style: fc.constantFrom('full', 'full', 'bare', 'bare', 'T', 'second', 'about', 'word', 'oslo', 'day'),
    separator: fc.constantFrom('–', ' - ', ' to '),
    milestone: fc.constantFrom('', '', 'detected', 'resolved', 'impact-start, detected'),
    event: fc.constantFrom('A', '`x \\| y`', '**b** c', 'it was 14:03', ''),
  });
  const cell = ({ at, length, style, separator }: { at: number; length: number; style: string; separator: string }) => {
    const [day, clock] = [iso(at).slice(0, 10), iso(at).slice(11, 16)];
    const end =
      length > 0
        ? `${separator}${iso(at + length)
            .slice(0, 16)
            .replace('T', ' ')}`
        : '';
    switch (style) {
      case 'bare':
        return clock;
      case 'T':
        return `${day}T${clock}${end}`;
      case 'second':
        return `${day} ${clock}:22${end}`;
      case 'about':
        return `about ${day} ${clock}`;
      case 'word':
        return 'later';
      case 'oslo':
        return `${day} ${clock} Europe/Oslo`;
      case 'day':
        return day;
      default:
        return `${day} ${clock}${end}`;
    }
  };
  const zones = fc.constantFrom('Time (UTC)', 'Time (Europe/Oslo)', 'Time', 'Time (-04:00)');

  test('fixing changes no instant, milestone or text, and fixing again changes nothing', () => {
    let ordered = 0;
    const events = (text: string) =>
      parsePostmortem(text, file, configuration, find)
        .timeline.events.map(({ moment, milestones, event }) =>
          JSON.stringify([
            moment && [moment.earliest, moment.latest, moment.precision, moment.approximate, moment.zone],
            milestones.map(({ value }) => value),
            event.text,
          ]),
        )
        .sort();
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), zones, fc.boolean(), (rows, zone, isPlain) => {
        const kept = isPlain ? rows.map((one) => ({ ...one, style: one.style === 'bare' ? 'bare' : 'full' })) : rows;
        const lines = kept.map((one) => `| ${cell(one)} | ${one.milestone} | ${one.event} |`);
        const text = `${front}\n## Timeline\n\n| ${zone} | Milestone | Event |\n|-|-|-|\n${lines.join('\n')}\n`;
        const once = fixDocument(text, file, context);
        expect(events(once.text)).toEqual(events(text));
        expect(once.text.split('\n')).toHaveLength(text.split('\n').length);
        const twice = fixDocument(once.text, file, context);
        expect([twice.text, twice.fixed]).toEqual([once.text, []]);
        if (once.fixed.includes('order of rows')) {
          ordered++;
          const again = parsePostmortem(once.text, file, configuration, find).timeline.events;
          const times = again.map(({ moment }) => Math.floor(moment!.earliest / 60_000));
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }),
      { numRuns: 500 },
    );
    // The property would hold of a fix that does nothing as well.
    expect(ordered).toBeGreaterThan(50);
  });
});
