import type { RootContent } from 'mdast';
import type { Written } from '../model/document.ts';
import type { Message } from '../model/message.ts';
import type { Communication, Timeline, TimelineEvent } from '../model/postmortem.ts';
import { milestones, type Milestone } from '../model/vocabulary.ts';
import type { Prose } from '../model/document.ts';
import { isGap } from './gap.ts';
import { alternatives, nearest, shown } from './schema.ts';
import { readTable, tablesOf, type Column, type ReadTable } from './table.ts';
import { readTimes, type ZoneSources } from './time.ts';
import { placeOfNode } from './tree.ts';

/** The zones a table falls back to when neither a cell nor its column head names one. */
export type DocumentZones = Pick<ZoneSources, 'facts' | 'library'>;

/** The columns of a timeline table, and how people head them. */
export const timelineColumns: readonly Column[] = [
  { key: 'time', heading: 'Time (UTC)', pattern: /^(date(?: ?\/ ?| and )?time|date|time|when)\b/i, required: true },
  { key: 'milestone', heading: 'Milestone', pattern: /^milestones?$/i },
  { key: 'event', heading: 'Event', pattern: /^(events?|what happened|description|action)$/i, required: true },
  { key: 'evidence', heading: 'Evidence', pattern: /^(evidence|sources?( ?\/ ?links?)?|links?|proof)$/i },
];

const communicationColumns: Column[] = [
  { key: 'time', heading: 'Time (UTC)', pattern: /^(date(?: ?\/ ?| and )?time|date|time|when)\b/i, required: true },
  { key: 'channel', heading: 'Channel', pattern: /^(channel|where|medium)$/i },
  { key: 'audience', heading: 'Audience', pattern: /^(audience|to|recipients?|to whom)$/i },
  { key: 'text', heading: 'Text', pattern: /^(text|message|what it said|content)$/i, required: true },
];

/**
 * Reads the timeline tables under a heading as one timeline.
 *
 * @param words more headings of columns, from the configuration
 */
export function readTimeline(
  nodes: readonly RootContent[],
  file: string,
  zones: DocumentZones,
  words: Readonly<Record<string, readonly string[] | undefined>> = {},
): { timeline: Timeline; messages: Message[] } {
  const { rows, messages, place, zone } = readTimed(nodes, file, taughtColumns(words), 'table-columns', zones);
  const events = rows.map(({ row, time, moment, cells }): TimelineEvent => {
    const marks = readMilestones(cells.get('milestone'));
    messages.push(...marks.messages);
    return {
      place: row,
      time,
      moment,
      milestones: marks.milestones,
      event: cells.get('event') ?? emptyProse(row),
      evidence: cells.get('evidence'),
    };
  });
  return { timeline: { place, zone, events }, messages };
}

/** The columns of a timeline with what the organisation calls them; a time column may name its zone behind its heading. */
function taughtColumns(words: Readonly<Record<string, readonly string[] | undefined>>): Column[] {
  return timelineColumns.map((column) => {
    const taught = words[column.key];
    if (!taught || taught.length === 0) return column;
    const names = taught.map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')).join('|');
    const end = column.key === 'time' ? '(?![\\p{L}\\p{N}])' : '$';
    return { ...column, pattern: new RegExp(`${column.pattern.source}|^(?:${names})${end}`, 'iu') };
  });
}

/** Reads the customer-communications tables under a heading. */
export function readCommunications(
  nodes: readonly RootContent[],
  file: string,
  zones: DocumentZones,
): { communications: Communication[]; messages: Message[] } {
  const { rows, messages } = readTimed(nodes, file, communicationColumns, 'table-columns', zones);
  const communications = rows.map(({ row, time, moment, cells }): Communication => ({
    place: row,
    time,
    moment,
    channel: cells.get('channel'),
    audience: cells.get('audience'),
    text: cells.get('text') ?? emptyProse(row),
  }));
  return { communications, messages };
}

function readTimed(
  nodes: readonly RootContent[],
  file: string,
  columns: readonly Column[],
  rule: string,
  zones: DocumentZones,
) {
  const tables = tablesOf(nodes).map((table) => readTable(table, file, columns, rule));
  const messages = tables.flatMap((table) => table.messages);
  const timed = tables.map((table) => timedRows(table, file, zones, messages));
  return {
    rows: timed.flatMap(({ rows }) => rows),
    messages,
    place: tables[0] && placeOfNode(tables[0].node, file),
    zone: timed.find(({ rows }) => rows.length > 0)?.zone,
  };
}

function timedRows(table: ReadTable, file: string, zones: DocumentZones, messages: Message[]) {
  if (!table.headings.has('time')) return { rows: [], zone: undefined };
  const head = table.headings.get('time');
  const cells = table.rows.map(({ node, cells }) => {
    const time = cells.get('time');
    const place = time?.place ?? placeOfNode(node.children[0] ?? node, file);
    return { text: time?.text ?? '', place };
  });
  const read = readTimes(cells, { ...zones, head: head && { text: head.text, place: head.place } });
  const gaps = new Set(cells.filter(({ text }) => isGap(text)).map(({ place }) => place));
  messages.push(...read.messages.filter(({ place }) => !gaps.has(place)));
  const rows = table.rows.map(({ node, cells: rowCells }, index) => ({
    row: placeOfNode(node, file),
    cells: rowCells,
    time: { value: cells[index]!.text, place: cells[index]!.place },
    moment: read.moments[index],
  }));
  return { rows, zone: read.zone };
}

function readMilestones(cell: Prose | undefined): { milestones: Written<Milestone>[]; messages: Message[] } {
  const found: Written<Milestone>[] = [];
  const messages: Message[] = [];
  for (const part of cell?.text.split(',') ?? []) {
    const word = part.trim();
    if (word === '' || /^[-–—]$/.test(word) || isGap(word)) continue;
    const folded = word.toLowerCase().replace(/[\s_]+/g, '-');
    if ((milestones as readonly string[]).includes(folded))
      found.push({ value: folded as Milestone, place: cell!.place });
    else {
      const guess = nearest(folded, milestones);
      messages.push({
        rule: 'milestone-known',
        reason: `Unexpected milestone ${shown(word)}, expected ${guess ? `\`${guess}\`` : `one of ${alternatives(milestones)}`}`,
        place: cell!.place,
        hint: guess,
      });
    }
  }
  return { milestones: found, messages };
}

function emptyProse(place: Prose['place']): Prose {
  return { text: '', nodes: [], place };
}
