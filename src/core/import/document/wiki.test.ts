import { expect, test } from 'vitest';
import { wikiToMarkdown } from './wiki.ts';

test('headings, bold and tables of MediaWiki', () => {
  expect(
    wikiToMarkdown(`== Chronicle ==
The '''pump''' stood.
{| class="wikitable"
! Hour !! Note
|-
| style="x" | 08:10 || pump stands
|-
| 08:40
| pump ''runs''
|}`),
  ).toBe(`
## Chronicle

The **pump** stood.

| Hour | Note |
| --- | --- |
| 08:10 | pump stands |
| 08:40 | pump *runs* |
`);
});

test('headings and heads of tables of Jira', () => {
  expect(wikiToMarkdown('h2. Steps\n||When||What||\n|08:10|pump stands|')).toBe(
    '\n## Steps\n\n| When | What |\n| --- | --- |\n|08:10|pump stands|',
  );
});

test('signs and people of Jira', () => {
  expect(wikiToMarkdown('h3. To do\n* (/) Oil it - [~ada]\n* (x) Paint it, f(x)')).toBe(
    '\n### To do\n\n* ✅ Oil it - @ada\n* ❌ Paint it, f(x)',
  );
});

test.each(['a == b and c == d', '# Title\n\ntext', 'h2 is no heading', '{| no heading of a wiki\n|}'])(
  'other text stays: %j',
  (text) => expect(wikiToMarkdown(text)).toBe(text),
);
