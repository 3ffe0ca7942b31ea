import type { PostmortemEntry } from '../model/entry.ts';
import { startOf, type Message } from '../model/message.ts';
import { publicIdOf } from './candidate.ts';
import type { Decision } from './publish.ts';

/** A version of the library as far as its approvals matter. */
export interface Approvals {
  postmortems: readonly PostmortemEntry[];
  decide(entry: PostmortemEntry): Decision;
}

/**
 * What a change does to incidents that were public before it: which of them would no longer be, since what was approved
 * was edited, or since they are gone or have another address. Never a word about what was not public before.
 *
 * @param isConcerned whether the change could matter to an incident
 */
export function endedApprovals(
  before: Approvals,
  now: Approvals,
  isConcerned: (entry: PostmortemEntry) => boolean,
): Omit<Message, 'rule'>[] {
  const after = new Map(now.postmortems.map((entry) => [entry.id, entry]));
  const kept = new Set(
    now.postmortems.flatMap((entry) => [publicIdOf(entry), ...(entry.facts.publication?.formerly ?? [])]),
  );
  return before.postmortems.flatMap((entry) => {
    if (entry.facts.publication?.digest === undefined || !isConcerned(entry)) return [];
    if (before.decide(entry).outcome !== 'public') return [];
    const { id } = entry;
    const next = after.get(id);
    const address = publicIdOf(entry);
    if (!kept.has(address))
      return [
        {
          reason: `Unexpected end of \`${address}\`, which is public, expected it to stay, or another address that names it`,
          place: startOf(next?.file ?? entry.file),
          hint: `Where it has another address now, write \`formerly: [${address}]\` below its \`publication\`. Where it is to go, set its status to \`retracted\` instead.`,
        },
      ];
    if (!next) return [];
    const { outcome, reasons } = now.decide(next);
    if (outcome !== 'internal') return [];
    const [first] = reasons;
    const ended = reasons.find(({ obstacle }) => obstacle === 'changed');
    return [
      {
        reason: ended
          ? `Unexpected change that ends the approval of \`${id}\`, which is public, expected a new approval`
          : `Unexpected change by which \`${id}\` is no longer public: ${first!.reason}`,
        place: (ended ?? first)!.place,
        hint: ended
          ? `Run \`npx postmortems public diff ${id}\`; somebody who did not write it approves it again.`
          : first!.hint,
      },
    ];
  });
}
