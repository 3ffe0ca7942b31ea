import type { PhrasingContent } from 'mdast';
import type { Prose } from '../../core/model/document.ts';
import type { Moment } from '../../core/model/moment.ts';
import { presenceOf } from '../../core/excerpts/presence.ts';
import { zoneOfIncident, type Postmortem } from '../../core/model/postmortem.ts';
import { renderBody } from '../../render/body.ts';
import { renderIncident as renderView, type RenderedEvent } from '../../render/incident.ts';
import { renderMarkdown } from '../../render/markdown.ts';
import { questionsFirst } from '../../render/questions.ts';
import { tableFormOf, type IncidentView, type TableForm } from '../../render/view.ts';
import { rowsOf, type TimelineRow } from '../feeds/api/incident.ts';
import { renderContext, partsOf } from './context.ts';
import type { Surroundings } from './surroundings.ts';

/** A heading with what stands under it, rendered. */
export interface RenderedPart {
  /** Empty for what stands before the first heading. */
  heading: string;
  slug: string;
  /** Set on the first part of each form: it shows the rows of all of them. */
  form: TableForm | undefined;
  /** Id of the template section it is, for how it is shown. */
  section: string | undefined;
  html: string;
  /** The prose after a table that has a form of its own. */
  rest: string;
}

/** A row of the timeline, rendered. */
export interface DrawnEvent extends TimelineRow {
  rendered: RenderedEvent;
}

/** A row of the table of communications; its text rendered, the rest plain. */
export interface DrawnCommunication {
  written: string;
  moment: Moment | undefined;
  channel?: string | undefined;
  audience?: string | undefined;
  text: string;
}

/** All that pages and feeds show of the body of an incident. Plain data, the same after a trip through JSON. */
export interface IncidentDrawing {
  /** The summary, which is what a tired reader needs first. */
  lead: RenderedPart | undefined;
  /** The other parts in the order of the document. */
  parts: RenderedPart[];
  headings: { depth: number; slug: string; text: string }[];
  events: DrawnEvent[];
  /** The rendered text of each action item, in the order of the entry’s. */
  actions: string[];
  communications: DrawnCommunication[];
  /** The timeline to scale; empty where no time could be read. */
  picture: string;
  /** Id of the heading over the action items. */
  actionsAt: string | undefined;
  /** The summary with absolute addresses; empty where there is none. */
  summary: string;
  /** The body as Markdown with absolute addresses. */
  markdown: string;
}

/** Draws a postmortem. */
export async function drawIncident(postmortem: Postmortem, surroundings: Surroundings): Promise<IncidentDrawing> {
  const context = renderContext(surroundings, postmortem);
  const sections = partsOf(postmortem, context);
  const view = viewOf(postmortem, sections, surroundings);
  const rendered = await renderView(view, context);
  const forms = sections.map(({ section }) => tableFormOf(section?.id));
  const parts = sections.map(({ section, slug }, index): RenderedPart & Pick<IncidentDrawing, 'headings'> => {
    const { html, rest, headings } = rendered.sections[index]!;
    const heading = section?.heading ?? '';
    const form = forms.indexOf(forms[index]) === index ? forms[index] : undefined;
    const title = heading ? [{ depth: 2, slug, text: heading }] : [];
    const inside = headings.filter(({ depth }) => depth === 3);
    return { heading, slug, form, section: section?.id, html, rest, headings: [...title, ...inside] };
  });
  const lead = parts.find(({ section }) => section === 'summary');
  const others = parts.filter((part) => part !== lead);
  return {
    lead,
    parts: others,
    headings: [...(lead ? [lead] : []), ...others].flatMap(({ headings }) => headings),
    events: rowsOf(postmortem.timeline.events).map((row, index) => ({
      ...row,
      rendered: rendered.events[index]!,
    })),
    actions: rendered.actions,
    communications: postmortem.communications.map(({ time, moment, channel, audience }, index) => ({
      written: time.value,
      moment,
      channel: channel?.text,
      audience: audience?.text,
      text: rendered.communications[index]!.text,
    })),
    picture: rendered.picture,
    actionsAt: others.find(({ form }) => form === 'action-items')?.slug,
    ...(await drawOutside(postmortem, surroundings)),
  };
}

/** What feeds and files hold, for readers outside the site. */
async function drawOutside(
  postmortem: Postmortem,
  surroundings: Surroundings,
): Promise<Pick<IncidentDrawing, 'summary' | 'markdown'>> {
  const whole = { ...surroundings, addresses: surroundings.wholeAddresses };
  const { link, image, words } = renderContext(whole, postmortem);
  const summary = postmortem.sections.find(({ id }) => id === 'summary');
  return {
    summary: summary ? (await renderBody(summary.nodes, renderContext(whole, postmortem))).html : '',
    markdown: renderMarkdown({
      document: postmortem,
      link,
      image,
      words: { ...words.feeds, note: words.document.asides },
    }),
  };
}

/** A postmortem as both sites render it. */
function viewOf(
  postmortem: Postmortem,
  sections: ReturnType<typeof partsOf>,
  { configuration, people }: Pick<Surroundings, 'configuration' | 'people'>,
): IncidentView {
  const { id, facts, timeline, actions, communications } = postmortem;
  return {
    id,
    title: facts.title,
    kind: facts.kind,
    endUnknown: Boolean(facts.unknown.recovered ?? facts.unknown.resolved),
    zone: zoneOfIncident({ timeline, facts }, configuration),
    sections: sections.map(({ section, slug, nodes }) => ({
      id: section?.id,
      slug,
      nodes: section?.id === 'five-whys' ? questionsFirst(nodes) : nodes,
    })),
    events: timeline.events.map(({ moment, milestones, event, evidence }) => ({
      moment,
      milestones: milestones.map(({ value }) => value),
      text: event.text,
      event: event.nodes,
      evidence: nodesOf(evidence),
    })),
    presence: presenceOf(postmortem, people),
    actions: actions.map(({ action }) => action.nodes),
    communications: communications.map(({ channel, audience, text }) => ({
      channel: nodesOf(channel),
      audience: nodesOf(audience),
      text: text.nodes,
    })),
  };
}

function nodesOf(prose: Prose | undefined): PhrasingContent[] {
  return prose?.nodes ?? [];
}
