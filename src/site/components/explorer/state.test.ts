import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facets } from '../../../core/excerpts/facets.ts';
import {
  chosenOf,
  lookIn,
  nothingAsked,
  orderOf,
  orders,
  readState,
  scopes,
  toggle,
  writeState,
  type State,
} from './state.ts';

describe('the state of the explorer in its address', () => {
  test('says everything that was asked', () => {
    const state: State = {
      words: 'ERR_POOL: 50 % & more',
      scope: 'incident',
      chosen: { severity: ['SEV1', 'SEV2'], service: ['checkout api'], actions: ['open'] },
      order: 'longest',
    };
    const query =
      '?q=ERR_POOL%3A+50+%25+%26+more&severity=SEV1&severity=SEV2&service=checkout+api&actions=open&sort=longest';
    expect(writeState(state)).toBe(query);
    expect(readState(query)).toEqual(state);
  });

  test('is empty where nothing was asked', () => {
    expect(writeState(nothingAsked)).toBe('');
    expect(readState('')).toEqual(nothingAsked);
    expect(readState('?')).toEqual(nothingAsked);
  });

  test('says where to look, and keeps what is known there', () => {
    const state: State = { ...nothingAsked, scope: 'runbook', chosen: { service: ['cdn'] } };
    expect(writeState(state)).toBe('?type=runbook&service=cdn');
    expect(readState('?type=runbook&service=cdn&severity=SEV1')).toEqual(state);
    expect(lookIn({ ...nothingAsked, chosen: { service: ['cdn'], severity: ['SEV1'] } }, 'runbook')).toEqual(state);
  });

  test('leaves out what it does not know, and says nothing twice', () => {
    expect(readState('?type=cake&sort=best&colour=red&severity=&year=2026&year=2026')).toEqual({
      ...nothingAsked,
      chosen: { year: ['2026'] },
    });
  });

  test('comes back whatever it holds', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    const states = fc.record({
      words: fc.string({ unit: 'grapheme' }).map((words) => words.trim()),
      scope: fc.constantFrom(...scopes),
      chosen: fc.dictionary(fc.constantFrom(...facets), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), {
        noNullPrototype: true,
      }),
      order: fc.constantFrom(undefined, ...orders),
    });
    fc.assert(
      fc.property(states, (any) => {
        const state = lookIn(any, any.scope);
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });
});

test('a value is chosen and let go, and its neighbours stay', () => {
  const one = toggle(toggle(nothingAsked, 'severity', 'SEV1', true), 'year', '2026', true);
  const two = toggle(one, 'severity', 'SEV2', true);
  expect(chosenOf(two)).toEqual([
    { facet: 'severity', value: 'SEV1' },
    { facet: 'severity', value: 'SEV2' },
    { facet: 'year', value: '2026' },
  ]);
  expect(toggle(two, 'severity', 'SEV2', false)).toEqual(one);
  expect(toggle(toggle(one, 'severity', 'SEV1', false), 'year', '2026', false)).toEqual(nothingAsked);
});

test('relevance leads where there are words to be relevant to, the newest where there are none', () => {
  expect(orderOf(nothingAsked)).toBe('newest');
  expect(orderOf({ ...nothingAsked, words: 'pool' })).toBe('relevance');
  expect(orderOf({ ...nothingAsked, order: 'relevance' })).toBe('newest');
  expect(orderOf({ ...nothingAsked, words: 'pool', order: 'longest' })).toBe('longest');
});
