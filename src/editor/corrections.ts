import { fixDocument } from '../core/lint/fix/fix.ts';
import { documentsOf, type Library } from '../core/model/library.ts';
import type { Edit } from './allow.ts';
import type { Fix } from './fixes.ts';
import { linesOf, mark } from './place.ts';

/**
 * What `lint --fix` would do to an open text: times, headings, rows and tables, and never a fact. Undefined where there
 * is nothing to correct.
 */
export function correctionsOf(text: string, file: string, library: Library): Fix | undefined {
  if (!/^(postmortems|runbooks|reviews)\/.*\.mdx$/.test(file)) return undefined;
  const documents = documentsOf(library);
  const lines = linesOf(text);
  const { text: corrected, fixed } = fixDocument(lines.join('\n'), file, {
    configuration: library.configuration,
    templates: library.templates,
    isLinked: (anchor) => documents.some((document) => document.text.includes(`#${anchor}`)),
  });
  if (fixed.length === 0) return undefined;
  return {
    title: `Correct ${listed(fixed)}`,
    edits: changedLines(text, lines, corrected.split('\n')),
    isPreferred: false,
  };
}

/** A correction changes lines and never their number. */
function changedLines(text: string, before: readonly string[], after: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  const ends = /\r\n?|\n|$/g;
  let start = text.startsWith(mark) ? mark.length : 0;
  before.forEach((line, at) => {
    const instead = after[at] ?? line;
    if (instead !== line) edits.push({ start, end: start + line.length, text: instead });
    ends.lastIndex = start + line.length;
    start += line.length + (ends.exec(text)?.[0].length ?? 0);
  });
  return edits;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}
