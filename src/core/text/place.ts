import { memo } from '../model/memo.ts';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/message.ts';
import { stretchAt } from '../model/starts.ts';

/** The place of a stretch of a document’s text, given by offsets. */
export function placeOfStretch(document: Pick<Document, 'text' | 'file'>, start: number, end: number): Place {
  const from = positionOf(document, start);
  const to = positionOf(document, end);
  return { file: document.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Where the lines of a document begin. */
const linesOf = memo(({ text }: Pick<Document, 'text'>): number[] => {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
});

function positionOf(document: Pick<Document, 'text'>, offset: number): { line: number; column: number } {
  const starts = linesOf(document);
  const line = stretchAt(starts, offset);
  return { line: line + 1, column: offset - starts[line]! + 1 };
}
