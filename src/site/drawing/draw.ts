import type { LibraryDocument, SourceFile } from '../../core/model/library.ts';
import { drawIncident, type IncidentDrawing } from './incident.ts';
import { drawParts, type PartsDrawing } from './parts.ts';
import { drawReview, type ReviewDrawing } from './review.ts';
import type { NamedDocument, SiteAddress, Surroundings } from './surroundings.ts';

/** With what a thread that draws is started. */
export interface DrawingInput {
  /** What is no document: how documents are read follows from it. */
  others: SourceFile[];
  names: readonly NamedDocument[];
  pages: Surroundings['pages'];
  address: SiteAddress;
  /** Where drawings are kept. */
  folder: string;
}

/** A document to draw, and the key its drawing is kept by. */
export interface Draft {
  path: string;
  text: string;
  key: string;
}

/** Draws a document. */
export function drawDocument(
  document: LibraryDocument,
  surroundings: Surroundings,
): Promise<IncidentDrawing | PartsDrawing | ReviewDrawing> {
  if (document.type === 'postmortem') return drawIncident(document, surroundings);
  return document.type === 'review' ? drawReview(document, surroundings) : drawParts(document, surroundings);
}
