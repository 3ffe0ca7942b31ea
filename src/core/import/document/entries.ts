import type { Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { clocksIn, hourOf, sinceMidnight } from '../../text/clock.ts';
import { daysIn, type WrittenDay } from '../../text/day.ts';
import { isTimed, readInstant, type WrittenInstant } from '../../text/instant.ts';
import { fits } from '../../text/proof.ts';
import type { TaughtZones } from '../../text/zone.ts';
import { onlyStart, rawText, withoutStart } from './inline.ts';
import { dayIn, dayMentioned, isClocked, itemsOf, linesOf, type Item, type Line } from './lines.ts';
import { isStatement } from './statements.ts';
import { timeCells, type TimeCells, type TimelineColumns } from './time-cells.ts';

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
  /** Whether its clock stands within its sentence; its words hold it. */
  isTold?: boolean;
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

const line = (node: Nodes) => node.position?.start.line ?? 0;

/** Cuts the nodes of a timeline section into rows and the text between them. */
export function cutEntries(nodes: readonly RootContent[], taught: TaughtZones, columns: TimelineColumns): Parts {
  const parts = new Cutter(opened(nodes, taught), taught, columns).cut();
  keepOrder(parts.parts.flatMap((part) => (part.kind === 'rows' ? part.entries : [])));
  return parts;
}

/** Takes the clock within a sentence from rows where it does not come between those above and below. */
function keepOrder(entries: readonly Entry[]): void {
  const secondsOf = ({ stamp }: Entry) => (stamp?.clock ? sinceMidnight(stamp.clock, hourOf(stamp.clock)) : undefined);
  entries.forEach((entry, index) => {
    if (!entry.isTold) return;
    const own = secondsOf(entry)!;
    const timed = ({ stamp }: Entry) => stamp?.clock !== undefined;
    const above = entries.slice(Math.max(0, index - 20), index).findLast(timed);
    const below = entries.slice(index + 1, index + 20).find(timed);
    const isBehind = !above || (above.context === entry.context && secondsOf(above)! <= own);
    const isBefore =
      !below || below.stamp?.day !== undefined || (below.context === entry.context && own <= secondsOf(below)!);
    if (!isBehind || !isBefore || (!above && !below)) {
      entry.stamp = undefined;
      entry.written = '';
    }
  });
}

/** Words by which a clock can be that of another day, or of something that did not happen then. */
const elsewhere =
  /(?<!\p{L})(?:yesterday|tomorrow|previous|earlier|before|ago|since|until|till|last|had been|scheduled|planned|expected|would|will|daily|every|usually|normally|next|gestern|morgen|vorher|zuvor|seit|bis|geplant|täglich|hier|demain|veille|avant|depuis|prévue?|chaque|ayer|mañana|antes|desde|hasta|cada|previst[oa]|ontem|amanhã|até|ieri|domani|prima|fino|ogni|gisteren|sinds|igår|i går|wczoraj|вчера|昨日|前日|明日|予定|昨天|明天|어제|내일)(?!\p{L})/iu;

/** The first clock of a sentence that tells what happened then: `The pager went off at 09:26`. */
function clockTold(text: string, taught: TaughtZones): WrittenInstant | undefined {
  const [clock] = clocksIn(text);
  if (!clock || clock.start > 160 || text.length > 600 || daysIn(text).length > 0 || elsewhere.test(text))
    return undefined;
  const stamp = readInstant(text.slice(clock.start), taught);
  if (!stamp?.clock || stamp.clock.isBare || stamp.day) return undefined;
  return {
    ...stamp,
    end: undefined,
    endAsOffset: undefined,
    note: '',
    approximate: stamp.approximate || clock.approximate,
  };
}

/** Nodes with those in place of quotes and listings that only hold rows: a timeline that was pasted. */
export function opened(nodes: readonly RootContent[], taught: TaughtZones): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'blockquote') {
      const inside = opened(node.children, taught);
      const [intro, ...more] = inside;
      const isIntroduced =
        more.length >= 2 &&
        intro!.type === 'paragraph' &&
        /[:：]\s*$/u.test(textOf(intro)) &&
        linesOf(intro, taught).every((piece) => !piece.stamp && !piece.day);
      const areRows = (isIntroduced ? more : inside).every(
        (one) =>
          (one.type === 'paragraph' && linesOf(one, taught).some((piece) => isClocked(piece) || piece.day)) ||
          (one.type === 'list' && itemsOf(one, taught).every(({ kind }) => kind !== 'plain')),
      );
      return inside.length > 0 && areRows ? inside : [node];
    }
    if (node.type !== 'code') return [node];
    const lines = node.value.split('\n').filter((text) => text.trim() !== '');
    const areRows = lines.length >= 2 && lines.every((text) => readInstant(text, taught)?.clock?.isBare === false);
    if (!areRows) return [node];
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: [{ type: 'text', value: lines.map((text) => text.trim()).join('\n') }],
    };
    if (!node.position) return [paragraph];
    // Its text begins below the line that opens the listing.
    const { start, end } = node.position;
    return [{ ...paragraph, position: { start: { ...start, line: start.line + 1 }, end } }];
  });
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
  /** Whether it is told in paragraphs, with clocks within their sentences. */
  readonly #isStory: boolean;

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
    // A story in paragraphs, each with its clock.
    const stories = nodes.filter(
      (node) => node.type === 'paragraph' && (this.#holdsLines(node) || clockTold(textOf(node), taught) !== undefined),
    );
    this.#isStory = stories.length >= 3 && nodes.every(({ type }) => type === 'paragraph');
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
        const below = withoutStart(inline, kind.end);
        if (rawText(below).trim() !== '') lead.push({ type: 'break' }, ...below);
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
      } else if (at > 0 && isLabelLine(nodes) && lines[at + 1]?.stamp) {
        this.#prose({ ...node, children: nodes });
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
    read.rows.forEach((row, at) => {
      if (isDayRow(row, read.rows[at + 1])) {
        this.#context = row.stamp!.day;
        const children = [{ type: 'text' as const, value: row.written }];
        this.#day({ type: 'paragraph', children }, row.stamp!.day!, row.line);
      } else this.#row({ ...row, body: [] }, false);
    });
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

  /** Adds a paragraph as a row, with the clock in its sentence. */
  #told(node: Paragraph): void {
    const stamp = clockTold(textOf(node), this.#taught);
    const told = stamp ? { isTold: true } : {};
    this.#row({ stamp, written: stamp?.text ?? '', line: line(node), lead: node.children, body: [], ...told }, false);
    this.#open!.isLine = true;
  }

  /** Text below a row goes into it where more rows follow. */
  #below(node: RootContent, index: number): void {
    if (node.type === 'paragraph' && this.#isStory && clockTold(textOf(node), this.#taught)) {
      this.#told(node);
      return;
    }
    const hasMore = this.#nextLines[Math.min(index + 1, this.#nodes.length)]! < this.#nextHeading[index + 1]!;
    const isOthers = node.type === 'paragraph' && isStatement(textOf(node), this.#taught);
    if (node.type === 'paragraph' && this.#open?.isLine && hasMore && !isOthers) {
      // Among paragraphs that are rows, one without a time is none of theirs.
      this.#told(node);
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

/** Whether a line is bold words alone, as a label over the rows below it. */
function isLabelLine(nodes: Line['nodes']): boolean {
  const said = nodes.filter((one) => rawText([one]).trim() !== '');
  return said.length === 1 && said[0]!.type === 'strong' && rawText(said).length <= 40;
}

type TimeRow = TimeCells['rows'][number];

/** Whether a row of a table holds a day and nothing else, above a row with a clock: it stands over the rows below. */
function isDayRow({ stamp, lead, evidence, milestone }: TimeRow, below: TimeRow | undefined): boolean {
  const isBare = milestone === '' && rawText(lead).trim() === '' && rawText(evidence).trim() === '';
  return isBare && stamp?.day !== undefined && !stamp.clock && below?.stamp?.clock !== undefined && !below.stamp.day;
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
