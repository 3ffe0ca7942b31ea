import type { PhrasingContent } from 'mdast';
import type { Prose } from '../core/model/document.ts';
import type { ActionItem, Communication, Postmortem, TimelineEvent } from '../core/model/postmortem.ts';
import { renderBody } from '../render/body.ts';
import { renderIncident as renderView, type RenderedEvent } from '../render/incident.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { questionsFirst } from '../render/questions.ts';
import { tableFormOf, type IncidentView, type TableForm } from '../render/view.ts';
import { renderContext, partsOf } from './document.ts';
import type { Edition } from './edition.ts';

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

/** The rendered contents of the page of an incident. */
export interface IncidentPage {
  /** The summary, which is what a tired reader needs first. */
  lead: RenderedPart | undefined;
  /** The other parts in the order of the document. */
  parts: RenderedPart[];
  headings: { depth: number; slug: string; text: string }[];
  events: { event: TimelineEvent; rendered: RenderedEvent }[];
  actions: { action: ActionItem; text: string }[];
  communications: { row: Communication; text: string }[];
  /** The timeline to scale; empty where no time could be read. */
  picture: string;
  /** Id of the heading over the action items. */
  actionsAt: string | undefined;
}

/** Renders a postmortem for its page. */
export async function pageOfIncident(edition: Edition, postmortem: Postmortem): Promise<IncidentPage> {
  const context = renderContext(edition, postmortem);
  const sections = partsOf(postmortem, context);
  const view = viewOf(postmortem, sections, edition.library.configuration.zone);
  const rendered = await renderView(view, context);
  const forms = sections.map(({ section }) => tableFormOf(section?.id));
  const parts = sections.map(({ section, slug }, index): RenderedPart & Pick<IncidentPage, 'headings'> => {
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
    events: postmortem.timeline.events.map((event, index) => ({ event, rendered: rendered.events[index]! })),
    actions: postmortem.actions.map((action, index) => ({ action, text: rendered.actions[index]! })),
    communications: postmortem.communications.map((row, index) => ({
      row,
      text: rendered.communications[index]!.text,
    })),
    picture: rendered.picture,
    actionsAt: others.find(({ form }) => form === 'action-items')?.slug,
  };
}

/** A postmortem as both sites render it. */
function viewOf(
  { id, facts, timeline, actions, communications }: Postmortem,
  sections: ReturnType<typeof partsOf>,
  zone: string,
): IncidentView {
  return {
    id,
    title: facts.title,
    kind: facts.kind,
    endUnknown: Boolean(facts.unknown.recovered ?? facts.unknown.resolved),
    zone: facts.zone ?? zone,
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

/** The summary of a postmortem with absolute addresses; empty where there is none. */
export async function renderSummary(edition: Edition, postmortem: Postmortem): Promise<string> {
  const summary = postmortem.sections.find(({ id }) => id === 'summary');
  if (!summary) return '';
  return (await renderBody(summary.nodes, renderContext(outside(edition), postmortem))).html;
}

/** The text of a postmortem as Markdown with absolute addresses. */
export function renderText(edition: Edition, postmortem: Postmortem): string {
  const { link, image, words } = renderContext(outside(edition), postmortem);
  return renderMarkdown({ document: postmortem, link, image, words: { ...words.feeds, note: words.document.asides } });
}

function outside(edition: Edition): Edition {
  return { ...edition, addresses: edition.wholeAddresses };
}
