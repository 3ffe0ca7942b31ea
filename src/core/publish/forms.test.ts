import { describe, expect, test } from 'vitest';
import { approvedAsItIs, libraryOf } from './_testing/library.ts';

/** What the public reads of a summary; what stands in the way comes instead. */
function told(summary: string, policy = '  money: drop\n', more: Record<string, string> = {}): string | string[] {
  const { library, decisions } = approvedAsItIs(libraryOf([{ summary }], policy, more));
  const texts: string[] = [];
  const visit = (node: object): void => {
    if ('value' in node && typeof node.value === 'string') texts.push(node.value);
    if ('children' in node) (node.children as object[]).forEach(visit);
  };
  library.postmortems[0]?.sections.find(({ id }) => id === 'summary')?.nodes.forEach(visit);
  const stopped = decisions[0]!.reasons.flatMap(
    ({ reason }) => /^Unexpected `([\s\S]*?)` in public/.exec(reason)?.[1] ?? [],
  );
  return texts.length > 0 ? texts.join('') : stopped;
}

describe('money is money however it is written', () => {
  test.each([
    ['We lost three million euros.', ['three million euros']],
    ['Es kostete 4,2 Mrd. Euro und zwölf Franken.', ['4,2 Mrd. Euro', 'zwölf Franken']],
    ['About 70k USD, half a million pounds, CHF 20’000.', ['70k USD', 'half a million pounds', 'CHF 20’000']],
    ['Deux millions d’euros.', ['Deux millions d’euros']],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toEqual(expected);
  });

  test.each(['Two million rows and five dollar signs.', '5 euro-denominated plans.', 'Euros were shown first.'])(
    'none: %s',
    (summary) => {
      expect(told(summary)).toBe(summary);
    },
  );
});

describe('what gives a system away', () => {
  test.each([
    ['We met in #outage-room and #oncall.', 'We met in a chat channel and a chat channel.'],
    ['Commit 7c1f0ab broke it.', 'Commit a change broke it.'],
    ['It ran 0d9e8f7a6b5c4d3e.', 'It ran a change.'],
    ['The host ip-10-20-30-40 and 10[.]0[.]0[.]7 fell.', 'The host an internal address and an internal address fell.'],
    ['Ring 040 7654321 or tel. 4711-22.', 'Ring a phone number or tel. a phone number.'],
    ['See OPS‑77. Then OPS–78.', 'See a ticket. Then a ticket.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each([
    'Version 10.1.2 and 1-2-3 of 2026-04-15.',
    'The colour #ff8800 and 1234567 requests.',
    'From 08:15 to 09:30 some 04 of 120 failed.',
  ])('does not: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('times and durations in prose are as fine as the policy tells them', () => {
  const summary = 'It broke at 14:07 for 47 minutes.';
  test('as they are by minutes, rounded by hours and quarters', () => {
    expect(told(summary, '  times: minute\n')).toBe(summary);
    expect(told(summary, '  times: hour\n  durations: quarter-hour\n')).toBe('It broke at 14:00 for about 45 min.');
  });

  test('by days they cannot be told', () => {
    expect(told(summary, '  times: day\n  durations: day\n')).toEqual(['14:07', '47 minutes']);
  });

  test('seconds of a clock go with minutes', () => {
    expect(told('It broke at 14:07:33.')).toBe('It broke at 14:07.');
  });
});

describe('a column is public where its head or the template says so', () => {
  const table = (head: string, cell: string) => `| Part | ${head} |\n| --- | --- |\n| Basket | ${cell} |`;
  test.each(['DRI', 'Jira', 'Verantwortlich', 'Contact', 'Owned by', 'Escalation'])('%s stays inside', (head) => {
    expect(told(table(head, 'Quillfeather'))).toBe('PartBasket');
  });

  test('figures and heads that name nobody leave', () => {
    expect(told(table('Qz', '12 %'))).toBe('PartQzBasket12 %');
    expect(told(table('Region', 'north'))).toBe('PartRegionBasketnorth');
  });
});

describe('an ordinary word that is a service, too', () => {
  const services = {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
search: { name: search, team: web, tier: 1, publicName: Finding }
`,
  };

  test('is the service where it is written as a name', () => {
    expect(told('The search service, `search` and `SearchIndexer` fell.', '', services)).toBe(
      'The Finding service, Finding and Finding fell.',
    );
  });

  test('is asked about in a sentence, and stays where the approver says so, as often as it was confirmed', () => {
    const by = '  by: hlind\n  on: 2026-05-01\n';
    const reasonsOf = (summary: string, publication: string) =>
      approvedAsItIs(libraryOf([{ summary, publication }], '', services), {})
        .decisions[0]!.candidate!.remarks.filter(({ sort }) => sort === 'asks')
        .map(({ from }) => from);
    expect(reasonsOf('The search was slow.', by)).toEqual(['search']);
    expect(told('The search was slow.', '', services)).toBe('The search was slow.');
  });
});
