import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from './prose.ts';
import { deepest, extrasOf, parseTree, walk } from './tree.ts';

const faultsOf = (text: string) =>
  parseTree(text, 'a.mdx').messages.map(({ reason, place, hint }) => ({
    at: `${place.line}:${place.column}`,
    reason,
    hint,
  }));

describe('text that is MDX', () => {
  test('a clean document has no faults', () => {
    expect(faultsOf('---\ntitle: x\n---\n\n## Summary\n\nIt broke at 14:03.\n')).toEqual([]);
  });

  test.each(['14:03', '14:03:22.123Z', '3:1', 'a:b', 'std::x', 'at 14:03, 14:04 and 14:05', ':smile: :a[b]{c=d}'])(
    'a colon in %j stays text, in one piece',
    (text) => {
      const { tree, messages } = parseTree(`${text}\n`, 'a.mdx');
      expect(messages).toEqual([]);
      expect(tree.children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]);
    },
  );

  test('places count lines from 1 and columns in UTF-16 units, in table cells too', () => {
    const { tree } = parseTree('| a | b |\n|---|---|\n| 😀 | 14:03 |\n', 'a.mdx');
    const table = tree.children[0] as Extract<(typeof tree.children)[number], { type: 'table' }>;
    const text = table.children[1]!.children[1]!.children[0]!;
    expect(text.position?.start).toMatchObject({ line: 3, column: 8 });
    expect(plain(text)).toBe('14:03');
  });
});

describe('mistakes people make', () => {
  test('every fault of a file is reported, each with the line to write', () => {
    expect(faultsOf('slower than <2 s\n\nsee <https://example.com/a>\n\n<!-- note -->\n\na lone { here\n')).toEqual([
      { at: '1:13', reason: 'Unexpected `<` in text, expected `\\<`', hint: 'slower than \\<2 s' },
      {
        at: '3:5',
        reason: 'Unexpected `<https://example.com/a>`, expected a link in square brackets',
        hint: 'see [example.com/a](https://example.com/a)',
      },
      { at: '5:1', reason: 'Unexpected `<!--`, expected a comment in braces', hint: '{/* note */}' },
      { at: '7:8', reason: 'Unexpected `{` in text, expected `\\{`', hint: 'a lone \\{ here' },
    ]);
  });

  test('a component that is left open says where to close it', () => {
    expect(faultsOf('<Internal>\n\ntext\n')).toMatchObject([
      { at: '1:1', reason: 'Unexpected open `<Internal>`, expected `</Internal>` in the same block' },
    ]);
  });

  test('the text around a fault is kept, the character included', () => {
    const { tree } = parseTree('took <2 s, then { more\n', 'a.mdx');
    expect(plain(tree)).toBe('took <2 s, then { more');
  });

  test('more faults than are counted still end in a tree', () => {
    const { tree, messages } = parseTree('a <2 b\n\n'.repeat(80), 'a.mdx');
    expect(messages.length).toBeGreaterThanOrEqual(50);
    expect(plain(tree)).toContain('a <2 b');
  });

  test('nesting without end is refused, not followed', () => {
    const { tree, messages } = parseTree(`${'> '.repeat(deepest + 50)}deep\n`, 'a.mdx');
    expect(messages.map(({ reason }) => reason)).toEqual([
      `Unexpected nesting deeper than ${deepest} levels, expected at most ${deepest}`,
    ]);
    expect(tree.children).toEqual([]);
  });

  test('nesting may be as deep as it says, and no deeper', () => {
    // The root, a paragraph and its text are levels as well.
    const faultsAt = (quotations: number) => parseTree(`${'> '.repeat(quotations)}deep\n`, 'a.mdx').messages.length;
    expect([deepest - 3, deepest - 2].map(faultsAt)).toEqual([0, 1]);
  });
});

test('what is more than text is found in order, and nobody’s tree is taken for one without', () => {
  const { tree } = parseTree('<Internal>\n\n- at 14:03 [a](b)\n\n</Internal>\n\n:::tip\n\n{1}\n\n:::\n', 'a.mdx');
  expect(extrasOf(tree).map(({ type }) => type)).toEqual([
    'mdxJsxFlowElement',
    'link',
    'containerDirective',
    'mdxFlowExpression',
  ]);
  expect(() => extrasOf({ ...tree })).toThrow('This tree was not made by `parseTree`.');
});

test('an unfinished import at the very end of a file does not take the process down', () => {
  const { tree } = parseTree('import x}<# :import x`[a](b)\\', 'a.mdx');
  expect(tree.type).toBe('root');
});

test('no text makes the parser throw', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '{',
    '}',
    '`',
    '|',
    '\n',
    '\n\n',
    '---',
    ':',
    '::',
    ':::',
    '<Internal>',
    '</Internal>',
    '<!--',
    '-->',
    'import x',
    '# ',
    '[a](b)',
    '[^1]',
    '14:03',
    '😀',
    '\uD800',
    ' ',
    'text',
    '&amp;',
    '\\',
    '```',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      expect(parseTree(parts.join(''), 'a.mdx').tree.type).toBe('root');
    }),
    { numRuns: 400 },
  );
});

describe('a swarm of signs', () => {
  const textOf = (body: string): string => {
    let text = '';
    walk(parseTree(body, 'postmortems/x.mdx').tree, (node) => {
      if (node.type === 'text') text += node.value;
    });
    return text;
  };

  test.each(['[', ':x[', '::x', 'a:b ', '*', '@x:', 'a_b '])('%s by the thousand stands for itself', (sign) => {
    const body = `See ${sign.repeat(12_000)}`.trimEnd();
    expect(textOf(body)).toBe(body);
  });

  test('what is far away from it is read as ever', () => {
    const body = `${'[x: '.repeat(4_000)}\n\nSee [a](https://a.example/b:c) at 14:03, **now**: &amp; &#35;.\n`;
    const { tree, messages } = parseTree(body, 'postmortems/x.mdx');
    expect(messages).toEqual([]);
    expect(JSON.stringify(tree.children[1])).toContain('"url":"https://a.example/b:c"');
    expect(textOf(body)).toMatch(/See a at 14:03, now: & #\.$/);
  });

  test('many clocks and addresses leave definitions, addresses and directives what they are', () => {
    const rows = '| 14:03 | https://a.example:8080/x: [b][c] |\n'.repeat(400);
    const body = `::section{#timeline public="a: b"}\n\n| a | b |\n|---|---|\n${rows}\n[c]: https://c.example/d:e\n`;
    const { tree } = parseTree(body, 'postmortems/x.mdx');
    const urls = new Set<string>();
    walk(tree, (node) => {
      if (node.type === 'link' || node.type === 'definition') urls.add(node.url);
    });
    expect([...urls]).toEqual(['https://a.example:8080/x', 'https://c.example/d:e']);
    expect(tree.children[0]).toMatchObject({ type: 'leafDirective', attributes: { public: 'a: b' } });
  });

  test('keys with a colon behind, a line each, stand for themselves, and tables stay aligned', () => {
    const keys = '"a": x\n'.repeat(3_000);
    const { tree } = parseTree(`${keys}\n| a | b |\n| ---: | :--- |\n| c | d |\n`, 'postmortems/x.mdx');
    expect(tree.children[1]).toMatchObject({ type: 'table', align: ['right', 'left'] });
    expect(textOf(keys).replaceAll('\n', '')).toBe(keys.replaceAll('\n', ''));
  });

  test.each(['{/* x */}', '<b>x</b>', '[x](mailto:b) ', 'é\\>'])(
    'a long paragraph of %s is a message, and no more',
    (piece) => {
      const long = piece.repeat(Math.ceil(20_001 / piece.length));
      const { tree, messages } = parseTree(`---\na: b\n---\n\n${long}\n\nAnd more.\n`, 'postmortems/x.mdx');
      expect(messages).toEqual([
        {
          rule: 'mdx-readable',
          reason: `Unexpected paragraph of ${long.length} characters with more than 500 signs of markup, expected at most 20000`,
          place: { file: 'postmortems/x.mdx', line: 5, column: 1, endLine: 5, endColumn: 2 },
          hint: 'What a machine printed stands between two lines of ```.',
        },
      ]);
      expect(tree.children.map(({ type, position }) => `${type} ${position!.start.line}`)).toEqual([
        'yaml 1',
        'paragraph 7',
      ]);
    },
  );

  test('as much text in paragraphs, in a list, a table or code is none', () => {
    const piece = '[x](mailto:b) ';
    for (const text of [
      `${piece.repeat(100)}\n\n`.repeat(20),
      `- ${piece}\n`.repeat(2_000),
      `| a |\n| --- |\n${`| ${piece} |\n`.repeat(2_000)}`,
      `\`\`\`\n${`${piece}\n`.repeat(2_000)}\`\`\`\n`,
      'word '.repeat(5_000),
    ])
      expect(parseTree(text, 'postmortems/x.mdx').messages).toEqual([]);
  });

  test('signs behind a backslash are none', () => {
    expect(parseTree('a \\{ b \\< c\n'.repeat(300), 'postmortems/x.mdx').messages).toEqual([]);
  });

  test.each(['> ', '- ', '1. ', '> 1. + '])('%s within each other is one message', (sign) => {
    const { tree, messages } = parseTree(`---\na: b\n---\n\n${sign.repeat(5_000)}x\n`, 'postmortems/x.mdx');
    expect(messages.map(({ reason }) => reason)).toEqual([
      'Unexpected nesting deeper than 100 levels, expected at most 100',
    ]);
    expect(tree.children.map(({ type }) => type)).toEqual(['yaml']);
  });

  test('a line of dashes with spaces between them is a rule, however long', () => {
    expect(parseTree(`${'- '.repeat(300)}\n`, 'x.mdx').tree.children[0]!.type).toBe('thematicBreak');
  });

  test('elements that nothing closes are one message', () => {
    const { messages } = parseTree(`${'<b>'.repeat(5_000)}\n`, 'postmortems/x.mdx');
    expect(messages.map(({ reason }) => reason)).toEqual([
      'Unexpected `<` without `</`, more than 200 of them, expected pairs',
    ]);
  });

  test('generic types in code are no elements', () => {
    const code = `\`\`\`java\n${'List<String> a;\n'.repeat(300)}\`\`\`\n`;
    expect(parseTree(code, 'postmortems/x.mdx').messages).toEqual([]);
  });
});
