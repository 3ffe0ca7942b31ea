import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import { planLeave, planRetire } from './leave.ts';

const slow = 'postmortems/2026-05-02-slow.mdx';
const old = 'postmortems/2026-05-01-old.mdx';
const runbook = 'runbooks/x.mdx';
const document = (status: string) => `---
title: T
status: ${status}
severity: SEV2
services: [search]
roles: { lead: kbell }
---

## Action items

| ID | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| A1 | Add an index, says @kbell | @kbell | 2026-06-01 | open |
| A2 | Alert | @kbell | 2026-06-01 | done |
| A3 | Restart | @mtorres | 2026-06-01 | open |
`;
const meeting = 'reviews/2026-05.mdx';
const files = [
  sourceFile(
    meeting,
    '---\ntitle: Review\ndate: 2026-06-01\ncovers: 2026-05\npeople: [kbell]\n---\n\n## Action items\n\n| ID | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- |\n| A1 | Look at all of them | @kbell | 2026-07-01 | open |\n',
  ),
  ...exampleLibrary.filter(({ path }) => !/^(?:postmortems|runbooks)\//.test(path)),
  sourceFile(slow, document('published')),
  sourceFile(old, document('retracted')),
  sourceFile(
    runbook,
    '---\ntitle: Do it\nsummary: S\nservices: [search]\nowner: "@kbell"\nreviewed: 2026-05-01\n---\n\nText.\n',
  ),
];

test('who left is said to have; what they had to do is listed, and nothing else changes', () => {
  const { before, after, notes } = planLeave('kbell', '2026-07-01', undefined, files);
  expect(after.get('people.yaml')).toContain(
    'kbell: { name: Kim Bell, role: payments engineer, team: payments, left: 2026-07-01 }\n',
  );
  expect([...after].filter(([path, text]) => text !== before.get(path)).map(([path]) => path)).toEqual(['people.yaml']);
  expect(notes).toEqual([
    'To hand over (--to <handle or team> does it):',
    '  2026-05-02-slow#A1  Add an index, says @kbell, due 2026-06-01',
    '  reviews/2026-05#A1  Look at all of them, due 2026-07-01',
    '  runbooks/x  Do it',
    'Nobody of the list is left in the team payments, which runs bookings-api.',
  ]);
});

test.each([
  ['mtorres', '@mtorres'],
  ['@mtorres', '@mtorres'],
  ['payments', 'payments'],
])('it is handed over to %s, in the cells and keys that say who does it', (to, owner) => {
  const { after } = planLeave('kbell', '2026-07-01', to, files);
  expect(after.get(slow)).toBe(
    document('published').replace('@kbell | 2026-06-01 | open', `${owner} | 2026-06-01 | open`),
  );
  expect(after.get(meeting)).toContain(`people: [kbell]\n`);
  expect(after.get(meeting)).toContain(`| ${owner} | 2026-07-01 | open |`);
  expect(after.get(old)).toBe(document('retracted'));
  expect(after.get(runbook)).toContain(`owner: "${owner}"\n`);
});

test.each([
  ['nobody', undefined, 'There is no person `nobody`.'],
  ['kbell', 'kbell', 'There is nobody "kbell" to hand over to'],
  ['kbell', 'nobody', 'There is nobody "nobody" to hand over to'],
] as const)('%s does not leave to %s', (handle, to, why) =>
  expect(() => planLeave(handle, '2026-07-01', to, files)).toThrow(why),
);

test('nobody leaves twice, or takes over after having left', () => {
  const gone = [
    ...files.filter(({ path }) => path !== 'people.yaml'),
    sourceFile(
      'people.yaml',
      'kbell:\n  name: Kim Bell\n  role: engineer\noreed: { name: M, role: r, left: 2026-01-01 }\n',
    ),
  ];
  expect(() => planLeave('oreed', '2026-07-01', undefined, gone)).toThrow('`oreed` left on 2026-01-01 already.');
  expect(() => planLeave('kbell', '2026-07-01', 'oreed', gone)).toThrow('somebody who is there');
  expect(planLeave('kbell', '2026-07-01', undefined, gone).after.get('people.yaml')).toBe(
    'kbell:\n  name: Kim Bell\n  role: engineer\n  left: 2026-07-01\noreed: { name: M, role: r, left: 2026-01-01 }\n',
  );
});

test('a service is retired once, with what is left of it', () => {
  const { after, notes } = planRetire('search', '2026-07-01', files);
  expect(after.get('services.yaml')).toContain(
    'search:\n  name: search\n  team: storefront\n  tier: 1\n  retired: 2026-07-01\n',
  );
  expect(notes).toEqual([
    'Promises about it that are not kept, for somebody to decline or to keep:',
    '  2026-05-02-slow#A1  Add an index, says @kbell',
    '  2026-05-02-slow#A3  Restart',
    'Runbooks for nothing else: x.',
  ]);
  const again = [
    ...files.filter(({ path }) => path !== 'services.yaml'),
    sourceFile('services.yaml', after.get('services.yaml')!),
  ];
  expect(() => planRetire('search', '2026-07-02', again)).toThrow('`search` was retired on 2026-07-01 already.');
});
