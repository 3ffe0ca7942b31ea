import { describe, expect, it } from 'vitest';
import { incident } from './fixture.ts';
import { servicesTogether } from './together.ts';

describe('services fail together', () => {
  const told = (...postmortems: ReturnType<typeof incident>[]) =>
    servicesTogether(postmortems).map(({ services, incidents }) => [...services, incidents.length]);

  it('where incidents name both, those with most first', () => {
    expect(
      told(
        incident('2026-03-01-c', { services: ['shop', 'cart', 'ledger'] }),
        incident('2026-02-01-b', { services: ['cart', 'shop', 'cart'] }),
        incident('2026-01-01-a', { services: ['shop'] }),
      ),
    ).toEqual([
      ['cart', 'shop', 2],
      ['cart', 'ledger', 1],
      ['ledger', 'shop', 1],
    ]);
  });

  it('and not in a drill, a duplicate or what was retracted', () => {
    const services = ['cart', 'shop'];
    expect(
      told(
        incident('2026-01-01-a', { services, kind: 'drill' }),
        incident('2026-01-02-b', { services, duplicateOf: '2026-01-01-a' }),
        incident('2026-01-03-c', { services, status: 'retracted' }),
      ),
    ).toEqual([]);
    expect(told(incident('2026-01-04-d', { services, kind: 'near-miss' }))).toEqual([['cart', 'shop', 1]]);
  });
});
