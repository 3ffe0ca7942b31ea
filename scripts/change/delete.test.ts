import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import type { Named } from '../../src/editor/occurrences.ts';
import { Refused } from './change.ts';
import { planDelete } from './delete.ts';

const others = exampleLibrary.filter(({ path }) => !path.startsWith('postmortems/'));
const remove = (sort: Named, id: string, files: Record<string, string>) =>
  planDelete(sort, id, [
    ...others.filter(({ path }) => !(path in files)),
    ...Object.entries(files).map(([path, text]) => sourceFile(path, text)),
  ]);
const slow = 'postmortems/2026-05-02-slow.mdx';
const other = 'postmortems/2026-05-04-other.mdx';
const review = 'reviews/2026-05.mdx';
const meeting = (facts: string) =>
  `---\ntitle: Review\ndate: 2026-06-01\ncovers: 2026-05\npeople: [mtorres]\n${facts}---\n\nText.\n`;
const document = (facts: string, body = 'Text.') =>
  `---\ntitle: T\nstatus: draft\nseverity: SEV2\nservices: [search]\n${facts}---\n\n${body}\n`;

test('an incident goes with its pictures, out of lists and out of the baseline', () => {
  const actions =
    '## Action items\n\n| ID | Action | Owner | Status |\n|---|---|---|---|\n| A1 | Do it | @kbell | open |';
  const { after, removed, notes } = remove('incident', '2026-05-02-slow', {
    [slow]: document('', actions),
    [other]: document('related: [2026-05-02-slow]\n'),
    'postmortems/2026-05-05-more.mdx': document(
      'related:\n  - id: 2026-05-02-slow\n    why: the same\n  - 2026-05-04-other\n',
    ),
    'images/2026-05-02-slow/a.svg': '<svg/>',
    'baseline.json': `{ "schema": 1, "known": [{ "file": "${slow}", "rule": "x", "what": "y", "at": "" }] }`,
  });
  expect(after.has(slow)).toBe(false);
  expect(after.get(other)).toBe(document(''));
  expect(after.get('postmortems/2026-05-05-more.mdx')).toBe(document('related:\n  - 2026-05-04-other\n'));
  expect(after.get('baseline.json')).toBe('{\n  "schema": 1,\n  "known": []\n}\n');
  expect(removed).toEqual([slow, 'images/2026-05-02-slow/a.svg']);
  expect(notes).toEqual(['A promise that is not kept goes with it: A1, Do it']);
});

test.each([
  [
    'an incident a text speaks of',
    'incident',
    '2026-05-02-slow',
    document('', 'As in 2026-05-02-slow#A1.'),
    `${other}:8:7`,
  ],
  [
    'an incident another one repeats',
    'incident',
    '2026-05-02-slow',
    document('duplicateOf: 2026-05-02-slow\n'),
    `${other}:6:14`,
  ],
  [
    'an incident a review spoke of',
    'incident',
    '2026-05-02-slow',
    meeting('incidents: [2026-05-02-slow]\n'),
    `${review}:6:13`,
  ],
  ['a service a review was about', 'service', 'bookings-api', meeting('service: bookings-api\n'), `${review}:6:10`],
  ['a person who was at a review', 'person', 'mtorres', meeting(''), `${review}:5:10`],
  [
    'an incident whose picture is shown',
    'incident',
    '2026-05-02-slow',
    document('', '![x](../images/2026-05-02-slow/a.svg)'),
    `${other}:8:9`,
  ],
  [
    'a runbook that was used',
    'runbook',
    'invoices-failure-rate',
    document('runbooks: [invoices-failure-rate]\n'),
    `${other}:6:12`,
  ],
  ['a service that was hit', 'service', 'search', document(''), `${slow}:5:12`],
  ['a person who did something', 'person', 'kbell', document('roles: { lead: kbell }\n'), `${other}:6:16`],
] as const)('%s is not deleted, and the places are said', (_, sort, id, text, place) =>
  expect(() => remove(sort, id, { [slow]: document(''), [place.startsWith(review) ? review : other]: text })).toThrow(
    `\n  ${place}\n`,
  ),
);

test.each(['publication: { by: kbell, on: 2026-05-03 }\n', `publication:\n  digest: v1:sha256-${'0'.repeat(64)}\n`])(
  'what was approved for the public is withdrawn instead',
  (facts) =>
    expect(() => remove('incident', '2026-05-02-slow', { [slow]: document(facts) })).toThrow('Withdraw it instead'),
);

test('a runbook that was never used leaves the lists of services', () => {
  const { after, removed } = remove('runbook', 'invoices-failure-rate', {});
  expect(after.get('services.yaml')).not.toContain('runbooks');
  expect(removed).toEqual(['runbooks/invoices-failure-rate.mdx']);
});

test('a service and a person nothing speaks of leave their list', () => {
  const runbook = 'runbooks/x.mdx';
  const text =
    '---\ntitle: T\nsummary: S\nservices: [search, bookings-api]\nowner: payments\nreviewed: 2026-05-01\n---\n\nText.\n';
  const { after } = remove('service', 'search', { [runbook]: text });
  expect(after.get('services.yaml')).toBe(
    'bookings-api:\n  name: bookings-api\n  team: payments\n  tier: 0\n  runbooks: [invoices-failure-rate]\n',
  );
  expect(after.get(runbook)).toContain('services: [bookings-api]\n');
  expect(remove('person', 'novak', { 'people.yaml': 'novak: { name: B, role: r }\n' }).after.get('people.yaml')).toBe(
    '{}\n',
  );
});

test('what is not there cannot be deleted', () =>
  expect(() => remove('incident', 'slow', { [slow]: document('') })).toThrow(
    new Refused('There is no incident `slow`. Did you mean `2026-05-02-slow`?'),
  ));
