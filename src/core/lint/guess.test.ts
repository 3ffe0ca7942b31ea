import { expect, test } from 'vitest';
import { expectation, guess } from './guess.ts';

test('a known word is guessed whatever its case', () => {
  expect(guess('sev2', ['SEV1', 'SEV2'])).toBe('SEV2');
  expect(guess('Bookings-Apl', ['bookings-api', 'search'])).toBe('bookings-api');
});

test('an id whose end was left off is guessed where it is the only one', () => {
  const ids = ['2026-03-20-search-timeouts', '2026-04-15-bookings-5xx', '2026-04-15-payments-down'];
  expect(guess('2026-03-20', ids)).toBe('2026-03-20-search-timeouts');
  expect(guess('2026-04-15', ids)).toBeUndefined();
});

test('nothing is guessed from afar, from nothing, or from something endless', () => {
  expect(guess('warehouse', ['bookings-api'])).toBeUndefined();
  expect(guess('bookings-api', [])).toBeUndefined();
  expect(guess('x'.repeat(10_000), ['bookings-api'])).toBeUndefined();
});

test('among many, words that begin or end alike are found', () => {
  const ids = Array.from({ length: 3_000 }, (_, index) => `2026-04-15-incident-${index}`);
  expect(guess('2026-04-15-incidnt-2999', ids)).toBe('2026-04-15-incident-2999');
});

test('what was expected is listed while it is short', () => {
  expect(expectation('x', ['alpha', 'beta'], 'a word').expected).toBe('`alpha` or `beta`');
  expect(expectation('x', ['alpha'], 'a word').expected).toBe('a word');
  expect(expectation('alfa', ['alpha', 'beta'], 'a word')).toEqual({ expected: '`alpha`', hint: 'alpha' });
});
