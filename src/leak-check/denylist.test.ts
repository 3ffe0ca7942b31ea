import { expect, test } from 'vitest';
import { approvedAsItIs, libraryOf, type Says } from '../core/publish/_testing/library.ts';
import { denylistOf, type KnownWord } from './denylist.ts';

const words = (
  says: readonly Says[],
  { policy = '', more = {}, kinds }: { policy?: string; more?: Record<string, string>; kinds: KnownWord['kind'][] },
) => {
  const library = libraryOf(says, policy, more);
  return denylistOf(library, approvedAsItIs(library).library)
    .words.filter(({ kind }) => kinds.includes(kind))
    .map(({ word, kind, only, place }) =>
      [word, kind, only ?? '', `${place.file}:${place.line}:${place.column}-${place.endColumn}`]
        .filter(Boolean)
        .join(' '),
    );
};

test('hosts of addresses in documents, but for those that are open', () => {
  const rest = `## Detection

See https://a.corp.example/x, ssh://b.corp.example and https://a.corp.example/y.

Or http://localhost:80, https://open.example/x, https://sub.open.example, https://example, https://pub.example and https://www.pub.example.

“At ‘https://c.corp.example’, or https://d.corp.example/x, at last”.
`;
  const policy = '  site: https://www.pub.example\n  hosts: [open.example]\n';
  expect(words([{ rest }], { policy, kinds: ['host'] })).toEqual([
    'incidents.inside.example host library.yaml:3:7-39',
    'a.corp.example host postmortems/slow-1.mdx:35:5-30',
    'b.corp.example host postmortems/slow-1.mdx:35:31-51',
    'c.corp.example host postmortems/slow-1.mdx:39:6-30',
    'd.corp.example host postmortems/slow-1.mdx:39:34-59',
  ]);
});

test('tickets of actions and in texts', () => {
  const rest = `## Detection

As OPS-12 and OPS-13 said, and OPS-12 again, in UTF-8 and by ISO-9001; X-1 is none.

## Action items

| ID | Action | Ticket |
| --- | --- | --- |
| A1 | Look | OPS-14 |
| A2 | Look again | 77 |
`;
  expect(words([{ rest }], { kinds: ['ticket'] })).toEqual([
    'OPS-14 ticket postmortems/slow-1.mdx:41:15-21',
    'OPS-12 ticket postmortems/slow-1.mdx:35:4-10',
    'OPS-13 ticket postmortems/slow-1.mdx:35:15-21',
  ]);
});

test('short titles of what is not public, and titles of reviews and runbooks', () => {
  const more = {
    'reviews/2026-q1.mdx':
      '---\ntitle: Quarter of the quaking fleet\ndate: 2026-05-06\ncovers: 2026-Q1\n---\n\n## Decisions\n\n- None.\n',
    'runbooks/failover.mdx': '---\ntitle: Fail over the fleet\nservices: [main-db]\n---\n\nDo it.\n',
    'reviews/2026-q2.mdx': '---\ntitle: Review Q2\ndate: 2026-08-06\ncovers: 2026-Q2\n---\n\n## Decisions\n\n- None.\n',
    'runbooks/short.mdx': '---\ntitle: Fail over\nservices: [main-db]\n---\n\nDo it.\n',
  };
  const inside = (id: string, title: string) => ({ id, front: `title: ${title}\nstatus: draft` });
  expect(
    words(
      [
        {},
        inside('a', 'Quokkas fell over'),
        inside('b', 'Quokkas fell'),
        inside('c', 'The quokkas fell over'),
        inside('d', 'Quokka x'),
        inside('e', 'Quokka xy'),
      ],
      { more, kinds: ['title'] },
    ),
  ).toEqual([
    'The quokkas fell over title postmortems/c.mdx:1:1-1',
    'Quokkas fell title postmortems/b.mdx:1:1-1',
    'Quokkas fell over title postmortems/a.mdx:1:1-1',
    'Quarter of the quaking fleet title reviews/2026-q1.mdx:1:1-1',
    'Fail over the fleet title capital runbooks/failover.mdx:1:1-1',
  ]);
});

test('telling words of text that stays inside', () => {
  const summary = `The shop was slow.

<Internal>
It began with Quokkas and quokkaVault in Springfield on Monday. Wombat was first. The wombat-writer, db-7x, 7-wombats, emu12345, emu1 and
the shop-slow fell, then Hope and Emus and Shop.
</Internal>`;
  expect(words([{ summary }], { kinds: ['internal text'] })).toEqual([
    'Quokkas internal text capital postmortems/slow-1.mdx:19:1-49',
    'quokkaVault internal text postmortems/slow-1.mdx:19:1-49',
    'Springfield internal text capital postmortems/slow-1.mdx:19:1-49',
    'wombat-writer internal text postmortems/slow-1.mdx:19:1-49',
    'db-7x internal text postmortems/slow-1.mdx:19:1-49',
    '7-wombats internal text postmortems/slow-1.mdx:19:1-49',
    'emu12345 internal text postmortems/slow-1.mdx:19:1-49',
  ]);
});

test('a telling word that somebody approved in public is let pass, and so is what the policy says', () => {
  const says = [
    { summary: 'The shop called Springfield. <Internal>It was Springfield and Shelbyville and Ogdenville.</Internal>' },
  ];
  const policy = '  innocent: [{ word: Ogdenville, reason: It is a place. }]\n';
  expect(words(says, { policy, kinds: ['internal text'] })).toEqual([
    'Shelbyville internal text capital postmortems/slow-1.mdx:16:40-90',
  ]);
});

test('what is let pass, and what is open', () => {
  const library = libraryOf([{}], '  innocent: [{ word: Øgden, reason: It is a place. }]\n');
  const { innocent, open, names } = denylistOf(library, approvedAsItIs(library).library);
  expect([...innocent]).toEqual(['ogden']);
  expect([...open].filter((word) => /^(?:shop|buyers|we)$/.test(word))).toEqual(['shop', 'buyers', 'we']);
  expect([...names]).toEqual(['shop', 'theshopwasslow', 'incidents']);
});

test('names with how they are looked for, but for parts of names and for what goes by its own name in public', () => {
  const more = {
    'people.yaml': `hlind: { name: Hanna Lindqvist, role: head of customer success }
bpark: { name: Bob Park, role: payments engineer }
`,
    'services.yaml': `shop-frontend: { name: Shop, team: web, tier: 0, publicName: Shop }
search: { name: search, team: web, tier: 1 }
marabou: { name: marabou, team: web, tier: 1 }
`,
  };
  const library = libraryOf([{}], '  customers: [Bluefin Foods]\n  internalHosts: [relay4.acme.example]\n', more);
  const told = denylistOf(library, approvedAsItIs(library).library).words.map(
    ({ word, kind, only, inflects, runsOn, ordinary }) =>
      [word, kind, only, inflects && 'inflects', runsOn && 'runs on', ordinary && 'ordinary']
        .filter(Boolean)
        .join(', '),
  );
  expect(told).toEqual([
    'Bluefin Foods, customer, inflects, runs on',
    'Hanna Lindqvist, person, inflects',
    'hlind, handle, inflects',
    'H Lindqvist, handle',
    'Bob Park, person, inflects',
    'bpark, handle, inflects',
    'B Park, handle, capital',
    'Hanna, person, inflects',
    'Lindqvist, person, inflects, runs on',
    'Bob, person, inflects',
    'Park, person, capital, inflects',
    'shop-frontend, service, inflects, runs on',
    'search, service, inflects, ordinary',
    'marabou, service, inflects, runs on',
    'relay4.acme.example, host',
    'incidents.inside.example, host',
  ]);
});

test('ids of what is public, and its earlier addresses, are let pass; earlier ids of it and ids of the rest are not', () => {
  const publication = '  by: hlind\n  on: 2026-05-01\n  formerly: [slow-0]\n';
  const says = [
    { publication, front: 'formerly: [slow-0, inc-7]' },
    { id: 'slow-2', front: 'status: draft' },
    {
      id: 'slow-3',
      publication: `  by: hlind\n  on: 2026-05-01\n  retracted: { by: hlind, on: 2026-05-03, reason: It was another. }\n`,
      front: 'status: retracted',
    },
  ];
  expect(words(says, { kinds: ['incident'] })).toEqual([
    'slow-2 incident postmortems/slow-2.mdx:1:1-1',
    'inc-7 incident postmortems/slow-1.mdx:1:1-1',
  ]);
});
