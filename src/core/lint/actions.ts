import type { ActionEntry } from '../model/entry.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { shown } from '../parse/schema.ts';

/** What messages call an action item: by its id, else by its place in the table. */
export function nameOfAction({ id }: Pick<ActionEntry, 'id'>): string {
  return id ? `${shown(id.value)}` : 'action item without an id';
}

/** Whether it was declined, which leaves a record and asks for nothing. */
export function isDeclined({ status }: ActionItem): boolean {
  return status?.value === 'declined';
}
