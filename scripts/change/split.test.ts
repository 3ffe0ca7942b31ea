import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import { planSplit, type Chosen } from './split.ts';

const others = exampleLibrary.filter(({ path }) => !path.startsWith('postmortems/'));
const slow = 'postmortems/2026-05-02-slow.mdx';
const front = (more: string) =>
  `---\ntitle: Two things\nstatus: published\nseverity: SEV2\nservices: [search]\nfactors: [alert-gap]\n${more}---\n`;
const text = `${front('formerly: [2026-05-01-x]\nreviews: [{ role: lead, by: kbell, on: 2026-05-09 }]\n')}
## Summary

Two things broke.

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-05-02 14:00 | impact-start | It is slow | log |
| 23:50 | detected | It **fails** \\| too | log |
| 2026-05-03 00:10 | mitigated | Restarted | terminal |
| 00:20 | recovered | It is fast | log |

## Action items

| ID | Action | Owner | Status |
| --- | --- | --- | --- |
| A1 | Add an index | @kbell | done |
| A2 | Restart by itself | @kbell | open |
`;
const none: Chosen = { title: 'Search failed', from: undefined, to: undefined, actions: [] };
const split = (chosen: Partial<Chosen>, files: Record<string, string> = {}, to = '2026-05-02-fails') =>
  planSplit('2026-05-02-slow', to, { ...none, ...chosen }, [
    ...others,
    sourceFile(slow, text),
    ...Object.entries(files).map(([path, other]) => sourceFile(path, other)),
  ]);

test('rows and action items begin a document of their own, and both lead to each other', () => {
  const other = 'postmortems/2026-05-04-other.mdx';
  const { after } = split(
    { from: Date.UTC(2026, 4, 2, 23, 50), to: Date.UTC(2026, 4, 3, 0, 10), actions: ['a2'] },
    { [other]: `${front('')}\nSee 2026-05-02-slow#A1 and 2026-05-02-slow#A2.\n` },
  );
  expect(after.get('postmortems/2026-05-02-fails.mdx')).toBe(`---
title: Search failed
status: draft
severity: SEV2
services: [search]
factors: [alert-gap]
related: [2026-05-02-slow]
---

## Summary

[FILL IN]

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-05-02 23:50 | detected | It **fails** \\| too | log |
| 2026-05-03 00:10 | mitigated | Restarted | terminal |

## Action items

| ID | Action | Owner | Status |
| --- | --- | --- | --- |
| A2 | Restart by itself | @kbell | open |
`);
  expect(after.get(slow)).toBe(
    text
      .replace('factors: [alert-gap]\n', 'factors: [alert-gap]\nrelated: [2026-05-02-fails]\n')
      .replace(/\| 23:50.*\n.*Restarted.*\n/, '')
      .replace('| 00:20', '| 2026-05-03 00:20')
      .replace(/\| A2 .*\n/, ''),
  );
  expect(after.get(other)).toBe(`${front('')}\nSee 2026-05-02-slow#A1 and 2026-05-02-fails#A2.\n`);
});

test.each<[Partial<Chosen>, string, string]>([
  [{}, '2026-05-02-fails', 'Nothing is chosen.'],
  [{ actions: ['A9'] }, '2026-05-02-fails', 'There is no action item "A9" in `2026-05-02-slow`. It has A1, A2.'],
  [{ from: Date.UTC(2027, 0, 1) }, '2026-05-02-fails', 'No row of the timeline of `2026-05-02-slow` is in that time.'],
  [{ actions: ['A1'] }, '2026-05-02-slow', 'There is an incident `2026-05-02-slow` already.'],
  [{ actions: ['A1'] }, 'fails', 'expected a day and words, such as `2026-05-02-what-broke`.'],
])('with %j to %s nothing is split, and it is said why', (chosen, to, why) =>
  expect(() => split(chosen, {}, to)).toThrow(why),
);
