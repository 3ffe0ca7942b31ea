import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { parseLibrary } from '../parse/library.ts';
import { judge } from './judge.ts';

const today = '2026-06-01';
const table = (...rows: string[]) =>
  `## Action items\n\n| ID | Action | Type | Owner | Ticket | Due | Priority | Status |\n| -- | -- | -- | -- | -- | -- | -- | -- |\n${rows.join('\n')}\n`;
const good = '| A1 | Add a canary stage to every release | prevent | @kbell | OPS-9 | 2026-07-01 | P1 | open |';
const facts = 'title: Review of April 2026\ndate: 2026-05-06\ncovers: 2026-04\npeople: [kbell]\n';
function said(body: string, own = facts, others: [path: string, text: string][] = []): string[] {
  const text = `---\n${own}---\n\n## Decisions\n\n- Releases go through a canary from now on.\n\n${body}`;
  const files = [sourceFile('reviews/2026-04.mdx', text), ...others.map(([path, one]) => sourceFile(path, one))];
  return judge(parseLibrary([...exampleLibrary, ...files]), { today })
    .filter(({ place }) => place.file === 'reviews/2026-04.mdx')
    .map(({ rule, level, reason }) => `${level} ${rule}: ${reason}`);
}

test('nothing is said of a review that is complete', () => {
  expect(
    said(table(good), `${facts}service: bookings-api\nteam: payments\nincidents: [2026-03-20-search-timeouts]\n`),
  ).toEqual([]);
});

test.each([
  ['people whom nobody knows', '', facts.replace('kbell', 'bparc'), 'error person-resolves'],
  [
    'an incident that does not exist',
    '',
    `${facts}incidents: [2026-03-20-search-timeout]\n`,
    'error incident-resolves',
  ],
  ['a service that does not exist', '', `${facts}service: checkout\n`, 'error service-resolves'],
  ['a team that does not exist', '', `${facts}team: payment\n`, 'warning team-resolves'],
  ['a day in the future', '', facts.replace('2026-05-06', '2026-07-06'), 'warning date-not-ahead'],
  [
    'an allow of no rule',
    '',
    `${facts}allow: [{ rule: x, reason: It is harmless., until: 2026-07-01 }]\n`,
    'error allow-valid',
  ],
  ['a link to nothing', '[x](/incidents/nowhere/)', facts, 'error link-resolves'],
  [
    'a link to a row that is not there',
    '[x](/incidents/2026-03-20-search-timeouts/#A9)',
    facts,
    'error link-resolves',
  ],
  ['an owner whom nobody knows', table(good.replace('@kbell', '@gone')), facts, 'error person-resolves'],
  ['no owner', table(good.replace('@kbell', '')), facts, 'error action-complete'],
  ['no due date', table(good.replace('2026-07-01', '')), facts, 'error action-complete'],
  [
    'a due date before it took place',
    table(good.replace('2026-07-01 | P1 | open', '2026-05-01 | P1 | done')),
    facts,
    'error action-complete',
  ],
  ['a due date that has passed', table(good.replace('2026-07-01', '2026-05-20')), facts, 'warning action-overdue'],
  ['no ticket', table(good.replace('OPS-9', '')), facts, 'error action-complete'],
  ['no id', table(good.replace('A1', '')), facts, 'error action-complete'],
  ['one id twice', table(good, good.replace('OPS-9', 'OPS-10')), facts, 'error action-id-unique'],
  ['a status that is none', table(good.replace('open', 'almost')), facts, 'error action-readable'],
])('a review with %s has a message', (_, body, own, expected) => {
  expect(said(body, own).filter((one) => one.startsWith(expected))).toHaveLength(1);
});

test('two reviews of one name in two folders, and a promise that is open already, are messages', () => {
  const other = `---\ntitle: Other\ndate: 2026-04-06\ncovers: 2026-03\npeople: [kbell]\n---\n\n## Decisions\n\n- One.\n\n${table(good)}`;
  expect(said(table(good.replace('OPS-9', 'OPS-10')), facts, [['reviews/2026/2026-03.mdx', other]])).toEqual([
    'warning action-open-once: Unexpected `A1`, which is open as `2026-03#A1` already, expected one of the two, and why it was not enough',
  ]);
  expect(said('', facts, [['reviews/2026/2026-04.mdx', other]])).toEqual([]);
  expect(said('', facts, [['reviews/2025/2026-04.mdx', other]]).map((one) => one.split(':')[0])).toEqual([
    'error id-unique',
  ]);
});

test('an allow of a review silences its message', () => {
  const body = table(good.replace('2026-07-01', ''));
  expect(
    said(body, `${facts}allow: [{ rule: action-complete, reason: The vendor decides the day., until: 2026-07-01 }]\n`),
  ).toEqual([]);
});
