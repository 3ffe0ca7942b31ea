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
  const both = new Map<ApiAction, SharedActions['both'][number]>();
  const left = new Set(second);
  const pair = (
    because: 'ticket' | 'words',
    keyOf: (action: ApiAction) => string | undefined,
    [isFirst, isSecond]: readonly [(action: ApiAction) => boolean, (action: ApiAction) => boolean],
  ) => {
    // The first of those alike is taken first.
    const waiting = new Map<string, ApiAction[]>();
    for (const other of [...left].filter(isSecond).reverse()) {
      const key = keyOf(other) ?? '';
      if (!waiting.has(key)) waiting.set(key, []);
      waiting.get(key)!.push(other);
    }
    for (const action of first) {
      const key = keyOf(action);
      if (!key || both.has(action) || !isFirst(action)) continue;
      const other = waiting.get(key)?.pop();
      if (!other) continue;
      left.delete(other);
      both.set(action, { first: action, second: other, because });
    }
  };
  pair('ticket', ({ ticket }) => ticket, [hasTicket, hasTicket]);
  pair('words', wordsOf, [hasTicket, hasNone]);
  pair('words', wordsOf, [hasNone, () => true]);
  return {
    both: first.flatMap((action) => both.get(action) ?? []),
    first: first.filter((action) => !both.has(action)),
    second: [...left],
  };
}

function hasTicket({ ticket }: ApiAction): boolean {
  return Boolean(ticket);
}

function hasNone(action: ApiAction): boolean {
  return !hasTicket(action);
}

function wordsOf({ action }: ApiAction): string {
  return action.replace(/\s+/g, ' ').trim().toLowerCase();
}
