import { expect, test } from 'vitest';
import { parseLibrary } from '../parse/library.ts';
import { formatMessages } from './examples/example.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { judge } from './judge.ts';

const file = 'postmortems/2026-05-06-search-disk-full.mdx';

/** What a triage assistant hands over while the incident still runs; the front matter and the tables are ours. */
const draft = `---
title: Search answered nothing for one shop in four
kind: incident
status: in-review
severity: SEV2
services: [search]
detection: { channel: alert, by: SearchErrorRateHigh }
roles: { author: kbell }
impact:
  - { what: searches that failed, value: 24, unit: '%', approximate: true }
  - { what: shops hit, unknown: '[FILL IN]' }
factors: [missing-limit]
trigger: deploy
related: [2026-03-20-search-timeouts]
provenance:
  - { tool: triage assistant, model: example-model-2, prompt: v2, on: 2026-05-06 }
---

## Summary

[FILL IN]

## Impact

- 2 of 8 index nodes were out
- Searches that succeeded: 99.9 % → 76 %
- Duration: [FILL IN]

## Timeline

| Time (UTC)       | Milestone        | Event                                                | Evidence       |
| ---------------- | ---------------- | ---------------------------------------------------- | -------------- |
| 2026-05-06 02:00 | cause-introduced | search 5.2 is released; it keeps every query in a log | deploy history |
| 08:41            | impact-start     | The disk of index-3 is full and its node stops       | node log       |
| 08:43            | detected         | SearchErrorRateHigh pages the on-call                | pager          |
| 08:50            | declared         | The incident is declared                             |                |
| [FILL IN]        | mitigated        | The log is emptied                                   |                |
| [FILL IN]        | recovered        | All nodes answer                                     |                |

## Contributing factors

- The query log has no limit and is never rotated
- No alert looks at disks, and no runbook says what may be emptied

## Hypotheses

<Hypothesis confidence="high" evidence="The log directory of index-3 holds 61 GB, and 58 of them are queries since 02:00.">
The query log of 5.2 fills the disks.
</Hypothesis>

<Hypothesis confidence="medium" evidence="Disk alerts have been silent since the move to new nodes.">
The disks of the new nodes are too small.
</Hypothesis>

<Hypothesis confidence="low">
A backup ran twice and left its copy behind.
</Hypothesis>

## Investigation

<InvestigationStep command="du -sh /var/log/search/* | sort -h" expected="The query log is by far the largest, near 58 GB.">
What fills the disk of a node that still answers?
</InvestigationStep>

<InvestigationStep command="ls -l /backup | head">
Did the backup leave a second copy?
</InvestigationStep>

## Resolution

<Mitigation risk="The queries of the night are lost." back="There is none; nobody reads them.">
Empty the query log on every node.
</Mitigation>

<Mitigation risk="None" back="[FILL IN]">
Release 5.1 again.
</Mitigation>

## Action items

| ID | Action                               | Type    | Owner  | Ticket  | Due        | Priority | Status |
| -- | ------------------------------------ | ------- | ------ | ------- | ---------- | -------- | ------ |
| A1 | Rotate the query log at 1 GB         | prevent | @oreed | SRCH-31 | 2026-05-20 | P0       | open   |
| A2 | Alert at 80 % of a disk              | detect  |        |         |            | P1       | open   |
| A3 | [FILL IN]                            |         |        |         |            |          | open   |
`;

/** The same draft after somebody has done what was asked. */
const finished = draft
  .replace("unknown: '[FILL IN]'", "unknown: 'the gateway does not log shops'")
  .replace(
    'on: 2026-05-06 }',
    'on: 2026-05-06, verifiedBy: oreed }\nreviews:\n  - { role: platform lead, by: mtorres, on: 2026-05-08 }',
  )
  .replace('## Summary\n\n[FILL IN]', '## Summary\n\nThe query log of search 5.2 filled the disks of two nodes.')
  .replace('- Duration: [FILL IN]\n', '')
  .replace(
    'is declared                             |                |',
    'is declared                             | chat           |',
  )
  .replace(
    '| [FILL IN]        | mitigated        | The log is emptied                                   |                |',
    '| 09:05 | mitigated | The log is emptied | shell history |',
  )
  .replace(
    '| [FILL IN]        | recovered        | All nodes answer                                     |                |',
    '| 09:12 | recovered, resolved | All nodes answer | dashboard |',
  )
  .replace('confidence="low">', 'confidence="ruled-out" evidence="The backup folder holds one copy.">')
  .replace('| head">', '| head" expected="One archive of last night; two would speak for it.">')
  .replace(
    'risk="None" back="[FILL IN]"',
    'risk="The new ranking is lost." back="Release 5.2 once its log has a limit."',
  )
  .replace('| detect  |        |         |            |', '| detect | @oreed | SRCH-32 | 2026-05-27 |')
  .replace(/\| A3 .*\n/, '');

const template = `---
template: { tier: full }
title: "[What broke, for whom]"
---

${['Summary', 'Impact', 'Timeline', 'Contributing factors', 'Resolution', 'Action items']
  .map((heading) => `## ${heading}\n\n::section{#${heading.toLowerCase().replace(' ', '-')} required="in-review"}\n\n`)
  .join('')}## Hypotheses

::section{#hypotheses}

## Investigation

::section{#investigation}
`;

function say(text: string): string {
  const library = parseLibrary([
    ...exampleLibrary.filter(({ path }) => path !== 'template.mdx'),
    sourceFile('template.mdx', template),
    sourceFile(file, text),
  ]);
  const judged = judge(library, { today: '2026-05-08' }).filter(({ place }) => place.file === file);
  return judged.map((message) => `${message.level} ${message.rule} ${formatMessages([message], file)}`).join('\n');
}

test('a generated draft in review: exactly what a person must still do', () => {
  expect(`${say(draft)}\n`).toBe(`\
warning review-signed 2:1 Unexpected front matter without reviews, expected at least one
  → reviews: [{ role: platform lead, by: handle, on: YYYY-MM-DD }]
error placeholder-gone 11:34 Unexpected placeholder \`[FILL IN]\` in 7 places, expected what it stands for
  21:1 \`[FILL IN]\`
  27:13 \`[FILL IN]\`
  37:3 \`[FILL IN]\`
  38:3 \`[FILL IN]\`
  85:8 \`[FILL IN]\`
  75:31 \`[FILL IN]\`
error generated-verified 16:5 Unexpected text that \`example-model-2\` generated in \`triage assistant\` and nobody has checked, expected \`verifiedBy\`
  → verifiedBy: handle
error milestone-present 31:1 Unexpected timeline without \`resolved\`, expected a row that carries it or a reason in \`unknown\`
  → unknown: { resolved: why nobody knows }
warning evidence-present 36:1 Unexpected rows \`08:50\`, \`[FILL IN]\` and \`[FILL IN]\` without evidence, expected where it can be seen, or \`witness\`
error generated-verified 36:1 Unexpected \`declared\` at \`08:50\` without evidence in a generated text, expected where it can be seen, or \`witness\` by the person who saw it
  16:5 nobody has checked the generated text
error hypothesis-evidenced 55:1 Unexpected hypothesis without evidence, expected what speaks for it or against it
  → evidence="…"
warning step-expected 65:1 Unexpected step without an expected result, expected what it should show, and what else would mean
  → expected="…"
error mitigation-reversible 75:1 Unexpected mitigation without its risk, expected what it may break
  → risk="…"
error action-complete 84:1 Unexpected action items without an owner (\`A2\` and \`A3\`), a due date (\`A2\` and \`A3\`), a priority (\`A3\`), a type (\`A3\`) and a ticket (\`A2\` and \`A3\`), expected them
  → an owner: a handle or a team
    a due date: a day
    a priority: \`P0\`, \`P1\`, \`P2\` or \`P3\`
    a type: \`prevent\`, \`detect\`, \`mitigate\`, \`repair\`, \`investigate\` or \`process\`
    a ticket: one that matches \`[A-Z]+-\\d+\`
`);
});

test('as a draft it has no error, only what is still to come', () => {
  expect(say(draft.replace('status: in-review', 'status: draft')).match(/^(error|warning) .*/gm)).toBeNull();
});

test('with all of that done it has nothing left to say', () => {
  expect(say(finished)).toBe('');
});
