import type { Catalogue, PostmortemEntry, RunbookEntry } from '../model/entry.ts';
import { promisesOf, promisingIn, type LibraryAction } from '../model/library-action.ts';
import type { Service } from '../model/service.ts';

/** What belongs to a team. */
export interface Team {
  /** As services and people name it. */
  id: string;
  /** The services it runs, the most critical first. */
  services: Service[];
  /** The incidents of those services, newest first. */
  incidents: PostmortemEntry[];
  /** The open actions that it or one of its people has promised, wherever, the one that is due first first. */
  promises: LibraryAction[];
  /** The runbooks of its services, and those it or one of its people keeps right. */
  runbooks: RunbookEntry[];
}

/** Every team that a service or a person of a library names, by name. */
export function teamsIn(
  library: Pick<Catalogue, 'services' | 'people' | 'postmortems' | 'runbooks' | 'reviews'>,
): Team[] {
  const { services, people, postmortems, runbooks } = library;
  const teams = new Map<string, Team>();
  const team = (id: string) => {
    let known = teams.get(id);
    if (!known) teams.set(id, (known = { id, services: [], incidents: [], promises: [], runbooks: [] }));
    return known;
  };
  for (const service of services.values()) team(service.team).services.push(service);
  for (const person of people.values()) if (person.team !== undefined) team(person.team);
  const ofServices = (ids: readonly string[]) => new Set(ids.flatMap((id) => services.get(id)?.team ?? []));
  const ofOwner = (owner: string | undefined) => {
    if (owner === undefined) return undefined;
    const id = people.get(owner.replace(/^@/, ''))?.team ?? owner;
    return teams.has(id) ? id : undefined;
  };
  for (const postmortem of postmortems)
    for (const id of ofServices(postmortem.facts.services)) team(id).incidents.push(postmortem);
  for (const promise of promisesOf(promisingIn(library))) {
    const owner = ofOwner(promise.action.owner?.value);
    if (owner !== undefined) team(owner).promises.push(promise);
  }
  for (const runbook of runbooks) {
    const named = [...services.values()].filter((service) => service.runbooks.includes(runbook.id));
    const owners = ofServices([...runbook.facts.services, ...named.map(({ id }) => id)]);
    const owner = ofOwner(runbook.facts.owner);
    for (const id of owner === undefined ? owners : owners.add(owner)) team(id).runbooks.push(runbook);
  }
  for (const { services: own } of teams.values())
    own.sort((a, b) => a.tier - b.tier || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [...teams.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
