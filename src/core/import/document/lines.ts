import type { List, Paragraph, PhrasingContent } from 'mdast';
import { memo } from '../../model/memo.ts';
import { anyOf, monthNumbers } from '../../text/calendar.ts';
import { unreadDay, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { isTimed, readInstant, readInstantAtEnd, type WrittenInstant } from '../../text/instant.ts';
import { relativeDayAt } from '../../text/relative-day.ts';
import type { TaughtZones } from '../../text/zone.ts';
import { onlyStart, rawText } from './inline.ts';

/** Whether a line begins or ends with a time of day, or what is meant as one. */
export const isClocked = (piece: Line | undefined) => isTimed(piece?.stamp);

const dayLabel =
  /^[\s{[(]*(?:(?:date|dato|datum|day|fecha|data|dia|día|jour|giorno|tag|dag|дата|tarih|päivämäärä|pvm|dátum|日付|日期|날짜)\s*[:：]\s*)?/iu;
const weekdayLeft = /^[\s,:–—-]*(?:[\p{L}-]+(?:day|tag|dag|di|feira))?[\s\])}:,.]*/u;

/** A month alone, as a heading over rows: they are on some day of it. */
const monthAlone = new RegExp(
  `^(?:${anyOf(Object.keys(monthNumbers))})\\.?(?:\\s+(?:de|del|of))?\\s+(?:19|20)\\d\\d$`,
  'iu',
);

/** The day a text begins with, its place, and what stands behind it. */
export function dayIn(text: string): { day: WrittenDay; start: number; end: number; rest: string } | undefined {
  const start = dayLabel.exec(text)![0].length;
  if (monthAlone.test(text.trim())) return { day: unreadDay(text.trim()), start: 0, end: text.length, rest: '' };
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
export function dayMentioned(text: string): WrittenDay | undefined {
  const found = dayIn(text.trim());
  return found && (found.rest === '' || text.length < 80) ? found.day : undefined;
}

/** A line of a paragraph, or what of it begins with a time. */
export interface Line {
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

/**
 * What an entry of a list is. In one with a label, words stand before the time at the `end` of its first line; `label` is
 * how long they are.
 */
export type Item =
  | { kind: 'row'; lines: Line[] }
  | { kind: 'label'; stamp: WrittenInstant; label: number; end: number }
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
  if (items.every(({ kind }) => kind === 'plain')) {
    const numbered = numberedItems(list, taught);
    if (numbered) return numbered;
  }
  // Words first, the time behind them: where entries that begin with no time end with one.
  const labels = list.children.map((item, index) => {
    const [first] = item.children;
    if (items[index]!.kind !== 'plain' || first?.type !== 'paragraph') return undefined;
    const [line] = rawText(first.children).split('\n', 1);
    const named = behindName(line!, taught);
    if (named) return named;
    const read = readInstantAtEnd(line!, taught);
    return read && isLabelled(line!, read) ? { ...read, end: line!.length, isNamed: false } : undefined;
  });
  const count = labels.filter((label) => label).length;
  const isStyle = count >= 2 && count * 2 >= list.children.length && !items.some((one) => one.kind === 'row');
  return items.map((item, index) => {
    const label = labels[index];
    if (!label || !(isStyle || label.stamp.day || (label.isNamed && list.children.length > 1))) return item;
    const { stamp, label: length, end } = label;
    return { kind: 'label', stamp, label: length, end };
  });
}

/** The name of a commit or a ticket, which some put before the time. */
const commitName = /^\s*(?:(?=[a-f]*\d)[0-9a-f]{7,40}|[A-Z][A-Z0-9]{1,9}-\d+|#\d+)(?=[\s:：]|[–—-]\s)[\s:：–—-]*/u;

/** The time behind such a name, and where the words behind it begin. */
function behindName(text: string, taught: TaughtZones) {
  const name = commitName.exec(text)?.[0];
  const stamp = name === undefined ? undefined : readInstant(text.slice(name.length), taught);
  if (!stamp?.clock || stamp.clock.isBare) return undefined;
  return { stamp, label: name!.trimEnd().length, end: name!.length + stamp.length, isNamed: true };
}

/** Four digits that can be a clock, before words. */
const fourDigits = /^(?:[01]\d|2[0-3])[0-5]\d(?:\s+[–—-](?=\s))?(?=\s+\p{L})/u;

/**
 * The rows of a list of which every entry begins with four digits and no mark behind them, `0915 feed drops`: at least
 * three, in order, one of them with a zero in front.
 */
function numberedItems(list: List, taught: TaughtZones): Item[] | undefined {
  const firsts = list.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? [first] : []));
  const digits = clocksOfDigits(firsts.map(({ children }) => rawText(children)));
  if (firsts.length < list.children.length || !digits) return undefined;
  return firsts.map(({ children }, index): Item => {
    const stamp = readInstant(digits[index]!, taught);
    return { kind: 'row', lines: [{ stamp, day: undefined, nodes: children, down: 0 }] };
  });
}

/** The four digits that every text begins with, in order; undefined where one has none, or where they may be numbers. */
function clocksOfDigits(texts: readonly string[]): string[] | undefined {
  const digits = texts.map((text) => fourDigits.exec(text)?.[0] ?? '');
  const isOrdered = digits.every((text, index) => text !== '' && (index === 0 || digits[index - 1]! <= text));
  return texts.length >= 3 && isOrdered && digits[0]!.startsWith('0') ? digits : undefined;
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
export function linesOf(node: Paragraph, taught: TaughtZones, isItem = false): Line[] {
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
  const digits = isItem ? undefined : clocksOfDigits(read.map(({ nodes }) => rawText(nodes)));
  if (digits)
    return read.map(({ nodes, down }, index) => {
      const stamp = readInstant(digits[index]!, taught)!;
      // All of them together are no numbers.
      return { stamp: { ...stamp, clock: { ...stamp.clock!, isBare: false } }, day: undefined, nodes, down };
    });
  const below = isItem ? undefined : timeBelow(read);
  if (below) return [below];
  const above = isItem ? undefined : writersAbove(read, taught);
  if (above) return above;
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

/** Who wrote something; a picture may stand before the name, and behind it what a chat calls its robots. */
const writerName =
  /^(?:(?::[\w+-]+:|\p{Extended_Pictographic}\uFE0F?)\s*)*@?[\p{L}][\p{L}.'’_-]*(?: \p{Lu}[\p{L}.'’_-]*){0,3}(?:\s+(?:APP|BOT|WORKFLOW))?$/u;

/**
 * Who wrote something and when, above what was written, as a chat is copied: `Ada Park  9:02 AM` above its text. Several
 * may follow each other in one paragraph.
 */
function writersAbove(read: readonly Line[], taught: TaughtZones): Line[] | undefined {
  const groups: { writer: Line; stamp: WrittenInstant; label: number; rest: Line[] }[] = [];
  for (const line of read) {
    if (line.stamp ?? line.day) return undefined;
    const text = rawText(line.nodes);
    const found = readInstantAtEnd(text, taught);
    const isWriter = found?.stamp.clock !== undefined && writerName.test(text.slice(0, found.label).trim());
    if (isWriter) groups.push({ writer: line, ...found!, rest: [] });
    else if (groups.length === 0) return undefined;
    else groups.at(-1)!.rest.push(line);
  }
  if (groups.length === 0 || groups.some(({ rest }) => rest.length === 0)) return undefined;
  return groups.map(({ writer, stamp, label, rest }) => {
    const lead = [...onlyStart(writer.nodes, label), { type: 'break' as const }, ...brokenLines(rest)];
    return { stamp, label: rawText(lead).length, day: undefined, nodes: lead, isBeside: true, down: writer.down };
  });
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
