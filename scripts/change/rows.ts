import { timeCell, writtenIn } from '../../src/core/import/evidence/timeline-rows.ts';
import { dayIn } from '../../src/core/model/clock.ts';
import { startOf } from '../../src/core/model/message.ts';
import type { Moment } from '../../src/core/model/moment.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import { actionColumns } from '../../src/core/parse/actions.ts';
import { proseOfCell } from '../../src/core/parse/prose.ts';
import { tablesOf } from '../../src/core/parse/table.ts';
import { readTimes } from '../../src/core/parse/time.ts';
import { timelineColumns } from '../../src/core/parse/timeline.ts';
import { placeOfNode } from '../../src/core/parse/tree.ts';
import { documentParser } from '../../src/core/parse/library.ts';
import { Refused, type Change } from './change.ts';

/** A table as it is written. Lines are counted from 1. */
export interface WrittenTable {
  /** Lines of its head, and of its last row. */
  head: number;
  last: number;
  /** What the column is, where it is known, else its heading. */
  keys: string[];
  rows: WrittenRow[];
}

/** A row: its cells as MDX, by the keys of their columns. */
export interface WrittenRow {
  line: number;
  cells: Map<string, string>;
}

/** The tables of a section of a document, as they are written. */
export function tablesIn({ sections, file, text }: Postmortem, section: 'timeline' | 'action-items'): WrittenTable[] {
  const columns = section === 'timeline' ? timelineColumns : actionColumns;
  const lines = text.split('\n');
  const nodes = sections.filter(({ id }) => id === section).flatMap((one) => one.nodes);
  return tablesOf(nodes).map((node) => {
    const [heads, ...rows] = node.children;
    const keys = (heads?.children ?? []).map((cell) => {
      const heading = proseOfCell(cell, file)?.text ?? '';
      return columns.find(({ pattern }) => pattern.test(heading))?.key ?? heading;
    });
    const place = placeOfNode(node, file);
    return {
      head: place.line,
      last: place.endLine,
      keys,
      rows: rows.map((row) => ({
        line: placeOfNode(row, file).line,
        cells: new Map(
          row.children.flatMap((cell, index): [string, string][] => {
            const { line, column, endColumn } = placeOfNode(cell, file);
            const written = lines[line - 1]!.slice(column - 1, endColumn - 1);
            return keys[index] === undefined ? [] : [[keys[index], written.replace(/^\||(?<!\\)\|$/g, '').trim()]];
          }),
        ),
      })),
    };
  });
}

/** A row of a table with these cells; what has no column is left out. */
export function lineOf({ keys }: Pick<WrittenTable, 'keys'>, cells: ReadonlyMap<string, string>): string {
  return `|${keys.map((key) => ` ${cells.get(key) ?? ''} `.replace(/^ {2}$/, ' ')).join('|')}|`;
}

/**
 * How a time is written where no row above gives its date, in the zone of another table; undefined where it cannot be
 * written so that it means the same.
 */
export function timeAlone(moment: Moment, zone: string): string | undefined {
  const day = dayIn(moment.earliest, moment.zone);
  const whole = timeCell({ at: moment.earliest, precision: moment.precision }, zone, undefined);
  return [
    `${day} ${moment.text}`,
    moment.text,
    whole,
    `~${whole}`,
    `${whole}–${writtenIn(moment.latest, moment.precision, zone)}`,
  ].find((text) => {
    const { moments, messages } = readTimes([{ text, place: startOf('') }], { library: zone });
    return messages.length === 0 && isSame(moments[0], moment);
  });
}

function isSame(one: Moment | undefined, other: Moment): boolean {
  return (
    one?.earliest === other.earliest &&
    one.latest === other.latest &&
    one.precision === other.precision &&
    one.approximate === other.approximate
  );
}

/** A text with lines put behind others, and without some. */
export function withLines(
  text: string,
  added: ReadonlyMap<number, readonly string[]>,
  removed: ReadonlySet<number> = new Set(),
  replaced: ReadonlyMap<number, string> = new Map(),
): string {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(removed.has(index + 1) ? [] : [replaced.get(index + 1) ?? line]),
      ...(added.get(index + 1) ?? []),
    ])
    .join('\n');
}

/**
 * Reads a text that a document is to become, and makes sure that the rows of its timeline that stay mean what they
 * meant: a bare time takes its date from the row above.
 *
 * @throws Refused where one would not
 */
export function demandSameTimes({ library }: Change, document: Postmortem, text: string): void {
  const read = documentParser(library)(text, document.file) as Postmortem;
  const left = [...read.timeline.events];
  for (const { event, moment } of document.timeline.events) {
    const at = left.findIndex((one) => one.event.text === event.text);
    const now = left.splice(at, at < 0 ? 0 : 1)[0];
    if (now && moment && !isSame(now.moment, moment))
      throw new Refused(
        `The row “${event.text.slice(0, 60)}” of ${document.file} would mean another time. Give it its own date, and run this again.`,
      );
  }
}
