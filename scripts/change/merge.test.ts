import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import type { Named } from '../../src/editor/occurrences.ts';
import { Refused } from './change.ts';
import { planMerge } from './merge.ts';

const others = exampleLibrary.filter(({ path }) => !path.startsWith('postmortems/'));
const merge = (sort: Named, from: string, into: string, files: Record<string, string>) =>
  planMerge(sort, from, into, [
    ...others.filter(({ path }) => !(path in files)),
    ...Object.entries(files).map(([path, text]) => sourceFile(path, text)),
  ]);
const slow = 'postmortems/2026-05-02-slow.mdx';
const slower = 'postmortems/2026-05-02-slower.mdx';
const other = 'postmortems/2026-05-04-other.mdx';
const facts = (more: string, title = 'T') =>
  `---\ntitle: ${title}\nstatus: draft\nseverity: SEV2\nservices: [search]\n${more}---\n`;

const gone = `${facts('factors: [alert-gap]\nroles: { author: kbell }\nimpact:\n  - { what: searches that failed, value: 12, unit: searches }\n', 'Slower')}
## Summary

Search was slow, see A1.

![Latency](../images/2026-05-02-slow/a.svg)

## Timeline

| Time (Europe/Oslo) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-05-02 16:00 | impact-start | It is **slow** | log |
| 16:07 | detected | A customer writes | mail |

## Action items

| ID | Action | Owner | Status |
| --- | --- | --- | --- |
| A1 | Alert on slow searches | @kbell | open |
`;
const stays = `${facts('related: [2026-05-02-slow]\nroles:\n  author: mtorres\n')}
## Timeline

| Time (UTC) | Milestone | Event | Evidence |
|---|---|---|---|
| 2026-05-02 14:00 | impact-start | It is slow | log |
| 14:09 | recovered | It is fast | log |

## Action items

| ID | Action | Type | Owner | Status |
|---|---|---|---|---|
| A1 | Add an index | prevent | @mtorres | done |
`;

test('an incident goes into another one: rows, promises, facts, pictures and what named it; the rest is for its author', () => {
  const { after, moves, removed, notes } = merge('incident', '2026-05-02-slow', '2026-05-02-slower', {
    [slow]: gone,
    [slower]: stays,
    [other]: `${facts('related:\n  - id: 2026-05-02-slow\n    why: the same\n  - 2026-05-02-slower\n')}
See 2026-05-02-slow#A1, 2026-05-02-slower#A1 and [it](2026-05-02-slow.mdx).
`,
    'images/2026-05-02-slow/a.svg': '<svg/>',
    'images/2026-05-02-slower/a.svg': '<svg/>',
    '../CODEOWNERS': '/content/postmortems/2026-05-02-slow.mdx @a\n',
  });
  expect(after.get(slower)).toBe(`---
title: T
status: draft
severity: SEV2
services: [search]
roles:
  author: [mtorres, kbell]
factors: [alert-gap]
formerly: [2026-05-02-slow]
---

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
|---|---|---|---|
| 2026-05-02 14:00 | impact-start | It is slow | log |
| 2026-05-02 14:07 | detected | A customer writes | mail |
| 14:09 | recovered | It is fast | log |

## Action items

| ID | Action | Type | Owner | Status |
|---|---|---|---|---|
| A1 | Add an index | prevent | @mtorres | done |
| A2 | Alert on slow searches | | @kbell | open |

## Merged from 2026-05-02-slow

[TODO: work this into the sections above, then take it out]

### Summary, of 2026-05-02-slow

Search was slow, see A2.

![Latency](../images/2026-05-02-slower/2026-05-02-slow-a.svg)

\`\`\`yaml
impact:
  - { what: searches that failed, value: 12, unit: searches }
\`\`\`
`);
  expect(after.get(other)).toBe(`${facts('related:\n  - id: 2026-05-02-slower\n    why: the same\n')}
See 2026-05-02-slower#A2, 2026-05-02-slower#A1 and [it](2026-05-02-slower.mdx).
`);
  expect(after.has(slow)).toBe(false);
  expect(removed).toEqual([slow]);
  expect(moves).toEqual([['images/2026-05-02-slow/a.svg', 'images/2026-05-02-slower/2026-05-02-slow-a.svg']]);
  expect(notes).toEqual([
    '2026-05-02-slower keeps title: T; the other one had Slower.',
    'The impact of `2026-05-02-slow` is not added, since figures may count the same twice; it stands below its text.',
    'Action item A1 of `2026-05-02-slow` is A2 now.',
    '../CODEOWNERS:1 names postmortems/2026-05-02-slow.mdx, which goes: take it out.',
  ]);
});

test.each([
  ['approved for the public', 'publication: { by: kbell, on: 2026-05-03 }\n', 'approved for the public'],
  ['unreadable', 'severity: [\n', 'cannot be read as a whole'],
])('an incident that is %s is not merged', (_, more, why) =>
  expect(() =>
    merge('incident', '2026-05-02-slow', '2026-05-02-slower', { [slow]: facts(more), [slower]: stays }),
  ).toThrow(why),
);

test('a service goes into another one, which is named once', () => {
  const { after, notes } = merge('service', 'search', 'bookings-api', {
    [slow]: `${facts('').replace('[search]', '[search, bookings-api]')}\nThen \`search\` failed.\n`,
    'services.yaml':
      'bookings-api:\n  name: bookings-api\n  team: payments\n  tier: 0\nsearch:\n  name: search\n  team: storefront\n  tier: 0\n  runbooks: [invoices-failure-rate]\n',
  });
  expect(after.get(slow)).toBe(`${facts('').replace('[search]', '[bookings-api]')}\nThen \`bookings-api\` failed.\n`);
  expect(after.get('services.yaml')).toBe(
    'bookings-api:\n  name: bookings-api\n  team: payments\n  tier: 0\n  runbooks: [invoices-failure-rate]\n',
  );
  expect(notes).toEqual([
    'bookings-api keeps name: bookings-api; the other one had search.',
    'bookings-api keeps team: payments; the other one had storefront.',
  ]);
});

test('two handles of one person become one, and trackers still know the other', () => {
  const { after } = merge('person', 'oreed', 'kbell', {
    [slow]: `${facts('roles:\n  lead: oreed\n  on-call: [kbell, oreed]\n')}\nAs @oreed said.\n`,
  });
  expect(after.get(slow)).toBe(`${facts('roles:\n  lead: kbell\n  on-call: [kbell]\n')}\nAs @kbell said.\n`);
  expect(after.get('people.yaml'))
    .toBe(`kbell: { name: Kim Bell, role: payments engineer, team: payments, accounts: [oreed] }
mtorres: { name: Maria Torres, role: platform lead, team: platform }
`);
});

test('a runbook goes into another one, whose address its own leads to', () => {
  const runbook = (title: string, more: string, body: string) =>
    `---\ntitle: ${title}\nsummary: When it is slow.\n${more}owner: search\nreviewed: 2026-05-01\n---\n\n${body}`;
  const { after, removed } = merge('runbook', 'speed-up', 'restart', {
    'runbooks/speed-up.mdx': runbook('Speed up', 'services: [search]\nformerly: [faster]\n', '## Check\n\n1. Look.\n'),
    'runbooks/restart.mdx': runbook('Restart', 'services:\n  - bookings-api\n', '## Check\n\n1. See.\n'),
    'services.yaml': 'search:\n  name: search\n  team: a\n  tier: 1\n  runbooks:\n    - restart\n    - speed-up\n',
    [slow]: `${facts('runbooks:\n  - { id: speed-up, helped: "no" }\n')}\n[It](../runbooks/speed-up.mdx#check)\n`,
  });
  expect(after.get('runbooks/restart.mdx')).toBe(
    runbook(
      'Restart',
      'services:\n  - bookings-api\n  - search\n',
      '## Check\n\n1. See.\n\n## Merged from speed-up\n\n[TODO: work this into the sections above, then take it out]\n\n### Check, of speed-up\n\n1. Look.\n',
    ).replace('\n---\n\n', '\nformerly: [speed-up, faster]\n---\n\n'),
  );
  expect(after.get('services.yaml')).toContain('  runbooks:\n    - restart\n');
  expect(after.get(slow)).toContain('{ id: restart, helped: "no" }\n---\n\n[It](../runbooks/restart.mdx#check)\n');
  expect(removed).toEqual(['runbooks/speed-up.mdx']);
});

test('two that are one, or one that is not there, are not merged', () => {
  expect(() => merge('service', 'search', 'search', {})).toThrow(
    new Refused('Unexpected `search` twice, expected two of them.'),
  );
  expect(() => merge('person', 'kbell', 'kbells', {})).toThrow(
    new Refused('There is no person `kbells`. Did you mean `kbell`?'),
  );
});
