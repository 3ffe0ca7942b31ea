import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandOf } from './demand.ts';
import { matches, matchesIn, mayMatch } from './traces.ts';

/** A text in which patterns find much, and much that nearly fits. */
const text = `---
title: The checkout was slow
---

Nobody was told. We rolled back at 14:02; the error budget was over­spent by 3 % → 12 %.
“Handled” under A3, © ÅNGSTRÖM, straße, 12 KiB of 4 GB, x = 3 × 4 – as of 09:10 (UTC).
`;

describe('what a pattern cannot match without', () => {
  const rows = (pattern: RegExp) => demandOf(pattern.source).map((either) => either.length);

  test('is empty where anything may match', () => {
    for (const pattern of [/./, /[A-Z]{4}|!/, /\w+/, /x*/, /(?:foo)?/, /(?=foo)/, /[^a]/, /[\p{L}]/u, /foo|/])
      expect(demandOf(pattern.source), String(pattern)).toEqual([]);
  });

  test('is one of several for alternatives, and each of several in a row', () => {
    expect(rows(/foo|ba[rz]/)).toEqual([3]);
    expect(rows(/foo.*bar/)).toEqual([1, 1]);
    expect(rows(/(?:foo|bar)+ baz?/)).toEqual([2, 2]);
    expect(rows(/a{2,3}b/)).toEqual([1, 1]);
    expect(rows(/(?<x>one)\k<x>(?!two)three/)).toEqual([1, 1]);
  });
});

describe('a text', () => {
  test.each([
    [/nobody|everybody/i, true],
    [/everybody|everyone/i, false],
    [/rolled\s+back/, true],
    [/rolled\s+forward/, false],
    [/\d:\d\d/, true],
    [/\d\d:\d\d:\d\d/, false],
    [/%\s?(?:→|->|to)\s?\d/, true],
    [/%\s?(?:←|<-)\s?\d/, false],
    [/©/, true],
    [/®/, false],
    [/ångström/i, true],
    [/angstrom/i, false],
    [/(?:was|were) (?:not|never) told/, false],
    [/as of/, true],
    [/is of/, false],
  ])('%s: %j', (pattern, found) => {
    expect(pattern.test(text)).toBe(found);
    expect(mayMatch(text, pattern)).toBe(found);
    expect(matches({ text }, pattern)).toBe(found);
  });

  test('gives the matches of a pattern, and none of one that cannot match', () => {
    expect(matchesIn({ text }, /\d+:\d+/g).map(([match]) => match)).toEqual(['14:02', '09:10']);
    expect(matchesIn({ text }, /\d+:\d+:\d+/g)).toEqual([]);
  });

  test('is asked about anew when it is another one', () => {
    expect(['one two', 'three', 'one two'].map((one) => matches({ text: one }, /two/))).toEqual([true, false, true]);
  });
});

describe('a pattern that is not tried', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aBéſK1 .-→\n'), minLength: 1, maxLength: 3 });
  const plain = word.map((one) => one.replaceAll('\n', String.raw`\n`).replaceAll('.', String.raw`\.`));
  const atom = fc.oneof(
    { weight: 4, arbitrary: plain },
    fc.constantFrom(...['.', String.raw`\d`, String.raw`\s`, String.raw`\w`, String.raw`\b`, '^', '$']),
    fc.constantFrom('[ab]', '[^a]', '[a-c1]', '[é→]', String.raw`[\d.]`, String.raw`[\s-]`, '(?=a)', '(?<!B)'),
  );
  const { source } = fc.letrec<{ source: string }>((tie) => ({
    source: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc.array(tie('source'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
      fc.array(tie('source'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
      fc
        .tuple(tie('source'), fc.constantFrom('?', '*', '+', '{2}', '{1,3}', '{0,2}', '*?'))
        .map(([part, count]) => `(?:${part})${count}`),
    ),
  }));

  test('does not match', () => {
    const texts = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i', 'u', 'iu', 'm', 's'), texts, (written, flags, one) => {
        const pattern = new RegExp(written, flags);
        if (!mayMatch(one, pattern)) expect(pattern.test(one)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
