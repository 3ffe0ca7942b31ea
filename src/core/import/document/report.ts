import type { Milestone } from '../../model/vocabulary.ts';
import type { RowState } from './row.ts';

/** What an import did and could not do. */
export interface ImportReport {
  /** How times, dates and zones were read, where the text alone does not show it. */
  decided: { line: number; text: string }[];
  /** Questions for a person. */
  asks: { line: number; text: string }[];
  /** Text of the source that is not in the result as it was written: times, dates, headings with another name. */
  kept: { line: number; text: string; now: string }[];
  milestones: { time: string; milestone: Milestone; words: string; isDecided: boolean }[];
  notes: string[];
  rows: Record<RowState, number>;
  actions: number;
  /** Links and pictures that lead to files which are not in the library. */
  missing: string[];
}

/** An empty report. */
export function newReport(notes: readonly string[]): ImportReport {
  return {
    decided: [],
    asks: [],
    kept: [],
    milestones: [],
    notes: [...notes],
    rows: { read: 0, 'no-zone': 0, undated: 0, unreadable: 0 },
    actions: 0,
    missing: [],
  };
}
