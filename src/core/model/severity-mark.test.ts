import { expect, test } from 'vitest';
import { isHollow, markOfRank, outlineOf, severityMarks } from './severity-mark.ts';

test('five levels and one that is not on the scale have six marks, which differ without colour', () => {
  expect([0, 1, 2, 3, 4, -1].map(markOfRank)).toEqual(severityMarks);
  expect(new Set(severityMarks.map((mark) => outlineOf(mark, 6))).size).toBe(6);
  expect(severityMarks.filter(isHollow)).toEqual([3, 4, 5]);
});

test('of a longer scale the last ones share a mark', () => expect(markOfRank(7)).toBe(4));
