import type { Heading, Html, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import type { HeadingIndex } from '../../parse/sections.ts';
import { listOfLines } from './action-parts.ts';
import { opened } from './entries.ts';
import { isActionHeading, isTimelineHeading, sectionNamed } from './heading-words.ts';
import { rawText, withoutStart } from './inline.ts';
import { itemsOf, timedLines } from './lines.ts';
import { textOfInline } from './print.ts';
import { daysIn, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { relativeDayAt } from '../../text/relative-day.ts';
import { isTimed, readInstant } from '../../text/instant.ts';
import type { TaughtZones } from '../../text/zone.ts';
import { columnsOf, timeCells } from './time-cells.ts';

/** A section of a document that is imported. */
export interface ImportedSection {
  id: string | undefined;
  heading: Heading | undefined;
  nodes: RootContent[];
  isTimeline: boolean;
  /** The heading that names the day of a timeline: its own, or one that it stands under. */
  dated?: { day: WrittenDay; heading: string } | undefined;
}

/** Cuts the body at its highest headings. A timeline continues across headings that are times. */
export function cutSections(nodes: readonly RootContent[], find: HeadingIndex, taught: TaughtZones): ImportedSection[] {
  const sections: ImportedSection[] = [];
  let depth = 2;
  /** The headings that the next node stands under. */
  let above: Heading[] = [];
  for (const node of nodes) {
    const last = sections.at(-1);
    if (node.type === 'heading') {
      const text = textOfInline(node.children);
      above = [...above.filter((heading) => heading.depth < node.depth), node];
      const known = sectionNamed(text, find);
      const isTimeline = known === 'timeline' || (known === undefined && isTimelineHeading(text));
      const isTimed = last?.isTimeline === true && isTimeHeading(text, taught);
      if ((node.depth <= depth || isTimeline) && !isTimed && !(last?.isTimeline && node.depth > depth)) {
        depth = node.depth <= 2 ? 2 : isTimeline ? node.depth : 2;
        const dated = isTimeline ? datedBy(above) : undefined;
        sections.push({ id: known, heading: node, nodes: [], isTimeline, dated });
        continue;
      }
    }
    if (last) last.nodes.push(node);
    else sections.push({ id: undefined, heading: undefined, nodes: [node], isTimeline: false });
  }
  if (!sections.some(({ isTimeline }) => isTimeline)) {
    const count = ({ nodes: inside }: ImportedSection): number =>
      inside.reduce((sum, node) => {
        // A talk that was pasted; what a program wrote is evidence of something.
        if (node.type === 'blockquote') {
          const talk = opened([node], taught);
          return sum + (talk.includes(node) ? 0 : count({ ...noSection, nodes: talk }));
        }
        if (node.type === 'list') return sum + itemsOf(node, taught).filter(isClocked).length;
        if (node.type === 'paragraph') return sum + timedLines(node, taught);
        if (node.type === 'table') return sum + timedRows(node, taught);
        return sum + (node.type === 'heading' && readInstant(textOfInline(node.children), taught)?.clock ? 1 : 0);
      }, 0);
    const best = sections.filter(({ heading }) => heading).sort((a, b) => count(b) - count(a))[0];
    // Two are enough where there is nothing else.
    const isAll = best?.nodes.every((node) => count({ ...best, nodes: [node] }) >= lengthOf(node)) ?? false;
    // So are any under heads of times and events.
    const isNamed = (nodes: readonly RootContent[]) =>
      nodes.some((node) => node.type === 'table' && namesTimes(node) && timedRows(node, taught) > 0);
    if (best && (count(best) >= (isAll ? 2 : 3) || isNamed(best.nodes))) {
      best.isTimeline = true;
      best.id = 'timeline';
      best.dated = datedBy([best.heading!]);
    } else {
      const least = isNamed(sections[0]?.nodes ?? []) ? 1 : 3;
      sections.splice(0, 1, ...withTimeline(sections[0], (node) => count({ ...sections[0]!, nodes: [node] }), least));
    }
  }
  return sections;
}

const noSection: ImportedSection = { id: undefined, heading: undefined, nodes: [], isTimeline: false };

/** What stands above the first heading, with a section of its own for the rows of a timeline in it. */
function withTimeline(
  lead: ImportedSection | undefined,
  count: (node: RootContent) => number,
  least: number,
): ImportedSection[] {
  if (!lead || lead.heading) return lead ? [lead] : [];
  const counts = lead.nodes.map(count);
  const first = counts.findIndex((rows) => rows > 0);
  if (first === -1 || counts.reduce((sum, rows) => sum + rows, 0) < least) return [lead];
  const heading: Heading = { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Timeline' }] };
  const above = first === 0 ? [] : [{ ...lead, nodes: lead.nodes.slice(0, first) }];
  return [...above, { id: 'timeline', heading, nodes: lead.nodes.slice(first), isTimeline: true }];
}

/** The nearest of some headings, one within the other, that names one day. */
function datedBy(headings: readonly Heading[]): ImportedSection['dated'] {
  for (const heading of headings.toReversed()) {
    const text = textOfInline(heading.children);
    const [day, ...more] = daysIn(text);
    if (day && more.length === 0) return { day, heading: text };
  }
  return undefined;
}

/** How many rows a block can hold. */
function lengthOf(node: RootContent): number {
  return node.type === 'list' ? node.children.length : node.type === 'table' ? node.children.length - 1 : 1;
}

/** Whether the head of a table names times and events. */
function namesTimes(table: Table): boolean {
  const columns = columnsOf({});
  const head = table.children[0]!.children.map((cell) => rawText(cell.children).trim());
  return head.some((name) => columns.time.test(name)) && head.some((name) => columns.event.test(name));
}

/** How many rows a table with a column of times and one of events holds. */
function timedRows(table: Table, taught: TaughtZones): number {
  const rows = timeCells(table, columnsOf({}), taught)?.rows ?? [];
  const timed = rows.filter(({ stamp }) => stamp?.clock).length;
  if (namesTimes(table)) return timed;
  // Under names nobody knows, words beside times are events; numbers are measurements.
  const areEvents = rows.every(({ lead }) => /\p{L}{2}.*\p{L}{2}/u.test(rawText(lead)));
  return timed === rows.length && areEvents ? timed : 0;
}

/** Whether an entry of a list begins or ends with a clock that is no number. */
function isClocked(item: ReturnType<typeof itemsOf>[number]): boolean {
  if (item.kind === 'label') return true;
  return item.kind === 'row' && item.lines.some(({ stamp }) => stamp?.clock && !stamp.clock.isBare);
}

function isTimeHeading(text: string, taught: TaughtZones): boolean {
  if (isTimed(readInstant(text, taught))) return true;
  return writtenDayAt(text.trim(), 0) !== undefined || relativeDayAt(text.trim(), 0)?.length === text.trim().length;
}

/**
 * Bold labels that open a paragraph as headings of what follows: `**Impact:** Nobody slept.` A label that no template
 * knows is one where a sentence follows and the document has no headings of its own. A line that names a timeline or
 * action items is one right above a list or a table, bold or not.
 */
export function withLabelHeadings(
  nodes: readonly RootContent[],
  find: HeadingIndex,
  taught: TaughtZones,
): RootContent[] {
  const hasHeadings = nodes.some((node) => node.type === 'heading' && node.depth > 1);
  let depth = 1;
  return withoutDetails(nodes, find).flatMap((node, index, all): RootContent[] => {
    if (node.type === 'heading') depth = node.depth;
    if (node.type === 'list') return timelineInList(node, depth, find);
    if (node.type !== 'paragraph') return [node];
    const [first, ...rest] = node.children;
    if (first?.type !== 'strong') {
      const below = all[index + 1];
      const name = textOfInline(node.children).trim();
      const isName = name.length <= 60 && (isTimelineHeading(name) || isActionHeading(name)) && !/[.!?。]$/u.test(name);
      const areRows = below?.type === 'paragraph' && isTimelineHeading(name) && timedLines(below, taught) >= 2;
      const areItems =
        below?.type === 'paragraph' && isActionHeading(name) && listOfLines(below, () => false) !== undefined;
      if (!isName || (below?.type !== 'list' && below?.type !== 'table' && !areRows && !areItems))
        return opensItems(node, depth) ?? [node];
      return [headingBelow(depth, node.children, node.position)];
    }
    const said = textOfInline(first.children);
    const behind = textOfInline(rest);
    const label = said.replace(/\s*[:：]\s*$/u, '').trim();
    const isLabel = /[:：]\s*$/u.test(said) || /^(?:[:：]|[—–-]\s)/u.test(behind) || behind === '';
    const isKnown = sectionNamed(label, find) !== undefined || isTimelineHeading(label) || isActionHeading(label);
    const isSentence = /[.!?。！？]$/u.test(behind) && behind.length > 15;
    if (
      !isLabel ||
      label.length > 60 ||
      !(isKnown || (!hasHeadings && isSentence && !/^[—–-]/.test(behind) && !/\d/.test(label)))
    )
      return [node];
    const text =
      behind === ''
        ? []
        : [{ ...node, children: withoutStart(rest, /^\s*[:：—–-]?\s*/u.exec(rawText(rest))![0].length) }];
    return [headingBelow(depth, first.children, node.position), ...text];
  });
}

/** `To do:` on a line right above lines that count or name themselves, in one paragraph, as a heading of them. */
function opensItems(node: Paragraph, depth: number): RootContent[] | undefined {
  const [first] = node.children;
  const name = first?.type === 'text' ? /^([^\n]{2,60})[:：][ \t]*\n/u.exec(first.value) : null;
  if (!name || !isActionHeading(name[1]!)) return undefined;
  const below: Paragraph = { ...node, children: withoutStart(node.children, name[0].length) };
  if (!listOfLines(below, () => false)) return undefined;
  return [headingBelow(depth, [{ type: 'text', value: name[1]! }], node.position), below];
}

/** Parts that a page folds away, named as a section, as that section. */
function withoutDetails(nodes: readonly RootContent[], find: HeadingIndex): RootContent[] {
  const areSections: boolean[] = [];
  let depth = 1;
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'heading') depth = node.depth;
    if (node.type !== 'html') return [node];
    if (/^<\/details>\s*$/i.test(node.value)) return areSections.pop() ? [] : [node];
    if (!/^<details\b/i.test(node.value) || /<\/details>/i.test(node.value)) return [node];
    const heading = headingOfDetails(node, depth, find);
    areSections.push(heading !== undefined);
    return [heading ?? node];
  });
}

/** The summary of folded details as a heading, where it names a section. */
function headingOfDetails({ value, position }: Html, depth: number, find: HeadingIndex): Heading | undefined {
  const found = /^\s*<details[^<>]*>\s*<summary[^<>]*>((?:(?!<\/summary)[\s\S]){1,200})<\/summary>\s*$/i.exec(value);
  const name = found?.[1]!.replace(/<[^<>]*>/g, '').trim() ?? '';
  const isName =
    name !== '' && (sectionNamed(name, find) !== undefined || isTimelineHeading(name) || isActionHeading(name));
  return isName ? headingBelow(depth, [{ type: 'text', value: name }], position) : undefined;
}

/**
 * A list of labels, one of which is called a timeline and has the list of its rows below it: that one, and others that
 * are known or have more below them, as headings; what is said in a line stays a list above them.
 */
function timelineInList(list: List, depth: number, find: HeadingIndex): RootContent[] {
  const items = list.children.map((item) => {
    const [first, ...below] = item.children as RootContent[];
    const label = first?.type === 'paragraph' ? labelOf(first) : undefined;
    return { item, below, label };
  });
  const isTimeline = ({ label, below }: (typeof items)[number]) =>
    label !== undefined &&
    label.behind.length === 0 &&
    below.some(({ type }) => type === 'list') &&
    (isTimelineHeading(label.text) || find(label.text) === 'timeline');
  if (items.filter(isTimeline).length !== 1) return [list];
  const lines = items.filter(({ label, below }) => !label || (below.length === 0 && find(label.text) === undefined));
  const parts = items.filter((one) => !lines.includes(one));
  const children = lines.map(({ item }) => item);
  return [
    ...(children.length > 0 ? [{ ...list, children }] : []),
    ...parts.flatMap(({ label, below }): RootContent[] => [
      headingBelow(depth, label!.children, label!.position),
      ...(label!.behind.length > 0 ? [{ type: 'paragraph' as const, children: label!.behind }] : []),
      ...below,
    ]),
  ];
}

/** What an entry begins with in bold, or all it says where that is no sentence, and what stands behind it. */
function labelOf({ children, position }: Paragraph) {
  const [first, ...rest] = children;
  const isBold = first?.type === 'strong';
  const text = textOfInline(isBold ? first.children : children)
    .replace(/\s*[:：]\s*$/u, '')
    .trim();
  const behind = isBold ? withoutStart(rest, /^\s*[:：]?\s*/u.exec(rawText(rest))![0].length) : [];
  const isLabel = text.length > 0 && text.length <= 60 && (isBold || !/[.!?。]$/u.test(textOfInline(children)));
  const said = rawText(behind).trim() === '' ? [] : behind;
  return isLabel ? { text, children: isBold ? first.children : children, behind: said, position } : undefined;
}

/** A label as a heading one level below another. */
function headingBelow(depth: number, children: readonly PhrasingContent[], position: Heading['position']): Heading {
  return {
    type: 'heading',
    depth: Math.min(6, depth + 1) as Heading['depth'],
    children: withoutColon(children),
    ...(position ? { position } : {}),
  };
}

function withoutColon(children: readonly PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return [...children];
  return [...children.slice(0, -1), { ...last, value: last.value.replace(/\s*[:：]\s*$/u, '') }];
}

/** Shifts headings so that the highest below the title is `##`. */
export function levelled(nodes: readonly RootContent[]): RootContent[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  if (depths.length === 0) return [...nodes];
  const shift = Math.min(...depths) > 2 ? 2 - Math.min(...depths) : 0;
  return nodes.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.max(2, node.depth + shift) as Heading['depth'] } : node,
  );
}

/** Moves headings inside notes below the notes’ own. */
export function lowered(node: RootContent): RootContent {
  return node.type === 'heading' ? { ...node, depth: Math.max(4, node.depth) as 4 } : node;
}

/** The links and pictures of a heading, as a paragraph below it. */
export function linksOf(heading: Heading): RootContent[] {
  const isMore = (child: PhrasingContent) =>
    ['link', 'linkReference', 'image', 'imageReference', 'footnoteReference'].includes(child.type);
  const kept = heading.children.some((child) => child.type === 'html')
    ? heading.children
    : heading.children.filter(isMore);
  return kept.length === 0 ? [] : [{ type: 'paragraph', children: kept }];
}
