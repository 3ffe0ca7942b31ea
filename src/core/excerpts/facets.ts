import { bucketZone, periodsIn } from '../metrics/periods.ts';
import type { Configuration } from '../model/configuration.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { beginning, openActionsOf } from '../model/postmortem.ts';
import { detectionChannels, kinds, statuses } from '../model/vocabulary.ts';
import { bandOf, durationBands, durationOf } from './duration.ts';

/** What incidents are found by besides words, in the order it is offered. */
export const facets = [
  'severity',
  'service',
  'team',
  'duration',
  'year',
  'factor',
  'trigger',
  'channel',
  'kind',
  'status',
  'actions',
] as const;
export type Facet = (typeof facets)[number];

/** The value of a facet where an incident has none. */
export const none = 'none';

/** Which team runs a service. */
type Services = ReadonlyMap<string, { team: string }>;

/** The values of an incident, by id and without names; of services and factors there may be many. */
export function facetsOf(
  postmortem: PostmortemEntry,
  configuration: Pick<Configuration, 'metrics' | 'zone'>,
  services: Services,
): Record<Facet, string[]> {
  const { facts } = postmortem;
  const year = yearOf(postmortem, configuration);
  return {
    severity: [facts.severity || none],
    service: [...new Set(facts.services)],
    team: [...new Set(facts.services.flatMap((id) => services.get(id)?.team ?? []))],
    duration: [bandOf(durationOf(postmortem, configuration)?.result)],
    year: [year ?? none],
    factor: [...new Set(facts.factors)],
    trigger: [facts.trigger ?? none],
    channel: [facts.detection?.channel ?? none],
    kind: [facts.kind],
    status: [facts.status],
    actions: [openActionsOf(postmortem).length > 0 ? 'open' : none],
  };
}

/** The year an incident began in, in the zone of the library; undefined without a time that can be read. */
export function yearOf(postmortem: PostmortemEntry, { zone }: Pick<Configuration, 'zone'>): string | undefined {
  const began = beginning(postmortem);
  if (began === undefined) return undefined;
  let periods = periodsOf.get(zone);
  if (!periods) periodsOf.set(zone, (periods = periodsIn(bucketZone(zone))));
  return periods(began).year;
}

const periodsOf = new Map<string, ReturnType<typeof periodsIn>>();

/** What incidents are sorted by; every key rises. Milliseconds; −1 for a length or an instant that is unknown. */
export interface SortKeys {
  began: number;
  /** The middle of an interval; of an open incident what it had lasted at least. */
  duration: number;
  /** Rank on the scale, 0 for the worst; what is not on the scale comes after all that is. */
  severity: number;
}

/** Where an incident stands in each order. */
export function sortKeysOf(
  postmortem: PostmortemEntry,
  configuration: Pick<Configuration, 'metrics' | 'severities'>,
): SortKeys {
  const result = durationOf(postmortem, configuration)?.result;
  const rank = configuration.severities.findIndex(({ id }) => id === postmortem.facts.severity);
  return {
    began: beginning(postmortem) ?? -1,
    duration:
      result?.kind === 'known'
        ? (result.span.least + result.span.most) / 2
        : result?.kind === 'censored'
          ? result.atLeast
          : -1,
    severity: rank < 0 ? configuration.severities.length : rank,
  };
}

/** A value of a facet and how many incidents have it. */
export interface FacetCount {
  value: string;
  count: number;
}

/**
 * The values of every facet that occur, each with its count: scales in their order, years from the last, everything else
 * by how often it occurs and then by name. What is `none` comes last.
 */
export function countFacets(
  postmortems: readonly PostmortemEntry[],
  configuration: Pick<Configuration, 'metrics' | 'zone' | 'severities'>,
  services: Services,
): Record<Facet, FacetCount[]> {
  const counts = new Map(facets.map((facet) => [facet, new Map<string, number>()]));
  for (const postmortem of postmortems)
    for (const [facet, values] of Object.entries(facetsOf(postmortem, configuration, services)))
      for (const value of values) {
        const known = counts.get(facet as Facet)!;
        known.set(value, (known.get(value) ?? 0) + 1);
      }
  const scales: Partial<Record<Facet, readonly string[]>> = {
    severity: configuration.severities.map(({ id }) => id),
    duration: Object.keys(durationBands),
    channel: detectionChannels,
    kind: kinds,
    status: statuses,
  };
  const sorted = facets.map((facet) => {
    const scale = scales[facet];
    const place = (value: string) => {
      if (value === none) return Infinity;
      const index = scale?.indexOf(value) ?? 0;
      return index < 0 ? Number.MAX_VALUE : index;
    };
    const values = [...counts.get(facet)!].map(([value, count]) => ({ value, count }));
    values.sort((a, b) => {
      if (place(a.value) !== place(b.value)) return place(a.value) - place(b.value);
      if (facet === 'year') return a.value < b.value ? 1 : -1;
      return b.count - a.count || (a.value < b.value ? -1 : 1);
    });
    return [facet, values] as const;
  });
  return Object.fromEntries(sorted) as Record<Facet, FacetCount[]>;
}
