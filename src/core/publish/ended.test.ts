import { describe, expect, test } from 'vitest';
import { entryOf } from '../catalogue/entry.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import type { Library } from '../model/library.ts';
import { endedApprovals, type Approvals } from './ended.ts';
import { decider, decidePublication } from './publish.ts';
import { libraryOf, sha256, today, type Says } from './_testing/library.ts';

const services = {
  'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
search: { name: search, team: web, tier: 1, publicName: Finding }
`,
};
const publishing = { today, messages: [], sha256 };

/** An approval of what a text says, with what has to be confirmed. */
function approval(says: Says, confirmed = ''): string {
  const by = `  by: hlind\n  on: 2026-05-01\n${confirmed}`;
  const library = libraryOf([{ ...says, publication: by }], '', services);
  return `${by}  digest: ${decidePublication(library, publishing, true).decisions[0]!.digest!}\n`;
}

function approvals(library: Library): Approvals {
  const { decide } = decider(library, publishing);
  const documents = new Map(library.postmortems.map((one) => [one.id, one]));
  return {
    postmortems: library.postmortems.map((one) => entryOf(one, library.configuration) as PostmortemEntry),
    decide: ({ id }) => decide(documents.get(id)!, true),
  };
}

const version = (...incidents: Says[]) => approvals(libraryOf(incidents, '', services));
const said = (before: Approvals, now: Approvals) => endedApprovals(before, now, () => true).map(({ reason }) => reason);

describe('a change', () => {
  const publication = approval({});
  const before = version({ publication });

  test('that leaves public text as it is ends nothing', () => {
    expect(said(before, version({ publication, rest: '## Lessons\n\nNobody outside reads this.' }))).toEqual([]);
  });

  test('of a public sentence ends the approval, and says so', () => {
    expect(said(before, version({ publication, summary: 'The shop was very slow.' }))).toEqual([
      'Unexpected change that ends the approval of `slow-1`, which is public, expected a new approval',
    ]);
  });

  test('that deletes or renames a public incident says so, unless its earlier address is named', () => {
    const gone = 'Unexpected end of `slow-1`, which is public, expected it to stay, or another address that names it';
    expect(said(before, version())).toEqual([gone]);
    expect(said(before, version({ publication, id: 'slow-2' }))).toEqual([gone]);
    expect(said(before, version({ publication: `${publication}  formerly: [slow-1]\n`, id: 'slow-2' }))).toEqual([]);
    expect(said(before, version({ publication: `${publication}  id: slow-3\n` }))).toEqual([gone]);
  });

  test('of its status says what is missing now', () => {
    expect(said(before, version({ publication, front: 'status: in-review' }))).toEqual([
      'Unexpected change by which `slow-1` is no longer public: Unexpected status `in-review`, expected `published`',
    ]);
  });

  test('of what was not public is no matter', () => {
    expect(said(version({ publication: '' }), version())).toEqual([]);
    expect(said(version({ publication: publication.replace(/sha256-./, 'sha256-x') }), version())).toEqual([]);
  });
});

test('an edit that adds an ordinary word asks again', () => {
  const says = { summary: 'The search was slow.' };
  const publication = approval(says, '  confirmed: { search: 1 }\n');
  const reasons = (summary: string) =>
    decidePublication(libraryOf([{ summary, publication }], '', services), publishing, true).decisions[0]!.reasons.map(
      ({ obstacle, reason }) => `${obstacle}: ${reason}`,
    );
  expect(reasons(says.summary)).toEqual([]);
  expect(reasons('The search was slow, and so was every other search.')).toEqual([
    'ambiguous: Unexpected `search` in public text (2 times, confirmed 1), expected words that are no names, or a confirmation: it may be the service `search` or the word',
    'changed: Unexpected change of what is public since it was approved, expected a new approval',
  ]);
});

test('names in a timeline that came from a chat are no obstacle', () => {
  const timeline = `| 2026-04-15 14:02 | impact-start | Bob Park: anyone else seeing errors? @mfeld | k8s |
| 14:33 | recovered | Hanna Lindqvist (on call) says it is over | chat |`;
  const library = libraryOf([{ timeline }]);
  const { decisions } = decidePublication(library, publishing, true);
  const { candidate, reasons } = decisions[0]!;
  expect(reasons.map(({ obstacle }) => obstacle)).toEqual(['digest']);
  expect(JSON.stringify(candidate!.postmortem.timeline)).not.toMatch(/Park|mfeld|Lindqvist/);
});

test('one person under two handles cannot approve their own text', () => {
  const people = `bpark: { name: Bob Park, role: payments engineer }
robert: { name: B. Park, role: payments engineer }
`;
  const library = libraryOf([{ publication: '  by: robert\n  on: 2026-05-01\n' }], '', { 'people.yaml': people });
  expect(decidePublication(library, publishing, true).decisions[0]!.reasons[0]!.reason).toBe(
    'Unexpected approval by `robert`, who is the author `bpark` under another handle, expected somebody else',
  );
});

test('every error of the linter is a reason of its own', () => {
  const place = { file: 'postmortems/slow-1.mdx', line: 3, column: 1, endLine: 3, endColumn: 2 };
  const messages = ['a', 'b'].map((rule) => ({ rule, reason: `Unexpected ${rule}`, place, level: 'error' as const }));
  const { decisions } = decidePublication(libraryOf([{}]), { ...publishing, messages }, true);
  expect(decisions[0]!.reasons.map(({ reason }) => reason).slice(0, 2)).toEqual([
    'Unexpected error of `a`, expected none. Unexpected a',
    'Unexpected error of `b`, expected none. Unexpected b',
  ]);
});
