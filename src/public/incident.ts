import type { PhrasingContent, RootContent } from 'mdast';
import GithubSlugger from 'github-slugger';
import type { PublicNode, PublicPostmortem, PublicTime } from '../core/publish/public.ts';
import type { Moment } from '../core/model/moment.ts';
import type { RenderContext } from '../render/body.ts';
import { renderIncident as renderView } from '../render/incident.ts';
import { tableFormOf, type IncidentView, type SectionView, type TableForm } from '../render/view.ts';
import { textsFor, type Texts } from '../texts/texts.ts';
import type { Shown } from './edition.ts';
import { lengthOf, spanOf } from './when.ts';

/** A section rendered. */
export interface RenderedSection {
  id: string;
  heading: string;
  slug: string;
  html: string;
  /** Whether it shows its own heading, because its part has more than one section. */
  titled: boolean;
}

/** The rendered contents of the page of an incident. */
export interface IncidentPage {
  /** The three parts a customer reads first, each with its sections in the order of the policy. */
  parts: Record<keyof Shown['parts'], RenderedSection[]>;
  /** The other sections, in the order of the document. */
  rest: RenderedSection[];
  /** The prose around the tables that have a form of their own, by section. */
  around: Partial<Record<TableForm, RenderedSection>>;
  events: {
    id: string;
    time: PublicTime;
    milestones: PublicPostmortem['timeline'][number]['milestones'];
    html: string;
  }[];
  communications: { time: PublicTime; channel: string; audience: string; html: string }[];
  actions: { status: PublicPostmortem['actions'][number]['status']; html: string }[];
  /** The timeline to scale; empty where there is none. */
  picture: string;
}

/**
 * Renders an incident for its page.
 *
 * @param whole whether addresses include the host, for readers outside the site
 */
export async function pageOfIncident(
  edition: Shown,
  postmortem: PublicPostmortem,
  whole = false,
): Promise<IncidentPage> {
  const { library, parts } = edition;
  const context = contextOf(edition, postmortem.id, whole);
  const partOf = new Map(Object.entries(parts).flatMap(([part, ids]) => ids.map((id) => [id, part] as const)));
  const tellers = (part: string | undefined) =>
    postmortem.sections.filter(({ id }) => partOf.get(id) === part && !tableFormOf(id)).length +
    (part === 'doing' && postmortem.actions.length > 0 ? 1 : 0);
  const outline = postmortem.sections.map(({ id, heading, nodes }) => ({
    id,
    heading,
    slug: context.slugger.slug(heading) || context.slugger.slug('section'),
    titled: partOf.has(id) && tellers(partOf.get(id)) > 1,
    nodes: nodes as RootContent[],
  }));
  // Below the heading of its part, headings move down one rank.
  const views = outline.map(({ id, slug, nodes, titled }) => ({ id, slug, nodes, headingShift: titled ? 1 : 0 }));
  const rendered = await renderView(viewOf(postmortem, views, library.zone, context.words.time), context);
  const sections = outline.map(({ id, heading, slug, titled }, index) => ({
    id,
    heading,
    slug,
    html: rendered.sections[index]!.html,
    titled,
  }));
  const toldBy = (ids: string[]) =>
    ids.flatMap((id) => sections.filter((section) => section.id === id && !tableFormOf(id) && section.html !== ''));
  return {
    parts: { happened: toldBy(parts.happened), touched: toldBy(parts.touched), doing: toldBy(parts.doing) },
    rest: sections.filter(({ id, html }) => !partOf.has(id) && !tableFormOf(id) && html !== ''),
    around: Object.fromEntries(sections.filter(({ id }) => tableFormOf(id)).map((section) => [section.id, section])),
    events: postmortem.timeline.map(({ time, milestones }, index) => {
      const { id, event } = rendered.events[index]!;
      return { id, time, milestones, html: event };
    }),
    communications: postmortem.communications.map(({ time }, index) => {
      const { channel, audience, text } = rendered.communications[index]!;
      return { time, channel, audience, html: text };
    }),
    actions: postmortem.actions.map(({ status }, index) => ({ status, html: rendered.actions[index]! })),
    picture: rendered.picture,
  };
}

/** Ids of the page itself, which no heading of a document may take. */
const ownIds = ['what-happened', 'whom-it-touched', 'what-we-are-doing', 'timeline', 'communications', 'corrections'];

function sluggerBesides(taken: readonly string[]): GithubSlugger {
  const slugger = new GithubSlugger();
  for (const id of taken) slugger.slug(id);
  return slugger;
}

function contextOf(
  { addresses, language, pictures }: Shown,
  id: string,
  whole: boolean,
): RenderContext & { slugger: GithubSlugger; words: Texts } {
  const address = (path: string) => (whole ? addresses.whole(path) : path);
  return {
    document: { id, text: '', file: '' },
    edition: 'public',
    base: addresses.home,
    mention: () => [],
    link: (url) => (url.startsWith('/') ? address(addresses.home.replace(/\/$/, '') + url) : url),
    image: (src) => {
      const picture = pictures.find(({ incident, name }) => incident === id && name === src);
      return picture && { src: address(addresses.picture(id, src)), width: picture.width, height: picture.height };
    },
    slugger: sluggerBesides(ownIds),
    footnotePrefix: '',
    words: textsFor(language),
  };
}

/** A public postmortem as both sites render it. */
function viewOf(
  { id, title, kind, status, timeline, durations, actions, communications }: PublicPostmortem,
  sections: SectionView[],
  zone: string,
  words: Texts['time'],
): IncidentView {
  const phrasing = (nodes: PublicNode[]) => nodes as PhrasingContent[];
  return {
    id,
    title,
    kind,
    endUnknown: status !== 'Ongoing' && status !== 'Mitigated',
    zone,
    sections,
    events: timeline.map(({ time, milestones, event }) => ({
      moment: momentOf(time, zone),
      milestones,
      text: wordsOf(event),
      event: phrasing(event),
      evidence: [],
    })),
    lengths: durations.flatMap((duration) => {
      const { from, to, over } = duration;
      return over
        ? [{ from, to, text: lengthOf(duration, words), approximate: spanOf(duration)?.approximate ?? true }]
        : [];
    }),
    actions: actions.map(({ action }) => phrasing(action)),
    communications: communications.map(({ channel, audience, text }) => ({
      channel: phrasing(channel),
      audience: phrasing(audience),
      text: phrasing(text),
    })),
  };
}

function momentOf({ from, to, precision, approximate, text }: PublicTime, zone: string): Moment {
  return { text, earliest: Date.parse(from), latest: Date.parse(to), precision, approximate, zone };
}

/** The text of nodes, on one line. */
function wordsOf(nodes: readonly PublicNode[]): string {
  const words = (node: PublicNode): string => {
    if ('value' in node) return node.value;
    if (node.type === 'image') return node.alt;
    const inside = 'children' in node ? node.children.map(words).join('') : '';
    return inline.has(node.type) ? inside : ` ${inside} `;
  };
  return nodes.map(words).join('').replace(/\s+/g, ' ').trim();
}
const inline = new Set(['emphasis', 'strong', 'delete', 'link', 'mdxJsxTextElement', 'footnoteReference']);

/** An excerpt of at most `length` characters: the beginning of what happened. */
export function excerptOf({ sections }: PublicPostmortem, { parts }: Shown, length = 240): string {
  const told = parts.happened.flatMap((id) => sections.filter((section) => section.id === id));
  const paragraph = told.flatMap(({ nodes }) => nodes).find(({ type }) => type === 'paragraph');
  const words = paragraph ? wordsOf([paragraph]) : wordsOf(told.flatMap(({ nodes }) => nodes));
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  const sentence = /^[\s\S]{80,}[.!?](?=\s)/.exec(cut)?.[0];
  return sentence ?? `${cut.replace(/\s+\S*$/, '')} …`;
}
