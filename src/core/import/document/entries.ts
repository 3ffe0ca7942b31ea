import type { Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { dayAt, type WrittenDay } from '../../text/day.ts';
import { readInstant, type WrittenInstant } from '../../text/instant.ts';
import type { TaughtZones } from '../../text/zone.ts';

/** A row of a timeline as found in a document: a list entry, heading, paragraph or table row. */
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
  /** The date it stands under. */
  context: WrittenDay | undefined;
  /** What the table’s head says about the time column. */
  head: string | undefined;
}

/** A stretch of a timeline section: rows, or text between them. */
export type Part = { kind: 'rows'; entries: Entry[] } | { kind: 'prose'; nodes: RootContent[] };

/** Patterns of column heads in imported timelines. */
export interface TimelineColumns {
  time: RegExp;
  event: RegExp;
  milestone: RegExp;
  evidence: RegExp;
}

/** The parts of a timeline section in order, and dates that stood alone above rows. */
export interface Parts {
  parts: Part[];
  /** Headings and lines with only a date, which applies to the rows below. */
  dates: { line: number; text: string }[];
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
function withoutStart<T extends Nodes>(nodes: readonly T[], length: number): T[] {
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

const line = (node: Nodes) => node.position?.start.line ?? 0;

/** Cuts the nodes of a timeline section into rows and the text between them. */
export function cutEntries(nodes: readonly RootContent[], taught: TaughtZones, columns: TimelineColumns): Parts {
  return new Cutter(nodes, taught, columns).cut();
}

/** Walks the nodes of a section once. How a node is cut depends on the nodes before it. */
class Cutter {
  readonly #parts: Part[] = [];
  readonly #dates: Parts['dates'] = [];
  readonly #heads: string[] = [];
  /** The date above the rows that follow. */
  #context: WrittenDay | undefined;
  /** The entry that following text belongs to. */
  #open: { entry: Entry; byHeading: boolean } | undefined;
  readonly #nodes: readonly RootContent[];
  readonly #taught: TaughtZones;
  readonly #columns: TimelineColumns;
  /** How many headings are times, and how deep those are. */
  readonly #timed: number;
  readonly #depths: ReadonlySet<number>;

  constructor(nodes: readonly RootContent[], taught: TaughtZones, columns: TimelineColumns) {
    this.#nodes = nodes;
    this.#taught = taught;
    this.#columns = columns;
    const timed = nodes.filter((node) => node.type === 'heading' && this.#headingStamp(node) !== undefined);
    this.#timed = timed.length;
    this.#depths = new Set(timed.map((node) => (node as Heading).depth));
  }

  cut(): Parts {
    this.#nodes.forEach((node, index) => {
      if (node.type === 'heading') this.#heading(node, index);
      else if (node.type === 'list') this.#list(node, index);
      else if (node.type === 'paragraph') this.#paragraph(node, index);
      else if (node.type === 'table') this.#table(node, index);
      else this.#below(node, index);
    });
    return { parts: this.#parts, dates: this.#dates, heads: this.#heads };
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
    const start = /^[\s{[(]*/.exec(text)![0].length;
    const day = dayAt(text, start);
    if (day) {
      const end = start + day.length;
      const rest = text.slice(end).replace(/^[\s,:–—-]*(?:[A-Za-zæøåäöü]+day|[A-Za-zæøå]+dag)?[\s\])}:,.]*/, '');
      if (this.#holdsRows(index + 1, node.depth)) {
        this.#context = day.day;
        if (rest.trim() === '') {
          this.#dates.push({ line: line(node), text });
          this.#open = undefined;
        } else this.#prose(node);
        return;
      }
      if (this.#depths.size === 0 || this.#depths.has(node.depth) || rest.trim() === '') {
        const whole = readInstant(text, this.#taught) ?? {
          ...readInstant(day.day.text, this.#taught)!,
          text: day.day.text,
        };
        const lead = rest.trim() === '' ? [] : withoutStart(node.children, end);
        this.#row(
          { stamp: { ...whole, day: day.day }, written: text.slice(start, end), line: line(node), lead, body: [] },
          true,
        );
        return;
      }
    }
    if (this.#depths.has(node.depth) && this.#timed > 1) {
      this.#row({ stamp: undefined, written: text.trim(), line: line(node), lead: [], body: [] }, true);
      return;
    }
    this.#prose(node);
    return;
  }

  #list(node: List, index: number): void {
    if (this.#open?.byHeading) {
      this.#open.entry.body.push(node);
      return;
    }
    const stamps = stampsOf(node, this.#taught);
    const count = stamps.filter((stamp) => stamp).length;
    if (count === 0 || (count === 1 && node.children.length > 3)) {
      this.#below(node, index);
      return;
    }
    let last = stamps.length - 1;
    while (!stamps[last]) last--;
    node.children.forEach((item, at) => {
      const stamp = stamps[at];
      if (stamp) {
        const [first, ...rest] = item.children;
        const lead = withoutStart((first as Paragraph).children, stamp.length);
        this.#row({ stamp, written: stamp.text, line: line(item), lead, body: rest }, false);
      } else if (this.#open && at < last) this.#open.entry.body.push({ type: 'list', children: [item] });
      else this.#appendItem(item, node);
    });
    return;
  }

  #paragraph(node: Paragraph, index: number): void {
    if (this.#open?.byHeading) {
      this.#open.entry.body.push(node);
      return;
    }
    const text = rawText(node.children).trim();
    const labelled = /^(?:date|dato|datum|日付)\s*[:：]\s*/i.exec(text)?.[0].length ?? 0;
    const day = dayAt(text, labelled);
    if (
      day &&
      text.slice(labelled + day.length).replace(/[\s:.,–-]|[A-Za-z]+day/g, '') === '' &&
      this.#holdsRows(index + 1, 0)
    ) {
      this.#context = day.day;
      this.#dates.push({ line: line(node), text });
      this.#open = undefined;
      return;
    }
    const pieces = splitParagraph(node, this.#taught);
    if (!pieces.some(({ stamp }) => stamp)) {
      this.#below(node, index);
      return;
    }
    for (const { stamp, nodes: inline } of pieces) {
      if (stamp) {
        this.#row(
          { stamp, written: stamp.text, line: line(node), lead: withoutStart(inline, stamp.length), body: [] },
          false,
        );
      } else this.#below({ ...node, children: inline }, index);
    }
    return;
  }

  #table(node: Table, index: number): void {
    const time = timeColumn(node, this.#columns);
    if (time === -1 || this.#open?.byHeading) {
      this.#below(node, index);
      return;
    }
    this.#open = undefined;
    this.#tableRows(node, time);
    this.#open = undefined;
    return;
  }

  #tableRows(table: Table, time: number): void {
    const [head, ...rows] = table.children;
    const names = head!.children.map((cell) => rawText(cell.children).trim());
    this.#heads.push(names.join(' '));
    const find = (pattern: RegExp) => names.findIndex((name, index) => index !== time && pattern.test(name));
    const [milestone, evidence] = [find(this.#columns.milestone), find(this.#columns.evidence)];
    let event = find(this.#columns.event);
    if (event === -1) event = names.findIndex((_, index) => ![time, milestone, evidence].includes(index));
    for (const source of rows) {
      const cell = (index: number): PhrasingContent[] => source.children[index]?.children ?? [];
      const text = rawText(cell(time)).trim();
      const stamp = readInstant(text, this.#taught);
      const isWhole = stamp && text.slice(stamp.length).trim() === '';
      const lead = [...cell(event)];
      // Keep non-text content of the time column.
      if (
        cell(time).some(
          ({ type }) => type !== 'text' && type !== 'strong' && type !== 'emphasis' && type !== 'inlineCode',
        )
      )
        lead.unshift(...cell(time), { type: 'text', value: ' ' });
      source.children.forEach(({ children }, index) => {
        if ([time, event, milestone, evidence].includes(index) || children.length === 0) return;
        lead.push({ type: 'text', value: ` (${names[index] ?? ''}: ` }, ...children, { type: 'text', value: ')' });
      });
      this.#row(
        {
          stamp: isWhole ? stamp : undefined,
          written: text,
          line: line(source),
          lead,
          body: [],
          evidence: evidence === -1 ? [] : cell(evidence),
          milestone: milestone === -1 ? '' : rawText(cell(milestone)).trim(),
          head: names[time] ?? '',
        },
        false,
      );
    }
  }

  /** Adds a row; what follows may belong to it. */
  #row(entry: Omit<Entry, 'context' | 'evidence' | 'milestone' | 'head'> & Partial<Entry>, byHeading: boolean): void {
    const whole: Entry = { evidence: [], milestone: '', head: undefined, context: this.#context, ...entry };
    const last = this.#parts.at(-1);
    if (last?.kind === 'rows' && last.entries[0]!.head === whole.head) last.entries.push(whole);
    else this.#parts.push({ kind: 'rows', entries: [whole] });
    this.#open = { entry: whole, byHeading };
  }

  #prose(node: RootContent): void {
    const last = this.#parts.at(-1);
    if (last?.kind === 'prose') last.nodes.push(node);
    else this.#parts.push({ kind: 'prose', nodes: [node] });
    this.#open = undefined;
  }

  /** Text below a row goes into it where more rows follow. */
  #below(node: RootContent, index: number): void {
    if (this.#open && (this.#open.byHeading || this.#hasMore(index + 1))) this.#open.entry.body.push(node);
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
    return stamp && (stamp.clock || stamp.isBroken) ? stamp : undefined;
  }

  /** Whether rows come in what follows, before the next heading. */
  #hasMore(from: number): boolean {
    for (let index = from; index < this.#nodes.length; index++) {
      const node = this.#nodes[index]!;
      if (node.type === 'heading') return false;
      if (node.type === 'list' && stampsOf(node, this.#taught).some((stamp) => stamp)) return true;
      if (node.type === 'paragraph' && splitParagraph(node, this.#taught).some(({ stamp }) => stamp)) return true;
    }
    return false;
  }

  /** Whether rows stand under a heading, however deep. */
  #holdsRows(from: number, depth: number): boolean {
    for (let index = from; index < this.#nodes.length; index++) {
      const node = this.#nodes[index]!;
      if (node.type === 'heading') {
        if (node.depth <= depth) return false;
        if (this.#headingStamp(node)) return true;
      } else if (node.type === 'list' && stampsOf(node, this.#taught).some((stamp) => stamp)) return true;
      else if (node.type === 'paragraph' && splitParagraph(node, this.#taught).some(({ stamp }) => stamp)) return true;
      else if (node.type === 'table' && timeColumn(node, this.#columns) !== -1) return true;
    }
    return false;
  }
}

function timeColumn(table: Table, columns: TimelineColumns): number {
  return table.children[0]!.children.findIndex((cell) => columns.time.test(rawText(cell.children).trim()));
}

/** The time each entry of a list begins with. */
export function stampsOf(list: List, taught: TaughtZones): (WrittenInstant | undefined)[] {
  return list.children.map((item) => {
    const [first] = item.children;
    if (first?.type !== 'paragraph') return undefined;
    return readInstant(rawText(first.children), taught);
  });
}

/**
 * Splits a paragraph at times in bold and at lines that begin with a time.
 */
function splitParagraph(
  node: Paragraph,
  taught: TaughtZones,
): { stamp: WrittenInstant | undefined; nodes: PhrasingContent[] }[] {
  const pieces: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'strong' && /\d/.test(rawText(child.children)) && isTime(rawText(child.children), taught))
      pieces.push([child]);
    else if (child.type === 'text' && /\n\s*\d/.test(child.value)) {
      for (const [index, text] of child.value.split(/\n(?=\s*\d{1,2}:\d\d)/).entries()) {
        if (index > 0) pieces.push([]);
        pieces.at(-1)!.push({ ...child, value: text });
      }
    } else pieces.at(-1)!.push(child);
  }
  return pieces
    .filter((nodes) =>
      nodes.some((inline) => rawText([inline]).trim() !== '' || inline.type === 'image' || inline.type === 'html'),
    )
    .map((nodes, index) => {
      const text = rawText(nodes);
      const stamp = readInstant(text, taught);
      const isOwnLine = stamp && /^\s*(?:\n|$)/.test(text.slice(stamp.text.length + /^\s*/.exec(text)![0].length));
      const isBold = nodes[0]?.type === 'strong';
      const isApart = stamp && stamp.length > text.indexOf(stamp.text) + stamp.text.length;
      const counts = stamp && (stamp.clock || stamp.isBroken) && (isOwnLine || isBold || isApart || index > 0);
      return { stamp: counts ? stamp : undefined, nodes };
    });
}

function isTime(text: string, taught: TaughtZones): boolean {
  const stamp = readInstant(text, taught);
  return stamp !== undefined && (stamp.clock !== undefined || stamp.isBroken) && text.slice(stamp.length).trim() === '';
}
