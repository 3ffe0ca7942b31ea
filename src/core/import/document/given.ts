import type { Milestone } from '../../model/vocabulary.ts';
import { readInstant, type WrittenInstant } from '../../text/instant.ts';
import { milestonesLabelled } from '../../text/milestone-label.ts';
import type { TaughtZones } from '../../text/zone.ts';

/** A time that a fact about the whole incident gives: the milestone that its key or label names. */
export interface GivenInstant {
  key: string;
  where: 'in the front matter' | 'among the facts';
  milestone: Milestone;
  /** Whether the key is the milestone’s own name; an end can be one of several. */
  isDecided: boolean;
  /** As written. */
  value: string;
  stamp: WrittenInstant;
  /** YYYY-MM-DD, in its own zone. */
  date: string;
}

/** Names of milestones in front matter, without marks between the words. */
const keys: readonly [RegExp, Milestone, boolean][] = [
  [
    /^(?:incident|impact|outage)?(?:start(?:ed|s)?|began|begin|beginning|occurred)(?:at|time|date|datetime|on)?$/,
    'impact-start',
    true,
  ],
  [
    /^(?:incident|impact|outage)?(?:detected|detection|discovered|noticed)(?:at|time|date|datetime|on)?$/,
    'detected',
    true,
  ],
  [/^(?:incident)?(?:acknowledged|acked|acknowledgement)(?:at|time|date|datetime|on)?$/, 'acknowledged', true],
  [/^(?:incident)?declared(?:at|time|date|datetime|on)?$/, 'declared', true],
  [/^(?:incident)?(?:mitigated|mitigation)(?:at|time|date|datetime|on)?$/, 'mitigated', true],
  [/^(?:service)?(?:recovered|recovery|restored)(?:at|time|date|datetime|on)?$/, 'recovered', true],
  [/^(?:incident)?(?:resolved|resolution)(?:at|time|date|datetime|on)?$/, 'resolved', true],
  [/^(?:incident|impact|outage)?(?:end(?:ed|s)?|finished|stopped)(?:at|time|date|datetime|on)?$/, 'recovered', false],
];

/** Keys and values, those of maps behind the key of their map: `incident.started`. */
function flat(front: Readonly<Record<string, unknown>>, depth = 0): [string, unknown][] {
  return Object.entries(front).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 2
      ? flat(value as Record<string, unknown>, depth + 1).map(([inner, one]) => [`${key}.${inner}`, one])
      : [[key, value]],
  );
}

/** The times with a day and a clock that front matter or labels give for milestones, in the order of their keys. */
export function givenInstants(
  front: Readonly<Record<string, unknown>>,
  taught: TaughtZones,
  where: GivenInstant['where'] = 'in the front matter',
): GivenInstant[] {
  return flat(front).flatMap(([key, value]): GivenInstant[] => {
    if (typeof value !== 'string') return [];
    const name = key
      .toLowerCase()
      .replace(/^(?:timeline|times?|timestamps|dates?|milestones|when|period|window)\./, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
    // In other languages a name may be that of several.
    const [foreign] = milestonesLabelled(key) ?? [];
    const known =
      keys.find(([pattern]) => pattern.test(name)) ?? (foreign === undefined ? undefined : ['', foreign, false]);
    const stamp = known && readInstant(value, taught);
    const [reading] = stamp?.day?.readings ?? [];
    const isWhole = stamp?.clock && stamp.day?.readings.length === 1 && value.slice(stamp.length).trim() === '';
    if (!known || !isWhole || reading?.year === undefined) return [];
    const two = (part: number) => String(part).padStart(2, '0');
    const date = `${reading.year}-${two(reading.month)}-${two(reading.day)}`;
    return [{ key, where, milestone: known[1], isDecided: known[2], value: value.trim(), stamp, date }];
  });
}
