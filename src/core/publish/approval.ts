import { isMap, parseDocument } from 'yaml';
import type { Facts } from '../model/facts.ts';
import { foldText } from './fold.ts';
import type { Decision, Obstacle, Reason } from './publish.ts';

type Approval = NonNullable<Facts['publication']>;

/** The publication entry as it would be after an approval by somebody on a day. */
export function asApproved(before: Approval | undefined, by: string, on: string): Approval {
  return { formerly: [], corrections: [], ...before, by, on };
}

/** Obstacles that an approval removes. */
const approved: ReadonlySet<Obstacle> = new Set(['unapproved', 'digest', 'changed']);

/** Reasons against approving an incident. A running embargo is none. */
export function obstaclesToApproval({ reasons }: Decision): Reason[] {
  return reasons.filter(
    ({ obstacle, reason }) =>
      !approved.has(obstacle) && !(obstacle === 'embargo' && reason.startsWith('Unexpected embargo')),
  );
}

/** The keys to write below `publication:` for an approval. `since` keeps the day of the first approval. */
export function approvalEntry(
  before: Approval | undefined,
  by: string,
  on: string,
  digest: string,
  confirmed?: Approval['confirmed'],
): Record<string, string | Record<string, number>> {
  const since = before?.digest === undefined ? before?.since : (before.since ?? before.on);
  return { by, on, ...(since !== undefined && since !== on && { since }), digest, ...(confirmed && { confirmed }) };
}

/**
 * What `publication.confirmed` says after an approver confirmed words: each with the number of its places today. A word
 * that is not asked about any more is dropped. Undefined where nothing is confirmed.
 *
 * @param asked the places of each word that is asked about, by the folded word
 */
export function confirmedBy(
  words: readonly string[],
  asked: ReadonlyMap<string, readonly unknown[]>,
  before: Approval['confirmed'],
): Approval['confirmed'] {
  const confirmed: Record<string, number> = {};
  for (const [word, places] of asked) {
    const known = Object.entries(before ?? {}).find(([one]) => foldText(one) === word)?.[1];
    if (words.some((one) => foldText(one) === word)) confirmed[word] = places.length;
    else if (known !== undefined) confirmed[word] = known;
  }
  return Object.keys(confirmed).length > 0 ? confirmed : undefined;
}

/** The text with an approval in its front matter. Nothing outside of `publication` changes. */
export function withApproval(text: string, entry: ReturnType<typeof approvalEntry>): string {
  const front = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!front) throw new Error('The front matter could not be found.');
  const [, opening, yaml] = front as unknown as [string, string, string];
  const lineEnd = yaml.includes('\r\n') ? '\r\n' : '\n';
  const start = /^publication:/m.exec(yaml)?.index;
  const rest = start === undefined ? '' : yaml.slice(start);
  // The entry ends at the first line that is not indented.
  const length =
    start === undefined
      ? 0
      : (/^.*\r?\n(?:[ \t]+\S.*\r?\n|[ \t]*\r?\n(?=[ \t]))*/.exec(rest)?.[0].length ?? rest.length);
  const document = parseDocument(rest.slice(0, length) || 'publication:\n');
  if (!isMap(document.get('publication'))) document.set('publication', document.createNode(entry));
  else
    for (const [key, value] of Object.entries(entry)) document.setIn(['publication', key], document.createNode(value));
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/\r?\n/g, lineEnd);
  const made = start === undefined ? yaml + written : yaml.slice(0, start) + written + yaml.slice(start + length);
  return opening + made + text.slice(opening.length + yaml.length);
}
