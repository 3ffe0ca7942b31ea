import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incident, type Parts } from './fixture.ts';
import type { Names } from './names.ts';
import { rarity } from './rarity.ts';
import { relatedFinder, relatedSentence, type Reason } from './related.ts';

const relatedIncidents = (postmortems: ReturnType<typeof incident>[]) => {
  const find = relatedFinder(postmortems);
  return new Map(postmortems.map(({ id }) => [id, find(id)]));
};

const names: Names = {
  service: (id) => id,
  factor: (id) => id.replaceAll('-', ' '),
  trigger: (id) => id,
  runbook: (id) => id,
};
const others = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    incident(`1999-01-01-other-${index}`, {
      factors: [`f${index}`],
      services: [`s${index}`],
      title: `word${'abcdefghijklmnopqrst'[index]}`,
    }),
  );
const shop = (id: string, parts: Parts = {}) => incident(id, { title: 'x', ...parts });
const ids = (from: string, postmortems: ReturnType<typeof incident>[]) =>
  relatedIncidents([...postmortems, ...others(10)])
    .get(from)!
    .map(({ id }) => id);
const reasons = (from: string, postmortems: ReturnType<typeof incident>[]) =>
  relatedIncidents([...postmortems, ...others(10)]).get(from)![0]?.reasons;

describe('related incidents', () => {
  it('share rare factors rather than common ones', () => {
    const common = ['a', 'b', 'c', 'd'].map((name) =>
      shop(`2020-01-01-${name}`, { services: [name], factors: ['common'] }),
    );
    const x = shop('2020-01-01-x', { services: ['x'], factors: ['common', 'rare'] });
    const y = shop('2020-01-01-y', { services: ['y'], factors: ['rare'], runbooks: ['r'] });
    const z = shop('2020-01-01-z', { services: ['z'], factors: ['common'] });
    expect(ids(x.id, [...common, x, y, z])).toEqual([]);
    expect(ids(x.id, [...common, x, { ...y, facts: { ...y.facts, services: ['x'] } }, z])).toEqual([y.id]);
  });

  it('are not related by what everybody shares', () => {
    const everybody = ['a', 'b', 'c'].map((name) =>
      shop(name, { factors: ['common'], trigger: 'deploy', runbooks: ['r'] }),
    );
    expect([...relatedIncidents(everybody).values()]).toEqual([[], [], []]);
  });

  it('share words that are rare elsewhere, error strings above all', () => {
    const a = shop('a', { services: ['a'], text: 'Pods were OOMKilled when the heap filled; the heap had no limit' });
    const b = shop('b', {
      services: ['b'],
      text: 'The heap grew until pods were OOMKilled, and the heap never shrank',
    });
    const c = shop('c', { services: ['c'], text: 'A certificate ran out; the certificate had no owner' });
    expect(reasons('a', [a, b, c])).toEqual([{ kind: 'text', terms: ['heap', 'OOMKilled'], strength: 1 }]);
    expect(ids('c', [a, b, c])).toEqual([]);
  });

  it('give every reason with what is shared', () => {
    const parts = { services: ['cart', 'shop'], factors: ['no-limit'], trigger: 'deploy', runbooks: ['roll-back'] };
    const [a, b] = [shop('a', parts), shop('b', { ...parts, services: ['shop'] })];
    const strength = rarity(2, 12);
    expect(reasons('a', [a, b])).toEqual([
      { kind: 'factors', factors: ['no-limit'], strength },
      { kind: 'runbooks', runbooks: ['roll-back'], strength },
      { kind: 'services', services: ['shop'], strength: strength / Math.SQRT2 },
      { kind: 'trigger', trigger: 'deploy', strength },
    ]);
  });

  it('hold what authors declared, first and in both directions', () => {
    const a = shop('a', { services: ['a'], related: [{ id: 'b', why: 'The same.' }, 'c'] });
    const [b, c] = [shop('b', { services: ['b'] }), shop('c', { services: ['c'] })];
    expect(reasons('a', [a, b, c])).toEqual([{ kind: 'declared', by: 'this', why: 'The same.' }]);
    expect(reasons('b', [a, b, c])).toEqual([{ kind: 'declared', by: 'other', why: 'The same.' }]);
    expect(ids('a', [a, b, c])).toEqual(['b', 'c']);
  });

  it('hold all that were declared, and at most eight that were not', () => {
    const parts = { title: 'OOMKilled heap', services: ['x'], factors: ['f'] };
    const many = Array.from({ length: 12 }, (_, index) => shop(`i${index + 10}`, parts));
    const a = shop('a', parts);
    expect(ids('a', [a, ...many])).toHaveLength(8);
    const declaring = shop('a', { ...parts, related: many.map(({ id }) => id) });
    expect(ids('a', [declaring, ...many])).toHaveLength(12);
  });

  it('never hold what was retracted, which itself still finds others', () => {
    const parts = { services: ['x'], factors: ['f'] };
    const [a, b] = [shop('a', { ...parts, related: ['b'] }), shop('b', { ...parts, status: 'retracted' })];
    expect(ids('a', [a, b])).toEqual([]);
    expect(ids('b', [a, b])).toEqual(['a']);
  });

  it('send to the original of a duplicate', () => {
    const original = shop('original', { services: ['x'], factors: ['f'] });
    const copy = shop('copy', { services: ['x'], factors: ['f'], duplicateOf: 'original' });
    const third = shop('third', { services: ['y'], related: ['copy'] });
    const all = [original, copy, third];
    expect(ids('third', all)).toEqual(['original']);
    expect(ids('copy', all)).toEqual(['original']);
    expect(reasons('copy', all)![0]).toEqual({ kind: 'duplicate', other: 'original' });
    expect(ids('original', all)).toEqual(['copy', 'third']);
  });

  it('survive duplicates of each other, of themselves and of nothing', () => {
    const all = [
      shop('a', { duplicateOf: 'b' }),
      shop('b', { duplicateOf: 'a' }),
      shop('c', { duplicateOf: 'c' }),
      shop('d', { duplicateOf: 'gone' }),
    ];
    expect(relatedIncidents(all).size).toBe(4);
  });

  it('follow a former id', () => {
    expect(
      ids('a', [shop('a', { services: ['a'], related: ['old'] }), shop('b', { services: ['b'], formerly: ['old'] })]),
    ).toEqual(['b']);
  });

  it('at equal score stand newest first, then by id', () => {
    const parts = { services: ['x'], factors: ['f'] };
    const all = ['2021-01-01-b', '2022-01-01-a', '2021-01-01-a', '2023-01-01-x'].map((id) => shop(id, parts));
    expect(ids('2023-01-01-x', all)).toEqual(['2022-01-01-a', '2021-01-01-a', '2021-01-01-b']);
  });

  it('come in the same order whatever the order of the library', () => {
    const word = fc.constantFrom('heap', 'pool', 'lock', 'OOMKilled', 'EMFILE', 'quorum');
    const entry = fc.record({
      text: fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
      factors: fc.uniqueArray(fc.constantFrom('f', 'g', 'h'), { maxLength: 2 }),
      services: fc.uniqueArray(fc.constantFrom('s', 't', 'u'), { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 15 }), fc.infiniteStream(fc.nat()), (entries, keys) => {
        const all = entries.map((parts, index) => shop(`2020-01-${10 + index}-i`, parts));
        const order = new Map(all.map((one) => [one, keys.next().value as number]));
        const shuffled = [...all].sort((a, b) => order.get(a)! - order.get(b)!);
        const related = relatedIncidents(all);
        expect(new Map([...relatedIncidents(shuffled)].sort())).toEqual(new Map([...related].sort()));
        for (const [id, list] of related) {
          expect(list.map((one) => one.id)).not.toContain(id);
          for (const { score, reasons } of list) {
            expect(score).toBeGreaterThan(0);
            expect(reasons.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the sentence', () => {
  it.each([
    [
      [
        { kind: 'factors', factors: ['unbounded-cache'], strength: 1 },
        { kind: 'services', services: ['order-svc'], strength: 1 },
      ],
      'Same contributing factor: unbounded cache; same service: order-svc.',
    ],
    [
      [
        { kind: 'declared', by: 'this', why: 'The third cache.' },
        { kind: 'declared', by: 'other', why: 'The first cache.' },
        { kind: 'mentioned', by: 'this' },
      ],
      '“The third cache.”',
    ],
    [[{ kind: 'declared', by: 'other', why: 'The first cache.' }], 'Its author says: “The first cache.”'],
    [[{ kind: 'mentioned', by: 'other' }], 'Its text names this one.'],
    [
      [
        { kind: 'recurrence', factors: ['no-limit'], services: [], times: 3 },
        { kind: 'text', terms: ['heap', 'EMFILE'], strength: 1 },
      ],
      'One of 3 within a year with no limit; similar text: “heap”, “EMFILE”.',
    ],
    [
      [
        { kind: 'duplicate', other: 'original' },
        { kind: 'runbooks', runbooks: ['r', 's'], strength: 1 },
        { kind: 'trigger', trigger: 'deploy', strength: 1 },
      ],
      'Tells this incident; same runbooks: r, s; same trigger: deploy.',
    ],
  ] as [Reason[], string][])('for %j', (reasons, sentence) => {
    expect(relatedSentence({ reasons }, names)).toBe(sentence);
  });
});
