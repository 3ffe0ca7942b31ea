import type { Review } from '../../core/model/review.ts';
import { renderInline } from '../../render/body.ts';
import { renderSection } from '../../render/incident.ts';
import { partsOf, renderContext } from './context.ts';
import type { RenderedPart } from './incident.ts';
import type { Surroundings } from './surroundings.ts';

/** All that the page of a review shows of its body. Plain data. */
export interface ReviewDrawing {
  parts: RenderedPart[];
  headings: { depth: number; slug: string; text: string }[];
  /** The rendered text of each action item, in the order of the entry’s. */
  actions: string[];
}

/** Draws a review that took place. */
export async function drawReview(review: Review, surroundings: Surroundings): Promise<ReviewDrawing> {
  const context = renderContext(surroundings, review);
  const parts: RenderedPart[] = [];
  const headings: ReviewDrawing['headings'] = [];
  // In sequence, since they share the slugger.
  for (const { section, slug, nodes } of partsOf(review, context)) {
    const { html, rest, headings: inside } = await renderSection({ id: section?.id, slug, nodes }, context);
    const heading = section?.heading ?? '';
    const isFirst = !parts.some(({ form }) => form === 'action-items');
    const form = section?.id === 'action-items' && isFirst ? 'action-items' : undefined;
    parts.push({ heading, slug, form, section: section?.id, html, rest });
    if (heading) headings.push({ depth: 2, slug, text: heading });
    headings.push(...inside.filter(({ depth }) => depth === 3));
  }
  return {
    parts,
    headings,
    actions: await Promise.all(review.actions.map(({ action }) => renderInline(action.nodes, context))),
  };
}
