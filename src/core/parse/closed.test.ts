import { expect, test } from 'vitest';
import { checkClosed, isComment, runsCode } from './closed.ts';
import { parseTree } from './tree.ts';

const check = (text: string) =>
  checkClosed(parseTree(text, 'a.mdx').tree, 'a.mdx').map(({ rule, reason }) => `${rule}: ${reason}`);

test('plain Markdown, known components, asides, inert elements and comments are clean', () => {
  expect(
    check(
      '## A\n\n<Internal>\n\ntext\n\n</Internal>\n\n<Figure src="a.svg" alt="b">c</Figure>\n\n:::note\nx\n:::\n\nH<sub>2</sub>O<br/>\n\n{/* a comment */}\n\n[a](https://x.example) `{process.exit()}`\n\n```js\nimport x from "y"\n```\n',
    ),
  ).toEqual([]);
});

test.each([
  ['{process.exit()}\n', 'no-code: Unexpected expression `{process.exit()}`, expected text'],
  ['text {1 + 1} text\n', 'no-code: Unexpected expression `{1 + 1}`, expected text'],
  ['import fs from "fs"\n\ntext\n', 'no-code: Unexpected `import` at the start of a line, expected text'],
  ['export const x = 1\n', 'no-code: Unexpected `export` at the start of a line, expected text'],
  ['<script>alert(1)</script>\n', 'no-code: Unexpected `<script>`, expected text'],
  ['<br onclick="x()" />\n', 'no-code: Unexpected event handler `onclick` in `<br>`, expected none'],
  ['<Figure src={x} alt="b" />\n', 'no-code: Unexpected expression in `src` of `<Figure>`, expected quoted text'],
  ['<Figure {...x} />\n', 'no-code: Unexpected `{...x}` in `<Figure>`, expected attributes with quoted text'],
  [
    '[a](javascript:alert(1))\n',
    'safe-link: Unexpected link to `javascript:alert(1)`, expected `https:`, `http:`, `mailto:` or a path',
  ],
  [
    '![a](data:image/svg+xml;base64,xx)\n',
    'safe-link: Unexpected link to `data:image/svg+xml;base64,xx`, expected `https:`, `http:`, `mailto:` or a path',
  ],
  ['<Figure src="javascript:x" alt="b" />\n', 'safe-link: Unexpected `javascript:x` in `src`, expected a path'],
  [
    '<Figure src="a.svg" alt="b" style="x" />\n',
    'known-component: Unexpected attribute `style` of `<Figure>`, expected `src` or `alt`',
  ],
  [
    '<Interal>x</Interal>\n',
    'known-component: Unexpected component `<Interal>`, expected `Internal`, `Public`, `Figure`, `Hypothesis`, `InvestigationStep`, `Mitigation`, `Log`, `br`, `kbd`, `sub` or `sup`',
  ],
  [
    ':::warn\nx\n:::\n',
    'known-component: Unexpected directive `:::warn`, expected `:::note`, `:::tip`, `:::caution` or `:::danger`',
  ],
])('%j is reported', (text, message) => {
  expect(check(text)).toEqual([message]);
});

test.each([
  'javascript:x',
  ' javascript:x',
  'java\nscript:x',
  'JAVASCRIPT:x',
  '\u0001javascript:x',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
])('%j runs code', (url) => {
  expect(runsCode(url)).toBe(true);
});

test.each(['https://x.example', '/a', 'a/b:c', '../runbooks/x.mdx', '#a', 'mailto:a@b.example', '?q=javascript:x', ''])(
  '%j does not',
  (url) => {
    expect(runsCode(url)).toBe(false);
  },
);

test('only a lone comment is a comment', () => {
  expect(isComment('/* a */')).toBe(true);
  expect(isComment('/* a */ run() /* b */')).toBe(false);
});
