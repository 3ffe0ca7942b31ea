/** A text whose length grows with a number, as it may come from a person, a machine or somebody hostile. */
export interface Shape {
  name: string;
  /** Where it stands: in the body of a postmortem, in its front matter, as rows of its timeline, or as a file of its own. */
  where: 'body' | 'front' | 'rows' | 'markdown' | 'html' | 'log';
  text(count: number): string;
}

/** Pieces that are repeated; the first number is how many make about 20 KB. */
const repeated: readonly string[] = [
  '{',
  '}',
  '<',
  '>',
  '</',
  '<a ',
  '<a>',
  '</a>',
  '<!--',
  '-->',
  '{/*',
  '*/}',
  '{/* x */}',
  '<Internal>',
  '</Internal>',
  '<Internal>x</Internal> ',
  '<Figure src="',
  '[',
  ']',
  '[[',
  '[x](',
  '[x](y) ',
  '![',
  '![x](y) ',
  '[^',
  '[^1]',
  '(',
  ')',
  '*',
  '**',
  '_',
  '__',
  '*a ',
  '**a* ',
  '_a* ',
  '~',
  '~~',
  '`',
  '``',
  '` `` ',
  '~~~',
  '```\n',
  '> ',
  '>\n',
  '- ',
  '-\n',
  '  - x\n',
  '1. ',
  '+ ',
  '#',
  '# x\n',
  '## x\n',
  '|',
  '| ',
  '| x ',
  '|\n',
  ':::',
  ':::note\n',
  ':',
  '::x',
  ':x[',
  '\\',
  '\\\\',
  '&',
  '&amp;',
  '&#',
  '&#x0;',
  '"',
  "'",
  '“',
  '@a',
  '@',
  'http://',
  'https://a.example/x ',
  'a@b.c ',
  'www.',
  '$',
  '$$',
  '%',
  '%41',
  '\t',
  '   ',
  '\n\n',
  '\n',
  '\r\n',
  '---\n',
  '===\n',
  'a',
  'a ',
  'A b. ',
  '1',
  '1 ',
  '1,',
  '1.',
  '12:30 ',
  '12:30-',
  '2026-01-02 ',
  '5 minutes ',
  '5 ',
  'five ',
  '50 % ',
  'token=',
  '4f ',
  '€5 ',
  'x-',
  'a-b-c ',
  'é',
  '\u0301',
  '\u200b',
  'ß',
  '漢',
  '😀',
  'kessel ',
  'the service ',
  'UTC ',
  'and ',
  'A1 ',
  'SEV1 ',
  '2026-01-02-attack ',
  'a1',
  'K3ssel ',
  'Ka ',
  'I',
  'R. ',
  'Ҝ',
  'хё',
  'Кессель ',
  'PLAT-1 ',
  'plat 4711 ',
  '/4711',
  'million ',
  'a million of ',
  'two and ',
  '½ ',
  '1/2 ',
  '€',
  'cost us ',
  '0x0a',
  '10.',
  '::',
  'fe80:',
  'T14:07',
  '14-',
  'quarter past ',
  '<b>x</b>',
  '<details>',
  '<p>',
  '<td>',
  '<table><tr><td>',
];

/** Shapes that a single repeated piece does not make. */
const made: readonly [string, Shape['where'], (count: number) => string][] = [
  ['nested quotes', 'body', (n) => `${'> '.repeat(n / 8)}x`],
  ['nested lists', 'body', (n) => Array.from({ length: Math.sqrt(n) }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
  ['nested brackets', 'body', (n) => '['.repeat(n / 2) + ']'.repeat(n / 2)],
  ['nested emphasis', 'body', (n) => '*a **b '.repeat(n / 14) + ' b** a*'.repeat(n / 14)],
  [
    'definitions',
    'body',
    (n) => Array.from({ length: n / 20 }, (_, at) => `[l${at}]: https://a.example/${at}`).join('\n'),
  ],
  ['references', 'body', (n) => Array.from({ length: n / 20 }, (_, at) => `[l${at}] `).join('')],
  ['footnotes', 'body', (n) => Array.from({ length: n / 20 }, (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`).join('')],
  ['headings', 'body', (n) => Array.from({ length: n / 20 }, (_, at) => `## Part ${at}\n\nx\n\n`).join('')],
  ['same headings', 'body', (n) => '## Timeline\n\nx\n\n'.repeat(n / 16)],
  [
    'sentences with figures',
    'body',
    (n) =>
      Array.from({ length: n / 40 }, (_, at) => `It failed ${at} times of ${at + 9} at 1${at % 10}:0${at % 9}. `).join(
        '',
      ),
  ],
  ['one long sentence', 'body', (n) => Array.from({ length: n / 12 }, (_, at) => `and ${at} requests,`).join(' ')],
  ['a wide table', 'body', (n) => `${'| a '.repeat(n / 12)}|\n${'| --- '.repeat(n / 12)}|\n${'| b '.repeat(n / 12)}|`],
  ['a long table', 'body', (n) => `| a | b |\n| --- | --- |\n${'| 1 | 2 |\n'.repeat(n / 10)}`],
  ['a long fence', 'body', (n) => `\`\`\`js\n${'const a = 1;\n'.repeat(n / 13)}\`\`\``],
  ['a line of code', 'body', (n) => `\`\`\`js\n${'a(['.repeat(n / 3)}\n\`\`\``],
  ['fences', 'body', (n) => '```yaml\na: 1\n```\n\n'.repeat(n / 20)],
  [
    'a chain in a diagram',
    'body',
    (n) =>
      `\`\`\`mermaid\nflowchart LR\n${Array.from({ length: n / 200 }, (_, at) => `  a${at} --> a${at + 1}`).join('\n')}\n\`\`\``,
  ],
  ['rows', 'rows', (n) => Array.from({ length: n / 40 }, (_, at) => row(at, 'it goes on')).join('')],
  [
    'rows in disorder',
    'rows',
    (n) => Array.from({ length: n / 40 }, (_, at) => row((at * 7919) % 1440, 'it goes on')).join(''),
  ],
  [
    'rows with milestones',
    'rows',
    (n) => Array.from({ length: n / 40 }, (_, at) => row(at, 'it goes on', 'detected')).join(''),
  ],
  ['rows that cannot be read', 'rows', (n) => '| soon | | it goes on | log |\n'.repeat(n / 30)],
  ['a cell', 'rows', (n) => row(0, 'x '.repeat(n / 2))],
  [
    'a list in front matter',
    'front',
    (n) => `tags: [${Array.from({ length: n / 8 }, (_, at) => `t${at}`).join(', ')}]\n`,
  ],
  ['the same key', 'front', (n) => 'a: 1\n'.repeat(n / 5)],
  ['nested flow lists', 'front', (n) => `a: ${'['.repeat(n / 20)}${']'.repeat(n / 20)}\n`],
  [
    'related incidents',
    'front',
    (n) =>
      `related:\n${Array.from({ length: n / 40 }, (_, at) => `  - { id: 2026-01-0${at % 9}-x${at}, why: y }\n`).join('')}`,
  ],
  ['aliases', 'front', (n) => `a: &a 1\nb: [${'*a, '.repeat(n / 4)}1]\n`],
  ['a long title', 'front', (n) => `title: ${'word '.repeat(n / 5)}\n`],
  [
    'bullets with clocks',
    'markdown',
    (n) => Array.from({ length: n / 20 }, (_, at) => `- 1${at % 10}:${10 + (at % 50)} event ${at}\n`).join(''),
  ],
  [
    'headings with clocks',
    'markdown',
    (n) => Array.from({ length: n / 20 }, (_, at) => `### 1${at % 10}:${10 + (at % 50)}\n\nevent\n\n`).join(''),
  ],
  [
    'paragraphs with days',
    'markdown',
    (n) => Array.from({ length: n / 30 }, (_, at) => `${1 + (at % 28)} May 2026, 1${at % 10}:10: event\n\n`).join(''),
  ],
  ['tables', 'markdown', (n) => '| Time | Event |\n| --- | --- |\n| 10:10 | x |\n\n'.repeat(n / 45)],
  ['bold labels', 'markdown', (n) => '**Owner**: somebody\n\n'.repeat(n / 20)],
  ['check boxes', 'markdown', (n) => '- [ ] do it, @a, 2026-05-05\n'.repeat(n / 28)],
  ['cells', 'html', (n) => `<table><tr>${'<td>x</td>'.repeat(n / 10)}</tr></table>`],
  ['rows of HTML', 'html', (n) => `<table>${'<tr><td>10:10</td><td>x</td></tr>'.repeat(n / 33)}</table>`],
  ['wide cells', 'html', (n) => `<table>${'<tr><td colspan=900>10:10</td></tr>'.repeat(n / 36)}</table>`],
  [
    'tall cells',
    'html',
    (n) => `<table><tr>${'<td rowspan=900>10:10</td>'.repeat(n / 26)}</tr>${'<tr></tr>'.repeat(n / 26)}</table>`,
  ],
  ['nested divisions', 'html', (n) => `${'<div>'.repeat(n / 40)}x`],
  ['nested lists of HTML', 'html', (n) => `${'<ul><li>'.repeat(n / 60)}x`],
  ['open emphasis', 'html', (n) => '<b>x'.repeat(n / 20)],
  [
    'a log',
    'log',
    (n) =>
      Array.from({ length: n / 50 }, (_, at) => `2026-01-02T10:${10 + (at % 50)}:00Z ERROR it failed ${at}\n`).join(''),
  ],
  ['one line of a log', 'log', (n) => `2026-01-02T10:00:00Z ${'ERROR '.repeat(n / 6)}`],
  ['a log without times', 'log', (n) => 'ERROR it failed\n'.repeat(n / 16)],
  [
    'lines of JSON',
    'log',
    (n) =>
      Array.from({ length: n / 60 }, (_, at) => `{"ts":"2026-01-02T10:${10 + (at % 50)}:00Z","msg":"x${at}"}\n`).join(
        '',
      ),
  ],
  ['nested JSON', 'log', (n) => `${'{"a":['.repeat(n / 12)}1${']}'.repeat(n / 12)}`],
  [
    'an export of alerts',
    'log',
    (n) =>
      JSON.stringify({
        alerts: Array.from({ length: n / 120 }, (_, at) => ({
          startsAt: `2026-01-02T10:00:${10 + (at % 50)}Z`,
          endsAt: '2026-01-02T11:00:00Z',
          labels: { alertname: `a${at}` },
          annotations: {},
        })),
      }),
  ],
];

function row(at: number, event: string, milestone = ''): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `| 2026-01-02 ${two(Math.floor(at / 60) % 24)}:${two(at % 60)} | ${milestone} | ${event} | log |\n`;
}

/** Every shape. */
export const shapes: readonly Shape[] = [
  ...repeated.map((piece): Shape => ({
    name: JSON.stringify(piece),
    where: 'body',
    text: (n) => piece.repeat(n / piece.length),
  })),
  ...made.map(([name, where, text]): Shape => ({ name, where, text })),
];

/** The text of a postmortem with a shape in its place. */
export function documentWith({ where, text }: Shape, count: number): string {
  const put = text(count);
  return `---
${where === 'front' && put.startsWith('title:') ? '' : 'title: Requests failed for a while\n'}status: draft
severity: SEV3
services: [core-api]
${where === 'front' ? put : ''}---

## Summary

${where === 'body' ? put : 'Requests failed.'}

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
${where === 'rows' ? put : '| 2026-01-02 10:00 | impact-start | Requests fail | log |\n| 10:30 | recovered | It is over | log |\n'}`;
}
