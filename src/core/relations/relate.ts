import type { Catalogue, Entry } from '../model/entry.ts';
import { backlinks, type Backlink, type Use } from './backlinks.ts';
import { idIndex, knownIds, mentionFinder, mentionsOf, type DocumentMention, type MentionFinder } from './mentions.ts';
import { namesOf } from './names.ts';
import { recurrenceSentence, recurrencesOf, type Recurrence, type RecurrenceSeen } from './recurrences.ts';
import { relatedFinder, relatedSentence, type Related } from './related.ts';

/** A related incident with its reasons in words. */
export interface RelatedIncident extends Related {
  sentence: string;
}

/**
 * What hangs together in a library, looked up by id. An unknown id has nothing: look-ups never fail.
 * It holds whatever the library holds, drafts included: for a public edition relate the public library.
 */
export interface Relations {
  /** Finds incidents and runbooks in a plain text. */
  findMentions: MentionFinder;
  /** Related incidents, best first, about eight. */
  related(incident: string): readonly RelatedIncident[];
  /** Every recurrence, the one that ended last first. */
  recurrences: readonly Recurrence[];
  /** The recurrences an incident is part of. */
  recurrencesOf(incident: string): readonly RecurrenceSeen[];
  /** Documents whose text names an incident or a runbook or links to it. */
  mentionsOf(id: string): readonly Backlink[];
  /** Documents that point to an incident or a runbook in any way, front matter included. */
  pointersTo(id: string): readonly Backlink[];
  /** Incidents a runbook was used in, newest first, and whether it helped. */
  usesOf(runbook: string): readonly Use[];
  /** Ids of incidents of a service, newest first. */
  incidentsOfService(service: string): readonly string[];
  /** The incidents of a service before and after one of them. */
  neighboursIn(service: string, incident: string): { earlier: string | undefined; later: string | undefined };
  /** Ids of incidents with a contributing factor, newest first. */
  incidentsOfFactor(factor: string): readonly string[];
  /** Ids of incidents with a trigger, newest first. */
  incidentsOfTrigger(trigger: string): readonly string[];
  /** Ids of the runbooks of a service. */
  runbooksOfService(service: string): readonly string[];
}

/** Finds everything that hangs together in a library: related incidents, recurrences, mentions and back-links. */
export function relate(catalogue: Catalogue): Relations {
  const { postmortems, runbooks } = catalogue;
  const names = namesOf(catalogue);
  const ids = knownIds(postmortems, runbooks);
  const find = idIndex(ids);
  const mentions = new Map<Entry, DocumentMention[]>();
  for (const entry of [...postmortems, ...runbooks]) mentions.set(entry, mentionsOf(entry, find));
  const back = backlinks(catalogue, (entry) => mentions.get(entry) ?? []);
  const said = new Map<string, DocumentMention[]>();
  for (const [{ id }, list] of mentions) if (!said.has(id)) said.set(id, list);

  const recurrences = recurrencesOf(postmortems);
  const seen = new Map<string, RecurrenceSeen[]>();
  for (const recurrence of recurrences) {
    for (const [index, id] of recurrence.incidents.entries()) {
      const entry = { ...recurrence, position: index + 1, sentence: recurrenceSentence(recurrence, id, names) };
      seen.set(id, [...(seen.get(id) ?? []), entry]);
    }
  }
  const findRelated = relatedFinder(postmortems, { mentions: said, recurrences });
  const related = new Map<string, RelatedIncident[]>();
  const placesIn = new Map<string, Map<string, number>>();
  const pointers = (id: string) => back.incidents.get(id) ?? back.runbooks.get(id) ?? [];
  return {
    findMentions: mentionFinder(ids),
    related(id) {
      let list = related.get(id);
      if (!list) {
        list = findRelated(id).map((one) => ({ ...one, sentence: relatedSentence(one, names) }));
        related.set(id, list);
      }
      return list;
    },
    recurrences,
    recurrencesOf: (id) => seen.get(id) ?? [],
    mentionsOf: (id) => pointers(id).filter(({ how }) => how.includes('mention') || how.includes('link')),
    pointersTo: pointers,
    usesOf: (id) => back.uses.get(id) ?? [],
    incidentsOfService: (id) => back.services.get(id) ?? [],
    neighboursIn(service, incident) {
      const ids = back.services.get(service) ?? [];
      let places = placesIn.get(service);
      if (!places) placesIn.set(service, (places = new Map(ids.map((id, index) => [id, index]))));
      const at = places.get(incident);
      return at === undefined ? { earlier: undefined, later: undefined } : { earlier: ids[at + 1], later: ids[at - 1] };
    },
    incidentsOfFactor: (id) => back.factors.get(id) ?? [],
    incidentsOfTrigger: (id) => back.triggers.get(id) ?? [],
    runbooksOfService: (id) => back.runbooksOfServices.get(id) ?? [],
  };
}
