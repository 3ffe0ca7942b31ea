import { memo } from '../../model/memo.ts';
import type { Code } from 'mdast';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { epochInstant, instantIn, logStampIn } from '../../text/log-stamp.ts';
import { placeOfStretch } from '../../text/place.ts';
import { passagesOf } from '../../text/passages.ts';
import { rowsOf } from './rows.ts';

/** A time that a quoted log line carries. */
export interface Stamp {
  /** As written. */
  text: string;
  /** Where it stands; found only when asked for, since most stamps are right. */
  place(): Place;
  instant: number;
  /** Whether it lies in the time the timeline tells of, half an hour around it included. */
  inside: boolean;
  /** How far it is ahead of the lines around it, where that is a whole number of hours. */
  skew: number | undefined;
  /** The time near which it was expected, where it has a skew. */
  expected: number | undefined;
  /** How long the thing took that the line reports, in milliseconds. */
  took: number | undefined;
}

const hour = 3_600_000;

/** Whether a code block may hold a log at all. */
const hint = /\d:\d\d:\d\d|\b1\d{9}(?:\d{3})?\b/;

/** The times in quoted logs: ISO 8601, epoch seconds and milliseconds, syslog, web-server and other written-out forms. */
export const stampsOf = memo((postmortem: Postmortem): Stamp[] => {
  const stamps: Stamp[] = [];
  if (!hint.test(postmortem.text) || !/```|~~~|\n {4}/.test(postmortem.text)) return stamps;
  for (const { kind, pieces } of passagesOf(postmortem))
    for (const { node } of kind === 'code' ? pieces : [])
      if (node.type === 'code' && hint.test(node.value)) stamps.push(...stampsIn(node, postmortem));
  return stamps;
});

function stampsIn(node: Code, postmortem: Postmortem): Stamp[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  const fine = rowsOf(postmortem).filter(
    ({ moment, dayless }) => !dayless && moment.precision !== 'day' && moment.precision !== 'hour',
  );
  if (fine.length < 2) return [];
  const source = postmortem.text.slice(start, end);
  const year = new Date(fine.at(-1)!.moment.earliest).getUTCFullYear();
  const stamps: Stamp[] = [];
  let offset = 0;
  for (const line of source.split('\n')) {
    const time = form.test(line) ? readTime(line, year) : undefined;
    if (time) {
      const at = start + offset + time.at;
      const took = /"?\b(?:duration|elapsed|took|latency)_?(?:ms|millis)"?\s*[:=]\s*(\d+)/i.exec(line)?.[1];
      stamps.push({
        text: time.text,
        place: () => placeOfStretch(postmortem, at, at + time.text.length),
        instant: time.instant,
        inside: false,
        skew: undefined,
        expected: undefined,
        took: took === undefined ? undefined : Number(took),
      });
    }
    offset += line.length + 1;
  }
  findSkews(stamps, fine[0]!.moment.earliest - hour / 2, fine.at(-1)!.moment.latest + hour / 2);
  return stamps;
}

/** A line that is a whole number of hours from the lines around it, which are where the timeline is. */
function findSkews(stamps: Stamp[], from: number, to: number): void {
  for (const stamp of stamps) stamp.inside = stamp.instant >= from && stamp.instant <= to;
  const inside = stamps.filter((stamp) => stamp.inside);
  for (const stamp of stamps) {
    if (stamp.inside) continue;
    for (const near of inside) {
      const hours = Math.round((stamp.instant - near.instant) / hour);
      const rest = Math.abs(stamp.instant - near.instant - hours * hour);
      if (hours === 0 || Math.abs(hours) > 14 || rest > 120_000) continue;
      stamp.skew = hours * hour;
      stamp.expected = stamp.instant - stamp.skew;
      break;
    }
  }
}

interface Time {
  text: string;
  at: number;
  instant: number;
}

/** What every form has: six digits with colons, or ten in a row. */
const form = /\d:\d\d:\d\d|1\d{9}/;
/** Time since the epoch behind its name: `ts=1712908800`, `"time": 1712908800123`. */
const named = /(?:^\W*|"?\b(?:@?timestamp|ts|time|epoch|date|at)"?\s*[:=]\s*"?)(1\d{9}(?:\d{3})?)(?:\.\d+)?(?!\d)/i;

/** The time a line was written at. Without a zone it counts as UTC, and without a year it is of the year given. */
function readTime(line: string, year: number): Time | undefined {
  const stamp = logStampIn(line);
  const [read] = stamp?.readings ?? [];
  if (stamp && read && stamp.readings.length === 1) {
    const instant =
      'at' in read
        ? read.at
        : read.abbreviation
          ? undefined
          : instantIn({ ...read, year: read.year ?? year }, read.zone ?? 'UTC');
    return typeof instant === 'number' ? { text: stamp.text, at: stamp.from, instant } : undefined;
  }
  const epoch = named.exec(line);
  const since = epoch && epochInstant(epoch[1]);
  return since ? { text: epoch[1]!, at: epoch.index + epoch[0].indexOf(epoch[1]!), instant: since.at } : undefined;
}
