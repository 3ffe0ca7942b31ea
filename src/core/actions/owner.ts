import type { ActionEntry, LibraryParts } from '../model/entry.ts';
import { teamsOf } from '../model/library.ts';
import { memo } from '../model/memo.ts';

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
  return { id, handle: undefined, name: owner.value, team: teams(library).has(id) ? id : undefined };
}

/**
 * The person an account of a tracker belongs to: by `accounts` of people.yaml, else by the handle. Undefined where
 * nobody can say, and where several people name the account.
 */
export function personOf(account: string, { people }: Pick<LibraryParts, 'people'>): string | undefined {
  const folded = account.toLowerCase();
  const handles = accountsOf(people).get(folded);
  if (handles) return handles.length === 1 ? handles[0] : undefined;
  return people.has(folded) ? folded : undefined;
}

const teams = memo((library: People) => teamsOf(library));

/** Handles by the accounts they name. */
const accountsOf = memo((people: LibraryParts['people']) => {
  const handles = new Map<string, string[]>();
  for (const { handle, accounts = [] } of people.values())
    for (const account of accounts) {
      const folded = account.toLowerCase();
      handles.set(folded, [...(handles.get(folded) ?? []), handle]);
    }
  return handles;
});
