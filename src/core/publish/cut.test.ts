import { describe, expect, test } from 'vitest';
import { decisionOn } from './_testing/library.ts';

/** What the public reads of a summary: text as it stands, everything else in brackets with what is said of it. */
function read(summary: string): string {
  const decided = decisionOn({ summary }, '  hosts: [status.example]\n', { 'images/slow-1/a.png': '' });
  expect(decided.reasons).toEqual([]);
  return short(decided.library.postmortems[0]!.sections.find(({ id }) => id === 'summary')!.nodes);
}

/** What a summary loses, each with its reason. */
function told(summary: string): string[] {
  return decisionOn({ summary }, '  hosts: [status.example]\n', { 'images/slow-1/a.png': '' })
    .candidate!.remarks.filter(({ sort, place }) => sort !== 'asks' && place.line > 14 && place.line < 30)
    .filter(({ reason }) => !/evidence|column/.test(reason))
    .map(({ from, to, reason }) => `${from} → ${to}: ${reason}`);
}

interface Node {
  type: string;
  value?: string;
  children?: readonly Node[];
  attributes?: readonly { name: string; value: string }[];
  [fact: string]: unknown;
}

function short(nodes: readonly object[]): string {
  return (nodes as readonly Node[])
    .map(({ type, value, children, attributes, ...facts }) => {
      if (type === 'text') return value;
      const said = [
        // What a picture is called depends on its bytes.
        ...Object.entries(facts).filter(([key, fact]) => fact !== false && (type !== 'image' || key !== 'url')),
        ...(attributes ?? []).filter(({ name }) => name !== 'src').map((one) => [one.name, one.value]),
      ].map(([name, fact]) => ` ${String(name)}=${typeof fact === 'object' ? JSON.stringify(fact) : String(fact)}`);
      return `[${type}${said.join('')}${value !== undefined || children ? ': ' : ''}${value ?? ''}${short(children ?? [])}]`;
    })
    .join('');
}

describe('a cut within a sentence closes up', () => {
  test.each([
    [
      'before a comma',
      'It was slow <Internal>at Globex</Internal>, then fast.',
      '[paragraph: It was slow, then fast.]',
    ],
    ['between words', 'It was <Internal>a</Internal> <Internal>b</Internal> slow.', '[paragraph: It was slow.]'],
    ['within a word', 'It was<Internal>n’t</Internal> slow.', '[paragraph: It was slow.]'],
    ['at the beginning', '<Internal>Then</Internal> it was slow.', '[paragraph: it was slow.]'],
    ['at the end', 'It was slow <Internal>then</Internal>', '[paragraph: It was slow]'],
    [
      'with the mark around it',
      'It was slow **<Internal>then</Internal>** and so on.',
      '[paragraph: It was slow and so on.]',
    ],
    ['with the mark at the end', 'It was *<Internal>slow</Internal>*', '[paragraph: It was]'],
    ['with the line break before it', 'It was slow\\\n<Internal>then</Internal>', '[paragraph: It was slow]'],
    ['between line breaks', 'One\\\n<Internal>x</Internal>\\\ntwo', '[paragraph: One[break][break]two]'],
    ['beside code', 'See `a` <Internal>b</Internal> `c`.', '[paragraph: See [inlineCode: a] [inlineCode: c].]'],
    ['around a comment', 'a {/* b */}, c', '[paragraph: a, c]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('of inline text', () => {
  test.each([
    ['line breaks stay', 'One\\\ntwo', '[paragraph: One[break]two]'],
    ['a space behind a break goes', 'One <br/> two', '[paragraph: One [mdxJsxTextElement name=br: ]two]'],
    ['keys stay', 'One <kbd>Ctrl</kbd> two', '[paragraph: One [mdxJsxTextElement name=kbd: Ctrl] two]'],
    ['code without a word goes', 'a ` ` b', '[paragraph: a b]'],
    ['what is opened stays', 'a <Public>b *c*</Public> d', '[paragraph: a b [emphasis: c] d]'],
    ['marks stay', 'a *b* **c** ~~d~~', '[paragraph: a [emphasis: b] [strong: c] [delete: d]]'],
    [
      'a link to an open host stays, by its definition',
      'a [link][R] b.\n\n[r]: https://status.example/x',
      '[paragraph: a [link url=https://status.example/x: link] b.]',
    ],
    [
      'a link to another host is its text',
      'a [link *x*](https://closed.example/x) b.',
      '[paragraph: a link [emphasis: x] b.]',
    ],
    [
      'a link whose definition stays inside is its text',
      'a [link][r] b.\n\n<Internal>\n\n[r]: https://status.example/x\n\n</Internal>',
      '[paragraph: a link b.]',
    ],
    [
      'a definition in a list in a part that stays inside defines nothing',
      'a [link][r] b.\n\n<Internal>\n- x\n\n  [r]: https://status.example/x\n\n</Internal>',
      '[paragraph: a link b.]',
    ],
    [
      'a definition between parts that stay inside counts',
      'a [link][r] b.\n\n<Internal>\n\n[r]: https://status.example/x\n\n</Internal>\n\n[r]: https://status.example/y\n\n<Internal>\n\n[s]: https://status.example/z\n\n</Internal>',
      '[paragraph: a [link url=https://status.example/y: link] b.]',
    ],
    [
      'a definition in what is opened counts',
      'a [link][r] b.\n\n<Public>\n\n[r]: https://status.example/x\n\n</Public>',
      '[paragraph: a [link url=https://status.example/x: link] b.]',
    ],
    [
      'a picture is found by its definition',
      'One ![Graph][G] two.\n\n[g]: a.png',
      '[paragraph: One [image alt=Graph] two.]',
    ],
    [
      'a picture that is lost goes',
      'One ![Graph](lost.png) two ![Chart](a.png).',
      '[paragraph: One two [image alt=Chart].]',
    ],
    ['a picture needs no alternative text', 'One ![](a.png) two.', '[paragraph: One [image alt=] two.]'],
    [
      'a figure stays',
      'One <Figure src="a.png" alt="Graph" /> two',
      '[paragraph: One [mdxJsxTextElement name=Figure alt=Graph: ] two]',
    ],
    ['a figure that is lost goes', 'One <Figure src="lost.png" alt="Graph" /> two', '[paragraph: One two]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('a name is found over', () => {
  test.each([
    ['a line break', 'We saw Bob\\\nPark', '[paragraph: We saw the payments engineer]'],
    ['a break', 'We saw Bob<br/>Park go.', '[paragraph: We saw the payments engineer[mdxJsxTextElement name=br: ]go.]'],
    ['a key', 'We saw Bob <kbd>Park</kbd> go.', '[paragraph: We saw the payments engineer go.]'],
    ['marks in marks', 'We saw *Bob **Par***k go.', '[paragraph: We saw [emphasis: the payments engineer] go.]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('footnotes', () => {
  test.each([
    [
      'are numbered in the order of their references, each once',
      'a[^z] b[^y] c[^z]\n\n[^y]: one\n[^z]: two',
      '[paragraph: a[footnoteReference identifier=1] b[footnoteReference identifier=2] c[footnoteReference identifier=1]][footnoteDefinition identifier=1: [paragraph: two]][footnoteDefinition identifier=2: [paragraph: one]]',
    ],
    [
      'lose references of their own',
      'a[^1]\n\n[^1]: one[^2] more\n[^2]: two',
      '[paragraph: a[footnoteReference identifier=1]][footnoteDefinition identifier=1: [paragraph: one more]]',
    ],
    [
      'that stay inside leave a dash',
      'a[^1]\n\n[^1]: <Internal>x</Internal>',
      '[paragraph: a[footnoteReference identifier=1]][footnoteDefinition identifier=1: [paragraph: –]]',
    ],
    [
      'in a part that stays inside leave nothing',
      'a[^1] b\n\n<Internal>\n\n[^1]: x\n\n</Internal>',
      '[paragraph: a b]',
    ],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('of lists', () => {
  test.each([
    [
      'an entry goes with all of its text',
      '- a\n- <Internal>b</Internal>\n- c',
      '[list: [listItem: [paragraph: a]][listItem: [paragraph: c]]]',
    ],
    [
      'one stays one around a cut',
      '- a\n\n<Internal>b</Internal>\n\n- c',
      '[list: [listItem: [paragraph: a]][listItem: [paragraph: c]]]',
    ],
    [
      'one with numbers stays one around a cut',
      '1. a\n\n<Internal>b</Internal>\n\n2. c',
      '[list ordered=true: [listItem: [paragraph: a]][listItem: [paragraph: c]]]',
    ],
    [
      'two kinds stay two',
      '- a\n\n<Internal>b</Internal>\n\n1. c',
      '[list: [listItem: [paragraph: a]]][list ordered=true: [listItem: [paragraph: c]]]',
    ],
    [
      'two stay two around a text',
      '- a\n\n{/* b */}\n\nx\n\n- c',
      '[list: [listItem: [paragraph: a]]][paragraph: x][list: [listItem: [paragraph: c]]]',
    ],
    [
      'two stay two without a cut',
      '- a\n\n* c',
      '[list: [listItem: [paragraph: a]]][list: [listItem: [paragraph: c]]]',
    ],
    [
      'the first number stays',
      '3. a\n4. b',
      '[list ordered=true start=3: [listItem: [paragraph: a]][listItem: [paragraph: b]]]',
    ],
    [
      'boxes stay',
      '- [ ] a\n- [x] b\n- c',
      '[list: [listItem: [paragraph: a]][listItem checked=true: [paragraph: b]][listItem: [paragraph: c]]]',
    ],
    ['one without an entry goes', '- <Internal>b</Internal>\n\nc', '[paragraph: c]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('of blocks', () => {
  test.each([
    ['a quotation goes with its text', '> <Internal>b</Internal>\n\nc', '[paragraph: c]'],
    ['a quotation stays', '> b', '[blockquote: [paragraph: b]]'],
    ['a heading goes with its text', '### <Internal>b</Internal>\n\nc', '[paragraph: c]'],
    ['a heading keeps its depth', '#### b\n\nc', '[heading depth=4: b][paragraph: c]'],
    [
      'a language is kept where it is known',
      '```JS\nx\n```\n\n```secretlang\ny\n```\n\n```\nz\n```',
      '[code lang=js: x][code: y][code: z]',
    ],
    ['a rule stays', 'a\n\n---\n\nb', '[paragraph: a][thematicBreak][paragraph: b]'],
    [
      'an aside keeps its label',
      ':::note[Mind]\nText.\n:::',
      '[containerDirective name=note: [paragraph data={"directiveLabel":true}: Mind][paragraph: Text.]]',
    ],
    ['an aside goes with its text', ':::note[Mind]\n<Internal>x</Internal>\n:::\n\nc', '[paragraph: c]'],
    ['what is opened stays', '<Public>\n\na\n\nb\n\n</Public>', '[paragraph: a][paragraph: b]'],
    ['a key alone stays', '<kbd>Ctrl</kbd>\n\nc', '[mdxJsxFlowElement name=kbd: Ctrl][paragraph: c]'],
    ['a break alone goes', 'a\n\n<br/>\n\nc', '[paragraph: a][paragraph: c]'],
    ['a log goes with its text', '<Log>\n\n<Internal>x</Internal>\n\n</Log>\n\nc', '[paragraph: c]'],
    ['a log stays', '<Log>\n\n```\nx\n```\n\n</Log>', '[mdxJsxFlowElement name=Log: [code: x]]'],
    ['a figure without a picture goes', '<Figure alt="x" />\n\nc', '[paragraph: c]'],
    [
      'a figure keeps what it says of the picture',
      '<Figure src="a.png" alt="Of Bob Park" />\n\nc',
      '[mdxJsxFlowElement name=Figure alt=Of the payments engineer: ][paragraph: c]',
    ],
    ['a figure that is lost goes', '<Figure src="lost.png" alt="x" />\n\nc', '[paragraph: c]'],
    ['a picture that stands alone and is lost goes', '![x](lost.png)\n\nc', '[paragraph: c]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('of tables', () => {
  test.each([
    [
      'rows go that are empty, columns keep their sides',
      '| Time | What |\n| :-- | --: |\n| 14:02 | x |\n| <Internal>14:03</Internal> | <Internal>y</Internal> |',
      '[table align=["left","right"]: [tableRow: [tableCell: Time][tableCell: What]][tableRow: [tableCell: 14:02][tableCell: x]]]',
    ],
    [
      'a row may be short',
      '| Time | What |\n| --- | --- |\n| 14:02 |',
      '[table align=[null,null]: [tableRow: [tableCell: Time][tableCell: What]][tableRow: [tableCell: 14:02][tableCell: ]]]',
    ],
    [
      'columns go that the template does not name public',
      '| Time | DRI | What |\n| --- | :-: | --: |\n| 14:02 | b | x |',
      '[table align=[null,"right"]: [tableRow: [tableCell: Time][tableCell: What]][tableRow: [tableCell: 14:02][tableCell: x]]]',
    ],
    ['one goes without a column', '| Owner | DRI |\n| --- | --- |\n| a | b |\n\nc', '[paragraph: c]'],
    ['one goes without a row', '| Time | What |\n| --- | --- |\n| <Internal>a</Internal> | |\n\nc', '[paragraph: c]'],
  ])('%s', (_name, written, left) => {
    expect(read(written)).toBe(left);
  });
});

describe('what goes is told with its reason:', () => {
  test.each([
    ['a part', '<Internal>x</Internal>\n\nc', [' → : it stands in `<Internal>`']],
    ['words', 'a <Internal>x</Internal> c', [' → : it stands in `<Internal>`']],
    ['a comment', '{/* x */}\n\nc', [' → : comments stay inside']],
    ['a comment in a line', 'a {/* x */} c', [' → : comments stay inside']],
    ['a picture', 'a ![x](lost.png) c', [' → : there is no such picture in the library']],
    [
      'a picture that is drawn',
      '<Figure src="lost.png" alt="x" />\n\nc',
      [' → : there is no picture `lost.png` in the library'],
    ],
    [
      'a note',
      'a[^1] b\n\n<Internal>\n\n[^1]: x\n\n</Internal>',
      [' → : its note stands in a part that is not public', ' → : it stands in `<Internal>`'],
    ],
    [
      'a link',
      '[a](https://closed.example/x)',
      ['https://closed.example/x → text without a link: the policy does not open this address'],
    ],
    [
      'a link without an address',
      '[a][r]\n\n<Internal>\n\n[r]: https://status.example/x\n\n</Internal>',
      [
        'a link → text without a link: its target is defined in a part that is not public',
        ' → : it stands in `<Internal>`',
      ],
    ],
  ])('%s', (_name, written, reasons) => {
    expect(told(written)).toEqual(reasons);
  });
});
