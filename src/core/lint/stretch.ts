import { placeOf, writtenPlaceOf, type Path, type Placed } from '../model/document.ts';
import type { Place } from '../model/message.ts';

/** The place of a front-matter value, or the first position of what it is missing from. */
export function placeOfMissing(document: Placed, path: Path): Place {
  const written = writtenPlaceOf(document, path);
  if (written) return written;
  const place = placeOf(document, path);
  return { ...place, endLine: place.line, endColumn: place.column };
}
