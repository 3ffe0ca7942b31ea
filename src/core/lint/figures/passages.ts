import { memo } from '../../model/memo.ts';
import type { Heading, Nodes, Parents } from 'mdast';
import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import type { ActionItem, Postmortem, TimelineEvent } from '../../model/postmortem.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { placeOfStretch } from '../stretch.ts';

/** A stretch of running text: a title, a paragraph, a list entry, a cell. */
export interface Passage {
  kind: 'title' | 'impact' | 'heading' | 'prose' | 'item' | 'event' | 'action' | 'cell' | 'communication';
  /** Plain text, one character for each of the source wherever nothing was escaped. */
  text: string;
  /** Id of the template section it stands in; a sub-section without one has that of the section around it. */
  section: string | undefined;
  /** Heading it stands under, as written. */
  heading: string;
  /** The row of the timeline it is the event of. */
  event: TimelineEvent | undefined;
  /** The row of the action items it is the action of. */
  action: ActionItem | undefined;
  /** The place of a part of `text`; of all of it without arguments. */
  place(start?: number, end?: number): Place;
  /** Whether it is a suspicion, a proposal or a command, and so states nothing. */
  isProposal: boolean;
}

/** A sentence of a passage. */
export interface Sentence {
  passage: Passage;
  text: string;
  /** Where it begins in the text of its passage. */
  start: number;
  /** Whether it tells what another text says (“the first report gave 39 minutes”). */
  isReported: boolean;
}

/** Everything a postmortem says in running text, in the order of reading; each document is read once. */
export const passagesOf = memo((postmortem: Postmortem): Passage[] => read(postmortem));

/** Every sentence of a postmortem; each document is cut once. */
export const sentencesOf = memo((postmortem: Postmortem): Sentence[] => {
  const found: Sentence[] = [];
  let isReportedList = false;
  // Most documents tell nothing of another text.
  const mayReport = otherText.test(postmortem.text);
  for (const passage of passagesOf(postmortem)) {
    if (passage.kind !== 'item') isReportedList = false;
    if (passage.text === '') continue;
    const before = found.length;
    cutSentences(passage, mayReport, isReportedList, found);
    const last = found.length > before ? found.at(-1) : undefined;
    if (passage.kind === 'prose' && last?.isReported && last.text.trimEnd().endsWith(':')) isReportedList = true;
  }
  return found;
});

/** The place of a part of a sentence; of all of it without arguments. */
export function placeInSentence({ passage, start, text }: Sentence, from = 0, to = text.length): Place {
  return passage.place(start + from, start + to);
}

const sentenceEnd =
  /(?<!\b(?:e\.g|i\.e|vs|ca|approx|no|min|max|resp|etc|incl|est|[A-Z]))[.!?;][”"’')\]]*\s+(?=[\p{L}\d“"‘'(~$€£≈>≥<≤[`@#*-])/gu;
const otherText =
  /\b(?:(?:first|earlier|original|initial|preliminary|previous|old|draft|generated|same|that|its?) (?:incident )?(?:report|version|account|write-?up|note|summary|title|text|page|page’s text|listing)|(?:triage|assistant)(?:['’]s)? (?:text|page|assistant|says|said|speaks|counts|put|gave|proposed|offers)|the (?:triage|assistant|report) (?:says|said|gave|put|counted|called|has|had|stated|claims|claimed|speaks))\b/i;
const continued =
  /^(?:it|that|this|they|those|these|both|three|two|four|its|the (?:same|triage|assistant|figure|number)|and (?:it|that))\b/i;

function cutSentences(passage: Passage, mayReport: boolean, isReportedList: boolean, found: Sentence[]): void {
  const { text } = passage;
  let start = 0;
  let isReported = isReportedList;
  const add = (end: number) => {
    const piece = start === 0 && end === text.length ? text : text.slice(start, end);
    if (mayReport) {
      if (otherText.test(piece)) isReported = true;
      else if (!isReportedList && !continued.test(piece.trimStart())) isReported = false;
    }
    found.push({ passage, text: piece, start, isReported });
  };
  // A cell is mostly one sentence.
  if (/[.!?;][^.!?;]*\s/.test(text)) {
    for (const match of text.matchAll(sentenceEnd)) {
      const end = match.index + match[0].length;
      add(end);
      start = end;
    }
  }
  if (start < text.length) add(text.length);
}

function read(postmortem: Postmortem): Passage[] {
  const { facts, file } = postmortem;
  const passages: Passage[] = [];
  const plainPassage = (kind: Passage['kind'], text: string, place: Place): Passage => ({
    kind,
    text,
    section: undefined,
    heading: '',
    event: undefined,
    action: undefined,
    place: () => place,
    isProposal: false,
  });
  passages.push(plainPassage('title', facts.title, placeOf(postmortem, ['title'])));
  facts.impact.forEach(({ what }, index) =>
    passages.push(plainPassage('impact', what, placeOf(postmortem, ['impact', index, 'what']))),
  );

  const rows = new Map<number, { event?: TimelineEvent; action?: ActionItem; isCommunication?: boolean }>();
  for (const event of postmortem.timeline.events) rows.set(event.place.line, { event });
  for (const action of postmortem.actions) rows.set(action.place.line, { action });
  for (const { place } of postmortem.communications) rows.set(place.line, { isCommunication: true });
  const sectionAt = new Map(postmortem.sections.map((section) => [section.place.line, section]));

  const open: { depth: number; id: string | undefined; heading: string }[] = [];
  let section: string | undefined;
  let heading = '';
  const visit = (node: Nodes, kind: Passage['kind'], isProposal: boolean): void => {
    switch (node.type) {
      case 'paragraph':
        passages.push(passageOf(node, kind, postmortem, section, heading, isProposal));
        return;
      case 'table':
        for (const row of node.children.slice(1)) {
          const line = row.position?.start.line ?? 0;
          const known = rows.get(line);
          row.children.forEach((cell) => {
            if (cell.children.length === 0) return;
            const column = cell.position?.start.column ?? 0;
            const isEvent =
              known?.event && starts(known.event.event.place, line, column, cell, known.event.event.nodes[0]);
            const isAction =
              known?.action && starts(known.action.action.place, line, column, cell, known.action.action.nodes[0]);
            // Owners, tickets, evidence: cells that state nothing.
            if (known && !isEvent && !isAction && !known.isCommunication) return;
            const passage = passageOf(
              cell,
              isEvent ? 'event' : isAction ? 'action' : known?.isCommunication ? 'communication' : 'cell',
              postmortem,
              section,
              heading,
              isProposal,
            );
            if (isEvent) passage.event = known.event;
            if (isAction) passage.action = known.action;
            passages.push(passage);
          });
        }
        return;
      case 'code':
      case 'html':
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const proposes = node.name === 'Hypothesis' || node.name === 'InvestigationStep' || node.name === 'Mitigation';
        if (node.name === 'Hypothesis' || node.name === 'Figure') {
          const attribute = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'evidence');
          if (attribute && typeof attribute.value === 'string') {
            const place = placeOfNode(node, file);
            passages.push({ ...plainPassage('prose', attribute.value, place), section, heading });
          }
        }
        for (const child of node.children) visit(child as Nodes, kind, isProposal || proposes || node.name === 'Log');
        return;
      }
      case 'listItem':
        for (const child of node.children) visit(child as Nodes, 'item', isProposal);
        return;
      case 'definition':
        return;
      default:
        if ('children' in node) for (const child of node.children) visit(child as Nodes, kind, isProposal);
    }
  };
  for (const node of postmortem.tree.children) {
    if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop();
      const own = sectionAt.get(node.position?.start.line ?? 0);
      const words = own?.heading ?? textOf(node);
      open.push({ depth: node.depth, id: own?.id, heading: words });
      section = open.findLast(({ id }) => id !== undefined)?.id;
      heading = words;
      passages.push(passageOf(node, 'heading', postmortem, section, heading, false));
    } else if ((node as { type: string }).type !== 'yaml') visit(node as Nodes, 'prose', false);
  }
  return passages;
}

function starts(place: Place, line: number, column: number, cell: Parents, first: Nodes | undefined): boolean {
  if (first !== undefined) return cell.children[0] === first;
  return place.line === line && place.column === column;
}

interface Segment {
  /** Where it begins in the plain text. */
  at: number;
  /** Where it begins in the source. */
  offset: number;
  value: string;
  /** Length in the source, which differs where something was escaped or indented. */
  sourceLength: number;
}

function passageOf(
  node: Parents | Heading,
  kind: Passage['kind'],
  postmortem: Postmortem,
  section: string | undefined,
  heading: string,
  isProposal: boolean,
): Passage {
  return {
    kind,
    text: textOf(node),
    section,
    heading,
    event: undefined,
    action: undefined,
    isProposal,
    place(start, end) {
      // Where a part stands is asked for by messages only.
      const segments: Segment[] = [];
      if (start !== undefined && end !== undefined) gather(node, segments, 0);
      if (start === undefined || end === undefined || segments.length === 0) return placeOfNode(node, postmortem.file);
      const from = segments.findLast(({ at }) => at <= start) ?? segments[0]!;
      const to = segments.findLast(({ at }) => at < end) ?? from;
      return placeOfStretch(postmortem, offsetIn(from, start, postmortem.text), offsetIn(to, end, postmortem.text));
    },
  };
}

/** The text of a node, with a space for every line end. */
function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode')
    return node.value.includes('\n') ? node.value.replaceAll('\n', ' ') : node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const { children } = node;
  if (children.length === 1) return textOf(children[0] as Nodes);
  let text = '';
  for (const child of children) text += textOf(child as Nodes);
  return text;
}

/** The pieces the text of a node was put together from; returns where the text ends. */
function gather(node: Nodes, segments: Segment[], at: number): number {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  const add = (value: string, marks = 0) => {
    if (from !== undefined && to !== undefined)
      segments.push({ at, offset: from + marks, value, sourceLength: to - from - 2 * marks });
    return at + value.length;
  };
  if (node.type === 'text') return add(node.value);
  if (node.type === 'break') return add(' ');
  if (node.type === 'inlineCode') {
    // Without the backticks around it.
    const around = from === undefined || to === undefined ? 0 : Math.floor((to - from - node.value.length) / 2);
    return add(node.value, Math.max(0, around));
  }
  if ('children' in node) for (const child of node.children) at = gather(child as Nodes, segments, at);
  return at;
}

/** Where a position of the plain text stands in the source, escapes and indented lines counted. */
function offsetIn({ at, offset, value, sourceLength }: Segment, position: number, text: string): number {
  const inside = Math.min(Math.max(0, position - at), value.length);
  if (value.length === sourceLength) return offset + inside;
  const source = text.slice(offset, offset + sourceLength);
  let from = 0;
  for (let index = 0; index < inside && from < source.length; index++) {
    const entity = source[from] === '&' ? /^&#?\w+;/.exec(source.slice(from, from + 12)) : null;
    if (entity && !value.startsWith(entity[0], index)) {
      from += entity[0].length;
      if (value.codePointAt(index)! > 0xffff) index++;
    } else if (source[from] === '\\' && value[index] !== '\\') from += 2;
    else if (source[from] === '\n') {
      from++;
      while (from < source.length && source[from] !== value[index + 1] && /[ \t>]/.test(source[from]!)) from++;
    } else from++;
  }
  return offset + Math.min(from, sourceLength);
}
