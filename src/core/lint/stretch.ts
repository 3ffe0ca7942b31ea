import { placeOf, writtenPlaceOf, type Document, type Path, type Placed } from '../model/document.ts';
import type { Place } from '../model/message.ts';
import { stretchAt } from '../model/starts.ts';

/** The place of a stretch of a document’s text, given by offsets. */
export function placeOfStretch({ text, file }: Pick<Document, 'text' | 'file'>, start: number, end: number): Place {
  const from = positionOf(text, start);
  const to = positionOf(text, end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

// Places of one document are asked for one after the other.
let measured = '';
let starts: number[] = [0];

function positionOf(text: string, offset: number): { line: number; column: number } {
  if (text !== measured) {
    measured = text;
    starts = [0];
    for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  }
  const line = stretchAt(starts, offset);
  return { line: line + 1, column: offset - starts[line]! + 1 };
}

/** The place of a front-matter value, or the first position of what it is missing from. */
export function placeOfMissing(document: Placed, path: Path): Place {
  const written = writtenPlaceOf(document, path);
  if (written) return written;
  const place = placeOf(document, path);
  return { ...place, endLine: place.line, endColumn: place.column };
}
