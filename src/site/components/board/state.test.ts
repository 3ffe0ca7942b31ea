import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupings } from '../../../core/actions/board.ts';
import { boardFacets } from '../../../core/actions/facets.ts';
import { columns, nothingAsked, readState, scopes, writeState } from './state.ts';

test('the address says everything that was asked', () => {
  const state = {
    words: 'pool 50 %',
    scope: 'all',
    chosen: { owner: ['bpark', 'none'], overdue: ['over-1y'] },
    by: 'month',
    sort: { by: 'owner', falling: true },
  } as const;
  const query = '?q=pool+50+%25&show=all&owner=bpark&owner=none&overdue=over-1y&by=month&sort=-owner';
  expect(writeState(state)).toBe(query);
  expect(readState(query)).toEqual(state);
});

test('nothing asked is no query, and what is not known is left out', () => {
  expect(writeState(nothingAsked)).toBe('');
  expect(readState('?show=cake&by=colour&colour=red&owner=&sort=due')).toEqual(nothingAsked);
});

test('a state comes back whatever it holds', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' });
  const states = fc.record({
    words: fc.string({ unit: 'grapheme' }).map((words) => words.trim()),
    scope: fc.constantFrom(...scopes),
    chosen: fc.dictionary(fc.constantFrom(...boardFacets), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), {
      noNullPrototype: true,
    }),
    by: fc.constantFrom(undefined, ...groupings),
    sort: fc.constantFrom(
      undefined,
      { by: 'due' as const, falling: true },
      ...columns.slice(1).flatMap((by) => [true, false].map((falling) => ({ by, falling }))),
    ),
  });
  fc.assert(
    fc.property(states, (state) => {
      expect(readState(writeState(state))).toEqual(state);
    }),
  );
});
