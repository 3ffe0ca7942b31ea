import { expect, test } from 'vitest';
import { say } from './say.ts';

const found = { one: '{n} incident', other: '{n} incidents' };

test.each([
  [found, { n: 1 }, 'en', '1 incident'],
  [found, { n: 0 }, 'en', '0 incidents'],
  [found, { n: 2000 }, 'en', '2,000 incidents'],
  [{ one: '{n} Vorfall', other: '{n} Vorfälle' }, { n: 2000 }, 'de', '2.000 Vorfälle'],
  ['“{words}” in {place}', { words: '{n} $& {place}', place: 'x' }, 'en', '“{n} $& {place}” in x'],
  ['{nobody} knows', {}, 'en', '{nobody} knows'],
] as const)('%j with %j in %s: %s', (pattern, values, language, text) => {
  expect(say(pattern, values, language)).toBe(text);
});
