import { expect, test } from 'vitest';
import { readRulePage } from './pages.ts';

test('a page has an id, a summary and its text', () => {
  const text = '# some-rule\n\nA sentence that goes on\nto a second line.\n\n## Why\n\nBecause.\n';
  expect(readRulePage(text)).toEqual({
    id: 'some-rule',
    summary: 'A sentence that goes on to a second line.',
    text,
  });
});

test('a summary may begin with a value', () => {
  expect(readRulePage('# a-b\n\n`library.yaml` fits.\n\n## Why\n').summary).toBe('`library.yaml` fits.');
});

test('a page without a summary has none', () => {
  expect(readRulePage('# a-b\n\n## Why\n')).toMatchObject({ id: 'a-b', summary: '' });
  expect(readRulePage('')).toEqual({ id: '', summary: '', text: '' });
});
