import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkClosed } from '../parse/closed.ts';
import { plain } from '../parse/prose.ts';
import { tablesOf } from '../parse/table.ts';
import { parseTree } from '../parse/tree.ts';
import { escapeText, table } from './mdx.ts';

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

test.each([
  ['it took <2 s', 'it took \\<2 s'],
  ['{process.exit()}', '\\{process.exit()\\}'],
  ['import failed at once', '&#105;mport failed at once'],
  ['- a dash', '\\- a dash'],
  ['1. first', '1\\. first'],
  ['R&D | ops', 'R&amp;D \\| ops'],
  ['see https://a.example/b_c?d=e&f=g', 'see https://a.example/b_c?d=e&f=g'],
  ['at 14:03, a:b and std::x', 'at 14:03, a:b and std::x'],
])('%j becomes %j', (text, mdx) => expect(escapeText(text)).toBe(mdx));

const pieces = fc.constantFrom(
  '<',
  '>',
  '{',
  '}',
  '`',
  '*',
  '_',
  '|',
  '\\',
  ':',
  '::',
  ':::',
  '---',
  '#',
  '- ',
  '1. ',
  '+',
  '=',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '!',
  '&amp;',
  '&',
  'https://a.example',
  'www.a.example',
  'a@b.example',
  'import x',
  'export ',
  '14:03',
  ' ',
  'word',
  '😀',
  '\n',
  '^',
  '$',
  '"',
  "'",
);

test('any text reads back as itself, and nothing of it runs', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = folded(parts.join(''));
      fc.pre(text !== '');
      const { tree, messages } = parseTree(`${escapeText(text)}\n`, 'a.mdx');
      expect(messages).toEqual([]);
      expect(checkClosed(tree, 'a.mdx')).toEqual([]);
      expect(plain(tree)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test('any text reads back from a table cell', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = folded(parts.join(''));
      fc.pre(text !== '');
      const { tree } = parseTree(`${table(['A', 'B'], [[escapeText(text), 'end']])}\n`, 'a.mdx');
      const row = tablesOf(tree.children)[0]!.children[1]!;
      expect(row.children.map((cell) => plain(cell))).toEqual([text, 'end']);
    }),
    { numRuns: 200 },
  );
});

test('columns line up', () => {
  expect(
    table(
      ['Time', 'Event'],
      [
        ['14:03', 'a | b'],
        ['2026-04-15 14:04', 'c'],
      ],
    ),
  ).toBe(
    [
      '| Time             | Event  |',
      '| ---------------- | ------ |',
      '| 14:03            | a \\| b |',
      '| 2026-04-15 14:04 | c      |',
    ].join('\n'),
  );
});
