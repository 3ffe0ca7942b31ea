import type { Precision } from '../../model/vocabulary.ts';
import type { Evidence, Kind } from './evidence.ts';

/** One row of the merged timeline: a moment, told by one source or by several. */
export interface Row {
  /** When the first of its sources saw it, in milliseconds since the epoch. */
  at: number;
  precision: Precision;
  text: string;
  /** The leading source first. */
  events: readonly Evidence[];
}

/** Two sources whose clocks disagree by the same length in every event both tell of. */
export interface Offset {
  /** The file whose times are later, and the one whose times are earlier. */
  ahead: string;
  behind: string;
  /** By how much, in milliseconds. */
  by: number;
  /** Whether the difference is whole hours, which suggests a wrong zone. */
  hours: boolean;
  /** Texts of the events that both report. */
  shared: readonly string[];
}

/** Reports of one moment may be this far apart. */
const window = 90_000;

/** Of the moments before an entry, this many are compared with it: more in one window are no merging matter. */
const mostOpen = 1_000;

/** Sources whose text is preferred when several report one moment. */
const ranks = [
  'PagerDuty',
  'Opsgenie',
  'Squadcast',
  'Grafana OnCall',
  'Alertmanager',
  'CloudWatch',
  'Datadog',
  'Grafana',
  'incident.io',
  'Rootly',
  'FireHydrant',
  'Statuspage',
  'GitHub',
  'GitLab',
  'CloudTrail',
  'Kubernetes',
  'Slack',
  'log',
];

/**
 * Sorts entries by time and joins those that are one moment: the same id of the same format, or reports of different
 * files close together that name the same alert or incident and the same change, or say nearly the same.
 */
export function mergeEvidence(evidence: readonly Evidence[]): Row[] {
  const sorted = [...evidence].sort(compareEvidence);
  const ids = new Map<string, Evidence[]>();
  const open: { events: Evidence[] }[] = [];
  const groups: { events: Evidence[] }[] = [];
  // Entries of one file are never joined.
  const isAlone = sorted.every(({ source }) => source.file === sorted[0]!.source.file);
  let from = 0;
  for (const event of sorted) {
    while (from < open.length && open[from]!.events[0]!.at < event.at - window) from++;
    const id =
      event.source.id === undefined
        ? undefined
        : `${event.source.format} ${event.source.id} ${event.at} ${event.kind ?? ''}`;
    const same = id === undefined ? undefined : ids.get(id);
    if (same) {
      if (!same.some((other) => other.source.file === event.source.file)) same.push(event);
      continue;
    }
    const near = isAlone ? [] : open.slice(Math.max(from, open.length - mostOpen));
    const group = near.find(
      ({ events }) =>
        !events.some((other) => other.source.file === event.source.file) && isSameMoment(events[0]!, event),
    );
    if (group) {
      group.events.push(event);
      if (id !== undefined) ids.set(id, group.events);
    } else {
      const fresh = { events: [event] };
      groups.push(fresh);
      open.push(fresh);
      if (id !== undefined) ids.set(id, fresh.events);
    }
  }
  return groups.map(({ events }): Row => {
    const first = events[0]!;
    const leading = [...events].sort((a, b) => rankOf(a) - rankOf(b) || compareEvidence(a, b));
    return { at: first.at, precision: first.precision, text: leading[0]!.text, events: leading };
  });
}

function rankOf({ source }: Evidence): number {
  const rank = ranks.indexOf(source.format);
  return rank < 0 ? ranks.length : rank;
}

/** Orders entries by time, and those of one moment in a way that does not depend on the order of the files. */
function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    a.at - b.at ||
    rankOf(a) - rankOf(b) ||
    compareText(a.source.file, b.source.file) ||
    a.entry - b.entry ||
    compareText(a.text, b.text)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const distinct: readonly (Kind | undefined)[] = ['fire', 'acknowledge', 'resolve', 'declare', 'deploy', 'deployed'];

/** Whether two entries of different files, close in time, tell of one moment. */
function isSameMoment(a: Evidence, b: Evidence): boolean {
  const [one, other] = [distinct.includes(a.kind), distinct.includes(b.kind)];
  if (one && other && a.kind !== b.kind) return false;
  if (one && other && a.keys.some((key) => b.keys.includes(key))) return true;
  // Two exports of one vendor, such as alerts and their logs, have the moment to the millisecond.
  if (one && other && a.source.format === b.source.format && a.at === b.at && a.precision === 'millisecond')
    return true;
  return isNear(a.text, b.text);
}

const wordCache = new Map<string, ReadonlySet<string>>();

function wordsOf(text: string): ReadonlySet<string> {
  const cached = wordCache.get(text);
  if (cached) return cached;
  const words = new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_./-]*/gu) ?? [])
      .map((word) => word.replace(/[._/-]+$/, ''))
      .filter((word) => !/^(?:the|a|an|is|are|was|were|to|of|in|on|for|and|by|with|at)$/.test(word)),
  );
  if (wordCache.size > 5_000) wordCache.clear();
  wordCache.set(text, words);
  return words;
}

/** Whether two texts say nearly the same: at least three words in common, and few that are not. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size < 3) return false;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return (
    common >= 3 && (common / (one.size + other.size - common) >= 0.75 || (small.size >= 4 && common === small.size))
  );
}

const tolerance = 60_000;
const furthest = 15 * 3_600_000;
const mostCompared = 2_000;

/**
 * Finds pairs of files whose clocks are apart: at least two events that both tell of, each told once by either, and
 * the same length of time between the two reports. Nothing is moved by it.
 */
export function findOffsets(evidence: readonly Evidence[]): Offset[] {
  const files = [...Map.groupBy(evidence, ({ source }) => source.file)].sort(([a], [b]) => compareText(a, b));
  const offsets: Offset[] = [];
  for (const [index, [file, events]] of files.entries()) {
    for (const [other, others] of files.slice(index + 1)) {
      const found = offsetBetween(events, others);
      if (!found) continue;
      const { by, shared } = found;
      const hour = 3_600_000;
      const hours = Math.abs(by - Math.round(by / hour) * hour) <= tolerance && Math.abs(by) >= hour / 2;
      offsets.push({
        ahead: by > 0 ? other : file,
        behind: by > 0 ? file : other,
        by: Math.abs(hours ? Math.round(by / hour) * hour : by),
        hours,
        shared,
      });
    }
  }
  return offsets;
}

function offsetBetween(a: readonly Evidence[], b: readonly Evidence[]): { by: number; shared: string[] } | undefined {
  const [one, other] = [byMark(a), byMark(b)];
  const pairs: { by: number; text: string; at: number }[] = [];
  const seen = new Set<string>();
  for (const [mark, event] of one) {
    const match = other.get(mark);
    if (!event || !match || Math.abs(match.at - event.at) > furthest) continue;
    // One pair of reports counts once, however many names it shares.
    const pair = `${event.at} ${match.at}`;
    if (!seen.has(pair)) pairs.push({ by: match.at - event.at, text: event.text, at: event.at });
    seen.add(pair);
  }
  if (pairs.length < 2) return undefined;
  pairs.sort((x, y) => x.by - y.by || x.at - y.at);
  let best: typeof pairs = [];
  for (let from = 0; from < pairs.length; from++) {
    const near = pairs.slice(from).filter(({ by }) => by - pairs[from]!.by <= tolerance);
    if (near.length > best.length) best = near;
  }
  const by = best[Math.floor((best.length - 1) / 2)]!.by;
  if (best.length < 2 || best.length * 2 <= pairs.length || Math.abs(by) <= window) return undefined;
  return { by, shared: best.sort((x, y) => x.at - y.at).map(({ text }) => text) };
}

/** Entries by a name that other files share; undefined for a name that is not unique. */
function byMark(events: readonly Evidence[]): Map<string, Evidence | undefined> {
  const marks = new Map<string, Evidence | undefined>();
  for (const event of events.slice(0, mostCompared)) {
    const words = [...wordsOf(event.text)];
    const named = distinct.includes(event.kind) ? event.keys.map((key) => `${event.kind} ${key}`) : [];
    for (const mark of words.length >= 3 ? [...named, `text ${words.join(' ')}`] : named)
      marks.set(mark, marks.has(mark) && marks.get(mark) !== event ? undefined : event);
  }
  return marks;
}
