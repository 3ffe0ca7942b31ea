import { coarser } from '../model/span.ts';
import type { Precision } from '../model/vocabulary.ts';
import type { MeasuredIncident } from './incident.ts';

/** For how long customers were affected, all incidents together; lengths of time are milliseconds. */
export interface CustomerImpact {
  /** From `impact-start` to `recovered`, added up over the incidents in which both are known. */
  least: number;
  /** More than `least` where times were written as ranges. */
  most: number;
  precision: Precision;
  /** How many incidents were added up. */
  n: number;
  /** Open incidents, and for how long together they had lasted when the last rows of their timelines were written. */
  open: { n: number; atLeast: number };
  /** Ids whose impact is not known; the sum is too small by theirs. */
  unknown: string[];
}

/** Adds up the customer impact of the incidents that count. */
export function customerImpactOf(incidents: readonly MeasuredIncident[]): CustomerImpact {
  const sum: CustomerImpact = {
    least: 0,
    most: 0,
    precision: 'minute',
    n: 0,
    open: { n: 0, atLeast: 0 },
    unknown: [],
  };
  for (const { id, excluded, impact } of incidents) {
    if (excluded) continue;
    if (impact.kind === 'unknown') sum.unknown.push(id);
    else if (impact.kind === 'censored') {
      sum.open.n++;
      sum.open.atLeast += impact.atLeast;
    } else {
      sum.precision = sum.n === 0 ? impact.span.precision : coarser(sum.precision, impact.span.precision);
      sum.n++;
      sum.least += impact.span.least;
      sum.most += impact.span.most;
    }
  }
  return sum;
}
