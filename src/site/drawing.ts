import type { RootContent } from 'mdast';
import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Document, Section } from '../core/model/document.ts';
import type { ActionItem, Communication, Postmortem, TimelineEvent } from '../core/model/postmortem.ts';
import { rowIds } from '../core/model/rows.ts';
import { drawBody, drawInline, type DrawContext } from '../render/body.ts';
import { drawMarkdown } from '../render/markdown.ts';
import { questionsFirst } from '../render/questions.ts';
import { drawMilestone, drawTimeline, phasesOfRows, type PhaseKind } from '../render/timeline.ts';
import type { Edition } from './edition.ts';
import { sizeOf } from '../library/picture-size.ts';
import { textsFor, type Texts } from '../texts/texts.ts';

/** What drawing a document needs to know of the edition it is drawn for. */
export function drawContext(
  edition: Edition,
  document: Document,
): DrawContext & { slugger: GithubSlugger; words: Texts } {
  const { addresses, relations, library, pages } = edition;
  const folder = posix.dirname(document.file);
  return {
    document,
    edition: edition.name,
    base: addresses.home,
    slugger: new GithubSlugger(),
    footnotePrefix: '',
    mention: (text) =>
      relations
        .findMentions(text)
        .filter(({ id }) => id !== document.id)
        .map(({ start, end, id, type }) => ({
          start,
          end,
          href: type === 'incident' ? addresses.incident(id) : addresses.runbook(id),
          title: titleOf(edition, type, id),
        })),
    link: (url) => {
      // A link to a file of the library, as it works on a code host, becomes the address of its page.
      if (/^[a-z][a-z0-9+.-]*:|^#|^\//i.test(url))
        return url.startsWith('/') ? addresses.home.replace(/\/$/, '') + url : url;
      const [path = '', anchor] = url.split('#');
      const target = posix.normalize(posix.join(folder, path)).replace(/\.mdx?$/, '');
      const [place, id] = [posix.dirname(target), posix.basename(target)];
      const page = pages.find((one) => path !== '' && one.file.replace(/\.mdx?$/, '') === target);
      if (page) return anchor ? `${addresses.doc(page.path)}#${anchor}` : addresses.doc(page.path);
      const address =
        place === 'postmortems' ? addresses.incident(id) : place === 'runbooks' ? addresses.runbook(id) : url;
      return anchor && address !== url ? `${address}#${anchor}` : address;
    },
    image: (src) => {
      const near = posix.normalize(posix.join(folder, src));
      const path = [near, `images/${document.id}/${src}`].find((one) => library.images.has(one));
      return path === undefined ? undefined : { src: addresses.image(path.slice('images/'.length)), ...sizeOf(path) };
    },
    foldAbove: library.configuration.limits.code,
    words: textsFor(library.configuration.language),
  };
}

function titleOf({ library }: Edition, type: 'incident' | 'runbook', id: string): string | undefined {
  const documents = type === 'incident' ? library.postmortems : library.runbooks;
  return documents.find((document) => document.id === id)?.facts.title;
}

/** A body cut at its headings of the first two ranks; what stands before the first one comes without a section. */
export function partsOf(
  document: Document,
  { slugger }: { slugger: GithubSlugger },
): { section: Section | undefined; slug: string; nodes: RootContent[] }[] {
  const sections = document.sections.filter(({ depth }) => depth <= 2);
  const parts: { section: Section | undefined; slug: string; nodes: RootContent[] }[] = [
    { section: undefined, slug: 'start', nodes: [] },
  ];
  let next = 0;
  for (const node of document.tree.children) {
    if ((node as { type: string }).type === 'yaml') continue;
    if (node.type === 'heading' && node.depth <= 2) {
      const section = sections[next++];
      parts.push({ section, slug: slugger.slug(section?.heading ?? ''), nodes: [] });
    } else parts.at(-1)!.nodes.push(node);
  }
  return parts.filter(({ section, nodes }) => section !== undefined || nodes.length > 0);
}

/** Sections that have a form of their own on the page of an incident, besides their prose. */
const forms = ['timeline', 'action-items', 'communications'] as const;

/** A heading with what stands under it, drawn. */
export interface DrawnPart {
  /** Empty for what stands before the first heading. */
  heading: string;
  slug: string;
  form: (typeof forms)[number] | undefined;
  /** Id of the template section it is, for how it is shown. */
  section: string | undefined;
  html: string;
  /** What stands after the table that is shown in a form of its own. */
  rest: string;
}

/** A row of the timeline, drawn. */
export interface DrawnEvent {
  event: TimelineEvent;
  /** Id of the row on its page. */
  id: string;
  text: string;
  evidence: string;
  /** Its milestones' marks, as they stand on the picture. */
  shapes: string[];
  /** The phase that goes on after it. */
  phase: PhaseKind | undefined;
}

/** Everything the page of an incident shows of its document. */
export interface DrawnIncident {
  /** The summary, which is what a tired reader needs first. */
  lead: DrawnPart | undefined;
  /** The other parts in the order of the document. */
  parts: DrawnPart[];
  headings: { depth: number; slug: string; text: string }[];
  events: DrawnEvent[];
  actions: { action: ActionItem; text: string }[];
  communications: { row: Communication; text: string }[];
  /** The timeline to scale; empty where no time could be read. */
  picture: string;
  /** Id of the heading over the action items. */
  actionsAt: string | undefined;
}

/** Draws a postmortem for its page. The tables that have a form of their own are left out of the prose around them. */
export async function drawIncident(edition: Edition, postmortem: Postmortem): Promise<DrawnIncident> {
  const context = drawContext(edition, postmortem);
  const parts: DrawnPart[] = [];
  const headings = new Map<DrawnPart, DrawnIncident['headings']>();
  let lead: DrawnPart | undefined;
  for (const { section, slug, nodes } of partsOf(postmortem, context)) {
    const form = forms.find((id) => id === section?.id);
    const table = form ? nodes.findIndex(({ type }) => type === 'table') : -1;
    const withoutTables = form ? nodes.filter(({ type }) => type !== 'table') : nodes;
    const prose = section?.id === 'five-whys' ? questionsFirst(withoutTables) : withoutTables;
    const own = { ...context, footnotePrefix: `${slug}-` };
    const body = await drawBody(table < 0 ? prose : prose.slice(0, table), own);
    const rest = await drawBody(table < 0 ? [] : prose.slice(table), { ...own, footnotePrefix: `${slug}-rest-` });
    // Of two sections of one kind the first shows the rows of both.
    const first = !parts.some((part) => part.form === form);
    const part = {
      heading: section?.heading ?? '',
      slug,
      form: first ? form : undefined,
      section: section?.id,
      html: body.html,
      rest: rest.html,
    };
    const title = part.heading ? [{ depth: 2, slug, text: part.heading }] : [];
    headings.set(part, [...title, ...[...body.headings, ...rest.headings].filter(({ depth }) => depth === 3)]);
    if (!lead && section?.id === 'summary') lead = part;
    else parts.push(part);
  }
  const inline = (prose: { nodes: Parameters<typeof drawInline>[0] } | undefined) =>
    prose ? drawInline(prose.nodes, context) : Promise.resolve('');
  const ids = rowIds(postmortem.timeline.events);
  const phases = phasesOfRows(postmortem, context.words);
  return {
    lead,
    parts,
    headings: [...(lead ? [lead] : []), ...parts].flatMap((part) => headings.get(part) ?? []),
    events: await Promise.all(
      postmortem.timeline.events.map(async (event, index) => ({
        event,
        id: ids[index]!,
        text: await inline(event.event),
        evidence: await inline(event.evidence),
        shapes: event.milestones.map(({ value }) => drawMilestone(value)),
        phase: phases[index],
      })),
    ),
    actions: await Promise.all(
      postmortem.actions.map(async (action) => ({ action, text: await inline(action.action) })),
    ),
    communications: await Promise.all(
      postmortem.communications.map(async (row) => ({ row, text: await inline(row.text) })),
    ),
    picture: drawTimeline(postmortem, {
      zone: postmortem.facts.zone ?? edition.library.configuration.zone,
      words: context.words,
    }),
    actionsAt: parts.find(({ form }) => form === 'action-items')?.slug,
  };
}

/** What happened, drawn for readers outside the site: the section called a summary, empty where there is none. */
export async function drawSummary(edition: Edition, postmortem: Postmortem): Promise<string> {
  const summary = postmortem.sections.find(({ id }) => id === 'summary');
  if (!summary) return '';
  return (await drawBody(summary.nodes, drawContext(outside(edition), postmortem))).html;
}

/** The text of a postmortem as Markdown for elsewhere. */
export function drawText(edition: Edition, postmortem: Postmortem): string {
  const { link, image, words } = drawContext(outside(edition), postmortem);
  return drawMarkdown({ document: postmortem, link, image, words: { ...words.feeds, note: words.document.asides } });
}

function outside(edition: Edition): Edition {
  return { ...edition, addresses: edition.wholeAddresses };
}
