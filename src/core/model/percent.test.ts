import { expect, it } from 'vitest';
import { formatShare } from './percent.ts';

it.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.5, '50 %'],
  [2 / 3, '67 %'],
  [710 / 713, '99.6 %'],
  [0.002, '0.2 %'],
])('%d is told as %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
