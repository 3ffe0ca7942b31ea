import { expect, test } from 'vitest';
import { parsePostmortem } from './postmortem.ts';

const find = (heading: string) =>
  (({ Timeline: 'timeline', 'Action items': 'action-items' }) as const)[heading as 'Timeline'];

test('what a template leaves to be filled in is a gap, not a mistake', () => {
  const text = `---
title: Checkout answered with errors
status: draft
severity: SEV2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Milestone    | Event |
| ---------------- | ------------ | ----- |
| YYYY-MM-DD hh:mm | impact-start |       |
| hh:mm            | detected     |       |

## Action items

| ID  | Action | Due        | Status |
| --- | ------ | ---------- | ------ |
| A1  |        | YYYY-MM-DD | open   |
`;
  const { faults, timeline, actions } = parsePostmortem(text, 'postmortems/draft.mdx', { zone: 'UTC' }, find);
  expect(faults).toEqual([]);
  expect(timeline.events.map(({ moment }) => moment)).toEqual([undefined, undefined]);
  expect(actions[0]!.due).toBeUndefined();
});

test('a gap says nothing about the rows around it', () => {
  const text = `---
title: Checkout answered with errors
status: draft
severity: SEV2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Event     |
| ---------------- | --------- |
| 2026-04-15 14:02 | It begins |
| hh:mm            |           |
| lunch time       | It is odd |
| 14:20            | It ends   |
`;
  const { faults, timeline } = parsePostmortem(text, 'postmortems/draft.mdx', { zone: 'UTC' }, find);
  expect(faults.map(({ rule, place }) => `${rule} ${place.line}`)).toEqual(['time-readable 14']);
  expect(timeline.events.map(({ moment }) => moment !== undefined)).toEqual([true, false, false, true]);
});

test('a mark that people and tools leave is a gap too', () => {
  const marks = ['[FILL IN]', '\\[fill in]', '[TODO]', 'TBD', '??', 'XX:XX', 'YYYY-MM-DD HH:MM'];
  const text = `---
title: Checkout answered with errors
status: draft
severity: SEV2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Event |
| ---------------- | ----- |
| 2026-04-15 14:02 | First |
${marks.map((mark) => `| ${mark} | Then |`).join('\n')}
| 14:20 | Last |

## Action items

| ID  | Action | Type  | Owner     | Due       | Status |
| --- | ------ | ----- | --------- | --------- | ------ |
| A1  | Do it  | [TBD] | [FILL IN] | [FILL IN] | open   |
`;
  const { faults, timeline, actions } = parsePostmortem(text, 'postmortems/draft.mdx', { zone: 'UTC' }, find);
  expect(faults).toEqual([]);
  expect(timeline.events.map(({ moment }) => moment?.text)).toEqual([
    '2026-04-15 14:02',
    ...marks.map(() => undefined),
    '14:20',
  ]);
  expect([actions[0]!.type, actions[0]!.owner, actions[0]!.due]).toEqual([undefined, undefined, undefined]);
});
