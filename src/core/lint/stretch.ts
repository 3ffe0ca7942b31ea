import { placeOf, type Document, type Path } from '../model/document.ts';
import type { Place } from '../model/message.ts';

/** The place of a front-matter value, or the first position of what it is missing from. */
export function placeOfMissing(document: Pick<Document, 'file' | 'places'>, path: Path): Place {
  const place = placeOf(document, path);
  if (document.places.has(path.join('.'))) return place;
  return { ...place, endLine: place.line, endColumn: place.column };
}
