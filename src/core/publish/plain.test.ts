import { describe, expect, test } from 'vitest';
import { replaced, withPlainSigns } from './plain.ts';

describe('plain signs for', () => {
  test.each([
    ['digits of other kinds', '１ 𝟒 ④ ² ₃ ٣ ५', '1 4 4 2 3 3 5'],
    ['a small figure behind a word stays', 'm² x₂', 'm² x₂'],
    ['letters of other kinds', 'Ａ 𝐁 ⓒ', 'A B c'],
    ['hyphens and dashes', 'a‐b–c—d−e﹣f', 'a-b-c-d-e-f'],
    ['colons', '14∶02 14：03 14꞉04', '14:02 14:03 14:04'],
    ['dots', '10。1․2｡3', '10.1.2.3'],
    ['spaces', 'a\u00a0b\u2009c\u3000d', 'a b c d'],
    ['a letter of a language stays', 'ø é 山', 'ø é 山'],
  ])('%s', (_kind, text, plain) => {
    expect(withPlainSigns(text).text).toBe(plain);
  });

  test.each([
    ['a line that is wrapped', 'one\ntwo', 'one two'],
    ['a line that is wrapped and indented', 'one  \r\n  two', 'one two'],
    ['one behind a hyphen in a word', 'main-\n  db', 'main-db'],
    ['one behind another hyphen', 'main‐\ndb', 'main-db'],
    ['one behind a dash', 'one -\ntwo', 'one - two'],
    ['emphasis within a number', '10.**1**.2', '10.1.2'],
    ['emphasis around a word', 'a **b** c', 'a **b** c'],
  ])('in prose, %s', (_kind, text, plain) => {
    expect(withPlainSigns(text, true).text).toBe(plain);
    expect(withPlainSigns(text).text.includes('\n')).toBe(text.includes('\n'));
    expect(withPlainSigns(text).text.includes('**')).toBe(text.includes('**'));
  });
});

test('what stands for something knows where it came from', () => {
  const { text, from, to } = replaced('a(bb)c(d)', /\(.*?\)/g, (piece) => (piece === '(bb)' ? 'XYZ' : ''));
  expect(text).toBe('aXYZc');
  expect([0, 1, 2, 3, 4, 5, 6].map(from)).toEqual([0, 1, 1, 1, 5, 9, 9]);
  expect([-1, 0, 1, 2, 3, 4, 5].map(to)).toEqual([0, 0, 1, 5, 5, 5, 6]);
});

test('within a stretch that stayed, every place is its own', () => {
  const { text, from, to } = replaced('ab(cc)de', /\(.*?\)/g, () => 'X');
  expect(text).toBe('abXde');
  expect([0, 1, 2, 3, 4, 5].map(from)).toEqual([0, 1, 2, 6, 7, 8]);
  expect([1, 2, 3, 4, 5].map(to)).toEqual([1, 2, 6, 7, 8]);
});

test('a text of which all is gone begins and ends nowhere', () => {
  const { text, from, to } = replaced('(a)', /\(.*?\)/g, () => '');
  expect([text, from(0), to(0), to(1)]).toEqual(['', 3, 0, 0]);
});

test('a text in which nothing is replaced is the same', () => {
  for (const { text, from, to } of [replaced('abc', /x/g, () => 'y'), withPlainSigns('abc', true)])
    expect([text, from(2), to(2)]).toEqual(['abc', 2, 2]);
});
