import type { Catalogue, PostmortemEntry, RunbookEntry } from '../core/model/entry.ts';
import type { Addresses } from '../core/model/address.ts';
import { postmortemsById } from '../core/model/lookup.ts';
import { beginning } from '../core/model/postmortem.ts';
import type { Recurrence } from '../core/relations/recurrences.ts';
import type { Relations } from '../core/relations/relate.ts';
import { trialsOf } from '../core/relations/trials.ts';
import type { IncidentPoint } from '../render/plots.ts';
import type { HistoryPart } from '../site/lists/history.ts';
import type { Texts } from '../texts/texts.ts';

/** Incidents as points in time; those without a readable time are left out. */
export function pointsOf(
  postmortems: readonly PostmortemEntry[],
  library: Catalogue,
  addresses: Addresses,
): IncidentPoint[] {
  const scale = library.configuration.severities.map(({ id }) => id);
  return postmortems.flatMap((postmortem) => {
    const date = beginning(postmortem);
    if (date === undefined) return [];
    const { title, severity } = postmortem.facts;
    return [
      {
        id: postmortem.id,
        title,
        href: addresses.incident(postmortem.id),
        date,
        severity,
        rank: scale.indexOf(severity),
      },
    ];
  });
}

/**
 * The headings of the first page of a history; the pages behind it are lists alone.
 *
 * @param shown what stands before the incidents: the heading of the runbooks, where they are shown, and the rest
 */
export function headingsOf(
  { number }: HistoryPart,
  shown: { runbooks: string | undefined; picture: string; recurrences: readonly Recurrence[] },
  texts: Texts['relations'],
): { depth: number; slug: string; text: string }[] {
  if (number > 1) return [];
  return [
    ...(shown.runbooks === undefined ? [] : [{ depth: 2, slug: 'runbooks', text: shown.runbooks }]),
    { depth: 2, slug: 'open-actions', text: texts.openActions },
    ...(shown.picture ? [{ depth: 2, slug: 'history', text: texts.history }] : []),
    ...(shown.recurrences.length > 0 ? [{ depth: 2, slug: 'recurrences', text: texts.recurrences }] : []),
    { depth: 2, slug: 'incidents', text: texts.incidents },
  ];
}

/** The recurrences that came back among these incidents, whatever else they have in common. */
export function recurrencesAmong(
  incidents: readonly PostmortemEntry[],
  recurrences: readonly Recurrence[],
): Recurrence[] {
  const own = new Set(incidents.map(({ id }) => id));
  return recurrences.filter((each) => each.incidents.filter((one) => own.has(one)).length > 1);
}

/** When each of some runbooks was last tried, and whether it helped: all that a list shows of them besides their entries. */
export function triedOf(runbooks: readonly RunbookEntry[], relations: Relations, library: Catalogue): unknown[] {
  const byId = postmortemsById(library.postmortems);
  return runbooks.map(({ id }) => {
    const { last, helped, uses } = trialsOf(relations.usesOf(id), byId);
    return [last, helped, uses.length];
  });
}
