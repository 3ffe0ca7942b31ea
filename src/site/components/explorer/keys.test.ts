import { expect, test } from 'vitest';
import { moveBy } from './keys.ts';

test.each([
  [1, -1, 3, 0],
  [1, 0, 3, 1],
  [1, 2, 3, 'after'],
  [-1, 2, 3, 1],
  [-1, 0, 3, 'before'],
  [-1, -1, 3, undefined],
  [1, -1, 0, undefined],
] as const)('a step of %i from %i among %i leads to %j', (step, at, length, to) => {
  expect(moveBy(step, at, length)).toBe(to);
});
