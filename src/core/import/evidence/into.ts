import type { Table } from 'mdast';
import { clockIn, dayIn } from '../../model/clock.ts';
import { placeOf } from '../../model/document.ts';
import type { Moment } from '../../model/moment.ts';
import type { Postmortem, TimelineEvent } from '../../model/postmortem.ts';
import { precisionMilliseconds, type Milestone } from '../../model/vocabulary.ts';
import { plain } from '../../parse/prose.ts';
import { tablesOf } from '../../parse/table.ts';
import { readTimes } from '../../parse/time.ts';
import { timelineColumns } from '../../parse/timeline.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { escapeText } from '../mdx.ts';
import { isNear, type Row } from './merge.ts';
import { milestonesOf } from './timeline-rows.ts';
import type { Proposal } from './milestones.ts';
import { aboveOf, eventText, evidenceCell, labelsOf, timeCell, timelineTable, type Above } from './timeline-rows.ts';

/** A postmortem that rows are added to. */
export interface Target {
  /** As in messages: the path below the content folder. */
  file: string;
  /** The file as it is, byte-order mark and line ends included. */
  raw: string;
  /** Parses text (without byte-order mark, with `\n`) as the postmortem. */
  parse(text: string): Postmortem;
  /** Zone of the library. */
  zone: string;
}

/** The new text, or why there is none. */
export type Insertion =
  | {
      raw: string;
      /** How many rows were added, and which stood there already. */
      added: number;
      there: Row[];
      /** Number (from 1) of each new line in the new text. */
      lines: number[];
      notes: string[];
    }
  | { refused: string };

interface FoundTable {
  node: Table;
  /** Line of the head, counted from 1. */
  line: number;
  last: number;
  keys: (string | undefined)[];
  zone: string;
}

/** The zone a postmortem’s timeline is written in: of its column head, else its front matter, else the library. */
export function zoneOfTimeline(target: Target): string {
  const postmortem = target.parse(normal(target.raw));
  return tablesIn(postmortem, target)[0]?.zone ?? readTimes([], zonesOf(postmortem, target)).zone;
}

/** Milestones that a person wrote or declared unknown, with their places. Placeholders of a template do not count. */
export function takenIn(postmortem: Postmortem): Map<Milestone, { where: string; at?: number }> {
  const taken = new Map<Milestone, { where: string; at?: number }>();
  for (const event of postmortem.timeline.events) {
    if (isGap(event)) continue;
    for (const { value } of event.milestones)
      if (!taken.has(value))
        taken.set(value, {
          where: `line ${event.place.line} has it`,
          ...(event.moment && { at: event.moment.earliest }),
        });
  }
  for (const milestone of Object.keys(postmortem.facts.unknown) as Milestone[])
    if (!taken.has(milestone)) taken.set(milestone, { where: 'front matter says it is unknown' });
  return taken;
}

/** Instants of the rows a postmortem has. */
export function instantsIn(postmortem: Postmortem): number[] {
  return postmortem.timeline.events.flatMap(({ moment }) => (moment ? [moment.earliest] : []));
}

/** A placeholder row of a template. */
function isGap({ moment, event }: TimelineEvent): boolean {
  return !moment && event.text === '';
}

/** Text as the parser takes it. */
export function normal(raw: string): string {
  return raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/**
 * Rows the postmortem has already: at the same moment in nearly the same words, or, with an exact time, from the same
 * source with edited words. A row of the postmortem matches at most one edited row.
 */
function standingIn(rows: readonly Row[], events: readonly TimelineEvent[], zone: string): Set<Row> {
  const standing = new Set<Row>();
  const claimed = new Set<TimelineEvent>();
  const candidates = events.filter(({ moment }) => moment).sort((a, b) => a.moment!.earliest - b.moment!.earliest);
  const near = (row: Row) =>
    candidates.filter(({ moment }) => {
      const length = precisionMilliseconds[moment!.precision];
      return row.at >= moment!.earliest && row.at < moment!.latest + length;
    });
  for (const row of rows) {
    const text = plainText(eventText(row, zone));
    const there = near(row);
    const same = there.find(({ event }) => event.text === text) ?? there.find(({ event }) => isNear(text, event.text));
    if (!same) continue;
    standing.add(row);
    claimed.add(same);
  }
  for (const row of rows) {
    if (standing.has(row)) continue;
    const same = near(row).find((event) => !claimed.has(event) && namesSource(event, row));
    if (!same) continue;
    standing.add(row);
    claimed.add(same);
  }
  return standing;
}

/** Whether a row with an exact time names one of the sources. */
function namesSource({ moment, event, evidence }: TimelineEvent, row: Row): boolean {
  if (precisionMilliseconds[moment!.precision] > precisionMilliseconds.second) return false;
  const named = (evidence?.text ?? event.text).split(/; |[()]/).map((part) => part.trim());
  return labelsOf(row).some((label) => named.includes(plainText(label)));
}

function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Adds rows to the timeline of a postmortem, in order. Existing lines keep their bytes and their meaning: the result is
 * parsed again, and nothing is added if any row reads differently.
 */
export function insertRows(target: Target, rows: readonly Row[], proposals: readonly Proposal[]): Insertion {
  const text = normal(target.raw);
  const before = target.parse(text);
  const section = before.sections.find(({ id }) => id === 'timeline');
  if (!section)
    return { refused: `There is no timeline in ${target.file}. Write the heading \`## Timeline\` where it belongs.` };
  const tables = tablesIn(before, target);
  const zone = tables[0]?.zone ?? readTimes([], zonesOf(before, target)).zone;
  const standing = standingIn(rows, before.timeline.events, zone);
  const there = [...standing];
  const fresh = rows.filter((row) => !standing.has(row));
  if (fresh.length === 0) return { raw: target.raw, added: 0, there, lines: [], notes: [] };
  const insertions = tables.length === 0 ? asTable() : intoTables();
  if (typeof insertions === 'string') return { refused: insertions };
  const { raw, lines } = splice(target.raw, insertions);
  const fault = verify();
  if (fault) return { refused: fault };
  return { raw, added: fresh.length, there, lines, notes: notes() };

  function asTable(): Map<number, string[]> {
    const nodes = section!.nodes;
    const next = nodes.findIndex(({ type }) => type === 'heading');
    const last = nodes[(next < 0 ? nodes.length : next) - 1];
    const line = last ? placeOfNode(last, target.file).endLine : section!.place.endLine;
    const after = text.split('\n')[line];
    const written = timelineTable(fresh, proposals, zone).split('\n');
    return new Map([[line, ['', ...written, ...(after === undefined || after.trim() === '' ? [] : [''])]]]);
  }

  function intoTables(): Map<number, string[]> | string {
    const unfit = tables.find(({ keys }) => !keys.includes('time') || !keys.includes('event'));
    if (unfit)
      return `The timeline at line ${unfit.line} of ${target.file} has no columns \`Time\` and \`Event\`. Name its columns so.`;
    const sourceLines = text.split('\n');
    const found = new Map<number, string[]>();
    const chains = new Map<number, Above | undefined>();
    for (const row of fresh) {
      const { line, home } = placeFor(row, before.timeline.events, tables);
      const above = chains.has(line) ? chains.get(line) : aboveLine(line, before.timeline.events, home.zone);
      const cells: Record<string, string> = {
        time: timeCell(row, home.zone, above),
        milestone: milestonesOf(row, proposals).join(', '),
        event: escapeText(eventText(row, home.zone)),
        evidence: evidenceCell(row),
      };
      if (!home.keys.includes('evidence'))
        cells['event'] = `${cells['event']} (${labelsOf(row).map(escapeText).join('; ')})`;
      chains.set(line, aboveOf(row.at, home.zone));
      const head = sourceLines[home.line - 1]!;
      const widths = cellWidths(head);
      // Align new rows only if the table is aligned.
      const aligned = cellWidths(sourceLines[home.line] ?? '').every((width, index) => width === widths[index]);
      const indent = /^[\s>]*/.exec(head)![0];
      const written = home.keys.map((key, index) => {
        const cell = (key && cells[key]) ?? '';
        return aligned ? ` ${cell.padEnd(widths[index] ?? 0)} ` : cell === '' ? ' ' : ` ${cell} `;
      });
      found.set(line, [...(found.get(line) ?? []), `${indent}|${written.join('|')}|`]);
    }
    return found;
  }

  function verify(): string | undefined {
    const after = target.parse(normal(raw));
    const added = new Set(lines);
    const kept = after.timeline.events.filter(({ place }) => !added.has(place.line));
    const changed = before.timeline.events.findIndex((event, index) => !sameRow(event, kept[index]));
    if (changed >= 0 || kept.length !== before.timeline.events.length) {
      const row = before.timeline.events[Math.max(changed, 0)];
      return `A new row would change what line ${row?.place.line ?? section!.place.line} of ${target.file} means, so nothing was added. Give that row its own date and run this again.`;
    }
    const news = after.timeline.events.filter(({ place }) => added.has(place.line));
    const unread = fresh.find(
      (row) =>
        !news.some(
          ({ moment, event }) =>
            moment &&
            moment.earliest ===
              Math.floor(row.at / precisionMilliseconds[moment.precision]) * precisionMilliseconds[moment.precision] &&
            event.text.startsWith(plainText(eventText(row, zone)).slice(0, 40)),
        ),
    );
    if (unread || news.length !== fresh.length)
      return `${unread ? `The row “${eventText(unread, zone).slice(0, 60)}”` : 'A new row'} would not read back from ${target.file} as it should, so nothing was added.`;
    const faults = faultsOf(after);
    for (const [fault, count] of faultsOf(before)) faults.set(fault, (faults.get(fault) ?? 0) - count);
    const worse = [...faults].find(([, count]) => count > 0);
    return worse && `The new rows would be a fault in ${target.file} (${worse[0]}), so nothing was added.`;
  }

  function notes(): string[] {
    const said: string[] = [];
    const placed = proposals.filter((one) => one.placed && fresh.includes(one.row));
    if (placed.length > 0 && tables.length > 0 && !tables.some(({ keys }) => keys.includes('milestone')))
      said.push('The table has no column `Milestone`, so none were written.');
    const gaps = before.timeline.events.filter(isGap).length;
    if (gaps > 0)
      said.push(
        `${gaps} ${gaps === 1 ? 'row is' : 'rows are'} still as the template left ${gaps === 1 ? 'it' : 'them'}: fill in or delete.`,
      );
    return said;
  }
}

function zonesOf(postmortem: Postmortem, target: Target) {
  const { zone } = postmortem.facts;
  return {
    library: target.zone,
    facts: zone === undefined ? undefined : { zone, place: placeOf(postmortem, ['zone']) },
  };
}

function tablesIn(postmortem: Postmortem, target: Target): FoundTable[] {
  const section = postmortem.sections.find(({ id }) => id === 'timeline');
  return tablesOf(section?.nodes ?? []).map((node) => {
    const heads = node.children[0]?.children ?? [];
    const keys = heads.map((cell) => timelineColumns.find(({ pattern }) => pattern.test(plain(cell)))?.key);
    const index = keys.indexOf('time');
    const place = placeOfNode(node, target.file);
    const head = index < 0 ? undefined : { text: plain(heads[index]!), place };
    return {
      node,
      line: place.line,
      last: placeOfNode(node.children.at(-1) ?? node, target.file).endLine,
      keys,
      zone: readTimes([], { ...zonesOf(postmortem, target), head }).zone,
    };
  });
}

/** The line a new row goes behind. */
function placeFor(
  row: Row,
  events: readonly TimelineEvent[],
  tables: readonly FoundTable[],
): { line: number; home: FoundTable } {
  const homeOf = (line: number) => tables.find((one) => line >= one.line && line <= one.last) ?? tables[0]!;
  const readable = events.filter(({ moment }) => moment);
  const before = readable.findLastIndex(({ moment }) => moment!.earliest <= row.at);
  if (before < 0) {
    const first = readable[0];
    if (!first) return { line: tables[0]!.last, home: tables[0]! };
    return { line: first.place.line - 1, home: homeOf(first.place.line) };
  }
  const home = homeOf(readable[before]!.place.line);
  const next = readable[before + 1];
  // An unreadable row stays below the row above it.
  const line = next && next.place.line <= home.last ? next.place.line - 1 : home.last;
  return { line, home };
}

/** The date and clock that a bare time below a row builds on. */
function aboveLine(line: number, events: readonly TimelineEvent[], zone: string): Above | undefined {
  const moment = events.find(({ place }) => place.endLine === line)?.moment;
  if (!moment || moment.zone !== zone) return undefined;
  return { day: dayIn(moment.earliest, zone), clock: clockIn(moment.earliest, zone, true) };
}

/** Widths of the cells of a row as it stands, without the spaces at its pipes. */
function cellWidths(line: string): number[] {
  return line
    .trim()
    .replace(/^[\s>]*\|?/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.length - (/^\s/.test(cell) || /^:?-+:?$/.test(cell) ? 2 : 0));
}

/** Inserts lines after others; existing lines keep their bytes and line ends. */
function splice(raw: string, insertions: ReadonlyMap<number, readonly string[]>): { raw: string; lines: number[] } {
  const parts = raw.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const ending = /\r\n|\r|\n/.exec(raw)?.[0] ?? '\n';
  const lines: number[] = [];
  const out: string[] = [];
  parts.forEach((part, index) => {
    const added = insertions.get(index + 1);
    if (!added) return out.push(part);
    const end = /[\r\n]+$/.exec(part)?.[0];
    out.push(end ? part : part + ending);
    added.forEach((line, position) => {
      lines.push(out.length + 1);
      out.push(line + (end || position < added.length - 1 ? (end ?? ending) : ''));
    });
    return undefined;
  });
  return { raw: out.join(''), lines };
}

function sameRow(a: TimelineEvent, b: TimelineEvent | undefined): boolean {
  return (
    b !== undefined &&
    sameMoment(a.moment, b.moment) &&
    a.event.text === b.event.text &&
    a.evidence?.text === b.evidence?.text &&
    a.time.value === b.time.value &&
    a.milestones.map(({ value }) => value).join() === b.milestones.map(({ value }) => value).join()
  );
}

function sameMoment(a: Moment | undefined, b: Moment | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.earliest === b.earliest &&
    a.latest === b.latest &&
    a.precision === b.precision &&
    a.approximate === b.approximate &&
    a.zone === b.zone
  );
}

function faultsOf(postmortem: Postmortem): Map<string, number> {
  const faults = new Map<string, number>();
  for (const { rule, reason } of postmortem.faults) {
    const key = `${rule}: ${reason.replace(/\bline \d+/g, 'line')}`;
    faults.set(key, (faults.get(key) ?? 0) + 1);
  }
  return faults;
}

/** The difference as a unified diff; lines are only ever added. */
export function additions(file: string, raw: string, lines: readonly number[], around = 3): string {
  const all = normal(raw).replace(/\n$/, '').split('\n');
  const added = new Set(lines);
  const shown = all.map((_, index) =>
    [...Array(2 * around + 1).keys()].some((step) => added.has(index + 1 + step - around)),
  );
  const out = [`--- ${file}`, `+++ ${file}`];
  let old = 0;
  for (let index = 0; index < all.length; index++) {
    if (shown[index] && (index === 0 || !shown[index - 1])) {
      let end = index;
      while (end < all.length && shown[end]) end++;
      const fresh = all.slice(index, end).filter((_, step) => added.has(index + step + 1)).length;
      out.push(`@@ -${old + 1},${end - index - fresh} +${index + 1},${end - index} @@`);
    }
    if (shown[index]) out.push(`${added.has(index + 1) ? '+' : ' '}${all[index]}`);
    if (!added.has(index + 1)) old++;
  }
  return out.join('\n');
}
