import type { Milestone } from '../core/model/vocabulary.ts';
import type { PublicPostmortem } from '../core/publish/public.ts';
import type { Card, CardPhase } from '../site/feeds/card.ts';
import { textsFor } from '../texts/texts.ts';
import type { Shown } from './edition.ts';
import { dayOf, lengthOf, longDay } from './when.ts';

const boundaries: readonly [CardPhase, Milestone, Milestone][] = [
  ['undetected', 'impact-start', 'detected'],
  ['responding', 'detected', 'mitigated'],
  ['recovering', 'mitigated', 'recovered'],
  ['clean-up', 'recovered', 'resolved'],
];

/** The preview picture of an account. All its words are on the page too. */
export function cardOf(postmortem: PublicPostmortem, { language, library, colour }: Shown): Card {
  const { time } = textsFor(language);
  const { id, title, severity, published, services, durations, timeline } = postmortem;
  const at = (milestone: Milestone) => {
    const event = timeline.find(({ milestones }) => milestones.includes(milestone));
    return event && Date.parse(event.time.from);
  };
  const phases = boundaries.flatMap(([name, from, to]) => {
    const [start, end] = [at(from), at(to)];
    return start === undefined || end === undefined || end <= start ? [] : [{ name, length: end - start }];
  });
  const recovered = durations.find(({ to, over }) => to === 'recovered' && over);
  return {
    library: library.name,
    title,
    fallback: id,
    severity,
    when: dayOf(postmortem, library.zone, time) ?? longDay(published, time),
    facts: [...(recovered ? [lengthOf(recovered, time)] : []), services.join(', ')],
    phases,
    ...(colour !== undefined && { colour }),
  };
}
