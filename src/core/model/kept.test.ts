import { expect, test } from 'vitest';
import { Kept } from './kept.ts';

test('what was kept about an object is found again, for that object and that kind only', () => {
  const lengths = new Kept<{ name: string }, number>();
  const words = new Kept<{ name: string }, string>();
  const one = { name: 'one' };
  lengths.set(one, 3);
  expect([lengths.get(one), words.get(one), lengths.get({ name: 'one' })]).toEqual([3, undefined, undefined]);
  lengths.set(one, 4);
  expect(lengths.get(one)).toBe(4);
});

test('it shows in nothing the object is written as, and is not copied with it', () => {
  const kept = new Kept<object, number>();
  const one = { name: 'one' };
  kept.set(one, 3);
  expect(JSON.stringify(one)).toBe('{"name":"one"}');
  expect(Object.keys(one)).toEqual(['name']);
  expect(kept.get({ ...one })).toBeUndefined();
  expect(structuredClone(one)).toEqual({ name: 'one' });
});
