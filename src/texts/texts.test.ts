import { expect, test } from 'vitest';
import { definitionsOf } from '../core/metrics/definitions.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { textsFor } from './texts.ts';

/** The addresses of all texts: `numbers.plot.of`. */
function keysOf(texts: object, area = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${area}${key}.`) : [area + key],
  );
}

test('a language without a translation is shown in English', () => {
  expect(textsFor('en')).toBe(en);
  expect(textsFor('tlh')).toBe(en);
});

test('a tag with a region takes the language, and every area is there', () => {
  expect(Object.keys(textsFor('de-AT'))).toEqual(Object.keys(en));
});

test('German has every text', () => {
  const german = new Set(keysOf(de));
  expect(keysOf(en).filter((key) => !german.has(key))).toEqual([]);
});

test('German explains every number', () => {
  expect(Object.keys(de.numbers!.methods!)).toEqual(Object.keys(definitionsOf([]).methods));
});
