import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import { planSplitService } from './split-service.ts';

const document = (services: string) =>
  `---\ntitle: T\nstatus: draft\nseverity: SEV2\nservices: [${services}]\n---\n\nThe bookings-api and \`bookings-api\`.\n`;
const files = [
  ...exampleLibrary.filter(({ path }) => !/^(?:postmortems|runbooks)\//.test(path)),
  sourceFile('postmortems/2026-05-01-one.mdx', document('bookings-api')),
  sourceFile('postmortems/2026-05-02-two.mdx', document('search, bookings-api')),
  sourceFile(
    'runbooks/look.mdx',
    '---\ntitle: Look\nsummary: S\nservices: [bookings-api]\nowner: payments\nreviewed: 2026-05-01\n---\n',
  ),
];
const split = (to: string, documents: string[], id = 'bookings-api') =>
  planSplitService(id, to, { title: 'Refunds', documents }, files);

test('a service of its own stands in the list, and the documents that were chosen name it', () => {
  const { before, after, notes } = split('refunds-api', ['2026-05-02-two', 'look']);
  expect(after.get('services.yaml')).toBe(
    `${before.get('services.yaml')}refunds-api:\n  name: Refunds\n  team: payments\n  tier: 0\n  runbooks: [invoices-failure-rate]\n`,
  );
  expect(after.get('postmortems/2026-05-01-one.mdx')).toBe(document('bookings-api'));
  expect(after.get('postmortems/2026-05-02-two.mdx')).toBe(
    document('search, refunds-api').replaceAll(/(?<=he |`)bookings-api/g, 'refunds-api'),
  );
  expect(after.get('runbooks/look.mdx')).toContain('services: [refunds-api]');
  expect(notes).toEqual([
    'These go on naming `bookings-api` (--documents <ids> gives them to `refunds-api`):',
    '  2026-05-01-one  T',
    '`refunds-api` has the team, the tier and the runbooks of `bookings-api`; what it is called in public is yours to say.',
  ]);
});

test.each([
  ['nothing', 'x', [], 'There is no service `nothing`.'],
  ['bookings-api', 'search', [], 'There is a service `search` already.'],
  ['bookings-api', 'Ä', [], 'Unexpected id "Ä"'],
  ['bookings-api', 'x', ['2026-01-01-no'], 'There is no document `2026-01-01-no`.'],
  ['search', 'x', ['look'], '`look` does not name `search`.'],
])('%s is not split into %s with %j, and it is said why', (id, to, documents, why) =>
  expect(() => split(to, documents, id)).toThrow(why),
);

test('a list in braces is left to people', () => {
  const braces = files.filter(({ path }) => path !== 'services.yaml');
  const list = sourceFile('services.yaml', '{ search: { name: search, team: shop, tier: 1 } }\n');
  expect(() => planSplitService('search', 'find', { title: 'Find', documents: [] }, [...braces, list])).toThrow(
    'services.yaml is written in a way that cannot be changed by a program.',
  );
});
