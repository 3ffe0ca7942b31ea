import type { ActionEntry, PostmortemEntry } from './entry.ts';

/** An action item as one of the whole library. */
export interface LibraryAction {
  postmortem: PostmortemEntry;
  action: ActionEntry;
  /** `<id of the postmortem>#A1`; where the row has no id, by its number: `<id>#row-3`. */
  key: string;
}

/**
 * The action items of postmortems, whatever kind of incident they came from: those of retracted documents are no
 * promises any more, and those of duplicates are told by the other document. Everything that counts or lists action
 * items of more than one document begins here.
 */
export function actionsOf(postmortems: readonly PostmortemEntry[]): LibraryAction[] {
  return postmortems
    .filter(({ facts }) => facts.status !== 'retracted' && facts.duplicateOf === undefined)
    .flatMap((postmortem) =>
      postmortem.actions.map((action, index) => ({
        postmortem,
        action,
        key: `${postmortem.id}#${action.id?.value ?? `row-${index + 1}`}`,
      })),
    );
}
