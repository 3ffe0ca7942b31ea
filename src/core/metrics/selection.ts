import { beginning, type Postmortem } from '../model/postmortem.ts';
import { bucketZone, periodsIn } from './periods.ts';

/** What to measure; an absent part lets everything through. */
export interface Selection {
  /** Id of a service. */
  service?: string | undefined;
  severity?: string | undefined;
  /** Four digits, in the library’s zone. */
  year?: string | undefined;
}

/** The postmortems a selection lets through, in their order. */
export function selectPostmortems<T extends Postmortem>(
  postmortems: readonly T[],
  selection: Selection,
  zone: string,
): T[] {
  const periodsOf = periodsIn(bucketZone(zone));
  return postmortems.filter((postmortem) => {
    const began = beginning(postmortem);
    return (
      (selection.service === undefined || postmortem.facts.services.includes(selection.service)) &&
      (selection.severity === undefined || postmortem.facts.severity === selection.severity) &&
      (selection.year === undefined || (began !== undefined && periodsOf(began).year === selection.year))
    );
  });
}
