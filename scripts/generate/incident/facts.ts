import { dayIn } from '../../../src/core/model/clock.ts';
import { factors as allFactors, people, phrases, triggers as allTriggers } from '../data.ts';
import type { Course } from './course.ts';
import type { Head } from './head.ts';
import { day, type Setting } from './setting.ts';
import { capital } from './words.ts';

const { whys } = phrases;

/** The front matter, and the facts that the text uses. */
export interface Facts {
  front: Record<string, unknown>;
  /** Runbooks that were used. */
  used: string[];
  /** Share of requests that failed, in percent, and customers affected; undefined where these cannot be counted. */
  share: number;
  affected: number | undefined;
  /** An earlier incident that the text recalls. */
  recalled: Head | undefined;
}

/** Makes up the front matter. */
export function factsOf(setting: Setting, { detection, announced, resolved }: Course, earlier: readonly Head[]): Facts {
  const { head, random, cause, svc, team, kind, status, severity, zone, prose } = setting;
  const factors = random.some(cause.factors, random.integer(1, 3)).filter(() => random.chance(0.85));
  while (factors.length < 2 || random.chance(0.25)) factors.push(random.pick(allFactors).id);
  const trigger = random.chance(0.8) ? random.pick(cause.triggers) : random.pick(allTriggers.slice(0, -1)).id;
  const used = random.some(
    cause.runbooks,
    random.weighted([
      [0, 2],
      [1, 6],
      [2, 1],
    ] as const),
  );
  const staff = random.some(
    people.filter((person) => person.team === team || person.team === 'reliability'),
    4,
  );
  const lead = staff[0]!.handle;
  const author = random.chance(0.5) ? lead : staff[1]!.handle;
  const onCall = staff[2]?.handle ?? staff[1]!.handle;
  const reviewers = random.some(
    people.filter(({ handle, role }) => /lead|director/.test(role) && handle !== author && handle !== lead),
    2,
  );
  const share = random.integer(2, 92);
  const affected = random.integer(3, 400) * (severity === 'SEV1' ? 250 : severity === 'SEV2' ? 60 : 10);
  const known = earlier.filter((other) => other.start < head.start && other.duplicateOf === undefined);
  const alike = known.filter((other) => other.cause === cause).sort((a, b) => b.start - a.start || a.index - b.index);
  const related = [
    ...(alike.length > 0 && random.chance(0.35) ? [alike[0]!] : []),
    ...(known.length > 0 && random.chance(0.06) ? [random.pick(known)] : []),
  ].filter(({ id }) => id !== head.duplicateOf);
  const recalled = alike.length > 0 && random.chance(0.25) ? random.pick(alike.slice(0, 4)) : undefined;
  const reviewDays = severity === 'SEV1' ? [2, 4] : [3, 9];
  const title = prose(random.pick(cause.titles));
  const facts = {
    title: capital(title),
    kind,
    status,
    severity,
    services: head.services,
    ...(zone === 'UTC' ? {} : { zone }),
    detection: { channel: detection.channel, by: detection.by },
    roles: { author, lead, 'on-call': onCall, ...(announced ? { communications: 'fleroy' } : {}) },
    impact: [
      { what: `requests to ${svc} that were answered with an error, at the worst`, value: share, unit: '%' },
      random.chance(0.85)
        ? { what: 'customers who met at least one error', value: affected, unit: 'users', approximate: true }
        : { what: 'customers who met at least one error', unknown: 'the access log of that day is sampled' },
    ],
    factors: [...new Set(factors)],
    trigger,
    ...(used.length > 0
      ? {
          runbooks: used.map((id) => ({
            id,
            helped: random.weighted([
              ['yes', 6],
              ['partly', 3],
              ['no', 1],
            ] as const),
          })),
        }
      : {}),
    ...(related.length > 0
      ? {
          related: [...new Map(related.map((other) => [other.id, other])).values()].map(({ id }) => ({
            id,
            why: random.pick(whys),
          })),
        }
      : {}),
    ...(head.duplicateOf === undefined ? {} : { duplicateOf: head.duplicateOf }),
    ...(status === 'draft'
      ? {}
      : {
          reviews: reviewers.slice(0, status === 'in-review' ? 1 : 2).map(({ handle, role }) => ({
            role,
            by: handle,
            on: dayIn(resolved + random.integer(reviewDays[0]!, reviewDays[1]!) * day, 'UTC'),
          })),
        }),
  };

  return { front: facts, used, share, affected: 'value' in facts.impact[1]! ? affected : undefined, recalled };
}
