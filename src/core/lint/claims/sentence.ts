import { memo } from '../../model/memo.ts';
import type { PhrasingContent } from 'mdast';
import type { Place } from '../../model/message.ts';
import type { Communication, Postmortem, TimelineEvent } from '../../model/postmortem.ts';
import { placeOf } from '../../model/document.ts';
import { walk } from '../../parse/tree.ts';
import { placeOfStretch } from '../stretch.ts';
import type { Length } from './length.ts';

/** Where a sentence stands, since a row of the timeline claims something else than a lesson does. */
export type Setting =
  'title' | 'front-matter' | 'heading' | 'prose' | 'timeline' | 'communications' | 'actions' | 'table';

/** A sentence of a postmortem as it is read: plain text that knows where each of its characters stands. */
export interface Sentence {
  /** Plain text; what stands in code keeps its width and its words, and its digits are gone. */
  text: string;
  setting: Setting;
  /** Id of the section it stands in, of the innermost one that a template knows. */
  section: string | undefined;
  /** The sentence before it in the same paragraph, cell or list entry. */
  before: Sentence | undefined;
  /** The sentence behind it there. */
  next: Sentence | undefined;
  /** The row it stands in, in a timeline or a table of communications. */
  row: TimelineEvent | Communication | undefined;
  /** The lengths of time in it, once somebody asked: see `lengthsOf`. */
  lengths: Length[] | undefined;
  /** Whether it repeats what was written elsewhere, once somebody asked: see `isReported`. */
  reported: boolean | undefined;
  /** Place of a stretch of the text. */
  placeOf(start: number, end: number): Place;
}

/** Every sentence of a postmortem, front-matter text, headings and tables included, code and quotations left out. */
export const sentencesOf = memo((postmortem: Postmortem): Sentence[] => readSentences(postmortem));

/** Only text that names a unit of time, a clock or a date can claim something about time. */
const hint =
  /\d:\d\d|\d ?[ap]\.?m\b|\b(?:sec|min|hour|hr|day|night|week|wk|month|year|yr|milli|quarter)|[a-z]day\b|\d ?-?(?:ms|s|m|h|d|min|sec)\b|\d[/.]\d{1,2}[/.]\d/gi;

/** Asks of stretches of a text, each behind the one before, whether there is a hint in them. */
function hintsIn(text: string): (from: number, to: number) => boolean {
  let next = -1;
  return (from, to) => {
    if (next < from) {
      hint.lastIndex = from;
      next = hint.exec(text)?.index ?? Infinity;
    }
    return next < to;
  };
}

function readSentences(postmortem: Postmortem): Sentence[] {
  const sentences: Sentence[] = [];
  const { facts } = postmortem;
  const fixed = (text: string, setting: Setting, place: Place) => {
    if (text.search(hint) !== -1) cut(text, setting, undefined, undefined, () => place, sentences);
  };
  fixed(facts.title, 'title', placeOf(postmortem, ['title']));
  facts.impact.forEach(({ what, unknown }, index) => {
    fixed(what, 'front-matter', placeOf(postmortem, ['impact', index, 'what']));
    if (unknown) fixed(unknown, 'front-matter', placeOf(postmortem, ['impact', index, 'unknown']));
  });

  const rows = new Map<number, { setting: Setting; row: TimelineEvent | Communication | undefined }>();
  for (const row of postmortem.timeline.events) rows.set(row.place.line, { setting: 'timeline', row });
  for (const row of postmortem.communications) rows.set(row.place.line, { setting: 'communications', row });
  for (const { place } of postmortem.actions) rows.set(place.line, { setting: 'actions', row: undefined });

  const { sections } = postmortem;
  const hasHint = hintsIn(postmortem.text);
  let next = 0;
  let section: string | undefined;
  let sectionDepth = 0;
  walk(postmortem.tree, (node): void | false => {
    switch (node.type) {
      case 'blockquote':
      case 'code':
        return false;
      case 'heading':
      case 'paragraph':
      case 'tableCell': {
        const line = node.position?.start.line ?? 0;
        while (next < sections.length && sections[next]!.place.line <= line) {
          const { id, depth } = sections[next++]!;
          if (id !== undefined || depth <= sectionDepth) {
            section = id;
            sectionDepth = depth;
          }
        }
        const from = node.position?.start.offset;
        const to = node.position?.end.offset;
        if (from !== undefined && to !== undefined && !hasHint(from, to)) return false;
        const known =
          node.type === 'tableCell' ? (rows.get(line) ?? { setting: 'table' as const, row: undefined }) : undefined;
        const setting = known?.setting ?? (node.type === 'heading' ? 'heading' : 'prose');
        const { text, pieces } = plainOf(node.children);
        const placed = (start: number, end: number) =>
          placeOfStretch(postmortem, offsetAt(pieces, start), offsetAt(pieces, Math.max(start, end - 1)) + 1);
        cut(text, setting, section, known?.row, placed, sentences);
        return false;
      }
      default:
        return;
    }
  });
  return sentences;
}

/** A stretch of plain text and where it stands in the document. */
interface Piece {
  /** Its first character in the plain text. */
  at: number;
  from: number;
  to: number;
  /** Whether every character is what was written; with an escape or an entity it is not. */
  exact: boolean;
}

/** Inline nodes as text, and where its pieces stand. */
function plainOf(nodes: readonly PhrasingContent[]): { text: string; pieces: Piece[] } {
  let text = '';
  const pieces: Piece[] = [];
  const add = (value: string, from: number, to: number) => {
    pieces.push({ at: text.length, from, to, exact: to - from === value.length });
    text += value;
  };
  const visit = (node: PhrasingContent) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === 'text') add(node.value.replaceAll('\n', ' '), start, end);
    else if (node.type === 'break') add('\n', start, end);
    else if (node.type === 'inlineCode') {
      const marks = Math.max(0, (end - start - node.value.length) >> 1);
      add(node.value.replace(/\d/g, '#'), start + marks, end - marks);
    } else if ('children' in node) for (const child of node.children) visit(child as PhrasingContent);
  };
  for (const node of nodes) visit(node);
  return { text, pieces };
}

/** Where a character of the plain text stands. */
function offsetAt(pieces: readonly Piece[], index: number): number {
  const piece = pieces.findLast(({ at }) => at <= index);
  if (!piece) return 0;
  const offset = piece.from + index - piece.at;
  return piece.exact ? offset : Math.min(offset, piece.to - 1);
}

const boundary =
  /(?<!\b(?:approx|ca|e\.g|i\.e|vs|etc|no|min|sec|hrs?|cf|resp|St|Mr|Ms|Dr))[.!?]["”’)]*\s+(?=["“(]?[\p{Lu}\d`#@])|\n+|;\s+/gu;

function cut(
  text: string,
  setting: Setting,
  section: string | undefined,
  row: Sentence['row'],
  placed: Sentence['placeOf'],
  into: Sentence[],
): void {
  let before: Sentence | undefined;
  const push = (start: number, end: number) => {
    if (end <= start) return;
    const sentence: Sentence = {
      text: text.slice(start, end),
      setting,
      section,
      before,
      next: undefined,
      row,
      lengths: undefined,
      reported: undefined,
      placeOf: (from, to) => placed(start + from, start + to),
    };
    if (before) before.next = sentence;
    before = sentence;
    into.push(sentence);
  };
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    if (match[0].startsWith(';') && isOpen(text.slice(start, match.index))) continue;
    const end = match.index + match[0].length;
    push(start, end);
    start = end;
  }
  push(start, text.length);
}

/** Whether a parenthesis is open at the end of a text. */
function isOpen(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}
