import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parseTree } from '../core/parse/tree.ts';
import { questionsFirst } from './questions.ts';

function questions(text: string): string[] {
  const [list] = questionsFirst(parseTree(text, 'x.mdx').tree.children as RootContent[]);
  if (list?.type !== 'list') throw new Error('no list');
  return list.children.map((entry) => {
    const paragraph = entry.children[0];
    const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    return first?.type === 'strong' ? toString(first) : '';
  });
}

describe('the question of an entry', () => {
  test('is set off from its answer', () =>
    expect(questions('1. Why did it stop? It was full.\n2. Why was `it` full? Nobody looked.')).toEqual([
      'Why did it stop?',
      'Why was it full?',
    ]));

  test('is none where there is no question mark', () => expect(questions('1. It was full.')).toEqual(['']));

  test('is none inside a word', () => expect(questions('1. See /a?b for it.')).toEqual(['']));
});
