import { describe, expect, test } from 'vitest';
import { bundledLanguages } from 'shiki/langs';
import { highlight, languages } from './highlight.ts';
import { spent } from '../_testing/spent.ts';

describe('code is cut into tokens', () => {
  test('that carry classes', async () => {
    expect(await highlight('SELECT 1 -- one', 'sql')).toEqual([
      ['SELECT ', 'tok-keyword'],
      ['1 ', 'tok-constant'],
      ['-- one', 'tok-comment'],
    ]);
  });

  test('that are its text to the character', async () => {
    const code =
      'a: "b" \'c\' # d\n\n\tif (e) { return <f g="h"/> } // i\n--- j\n+++ k\n10.0.0.1 - - [x] "GET / HTTP/1.1" 200\n';
    for (const language of ['bash', 'json', 'diff', 'tsx', 'python', 'log']) {
      const tokens = await highlight(code, language);
      expect(tokens.map(([text]) => text).join(''), language).toBe(code);
    }
  });

  test('in languages that all have a grammar', () => {
    expect(languages.filter((name) => !Object.hasOwn(bundledLanguages, name))).toEqual([]);
  });

  test('or not at all: an unknown language, a huge block, no language', async () => {
    expect(await highlight('if', 'brainfog')).toEqual([['if']]);
    expect(await highlight('if', 'constructor')).toEqual([['if']]);
    expect(await highlight('if', undefined)).toEqual([['if']]);
    const huge = 'if true; '.repeat(10_000);
    expect(await highlight(huge, 'bash')).toEqual([[huge]]);
  });

  test('in bounded time, however hostile the line', async () => {
    const started = spent();
    for (const language of ['go', 'ts', 'bash', 'yaml', 'sql', 'python']) {
      for (const piece of ['a.', '(', '"', 'a: ', '<a ', "'", '[', '{{', '\\'])
        await highlight(piece.repeat(5_000), language);
    }
    expect(spent() - started).toBeLessThan(15_000);
  });
});

describe('a cache between builds', () => {
  test('is asked by language and digest, and filled', async () => {
    const stored = new Map<string, string>();
    const tokens = await highlight('echo cached', 'bash', stored as never);
    const [[key, value]] = [...stored] as [[string, string]];
    expect(key).toMatch(/^[\w-]+-[0-9a-f]{64}$/);
    expect(JSON.parse(value)).toEqual(tokens);
  });

  test('is believed only where its tokens are the code', async () => {
    const values = ['[["evil","tok-x"]]', '[["echo poisoned 1","x onclick=y"]]', '{"a":1}', 'null', '', '[[1]]'];
    for (const [index, value] of values.entries()) {
      const tokens = await highlight(`echo poisoned ${index}`, 'zsh', { get: () => value, set: () => undefined });
      expect(tokens[0]).toEqual(['echo ', 'tok-function']);
    }
  });
});
