import type { JudgedMessage } from '../model/message.ts';
import { identityOf } from './reporters/identity.ts';

/** A version of a library: its messages, and the text of each of its files. */
export interface Version {
  messages: readonly JudgedMessage[];
  /** Undefined where there is no such file, or where it cannot be read. */
  textOf(file: string): string | undefined;
}

/**
 * What a change is answerable for: the messages of the head that stand in changed files or that the base does not have.
 * Of equal messages as many are old as the base had.
 *
 * @param changed files that are in one version only, or in both with different bytes
 */
export function newsOf(head: Version, base: Version, changed: ReadonlySet<string>): JudgedMessage[] {
  // Nearly all of them are there in both to the letter; only the others are worth a look at their texts.
  const same = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  const isOld = ({ place }: JudgedMessage) => !changed.has(place.file);
  for (const message of base.messages) if (isOld(message)) add(same, letters(message), 1);
  const candidates = new Set<JudgedMessage>();
  for (const message of head.messages) {
    if (!isOld(message)) continue;
    if ((same.get(letters(message)) ?? 0) > 0) add(same, letters(message), -1);
    else candidates.add(message);
  }
  const known = new Map<string, number>();
  for (const message of base.messages) {
    if (!isOld(message) || (same.get(letters(message)) ?? 0) === 0) continue;
    add(same, letters(message), -1);
    add(known, identityAt(message, base.textOf), 1);
  }
  return head.messages.filter((message) => {
    if (!isOld(message)) return true;
    if (!candidates.has(message)) return false;
    const identity = identityAt(message, head.textOf);
    if ((known.get(identity) ?? 0) === 0) return true;
    add(known, identity, -1);
    return false;
  });
}

/** A message to the letter, place included. */
function letters({ level, rule, reason, place }: JudgedMessage): string {
  return `${level} ${rule} ${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${reason}`;
}

/** A message that weighs more than before is news as well. */
function identityAt(message: JudgedMessage, textOf: (file: string) => string | undefined): string {
  return `${message.level} ${identityOf(message, textOf)}`;
}
