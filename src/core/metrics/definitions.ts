import type { Metric } from '../model/metric.ts';
import { simulations } from './detectable.ts';
import { bootstrapSeed } from './mean.ts';

/** What the numbers of a report mean; with it a report explains itself. */
export interface Definitions {
  /** Rises whenever the same documents would give other numbers. */
  version: number;
  metrics: Metric[];
  /** How each number is made and where that comes from, in sentences. */
  methods: Record<string, string>;
}

/** The definitions a report is made by. */
export function definitionsOf(metrics: readonly Metric[]): Definitions {
  return { version: 1, metrics: [...metrics], methods };
}

const methods = {
  duration:
    'Wall-clock time in milliseconds between two milestones of the timeline. Written ranges give an interval, which enters summaries by its middle.',
  unknown: 'A duration is unknown, never zero, where one of its milestones is missing, unreadable or out of order.',
  open: 'An incident with neither `recovered` nor `resolved` is open. What may still come is left out and counted, never measured until now; `withOpen` bounds the median with the open incidents in it.',
  excluded:
    'Drills, near misses, maintenance, duplicates, retracted documents and documents with faults in front matter or MDX are left out. Drafts count.',
  quantiles: 'Definition 7 of Hyndman and Fan, The American Statistician 50 (1996): linear between order statistics.',
  medianInterval:
    'Exact and distribution-free, by order statistics: binomial with one half (Conover, Practical Nonparametric Statistics, 1999, section 3.2). The confidence reached is at least 95 % and is stated; below six incidents there is none.',
  meanInterval: `Percentile bootstrap at 95 % (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13), xoshiro128** from the state ${bootstrapSeed.join(', ')}; too narrow for small, skewed samples.`,
  counts: 'Exact Poisson interval at 95 % (Garwood, Biometrika 28, 1936), for incidents that come independently.',
  shares: 'Exact binomial interval at 95 % (Clopper and Pearson, Biometrika 26, 1934).',
  coverage: 'The share of the incidents that count in which a milestone has a time that can be read.',
  customerImpact:
    'The durations from `impact-start` to `recovered` added up; an open incident adds what its timeline shows, and stands apart.',
  targets:
    'Within the target where the whole duration is, longer where all of it is; a range on both sides of the target, an unknown and an open one that may still be in time are undecided and not counted.',
  change:
    'The last two years in which incidents began, by a two-sided permutation test of the rank sum with a fixed seed, and the Hodges–Lehmann estimate of the quotient with its 95 % interval (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 2013, chapter 4). Of twenty such comparisons in which nothing changed, one stands out by chance.',
  detectable: `By how much all durations of a period must shrink for a two-sided rank-sum test at 5 % to see it in 80 % of ${simulations.toLocaleString('en')} simulations: two periods drawn from the durations of this library with replacement, with a fixed seed.`,
  published:
    'Whole days from `resolved`, else `recovered`, to the last signature under a published document, and to the approval for the public; deadlines are those of the configuration.',
  factors:
    'A factor of an incident has an action where its document holds an action item of type `prevent`, `detect` or `mitigate` that was not declined. No document says which action answers which factor.',
  age: 'Days since the incident began, of action items that are neither done nor declined; no document says when they were written down.',
  periods: 'By the instant an incident began, in the zone of the report.',
};
