import type { ActionEntry, LibraryParts } from '../model/entry.ts';
import { teamsOf } from '../model/library.ts';

type People = Pick<LibraryParts, 'people' | 'services'>;

/** Who keeps a promise. */
export interface Owner {
  /** What their page and their filter are known by: a handle or a team as it is written; empty for nobody. */
  id: string;
  /** Handle of a person of people.yaml. */
  handle: string | undefined;
  /** The name, where it is known, else what is written; undefined for nobody. */
  name: string | undefined;
  /** Their team; undefined where nobody knows. */
  team: string | undefined;
}

/** Who owns an action item: a person of people.yaml, a team, or somebody who is on neither list. */
export function ownerOf({ owner }: Pick<ActionEntry, 'owner'>, library: People): Owner {
  if (!owner) return { id: '', handle: undefined, name: undefined, team: undefined };
  const id = owner.value.replace(/^@/, '');
  const person = library.people.get(id);
  if (person) return { id, handle: id, name: person.name, team: person.team };
  return { id, handle: undefined, name: owner.value, team: teamsOf(library).has(id) ? id : undefined };
}

/**
 * The person an account of a tracker belongs to: by `accounts` of people.yaml, else by the handle. Undefined where
 * nobody can say, and where several people name the account.
 */
export function personOf(account: string, { people }: Pick<LibraryParts, 'people'>): string | undefined {
  const folded = account.toLowerCase();
  const owners = [...people.values()].filter(({ accounts = [] }) =>
    accounts.some((one) => one.toLowerCase() === folded),
  );
  if (owners.length > 0) return owners.length === 1 ? owners[0]!.handle : undefined;
  return people.has(folded) ? folded : undefined;
}
