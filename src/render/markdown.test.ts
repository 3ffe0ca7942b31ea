import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../core/parse/postmortem.ts';
import { configurationSchema } from '../core/model/configuration.ts';
import { renderMarkdown } from './markdown.ts';

const configuration = configurationSchema.parse({ schema: 1, name: 'x', severities: [{ id: 'SEV1', name: 'Bad' }] });
const words = {
  note: { note: 'Note', caution: 'Caution' },
  hypothesis: 'Hypothesis',
  evidence: 'Evidence:',
  expected: 'Expected:',
  risk: 'Risk:',
  back: 'To undo it:',
};

/** A body as Markdown, its lines apart. */
function markdown(body: string): string {
  const document = parsePostmortem(
    `---\ntitle: X\nstatus: draft\nseverity: SEV1\nservices: [a]\n---\n\n${body}\n`,
    'postmortems/x.mdx',
    configuration,
    () => undefined,
  );
  return renderMarkdown({
    document,
    link: (url) => url.replace(/^\.\.\/runbooks\/(.+)\.mdx$/, 'https://x.example/runbooks/$1/'),
    image: (src) => (src === 'graph.png' ? { src: 'https://x.example/images/x/graph.png' } : undefined),
    words,
  }).trim();
}

describe('what is Markdown already', () => {
  test.each([
    ['a paragraph', 'Some *words* of snake_case, 14:03 and `code`.'],
    ['a list', '- one\n- two\n  1. three'],
    ['a table', '| a | b |\n|:--|--|\n| 1 \\| 2 | |'],
    ['code', '```sh\nkubectl get pods <x> {y}\n```'],
    ['a footnote', 'Text.[^1]\n\n[^1]: Its note.'],
    ['a link to elsewhere', '[there](https://x.example/a_b) and [here](#summary)'],
  ])('stays as it was written: %s', (_, body) => {
    expect(markdown(body)).toBe(body);
  });
});

describe('components become Markdown', () => {
  test.each([
    ['Internal in a line', 'We lost <Internal>$5</Internal><Public>money</Public> today.', 'We lost $5 today.'],
    ['Internal around blocks', '<Internal>\n\nA.\n\n- b\n\n</Internal>', 'A.\n\n- b'],
    ['Public is left out', '<Public>\n\nA.\n\n</Public>\n\nB.', 'B.'],
    [
      'Figure',
      '<Figure src="graph.png" alt="Errors rise">\n\nErrors at noon\n\n</Figure>',
      '![Errors rise](https://x.example/images/x/graph.png)\n\nErrors at noon',
    ],
    ['a picture that is not there', '<Figure src="gone.png" alt="A graph" />', 'A graph'],
    [
      'Hypothesis',
      '<Hypothesis confidence="high" evidence="the log">\n\nThe cache grew.\n\n</Hypothesis>',
      '> **Hypothesis (high)**\n>\n> The cache grew.\n>\n> **Evidence:** the log',
    ],
    [
      'InvestigationStep',
      '<InvestigationStep command="ls -l" expected="one file">\n\nLook.\n\n</InvestigationStep>',
      'Look.\n\n```sh\nls -l\n```\n\n**Expected:** one file',
    ],
    [
      'Mitigation',
      '<Mitigation risk="load" back="scale down">\n\nScale up.\n\n</Mitigation>',
      '> Scale up.\n>\n> **Risk:** load\n>\n> **To undo it:** scale down',
    ],
    ['Log', '<Log title="Gateway">\n\n```\na\n```\n\n</Log>', '**Gateway**\n\n```\na\n```'],
    ['an aside', ':::caution\nDo not.\n:::', '> **Caution**\n>\n> Do not.'],
    ['an aside with a title', ':::note[Mind this]\nDo not.\n:::', '> **Mind this**\n>\n> Do not.'],
    [
      'a table with a component in it',
      '| a |\n|---|\n| x<Internal> y \\| z</Internal> |',
      '| a |\n| - |\n| x y \\| z |',
    ],
    ['a link to a document', '[run it](../runbooks/roll-back.mdx)', '[run it](https://x.example/runbooks/roll-back/)'],
  ])('%s', (_, body, expected) => {
    expect(markdown(body)).toBe(expected);
  });
});

describe('what could run is characters', () => {
  test.each([
    ['an unknown element', '<Foo a="b">\n\ntext\n\n</Foo>', '```\n<Foo a="b">\n\ntext\n\n</Foo>\n```'],
    ['an unknown element in a line', 'a <Foo>b</Foo> c', 'a `<Foo>b</Foo>` c'],
    ['an expression', 'a {1 + 1} b', 'a `{1 + 1}` b'],
    ['an import', "import x from 'y'", "```\nimport x from 'y'\n```"],
    ['an address that runs', '[x](javascript:alert(1))', 'x'],
  ])('%s', (_, body, expected) => {
    expect(markdown(body)).toBe(expected);
  });

  test('in a document that could not be read whole, too', () => {
    const text = markdown('a < b and <script>alert(1)\n\nmore');
    expect(text).not.toMatch(/(?<!\\)<[a-z!/]/i);
    expect(text).toContain('more');
  });
});
