import type { PhrasingContent, RootContent } from 'mdast';
import GithubSlugger from 'github-slugger';
import type { PublicNode, PublicPostmortem, PublicSection, PublicTime } from '../core/publish/public.ts';
import type { Moment } from '../core/model/moment.ts';
import { rowIds } from '../core/model/rows.ts';
import { drawBody, drawInline, type DrawContext } from '../render/body.ts';
import { drawTimeline, type TimelineData } from '../render/timeline.ts';
import { textsFor } from '../texts/texts.ts';
import type { Shown } from './edition.ts';

/** A section drawn. */
export interface DrawnSection {
  id: string;
  heading: string;
  slug: string;
  html: string;
  /** Whether it needs its own heading below that of its part, since the part is told by more than it. */
  titled: boolean;
}

/** Everything the page of an incident shows that has to be drawn. */
export interface DrawnIncident {
  /** The three parts a customer reads first; what each is told by, in the order of the policy. */
  parts: Record<keyof Shown['parts'], DrawnSection[]>;
  /** The other sections, in the order of the document. */
  rest: DrawnSection[];
  /** What stands around the tables that have a form of their own, by section. */
  around: Partial<Record<(typeof forms)[number], DrawnSection>>;
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

/** Sections whose tables are data of their own. */
const forms = ['timeline', 'communications', 'action-items'] as const;

/**
 * Draws an incident for its page.
 *
 * @param whole whether addresses name the host, for what is read elsewhere
 */
export async function drawIncident(
  edition: Shown,
  postmortem: PublicPostmortem,
  whole = false,
): Promise<DrawnIncident> {
  const address = (path: string) => (whole ? edition.addresses.whole(path) : path);
  const { addresses, library, parts } = edition;
  const words = textsFor(edition.language);
  const slugger = new GithubSlugger();
  const context: DrawContext = {
    document: { id: postmortem.id, text: '', file: '' },
    edition: 'public',
    base: addresses.home,
    mention: () => [],
    link: (url) => (url.startsWith('/') ? address(addresses.home.replace(/\/$/, '') + url) : url),
    image: (src) => {
      const picture = edition.pictures.find(({ incident, name }) => incident === postmortem.id && name === src);
      return (
        picture && { src: address(addresses.picture(postmortem.id, src)), width: picture.width, height: picture.height }
      );
    },
    slugger,
    footnotePrefix: '',
    words,
  };
  const partOf = new Map(Object.entries(parts).flatMap(([part, ids]) => ids.map((id) => [id, part] as const)));
  const isForm = (id: string) => forms.some((form) => form === id);
  const count = (part: string | undefined) =>
    postmortem.sections.filter(({ id }) => partOf.get(id) === part && !isForm(id)).length +
    (part === 'doing' && postmortem.actions.length > 0 ? 1 : 0);
  const drawSection = async ({ id, heading, nodes }: PublicSection): Promise<DrawnSection> => {
    const slug = slugger.slug(heading) || slugger.slug('section');
    // Under the heading of its part a section is one rank further down.
    const titled = partOf.has(id) && count(partOf.get(id)) > 1;
    const headingShift = titled ? 1 : 0;
    const { html } = await drawBody(nodes as RootContent[], { ...context, headingShift, footnotePrefix: `${slug}-` });
    return { id, heading, slug, html, titled };
  };
  const sections: DrawnSection[] = [];
  for (const section of postmortem.sections) sections.push(await drawSection(section));
  const told = (ids: string[]) =>
    ids.flatMap((id) => sections.filter((section) => section.id === id && !isForm(id) && section.html !== ''));
  const timeline = timelineOf(postmortem, library.zone);
  const ids = rowIds(timeline.timeline.events);
  const line = (nodes: PublicNode[]) => drawInline(nodes as PhrasingContent[], context);
  return {
    parts: { happened: told(parts.happened), touched: told(parts.touched), doing: told(parts.doing) },
    rest: sections.filter(({ id, html }) => !partOf.has(id) && !isForm(id) && html !== ''),
    around: Object.fromEntries(sections.filter(({ id }) => isForm(id)).map((section) => [section.id, section])),
    events: await Promise.all(
      postmortem.timeline.map(async ({ time, milestones, event }, index) => ({
        id: ids[index]!,
        time,
        milestones,
        html: await line(event),
      })),
    ),
    communications: await Promise.all(
      postmortem.communications.map(async ({ time, channel, audience, text }) => ({
        time,
        channel: await line(channel),
        audience: await line(audience),
        html: await line(text),
      })),
    ),
    actions: await Promise.all(
      postmortem.actions.map(async ({ action, status }) => ({ status, html: await line(action) })),
    ),
    picture: drawTimeline(timeline, { zone: library.zone, words }),
  };
}

const nowhere = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The public timeline in the shape that the picture is drawn from. */
function timelineOf({ id, title, kind, status, timeline }: PublicPostmortem, zone: string): TimelineData {
  const open = status === 'Ongoing' || status === 'Mitigated';
  return {
    id,
    facts: { title, kind, unknown: open ? {} : { recovered: '–' } },
    timeline: {
      place: undefined,
      events: timeline.map(({ time, milestones, event }) => ({
        place: nowhere,
        time: { value: time.text, place: nowhere },
        moment: momentOf(time, zone),
        milestones: milestones.map((value) => ({ value, place: nowhere })),
        event: { text: wordsOf(event), nodes: [], place: nowhere },
        evidence: undefined,
      })),
    },
  };
}

function momentOf({ from, to, precision, approximate, text }: PublicTime, zone: string): Moment {
  return { text, earliest: Date.parse(from), latest: Date.parse(to), precision, approximate, zone };
}

/** The words of nodes, as one line. */
export function wordsOf(nodes: readonly PublicNode[]): string {
  const words = (node: PublicNode): string => {
    if ('value' in node) return node.value;
    if (node.type === 'image') return node.alt;
    const inside = 'children' in node ? node.children.map(words).join('') : '';
    return inline.has(node.type) ? inside : ` ${inside} `;
  };
  return nodes.map(words).join('').replace(/\s+/g, ' ').trim();
}
const inline = new Set(['emphasis', 'strong', 'delete', 'link', 'mdxJsxTextElement', 'footnoteReference']);

/** What an incident was about, in at most so many characters: the beginning of what happened. */
export function excerptOf({ sections }: PublicPostmortem, { parts }: Shown, length = 240): string {
  const told = parts.happened.flatMap((id) => sections.filter((section) => section.id === id));
  const paragraph = told.flatMap(({ nodes }) => nodes).find(({ type }) => type === 'paragraph');
  const words = paragraph ? wordsOf([paragraph]) : wordsOf(told.flatMap(({ nodes }) => nodes));
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  const sentence = /^[\s\S]{80,}[.!?](?=\s)/.exec(cut)?.[0];
  return sentence ?? `${cut.replace(/\s+\S*$/, '')} …`;
}
