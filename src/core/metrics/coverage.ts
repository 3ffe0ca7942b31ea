import type { Metric } from '../model/metric.ts';
import { milestones, type Milestone } from '../model/vocabulary.ts';
import type { MeasuredIncident } from './incident.ts';

/** How well one milestone is known over the incidents that count. */
export interface Coverage {
  milestone: Milestone;
  /** How many incidents count. */
  n: number;
  /** How many have the milestone with a time that can be read. */
  known: number;
  /** Of those, how many say that the time is approximate or give a range. */
  vague: number;
  /** Still open and without it: it may come, and is no gap. */
  pending: number;
  /** Ids that should have it and have not. */
  missing: string[];
}

/** How well the ends of the metrics are known, in the order in which milestones happen. */
export function coverageOf(metrics: readonly Metric[], incidents: readonly MeasuredIncident[]): Coverage[] {
  const ends = milestones.filter((milestone) => metrics.some(({ from, to }) => from === milestone || to === milestone));
  const counted = incidents.filter(({ excluded }) => !excluded);
  return ends.map((milestone) => {
    const coverage: Coverage = { milestone, n: counted.length, known: 0, vague: 0, pending: 0, missing: [] };
    for (const { id, milestones: moments, durations } of counted) {
      const moment = moments[milestone];
      if (moment) {
        coverage.known++;
        if (moment.approximate || moment.earliest !== moment.latest) coverage.vague++;
      } else if (durations.some(({ to, result }) => to === milestone && result.kind === 'censored')) coverage.pending++;
      else coverage.missing.push(id);
    }
    return coverage;
  });
}
