import { crossing, poissonCdf } from './distributions.ts';

/** The year and the quarter an instant falls in: `2026`, `2026-Q2`. */
export interface Periods {
  year: string;
  quarter: string;
}

/** How many incidents began in a period. */
export interface PeriodCount {
  /** `2026` or `2026-Q2`. */
  period: string;
  count: number;
  /** Exact interval of the number to expect of such a period. */
  interval: CountInterval;
}

export interface CountInterval {
  low: number;
  high: number;
  /** The confidence is at least this. */
  level: 0.95;
}

/** The zone itself where it is one, `UTC` where nobody knows it (the configuration’s fault is reported elsewhere). */
export function bucketZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** A function from an instant (milliseconds since the epoch) to its year and quarter in a zone `bucketZone` accepts. */
export function periodsIn(zone: string): (instant: number) => Periods {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const number = (type: string) => Number(parts.find((part) => part.type === type)!.value);
    const year = String(number('year')).padStart(4, '0');
    return { year, quarter: `${year}-Q${Math.ceil(number('month') / 3)}` };
  };
}

/**
 * Counts by period, in order, from the first to the last that occurs; the periods between them that have none are there
 * with zero, for nothing happening is data. The last period may not be over yet, which only the reader’s clock knows.
 */
export function countByPeriod(periods: readonly string[]): PeriodCount[] {
  const counts = new Map<string, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  const [first, last] = [[...counts.keys()].sort()[0], [...counts.keys()].sort().at(-1)];
  const result: PeriodCount[] = [];
  for (let period = first; period !== undefined && period <= last!; period = following(period)) {
    const count = counts.get(period) ?? 0;
    result.push({ period, count, interval: poissonInterval(count) });
  }
  return result;
}

function following(period: string): string {
  const [year, quarter] = period.split('-Q');
  const next = String(Number(year) + 1).padStart(4, '0');
  if (!quarter) return next;
  return quarter === '4' ? `${next}-Q1` : `${year}-Q${Number(quarter) + 1}`;
}

/**
 * The exact interval of a Poisson mean, of which `count` were seen. It takes incidents to come independently of
 * each other, which those of one cause do not.
 * Source: F. Garwood, “Fiducial limits for the Poisson distribution”, Biometrika 28 (1936).
 */
export function poissonInterval(count: number): CountInterval {
  const most = 10 + 2 * count;
  const low = count === 0 ? 0 : crossing((rate) => poissonCdf(count - 1, rate), 0.975, 0, most);
  return { low, high: crossing((rate) => poissonCdf(count, rate), 0.025, 0, most), level: 0.95 };
}
