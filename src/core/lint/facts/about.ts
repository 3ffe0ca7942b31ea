import type { Milestone } from '../../model/vocabulary.ts';
import type { Ends } from './ends.ts';

/**
 * What a written duration is about:
 * `whole` the incident, with no word on which ends; `impact` what users felt; `outage` a complete one;
 * the others are the times to a milestone, by label (`time to recover`) or by verb (`detected within`); `end` is MTTR, which
 * means the time to recover, to repair, to resolve or to respond, and does not say which.
 */
export type About =
  | 'whole'
  | 'impact'
  | 'outage'
  | 'detect'
  | 'acknowledge'
  | 'declare'
  | 'mitigate'
  | 'recover'
  | 'repair'
  | 'resolve'
  | 'end';

/** The pairs of milestones a duration can mean, the one that is expected first. */
const pairs: Record<About, readonly (readonly [Milestone, Milestone])[]> = {
  whole: [
    ['impact-start', 'recovered'],
    ['impact-start', 'resolved'],
    ['impact-start', 'mitigated'],
    ['detected', 'resolved'],
    ['detected', 'recovered'],
    ['detected', 'mitigated'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['declared', 'mitigated'],
    ['cause-introduced', 'recovered'],
    ['cause-introduced', 'mitigated'],
    ['cause-introduced', 'resolved'],
    ['cause-introduced', 'cause-removed'],
    ['impact-start', 'cause-removed'],
    ['detected', 'cause-removed'],
  ],
  impact: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  outage: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  detect: [
    ['impact-start', 'detected'],
    ['cause-introduced', 'detected'],
  ],
  acknowledge: [
    ['detected', 'acknowledged'],
    ['impact-start', 'acknowledged'],
  ],
  declare: [
    ['detected', 'declared'],
    ['impact-start', 'declared'],
  ],
  mitigate: [
    ['impact-start', 'mitigated'],
    ['detected', 'mitigated'],
    ['acknowledged', 'mitigated'],
    ['declared', 'mitigated'],
  ],
  recover: [
    ['impact-start', 'recovered'],
    ['detected', 'recovered'],
    ['declared', 'recovered'],
    ['acknowledged', 'recovered'],
  ],
  repair: [
    ['detected', 'recovered'],
    ['impact-start', 'recovered'],
    ['detected', 'mitigated'],
    ['impact-start', 'mitigated'],
    ['acknowledged', 'recovered'],
    ['acknowledged', 'mitigated'],
    ['detected', 'cause-removed'],
    ['impact-start', 'cause-removed'],
  ],
  resolve: [
    ['detected', 'resolved'],
    ['impact-start', 'resolved'],
    ['declared', 'resolved'],
    ['acknowledged', 'resolved'],
  ],
  end: [
    ['impact-start', 'recovered'],
    ['detected', 'recovered'],
    ['detected', 'resolved'],
    ['impact-start', 'resolved'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['acknowledged', 'recovered'],
    ['acknowledged', 'resolved'],
    ['detected', 'acknowledged'],
    ['impact-start', 'mitigated'],
    ['detected', 'mitigated'],
  ],
};

/** The pairs of milestones that a duration can mean: those of what it is about, or the one whose ends it names. */
export function pairsOf({ about, ends }: Pick<Said, 'about' | 'ends'>): readonly (readonly [Milestone, Milestone])[] {
  const own = pairs[about];
  if (!ends) return own;
  const { from = own[0]![0], to = own[0]![1] } = ends;
  const named = own.filter((pair) => (!ends.from || pair[0] === from) && (!ends.to || pair[1] === to));
  return named.length > 0 ? named : [[from, to]];
}

/** What the words around a length say of it. */
export interface Said {
  about: About;
  /** The words that say so, for the message: `customer-visible impact`. */
  subject: string;
  /** Whether it is said by a label, such as `MTTR: 59 s` or `Duration: 18 min`. */
  label?: boolean;
  /** The ends it names itself. */
  ends?: Ends | undefined;
  /** Whether it may be about one part of what was harmed, so that no rule can say it is wrong. */
  loose?: boolean;
  /** Whether what is said is about something the document names once and that was part of it all: it cannot be longer. */
  atMost?: boolean;
}
