import { describe, expect, test } from 'vitest';
import { libraryOf, sha256, template, today, type Says } from './_testing/library.ts';
import type { Candidate } from './candidate.ts';
import { decidePublication } from './publish.ts';

/** The template of the other tests, with a section inside of a public one and public action items. */
const withMore = template
  .replace('## Impact\n', '### Causes\n\n::section{#causes}\n\n## Impact\n')
  .replace('::section{#action-items}', '::section{#action-items public="true"}');

/** What would be public of one incident. */
function candidateOf(says: Says, policy = '', files: Record<string, string> = {}): Candidate {
  const library = libraryOf([says], policy, { 'template.mdx': withMore, ...files });
  const [decision] = decidePublication(library, { today, messages: [], sha256 }, true).decisions;
  return decision!.candidate!;
}

/** Remarks as lines: sort, what was written, what is told, and where. */
function remarks({ remarks: all }: Candidate): string[] {
  return all.map(({ sort, from, to, reason, place }) => `${sort} ${from} > ${to} (${reason}) ${place.line}`);
}

function told(nodes: readonly object[]): string {
  return nodes
    .map((node) => ('value' in node ? String(node.value) : 'children' in node ? told(node.children as object[]) : ''))
    .join('');
}

const line = (says: Says, of: string) => {
  const [document] = libraryOf([says]).postmortems;
  return document!.text.split('\n').findIndex((one) => one.includes(of)) + 1;
};

describe('a figure', () => {
  const front = `impact:
  - { what: Orders, value: 1234 }
  - { what: Waiting, value: { from: 1510, to: 1690 }, unit: minutes }
  - { what: Sessions, value: 20, unit: users of Bob Park }
  - { what: Unknown }
  - { what: Revenue, value: 100, unit: EUR }
  - { what: Pods, value: 12 }`;

  test('is rounded, kept or left out as the policy says, and each change is told', () => {
    const policy = '  figures: round\n  money: drop\n  capacity: drop\n';
    const one = candidateOf({ front }, policy);
    expect(one.postmortem.impact).toEqual([
      { what: 'Orders', value: 1200, approximate: true },
      { what: 'Waiting', value: { from: 1500, to: 1700 }, unit: 'minutes', approximate: true },
      { what: 'Sessions', value: 20, unit: 'users of the payments engineer', approximate: false },
    ]);
    expect(remarks(one).filter((text) => /figures|policy|value/.test(text))).toEqual([
      `changes 1234 > 1200 (figures are rounded) ${line({ front }, 'what: Orders')}`,
      `changes 1510–1690 > 1500–1700 (figures are rounded) ${line({ front }, 'what: Waiting')}`,
      `goes Unknown >  (nobody knows its value) ${line({ front }, 'what: Unknown')}`,
      `goes Revenue >  (the policy drops money) ${line({ front }, 'what: Revenue')}`,
      `goes Pods >  (the policy drops capacity) ${line({ front }, 'what: Pods')}`,
    ]);
  });

  test('of no sort of its own is dropped by name', () => {
    const one = candidateOf({ front: 'impact: [{ what: Orders, value: 7 }]' }, '  figures: drop\n');
    expect(one.postmortem.impact).toEqual([]);
    expect(remarks(one)).toContain(
      `goes Orders >  (the policy drops figures) ${line({ front: 'impact: [{ what: Orders, value: 7 }]' }, 'what: Orders')}`,
    );
  });
});

test('services go by their public names, each once, and one without a name goes', () => {
  const front = 'services: [shop-frontend, main-db, cart]';
  const one = candidateOf({ front }, '', {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
cart: { name: cart, team: web, tier: 0, publicName: Shop }
main-db: { name: main database, team: data, tier: 0 }
`,
  });
  expect(one.postmortem.services).toEqual(['Shop']);
  const at = line({ front }, 'services: ');
  expect(remarks(one).filter((text) => text.includes('service'))).toEqual([
    `changes shop-frontend > Shop (services go by their public names) ${at}`,
    `goes main-db >  (this service has no public name) ${at}`,
    `changes cart > Shop (services go by their public names) ${at}`,
  ]);
});

describe('rows', () => {
  const timeline = `| 2026-04-15 14:02 | impact-start | It begins | k8s |
| 14:10 | | <Internal>only this</Internal> | |
| <Internal>14:20</Internal> | | Hidden hour | |
| 14:30 | recovered | It is over | |`;

  test('of the timeline stand with what is left of them, and what goes is told with its reason', () => {
    const says = { timeline };
    const one = candidateOf(says);
    expect(one.postmortem.timeline.map(({ milestones, event }) => [milestones, told(event)])).toEqual([
      [['impact-start'], 'It begins'],
      [['recovered'], 'It is over'],
    ]);
    const [first, second, third, last] = ['It begins', 'only this', 'Hidden hour', 'It is over'].map((of) =>
      line(says, of),
    );
    expect(remarks(one).filter((text) => text.startsWith('goes'))).toEqual(
      expect.arrayContaining([
        `goes k8s >  (evidence stays inside) ${first}`,
        `goes only this >  (nothing of it is public) ${second}`,
        `goes Hidden hour >  (its time cannot be read) ${third}`,
      ]),
    );
    expect([...one.rows]).toEqual([
      [first, '15 April 2026, 14:02 UTC | impact-start | It begins'],
      [last, '15 April 2026, 14:30 UTC | recovered | It is over'],
    ]);
    expect(one.postmortem.status).toBe('Recovered');
  });

  test('of communications are public with their channel and audience', () => {
    const rest = `## Customer communications

| Time (UTC) | Channel | Audience | Message |
| --- | --- | --- | --- |
| 2026-04-15 14:20 | status page | all customers | The shop is slow, says Bob Park. |
| 14:40 | mail | one customer | <Internal>sorry</Internal> |
| <Internal>14:50</Internal> | mail | one customer | Done. |
`;
    const one = candidateOf({ rest });
    expect(
      one.postmortem.communications.map(({ channel, audience, text }) => [channel, audience, text].map(told)),
    ).toEqual([['status page', 'all customers', 'The shop is slow, says the payments engineer.']]);
    expect(one.rows.get(line({ rest }, 'status page'))).toBe(
      '15 April 2026, 14:20 UTC | status page | all customers | The shop is slow, says the payments engineer.',
    );
  });

  test('of action items say what and how far, without owner and ticket; what was declined goes', () => {
    const rest = `## Action items

| ID | Action | Type | Owner | Ticket | Due | Status |
| --- | --- | --- | --- | --- | --- | --- |
| A1 | Alert earlier | detect | @bpark | OPS-1 | 2026-05-01 | open |
| A2 | Limit retries | prevent | @bpark | OPS-2 | 2026-05-01 | in-progress |
| A3 | Write it down | process | @bpark | OPS-3 | 2026-05-01 | done |
| A4 | Buy a bigger one | prevent | @bpark | OPS-4 | 2026-05-01 | declined |
| A5 | <Internal>Hush</Internal> | prevent | @bpark | OPS-5 | 2026-05-01 | open |
`;
    const one = candidateOf({ rest });
    expect(one.postmortem.actions.map(({ action, status }) => `${told(action)}: ${status}`)).toEqual([
      'Alert earlier: planned',
      'Limit retries: under way',
      'Write it down: done',
    ]);
    expect(one.rows.get(line({ rest }, 'Limit retries'))).toBe('Limit retries | under way');
    expect(JSON.stringify(one.postmortem)).not.toMatch(/OPS-|bpark|bigger|Hush/);
  });
});

describe('the status', () => {
  test.each([
    ['resolved', '| 14:33 | resolved | x | y |', 'Resolved'],
    ['recovered', '| 14:33 | recovered | x | y |', 'Recovered'],
    ['mitigated', '| 14:33 | mitigated | x | y |', 'Mitigated'],
    ['none of them', '| 14:33 | | x | y |', 'Ongoing'],
  ])('is that of the public rows: %s', (_how, row, expected) => {
    const timeline = `| 2026-04-15 14:02 | impact-start | It begins | k8s |\n${row}`;
    expect(candidateOf({ timeline }).postmortem.status).toBe(expected);
  });

  test('tells nothing of a row that stays inside', () => {
    const timeline =
      '| 2026-04-15 14:02 | impact-start | It begins | k8s |\n| 14:33 | <Internal>resolved</Internal> | Later | |';
    const { postmortem } = candidateOf({ timeline });
    expect(postmortem.status).not.toBe('Resolved');
    expect(postmortem.ended).toBeUndefined();
  });
});

describe('sections', () => {
  const words = (one: Candidate) => one.postmortem.sections.map(({ id, nodes }) => `${id}: ${told(nodes)}`);

  test('a section within a public one is public, unless the template says otherwise', () => {
    const one = candidateOf({
      summary: 'Before.\n\n### Causes\n\nHidden cause.\n\n#### Deeper\n\nHidden depth.\n\n### Aside\n\nTold aside.',
    });
    expect(words(one)[0]).toBe('summary: Before.AsideTold aside.');
  });

  test('a section of its own that the template does not know stays inside', () => {
    const one = candidateOf({ rest: '## Elsewhere\n\nHidden.\n\n### Summary of it\n\nHidden, too.' });
    expect(JSON.stringify(one.postmortem)).not.toContain('Hidden');
  });

  test('a footnote or a definition that stays inside explains nothing outside', () => {
    const one = candidateOf({
      summary: 'It fell.[^1] Then.[^2]\n\n<Internal>\n[^1]: Hidden note.\n</Internal>\n\n[^2]: Told note.',
    });
    expect(JSON.stringify(one.postmortem)).not.toContain('Hidden note');
    expect(JSON.stringify(one.postmortem)).toContain('Told note');
  });

  test('of two definitions of one name the first counts', () => {
    const policy = '  hosts: [status.example]\n';
    const one = candidateOf(
      { summary: 'See [it][a].\n\n[a]: https://status.example/one\n[A]: https://status.example/two' },
      policy,
    );
    expect(JSON.stringify(one.postmortem)).toContain('https://status.example/one');
    expect(JSON.stringify(one.postmortem)).not.toContain('https://status.example/two');
  });
});

test('a correction is cut as any text is', () => {
  const publication = '  by: hlind\n  on: 2026-05-01\n  corrections: [{ on: 2026-05-03, text: Bob Park was right }]\n';
  const one = candidateOf({ publication });
  expect(one.postmortem.corrections).toEqual([{ on: '2026-05-03', text: 'The payments engineer was right' }]);
  expect(remarks(one)).toContain(
    `changes Bob Park > The payments engineer (people become their roles) ${line({ publication }, 'Bob Park was')}`,
  );
});

test('a document that nobody approved has no day of publication', () => {
  expect(candidateOf({ publication: '' }).postmortem.published).toBe('');
  expect(candidateOf({}).postmortem.published).toBe('2026-05-01');
});

describe('a link to another incident', () => {
  const linking = (url: string) => {
    const library = libraryOf([{ summary: `See [that](${url}).` }, { id: 'slow-2', publication: '' }]);
    const { decisions } = decidePublication(library, { today, messages: [], sha256 }, true);
    const one = decisions.find(({ postmortem }) => postmortem.id === 'slow-1')!.candidate!;
    return JSON.stringify(one.postmortem.sections[0]!.nodes).includes('slow-2');
  };

  test.each([
    './slow-2.mdx',
    'slow-2',
    '/postmortems/slow-2/',
    '/incidents/slow-2?from=a#summary',
    'https://incidents.inside.example/incidents/slow-2/',
  ])('is one however it is written: %s', (url) => {
    expect(linking(url)).toBe(true);
  });

  test.each([
    './slow-1.mdx',
    './slow-3.mdx',
    'https://incidents.inside.example.evil.example/slow-2',
    '//elsewhere.example/slow-2',
    'mailto:slow-2',
  ])('and other addresses are none: %s', (url) => {
    expect(linking(url)).toBe(false);
  });
});

test('the whole of a small incident is what its public rows say', () => {
  const { postmortem } = candidateOf(
    { front: 'impact: [{ what: Orders, value: 7 }]\nseverity: SEV2' },
    '  figures: keep\n',
  );
  expect(postmortem).toMatchObject({
    id: 'slow-1',
    title: 'The shop was slow',
    severity: { name: 'Minor', rank: 2 },
    status: 'Recovered',
    began: { from: '2026-04-15T14:02:00.000Z', text: '15 April 2026, 14:02 UTC' },
    ended: { from: '2026-04-15T14:33:00.000Z' },
    impact: [{ what: 'Orders', value: 7, approximate: false }],
    pictures: [],
    corrections: [],
  });
  expect(postmortem.impact[0]).not.toHaveProperty('unit');
  expect(postmortem.sections.map(({ id, heading }) => [id, heading])).toEqual([
    ['summary', 'Summary'],
    ['impact', 'Impact'],
    ['timeline', 'Timeline'],
    ['resolution', 'Resolution'],
  ]);
  expect(postmortem.durations.map(({ over, text }) => [over, text])).toContainEqual([true, '31 min']);
});

test('of a length that has not ended it is said how long it was at least', () => {
  const timeline = '| 2026-04-15 14:02 | impact-start | It begins | k8s |\n| 14:33 | | It goes on | y |';
  const { postmortem } = candidateOf({ timeline });
  expect(postmortem.ended).toBeUndefined();
  for (const { over, text } of postmortem.durations.filter((one) => !one.over)) {
    expect(over).toBe(false);
    expect(text).toMatch(/^at least /);
  }
});

test('a resolved incident that nobody says has recovered ended when it was resolved', () => {
  const timeline = '| 2026-04-15 14:02 | impact-start | It begins | k8s |\n| 15:00 | resolved | It is over | y |';
  expect(candidateOf({ timeline }).postmortem.ended).toMatchObject({ from: '2026-04-15T15:00:00.000Z' });
});

test('a row with a milestone and no public words stays as its milestone', () => {
  const timeline =
    '| 2026-04-15 14:02 | impact-start, detected | <Internal>hush</Internal> | |\n| 14:33 | recovered | It is over | |';
  const one = candidateOf({ timeline });
  expect(one.postmortem.timeline[0]).toMatchObject({ milestones: ['impact-start', 'detected'], event: [] });
  expect(one.rows.get(line({ timeline }, 'hush'))).toBe('15 April 2026, 14:02 UTC | impact-start, detected');
});

test('a row within Internal is not there at all', () => {
  const rest =
    '## Customer communications\n\n<Internal>\n\n| Time (UTC) | Channel | Audience | Message |\n| --- | --- | --- | --- |\n| 2026-04-15 14:20 | mail | all | Hush. |\n\n</Internal>\n';
  const one = candidateOf({ rest });
  expect(one.postmortem.communications).toEqual([]);
  expect(JSON.stringify(one.postmortem)).not.toContain('Hush');
});

test('an action without a status is planned, and its id is not told in the text', () => {
  const rest = `## Action items

| ID | Action | Type | Owner | Ticket | Due | Status |
| --- | --- | --- | --- | --- | --- | --- |
| A1 | Alert earlier | detect | @bpark | OPS-1 | 2026-05-01 | |
`;
  const one = candidateOf({ summary: 'It needs A1, not A7.', rest });
  expect(one.postmortem.actions.map(({ status }) => status)).toEqual(['planned']);
  expect(told(one.postmortem.sections[0]!.nodes)).toBe('It needs an action, not A7.');
});

test('a section of which nothing is left is left out', () => {
  const one = candidateOf({ impact: '<Internal>Hush.</Internal>' });
  expect(one.postmortem.sections.map(({ id }) => id)).not.toContain('impact');
});

test('pictures get names that tell nothing, each one once', () => {
  const summary =
    '![A](../images/slow-1/bob-park.PNG) ![B](../images/slow-1/two.svg) ![C](../images/slow-1/bob-park.PNG) ![D](../images/slow-1/no.png)';
  const library = {
    ...libraryOf([{ summary }]),
    images: new Set(['images/slow-1/bob-park.PNG', 'images/slow-1/two.svg']),
  };
  const [decision] = decidePublication(library, { today, messages: [], sha256 }, true).decisions;
  const { pictures, postmortem } = decision!.candidate!;
  expect(pictures).toEqual([
    { name: '1.png', path: 'images/slow-1/bob-park.PNG' },
    { name: '2.svg', path: 'images/slow-1/two.svg' },
  ]);
  expect(postmortem.pictures).toEqual(['1.png', '2.svg']);
});

test('a footnote within Public explains what refers to it', () => {
  const one = candidateOf({ summary: 'It fell.[^1]\n\n<Public>\n\n[^1]: Told note.\n\n</Public>' });
  expect(JSON.stringify(one.postmortem)).toContain('Told note');
});
