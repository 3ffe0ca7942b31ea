import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../core/lint/examples/library.ts';
import { parseLibrary } from '../core/parse/library.ts';
import { occurrencesOf, withId, type Renamed } from './occurrences.ts';

const file = 'postmortems/2026-05-02-slow.mdx';

/** What a text says of each place of an id: `[…]` where it is certain, `(…)` where it is left to people. */
function marked(sort: Renamed, id: string, text: string, path = file): string {
  const library = parseLibrary([...exampleLibrary, sourceFile(path, text)]);
  const places = occurrencesOf(sort, id, library, new Map([[path, text]]));
  return places.toReversed().reduce((now, { start, end, isCertain }) => {
    const [open, close] = isCertain ? '[]' : '()';
    return `${now.slice(0, start)}${open}${now.slice(start, end)}${close}${now.slice(end)}`;
  }, text);
}

const front = (facts: string) => `---\ntitle: Search was slow\nstatus: draft\nseverity: SEV2\n${facts}---\n\n`;

test.each([
  [
    'service',
    'bookings-api',
    front('services: [bookings-api, search]\n'),
    front('services: [[bookings-api], search]\n'),
  ],
  ['service', 'search', front('services: [search]\n'), front('services: [[search]]\n')],
  ['person', 'kbell', front('roles:\n  lead: kbell\n'), front('roles:\n  lead: [kbell]\n')],
  [
    'runbook',
    'invoices-failure-rate',
    front('runbooks: [invoices-failure-rate]\n'),
    front('runbooks: [[invoices-failure-rate]]\n'),
  ],
] as const)('a %s is found in front matter: %s', (sort, id, text, expected) =>
  expect(marked(sort, id, text)).toBe(expected),
);

test.each([
  [
    'service',
    'bookings-api',
    'Then bookings-api failed, and my-bookings-api-2 did not.',
    'Then [bookings-api] failed, and my-bookings-api-2 did not.',
  ],
  ['service', 'search', 'We search for `search`.', 'We (search) for `[search]`.'],
  ['person', 'kbell', 'Told by @kbell, as kbell says.', 'Told by @[kbell], as (kbell) says.'],
  [
    'service',
    'bookings-api',
    'It said\n\n```\nerror in bookings-api\n```\n\nof bookings-api.',
    'It said\n\n```\nerror in (bookings-api)\n```\n\nof [bookings-api].',
  ],
  [
    'runbook',
    'invoices-failure-rate',
    'See [it](../runbooks/invoices-failure-rate.mdx#check).',
    'See [it](../runbooks/[invoices-failure-rate].mdx#check).',
  ],
] as const)('a %s is found in prose: %s', (sort, id, text, expected) =>
  expect(marked(sort, id, front('') + text).slice(front('').length)).toBe(expected),
);

test('a title that only looks like a name is no name', () => {
  const text = '---\ntitle: bookings-api\nstatus: draft\nseverity: SEV2\nservices: [search]\n---\n';
  expect(marked('service', 'bookings-api', text)).toBe(text);
});

test('a runbook is found in the list of services', () =>
  expect(
    marked(
      'runbook',
      'invoices-failure-rate',
      'bookings-api:\n  name: a\n  team: b\n  tier: 0\n  runbooks: [invoices-failure-rate]\n',
      'services.yaml',
    ),
  ).toContain('runbooks: [[invoices-failure-rate]]'));

test('an id takes the place of others, whatever their lengths are', () =>
  expect(
    withId(
      'a bb a',
      [
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ],
      'long',
    ),
  ).toBe('long bb long'));
