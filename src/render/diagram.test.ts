import { describe, expect, test } from 'vitest';
import { parseTree } from '../core/parse/tree.ts';
import { en } from '../texts/en.ts';
import { renderBody } from './body.ts';
import { drawDiagram } from './diagram.ts';

const flow = 'flowchart LR\n  A[API] -->|47 MB| B{Gateway}';
const svgOf = (text: string) => {
  const drawn = drawDiagram(text, 'How it broke', 'diagram');
  if ('fault' in drawn) throw new Error(drawn.fault);
  return drawn.svg;
};
const bodyOf = async (text: string) =>
  (
    await renderBody(parseTree(text, 'own.mdx').tree.children, {
      document: { id: 'own', text, file: 'postmortems/own.mdx' },
      edition: 'internal',
      base: '/',
      mention: () => [],
      link: (url) => url,
      image: () => undefined,
      footnotePrefix: '',
      words: en,
    })
  ).html;

describe('a diagram', () => {
  test.each([
    ['flow', flow],
    ['state', 'stateDiagram-v2\n  [*] --> Open\n  Open --> Closed'],
    ['sequence', 'sequenceDiagram\n  Gateway->>Redis: GET basket\n  Redis-->>Gateway: 47 MB'],
    ['class', 'classDiagram\n  class Basket\n  Basket : int items'],
    ['entity', 'erDiagram\n  BASKET ||--o{ ITEM : holds'],
  ])('of kind %s is an SVG without style, script or address', (_, text) => {
    const svg = svgOf(text);
    expect(svg).toMatch(
      /^<svg class="diagram-picture" viewBox="[\d. ]+" width="[\d.]+" height="[\d.]+" role="img" aria-label="How it broke">/,
    );
    expect(svg).not.toMatch(/<style|<script| style=|href|http|@import| on\w+=|NaN/);
  });

  test('holds its words, and ids of its own', () => {
    const svg = svgOf(flow);
    for (const words of ['API', '47 MB', 'Gateway']) expect(svg).toContain(`>${words}<`);
    expect(svg).toContain('id="diagram-arrowhead"');
    expect(svg).toContain('marker-end="url(#diagram-arrowhead)"');
  });

  test('takes no colours from the text, which would be right in one theme only', () =>
    expect(svgOf(`${flow}\n  style A fill:#f9f,color:#000\n  classDef red fill:#f00\n  class B red`)).not.toMatch(
      /#f9f|#f00/,
    ));

  test('holds what a stranger wrote as text', () => {
    const svg = svgOf(
      'flowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B["</text><script>alert(1)</script>"]\n  click A "javascript:alert(1)"',
    );
    expect(svg).not.toMatch(/<script|<img|javascript:| onerror=(?!alert)/);
  });

  test('that cannot be read says why', () => {
    expect(drawDiagram('this is nothing', 'x', 'd')).toEqual({ fault: expect.stringContaining('this is nothing') });
    expect(drawDiagram('flowchart LR\n'.concat('  A --> B\n'.repeat(200)), 'x', 'd')).toHaveProperty('fault');
  });
});

describe('in a document', () => {
  test('it stands with its source for who cannot see it', async () => {
    const html = await bodyOf(`\`\`\`mermaid title="How it broke"\n${flow}\n\`\`\``);
    expect(html).toMatch(
      /^<figure class="diagram"><div id="diagram" class="diagram-scroll" tabindex="0" role="region" aria-label="How it broke"><svg /,
    );
    expect(html).toContain('<figcaption>How it broke</figcaption>');
    expect(html).toContain('<summary>The diagram as text</summary>');
  });

  test('it is shown as code with a note where it cannot be drawn', async () => {
    const html = await bodyOf('```mermaid\nnothing <b>known</b>\n```');
    expect(html).toContain('<p class="diagram-note">This diagram could not be drawn: ');
    expect(html).toContain('nothing &#x3C;b>known&#x3C;/b>');
    expect(html).not.toContain('<b>');
  });

  test('two of them share no id', async () => {
    const html = await bodyOf(`\`\`\`mermaid\n${flow}\n\`\`\`\n\n\`\`\`mermaid\n${flow}\n\`\`\``);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('edges that multiply', () => {
  const names = (letter: string, count: number, between: string) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`).join(between);

  test.each([
    ['many to many', `flowchart LR\n  ${names('a', 20, ' & ')} --> ${names('b', 20, ' & ')}`],
    [
      'in a chain',
      `flowchart LR\n  ${names('a', 12, ' & ')} --> ${names('b', 12, ' & ')} --> ${names('c', 12, ' & ')}`,
    ],
    ['one behind the other on a line', `flowchart LR\n  ${names('a', 400, ' --> ')}`],
    ['as statements on a line', `flowchart LR\n  ${names('a --> b', 300, '; ')}`],
  ])('%s are not laid out', (_, text) => {
    expect(drawDiagram(text, 'x', 'x')).toEqual({ fault: 'it may have more than 250 edges, which `&` multiplies' });
  });

  test('a diagram that people can read is drawn', () => {
    const steps = Array.from({ length: 100 }, (_, index) => `  s${index} -- then & only then --> s${index + 1}`);
    expect(drawDiagram(`flowchart TD\n${steps.join('\n')}`, 'x', 'x')).toHaveProperty('svg');
    expect(drawDiagram(`flowchart LR\n  a & b & c --> d & e\n  d -- R&D --> f`, 'x', 'x')).toHaveProperty('svg');
  });
});
