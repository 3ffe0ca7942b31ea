import type { Metric } from '../model/metric.ts';
import { precisions } from '../model/vocabulary.ts';
import type { MeasuredIncident, RawDuration } from './incident.ts';
import { poissonInterval, type CountInterval } from './periods.ts';
import type { MetricsReport } from './report.ts';
import { summarize, type Summary } from './summary.ts';

/** The durations of a library as a page fetches them to cut them: only incidents that count, each known by its place. */
export interface Durations {
  schema: 1;
  metrics: Metric[];
  services: string[];
  severities: string[];
  years: string[];
  incidents: PackedIncident[];
}

/** Places in the lists above; −1 where an incident has none. Then one duration a metric. */
type PackedIncident = [year: number, severity: number, services: number[], durations: PackedDuration[]];

/** Known; still open, with what it had lasted at the least; or unknown. Milliseconds. */
type PackedDuration = [least: number, most: number, precision: number, approximate: 0 | 1] | number | null;

/** What of a library is looked at; an absent part lets everything through. */
export interface Cut {
  /** Ids of services of which an incident has one. */
  services?: readonly string[] | undefined;
  severity?: string | undefined;
  /** The first and the last year, both included; an incident without a year is in no period. */
  from?: string | undefined;
  to?: string | undefined;
}

/** How many incidents a cut holds, with the exact interval of the number to expect, and every metric over them. */
export interface CutNumbers {
  count: number;
  interval: CountInterval;
  summaries: Summary[];
}

/** Packs the durations of a report. */
export function packDurations({
  incidents,
  definitions: { metrics },
}: Pick<MetricsReport, 'incidents' | 'definitions'>): Durations {
  const counted = incidents.filter(({ excluded }) => !excluded);
  const services = [...new Set(counted.flatMap((incident) => incident.services))].sort();
  const severities = [...new Set(counted.map(({ severity }) => severity))].sort();
  const years = [...new Set(counted.flatMap(({ year }) => year ?? []))].sort();
  const place = (list: readonly string[]) => {
    const places = new Map(list.map((each, index) => [each, index]));
    return (each: string | undefined) => places.get(each ?? '') ?? -1;
  };
  const [serviceAt, severityAt, yearAt] = [place(services), place(severities), place(years)];
  return {
    schema: 1,
    metrics,
    services,
    severities,
    years,
    incidents: counted.map((incident): PackedIncident => [
      yearAt(incident.year),
      severityAt(incident.severity),
      [...new Set(incident.services)].map(serviceAt),
      metrics.map(({ id }) => packed(incident.durations.find(({ metric }) => metric === id))),
    ]),
  };
}

function packed(duration: RawDuration | undefined): PackedDuration {
  if (!duration || duration.result.kind === 'unknown') return null;
  if (duration.result.kind === 'censored') return duration.result.atLeast;
  const { least, most, precision, approximate } = duration.result.span;
  return [least, most, precisions.indexOf(precision), approximate ? 1 : 0];
}

/** The numbers of a cut, by the same functions as those of a report. */
export function numbersOf(durations: Durations, cut: Cut): CutNumbers {
  const { metrics, services, severities, years, incidents } = durations;
  const wanted = cut.services && new Set(cut.services.map((id) => services.indexOf(id)));
  const severity = cut.severity === undefined ? undefined : severities.indexOf(cut.severity);
  const inPeriod = (year: number) => {
    if (cut.from === undefined && cut.to === undefined) return true;
    const written = years[year];
    return written !== undefined && written >= (cut.from ?? written) && written <= (cut.to ?? written);
  };
  const held = incidents.filter(
    ([year, rank, of]) =>
      inPeriod(year) &&
      (severity === undefined || rank === severity) &&
      (!wanted || of.some((each) => wanted.has(each))),
  );
  const measured = held.map(([, , , packs], index) => ({
    id: String(index),
    excluded: undefined,
    durations: packs.map((pack, at) => unpacked(pack, metrics[at]!)),
  }));
  return {
    count: held.length,
    interval: poissonInterval(held.length),
    summaries: metrics.map((metric) => summarize(metric, measured, { bootstrap: false })),
  };
}

function unpacked(pack: PackedDuration, { id, from, to }: Metric): MeasuredIncident['durations'][number] {
  const ends = { metric: id, from, to, startAssumed: false };
  if (pack === null) return { ...ends, result: { kind: 'unknown', because: 'missing', reason: '' } };
  if (typeof pack === 'number') {
    // Since when is not packed: no number is made from it.
    const since = { text: '', earliest: 0, latest: 0, precision: 'minute', approximate: false, zone: 'UTC' } as const;
    return { ...ends, result: { kind: 'censored', since, atLeast: pack } };
  }
  const [least, most, precision, approximate] = pack;
  const span = { least, most, precision: precisions[precision]!, approximate: approximate === 1 };
  return { ...ends, result: { kind: 'known', span } };
}
