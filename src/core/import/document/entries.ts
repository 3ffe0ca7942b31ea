import type { Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { memo } from '../../model/memo.ts';
import { daysIn, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { relativeDayAt } from '../../text/relative-day.ts';
import { isTimed, readInstant, readInstantAtEnd, type WrittenInstant } from '../../text/instant.ts';
import { fits } from '../../text/proof.ts';
import type { TaughtZones } from '../../text/zone.ts';
import { isStatement } from './statements.ts';
import { timeCells, type TimelineColumns } from './time-cells.ts';

/** A row of a timeline as found in a document: a list entry, heading, line or table row. */
export interface Entry {
  stamp: WrittenInstant | undefined;
  /** The time as written. */
  written: string;
  /** Line of the source it stands on; 0 where the source has no lines. */
  line: number;
  /** Text behind the time, in the same paragraph or heading. */
  lead: PhrasingContent[];
  /** Blocks below it. */
  body: RootContent[];
  evidence: PhrasingContent[];
  milestone: string;
  /** The day it stands under; without readings where that looks like a day and is none. */
  context: WrittenDay | undefined;
  /** What the table’s head says about the time column. */
  head: string | undefined;
}

/**
 * A stretch of a timeline section: rows, text between them, or a line with only a day, which applies to the rows below
 * if it can be read.
 */
export type Part =
  | { kind: 'rows'; entries: Entry[] }
  | { kind: 'prose'; nodes: RootContent[] }
  | { kind: 'day'; node: RootContent; day: WrittenDay; text: string; line: number };

/** The parts of a timeline section in order. */
export interface Parts {
  parts: Part[];
  /** Heads of tables whose columns were merged into ours. */
  heads: string[];
}

/** Plain text of inline nodes, in which positions are counted. */
export function rawText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '\n';
      if (node.type === 'footnoteReference') return `[^${node.identifier}]`;
      if (node.type === 'html') return '';
      if ('value' in node) return node.value;
      return 'children' in node ? rawText(node.children as Nodes[]) : '';
    })
    .join('');
}

/** Inline nodes without the first characters of their `rawText`. */
export function withoutStart<T extends Nodes>(nodes: readonly T[], length: number): T[] {
  const rest: T[] = [];
  let left = length;
  for (const node of nodes) {
    const size = rawText([node]).length;
    if (left <= 0) rest.push(node);
    else if (size <= left) {
      // Keep nodes without text, such as comments and pictures.
      if (size === 0) rest.push(node);
      left -= size;
    } else {
      if (node.type === 'text' || node.type === 'inlineCode') rest.push({ ...node, value: node.value.slice(left) });
      else if ('children' in node)
        rest.push({ ...node, children: withoutStart(node.children as Nodes[], left) } as unknown as T);
      else rest.push(node);
      left = 0;
    }
  }
  const [first] = rest;
  if (first?.type === 'text') rest[0] = { ...first, value: first.value.replace(/^\s+/, '') };
  const second = rest[1];
  if (first?.type === 'footnoteReference' && second?.type === 'text')
    rest[1] = { ...second, value: second.value.replace(/^\s*[:–—-]\s*/, ' ') };
  return rest;
}

/** The first characters of the `rawText` of inline nodes, and every node without text. */
function onlyStart<T extends Nodes>(nodes: readonly T[], length: number): T[] {
  const kept: T[] = [];
  let left = length;
  for (const node of nodes) {
    const size = rawText([node]).length;
    if (size <= left) kept.push(node);
    else if (left > 0) {
      if (node.type === 'text' || node.type === 'inlineCode') kept.push({ ...node, value: node.value.slice(0, left) });
      else if ('children' in node)
        kept.push({ ...node, children: onlyStart(node.children as Nodes[], left) } as unknown as T);
    } else if (size > 0 && 'url' in node) {
      // An address behind the time stays.
      kept.push(node);
    }
    left -= size;
  }
  return kept;
}

const line = (node: Nodes) => node.position?.start.line ?? 0;

/** Cuts the nodes of a timeline section into rows and the text between them. */
export function cutEntries(nodes: readonly RootContent[], taught: TaughtZones, columns: TimelineColumns): Parts {
  return new Cutter(nodes, taught, columns).cut();
}

/** Walks the nodes of a section once. How a node is cut depends on the nodes before it. */
class Cutter {
  readonly #parts: Part[] = [];
  readonly #heads: string[] = [];
  /** The day above the rows that follow. */
  #context: WrittenDay | undefined;
  /** The entry that following text belongs to. */
  #open: { entry: Entry; byHeading: boolean; isLine?: boolean } | undefined;
  readonly #nodes: readonly RootContent[];
  readonly #taught: TaughtZones;
  readonly #columns: TimelineColumns;
  /** How many headings are times, and how deep those are. */
  readonly #timed: number;
  readonly #depths: ReadonlySet<number>;
  /** By place, the next node that is or holds rows, the next that is a list or lines of rows, and the next heading. */
  readonly #nextRows: readonly number[];
  readonly #nextLines: readonly number[];
  readonly #nextHeading: readonly number[];

  constructor(nodes: readonly RootContent[], taught: TaughtZones, columns: TimelineColumns) {
    this.#nodes = nodes;
    this.#taught = taught;
    this.#columns = columns;
    const timed = nodes.filter((node) => node.type === 'heading' && this.#headingStamp(node) !== undefined);
    this.#timed = timed.length;
    this.#depths = new Set(timed.map((node) => (node as Heading).depth));
    const next = (holds: (node: RootContent) => boolean): number[] => {
      const places: number[] = Array.from({ length: nodes.length + 1 }, () => nodes.length);
      for (let index = nodes.length - 1; index >= 0; index--)
        places[index] = holds(nodes[index]!) ? index : places[index + 1]!;
      return places;
    };
    this.#nextLines = next((node) => this.#holdsLines(node));
    this.#nextRows = next(
      (node) =>
        this.#holdsLines(node) ||
        (node.type === 'heading' && this.#headingStamp(node) !== undefined) ||
        (node.type === 'table' && timeCells(node, columns, taught) !== undefined),
    );
    this.#nextHeading = next(({ type }) => type === 'heading');
  }

  cut(): Parts {
    this.#nodes.forEach((node, index) => {
      if (node.type === 'heading') this.#heading(node, index);
      else if (node.type === 'list') this.#list(node, index);
      else if (node.type === 'paragraph') this.#paragraph(node, index);
      else if (node.type === 'table') this.#table(node, index);
      else this.#below(node, index);
    });
    return { parts: this.#parts, heads: this.#heads };
  }

  #heading(node: Heading, index: number): void {
    const text = rawText(node.children);
    const stamp = this.#headingStamp(node);
    if (stamp) {
      this.#row(
        { stamp, written: stamp.text, line: line(node), lead: withoutStart(node.children, stamp.length), body: [] },
        true,
      );
      return;
    }
    const found = dayIn(text);
    if (found) {
      const { day, start, end, rest } = found;
      if (this.#nextRows[index + 1]! < this.#endOf(index, node.depth)) {
        this.#context = day;
        if (rest === '') this.#day(node, day);
        else this.#prose(node);
        return;
      }
      if (
        (day.readings.length > 0 || day.weekday !== undefined) &&
        (this.#depths.size === 0 || this.#depths.has(node.depth) || rest === '')
      ) {
        const whole = readInstant(text, this.#taught) ?? {
          ...readInstant(day.text, this.#taught)!,
          text: day.text,
        };
        const lead = rest === '' ? [] : withoutStart(node.children, end);
        this.#row(
          { stamp: { ...whole, day }, written: text.slice(start, end).trim(), line: line(node), lead, body: [] },
          true,
        );
        return;
      }
    }
    // `Recovery – 4 May 2024` dates what stands below it as well.
    const [last, ...more] = found ? [] : daysIn(text);
    const isLast = last && more.length === 0 && /^[\s)\]}.:]*$/.test(text.slice(last.end));
    if (isLast && this.#nextRows[index + 1]! < this.#endOf(index, node.depth)) {
      this.#prose(node);
      this.#context = last;
      return;
    }
    if (this.#depths.has(node.depth) && this.#timed > 1) {
      this.#row({ stamp: undefined, written: text.trim(), line: line(node), lead: [], body: [] }, true);
      return;
    }
    this.#prose(node);
  }

  #list(node: List, index: number): void {
    const kinds = itemsOf(node, this.#taught);
    const rows = kinds.filter(({ kind }) => kind !== 'plain');
    const isFew = rows.length === 0 || (rows.length === 1 && rows[0]!.kind === 'row' && node.children.length > 3);
    if (isFew || (this.#open?.byHeading && rows.length < node.children.length)) {
      if (this.#open?.byHeading) this.#open.entry.body.push(node);
      else this.#below(node, index);
      return;
    }
    this.#items(node, kinds);
  }

  #items(list: List, kinds: readonly Item[]): void {
    list.children.forEach((item, at) => {
      const kind = kinds[at]!;
      const [first, ...rest] = item.children;
      const inline = first?.type === 'paragraph' ? first.children : [];
      if (kind.kind === 'row') {
        this.#lines(kind.lines, first as Paragraph, item);
        for (const node of rest) this.#belowItem(node);
      } else if (kind.kind === 'label') {
        const lead = onlyStart(inline, kind.label);
        this.#row({ stamp: kind.stamp, written: kind.stamp.text, line: line(item), lead, body: rest }, false);
      } else if (kind.kind === 'group') {
        const before = this.#context;
        if (kind.day) {
          this.#context = kind.day;
          this.#day(first as Paragraph, kind.day);
        } else if (first) this.#prose(first);
        for (const node of rest) {
          if (node.type === 'list') this.#items(node, itemsOf(node, this.#taught));
          else this.#belowItem(node);
        }
        this.#context = before;
      } else if (isStatement(rawText(inline), this.#taught)) this.#appendItem(item, list);
      // What has no time of its own is a row of its own, and nobody’s else.
      else {
        const day = dayMentioned(rawText(inline));
        const stamp = day && readInstant(day.text, this.#taught);
        if (day?.readings.length === 0 && stamp)
          this.#row({ stamp: { ...stamp, day }, written: '', line: line(item), lead: inline, body: rest }, false);
        else if (first?.type === 'paragraph')
          this.#row({ stamp: undefined, written: '', line: line(item), lead: inline, body: rest }, false);
        else this.#appendItem(item, list);
      }
    });
  }

  /** Blocks below the text of an entry: lists of which every entry has a time are rows themselves. */
  #belowItem(node: RootContent): void {
    if (node.type === 'list') {
      const kinds = itemsOf(node, this.#taught);
      if (kinds.every((kind) => kind.kind === 'row' && kind.lines.every(isClocked))) {
        this.#items(node, kinds);
        return;
      }
    }
    if (this.#open) this.#open.entry.body.push(node);
    else this.#prose(node);
  }

  #paragraph(node: Paragraph, index: number): void {
    if (this.#open?.byHeading) {
      this.#open.entry.body.push(node);
      return;
    }
    const lines = linesOf(node, this.#taught);
    const hasRows = lines.some(({ stamp, day }) => stamp ?? day);
    if (!hasRows) this.#below(node, index);
    else if (lines.length === 1 && lines[0]!.day) this.#dayLine(node, lines[0]!, index);
    else this.#lines(lines, node, node, index);
  }

  /** A paragraph with only a day: it stands over the rows below, or is a row with the text below it. */
  #dayLine(node: Paragraph, { day, stamp }: Line, index: number): void {
    const next = this.#nextRows[index + 1]!;
    const isNear = next < this.#nodes.length && !this.#isDayLine(index + 1, next);
    if (isNear || day!.readings.length === 0) {
      this.#context = day;
      this.#day(node, day!);
      return;
    }
    const whole = stamp ?? readInstant(day!.text, this.#taught);
    if (!whole || /[:：]/u.test(rawText(node.children))) this.#prose(node);
    else
      this.#row(
        { stamp: { ...whole, day }, written: rawText(node.children).trim(), line: line(node), lead: [], body: [] },
        false,
      );
  }

  /** Whether a paragraph with only a day comes before a place. */
  #isDayLine(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      const node = this.#nodes[index]!;
      if (node.type !== 'paragraph') continue;
      const lines = linesOf(node, this.#taught);
      if (lines[0]?.day) return true;
    }
    return false;
  }

  /** The lines of one paragraph: rows, days over rows, and text that belongs to the row above it. */
  #lines(lines: readonly Line[], node: Paragraph, from: Nodes, index?: number): void {
    lines.forEach((piece, at) => {
      const { stamp, day, nodes } = piece;
      const place = (nodes.find(({ position }) => position) ?? from) as Nodes;
      const where = at === 0 ? line(from) : line(place) + piece.down;
      if (day && (isClocked(lines[at + 1]) || day.readings.length === 0)) {
        this.#context = day;
        this.#day({ ...node, children: nodes }, day, where);
      } else if (stamp ?? day) {
        const whole = stamp ?? { ...readInstant(day!.text, this.#taught)!, day };
        const isDay = stamp === undefined;
        const lead =
          piece.label !== undefined ? onlyStart(nodes, piece.label) : isDay ? [] : withoutStart(nodes, whole.length);
        const written = isDay ? rawText(nodes).trim() : whole.text;
        this.#row({ stamp: whole, written, line: where, lead, body: [] }, false);
        this.#open!.isLine = index !== undefined && rawText(lead).trim() !== '';
      } else if (this.#open && !this.#open.byHeading && at > 0) {
        const { lead } = this.#open.entry;
        if (lead.length === 0) this.#open.entry.lead = withoutStart(nodes, 0);
        else lead.push({ type: 'break' }, ...nodes);
      } else this.#below({ ...node, children: nodes }, index ?? this.#nodes.length);
    });
  }

  #table(node: Table, index: number): void {
    const read = this.#open?.byHeading ? undefined : timeCells(node, this.#columns, this.#taught);
    if (!read) {
      this.#below(node, index);
      return;
    }
    this.#open = undefined;
    if (read.heads !== '') this.#heads.push(read.heads);
    for (const row of read.rows) this.#row({ ...row, body: [] }, false);
    this.#open = undefined;
  }

  /** Adds a row; what follows may belong to it. */
  #row(entry: Omit<Entry, 'context' | 'evidence' | 'milestone' | 'head'> & Partial<Entry>, byHeading: boolean): void {
    const whole: Entry = { evidence: [], milestone: '', head: undefined, context: this.#context, ...entry };
    const last = this.#parts.at(-1);
    if (last?.kind === 'rows' && last.entries[0]!.head === whole.head) last.entries.push(whole);
    else this.#parts.push({ kind: 'rows', entries: [whole] });
    this.#open = { entry: whole, byHeading };
  }

  #day(node: RootContent, day: WrittenDay, where = line(node)): void {
    this.#parts.push({ kind: 'day', node, day, text: textOf(node), line: where });
    this.#open = undefined;
  }

  #prose(node: RootContent): void {
    const last = this.#parts.at(-1);
    if (last?.kind === 'prose') last.nodes.push(node);
    else this.#parts.push({ kind: 'prose', nodes: [node] });
    this.#open = undefined;
    const day = node.type === 'paragraph' || node.type === 'heading' ? dayMentioned(textOf(node)) : undefined;
    if (day?.readings.length === 0 && !isSameDay(day, this.#context)) this.#context = day;
  }

  /** Text below a row goes into it where more rows follow. */
  #below(node: RootContent, index: number): void {
    const hasMore = this.#nextLines[Math.min(index + 1, this.#nodes.length)]! < this.#nextHeading[index + 1]!;
    const isOthers = node.type === 'paragraph' && isStatement(textOf(node), this.#taught);
    if (node.type === 'paragraph' && this.#open?.isLine && hasMore && !isOthers) {
      // Among paragraphs that are rows, one without a time is none of theirs.
      this.#row({ stamp: undefined, written: '', line: line(node), lead: node.children, body: [] }, false);
      this.#open.isLine = true;
      return;
    }
    if (this.#open && !isOthers && (this.#open.byHeading || hasMore)) this.#open.entry.body.push(node);
    else this.#prose(node);
  }

  /** Keeps a list entry that is no row as prose. */
  #appendItem(item: ListItem, list: List): void {
    const last = this.#parts.at(-1);
    const previous = last?.kind === 'prose' ? last.nodes.at(-1) : undefined;
    if (previous?.type === 'list') previous.children.push(item);
    else this.#prose({ ...list, children: [item] });
  }

  #headingStamp(node: Heading): WrittenInstant | undefined {
    const stamp = readInstant(rawText(node.children), this.#taught);
    return isTimed(stamp) ? stamp : undefined;
  }

  #holdsLines(node: RootContent): boolean {
    if (node.type === 'list') return itemsOf(node, this.#taught).some(({ kind }) => kind !== 'plain');
    return node.type === 'paragraph' && linesOf(node, this.#taught).some(({ stamp }) => stamp);
  }

  /** Where what stands under a heading ends. */
  #endOf(index: number, depth: number): number {
    for (let next = this.#nextHeading[index + 1]!; next < this.#nodes.length; next = this.#nextHeading[next + 1]!)
      if ((this.#nodes[next] as Heading).depth <= depth) return next;
    return this.#nodes.length;
  }
}

/** Whether a day of the week is that of the day above. */
function isSameDay({ weekday }: WrittenDay, above: WrittenDay | undefined): boolean {
  const [one, ...more] = above?.readings ?? [];
  if (weekday === undefined || one?.year === undefined || more.length > 0) return false;
  return fits(one, one.year, weekday);
}

function textOf(node: RootContent): string {
  return 'children' in node ? rawText(node.children as Nodes[]).trim() : '';
}

const isClocked = (piece: Line | undefined) => isTimed(piece?.stamp);

const dayLabel =
  /^[\s{[(]*(?:(?:date|dato|datum|day|fecha|data|dia|día|jour|giorno|tag|dag|дата|tarih|päivämäärä|pvm|dátum|日付|日期|날짜)\s*[:：]\s*)?/iu;
const weekdayLeft = /^[\s,:–—-]*(?:[\p{L}-]+(?:day|tag|dag|di|feira))?[\s\])}:,.]*/u;

/** The day a text begins with, its place, and what stands behind it. */
function dayIn(text: string): { day: WrittenDay; start: number; end: number; rest: string } | undefined {
  const start = dayLabel.exec(text)![0].length;
  const at = /^(?:on|am|le|el|il|den)\s+(?=\d)/i.exec(text.slice(start))?.[0].length ?? 0;
  const found = writtenDayAt(text, start + at) ?? relativeDayAt(text, start);
  if (!found) return undefined;
  // `Day 2 (2024-05-04)` says it all the same.
  const behind = text.slice(start + found.length);
  const inner =
    found.day.readings.length === 0 ? /^\s*[-–—:,(（]+\s*(?=[\p{L}\d])/u.exec(behind)?.[0].length : undefined;
  const told = inner === undefined ? undefined : writtenDayAt(behind, inner);
  if (told && told.day.readings.length > 0) {
    const close = start + found.length + inner! + told.length;
    return { day: told.day, start, end: close, rest: text.slice(close).replace(weekdayLeft, '').trim() };
  }
  const end = start + (found.day.readings.length > 0 || found.day.month > 0 ? at : 0) + found.length;
  return { day: found.day, start, end, rest: text.slice(end).replace(weekdayLeft, '').trim() };
}

/** A day that a text between rows begins with, or that stands alone in it. */
function dayMentioned(text: string): WrittenDay | undefined {
  const found = dayIn(text.trim());
  return found && (found.rest === '' || text.length < 80) ? found.day : undefined;
}

/** A line of a paragraph, or what of it begins with a time. */
interface Line {
  stamp: WrittenInstant | undefined;
  /** How long the words are that stand before the time, where they do. */
  label?: number;
  /** Whether its time stands on a line of its own below the words, or beside who wrote them above. */
  isBeside?: true;
  /** The day, where the line holds nothing else. */
  day: WrittenDay | undefined;
  nodes: PhrasingContent[];
  /** How many lines it stands below the beginning of its first node. */
  down: number;
}

/** What an entry of a list is. */
type Item =
  | { kind: 'row'; lines: Line[] }
  | { kind: 'label'; stamp: WrittenInstant; label: number }
  | { kind: 'group'; day: WrittenDay | undefined }
  | { kind: 'plain' };

const itemsByZones = memo((_: TaughtZones) => new WeakMap<List, Item[]>());

/** What each entry of a list is: a row, a day or a label over rows, or text. */
export function itemsOf(list: List, taught: TaughtZones): Item[] {
  const known = itemsByZones(taught);
  let items = known.get(list);
  if (!items) known.set(list, (items = readItems(list, taught)));
  return items;
}

function readItems(list: List, taught: TaughtZones): Item[] {
  const items = list.children.map((item): Item => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph') return { kind: 'plain' };
    const hasRows = rest.some(
      (node) => node.type === 'list' && itemsOf(node, taught).some((one) => one.kind !== 'plain' && !isDayRow(one)),
    );
    const lines = linesOf(first, taught, true);
    const [start] = lines;
    if (start?.day && lines.length === 1 && hasRows) return { kind: 'group', day: start.day };
    if (start?.stamp ?? start?.day) return { kind: 'row', lines };
    return hasRows ? { kind: 'group', day: undefined } : { kind: 'plain' };
  });
  // Words first, the time behind them: where entries that begin with no time end with one.
  const labels = list.children.map((item, index) => {
    const [first] = item.children;
    if (items[index]!.kind !== 'plain' || first?.type !== 'paragraph') return undefined;
    const read = readInstantAtEnd(rawText(first.children), taught);
    return read && isLabelled(rawText(first.children), read) ? read : undefined;
  });
  const count = labels.filter((label) => label).length;
  const isStyle = count >= 2 && count * 2 >= list.children.length && !items.some((one) => one.kind === 'row');
  return items.map((item, index) => {
    const label = labels[index];
    if (!label || !(isStyle || label.stamp.day)) return item;
    return { kind: 'label', ...label };
  });
}

function isDayRow(item: Item): boolean {
  return item.kind === 'row' && !item.lines.some(isClocked);
}

const linkWord =
  /(?:^|\s)(?:until|till?|by|before|after|since|from|to|for|and|or|bis|vor|nach|seit|ab|avant|après|depuis|jusqu['’]à|hasta|antes de|después de|desde|até|após|prima di|dopo|tot|voor|na|sinds|före|innan|efter|före|før|etter)$/iu;

/** Whether a text is words and the time of what they tell: not “wait until 12:00”. */
function isLabelled(text: string, { label, stamp }: { label: number; stamp: WrittenInstant }): boolean {
  const words = text.slice(0, label).replace(/[\s([{@]+$/, '');
  // `T0 = 10:00` tells what other times count from.
  if (/^T[\s-]?(?:0|zero)?\s*(?:=|is|was)?$/i.test(words)) return false;
  if (words === '' || linkWord.test(words) || /[.!?]\s/.test(words) || words.length > 120) return false;
  if (stamp.day || /^[([{（@~]/.test(stamp.text)) return true;
  return (
    /[:：(（[@–—-]\s*$|\s-\s*$/u.test(text.slice(0, text.lastIndexOf(stamp.text))) ||
    /^(?:at|um|à|às|om|kl|@)\W/i.test(stamp.text)
  );
}

const linesByZones = memo((_: TaughtZones) => new WeakMap<Paragraph, Line[]>());

/** A paragraph split at lines that begin with a time, and at times in bold; an entry of a list begins with its own. */
function linesOf(node: Paragraph, taught: TaughtZones, isItem = false): Line[] {
  const known = linesByZones(taught);
  let lines = known.get(node);
  if (!lines) known.set(node, (lines = readLines(node, taught, isItem)));
  return lines;
}

/** How many lines of a paragraph begin with a clock that is no number, if most of them do. */
export function timedLines(node: Paragraph, taught: TaughtZones): number {
  const lines = linesOf(node, taught);
  const count = lines.filter(
    ({ stamp, label, isBeside }) => (label === undefined || isBeside === true) && stamp?.clock && !stamp.clock.isBare,
  ).length;
  return count * 2 > lines.length ? count : 0;
}

function readLines(node: Paragraph, taught: TaughtZones, isItem: boolean): Line[] {
  const pieces: { nodes: PhrasingContent[]; down: number; isBold?: boolean }[] = [{ nodes: [], down: 0 }];
  const add = (child: PhrasingContent) => pieces.at(-1)!.nodes.push(child);
  for (const child of node.children) {
    if (child.type === 'strong' && /\d/.test(rawText(child.children)) && isTime(rawText(child.children), taught))
      pieces.push({ nodes: [child], down: 0, isBold: true });
    else if (child.type === 'break') pieces.push({ nodes: [], down: 0 });
    else if (child.type === 'text' && child.value.includes('\n'))
      child.value.split('\n').forEach((value, index) => {
        if (index > 0) pieces.push({ nodes: [], down: index });
        if (value !== '') add({ ...child, value });
      });
    else add(child);
  }
  const read = pieces
    .filter(({ nodes }) =>
      nodes.some((inline) => rawText([inline]).trim() !== '' || inline.type === 'image' || inline.type === 'html'),
    )
    .map(({ nodes, down, isBold }): Line & { isBold: boolean; isApart: boolean } => {
      const text = rawText(nodes);
      const stamp = readInstant(text, taught) ?? boldDay(nodes, taught);
      const found = isTimed(stamp) ? undefined : dayIn(text);
      const day = found?.rest === '' ? found.day : undefined;
      const isOwnLine = stamp !== undefined && text.trim() === stamp.text;
      const isApart =
        stamp !== undefined &&
        (nodes[0]?.type === 'strong' || stamp.length > text.indexOf(stamp.text) + stamp.text.length);
      return { stamp, day, nodes, down, isBold: isBold ?? false, isApart: isOwnLine || isApart };
    });
  const below = isItem ? undefined : timeBelow(read);
  if (below) return [below];
  const above = isItem ? undefined : writerAbove(read, taught);
  if (above) return [above];
  const timed = read.filter(({ stamp }) => isTimed(stamp)).length;
  const days = read.filter(({ stamp, day, isApart }) => stamp?.day && !isTimed(stamp) && !day && isApart).length;
  const isList = (isFirst: boolean) => timed >= 2 || (isFirst && (isItem || read.length === 1));
  const lines = read.map((one, index): Line => {
    const { stamp, day, nodes, down, isBold, isApart } = one;
    if (isClocked(one)) {
      const counts = isBold || isApart || nodes[0]?.type === 'strong' || isList(index === 0) || read[0]!.day;
      return { stamp: counts ? stamp : undefined, day: undefined, nodes, down };
    }
    const text = rawText(nodes);
    const label = isItem || day ? undefined : readInstantAtEnd(text, taught);
    if (
      label &&
      isLabelled(text, label) &&
      (label.stamp.day ?? /[:：]\s*$/u.test(text.slice(0, text.lastIndexOf(label.stamp.text))))
    )
      return { stamp: label.stamp, label: label.label, day: undefined, nodes, down };
    // A day and words behind it, set apart: a row without a clock.
    const isSet = stamp && isApart && !/^\s*[,、]/u.test(text.slice(text.indexOf(stamp.text) + stamp.text.length));
    const isAlone = isItem ? index === 0 : isSet && (days >= 2 || read.length === 1);
    const isDay = stamp?.day !== undefined && !day && isAlone;
    return { stamp: isDay ? stamp : undefined, day, nodes, down };
  });
  return joined(lines);
}

/** Words, and their time on the last line alone, as pages of a status write it: `Resolved – …` above `Mar 12, 17:40 UTC`. */
function timeBelow(read: readonly Line[]): Line | undefined {
  const [last, ...before] = read.toReversed();
  if (!last?.stamp?.day || !last.stamp.clock || rawText(last.nodes).trim() !== last.stamp.text) return undefined;
  if (before.length === 0 || before.some(({ stamp, day }) => stamp ?? day)) return undefined;
  const lead = brokenLines(before.toReversed());
  return {
    stamp: last.stamp,
    label: rawText(lead).length,
    day: undefined,
    nodes: [...lead, { type: 'break' }, ...last.nodes],
    isBeside: true,
    down: 0,
  };
}

const writerName = /^@?[\p{L}][\p{L}.'’_-]*(?: \p{Lu}[\p{L}.'’_-]*){0,3}$/u;

/** Who wrote something and when, above what was written, as a chat is copied: `Ada Park  9:02 AM` above its text. */
function writerAbove([first, ...rest]: readonly Line[], taught: TaughtZones): Line | undefined {
  if (!first || first.stamp || rest.length === 0 || rest.some(({ stamp, day }) => stamp ?? day)) return undefined;
  const text = rawText(first.nodes);
  const read = readInstantAtEnd(text, taught);
  if (!read?.stamp.clock || !writerName.test(text.slice(0, read.label).trim())) return undefined;
  const lead = [...onlyStart(first.nodes, read.label), { type: 'break' as const }, ...brokenLines(rest)];
  return { stamp: read.stamp, label: rawText(lead).length, day: undefined, nodes: lead, isBeside: true, down: 0 };
}

function brokenLines(lines: readonly Line[]): PhrasingContent[] {
  return lines.flatMap(({ nodes }, index): PhrasingContent[] => (index === 0 ? nodes : [{ type: 'break' }, ...nodes]));
}

/** A day in bold before words: `**2023-02-22** Fault is released`. */
function boldDay([first]: readonly PhrasingContent[], taught: TaughtZones): WrittenInstant | undefined {
  if (first?.type !== 'strong') return undefined;
  const text = rawText(first.children);
  const stamp = readInstant(text, taught);
  return stamp?.day && text.slice(stamp.length).trim() === '' ? stamp : undefined;
}

/** Lines that begin with no time go on with the line before them. */
function joined(lines: readonly Line[]): Line[] {
  if (!lines.some(({ stamp, day }) => stamp ?? day)) {
    return lines.length === 0 ? [] : [{ ...lines[0]!, nodes: withBreaks(lines) }];
  }
  const whole: Line[] = [];
  for (const one of lines) {
    const last = whole.at(-1);
    const goesOn = !one.stamp && !one.day && last && !last.stamp && !last.day;
    if (goesOn) last.nodes = withBreaks([last, one]);
    else whole.push({ ...one });
  }
  return whole;
}

function withBreaks(lines: readonly Line[]): PhrasingContent[] {
  return lines.flatMap(({ nodes }, index): PhrasingContent[] =>
    index === 0 ? nodes : [{ type: 'text', value: '\n' }, ...nodes],
  );
}

function isTime(text: string, taught: TaughtZones): boolean {
  const stamp = readInstant(text, taught);
  return isTimed(stamp) && text.slice(stamp.length).trim() === '';
}
