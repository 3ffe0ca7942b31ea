import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../parse/postmortem.ts';
import { paragraphsOf, passagesOf } from './passages.ts';

const headings: Record<string, string> = {
  Summary: 'summary',
  Impact: 'impact',
  Timeline: 'timeline',
  'Action items': 'action-items',
  Hypotheses: 'hypotheses',
};

function postmortem(body: string, front = 'title: Checkout failed') {
  const text = `---\n${front}\n---\n\n${body}\n`;
  return parsePostmortem(text, 'postmortems/a.mdx', { zone: 'UTC', ids: undefined }, (heading) => headings[heading]);
}

/** What a document has at a place within a line. */
function at(text: string, { line, column, endColumn }: { line: number; column: number; endColumn: number }) {
  return text.split('\n')[line - 1]!.slice(column - 1, endColumn - 1);
}

describe('passages', () => {
  test('know what they are and where they stand', () => {
    const found = passagesOf(
      postmortem(
        '## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 2026-04-15 14:02 | First pod killed |\n\n## Action items\n\n| ID | Action |\n| --- | --- |\n| A1 | Add an alert |\n\n## Summary\n\n- One entry\n\n| Region | Users |\n| --- | --- |\n| eu | 40 |\n\n### Odd\n\n```\na log\n```',
        'title: Checkout failed\nimpact: [{ what: buyers, unknown: Nobody counted }]',
      ),
    );
    expect(found.map(({ kind, text, section, heading }) => [kind, text, section, heading])).toEqual([
      ['title', 'Checkout failed', undefined, ''],
      ['impact', 'buyers', undefined, ''],
      ['unknown', 'Nobody counted', undefined, ''],
      ['heading', 'Timeline', 'timeline', 'Timeline'],
      ['head', 'Time (UTC)', 'timeline', 'Timeline'],
      ['head', 'Event', 'timeline', 'Timeline'],
      ['detail', '2026-04-15 14:02', 'timeline', 'Timeline'],
      ['event', 'First pod killed', 'timeline', 'Timeline'],
      ['heading', 'Action items', 'action-items', 'Action items'],
      ['head', 'ID', 'action-items', 'Action items'],
      ['head', 'Action', 'action-items', 'Action items'],
      ['detail', 'A1', 'action-items', 'Action items'],
      ['action', 'Add an alert', 'action-items', 'Action items'],
      ['heading', 'Summary', 'summary', 'Summary'],
      ['item', 'One entry', 'summary', 'Summary'],
      ['head', 'Region', 'summary', 'Summary'],
      ['head', 'Users', 'summary', 'Summary'],
      ['cell', 'eu', 'summary', 'Summary'],
      ['cell', '40', 'summary', 'Summary'],
      ['heading', 'Odd', 'summary', 'Odd'],
      ['code', 'a log', 'summary', 'Odd'],
    ]);
  });

  test('are read in one go, whatever markup is in them', () => {
    const [passage] = paragraphsOf(postmortem('We *should*\nhave `kubectl get` **seen**<br />it, “they said”.'));
    expect(passage!.text).toBe('We should have kubectl get seen it, “they said”.');
    expect(passage!.prose).toBe('We should have             seen it, “they said”.');
    expect(passage!.ownWords).toBe('We should have             seen it,            .');
  });

  test('know what is quoted, closed, inside or only suspected', () => {
    const found = paragraphsOf(
      postmortem(
        '> Said.\n\n<Internal>\n\nHere only.\n\n</Internal>\n\n<Log title="chat">\n\n```\nfolded\n```\n\n</Log>\n\n<Hypothesis confidence="low" evidence="A profile with 340Mi">\nThe cache takes 500Mi.\n</Hypothesis>\n\nOne <Internal>of acme</Internal> more.',
      ),
    );
    const texts = (which: (passage: (typeof found)[number]) => boolean) => found.filter(which).map(({ text }) => text);
    expect(texts(({ isQuoted }) => isQuoted)).toEqual(['Said.']);
    expect(texts(({ isInternal }) => isInternal)).toEqual(['Here only.']);
    expect(texts(({ isFolded }) => isFolded)).toEqual(['folded']);
    expect(texts(({ isProposal }) => isProposal)).toEqual(['folded', 'The cache takes 500Mi.']);
    expect(texts(({ isProposal }) => !isProposal)).toContain('A profile with 340Mi');
    const { text, pieces } = found.at(-1)!;
    expect(pieces.filter(({ isInternal }) => isInternal).map(({ start, end }) => text.slice(start, end))).toEqual([
      'of acme',
    ]);
  });

  test('have the places of their parts, escapes and entities counted', () => {
    const document = postmortem('One \\< two &amp; three,\n  four [five](https://x.example).');
    const [passage] = paragraphsOf(document);
    for (const word of ['three', 'four', 'five']) {
      const start = passage!.text.indexOf(word);
      expect(at(document.text, passage!.place(start, start + word.length))).toBe(word);
    }
  });

  test('of any words stand where their places say', () => {
    const word = fc.constantFrom(
      'pods',
      '**4,200**',
      '`512Mi`',
      'a\\|b',
      '&amp;',
      '“47 MB”',
      '[a link](x)',
      'end.',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const document = postmortem(`## Impact\n\nIt ${words.join(' ').replace(/\s*\n\s*/g, '\n')} all`);
        for (const passage of paragraphsOf(document))
          for (const { index, 0: found } of passage.text.matchAll(/pods|4,200|512Mi|47 MB|a link|end|all/g))
            expect(at(document.text, passage.place(index, index + found.length))).toBe(found);
      }),
      { numRuns: 200 },
    );
  });
});
