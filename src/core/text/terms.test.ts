import { describe, expect, it } from 'vitest';
import { partsOf, readTerms, singular, termsOf } from './terms.ts';

const terms = (text: string) =>
  readTerms(termsOf([text])).map(({ term, count, written }) =>
    written === term ? [term, count] : [term, count, written],
  );

describe('the terms of a text', () => {
  it('are its words without plural, ordinary words and calendars', () => {
    expect(terms('The caches filled on Monday, and a cache emptied in April')).toEqual([
      ['cache', 2, 'caches'],
      ['filled', 1],
      ['emptied', 1],
    ]);
  });

  it('keep error strings as they were written', () => {
    expect(terms('OOMKilled; Connection refused')).toEqual([
      ['oomkilled', 1, 'OOMKilled'],
      ['connection', 1],
      ['refused', 1],
    ]);
  });

  it('count a compound whole and in parts', () => {
    expect(terms('pg_stat-activity').map(([term]) => term)).toEqual(['pg_stat-activity', 'stat', 'activity']);
    expect(partsOf('order-services')).toEqual(['order', 'service']);
  });

  it('hold no handle, ticket, number, version or date', () => {
    expect(terms('@bpark closed PLAT-902 on 2025-07-22 at 14:03 with 2.15.0rc1')).toEqual([['closed', 1]]);
  });
});

it.each([
  ['queries', 'query'],
  ['caches', 'cache'],
  ['disks', 'disk'],
  ['process', 'process'],
  ['status', 'status'],
  ['aies', 'aie'],
  ['does', 'doe'],
])('the singular of %s is %s', (word, expected) => {
  expect(singular(word)).toBe(expected);
});
