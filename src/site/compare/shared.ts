import type { ApiAction } from '../feeds/api/schema.ts';

/** What two lists have in common, and what stands in one of them alone; each in the order of its list, once. */
export interface Shared<Value> {
  both: Value[];
  first: Value[];
  second: Value[];
}

/** Compares two lists of ids. */
export function sharedIds(first: readonly string[], second: readonly string[]): Shared<string> {
  const [a, b] = [new Set(first), new Set(second)];
  return {
    both: [...a].filter((id) => b.has(id)),
    first: [...a].filter((id) => !b.has(id)),
    second: [...b].filter((id) => !a.has(id)),
  };
}

/** Action items of two incidents: `both` has those of the first, each with its like of the second. */
export interface SharedActions {
  both: { first: ApiAction; second: ApiAction; because: 'ticket' | 'words' }[];
  first: ApiAction[];
  second: ApiAction[];
}

/**
 * Compares two lists of action items. Two are one promise where they name the same ticket, or where neither contradicts
 * that and both say the same words; nothing else is taken for the same.
 */
export function sharedActions(first: readonly ApiAction[], second: readonly ApiAction[]): SharedActions {
  const left = new Set(second);
  const both: SharedActions['both'] = [];
  const pair = (because: 'ticket' | 'words', alike: (a: ApiAction, b: ApiAction) => boolean) => {
    for (const action of first) {
      if (both.some((one) => one.first === action)) continue;
      const other = [...left].find((each) => alike(action, each));
      if (!other) continue;
      left.delete(other);
      both.push({ first: action, second: other, because });
    }
  };
  pair('ticket', (a, b) => a.ticket !== undefined && a.ticket === b.ticket);
  pair('words', (a, b) => !(a.ticket && b.ticket) && wordsOf(a) !== '' && wordsOf(a) === wordsOf(b));
  return { both, first: first.filter((action) => !both.some((one) => one.first === action)), second: [...left] };
}

function wordsOf({ action }: ApiAction): string {
  return action.replace(/\s+/g, ' ').trim().toLowerCase();
}
