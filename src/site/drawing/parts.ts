import type { Document } from '../../core/model/document.ts';
import { renderBody, type Rendered } from '../../render/body.ts';
import { partsOf, renderContext } from './context.ts';
import type { Surroundings } from './surroundings.ts';

/** A document without tables of a form of its own, rendered part by part. Plain data. */
export type PartsDrawing = { heading: string; slug: string; body: Rendered }[];

/** Draws a runbook or a page of the organisation. */
export async function drawParts(document: Document, surroundings: Surroundings): Promise<PartsDrawing> {
  const context = renderContext(surroundings, document);
  const parts: PartsDrawing = [];
  // In sequence, since they share the slugger.
  for (const { section, slug, nodes } of partsOf(document, context))
    parts.push({
      heading: section?.heading ?? '',
      slug,
      body: await renderBody(nodes, { ...context, footnotePrefix: `${slug}-` }),
    });
  return parts;
}
