import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { judge } from '../judge.ts';
import { rules } from '../rules/index.ts';
import { columnsOf } from './tame.ts';
import { reportToTerminal } from './terminal.ts';

const library = libraryOf({
  files: [
    {
      path: 'postmortems/2026-04-15-bookings-5xx.mdx',
      text: `---
title: Checkout answered with errors
status: in-review
severity: sev2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Milestone | Event                 |
| ---------------- | --------- | --------------------- |
| 2026-04-15 14:03 | detected  | The error alert fires |
| 2026-04-15 14:02 | detected  | Support calls         |
`,
    },
    {
      path: 'runbooks/invoices-failure-rate.mdx',
      text: '---\ntitle: X\nsummary: Y\nowner: payments\nreviewed: 2025-03-01\n---\n\n## Old\n',
    },
  ],
});
const names = [
  'severity-known',
  'timeline-in-order',
  'milestone-once',
  'section-present',
  'evidence-present',
  'runbook-reviewed',
];
const some = Object.fromEntries(names.map((name) => [name, rules[name]!]));
const messages = judge(library, { today: '2026-06-01', rules: some });

const sourceOf = (file: string) =>
  [...library.postmortems, ...library.runbooks, ...library.templates].find((one) => one.file === file)?.text;
const addressOf = (rule: string) => `https://incidents.example/rules/${rule}/`;

test('messages are told with their lines, marks, causes, the line to write and the pages of the rules', () => {
  expect(`\n${reportToTerminal(messages, 'content', false, { sourceOf, addressOf })}\n`).toMatchInlineSnapshot(`
    "
    content/postmortems/2026-04-15-bookings-5xx.mdx:4:11  error  severity-known
      Unexpected severity \`sev2\`, expected \`SEV2\`
        4 │ severity: sev2
          │           ^^^^
          → severity: SEV2

    content/postmortems/2026-04-15-bookings-5xx.mdx:7:1  error  section-present
      Unexpected document without \`## Summary\`, expected it first
          ┌ content/template-light.mdx:6:1
        6 │ ## Summary
          │ ---------- required from \`draft\` on
          → ## Summary

    content/postmortems/2026-04-15-bookings-5xx.mdx:12:1  warning  evidence-present
      Unexpected rows \`2026-04-15 14:03\` and \`2026-04-15 14:02\` without evidence, expected where it can
      be seen, or \`witness\`
       12 │ | 2026-04-15 14:03 | detected  | The error alert fires |
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    content/postmortems/2026-04-15-bookings-5xx.mdx:13:3  error  timeline-in-order
      Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time
       12 │ | 2026-04-15 14:03 | detected  | The error alert fires |
          │   ---------------- \`2026-04-15 14:03\` stands above it
       13 │ | 2026-04-15 14:02 | detected  | Support calls         |
          │   ^^^^^^^^^^^^^^^^

    content/postmortems/2026-04-15-bookings-5xx.mdx:13:22  error  milestone-once
      Unexpected second \`detected\`, expected each milestone once
       12 │ | 2026-04-15 14:03 | detected  | The error alert fires |
          │                      -------- the first one
       13 │ | 2026-04-15 14:02 | detected  | Support calls         |
          │                      ^^^^^^^^

    content/runbooks/invoices-failure-rate.mdx:5:11  warning  runbook-reviewed
      Unexpected last review on \`2025-03-01\`, expected one by \`2025-08-28\`, after \`180\` days
        5 │ reviewed: 2025-03-01
          │           ^^^^^^^^^^
          → reviewed: 2026-06-01

    1 × evidence-present   https://incidents.example/rules/evidence-present/
    1 × milestone-once     https://incidents.example/rules/milestone-once/
    1 × runbook-reviewed   https://incidents.example/rules/runbook-reviewed/
    1 × section-present    https://incidents.example/rules/section-present/
    1 × severity-known     https://incidents.example/rules/severity-known/
    1 × timeline-in-order  https://incidents.example/rules/timeline-in-order/

    6 messages in 2 files: 4 errors, 2 warnings
    "
  `);
});

test('without texts the lines of causes are named', () => {
  const some = messages.filter(({ rule }) => rule === 'timeline-in-order');
  expect(`\n${reportToTerminal(some, 'content', false)}\n`).toMatchInlineSnapshot(`
    "
    content/postmortems/2026-04-15-bookings-5xx.mdx:13:3  error  timeline-in-order
      Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time
          │ line 12: \`2026-04-15 14:03\` stands above it

    1 × timeline-in-order

    1 message in 1 file: 1 error
    "
  `);
});

test('at a terminal the weight has a colour, and nothing else but what is faint or strong', () => {
  const some = messages.filter(({ rule }) => rule === 'timeline-in-order');
  const text = reportToTerminal(some, 'content', true, { sourceOf });
  expect(new Set(text.match(/\u001b\[\d+m/g))).toEqual(new Set(['\u001b[31m', '\u001b[2m', '\u001b[1m', '\u001b[0m']));
  expect(text.replace(/\u001b\[\d+m/g, '')).toBe(reportToTerminal(some, 'content', false, { sourceOf }));
});

describe('long and wide lines', () => {
  const show = (line: string, found: string, columns = 80) => {
    const column = line.indexOf(found) + 1;
    const place = { file: 'a.mdx', line: 1, column, endLine: 1, endColumn: column + found.length };
    const message = { rule: 'x', level: 'warning' as const, reason: 'Unexpected `x`, expected `y`', place };
    return reportToTerminal([message], '', false, { columns, sourceOf: () => line })
      .split('\n')
      .slice(2, 4)
      .join('\n');
  };
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

  test('of a long line the part with the place is shown', () => {
    expect(show(`${words(40)} HERE ${words(40)}`, 'HERE')).toMatchInlineSnapshot(`
      "    1 │ …rd35 word36 word37 word38 word39 HERE word0 word1 word2 word3 word4 wo…
            │                                   ^^^^"
    `);
    expect(show(`HERE ${words(40)}`, 'HERE')).toMatchInlineSnapshot(`
      "    1 │ HERE word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10…
            │ ^^^^"
    `);
    expect(show(`${words(40)} HERE`, 'HERE')).toMatchInlineSnapshot(`
      "    1 │ …30 word31 word32 word33 word34 word35 word36 word37 word38 word39 HERE
            │                                                                    ^^^^"
    `);
    expect(show(words(80), words(80))).toMatchInlineSnapshot(`
      "    1 │ word0 word1 word2 word3 word4 word5 word6 word7 word…
            │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  test('marks stand under wide characters, tabs and combined ones', () => {
    expect(show('チェックアウトが HERE 👩‍🚀\tx', 'HERE')).toMatchInlineSnapshot(`
      "    1 │ チェックアウトが HERE 👩‍🚀 x
            │                  ^^^^"
    `);
    expect(show('e\u0301te\u0301 \t HERE', 'HERE')).toMatchInlineSnapshot(`
      "    1 │ été   HERE
            │       ^^^^"
    `);
    expect(show('a 接続 b', '接続')).toMatchInlineSnapshot(`
      "    1 │ a 接続 b
            │   ^^^^"
    `);
  });

  test('no line is wider than the terminal, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((one) => one.replaceAll('\n', ' '));
    fc.assert(
      fc.property(text, fc.nat(300), fc.nat(300), fc.integer({ min: 60, max: 140 }), (line, a, b, columns) => {
        const [start, end] = [Math.min(a, b, line.length), Math.min(Math.max(a, b), line.length)];
        const place = { file: 'a.mdx', line: 1, column: start + 1, endLine: 1, endColumn: end + 1 };
        const causes = [{ reason: 'stands above it', place }];
        const message = { rule: 'x', level: 'error' as const, reason: 'Unexpected x', place, causes };
        const shown = reportToTerminal([message], '', false, { columns, sourceOf: () => line });
        const widest = Math.max(...shown.split('\n').map(columnsOf));
        expect(widest).toBeLessThanOrEqual(Math.min(Math.max(columns, 80), 120));
      }),
    );
  });
});

test('without messages nothing is said', () => {
  expect(reportToTerminal([], 'content', false)).toBe('');
});

test('without a folder paths stand alone', () => {
  const [first] = reportToTerminal(messages, '', false).split('\n');
  expect(first).toBe('postmortems/2026-04-15-bookings-5xx.mdx:4:11  error  severity-known');
});

test('nothing a document says can steer the terminal', () => {
  const place = { file: 'postmortems/\u001b[2J.mdx', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const causes = [{ reason: '\u009b31m', place }];
  const evil = {
    rule: 'title-plain',
    level: 'error' as const,
    reason: 'Unexpected \u001b[31m',
    place,
    causes,
    hint: '\u202e',
  };
  const shown = reportToTerminal([evil], 'content', false, { sourceOf: () => '\u001b[31m red \u202e' });
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('a file with many messages is summed up by rule, the gravest first, in 15 lines', () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    ...messages[0]!,
    rule: `rule-${index % 20}`,
    level: index % 20 === 7 ? ('error' as const) : ('info' as const),
    reason: `Unexpected ${'x'.repeat(90)} ${index}`,
  }));
  const text = reportToTerminal(many, 'content', false, { sourceOf, columns: 80, isSummed: true });
  const lines = text.split('\n\n')[0]!.split('\n');
  expect(lines).toHaveLength(15);
  expect(lines[0]).toBe(`content/${messages[0]!.place.file}: 60 messages, summed up; --details shows each`);
  expect(lines[1]).toMatch(/^ {2}error rule-7 ×3 \d+: Unexpected x+…$/);
  expect(lines.at(-1)).toBe('  and 21 messages of 7 other rules');
  for (const line of lines.slice(1)) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  expect(reportToTerminal(messages, 'content', false, { sourceOf, isSummed: true })).toBe(
    reportToTerminal(messages, 'content', false, { sourceOf }),
  );
});

test('a rough draft with few messages is summed up where they take more than 15 lines', () => {
  const own = [0, 1, 2, 3].map((index) => ({ ...messages[0]!, rule: `rule-${index}` }));
  const file = own[0]!.place.file;
  const told = (isRough: boolean, count: number) =>
    reportToTerminal(own.slice(0, count), 'content', false, { sourceOf, isSummed: true, isRough: () => isRough });
  expect(told(true, 4)).toContain(`content/${file}: 4 messages, summed up; --details shows each`);
  expect(told(true, 1)).not.toContain('summed up');
  expect(told(false, 4)).not.toContain('summed up');
});
