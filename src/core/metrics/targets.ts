import type { Configuration } from '../model/configuration.ts';
import type { Metric } from '../model/metric.ts';
import type { MeasuredIncident } from './incident.ts';
import { proportion, type Proportion } from './proportion.ts';

/** How often a metric stayed within its target. */
export interface TargetMet {
  metric: Metric;
  /** All severities that have a target, together. */
  overall: Proportion;
  /** In the order of the scale. */
  severities: { severity: string; minutes: number; within: Proportion }[];
  /** Ids of incidents that have a target and of which nobody can say: unknown, or a range on both sides of it. */
  undecided: string[];
  /** Ids that took longer. */
  missed: string[];
}

/**
 * How many incidents stayed within the targets of `targets`, one entry for each metric that has any. An open incident that
 * has already lasted longer has missed its target; one that has not is undecided.
 */
export function targetsMet(
  metrics: readonly Metric[],
  { targets, severities }: Pick<Configuration, 'targets' | 'severities'>,
  incidents: readonly MeasuredIncident[],
): TargetMet[] {
  return metrics.flatMap((metric): TargetMet[] => {
    const allowed = Object.hasOwn(targets, metric.id) ? targets[metric.id]! : {};
    const scale = severities.map(({ id }) => id).filter((severity) => Object.hasOwn(allowed, severity));
    if (scale.length === 0) return [];
    const undecided: string[] = [];
    const missed: string[] = [];
    const rows = scale.map((severity) => {
      const { minutes } = allowed[severity]!;
      let [within, decided] = [0, 0];
      for (const incident of incidents) {
        if (incident.excluded || incident.severity !== severity) continue;
        const met = isWithin(incident, metric.id, minutes * 60_000);
        if (met === undefined) undecided.push(incident.id);
        else decided++;
        if (met) within++;
        else if (met === false) missed.push(incident.id);
      }
      return { severity, minutes, within: proportion(within, decided) };
    });
    const sum = (part: 'count' | 'n') => rows.reduce((total, { within }) => total + within[part], 0);
    return [{ metric, overall: proportion(sum('count'), sum('n')), severities: rows, undecided, missed }];
  });
}

function isWithin({ durations }: MeasuredIncident, metric: string, target: number): boolean | undefined {
  const result = durations.find((duration) => duration.metric === metric)?.result;
  if (result?.kind === 'known') {
    if (result.span.most <= target) return true;
    return result.span.least > target ? false : undefined;
  }
  return result?.kind === 'censored' && result.atLeast > target ? false : undefined;
}
