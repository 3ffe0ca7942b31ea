import type { PhrasingContent } from 'mdast';
import { rowIds } from '../core/model/row-ids.ts';
import { renderBody, renderInline, type RenderContext } from './body.ts';
import { drawMilestone, drawTimeline, phasesOfRows, type PhaseKind, type TimelineWords } from './timeline.ts';
import { tableFormOf, type IncidentView, type SectionView } from './view.ts';

/** A rendered view. Its lists have the order of the view's lists. */
export interface RenderedIncident {
  sections: {
    /** Without the table that has a form of its own. */
    html: string;
    /** What stands after that table. */
    rest: string;
    /** Headings inside the section. */
    headings: { depth: number; slug: string; text: string }[];
  }[];
  events: RenderedEvent[];
  actions: string[];
  communications: { channel: string; audience: string; text: string }[];
  /** The timeline to scale; empty where no time could be read. */
  picture: string;
}

/** A row of the timeline as HTML. */
export interface RenderedEvent {
  /** Id of the row on its page. */
  id: string;
  event: string;
  evidence: string;
  /** Its milestones' marks, as they stand on the picture. */
  marks: string[];
  /** The phase that goes on after it. */
  phase: PhaseKind | undefined;
}

/** Renders an incident for its page. */
export async function renderIncident(
  view: IncidentView,
  context: RenderContext & { words: TimelineWords },
): Promise<RenderedIncident> {
  const inline = (nodes: readonly PhrasingContent[]) => renderInline(nodes, context);
  const sections: RenderedIncident['sections'] = [];
  // In sequence, since they share the slugger.
  for (const section of view.sections) sections.push(await renderSection(section, context));
  const ids = rowIds(view.events);
  const phases = phasesOfRows(view, context.words);
  return {
    sections,
    events: await Promise.all(
      view.events.map(async ({ event, evidence, milestones }, index) => ({
        id: ids[index]!,
        event: await inline(event),
        evidence: await inline(evidence),
        marks: milestones.map((name) => drawMilestone(name)),
        phase: phases[index],
      })),
    ),
    actions: await Promise.all(view.actions.map(inline)),
    communications: await Promise.all(
      view.communications.map(async ({ channel, audience, text }) => ({
        channel: await inline(channel),
        audience: await inline(audience),
        text: await inline(text),
      })),
    ),
    picture: drawTimeline(view, { zone: view.zone, words: context.words }),
  };
}

/** Renders a section: its prose, apart from a table that has a form of its own. */
export async function renderSection(
  { id, slug, nodes, headingShift = 0 }: SectionView,
  context: RenderContext,
): Promise<RenderedIncident['sections'][number]> {
  const hasForm = tableFormOf(id) !== undefined;
  const table = hasForm ? nodes.findIndex(({ type }) => type === 'table') : -1;
  const prose = hasForm ? nodes.filter(({ type }) => type !== 'table') : nodes;
  const before = table < 0 ? prose : prose.slice(0, table);
  const after = table < 0 ? [] : prose.slice(table);
  const body = await renderBody(before, { ...context, headingShift, footnotePrefix: `${slug}-` });
  const rest = await renderBody(after, { ...context, headingShift, footnotePrefix: `${slug}-rest-` });
  return { html: body.html, rest: rest.html, headings: [...body.headings, ...rest.headings] };
}
