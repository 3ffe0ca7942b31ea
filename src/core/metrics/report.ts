import type { Catalogue } from '../model/entry.ts';
import { promisingIn } from '../model/library-action.ts';
import type { Metric } from '../model/metric.ts';
import type { Kind } from '../model/vocabulary.ts';
import { kinds } from '../model/vocabulary.ts';
import { countActions, type ActionCounts } from './actions.ts';
import { changeOf, type Change, type Simulated } from './change.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { definitionsOf, type Definitions } from './definitions.ts';
import { detectionOf, type Detection } from './detection.ts';
import { metricsOf } from './durations.ts';
import { customerImpactOf, type CustomerImpact } from './impact.ts';
import { measureIncident, type MeasuredIncident } from './incident.ts';
import { bucketZone, countByPeriod, periodsIn, type PeriodCount } from './periods.ts';
import { publishingOf, type Publishing } from './publishing.ts';
import { summarize, type Summary } from './summary.ts';
import { targetsMet, type TargetMet } from './targets.ts';
import { themesOf, type Themes } from './themes.ts';

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
  /** The day action items were judged by, YYYY-MM-DD: that of the build. */
  on: string | undefined;
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
  /** How well the ends of the metrics are known. */
  coverage: Coverage[];
  /** How long customers were affected, in all and by the year in which it began. */
  impact: { overall: CustomerImpact; byYear: ({ period: string } & CustomerImpact)[] };
  detection: Detection;
  /** One for each metric that has targets. */
  targets: TargetMet[];
  /** One a metric. */
  changes: Change[];
  publishing: Publishing;
  themes: Themes;
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
 * other number is the same on any day. Of a part of a library (`part`) groups by service and year are left empty and less
 * is simulated: one page is made for each part.
 */
export function measure(
  library: Pick<Catalogue, 'configuration' | 'postmortems' | 'reviews' | 'services' | 'templates'>,
  now?: string,
  { part = false }: { part?: boolean } = {},
): MetricsReport {
  const { configuration, postmortems, services, templates } = library;
  const metrics = metricsOf(configuration);
  const leading = leadingMetric(metrics);
  const whole = !part;
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
    on: now,
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
    byService: whole
      ? groups(metrics, incidents, (incident) => [...new Set(incident.services)]).map((group) => ({
          ...group,
          name: services.get(group.id)?.name ?? group.id,
        }))
      : [],
    byYear: whole ? groups(metrics, incidents, ({ year }) => (year ? [year] : [])) : [],
    counts: {
      year: countByPeriod(counted.flatMap(({ year }) => year ?? [])),
      quarter: countByPeriod(counted.flatMap(({ quarter }) => quarter ?? [])),
      undated: counted.filter(({ began }) => began === undefined).map(({ id }) => id),
    },
    coverage: coverageOf(metrics, incidents),
    impact: {
      overall: customerImpactOf(incidents),
      byYear: countByPeriod(counted.flatMap(({ year }) => year ?? [])).map(({ period }) => ({
        period,
        ...customerImpactOf(incidents.filter(({ year }) => year === period)),
      })),
    },
    detection: detectionOf(incidents),
    targets: targetsMet(metrics, configuration, incidents),
    changes: metrics.map((metric) => changeOf(metric, incidents, simulatedOf(metric === leading, whole))),
    publishing: publishingOf(postmortems, configuration, templates),
    themes: themesOf(postmortems, configuration),
    actions: now === undefined ? undefined : countActions(promisingIn(library), now),
  };
}

/** One summary a metric over some postmortems, without intervals of means: for where nobody is to look at means. */
export function summariesOf(
  postmortems: Catalogue['postmortems'],
  configuration: Catalogue['configuration'],
): Summary[] {
  const metrics = metricsOf(configuration);
  const periodsOf = periodsIn(bucketZone(configuration.zone));
  const incidents = postmortems.map((postmortem) => measureIncident(postmortem, metrics, periodsOf));
  return metrics.map((metric) => summarize(metric, incidents, { bootstrap: false }));
}

function simulatedOf(leading: boolean, whole: boolean): Simulated {
  if (leading) return whole ? 'curve' : 'year';
  return whole ? 'year' : 'nothing';
}

/** The metric that speaks for an incident where only one can: until customers were no longer affected, else the first. */
export function leadingMetric(metrics: readonly Metric[]): Metric | undefined {
  return metrics.find(({ to }) => to === 'recovered') ?? metrics[0];
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
    summaries: metrics.map((metric) => summarize(metric, members.get(id)!, { bootstrap: false })),
  }));
}
