import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readPlainYaml } from './plainyaml.ts';
import { parseYaml } from './yaml.ts';

const placeOf = (line: number, endColumn: number) => ({ file: 'a', line, column: 1, endLine: line, endColumn });
const isPlain = (text: string) => readPlainYaml(text, placeOf) !== undefined;

/** As the reader that explains faults reads it: a comment is never plain, and here stands on the line before the text. */
const explained = (text: string) => parseYaml(`# not plain\n${text}`, 'a', 'b', 0);

const listed = ({ data, places, keys, messages }: ReturnType<typeof parseYaml>) => ({
  data,
  places: [...places],
  keys: [...keys],
  messages,
});

const same = (text: string) => {
  if (isPlain(text)) expect(listed(parseYaml(text, 'a', 'b'))).toStrictEqual(listed(explained(text)));
};

const written = [
  'title: Checkout down\nstatus: draft\nservices:\n  - a\n  - b\nimpact:\n  - what: errors\n    value: 1.50\n    unit: "%"\n    approximate: true\nreviews: []\n',
  "services: [a, b]\nunknown: { impact-start: 'it''s lost', other: , deep: [[1, 2], { a: b }] }\nformerly:\nsecond: null\n",
  'summary: >-\n  folded\n  text\n\n  and more\nnotes: |\n  as\n    written\nlong: plain text\n  that goes on\nquoted: "with \\"escapes\\"\n  \\u00e9"\non: 2026-01-02\n',
  'a:\n- b\n- c:\n    d:\n- e: 12:30\n  f: -4\n-\n  - g\n  - h: yes\n\ni: ~\nconstructor: toString\n',
];

test('what people usually write is plain', () => {
  expect(written.slice(0, 3).map(isPlain)).toEqual([true, true, true]);
});

test('what is written has data and places', () => {
  const at = (start: number, end: number) => ({ ...placeOf(start, end) });
  expect(readPlainYaml('a: "x"\nb:\n  - 1\n', at)).toEqual({
    data: { a: 'x', b: [1] },
    places: new Map([
      ['', at(0, 16)],
      ['a', at(3, 6)],
      ['b', at(12, 16)],
      ['b.0', at(14, 15)],
    ]),
    keys: new Map([
      ['a', at(0, 1)],
      ['b', at(7, 8)],
    ]),
  });
});

test('names of what every object has are keys like others', () => {
  const text = 'constructor: 1\ntoString:\n  hasOwnProperty: a\n';
  expect(isPlain(text)).toBe(true);
  same(text);
});

describe('what is wrong or unusual is not plain', () => {
  test.each([
    '',
    'a: [b\n',
    'a: b: c\n',
    'a: 1\na: 2\n',
    'a: 1 # one\n',
    'a: &b 1\nc: *b\n',
    'a: !!str 1\n',
    '<<: { a: 1 }\n',
    '%YAML 1.2\n---\na: 1\n',
    'a: 1\n---\nb: 1\n',
    '...\na\n',
    'a:\t1\n',
    'a: 1\r\n',
    '\uFEFFa: 1\n',
    'a: \u2028\n',
    'a: 1\n\n',
    '? a\n: b\n',
    '"a": 1\n',
    '1: a\n',
    'null: a\n',
    'a.b: 1\n',
    '__proto__: 1\n',
    '- ""a: 1\n',
    'a: 0o7\n',
    'a: 0b1\n',
    'a: 0x1F\n',
    'a: 007\n',
    'a: 1e3\n',
    'a: 1e999\n',
    'a: .5\n',
    'a: .inf\n',
    'a: .nan\n',
    'a: ~\n',
    'a: True\n',
    '- null\n',
    '- a\n-\n',
    '[a: b]\n',
    '{ a }\n',
    'a: |+\n  b\n\n',
    '|1-\n a\n',
    `a: ${'['.repeat(200)}${']'.repeat(200)}\n`,
  ])('%j', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});

test('any data in any style is read as by the reader that explains faults', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('yes', '0x1F', '2026-01-02', '~', 'a: b', '- a', '12:30', 'two\nlines\n', '#a', '1e999', 'a  b '),
    fc.lorem({ maxCount: 30 }),
  );
  const { data } = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('data'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), text), tie('data'), { maxKeys: 4 }),
    ),
  }));
  const style = fc.record({
    indent: fc.integer({ min: 1, max: 4 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_SINGLE' as const,
      'QUOTE_DOUBLE' as const,
      'BLOCK_LITERAL' as const,
      'BLOCK_FOLDED' as const,
    ),
    defaultKeyType: fc.constant('PLAIN' as const),
  });
  fc.assert(
    fc.property(data, style, (value, options) => same(stringify(value, options))),
    { numRuns: 300 },
  );
});

test('front matter with faults in it is read as by the reader that explains them', () => {
  const bits = fc.constantFrom(
    ...['\n', '\n\n', '\n  ', '\n- ', '  ', ' ', ': ', ':', '- ', '"', "'", '[', ']', '{', '}', ',', '#', ' # x', '|'],
    ...['>-', '|2', '&a ', '*a', '!', '%', '@', '?', '? ', '---\n', '...\n', '\t', '\r\n', '~', 'null', '0o7', '1e999'],
    ...[
      '.inf',
      '<<: ',
      '__proto__: ',
      'a: b\n',
      '\\',
      '\\x41',
      '\\\n',
      'é',
      '\u2028',
      '\uFEFF',
      '😀',
      '\0',
      '[]',
      '""',
    ],
    ...['[a: b]', '{a}', '\n ]', 'null: ', '1: ', 'key : ', '"k": ', 'a.b: '],
  );
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.constantFrom(0, 0, 0, 1, 5, 30),
    put: fc.oneof(bits, fc.constant('')),
  });
  const edited = fc
    .tuple(fc.constantFrom(...written), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) =>
      edits.reduce((text, { at, cut, put }) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + cut);
      }, text),
    );
  fc.assert(fc.property(edited, same), { numRuns: 1000 });
});
