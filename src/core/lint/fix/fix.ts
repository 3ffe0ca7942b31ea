import type { LibraryDocument } from '../../model/library.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { parseReview } from '../../parse/review.ts';
import { parseRunbook } from '../../parse/runbook.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { alignTables } from './alignment.ts';
import type { Fix, FixContext, Left } from './correction.ts';
import { renameHeadings } from './headings.ts';
import { normalTimes } from './notation.ts';
import { orderRows } from './order.ts';
import { meaningOf } from './meaning.ts';

/** A document with what could be corrected, and why the rest stays as it is. */
export interface Fixed {
  text: string;
  /** What was corrected: `order of rows`, `notation of times`. */
  fixed: string[];
  left: Left[];
}

const fixes: Readonly<Record<string, Fix>> = {
  'headings as in the template': renameHeadings,
  'notation of times': normalTimes,
  'order of rows': orderRows,
  'alignment of tables': alignTables,
};

/** Rules whose messages mean that a document is not read as it was meant. */
const unread = new Set(['mdx-readable', 'front-matter-readable', 'file-readable']);

/**
 * Corrects what can be corrected without touching a fact. After each correction the document is read again, and where
 * any instant, milestone, value or text is not what it was, that correction is dropped. The number of lines never
 * changes. Fixing what is fixed changes nothing.
 *
 * @param text without byte-order mark, with `\n` line ends
 */
export function fixDocument(text: string, file: string, context: FixContext): Fixed {
  const find = indexHeadings(context.templates);
  const parse = (source: string): LibraryDocument => {
    if (file.startsWith('postmortems/')) return parsePostmortem(source, file, context.configuration, find);
    return file.startsWith('reviews/') ? parseReview(source, file, find) : parseRunbook(source, file);
  };
  let document = parse(text);
  const fault = document.faults.find(({ rule }) => unread.has(rule));
  if (fault) return { text, fixed: [], left: [{ place: fault.place, reason: 'it cannot be read as it was meant' }] };
  const fixed: string[] = [];
  const left: Left[] = [];
  let current = text;
  for (const [name, fix] of Object.entries(fixes)) {
    const result = fix(document, current.split('\n'), context);
    left.push(...result.left);
    const next = result.lines.join('\n');
    if (next === current) continue;
    const read = parse(next);
    if (meaningOf(read) !== meaningOf(document)) {
      left.push({
        place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
        reason: `the ${name} stays as it is, since the document would not mean the same`,
      });
      continue;
    }
    fixed.push(name);
    current = next;
    document = read;
  }
  return { text: current, fixed, left };
}
