import type { Library } from '../model/library.ts';
import type { Metric } from '../model/metric.ts';
import type { Kind } from '../model/vocabulary.ts';
import { kinds } from '../model/vocabulary.ts';
import { countActions, type ActionCounts } from './actions.ts';
import { definitionsOf, type Definitions } from './definitions.ts';
import { detectionOf, type Detection } from './detection.ts';
import { metricsOf } from './durations.ts';
import { measureIncident, type MeasuredIncident } from './incident.ts';
import { bucketZone, countByPeriod, periodsIn, type PeriodCount } from './periods.ts';
import { summarize, type Summary } from './summary.ts';

/**
 * Everything that is measured of a library, as plain values: `JSON.stringify` loses nothing but absent keys.
 *
 * It holds ids, titles and the reasons people gave of every postmortem it was made from, so that a public page must be
 * made from a report over what is public.
 */
export interface MetricsReport {
  /** Version of this shape. */
  schema: 1;
  /** The library’s name. */
  name: string;
  definitions: Definitions;
  /** The zone in which years and quarters begin. */
  zone: string;
  /** In the order of the library; those left out are here too, with why. */
  incidents: MeasuredIncident[];
  /** How many postmortems there are of each kind, retracted ones apart. */
  kinds: Record<Kind, number>;
  /** One a metric, in the order of the configuration. */
  overall: Summary[];
  /** Worst first, all of the scale, then what is not on it. */
  bySeverity: Group[];
  /** By id; an incident stands under each of its services, so that groups do not add up to the whole. */
  byService: Group[];
  /** Oldest first; incidents without a readable time are in none. */
  byYear: Group[];
  /** How many of the incidents that count began in each period. */
  counts: { year: PeriodCount[]; quarter: PeriodCount[]; undated: string[] };
  detection: Detection;
  /** Absent where no day was given to judge them by. */
  actions: ActionCounts | undefined;
}

/** The incidents that share something. */
export interface Group {
  /** Severity, service id or year. */
  id: string;
  name: string;
  summaries: Summary[];
}

/**
 * Measures a library. `now`, YYYY-MM-DD, is only for action items, and without it they are not counted; every
 * other number is the same on any day.
 */
export function measure(
  library: Pick<Library, 'configuration' | 'postmortems' | 'services'>,
  now?: string,
): MetricsReport {
  const { configuration, postmortems, services } = library;
  const metrics = metricsOf(configuration);
  const zone = bucketZone(configuration.zone);
  const periodsOf = periodsIn(zone);
  const incidents = postmortems.map((postmortem) => measureIncident(postmortem, metrics, periodsOf));
  const counted = incidents.filter(({ excluded }) => !excluded);
  const scale = configuration.severities.map(({ id }) => id);
  const severityName = new Map(configuration.severities.map(({ id, name }) => [id, name]));
  return {
    schema: 1,
    name: configuration.name,
    definitions: definitionsOf(metrics),
    zone,
    incidents,
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, incidents.filter((each) => each.kind === kind && each.status !== 'retracted').length]),
    ) as Record<Kind, number>,
    overall: metrics.map((metric) => summarize(metric, incidents)),
    bySeverity: groups(metrics, incidents, ({ severity }) => (severity ? [severity] : []), scale).map((group) => ({
      ...group,
      name: severityName.get(group.id) ?? group.id,
    })),
    byService: groups(metrics, incidents, (incident) => [...new Set(incident.services)]).map((group) => ({
      ...group,
      name: services.get(group.id)?.name ?? group.id,
    })),
    byYear: groups(metrics, incidents, ({ year }) => (year ? [year] : [])),
    counts: {
      year: countByPeriod(counted.flatMap(({ year }) => year ?? [])),
      quarter: countByPeriod(counted.flatMap(({ quarter }) => quarter ?? [])),
      undated: counted.filter(({ began }) => began === undefined).map(({ id }) => id),
    },
    detection: detectionOf(incidents),
    actions: now === undefined ? undefined : countActions(postmortems, now),
  };
}

function groups(
  metrics: readonly Metric[],
  incidents: readonly MeasuredIncident[],
  keysOf: (incident: MeasuredIncident) => string[],
  first: readonly string[] = [],
): Group[] {
  const members = new Map<string, MeasuredIncident[]>(first.map((id) => [id, []]));
  for (const incident of incidents)
    for (const id of keysOf(incident)) {
      const group = members.get(id);
      if (group) group.push(incident);
      else members.set(id, [incident]);
    }
  const others = [...members.keys()].filter((id) => !first.includes(id)).sort();
  return [...first, ...others].map((id) => ({
    id,
    name: id,
    summaries: metrics.map((metric) => summarize(metric, members.get(id)!)),
  }));
}
