import { describe, expect, test } from 'vitest';
import { boundedMarkdown } from './bounded.ts';

describe('Markdown that a person wrote', () => {
  test('comes back as it is', () => {
    const text = `# Title\n\n> - *a* **b** [c](d) \`e\`\n\n${'| **a** | [b](c) |\n'.repeat(500)}\n${'- *x* y\n'.repeat(500)}`;
    expect(boundedMarkdown(text)).toBe(text);
  });

  test('keeps its code', () => {
    const text = `\`\`\`js\n${'a[*_<('.repeat(500)}\n> > >\n\`\`\`\n`;
    expect(boundedMarkdown(text)).toBe(text);
  });
});

describe('Markdown that a parser takes too long for', () => {
  test('means its signs themselves by them', () => {
    const made = boundedMarkdown(`${'*a '.repeat(600)}\n\n*b*\n`);
    expect(made).toBe(`${'\\*a '.repeat(600)}\n\n*b*\n`);
  });

  test('underlines a heading as often as anybody does', () => {
    expect(boundedMarkdown('===\n'.repeat(200))).toBe(`${'===\n'.repeat(30)}${'\\===\n'.repeat(170)}`);
    const headings = 'Title\n===\n\nText\n'.repeat(100);
    expect(boundedMarkdown(headings)).toBe(headings);
  });

  test('in a very long paragraph has none, however few', () => {
    const words = 'word '.repeat(4_001);
    expect(boundedMarkdown(`[${words}\n\n[b](c)\n`)).toBe(`\\[${words}\n\n[b](c)\n`);
  });

  test('has at most 400 notes', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, at) => `[^${at}]: b\n\n`).join('');
    expect(boundedMarkdown(notes(400))).toBe(notes(400));
    expect(boundedMarkdown(notes(401))).toBe(notes(401).replaceAll('[', '\\['));
  });

  test('what was escaped stays so', () => {
    expect(boundedMarkdown('\\[a '.repeat(600))).toBe('\\[a '.repeat(600));
  });

  test.each([
    ['> ', `${'> '.repeat(30)}\\${'> '.repeat(470)}`],
    ['- ', `${'- '.repeat(30)}\\${'- '.repeat(470)}`],
    ['1. ', `${'1. '.repeat(30)}1\\. ${'1. '.repeat(469)}`],
  ])('%s is nested as deep as anybody nests', (piece, expected) => {
    expect(boundedMarkdown(piece.repeat(500))).toBe(expected);
  });
});
