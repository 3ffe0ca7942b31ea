import type { SourceFile } from '../../core/model/library.ts';
import type { Postmortem } from '../../core/model/postmortem.ts';
import type { Runbook } from '../../core/model/runbook.ts';
import { drawIncident, type IncidentDrawing } from './incident.ts';
import { drawParts, type PartsDrawing } from './parts.ts';
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
  document: Postmortem | Runbook,
  surroundings: Surroundings,
): Promise<IncidentDrawing | PartsDrawing> {
  return document.type === 'postmortem' ? drawIncident(document, surroundings) : drawParts(document, surroundings);
}
