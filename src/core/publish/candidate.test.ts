import { describe, expect, test } from 'vitest';
import { libraryOf, sha256, today, type Says } from './_testing/library.ts';
import type { Candidate } from './candidate.ts';
import { decidePublication } from './publish.ts';

const template = `---
template:
  tier: full
---

## Summary

::section{#summary public="true"}

### Causes

::section{#causes}

## Impact

::section{#impact public="true"}

## Timeline

::section{#timeline public="true"}

## Detection

::section{#detection}

## Resolution

::section{#resolution public="true"}

## Customer communications

::section{#communications public="true"}

## Action items

::section{#action-items public="true"}
`;

/** What would be public of one incident. */
function candidateOf(says: Says, policy = '', more: Record<string, string> = {}): Candidate {
  const library = libraryOf([says], policy, { 'template.mdx': template, ...more });
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
