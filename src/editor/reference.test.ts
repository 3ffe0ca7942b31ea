import { expect, test } from 'vitest';
import { exampleLibrary } from '../core/lint/examples/library.ts';
import { cursorIn } from './_testing/cursor.ts';
import { draft, faultyFile } from './_testing/folder.ts';
import { definitionOf, hoverText, referenceAt } from './reference.ts';

const text = `${draft.replace(
  'roles:',
  'trigger: deploy\nrelated: [2026-03-20-search-timeouts]\nallow: [{ rule: link-resolves, reason: no reason at all, until: 2026-12-31 }]\nroles:',
)}| 10:07            | detected     | It is seen |

As in 2026-03-20-search-timeouts#A1, said @oreed. See [the runbook](/runbooks/invoices-failure-rate/) and
[the other](./2026-03-20-search-timeouts.mdx#timeline). The bookings-api is well.
`;

function lookAt(snippet: string) {
  const marked = text.replace(snippet.replace('‸', ''), snippet);
  const cursor = cursorIn(faultyFile, marked);
  const reference = referenceAt(cursor);
  return { ...cursor, reference };
}

function hover(snippet: string): string | undefined {
  const { reference } = lookAt(snippet);
  return reference && hoverText(reference);
}

function define(snippet: string): [string, string] | undefined {
  const { reference, library, file, text: own } = lookAt(snippet);
  const textOf = (path: string) =>
    path === file ? own : new TextDecoder().decode(exampleLibrary.find((one) => one.path === path)?.bytes);
  const place =
    reference && definitionOf(reference, { file, library, text: textOf }, own.slice(reference.start, reference.end));
  return place && [place.file, textOf(place.file).split('\n')[place.line - 1]!.trim()];
}

test.each([
  ['sta‸tus: draft', 'Status of this document.\n\nOne of `draft`, `in-review`, `published`, `retracted`.'],
  ['severity: SE‸V3', '**Minor** · severity `SEV3`'],
  ['[bookings‸-api]', '**bookings-api, team payments, tier 0** · service `bookings-api`'],
  ['author: kb‸ell', '**Kim Bell, payments engineer** · person `kbell`\n\nTeam payments'],
  ['trigger: de‸ploy', '**Deploy** · trigger `deploy`'],
  [
    '[2026-03-20-search‸-timeouts]',
    '**Search timed out for every third visitor** · incident `2026-03-20-search-timeouts`\n\nSEV3 · published · began 2026-03-20 · search',
  ],
  ['rule: link‸-resolves', '**link-resolves** · rule `link-resolves`'],
  [
    '2026-03-20-sea‸rch-timeouts#A1',
    '**Scale index nodes by queue length** · action item `A1`\n\n@oreed · due 2026-04-17 · done',
  ],
  ['said @or‸eed.', '**Oliver Reed, reliability engineer** · person `oreed`\n\nTeam reliability'],
  [
    '/runbooks/invoices‸-failure-rate/',
    '**Lower the failure rate of payments** · runbook `invoices-failure-rate`\n\nOpen it when the share of failed payments rises above two percent.',
  ],
  ['The book‸ings-api', '**bookings-api, team payments, tier 0** · service `bookings-api`'],
])('over %s an editor shows what it is', (snippet, expected) => {
  expect(hover(snippet)).toBe(expected);
});

test('over plain words it shows nothing', () => {
  expect(hover('It to‸ok 2 s')).toBeUndefined();
  expect(hover('‸\n## Summary')).toBeUndefined();
});

test('a milestone shows the durations it belongs to, computed from the rows', () => {
  expect(hover('| detec‸ted')).toContain('- time to detect, `impact-start` → `detected`: **7 min**');
  expect(hover('| detec‸ted')).toContain('- time to acknowledge, `detected` → `acknowledged`');
});

test.each([
  [
    '[2026-03-20-search‸-timeouts]',
    ['postmortems/2026-03-20-search-timeouts.mdx', 'title: Search timed out for every third visitor'],
  ],
  [
    '(./2026-03-20-search‸-timeouts.mdx',
    ['postmortems/2026-03-20-search-timeouts.mdx', 'title: Search timed out for every third visitor'],
  ],
  [
    '/runbooks/invoices‸-failure-rate/',
    ['runbooks/invoices-failure-rate.mdx', 'title: Lower the failure rate of payments'],
  ],
  ['author: kb‸ell', ['people.yaml', 'kbell: { name: Kim Bell, role: payments engineer, team: payments }']],
  ['[bookings‸-api]', ['services.yaml', 'bookings-api:']],
  ['trigger: de‸ploy', ['library.yaml', 'deploy: { name: Deploy }']],
  ['severity: SE‸V3', ['library.yaml', '- { id: SEV3, name: Minor }']],
  ['rule: link‸-resolves', undefined],
  ['title: Check‸out', undefined],
])('%s leads to its definition', (snippet, expected) => {
  expect(define(snippet)).toEqual(expected);
});

test('an action item leads to its row', () => {
  expect(define('2026-03-20-sea‸rch-timeouts#A1')?.[0]).toBe('postmortems/2026-03-20-search-timeouts.mdx');
  expect(define('2026-03-20-sea‸rch-timeouts#A1')?.[1]).toMatch(/^\| A1 /);
});
