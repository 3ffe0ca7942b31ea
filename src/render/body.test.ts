import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { parseTree } from '../core/parse/tree.ts';
import { en } from '../texts/en.ts';
import { renderBody, renderInline, type RenderContext } from './body.ts';

function contextOf(text: string, more: Partial<RenderContext> = {}): RenderContext {
  return {
    document: { id: 'own', text, file: 'postmortems/own.mdx', tree: parseTree(text, 'own.mdx').tree },
    edition: 'internal',
    base: '/x/',
    mention: (words) =>
      [...words.matchAll(/2026-01-01-pool/g)].map(({ index }) => ({
        start: index,
        end: index + '2026-01-01-pool'.length,
        href: '/x/incidents/2026-01-01-pool/',
        title: 'The pool ran dry',
      })),
    link: (url) => url.replace(/^\.\.\/runbooks\/(.*)\.mdx/, '/x/runbooks/$1/'),
    image: (src) => (src === 'a.png' ? { src: '/x/images/own/a.png', width: 640, height: 480 } : undefined),
    footnotePrefix: 's1-',
    words: en,
    ...more,
  };
}

async function html(text: string, more: Partial<RenderContext> = {}): Promise<string> {
  return (await renderBody(parseTree(text, 'own.mdx').tree.children, contextOf(text, more))).html;
}

const literal: [what: string, source: string, expected: string][] = [
  ['emphasis', '*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
  ['a quote and a break between themes', '> a\n\n***', '<blockquote>\n<p>a</p>\n</blockquote>\n<hr>'],
  ['lists', '1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
  [
    'a list of tasks with boxes nobody can tick',
    '- [x] a\n- [ ] b',
    '<ul class="contains-task-list">\n' +
      '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> a</li>\n' +
      '<li class="task-list-item"><input type="checkbox" disabled aria-label="Done"> b</li>\n</ul>',
  ],
  [
    'a heading with an id and an anchor',
    '### What *went* well',
    '<div class="heading heading-3"><h3 id="what-went-well">What <em>went</em> well</h3>' +
      '<a class="heading-anchor" href="#what-went-well" aria-label="Link to “What went well”"></a></div>',
  ],
  [
    'a table that can be scrolled by keyboard',
    '| a | b |\n|--:|---|\n| 1 | 2 |',
    '<div class="table-scroll" tabindex="0" role="region" aria-label="Table: a, b"><table>\n<thead>\n<tr>\n' +
      '<th scope="col" class="align-right">a</th>\n<th scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n' +
      '<td class="align-right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>',
  ],
  [
    'a footnote with ids of this rendering only',
    'a[^n]\n\n[^n]: b',
    '<p>a<sup><a href="#s1-fn-n" id="s1-fnref-n" data-footnote-ref aria-describedby="s1-footnote-label">1</a></sup></p>\n' +
      '<section data-footnotes class="footnotes"><p class="footnotes-label" id="s1-footnote-label">Notes</p>\n<ol>\n' +
      '<li id="s1-fn-n">\n<p>b <a href="#s1-fnref-n" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>\n' +
      '</li>\n</ol>\n</section>',
  ],
  [
    'a picture of the document',
    '![A graph](a.png "T")',
    '<p><img src="/x/images/own/a.png" alt="A graph" title="T" width="640" height="480" loading="lazy" decoding="async"></p>',
  ],
  [
    'a picture that is not there by its words',
    '![A graph](b.png)',
    '<p><span class="missing-picture">A graph (no such picture: <code class="inert">b.png</code>)</span></p>',
  ],
  [
    'a picture on another host as a link, since nothing is fetched from elsewhere',
    '![A graph](https://example.com/a.png)',
    '<p><a href="https://example.com/a.png" rel="noopener noreferrer">A graph</a></p>',
  ],
  [
    'a link to a runbook’s file as the address of its page',
    '[r](../runbooks/r.mdx#a)',
    '<p><a href="/x/runbooks/r/#a">r</a></p>',
  ],
  [
    'a link by reference',
    '[a][b]\n\n[b]: https://example.com/ü "T"',
    '<p><a href="https://example.com/%C3%BC" title="T" rel="noopener noreferrer">a</a></p>',
  ],
  ['a link that runs code as its words', '[a](javascript:alert(1)) [b](data:text/html,x)', '<p>a b</p>'],
  ['a link whose scheme is hidden by white space as its words', '[a](java&#10;script:alert(1))', '<p>a</p>'],
  [
    'a mention as a link, but not in code, links or headings',
    'See 2026-01-01-pool, `2026-01-01-pool` and [2026-01-01-pool](#a).',
    '<p>See <a class="mention" href="/x/incidents/2026-01-01-pool/" title="The pool ran dry">2026-01-01-pool</a>, ' +
      '<code>2026-01-01-pool</code> and <a href="#a">2026-01-01-pool</a>.</p>',
  ],
  [
    'code with classes for colours and its title',
    '```bash title="On the node"\nls # all\n```',
    '<div class="code-block" data-language="bash"><p class="code-title">On the node</p><pre tabindex="0"><code>' +
      '<span class="tok-function">ls </span><span class="tok-comment"># all</span></code></pre></div>',
  ],
  [
    'code in a language nobody knows, plain',
    '```brainfog\n<a>\n```',
    '<div class="code-block" data-language="brainfog"><pre tabindex="0"><code>&#x3C;a></code></pre></div>',
  ],
  ['code without a language', '```\na\n```', '<div class="code-block"><pre tabindex="0"><code>a</code></pre></div>'],
  [
    'an aside',
    ':::note\na\n:::',
    '<aside class="aside aside-note" aria-label="Note"><p class="aside-title">Note</p><p>a</p></aside>',
  ],
  [
    'an aside with a title of its own',
    ':::danger[Do *not*]\na\n:::',
    '<aside class="aside aside-danger" aria-label="Do not"><p class="aside-title">Do <em>not</em></p><p>a</p></aside>',
  ],
  ['internal text, marked', 'a <Internal>b</Internal>', '<p>a <span class="internal" data-internal="">b</span></p>'],
  ['an internal block, marked', '<Internal>b</Internal>', '<div class="internal" data-internal=""><p>b</p></div>'],
  ['nothing of public text', 'a\n\n<Public>b</Public>', '<p>a</p>'],
  [
    'a figure with its caption',
    '<Figure src="a.png" alt="A graph">It *climbs*</Figure>',
    '<figure class="picture"><img src="/x/images/own/a.png" alt="A graph" width="640" height="480" loading="lazy" decoding="async">' +
      '<figcaption>It <em>climbs</em></figcaption></figure>',
  ],
  [
    'a hypothesis with its confidence and evidence',
    '<Hypothesis confidence="ruled-out" evidence="E">\n\na\n\n</Hypothesis>',
    '<article class="card hypothesis"><p class="card-head"><span class="card-kind">Hypothesis</span> ' +
      '<span class="badge confidence-ruled-out">ruled out</span></p><p>a</p>' +
      '<dl class="card-facts"><dt>Evidence</dt><dd>E</dd></dl></article>',
  ],
  [
    'an investigation step with its command and what it should print',
    '<InvestigationStep command="ls" expected="E">a</InvestigationStep>',
    '<article class="card investigation-step"><p class="card-head"><span class="card-kind">Step</span></p><p>a</p><div class="code-block" data-language="bash"><pre tabindex="0"><code>' +
      '<span class="tok-function">ls</span></code></pre></div><dl class="card-facts"><dt>Expected</dt><dd>E</dd></dl></article>',
  ],
  [
    'a mitigation with its risk and the way back',
    '<Mitigation risk="R" back="B">a</Mitigation>',
    '<article class="card mitigation"><p class="card-head"><span class="card-kind">Mitigation</span></p><p>a</p><dl class="card-facts"><dt>Risk</dt><dd>R</dd><dt>Way back</dt><dd>B</dd></dl></article>',
  ],
  [
    'a mitigation that leaves out its way back says so',
    '<Mitigation risk="R">a</Mitigation>',
    '<article class="card mitigation"><p class="card-head"><span class="card-kind">Mitigation</span></p><p>a</p><dl class="card-facts"><dt>Risk</dt><dd>R</dd><dt>Way back</dt><dd><span class="none">none given</span></dd></dl></article>',
  ],
  [
    'a log, folded',
    '<Log title="T">\n\n```\na\n```\n\n</Log>',
    '<details class="log"><summary>T</summary><div class="log-body"><div class="code-block"><pre tabindex="0"><code>a</code></pre></div></div></details>',
  ],
  [
    'a block written within a line between two paragraphs',
    'a <Log title="T">b</Log> c',
    '<p>a</p>\n<details class="log"><summary>T</summary><div class="log-body"><p>b</p></div></details>\n<p>c</p>',
  ],
  ['no comment', 'a{/* b */}\n\n{/* c */}', '<p>a</p>'],
  ['harmless elements', 'H<sub>2</sub>O<br/><kbd>a</kbd>', '<p>H<sub>2</sub>O<br><kbd>a</kbd></p>'],
  [
    'a harmless element with a handler as its source',
    '<br onclick="x()"/> a',
    '<p><code class="inert">&#x3C;br onclick="x()" /></code> a</p>',
  ],
  ['an expression as its source', 'a {process.exit()}', '<p>a <code class="inert">{process.exit()}</code></p>'],
  ['an import as its source', 'import x from "y"', '<p><code class="inert">import x from "y"</code></p>'],
  [
    'an unknown component as its source around its children',
    '<Foo a="b" {...c} d={e} f>\n\n*g*\n\n</Foo>',
    '<p><code class="inert">&#x3C;Foo a="b" {...c} d={e} f></code></p><p><em>g</em></p><p><code class="inert">&#x3C;/Foo></code></p>'.replaceAll(
      '><p>',
      '>\n<p>',
    ),
  ],
  [
    'an unknown directive as its source around its children',
    ':::spoiler\na\n:::',
    '<p><code class="inert">:::spoiler</code></p>\n<p>a</p>\n<p><code class="inert">:::</code></p>',
  ],
  [
    'a script as its source',
    'a <script>alert(1)</script>',
    '<p>a <code class="inert">&#x3C;script></code>alert(1)<code class="inert">&#x3C;/script></code></p>',
  ],
];

describe('a body is rendered with', () => {
  test.each(literal)('%s', async (_, source, expected) => {
    expect(await html(source)).toBe(expected);
  });

  test('headings in order, shifted, with slugs that no other rendering on the page has', async () => {
    const slugger = new GithubSlugger();
    slugger.slug('Cause');
    const text = '## Cause\n\n### Cause `x`';
    const rendered = await renderBody(
      parseTree(text, 'own.mdx').tree.children,
      contextOf(text, { slugger, headingShift: 1 }),
    );
    expect(rendered.headings).toEqual([
      { depth: 3, slug: 'cause-1', text: 'Cause' },
      { depth: 4, slug: 'cause-x', text: 'Cause x' },
    ]);
  });

  test('definitions and notes that stand elsewhere in the document', async () => {
    const text = 'a [b] c[^1]\n\n[b]: /b\n[^1]: note';
    const first = parseTree(text, 'own.mdx').tree.children.slice(0, 1);
    const rendered = await renderBody(first, contextOf(text));
    expect(rendered.html).toContain('<a href="/b">b</a>');
    expect(rendered.html).toContain('<p>note ');
  });

  test('public text instead of internal text in the public edition', async () => {
    const text = 'a <Internal>b</Internal><Public>c</Public> d[^1]\n\n<Internal>\n\n[^1]: secret\n\n</Internal>';
    expect(await html(text, { edition: 'public' })).toBe(
      '<p>a <span class="public">c</span> d<code class="inert">[^1]</code></p>',
    );
  });

  test('raw HTML, which a document that is no MDX can hold, as its source', async () => {
    const rendered = await renderBody([{ type: 'html', value: '<img src=x onerror=alert(1)>' }], contextOf(''));
    expect(rendered.html).toBe('<p><code class="inert">&#x3C;img src=x onerror=alert(1)></code></p>');
  });
});

describe('words are rendered inline', () => {
  const inline = async (text: string) => {
    const [first] = parseTree(text, 'own.mdx').tree.children;
    return renderInline(first?.type === 'paragraph' ? first.children : [], contextOf(text));
  };

  test('without a paragraph around them', async () => {
    expect(await inline('a *b* `c` 2026-01-01-pool')).toBe(
      'a <em>b</em> <code>c</code> <a class="mention" href="/x/incidents/2026-01-01-pool/" title="The pool ran dry">2026-01-01-pool</a>',
    );
  });

  test('with a footnote told in brackets', async () => {
    expect(await inline('a[^1] b\n\n[^1]: see `c`[^1]')).toBe(
      'a<small class="note-inline"> [see <code>c</code>]</small> b',
    );
  });

  test('with a block component as its source', async () => {
    expect(await inline('a <Log title="T">b</Log>')).toBe(
      'a <code class="inert">&#x3C;Log title="T"></code>b<code class="inert">&#x3C;/Log></code>',
    );
  });
});

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" />',
  '<svg onload="alert(1)"></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<style>*{background:url(//evil.example)}</style>',
  '<div style="position:fixed">x</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<Figure src="javascript:alert(1)" alt="x" onload="alert(1)" />',
  '<Figure src="data:text/html;base64,PHNjcmlwdD4=" alt={alert(1)} />',
  '<Log title="</summary><script>alert(1)</script>">x</Log>',
  '<Hypothesis confidence="high&quot; onmouseover=&quot;alert(1)" evidence="<img src=x onerror=alert(1)>">x</Hypothesis>',
  '<InvestigationStep command="</code><script>alert(1)</script>" expected="x" />',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java&#9;script:alert(1))',
  '[x](\\x01javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//evil.example/)',
  '[x](https://a.example/"onmouseover="alert(1))',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x" onerror="alert(1)](a.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '```"><script>alert(1)</script>\nx\n```',
  '```bash title="</p><script>alert(1)</script>"\nx\n```',
  ':::note[<script>alert(1)</script>]\nx\n:::',
  ':::note{onclick="alert(1)" style="x"}\nx\n:::',
  ':::style\nx\n:::',
  '# <img src=x onerror=alert(1)>',
  '# "onmouseover="alert(1)',
  'a[^"onmouseover="alert(1)]\n\n[^"onmouseover="alert(1)]: x',
  '{alert(1)}',
  '{`</code><script>alert(1)</script>`}',
  'import x from "data:text/javascript,alert(1)"',
  'export const x = alert(1)',
  '<!-- <script>alert(1)</script> -->',
  '| <script>alert(1)</script> | a |\n|---|---|\n| <img src=x onerror=alert(1)> | b |',
  '<br style="x" onclick="alert(1)" />',
  '<Internal onclick="alert(1)" style="x">x</Internal>',
  '<Foo onclick={() => alert(1)} {...evil}>x</Foo>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
];

/** What must never be there, as a browser would find it. */
function dangers(rendered: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${rendered}</body></html>`);
  const found: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const name = element.localName.toLowerCase();
    if (/^(script|style|iframe|object|embed|svg|math|form|button|link|meta|base|template)$/.test(name))
      found.push(`<${name}>`);
    for (const { name: attribute, value } of [...element.attributes]) {
      if (/^on/i.test(attribute) || ['style', 'srcset', 'srcdoc', 'formaction', 'xlink:href'].includes(attribute))
        found.push(attribute);
      if (attribute === 'src' && !value.startsWith('/x/images/')) found.push(`src=${value}`);
      if (
        attribute === 'href' &&
        !/^(https?:\/\/|mailto:|tel:|[/#.?]|[^:]*$)/i.test(value.replace(/[\u0000-\u0020]/g, ''))
      )
        found.push(`href=${value}`);
    }
  }
  return found;
}

describe('nothing that runs comes out', () => {
  test('as far as the search for it can tell, which finds what is there', () => {
    expect(dangers('<p onclick="x" style="y"><a href="java\tscript:x"><img src="x"></a></p><svg></svg>')).toHaveLength(
      5,
    );
  });

  test.each(payloads)('of %s', async (payload) => {
    for (const text of [
      payload,
      `a ${payload} b`,
      `> ${payload}`,
      `- ${payload}`,
      `<Internal>\n\n${payload}\n\n</Internal>`,
    ]) {
      expect(dangers(await html(text)), text).toEqual([]);
    }
  });

  test('of any text put together from markup, payloads and words', async () => {
    const pieces = fc.oneof(
      fc.constantFrom(...payloads),
      fc.constantFrom(
        '\n\n',
        '\n',
        ' ',
        '> ',
        '- ',
        '# ',
        '```',
        '`',
        '*',
        '**',
        '|',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '</',
        '/>',
        '{',
        '}',
      ),
      fc.constantFrom(
        ':::note\n',
        ':::\n',
        '<Internal>',
        '</Internal>',
        '<Log title="',
        '">',
        '[^1]',
        '[^1]: ',
        '~~',
        '&lt;',
        '&#x3C;',
        '\\',
        '"',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), async (parts) => {
        const text = parts.join('');
        expect(dangers(await html(text))).toEqual([]);
        expect(dangers(await html(text, { edition: 'public' }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('code of more lines than are shown', () => {
  const listing = (count: number) => `\`\`\`log\n${Array(count).fill('line').join('\n')}\n\`\`\``;

  test('is folded under what it is and how long', async () => {
    const folded = await html(listing(4), { foldAbove: 3 });
    expect(folded).toMatch(
      /^<details class="log"><summary>log, 4 lines<\/summary><div class="log-body"><div class="code-block"/,
    );
    expect(await html(listing(4).replace('log\n', 'log title="pod 3"\n'), { foldAbove: 3 })).toContain(
      '<summary>pod 3, 4 lines</summary>',
    );
  });

  test('stands open up to that many, and is not folded twice', async () => {
    expect(await html(listing(3), { foldAbove: 3 })).not.toContain('<details');
    expect(
      (await html(`<Log title="a">\n\n${listing(9)}\n\n</Log>`, { foldAbove: 3 })).match(/<details/g),
    ).toHaveLength(1);
  });
});
