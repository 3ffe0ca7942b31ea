import { expect, test } from 'vitest';
import { numberOfWords, numberWordPattern } from './numberwords.ts';

test('numbers in words are those they name', () => {
  expect(['one', 'Twelve', 'nineteen', 'forty', 'ninety-nine', 'sixty three', 'some'].map(numberOfWords)).toEqual([
    1, 12, 19, 40, 99, 63, 0,
  ]);
  const found = (text: string) => text.match(new RegExp(`\\b${numberWordPattern}\\b`, 'g'));
  expect(found('seventeen of forty-two, seven or twenty one; attend, one')).toEqual([
    'seventeen',
    'forty-two',
    'seven',
    'twenty one',
    'one',
  ]);
});
