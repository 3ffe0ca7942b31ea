import { expect, test } from 'vitest';
import { en } from './en.ts';
import { textsFor } from './texts.ts';

test('a language without a translation is shown in English', () => {
  expect(textsFor('en')).toBe(en);
  expect(textsFor('tlh')).toBe(en);
});

test('a tag with a region takes the language, and every area is there', () => {
  expect(Object.keys(textsFor('de-AT'))).toEqual(Object.keys(en));
});
