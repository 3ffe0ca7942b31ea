import type { ActionEntry, PostmortemEntry } from './entry.ts';
import { isPending, keepsPromises } from './postmortem.ts';

/** An action item as one of the whole library. */
export interface LibraryAction {
  postmortem: PostmortemEntry;
  action: ActionEntry;
  /** `<id of the postmortem>#A1`; where the row has no id, by its number: `<id>#row-3`. */
  key: string;
}

/** The action items of postmortems, whatever kind of incident they came from, where they are promises of their own. */
export function actionsOf(postmortems: readonly PostmortemEntry[]): LibraryAction[] {
  return postmortems.filter(keepsPromises).flatMap((postmortem) =>
    postmortem.actions.map((action, index) => ({
      postmortem,
      action,
      key: `${postmortem.id}#${action.id?.value ?? `row-${index + 1}`}`,
    })),
  );
}

/** Those that have still to be kept, the one that is due first first. */
export function promisesOf(postmortems: readonly PostmortemEntry[]): LibraryAction[] {
  const dueOf = ({ action }: LibraryAction) => action.due?.value ?? '~';
  return actionsOf(postmortems)
    .filter(({ action }) => isPending(action))
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}
