import { expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { judge } from '../judge.ts';
import { rules } from '../rules/index.ts';
import { reportToTerminal } from './terminal.ts';

const library = libraryOf({
  files: [
    {
      path: 'postmortems/2026-04-15-checkout-5xx.mdx',
      text: `---
title: Checkout answered with errors
status: in-review
severity: sev2
services: [checkout-api]
---

## Timeline

| Time (UTC)       | Milestone | Event                 |
| ---------------- | --------- | --------------------- |
| 2026-04-15 14:03 | detected  | The error alert fires |
| 2026-04-15 14:02 | detected  | Support calls         |
`,
    },
    {
      path: 'runbooks/payments-failure-rate.mdx',
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

test('messages are told by file, with rule, causes and the line to write', () => {
  expect(`\n${reportToTerminal(messages, 'content', false)}\n`).toMatchInlineSnapshot(`
    "
    content/postmortems/2026-04-15-checkout-5xx.mdx
    4:11-4:15   error   Unexpected severity \`sev2\`, expected \`SEV2\`                                                     severity-known
      [note]:
        → severity: SEV2
    7:1-7:1     error   Unexpected document without \`## Summary\`, expected it first                                     section-present
      [note]:
        content/template-light.mdx:6:1: required from \`draft\` on
        → ## Summary
    12:1-12:57  warning Unexpected row \`2026-04-15 14:03\` without evidence, expected where it can be seen, or \`witness\` evidence-present
    13:1-13:57  warning Unexpected row \`2026-04-15 14:02\` without evidence, expected where it can be seen, or \`witness\` evidence-present
    13:3-13:19  error   Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time                timeline-in-order
      [note]:
        12:3: \`2026-04-15 14:03\` stands above it
    13:22-13:30 error   Unexpected second \`detected\`, expected each milestone once                                      milestone-once
      [note]:
        12:22: the first one

    content/runbooks/payments-failure-rate.mdx
    5:11-5:21   warning Unexpected last review on \`2025-03-01\`, expected one by \`2025-08-28\`, after \`180\` days          runbook-reviewed
      [note]:
        → reviewed: 2026-06-01

    7 messages (✖ 4 errors, ⚠ 3 warnings)
    "
  `);
});

test('without messages nothing is said', () => {
  expect(reportToTerminal([], 'content', false)).toBe('');
});

test('without a folder paths stand alone', () => {
  const [first] = reportToTerminal(messages, '', false).split('\n');
  expect(first).toBe('postmortems/2026-04-15-checkout-5xx.mdx');
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
  expect(reportToTerminal([evil], 'content', false)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});
