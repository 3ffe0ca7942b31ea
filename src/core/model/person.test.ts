import { expect, test } from 'vitest';
import { isSamePerson } from './person.ts';

const people = new Map(
  Object.entries({
    a: 'Runa Kessel',
    b: 'R. Kessel',
    c: 'Runa M. Késsel',
    d: 'Kessel, Runa',
    e: 'Rune Kessel',
    f: 'Runa Vik',
    g: 'Runa',
    h: 'Runa',
  }).map(([handle, name]) => [handle, { name }]),
);

test.each(['ab', 'ac', 'ad', 'bc', 'gh', 'aa'])('%s are one person', (pair) => {
  expect(isSamePerson(pair[0]!, pair[1]!, people)).toBe(true);
  expect(isSamePerson(pair[1]!, pair[0]!, people)).toBe(true);
});

test.each(['ae', 'af', 'ag', 'ef', 'ax', 'xy'])('%s are two', (pair) => {
  expect(isSamePerson(pair[0]!, pair[1]!, people)).toBe(false);
});
