import { expect, test } from 'vitest';
import { libraryOf, sha256, today, type Says } from './_testing/library.ts';
import { decidePublication } from './publish.ts';
import { wordsOf } from './words.ts';

/** Each change with its reason, in the order of the text. */
function told(says: Says, policy = '', more: Record<string, string> = {}): string[] {
  const [decision] = decidePublication(
    libraryOf([says, { id: 'other-9', front: 'title: A wheel fell off the cart' }], policy, more),
    { today, messages: [], sha256 },
    true,
  ).decisions.filter(({ postmortem }) => postmortem.id === (says.id ?? 'slow-1'));
  return decision!
    .candidate!.remarks.filter(({ place }) => place.line > 11)
    .filter(({ reason }) => !/column|evidence/.test(reason))
    .map(({ sort, from, to, reason }) => `${sort} “${from}” → “${to}”: ${reason}`);
}
const people = {
  'people.yaml': `hlind: { name: Hanna Lindqvist, role: head of customer success }
bpark: { name: Bob Park, role: payments engineer }
mhope: { name: Mark Hope, role: data engineer }
`,
  'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
main-db: { name: main database, team: data, tier: 0 }
search: { name: search, team: web, tier: 1, publicName: Finding }
`,
};

test.each<[string, Says, string, string[]]>([
  [
    'amounts of money and sizes of machines that the policy drops',
    { summary: 'We lost €500, had 64 GB and €58,214.' },
    '  money: drop\n  capacity: drop\n',
    [
      'cannot “€500” → “”: the policy drops amounts of money',
      'cannot “64 GB” → “”: the policy drops capacity',
      'cannot “€58,214” → “”: the policy drops amounts of money',
    ],
  ],
  [
    'amounts of money and sizes of machines that are rounded',
    { summary: 'We lost €58,214 and had 6,432 GB.' },
    '  money: round\n  capacity: round\n',
    ['changes “€58,214” → “€58,000”: money is rounded', 'changes “6,432 GB” → “6,400 GB”: capacity is rounded'],
  ],
  [
    'marks of the cut that are text',
    { summary: 'An \\<Internal> and \\</Public > is text.' },
    '',
    [
      'cannot “<Internal>” → “”: it is text here and cuts nothing out',
      'cannot “</Public >” → “”: it is text here and cuts nothing out',
    ],
  ],
  [
    'tickets and action items',
    {
      summary: 'See PLAT-4711 (and PLAT-4712), A1, XA1, A1b and A12.',
      rest: '## Action items\n\n| ID | Action | Type |\n| --- | --- | --- |\n| A1 | Do it | prevent |\n',
    },
    '',
    [
      'changes “PLAT-4711” → “a ticket”: tickets stay inside',
      'changes “PLAT-4712” → “a ticket”: tickets stay inside',
      'changes “A1” → “an action”: ids of action items stay inside',
    ],
  ],
  [
    'other ids of this incident, and of others',
    { summary: 'See slow-0 and slow-1, other-9#A12 fell, x#A3.', front: 'formerly: [slow-0]' },
    '',
    [
      'changes “slow-0” → “this incident”: its id inside stays inside',
      'changes “other-9#A12” → “other-9”: whether another incident may be named is decided there',
    ],
  ],
  [
    'titles of other incidents',
    { summary: 'See “A wheel fell off the cart” there.' },
    '',
    [
      'changes “A wheel fell off the cart” → “another incident”: whether another incident may be named is decided there',
    ],
  ],
  [
    'beginnings of names',
    { summary: 'We told Bluefin, about Wolkenheim and on relay4.' },
    '  customers: [Bluefin Foods]\n  private: [Wolkenheim Nord]\n  internalHosts: [relay4.acme.example]\n',
    [
      'asks “Bluefin” → “Bluefin”: it is the beginning of a name in `publication.customers`, or the word',
      'asks “Wolkenheim” → “Wolkenheim”: it is the beginning of a name in `publication.private`, or the word',
      'asks “relay4” → “relay4”: it is the beginning of a name in `publication.internalHosts`, or the word',
    ],
  ],
  [
    'words that begin a sentence and are names, too',
    { summary: 'Mark saw it. “Hope did”, and (Mark said) no.\nMark went.' },
    '',
    [
      'asks “Mark” → “Mark”: it begins a sentence, and may be the person `mhope` or the word',
      'asks “Hope” → “Hope”: it begins a sentence, and may be the person `mhope` or the word',
      'changes “Mark” → “the data engineer”: people become their roles',
      'asks “Mark” → “Mark”: it begins a sentence, and may be the person `mhope` or the word',
    ],
  ],
  [
    'names of each kind',
    { summary: 'We told Wolkenheim Nord, Globex, main-db, Shop frontend, search and hlind, and @bpark.' },
    '  customers: [Globex]\n  private: [Wolkenheim Nord]\n',
    [
      'cannot “Wolkenheim Nord” → “”: it is private',
      'changes “Globex” → “a customer”: customers are not named',
      'cannot “main-db” → “”: the service `main-db` has no public name',
      'changes “Shop frontend” → “Shop”: services go by their public names',
      'asks “search” → “search”: it may be the service `search` or the word',
      'changes “hlind” → “the head of customer success”: people become their roles',
      'changes “@bpark” → “the payments engineer”: people become their roles',
    ],
  ],
  [
    'times and lengths in code, by minutes',
    { summary: '`14:07:33` for `47 minutes`.\n\n```text\n14:07:33 for 47 minutes with 64 GB\n```\n' },
    '  times: minute\n  durations: hour\n  capacity: drop\n',
    [
      'changes “14:07:33” → “14:07”: the policy tells times less finely',
      'changes “47 minutes” → “about 1 h”: the policy tells durations less finely',
    ],
  ],
  [
    'times and lengths in code, by hours',
    { summary: '`14:07:33`.\n\n```text\n14:07:33 for 47 minutes\n```\n' },
    '  times: hour\n',
    [
      'changes “14:07:33” → “14:00”: the policy tells times less finely',
      'changes “14:07:33” → “14:00”: the policy tells times less finely',
    ],
  ],
  [
    'addresses',
    {
      summary:
        'At https://status.example/x, https://status.example/?q=%6d, https://in.example/x., a@b.example and 10.1.2.3.',
    },
    '  hosts: [status.example]\n',
    [
      'changes “https://in.example/x” → “text without a link”: the policy does not open this address',
      'changes “mailto:a@b.example” → “text without a link”: the policy does not open this address',
      'changes “https://in.example/x” → “an internal address”: an address that the policy does not open stays inside',
      'changes “a@b.example” → “an e-mail address”: an e-mail address stays inside',
      'changes “10.1.2.3” → “an IP address”: an IP address stays inside',
    ],
  ],
  [
    'words that the policy replaces, and letters behind a name',
    { summary: 'In the war room we met, globexian.' },
    '  replace: [{ word: war room, with: call }]\n  customers: [Globex]\n',
    [
      'changes “war room” → “call”: the public reads it so',
      'asks “globexian” → “globexian”: it begins with `globex`, and may be made of that name or be another word',
    ],
  ],
  [
    'references in brackets',
    { summary: 'Fixed (PLAT-1, 7c1f0ab and #4711), [PLAT-2] and (see PLAT-3).' },
    '',
    [
      'goes “ (PLAT-1, 7c1f0ab and #4711)” → “”: tickets stay inside',
      'goes “ [PLAT-2]” → “”: tickets stay inside',
      'changes “PLAT-3” → “a ticket”: tickets stay inside',
    ],
  ],
  [
    'customers in a row',
    { summary: 'For Globex, Initech and Umbrella or Hooli; Globex & Initech.' },
    '  customers: [Globex, Initech, Umbrella, Hooli]\n',
    [
      'changes “Globex, Initech and Umbrella or Hooli” → “four customers”: customers are not named',
      'changes “Globex & Initech” → “two customers”: customers are not named',
    ],
  ],
])('each change is told with its reason: %s', (_what, says, policy, expected) => {
  expect(told(says, policy, people)).toEqual(expected);
});

test('the first private word of an id or a file name; words that are names, too, are let pass there', () => {
  const policy = `  customers: [Bluefin Foods]
  replace: [{ word: war room, with: call }]
  internalHosts: [relay4.acme.example]
  innocent: [{ word: Hanna, reason: It is the name of a ship. }]
`;
  const runbook = { 'runbooks/fail-over.mdx': '---\ntitle: Fail over the fleet\nservices: [main-db]\n---\n\nDo it.\n' };
  const { privateIn } = wordsOf(libraryOf([{ id: 'other-9' }], policy, { ...people, ...runbook }));
  const ids = 'the-lindqvist-way main_db-fell bluefin-foods-late relay4.acme.example';
  expect(ids.split(' ').map(privateIn)).toEqual(['lindqvist', 'main_db', 'bluefin-foods', 'relay4.acme.example']);
  const open =
    'mark-failed search-slow hanna-sank war-room-met other-9-again fail-over-done bluefin-caught relay4-fell lindqvistic';
  expect(open.split(' ').filter((id) => privateIn(id) !== undefined)).toEqual([]);
});

test('an address is told on an open host without a private word, however it is encoded', () => {
  const { mayLink } = wordsOf(libraryOf([{}], '  site: https://www.pub.example\n  hosts: [status.example]\n', people));
  const open = [
    'https://status.example/x',
    'https://eu.status.example',
    'HTTP://STATUS.example/%',
    'https://www.pub.example',
  ];
  expect(open.filter((url) => !mayLink(url))).toEqual([]);
  const shut = [
    'https://status.example.org',
    'https://mystatus.example',
    'ftp://status.example',
    'https://bpark:x@status.example',
    'https://status.example/lindqvist',
    'https://status.example/%6Cindqvist',
    'https://status.example/%256Cindqvist',
    'status.example',
  ];
  expect(shut.filter(mayLink)).toEqual([]);
});
