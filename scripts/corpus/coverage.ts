import type { ImportedDocument } from '../../src/core/import/document/import.ts';
import { decodeEntities, markupElements } from '../../src/core/import/document/print.ts';
import { sentencesIn } from '../../src/core/text/sentences.ts';
import type { ReadDocument } from '../../src/core/import/document/source.ts';

/** How much of a document is in its import. */
export interface Coverage {
  sentences: number;
  /** Sentences with a word that is neither in the result nor in the report, or whose words were separated. */
  lost: string[];
}

/**
 * Compares a document word by word with its import: every word of the source has to stand in the result or among what
 * the report keeps, as often as in the source, and a sentence’s words have to stand together. White space, markup,
 * escapes, names of HTML tags and labels of link definitions are no words. It reads the source on its own, not with the
 * parser of the import.
 */
export function coverageOf(
  document: Pick<ReadDocument, 'words' | 'format'>,
  imported: Pick<ImportedDocument, 'mdx' | 'report'>,
): Coverage {
  const result = wordsOf(ownWordsRemoved(imported.mdx));
  const kept = imported.report.kept.flatMap(({ text }) => wordsOf(text));
  const left = new Map<string, number>();
  for (const word of [...result, ...kept]) left.set(word, (left.get(word) ?? 0) + 1);
  const stream = ` ${result.join(' ')}  ${kept.join(' ')} `;
  const sentences = sentencesOf(document.words, document.format);
  const lost: string[] = [];
  for (const sentence of sentences) {
    const words = wordsOf(sentence);
    let isLost = false;
    for (const word of words) {
      const count = left.get(word) ?? 0;
      if (count === 0) isLost = true;
      else left.set(word, count - 1);
    }
    if (isLost || runsOf(words, stream) > 3 + words.length / 4) lost.push(sentence);
  }
  return { sentences: sentences.length, lost };
}

/** The words of a text, in small letters; addresses decoded. */
function wordsOf(text: string): string[] {
  const plain = decodeEntities(text).replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return ' ';
    }
  });
  // An HTML entity is no word.
  return (
    plain
      .replace(/&[a-z]+\d*;/gi, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** The number of runs a sentence is split into in the result, counted greedily. */
function runsOf(words: readonly string[], stream: string): number {
  let runs = 0;
  for (let start = 0; start < words.length; runs++) {
    let run = '';
    let end = start;
    while (end < words.length && stream.includes(` ${run}${words[end]} `)) run += `${words[end++]} `;
    start = Math.max(end, start + 1);
  }
  return runs;
}

/** The result without the words that the import itself adds. */
function ownWordsRemoved(mdx: string): string {
  return mdx
    .replace(/^(?:title|kind|status|services|provenance|detection|  channel|  - tool|    source|    on):/gm, ' ')
    .replace(/^\| (?:Time\b[^|]*\| Milestone|ID +\| Action) .*$/gm, ' ')
    .replace(/^\| A\d+ /gm, '| ')
    .replace(/^## (?:Timeline notes|Imported front matter|Links nothing refers to)$/gm, ' ')
    .replace(/\\?\[fill in: [^\]]*\]/g, ' ');
}

const tag = new RegExp(`<(\\/?)(${markupElements})((?:\\s(?:"[^"]*"|'[^']*'|[^'">])*)?)\\/?>`, 'gi');

/** The source’s sentences, without what is only markup. */
function sentencesOf(text: string, format: ReadDocument['format']): string[] {
  let body = text;
  if (format === 'markdown' || format === 'text') {
    body = body
      .replace(
        /^(---[ \t]*\n)([\s\S]*?\n)(---[ \t]*\n)/,
        (_, open: string, front: string, close: string) => open + front.replace(/^title\s*:/m, ' ') + close,
      )
      .replace(/^\+\+\+[ \t]*\n[\s\S]*?\n\+\+\+/, (front) => front.replace(/^title\s*=/m, ' '))
      .replace(/^\{[ \t]*\n[\s\S]*?\n\}/, (front) => front.replace(/^\s*"title"\s*:\s*/m, ' '))
      .replace(tag, (_, _closing: string, _name: string, attributes: string) => {
        const values = [...attributes.matchAll(/\b(?:src|href|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)];
        return ` ${values.map((match) => match[1] ?? match[2] ?? match[3]).join(' ')} `;
      })
      .replace(/^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*(?=\S)/gm, ' ')
      .replace(/\]\[([^\]\n]*)\]/g, (whole, label: string) =>
        new RegExp(`^ {0,3}\\[${label.replace(/[^\w\s]/g, '\\$&')}\\]:`, 'im').test(text) ? ' ' : whole,
      )
      .replace(/^(\s*(?:>\s*)*)\d+[.)](?=\s)/gm, '$1')
      .replace(/^((?:\s*(?:>|[-*+]))*\s*)\[[xX ]\](?=\s|$)/gm, '$1')
      .replace(/\[(https?:\/\/[^\]\s]+)\]\(\1\)/g, '$1');
  }
  return body
    .split(/(?<!\\)\|/)
    .flatMap((cell) => sentencesIn(cell))
    .map(({ text }) => text.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
