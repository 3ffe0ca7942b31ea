import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incident, type Parts } from './fixture.ts';
import type { Names } from './names.ts';
import { recurrenceDays, recurrenceSentence, recurrencesOf } from './recurrences.ts';

const names: Names = {
  service: (id) => id,
  factor: (id) => id.replaceAll('-', ' '),
  trigger: (id) => id,
  runbook: (id) => id,
};
/** So many incidents that share nothing, long before the others. */
const others = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    incident(`${1900 + 2 * index}-01-01-other`, { factors: [`f${index}`], services: [`s${index}`] }),
  );
const cache = (id: string, parts: Parts = {}) => incident(id, { factors: ['no-limit'], ...parts });
const clusters = (...postmortems: ReturnType<typeof incident>[]) =>
  recurrencesOf([...postmortems, ...others(20)]).map(({ incidents, factors, services }) => ({
    incidents,
    factors,
    services,
  }));

describe('a recurrence', () => {
  it('is the same factor in the same service twice within 365 days', () => {
    expect(clusters(cache('2025-12-31-b'), cache('2024-12-31-a'))).toEqual([
      { incidents: ['2024-12-31-a', '2025-12-31-b'], factors: ['no-limit'], services: ['shop'] },
    ]);
    expect(clusters(cache('2025-01-01-a'), cache('2026-01-02-b'))).toEqual([]);
  });

  it('takes three in different services, if the factor is rare', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((service) =>
      cache(`2025-0${service.charCodeAt(0) - 96}-01-${service}`, { services: [service] }),
    );
    expect(clusters(a!, b!)).toEqual([]);
    expect(clusters(a!, b!, c!)).toEqual([{ incidents: [a!.id, b!.id, c!.id], factors: ['no-limit'], services: [] }]);
    expect(recurrencesOf([a!, b!, c!, ...others(5)])).toEqual([]);
  });

  it('names every factor and service that all of them share', () => {
    const both = { factors: ['no-limit', 'no-canary'], services: ['shop', 'cart'] };
    expect(clusters(cache('2025-01-01-a', both), cache('2025-02-01-b', both))).toEqual([
      { incidents: ['2025-01-01-a', '2025-02-01-b'], ...both },
    ]);
  });

  it('is not made by a factor that more than a third of all incidents name', () => {
    const common = Array.from({ length: 9 }, (_, index) => cache(`2025-0${index + 1}-01-x`));
    expect(recurrencesOf([...common, ...others(17)])).toEqual([]);
    expect(recurrencesOf([...common, ...others(18)])).toHaveLength(1);
  });

  it('slides: what is too far apart stands in two of them', () => {
    expect(
      clusters(cache('2024-01-01-a'), cache('2024-09-01-b'), cache('2025-05-01-c')).map(({ incidents }) => incidents),
    ).toEqual([
      ['2024-09-01-b', '2025-05-01-c'],
      ['2024-01-01-a', '2024-09-01-b'],
    ]);
  });

  it('within a larger one is not told again, however close it is', () => {
    const a = cache('2025-01-01-a', { services: ['shop', 'cart'] });
    const b = cache('2025-02-01-b', { services: ['shop', 'cart'] });
    const c = cache('2025-03-01-c', { services: ['shop'] });
    expect(clusters(a, b, c)).toEqual([{ incidents: [a.id, b.id, c.id], factors: ['no-limit'], services: ['shop'] }]);
  });

  it('has everything in common that led to one of them: a factor and a service among others are chance', () => {
    const disks = { factors: ['no-limit', 'alert-gap', 'no-canary'] };
    const pools = { factors: ['no-limit', 'leak', 'alert-gap'] };
    expect(clusters(cache('2025-01-01-a', disks), cache('2025-02-01-b', pools))).toEqual([]);
    expect(
      clusters(cache('2025-01-01-a', disks), cache('2025-02-01-b', { factors: ['alert-gap', 'no-limit'] })),
    ).toEqual([
      { incidents: ['2025-01-01-a', '2025-02-01-b'], factors: ['no-limit', 'alert-gap'], services: ['shop'] },
    ]);
  });

  it('holds all that have what led to one of them, though they differ in the rest', () => {
    const [a, b, c] = [['leak'], ['canary'], []].map((more, index) =>
      cache(`2025-0${index + 1}-01-x`, { factors: ['no-limit', 'cache', ...more] }),
    );
    expect(clusters(a!, b!, c!)).toEqual([
      { incidents: [a!.id, b!.id, c!.id], factors: ['no-limit', 'cache'], services: ['shop'] },
    ]);
    expect(clusters(a!, b!)).toEqual([]);
  });

  it.each([
    ['a drill', { kind: 'drill' }],
    ['maintenance', { kind: 'maintenance' }],
    ['a retracted one', { status: 'retracted' }],
    ['a duplicate', { duplicateOf: '2025-01-01-a' }],
    ['one without a time', { began: null }],
  ] as [string, Parts][])('leaves out %s', (_, parts) => {
    expect(clusters(cache('2025-01-01-a'), cache('2025-02-01-b', parts))).toEqual([]);
  });

  it('counts near misses', () => {
    expect(clusters(cache('2025-01-01-a'), cache('2025-02-01-b', { kind: 'near-miss' }))).toHaveLength(1);
  });

  it('names the promises of the earlier ones that are still open', () => {
    const [recurrence] = recurrencesOf([
      cache('2025-01-01-a', { actions: { A1: 'done', A2: 'open', A3: 'in-progress', A4: 'declined' } }),
      cache('2025-02-01-b', { actions: { A1: 'open' } }),
      ...others(20),
    ]);
    expect(recurrence!.openActions).toEqual([
      { incident: '2025-01-01-a', id: 'A2', text: 'Do A2' },
      { incident: '2025-01-01-a', id: 'A3', text: 'Do A3' },
    ]);
  });

  it('says to each of its incidents which time it is', () => {
    const [recurrence] = recurrencesOf([
      cache('2025-01-01-a', { actions: { A2: 'open', A3: 'open' } }),
      cache('2025-02-01-b'),
      cache('2025-03-01-c'),
      ...others(20),
    ]);
    const sentence = (id: string) => recurrenceSentence(recurrence!, id, names);
    expect(sentence('2025-01-01-a')).toBe(
      'The first of three within a year: no limit in shop, followed by 2025-02-01-b and 2025-03-01-c. Still open: A2 and A3 of 2025-01-01-a.',
    );
    expect(sentence('2025-03-01-c')).toBe(
      'The third time in a year: no limit in shop, after 2025-01-01-a and 2025-02-01-b. Still open: A2 and A3 of 2025-01-01-a.',
    );
  });

  it('holds what it promises, for any library', () => {
    const day = fc.integer({ min: 0, max: 1500 });
    const some = (...words: string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 2 });
    const library = fc.array(fc.tuple(day, some('f', 'g', 'h'), some('s', 't', 'u')), { maxLength: 40 });
    fc.assert(
      fc.property(library, (entries) => {
        const postmortems = entries.map(([offset, factors, services], index) =>
          incident(`i-${index}`, { factors, services, began: new Date(1.7e12 + offset * 86_400_000).toISOString() }),
        );
        const began = new Map(entries.map(([offset], index) => [`i-${index}`, offset]));
        const byId = new Map(postmortems.map((one) => [one.id, one]));
        const recurrences = recurrencesOf(postmortems);
        for (const { incidents, factors, services } of recurrences) {
          const times = incidents.map((id) => began.get(id)!);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(recurrenceDays);
          expect(incidents.length).toBeGreaterThanOrEqual(services.length > 0 ? 2 : 3);
          expect(factors.length).toBeGreaterThan(0);
          for (const id of incidents) {
            expect(byId.get(id)!.facts.factors).toEqual(expect.arrayContaining(factors));
            expect(byId.get(id)!.facts.services).toEqual(expect.arrayContaining(services));
          }
        }
        expect(recurrencesOf([...postmortems].reverse())).toEqual(recurrences);
      }),
    );
  });
});
