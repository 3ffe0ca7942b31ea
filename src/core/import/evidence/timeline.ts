import type { SourceFile } from '../../model/library.ts';
import { add, total, type Evidence, type Reading } from './evidence.ts';
import { findOffsets, mergeEvidence, type Offset, type Row } from './merge.ts';
import { readEvidence, type ReadOptions } from './read.ts';

export interface TimelineOptions extends ReadOptions {
  /** First and last instant that is wanted, both included. */
  from?: number | undefined;
  to?: number | undefined;
}

/** What exports and logs say together. */
export interface EvidenceTimeline {
  /** By time. */
  rows: Row[];
  /** One entry a file, in the order of their names. */
  files: Reading[];
  offsets: Offset[];
}

/** Reads exports and logs and merges them into one timeline. The order in which the files are given does not matter. */
export function timelineFrom(files: readonly SourceFile[], options: TimelineOptions): EvidenceTimeline {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const readings = readEvidence(sorted, options).map((reading) => within(reading, options));
  const evidence = readings.flatMap(({ events }) => events);
  return { rows: mergeEvidence(evidence), files: readings, offsets: findOffsets(evidence) };
}

function within(reading: Reading, { from = -Infinity, to = Infinity }: TimelineOptions): Reading {
  const inside = ({ at }: Evidence) => at >= from && at <= to;
  const events = reading.events.filter(inside);
  if (events.length === reading.events.length) return reading;
  const kept = new Set(events.map(({ entry }) => entry));
  const gone = new Set(reading.events.map(({ entry }) => entry).filter((entry) => !kept.has(entry)));
  const left = new Map(reading.left);
  if (gone.size > 0) add(left, 'outside the window', gone.size);
  return { ...reading, events, left };
}

/** What became of the entries of one file; `read` is the sum of the others. */
export interface Tally {
  read: number;
  used: number;
  folded: number;
  left: number;
  asked: number;
  unreadable: number;
}

/** Counts what became of the entries of one file. */
export function tally(reading: Reading): Tally {
  return {
    read: reading.read,
    used: new Set(reading.events.map(({ entry }) => entry)).size,
    folded: total(reading.folded),
    left: total(reading.left),
    asked: reading.asked,
    unreadable: reading.lost,
  };
}

/** Whether everything was read and nothing is open. */
export function isComplete({ files }: EvidenceTimeline): boolean {
  return files.every(({ unreadable, questions }) => unreadable.length === 0 && questions.length === 0);
}
