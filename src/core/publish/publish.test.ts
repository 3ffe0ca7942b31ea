import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgedMessage } from '../model/message.ts';
import { startOf } from '../model/message.ts';
import { approvedAsItIs, decisionOn, libraryOf, sha256, textOf, today, type Says } from './_testing/library.ts';
import { plainText } from './cut.ts';
import { digestOf } from './digest.ts';
import { decidePublication, publishLibrary } from './publish.ts';

const obstacles = (says: Says, policy = '') => decisionOn(says, policy).reasons.map(({ obstacle }) => obstacle);
const summaryOf = (says: Says, policy = '', more: Record<string, string> = {}) => {
  const decided = decisionOn(says, policy, more);
  const sections = decided.candidate?.postmortem.sections ?? [];
  expect(decided.reasons).toEqual([]);
  return plainText(
    decided.library.postmortems[0]!.sections.find(({ id }) => id === 'summary')?.nodes ?? sections[0]!.nodes,
  );
};

describe('what may be public', () => {
  test('a valid, published and approved incident with the three parts is', () => {
    const decided = decisionOn({});
    expect(decided.reasons).toEqual([]);
    expect(decided.library).toMatchSnapshot();
  });

  test('a policy, a clock and no linter error are all it takes', () => {
    const library = libraryOf([{}]);
    const { digest } = decidePublication(library, { today, messages: [], sha256 }, true).decisions[0]!;
    library.postmortems[0]!.facts.publication!.digest = digest;
    expect(publishLibrary(library, { today, messages: [], sha256 }).postmortems).toHaveLength(1);
    const error: JudgedMessage = { rule: 'x', level: 'error', reason: 'y', place: startOf('postmortems/slow-1.mdx') };
    expect(publishLibrary(library, { today, messages: [error], sha256 }).postmortems).toEqual([]);
    expect(
      publishLibrary(library, { today, messages: [{ ...error, level: 'warning' }], sha256 }).postmortems,
    ).toHaveLength(1);
  });

  test.each<[string, Says, string]>([
    ['a draft', { front: 'status: draft' }, 'status'],
    ['a drill', { front: 'kind: drill' }, 'kind'],
    ['a duplicate', { front: 'duplicateOf: other' }, 'duplicate'],
    ['one without an approval', { publication: '' }, 'unapproved'],
    ['one with an embargo alone', { publication: '  embargo: 2020-01-01\n' }, 'unapproved'],
    ['one approved by its author', { publication: '  by: bpark\n  on: 2026-05-01\n' }, 'approver'],
    ['one approved by nobody known', { publication: '  by: stranger\n  on: 2026-05-01\n' }, 'approver'],
    ['one without an author', { front: 'roles: {}' }, 'approver'],
    ['one approved in the future', { publication: '  by: hlind\n  on: 2026-11-22\n' }, 'embargo'],
    ['one under embargo', { publication: '  by: hlind\n  on: 2026-05-01\n  embargo: 2026-11-22\n' }, 'embargo'],
    ['one with a fault', { summary: 'An <Internal> left open.' }, 'unreadable'],
    ['one that does not say what happened', { summary: '<Internal>x</Internal>' }, 'part'],
    ['one that does not say whom it touched', { impact: '<Internal>x</Internal>' }, 'part'],
    ['one that does not say what is done', { resolution: '' }, 'part'],
    ['one that names a service without a public name', { summary: 'The main-db was slow.' }, 'unnameable'],
    ['one whose address names one', { id: 'slow-main-db' }, 'unnameable'],
    ['one that names an amount of money', { summary: 'It cost $58,000.' }, 'unnameable'],
    ['one that shows the marks of the cut as code', { summary: '`<Internal>secret</Internal>`' }, 'unnameable'],
  ])('%s is not', (_name, says, obstacle) => {
    const decided = decisionOn(says);
    expect(decided.outcome).toBe('internal');
    expect(decided.library.postmortems).toEqual([]);
    expect(decided.reasons.map((reason) => reason.obstacle)).toContain(obstacle);
    expect(textOf(decided)).not.toContain('slow');
  });

  test('the day of the embargo is past it', () => {
    expect(obstacles({ publication: `  by: hlind\n  on: 2026-05-01\n  embargo: ${today}\n` })).toEqual([]);
  });

  test('an approval without a digest approves nothing', () => {
    const { decisions } = decidePublication(libraryOf([{}]), { today, messages: [], sha256 });
    expect(decisions[0]!.reasons.map(({ obstacle }) => obstacle)).toEqual(['digest']);
  });

  test('nothing is while a catalogue cannot be read', () => {
    const decided = decisionOn({}, '', { 'people.yaml': 'bpark: { name: [' });
    expect(decided.library.postmortems).toEqual([]);
    expect(decided.reasons[0]!.obstacle).toBe('library');
  });

  test('an empty library makes an empty public library', () => {
    expect(publishLibrary(libraryOf([]), { today, messages: [], sha256 })).toEqual({
      schema: 1,
      name: 'Incidents',
      zone: 'UTC',
      postmortems: [],
      retractions: [],
      redirects: [],
    });
  });

  test('reasons say what is wrong in the grammar of messages, at a place', () => {
    const [reason] = decisionOn({ summary: 'First.\n\nThe main-db was slow.' }).reasons;
    expect(reason).toMatchObject({
      reason:
        'Unexpected `main-db` in public text, expected words that may be public: the service `main-db` has no public name',
      place: { file: 'postmortems/slow-1.mdx', line: expect.any(Number) as number, column: 1 },
    });
  });
});

describe('the approval', () => {
  const digest = (says: Says) =>
    decidePublication(libraryOf([says]), { today, messages: [], sha256 }, true).decisions[0]!.digest;
  const base = digest({});

  test('holds when internal text is edited', () => {
    expect(digest({ summary: 'The shop <Internal>of Acme </Internal>was slow.' })).toBe(base);
    expect(digest({ summary: '<Internal>\n\nAll of it.\n\n</Internal>\n\nThe shop was slow. {/* indeed */}' })).toBe(
      base,
    );
    expect(digest({ rest: '## Detection\n\nNobody looked.' })).toBe(base);
    expect(digest({ front: 'factors: [anything]' })).toBe(base);
    expect(
      digest({
        timeline: '| 2026-04-15 14:02 | impact-start | It begins | another |\n| 14:33 | recovered | It is over | |',
      }),
    ).toBe(base);
    expect(digest({ summary: 'The shop\nwas slow.' })).toBe(base);
  });

  test('holds when who approved it and when changes', () => {
    expect(digest({ publication: '  by: mfeld\n  on: 2026-06-01\n  embargo: 2026-06-02\n' })).toBe(base);
  });

  test.each<[string, Says]>([
    ['a word', { summary: 'The shop was very slow.' }],
    ['the title', { front: 'title: The shop was quick' }],
    ['a time', { timeline: '| 2026-04-15 14:03 | impact-start | It begins | |\n| 14:33 | recovered | It is over | |' }],
    [
      'a milestone',
      { timeline: '| 2026-04-15 14:02 | impact-start | It begins | |\n| 14:33 | mitigated | It is over | |' },
    ],
    ['a figure', { front: 'impact: [{ what: buyers, value: 3 }]' }],
    ['the severity', { front: 'severity: SEV2' }],
    [
      'a correction',
      { publication: '  by: hlind\n  on: 2026-05-01\n  corrections: [{ on: 2026-05-02, text: Not so slow. }]\n' },
    ],
    ['an earlier address', { publication: '  by: hlind\n  on: 2026-05-01\n  formerly: [slow-0]\n' }],
    ['the address', { id: 'slow-2' }],
    ['what was internal and is not any more', { summary: 'The shop was slow. Acme was hit.' }],
  ])('lapses when %s changes', (_name, says) => {
    expect(digest(says)).not.toBe(base);
    const library = libraryOf([says]);
    library.postmortems[0]!.facts.publication!.digest = base;
    const [decision] = decidePublication(library, { today, messages: [], sha256 }).decisions;
    expect(decision!.reasons.map(({ obstacle }) => obstacle)).toEqual(['changed']);
  });

  describe('of a text in which a word goes by the name of a service', () => {
    const more = {
      'services.yaml': `edge: { name: edge, team: web, tier: 0, publicName: Everything }
shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
`,
    };
    const under = (summary: string, digest: string | null | undefined) => {
      const library = libraryOf([{ summary }], '', more);
      if (typeof digest === 'string') library.postmortems[0]!.facts.publication!.digest = digest;
      return decidePublication(library, { today, messages: [], sha256 }, true).decisions[0]!;
    };
    const named = under('The Everything was slow.', undefined).digest;
    const asWord = under('The edge was slow.', undefined).digest;

    test('holds, and the name goes out as it was approved', () => {
      const decision = under('The edge was slow.', named);
      expect([decision.outcome, decision.digest]).toEqual(['public', named]);
      expect(JSON.stringify(decision.candidate!.postmortem)).toContain('The Everything was slow.');
    });

    test('holds where the word was approved, and the word goes out', () => {
      const decision = under('The edge was slow.', asWord);
      expect([decision.outcome, decision.digest]).toEqual(['public', asWord]);
      expect(JSON.stringify(decision.candidate!.postmortem)).toContain('The edge was slow.');
    });

    test.each([
      ['the text changes', 'The edge was very slow.', named],
      ['the word comes again', 'The edge was slow. So was every edge.', named],
      ['the word comes in', 'The edge was slow.', base],
    ])('lapses when %s, and asks', (_, summary, digest) => {
      const { outcome, reasons } = under(summary, digest);
      expect([outcome, reasons.map(({ obstacle }) => obstacle)]).toEqual(['internal', ['ambiguous', 'changed']]);
    });
  });

  test('lapses when a picture is exchanged', () => {
    const more = { 'images/slow-1/a.png': '' };
    const says = { summary: 'Slow: ![a line](a.png)' };
    const library = libraryOf([says], '', more);
    const pictures = (value: string) => new Map([['images/slow-1/a.png', value]]);
    const first = approvedAsItIs(library, { pictures: pictures('one') });
    expect(first.library.postmortems).toHaveLength(1);
    expect(first.pictures).toEqual([{ from: 'images/slow-1/a.png', incident: 'slow-1', name: '1.png' }]);
    expect(
      decidePublication(library, { today, messages: [], sha256, pictures: pictures('two') }).library.postmortems,
    ).toEqual([]);
  });

  test('lapses when somebody leaves the list of people and so would be named', () => {
    const says = { summary: 'The shop was slow until Hanna Lindqvist came.' };
    const library = libraryOf([says]);
    const approved = approvedAsItIs(library);
    expect(textOf(approved)).toContain('until the head of customer success came');
    const without = libraryOf([{ ...says, publication: '  by: mfeld\n  on: 2026-05-01\n' }], '', {
      'people.yaml': 'bpark: { name: Bob Park, role: engineer }\nmfeld: { name: Mark Feld, role: engineer }\n',
    });
    without.postmortems[0]!.facts.publication!.digest = library.postmortems[0]!.facts.publication!.digest;
    expect(decidePublication(without, { today, messages: [], sha256 }).library.postmortems).toEqual([]);
  });

  test('does not depend on whether another incident is public', () => {
    const first = { id: 'slow-1', summary: 'Slow, as in slow-2 before. [Read it](slow-2.mdx).' };
    const both = approvedAsItIs(libraryOf([first, { id: 'slow-2' }]));
    const one = approvedAsItIs(libraryOf([first, { id: 'slow-2', front: 'status: draft' }]));
    const digestIn = (publication: typeof both) =>
      publication.decisions.find(({ postmortem }) => postmortem.id === 'slow-1')!.digest;
    expect(digestIn(both)).toBe(digestIn(one));
    expect(textOf(both)).toContain('as in slow-2 before');
    expect(textOf(both)).toContain('"url":"/incidents/slow-2/"');
    expect(textOf(one)).toContain('as in another incident before');
    expect(textOf(one)).not.toContain('slow-2');
  });

  test('names its version, and one that nobody knows approves nothing', () => {
    expect(base).toMatch(/^v1:sha256-[0-9a-f]{64}$/);
    const library = libraryOf([
      { publication: `  by: hlind\n  on: 2026-05-01\n  digest: v9:sha256-${'0'.repeat(64)}\n` },
    ]);
    expect(decidePublication(library, { today, messages: [], sha256 }).decisions[0]!.reasons[0]!.obstacle).toBe(
      'digest',
    );
  });

  test('of version 1 stays what it is, whatever the engine becomes', () => {
    const summary = `Some *words* of [Bob Park](https://x.example), \`code\`[^n] and <br /> more, as in slow-9.

- one
- [x] two

1. three

> quoted

| a | b |
| :-- | --: |
| 1 | 2 |

\`\`\`yaml
key: value
\`\`\`

:::note[Label]
Aside.
:::

[^n]: Note.`;
    const front = 'impact: [{ what: buyers, value: { from: 3, to: 5 }, unit: buyers, approximate: true }]';
    // Were this to change, every approval that was ever given would lapse.
    expect(digest({ summary, front })).toBe(golden);
  });

  test('of a version that nobody knows is none', () => {
    expect(
      digestOf({ candidate: undefined as never, severity: '', formerly: [], pictures: [] }, sha256, 'v0'),
    ).toBeUndefined();
  });
});

const golden = 'v1:sha256-4c2f009a2b6d1f56f04ad3b9735f4b0fdec0e9af66303fc3f13e6a059022f464';

describe('what the public reads instead', () => {
  test.each([
    ['people by their roles', 'Then Bob Park restarted it.', 'Then the payments engineer restarted it.'],
    ['a person at the beginning', 'Bob restarted it.', 'The payments engineer restarted it.'],
    ['a handle', 'Ask @bpark.', 'Ask the payments engineer.'],
    ['a possessive', "The shop of Bob Park's team.", "The shop of the payments engineer's team."],
    [
      'a name in other letters',
      'It was BOB PARK or Bob\u200b Pa\u00adrk.',
      'It was the payments engineer or the payments engineer.',
    ],
    ['a name over several marks', 'It was Bob **Park** himself.', 'It was the payments engineer himself.'],
    ['a name that an internal word split', 'It was Bob <Internal>x</Internal> Park.', 'It was the payments engineer.'],
    ['services', 'The shop-frontend and shop_frontend.', 'The Shop and Shop.'],
    ['tickets', 'See PLAT-12 (PLAT-13, PLAT-14).', 'See a ticket.'],
    ['standards are no tickets', 'In UTF-8 and SHA-256.', 'In UTF-8 and SHA-256.'],
    ['channels', 'We met in #inc-shop.', 'We met in a chat channel.'],
    ['addresses', 'Mail ops@inside.example or 10.0.0.1.', 'Mail an e-mail address or an IP address.'],
    [
      'internal hosts',
      'On db1.prod.internal and incidents.inside.example.',
      'On an internal address and an internal address.',
    ],
    [
      'closed links',
      'See [the graph](https://grafana.inside.example/d/1) and https://x.inside.example/y.',
      'See the graph and an internal address.',
    ],
    ['comments', 'Slow {/* very */} indeed.', 'Slow indeed.'],
  ])('%s', (_name, written, read) => {
    expect(summaryOf({ summary: written })).toBe(read);
  });

  test('names in a title are replaced, though the title is known as a whole', () => {
    const [one] = decisionOn({ front: 'title: Slow because the shop-frontend of Bob Park was full' }).library
      .postmortems;
    expect(one!.title).toBe('Slow because the Shop of the payments engineer was full');
  });

  test('customers become their number', () => {
    const policy = '  customers: [Acme Books, Globex, Initech]\n';
    expect(summaryOf({ summary: 'Acme Books, Globex and Initech waited; acme-books most.' }, policy)).toBe(
      'three customers waited; a customer most.',
    );
  });

  test('words that the policy replaces, before anything else', () => {
    expect(
      summaryOf(
        { summary: 'The blue squad of Bob Park.' },
        '  replace: [{ word: blue squad of Bob Park, with: team }]\n',
      ),
    ).toBe('The team.');
  });

  test('money and capacity as the policy says', () => {
    const summary = 'It cost $58,214 on 1,847 pods.';
    expect(summaryOf({ summary }, '  money: keep\n  capacity: keep\n')).toBe(summary);
    expect(summaryOf({ summary }, '  money: round\n')).toBe('It cost $58,000 on 1,800 pods.');
    expect(obstacles({ summary }, '  capacity: drop\n')).toEqual(['unnameable', 'unnameable']);
  });

  test('a name that is also a word is told apart where it can be, and asked about where not', () => {
    expect(summaryOf({ summary: 'We asked Mark to mark the rows.' })).toBe(
      'We asked the reliability engineer to mark the rows.',
    );
    expect(obstacles({ summary: 'Mark the rows.' })).toEqual(['ambiguous']);
    const innocent = '  innocent: [{ word: Mark, reason: It is a verb here. }]\n';
    expect(summaryOf({ summary: 'Mark the rows, said Mark Feld.' }, innocent)).toBe(
      'Mark the rows, said the reliability engineer.',
    );
  });

  test('private terms cannot be said', () => {
    expect(obstacles({ summary: 'Project ÅTLAS was slow.' }, '  private: [Project Atlas]\n')).toEqual(['unnameable']);
  });

  test('code, alternative texts and headings are read, too', () => {
    const policy = '  customers: [Acme]\n';
    const decided = decisionOn(
      { summary: '### For Acme\n\n```yaml\nhost: acme\n```\n\n![Graph of Acme](a.png)' },
      policy,
      { 'images/slow-1/a.png': '' },
    );
    expect(decided.reasons).toEqual([]);
    expect(textOf(decided).toLowerCase()).not.toContain('acme');
  });

  test('links to a host that the policy opens stay', () => {
    const text = textOf(
      decisionOn(
        { summary: '[Status](https://status.example/x) [no](https://status.example.evil/x)' },
        '  hosts: [status.example]\n',
      ),
    );
    expect(text).toContain('https://status.example/x');
    expect(text).not.toContain('evil');
  });

  test('figures by their sort', () => {
    const front = `impact:
  - { what: revenue lost, value: 58214, unit: USD }
  - { what: buyers, value: 4217, unit: buyers }
  - { what: pods killed, value: 137 }
  - { what: lost, unknown: nobody counted }`;
    const figures = (policy: string) => decisionOn({ front }, policy).library.postmortems[0]!.impact;
    expect(figures('').map(({ what, value }) => [what, value])).toEqual([
      ['buyers', 4217],
      ['pods killed', 140],
    ]);
    expect(figures('  figures: round\n  money: round\n')).toMatchObject([
      { value: 58_000, approximate: true },
      { value: 4200, approximate: true },
      { value: 140 },
    ]);
  });

  test('times and durations are cut and rounded as declared', () => {
    const timeline = '| 2026-04-15 14:02:31 | impact-start | It begins | |\n| 14:33:05 | recovered | It is over | |';
    const read = (policy: string) => {
      const [one] = decisionOn({ timeline }, policy).library.postmortems;
      return [one!.began!.text, one!.durations.find(({ name }) => name === 'time to recover')!.text];
    };
    expect(read('')).toEqual(['15 April 2026, 14:02 UTC', '31 min']);
    expect(read('  times: exact\n  durations: exact\n')).toEqual(['15 April 2026, 14:02:31 UTC', '30 min 34 s']);
    expect(read('  times: hour\n  durations: quarter-hour\n')).toEqual(['15 April 2026, 14:00 UTC', 'about 30 min']);
    expect(read('  times: day\n')).toEqual(['15 April 2026', '31 min']);
  });

  test('a milestone in a row that stays inside is not measured', () => {
    const timeline =
      '| 2026-04-15 14:02 | impact-start | It begins | |\n| 14:33 | <Internal>recovered</Internal> | It is over | |';
    const [one] = decisionOn({ timeline }).library.postmortems;
    expect(one!.durations.find(({ name }) => name === 'time to recover')?.over).not.toBe(true);
    expect(one!.ended).toBeUndefined();
    expect(one!.timeline).toHaveLength(2);
  });
});

describe('after it was public', () => {
  const publication = `  by: hlind\n  on: 2026-05-01\n  digest: v1:sha256-${'0'.repeat(64)}\n  formerly: [slow-0]\n`;
  const retracted = `${publication}  retracted: { by: hlind, on: 2026-06-01, reason: Bob Park was wrong. }\n`;

  test('a retraction leaves a dated notice and nothing else', () => {
    const { library } = approvedAsItIs(libraryOf([{ front: 'status: retracted', publication: retracted }]));
    expect(library.postmortems).toEqual([]);
    expect(library.retractions).toEqual([
      { id: 'slow-1', on: '2026-06-01', reason: 'The payments engineer was wrong.' },
    ]);
    expect(library.redirects).toEqual([{ from: 'slow-0', to: 'slow-1' }]);
  });

  test('a retraction leads to the public account that tells the incident instead, and to no other', () => {
    const took = (front: string) =>
      approvedAsItIs(
        libraryOf([
          { id: 'slow-2', front: 'formerly: [slow-two]' },
          { front: `status: retracted\n${front}`, publication: retracted },
        ]),
      ).library.retractions.map(({ replacedBy }) => replacedBy);
    expect(took('duplicateOf: slow-2')).toEqual(['slow-2']);
    expect(took('duplicateOf: slow-two')).toEqual(['slow-2']);
    expect(took('duplicateOf: slow-3')).toEqual([undefined]);
    expect(took('')).toEqual([undefined]);
  });

  test('what never was public leaves none', () => {
    const never = retracted.replace(/ {2}digest.*\n/, '');
    const library = libraryOf([{ front: 'status: retracted', publication: never }]);
    expect(publishLibrary(library, { today, messages: [], sha256 }).retractions).toEqual([]);
  });

  test('an author cannot publish text by retracting', () => {
    const own = retracted.replace('retracted: { by: hlind', 'retracted: { by: bpark');
    expect(approvedAsItIs(libraryOf([{ front: 'status: retracted', publication: own }])).library.retractions).toEqual(
      [],
    );
  });

  test('earlier public addresses redirect, other earlier ids do not leave', () => {
    const decided = decisionOn({
      front: 'formerly: [inc-acme]',
      publication: '  by: hlind\n  on: 2026-05-01\n  formerly: [slow-0]\n',
    });
    expect(decided.library.redirects).toEqual([{ from: 'slow-0', to: 'slow-1' }]);
    expect(textOf(decided)).not.toContain('inc-acme');
  });

  test('corrections are listed', () => {
    const says = {
      publication: '  by: hlind\n  on: 2026-05-01\n  corrections: [{ on: 2026-05-02, text: It was 31 minutes. }]\n',
    };
    expect(decisionOn(says).library.postmortems[0]!.corrections).toEqual([
      { on: '2026-05-02', text: 'It was 31 minutes.' },
    ]);
  });
});

describe('the address', () => {
  const says = {
    id: 'slow-main-db',
    front: 'formerly: [inc-acme]',
    summary: 'Slow, as slow-main-db and inc-acme say.',
  };

  test('is another one where the id inside must not get out', () => {
    const decided = decisionOn({ ...says, publication: '  by: hlind\n  on: 2026-05-01\n  id: slow-7\n' });
    expect(decided.library.postmortems.map(({ id }) => id)).toEqual(['slow-7']);
    expect(textOf(decided)).not.toMatch(/main-db|acme/);
  });

  test('cannot be a path, and cannot be one of another incident', () => {
    const publication = (id: string) => `  by: hlind\n  on: 2026-05-01\n  id: ${id}\n`;
    expect(obstacles({ publication: publication('../x') })).toEqual(['unnameable']);
    const two = approvedAsItIs(libraryOf([{ id: 'slow-1' }, { id: 'slow-2', publication: publication('slow-1') }]));
    expect(two.library.postmortems).toEqual([]);
  });
});

describe('any mixture of Internal and Public', () => {
  // Inline and block mixtures; every secret stands inside an Internal, every open word outside of one.
  const inline: fc.Arbitrary<(inside: boolean) => string> = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'inline' },
      fc.constant((inside: boolean) => (inside ? 'secretword' : 'openword')),
      fc.tuple(fc.constantFrom('Internal', 'Public', 'sub', 'kbd'), tie('list')).map(
        ([name, list]) =>
          (inside: boolean) =>
            `<${name}>${(list as (inside: boolean) => string)(inside || name === 'Internal')}</${name}>`,
      ),
      tie('list').map(
        (list) => (inside: boolean) => `**x${(list as (inside: boolean) => string)(inside).replaceAll('*', '')}x**`,
      ),
      tie('list').map(
        (list) => (inside: boolean) =>
          `[x ${(list as (inside: boolean) => string)(inside).replace(/[[\]()]/g, '')}](https://a.example)`,
      ),
    ),
    list: fc
      .array(tie('node') as fc.Arbitrary<(inside: boolean) => string>, { minLength: 1, maxLength: 3 })
      .map((nodes) => (inside: boolean) => nodes.map((node) => node(inside)).join(' ')),
  }))['list'] as fc.Arbitrary<(inside: boolean) => string>;

  type Block = (inside: boolean) => string;
  const block: fc.Arbitrary<Block> = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'block' },
      inline,
      inline.map((text) => (inside: boolean) => `### ${text(inside)}`),
      inline.map((text) => (inside: boolean) => `- ${text(inside)}\n- ${text(inside)}`),
      inline.map(
        (text) => (inside: boolean) => `| ${text(inside)} | b |\n| --- | --- |\n| ${text(inside)} | ${text(inside)} |`,
      ),
      fc.constant((inside: boolean) => `\`\`\`yaml\n${inside ? 'secretword' : 'openword'}\n\`\`\``),
      tie('list').map(
        (list) => (inside: boolean) =>
          (list as Block)(inside)
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
      ),
      fc.tuple(fc.constantFrom('Internal', 'Public', 'Log', 'Mitigation'), tie('list')).map(
        ([name, list]) =>
          (inside: boolean) =>
            `<${name}>\n\n${(list as Block)(inside || name === 'Internal' || name === 'Mitigation')}\n\n</${name}>`,
      ),
    ),
    list: fc
      .array(tie('node') as fc.Arbitrary<Block>, { minLength: 1, maxLength: 4 })
      .map((nodes) => (inside: boolean) => nodes.map((node) => node(inside)).join('\n\n')),
  }))['list'] as fc.Arbitrary<Block>;

  test('lets nothing out that stands inside an Internal, and everything that does not where it is readable', () => {
    let readable = 0;
    fc.assert(
      fc.property(block, (write) => {
        const body = `${write(false)}\n\nopenword`;
        const decided = decisionOn({ summary: body });
        const candidate = JSON.stringify(decided.candidate?.postmortem ?? '') + textOf(decided);
        expect(candidate).not.toContain('secretword');
        if (decided.postmortem.valid) {
          readable++;
          expect(candidate).toContain('openword');
        }
      }),
      { numRuns: 200 },
    );
    expect(readable).toBeGreaterThan(100);
  });

  test('broken on purpose lets nothing out at all, or only what stands outside', () => {
    const tags = fc.constantFrom(
      '<Internal>',
      '</Internal>',
      '<Public>',
      '</Public>',
      '\n\n',
      ' text ',
      '`',
      '**',
      '- ',
      '{/*',
      '*/}',
      '> ',
    );
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 14 }), (parts) => {
        const source = parts.join('');
        const opened = `${source}<Internal>secretword</Internal>${source}`;
        const decided = decisionOn({ summary: `words\n\n${opened}` });
        if (decided.outcome === 'public') expect(textOf(decided)).not.toMatch(/<\/?Internal|secretword/);
      }),
      { numRuns: 200 },
    );
  });
});
