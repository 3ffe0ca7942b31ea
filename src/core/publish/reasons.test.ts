import { expect, test } from 'vitest';
import type { JudgedMessage } from '../model/message.ts';
import { startOf } from '../model/message.ts';
import { decisionOn, libraryOf, sha256, today, type Says } from './_testing/library.ts';
import { decidePublication, type Reason } from './publish.ts';

const said = ({ obstacle, reason, place, hint }: Reason) =>
  `${obstacle} ${place.file}:${place.line}: ${reason}${hint === undefined ? '' : ` (${hint})`}`;
const by = (...lines: string[]) => lines.map((line) => `  ${line}\n`).join('');

test.each<[string, Says, string, Record<string, string>, string[]]>([
  [
    'a fault',
    { summary: 'An <Internal> left open.' },
    '',
    {},
    ['unreadable postmortems/slow-1.mdx:2: Unexpected fault in the document, expected one that can be read whole'],
  ],
  [
    'a draft of a drill that is a duplicate',
    { front: 'status: draft\nkind: drill\nduplicateOf: other' },
    '',
    {},
    [
      'status postmortems/slow-1.mdx:6: Unexpected status `draft`, expected `published`',
      'kind postmortems/slow-1.mdx:7: Unexpected kind `drill`, expected `incident`',
      'duplicate postmortems/slow-1.mdx:8: Unexpected duplicate of `other`, expected the original',
    ],
  ],
  [
    'a kind where others are',
    { front: 'kind: drill' },
    '  kinds: [incident, near-miss]\n',
    {},
    ['kind postmortems/slow-1.mdx:7: Unexpected kind `drill`, expected `incident` or `near-miss`'],
  ],
  [
    'no approval',
    { publication: '' },
    '',
    {},
    [
      'unapproved postmortems/slow-1.mdx:2: Unexpected document without an approval for the public, expected `publication` with `by` and `on`',
    ],
  ],
  [
    'no day of approval',
    { publication: by('by: hlind') },
    '',
    {},
    [
      'unapproved postmortems/slow-1.mdx:9: Unexpected document without an approval for the public, expected `publication` with `by` and `on`',
    ],
  ],
  [
    'no author',
    { front: 'roles: {}' },
    '',
    {},
    [
      'approver postmortems/slow-1.mdx:6: Unexpected document without an author, expected one, so that somebody else can approve it',
    ],
  ],
  [
    'the author as approver',
    { publication: by('by: bpark', 'on: 2026-05-01') },
    '',
    {},
    ['approver postmortems/slow-1.mdx:9: Unexpected approval by the author `bpark`, expected somebody else'],
  ],
  [
    'a stranger as approver',
    { publication: by('by: stranger', 'on: 2026-05-01') },
    '',
    {},
    ['approver postmortems/slow-1.mdx:9: Unexpected approval by `stranger`, expected somebody of `people.yaml`'],
  ],
  [
    'days to come',
    { publication: by('by: hlind', 'on: 2026-11-22', 'embargo: 2026-11-22') },
    '',
    {},
    [
      'embargo postmortems/slow-1.mdx:10: Unexpected approval on `2026-11-22`, expected a day that has come',
      'embargo postmortems/slow-1.mdx:11: Unexpected embargo until `2026-11-22`, expected none or a day that has come',
    ],
  ],
  ['the day itself', { publication: by(`by: hlind`, `on: ${today}`, `embargo: ${today}`) }, '', {}, []],
  [
    'a private address',
    { id: 'slow-main-db' },
    '',
    {},
    [
      'unnameable postmortems/slow-main-db.mdx:2: Unexpected `main-db` in the public address `slow-main-db`, expected a word that may be public (Give it another address with `publication.id`.)',
    ],
  ],
  [
    'a private public address',
    { publication: by('by: hlind', 'on: 2026-05-01', 'id: main-db-slow') },
    '',
    {},
    [
      'unnameable postmortems/slow-1.mdx:11: Unexpected `main-db` in the public address `main-db-slow`, expected a word that may be public (Give it another address with `publication.id`.)',
    ],
  ],
  [
    'former addresses that are private or none',
    { publication: by('by: hlind', 'on: 2026-05-01', 'formerly: [ok, main-db-slow, "a b"]') },
    '',
    {},
    [
      'unnameable postmortems/slow-1.mdx:11: Unexpected `main-db` in the public address `main-db-slow`, expected a word that may be public (Give it another address with `publication.id`.)',
      'unnameable postmortems/slow-1.mdx:11: Unexpected `a b` in `publication.formerly`, expected an id',
    ],
  ],
  [
    'private words',
    { summary: 'The main-db was slow.' },
    '',
    {},
    [
      'unnameable postmortems/slow-1.mdx:16: Unexpected `main-db` in public text, expected words that may be public: the service `main-db` has no public name (Put it into `<Internal>` with a `<Public>` text beside it, say it otherwise, or name a replacement in `publication.replace`.)',
    ],
  ],
  [
    'nothing said',
    { summary: '', impact: '', resolution: '', timeline: '' },
    '',
    {},
    [
      'part postmortems/slow-1.mdx:2: Unexpected public text without what happened, expected `summary`',
      'part postmortems/slow-1.mdx:2: Unexpected public text without whom it touched, expected `impact`',
      'part postmortems/slow-1.mdx:2: Unexpected public text without what we are doing, expected `action-items` or `lessons` or `resolution` (The template keeps `action-items`, `lessons` inside.)',
    ],
  ],
  [
    'parts that the template keeps inside',
    {},
    '  parts: { happened: [detection], touched: [action-items], doing: [resolution, detection] }\n',
    {},
    [
      'part postmortems/slow-1.mdx:2: Unexpected public text without what happened, expected `detection` (The template keeps `detection` inside.)',
      'part postmortems/slow-1.mdx:2: Unexpected public text without whom it touched, expected `action-items` (The template keeps `action-items` inside.)',
    ],
  ],
  [
    'a catalogue that cannot be read',
    {},
    '',
    { 'people.yaml': 'bpark: { name: [' },
    [
      'library people.yaml:1: Unexpected fault in `people.yaml`, expected none, since it says what has to stay inside: Unexpected YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
      'approver postmortems/slow-1.mdx:9: Unexpected approval by `hlind`, expected somebody of `people.yaml`',
    ],
  ],
  [
    'a template that cannot be read',
    {},
    '',
    { 'template.mdx': '---\ntemplate: [\n---\n' },
    [
      'library template.mdx:2: Unexpected fault in `template.mdx`, expected none, since it says what has to stay inside: Unexpected YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'an index of services that cannot be read',
    {},
    '',
    { 'services.yaml': 'x: [' },
    [
      'library services.yaml:1: Unexpected fault in `services.yaml`, expected none, since it says what has to stay inside: Unexpected YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
])('of %s', (_kind, says, policy, more, reasons) => {
  expect(decisionOn(says, policy, more).reasons.map(said)).toEqual(reasons);
});

test('of errors of the linter, each at its place, but for those that are reasons by themselves', () => {
  const error = (rule: string, file = 'postmortems/slow-1.mdx'): JudgedMessage => ({
    rule,
    level: 'error',
    reason: 'Unexpected y.',
    place: { ...startOf(file), line: 7 },
    hint: 'Do z.',
  });
  const messages = [error('x'), error('public-text-sayable'), error('w'), error('v', 'other.mdx')];
  const [decision] = decidePublication(libraryOf([{}]), { today, messages, sha256 }).decisions;
  expect(decision!.reasons.map(said)).toEqual([
    'errors postmortems/slow-1.mdx:7: Unexpected error of `x`, expected none. Unexpected y. (Do z.)',
    'errors postmortems/slow-1.mdx:7: Unexpected error of `w`, expected none. Unexpected y. (Do z.)',
  ]);
});

const run =
  '(Run `npx postmortems public diff slow-1`, then `npx postmortems public approve slow-1 --by <handle> --write`.)';

test('of an approval of something else', () => {
  const reasons = (digest: string) => {
    const library = libraryOf([{}]);
    library.postmortems[0]!.facts.publication!.digest = digest;
    return decidePublication(library, { today, messages: [], sha256 }).decisions[0]!.reasons.map(said);
  };
  const { digest } = decidePublication(libraryOf([{}]), { today, messages: [], sha256 }, true).decisions[0]!;
  expect(reasons(digest!)).toEqual([]);
  expect(reasons(digest!.slice(0, -1))).toEqual([
    `changed postmortems/slow-1.mdx:9: Unexpected change of what is public since it was approved, expected a new approval ${run}`,
  ]);
  expect(reasons('v99:abc')).toEqual([
    `digest postmortems/slow-1.mdx:9: Unexpected digest \`v99\`, expected \`v1\` or an earlier one ${run}`,
  ]);
  expect(reasons('v99-abc')).toEqual([
    `digest postmortems/slow-1.mdx:9: Unexpected digest \`v99-abc\`, expected \`v1\` or an earlier one ${run}`,
  ]);
  const [decision] = decidePublication(libraryOf([{}]), { today, messages: [], sha256 }).decisions;
  expect(decision!.reasons.map(said)).toEqual([
    `digest postmortems/slow-1.mdx:9: Unexpected approval without a \`digest\`, expected the digest of what was approved ${run}`,
  ]);
});

test('of two documents at one address, whatever the case', () => {
  const library = libraryOf([
    { id: 'slow-1' },
    { id: 'slow-2', publication: by('by: hlind', 'on: 2026-05-01', 'id: Slow-1') },
  ]);
  const { decisions } = decidePublication(library, { today, messages: [], sha256 });
  expect(decisions.map(({ reasons }) => reasons.map(said).slice(0, 1))).toEqual([
    ['unnameable postmortems/slow-2.mdx:2: Unexpected second document with the id `slow-2`, expected one'],
    ['unnameable postmortems/slow-1.mdx:2: Unexpected second document with the id `slow-1`, expected one'],
  ]);
});
