import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import type { Renamed } from '../../src/editor/occurrences.ts';
import { Refused } from './change.ts';
import { planRename } from './rename.ts';

const path = 'postmortems/2026-05-02-slow.mdx';
const document = (facts: string) =>
  `---\ntitle: T\nstatus: draft\nseverity: SEV2\nservices: [search]\n${facts}---\n\nText.\n`;
const others = exampleLibrary.filter(({ path: one }) => !one.startsWith('postmortems/'));
const rename = (sort: Renamed, from: string, to: string, text: string, more = [] as [string, string][]) =>
  planRename(sort, from, to, [
    ...others,
    sourceFile(path, text),
    ...more.map(([file, other]) => sourceFile(file, other)),
  ]);

test.each([
  ['nothing', '', 'formerly: [2026-05-02-slow]\n'],
  ['an earlier id', 'formerly: [2026-05-01-old]\n', 'formerly: [2026-05-02-slow, 2026-05-01-old]\n'],
  ['an empty list', 'formerly: []\n', 'formerly: [2026-05-02-slow]\n'],
  ['a list in lines', 'formerly:\n  - 2026-05-01-old\n', 'formerly:\n  - 2026-05-02-slow\n  - 2026-05-01-old\n'],
  [
    'an approval',
    'publication: { by: kbell, on: 2026-05-03 }\n',
    'publication: { id: 2026-05-02-slow, by: kbell, on: 2026-05-03 }\nformerly: [2026-05-02-slow]\n',
  ],
  [
    'an approval in lines',
    'publication:\n  by: kbell\n  on: 2026-05-03\n',
    'publication:\n  id: 2026-05-02-slow\n  by: kbell\n  on: 2026-05-03\nformerly: [2026-05-02-slow]\n',
  ],
  [
    'a public id',
    'publication: { by: kbell, on: 2026-05-03, id: 2026-05-02-outside }\n',
    'publication: { by: kbell, on: 2026-05-03, id: 2026-05-02-outside }\nformerly: [2026-05-02-slow]\n',
  ],
])('an incident with %s redirects from its earlier id and keeps its public address', (_, facts, expected) => {
  const { after, moves } = rename('incident', '2026-05-02-slow', '2026-05-02-search-slow', document(facts));
  expect(after.get(path)).toBe(document(expected));
  expect(moves).toEqual([[path, 'postmortems/2026-05-02-search-slow.mdx']]);
});

test('its pictures go with it, and other documents name it anew', () => {
  const other = document('related: [{ id: 2026-05-02-slow, why: the same }]\n').replace(
    'Text',
    'See 2026-05-02-slow#A1',
  );
  const { after, moves } = rename('incident', '2026-05-02-slow', '2026-05-02-b', document(''), [
    ['postmortems/2026-05-04-other.mdx', other],
    ['images/2026-05-02-slow/a.svg', '<svg/>'],
  ]);
  expect(moves).toContainEqual(['images/2026-05-02-slow', 'images/2026-05-02-b']);
  expect(after.get('postmortems/2026-05-04-other.mdx')).toContain('id: 2026-05-02-b, why');
});

test('where ids are given in front matter, the file stays', () => {
  const files = [
    ...others.filter(({ path: one }) => one !== 'library.yaml'),
    sourceFile(
      'library.yaml',
      'schema: 1\nname: L\nseverities: [{ id: SEV2, name: Major }]\nids: { pattern: "INC-[0-9]+" }\n',
    ),
    sourceFile(path, document('id: INC-1\n')),
  ];
  const { after, moves } = planRename('incident', 'INC-1', 'INC-7', files);
  expect(after.get(path)).toBe(document('id: INC-7\nformerly: [INC-1]\n'));
  expect(moves).toEqual([]);
});

test('a service is renamed in its list too, and in no title', () => {
  const { after } = rename('service', 'search', 'finder', document('').replace('title: T', 'title: Our search'));
  expect(after.get('services.yaml')).toContain('\nfinder:\n  name: search\n');
  expect(after.get(path)).toContain('title: Our search\n');
  expect(after.get(path)).toContain('services: [finder]\n');
});

test.each([
  ['incident', 'no', 'x', 'There is no incident `no`.'],
  ['service', 'search', 'bookings-api', 'There is a service `bookings-api` already.'],
  ['person', 'kbell', 'Bö', 'Unexpected id "Bö", expected lower-case letters, digits and hyphens.'],
  ['person', 'kbell', '../x', 'Unexpected id "../x", expected lower-case letters, digits and hyphens.'],
  [
    'incident',
    '2026-05-02-slow',
    'slow',
    'Unexpected id `slow`, expected a day and words, such as `2026-05-02-what-broke`.',
  ],
] as const)('%s %s is not renamed to %s', (sort, from, to, why) => {
  expect(() => rename(sort, from, to, document(''))).toThrow(new Refused(why));
});

test('what names the file follows it: the baseline, owners of code', () => {
  const { after } = rename('incident', '2026-05-02-slow', '2026-05-02-b', document(''), [
    ['baseline.json', `{ "schema": 1, "known": [{ "file": "${path}", "rule": "x", "what": "y", "at": "" }] }`],
    ['../.github/CODEOWNERS', `/content/${path} @a\n`],
  ]);
  expect(after.get('baseline.json')).toContain('"file":"postmortems/2026-05-02-b.mdx"');
  expect(after.get('../.github/CODEOWNERS')).toBe('/content/postmortems/2026-05-02-b.mdx @a\n');
});

test('a review is renamed in links and action items, and months stay months', () => {
  const meeting = (covers: string, more = '') =>
    `---\ntitle: Review\ndate: 2026-06-01\ncovers: ${covers}\npeople: [kbell]\n${more}---\n\nOf 2026-05.\n`;
  const text = (id: string) =>
    document('').replace(
      'Text.',
      `Since 2026-05: [it](/reviews/${id}/), [so](../reviews/${id}.mdx#a), ${id}#A1, reviews/${id}#A2, not /previews/2026-05/ or 2026-05-02.`,
    );
  const { after, moves } = rename('review', '2026-05', '2026-05-payments', text('2026-05'), [
    ['reviews/2026-05.mdx', meeting('2026-05')],
  ]);
  expect(after.get(path)).toBe(text('2026-05-payments'));
  expect(after.get('reviews/2026-05.mdx')).toBe(meeting('2026-05', 'formerly: [2026-05]\n'));
  expect(moves).toEqual([['reviews/2026-05.mdx', 'reviews/2026-05-payments.mdx']]);
});
