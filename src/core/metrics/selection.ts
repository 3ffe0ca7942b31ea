import { canBeAddressed, type NumbersPart } from '../model/address.ts';
import type { Catalogue, PostmortemEntry, ReviewEntry } from '../model/entry.ts';
import { servicesOf } from '../model/library-action.ts';
import { beginning } from '../model/postmortem.ts';
import type { MeasuredIncident } from './incident.ts';
import { bucketZone, periodsIn } from './periods.ts';

/** What to measure; an absent part lets everything through. */
export interface Selection {
  /** Id of a service. */
  service?: string | undefined;
  /** Ids of services of which it has one. */
  services?: readonly string[] | undefined;
  severity?: string | undefined;
  /** Four digits, in the library’s zone. */
  year?: string | undefined;
}

/** The postmortems a selection lets through, in their order. */
export function selectPostmortems<T extends PostmortemEntry>(
  postmortems: readonly T[],
  selection: Selection,
  zone: string,
): T[] {
  const periodsOf = periodsIn(bucketZone(zone));
  return postmortems.filter((postmortem) => {
    const began = beginning(postmortem);
    return (
      (selection.service === undefined || postmortem.facts.services.includes(selection.service)) &&
      (selection.services === undefined || postmortem.facts.services.some((id) => selection.services!.includes(id))) &&
      (selection.severity === undefined || postmortem.facts.severity === selection.severity) &&
      (selection.year === undefined || (began !== undefined && periodsOf(began).year === selection.year))
    );
  });
}

/** The reviews whose promises belong to a selection: by the service they were about, and the year they took place in. */
function selectReviews(
  reviews: readonly ReviewEntry[],
  { service, services, severity, year }: Selection,
): ReviewEntry[] {
  return reviews.filter((review) => {
    const own = servicesOf(review);
    return (
      (service === undefined || own.includes(service)) &&
      (services === undefined || own.some((id) => services.includes(id))) &&
      severity === undefined &&
      (year === undefined || review.facts.date.startsWith(year))
    );
  });
}

/** The documents of a library that a selection lets through. */
export function selectFrom<L extends Pick<Catalogue, 'configuration' | 'postmortems' | 'reviews'>>(
  library: L,
  selection: Selection,
): L {
  return {
    ...library,
    postmortems: selectPostmortems(library.postmortems, selection, library.configuration.zone),
    reviews: selectReviews(library.reviews, selection),
  };
}

/** The services of each team: what a team is measured by. */
type Teams = ReadonlyMap<string, { team: string }>;

/** The selection a page of numbers is about. */
export function selectionOf({ by, id }: NumbersPart, services: Teams): Selection {
  if (by === 'teams')
    return { services: [...services].flatMap(([service, { team }]) => (team === id ? [service] : [])) };
  return by === 'services' ? { service: id } : by === 'severities' ? { severity: id } : { year: id };
}

/**
 * The parts of a library that have numbers of their own: its services, teams, severities and years, as far as incidents were
 * measured there. Newest year first.
 */
export function partsOf(
  incidents: readonly Pick<MeasuredIncident, 'services' | 'severity' | 'year' | 'status'>[],
  services: Teams,
  severities: readonly string[],
): NumbersPart[] {
  const counted = incidents.filter(({ status }) => status !== 'retracted');
  const named = new Set(counted.flatMap((incident) => incident.services));
  // A name with a slash cannot be an address.
  const teams = new Set(
    [...services].flatMap(([id, { team }]) => (named.has(id) && canBeAddressed(team) ? [team] : [])),
  );
  const rated = new Set(counted.map(({ severity }) => severity));
  const years = new Set(counted.flatMap(({ year }) => year ?? []));
  return [
    ...[...services.keys()].filter((id) => named.has(id)).map((id): NumbersPart => ({ by: 'services', id })),
    ...[...teams].sort().map((id): NumbersPart => ({ by: 'teams', id })),
    ...severities.filter((id) => rated.has(id)).map((id): NumbersPart => ({ by: 'severities', id })),
    ...[...years]
      .sort()
      .reverse()
      .map((id): NumbersPart => ({ by: 'years', id })),
  ];
}
