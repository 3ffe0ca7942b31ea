import { eventOf, type Postmortem } from '../model/postmortem.ts';
import type { Milestone } from '../model/vocabulary.ts';
import { shown } from '../parse/schema.ts';
import { isCertainlyBefore } from './order.ts';
import type { Report } from './rule.ts';

/** Two milestones of which the first cannot come after the second. */
export type Pair = readonly [earlier: Milestone, later: Milestone];

/** Reports every pair whose second milestone certainly comes before its first. */
export function reportDisorder(postmortem: Postmortem, pairs: readonly Pair[], report: Report): void {
  for (const [earlier, later] of pairs) {
    const first = eventOf(postmortem, earlier);
    const second = eventOf(postmortem, later);
    if (!first?.moment || !second?.moment || !isCertainlyBefore(second.moment, first.moment)) continue;
    report({
      reason: `Unexpected \`${later}\` at ${shown(second.time.value)} before \`${earlier}\`, expected it at the same time or later`,
      place: second.milestones.find(({ value }) => value === later)!.place,
      causes: [
        {
          reason: `\`${earlier}\` is at ${shown(first.time.value)}`,
          place: first.milestones.find(({ value }) => value === earlier)!.place,
        },
      ],
    });
  }
}
