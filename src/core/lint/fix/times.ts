import type { Table } from 'mdast';
import { placeOf } from '../../model/document.ts';
import type { Moment } from '../../model/moment.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { plain } from '../../parse/prose.ts';
import { readTimes, type ZoneSources } from '../../parse/time.ts';
import { placeOfNode } from '../../parse/tree.ts';
import type { FixContext } from './correction.ts';

/** The time column of a timeline table, and what any texts in it would mean. */
export interface TimeColumn {
  /** Which column it is, from 0. */
  index: number;
  /** Texts of its cells, without the head. */
  texts: string[];
  /** What these texts mean, one moment a cell. */
  read(texts: readonly string[]): (Moment | undefined)[];
}

/** Finds the time column of a timeline table. Undefined where there is none. */
export function timeColumn(node: Table, postmortem: Postmortem, { configuration }: FixContext): TimeColumn | undefined {
  const [head, ...rows] = node.children;
  const index = head?.children.findIndex((cell) => /^(date(?: ?\/ ?| and )?time|date|time|when)\b/i.test(plain(cell)));
  if (!head || index === undefined || index < 0) return undefined;
  const place = placeOfNode(head, postmortem.file);
  const { zone } = postmortem.facts;
  const sources: ZoneSources = {
    head: { text: plain(head.children[index]!), place },
    facts: zone === undefined ? undefined : { zone, place: placeOf(postmortem, ['zone']) },
    library: configuration.zone,
  };
  return {
    index,
    texts: rows.map((row) => (row.children[index] ? plain(row.children[index]) : '')),
    read: (texts) =>
      readTimes(
        texts.map((text) => ({ text, place })),
        sources,
      ).moments,
  };
}

/** Whether two moments are the same, however they are written. */
export function sameMoment(a: Moment | undefined, b: Moment | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.earliest === b.earliest &&
    a.latest === b.latest &&
    a.precision === b.precision &&
    a.approximate === b.approximate &&
    a.zone === b.zone
  );
}
