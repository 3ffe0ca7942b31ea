import { dayIn } from '../../../src/core/model/clock.ts';
import { causes, services as allServices, type Cause } from '../data.ts';
import { randomOf } from '../random.ts';

/** What is known of an incident before its text is written; enough for other incidents to refer to it. */
export interface Head {
  index: number;
  id: string;
  cause: Cause;
  /** When users first noticed, in milliseconds since the epoch; a whole minute. */
  start: number;
  services: string[];
  duplicateOf: string | undefined;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Makes up incident number `index` (from 0) of a seed. It depends on earlier incidents only, so that a file does not
 * depend on how many are made.
 */
export function headOf(seed: number, index: number, earlier: readonly Head[]): Head {
  const random = randomOf(seed, 'head', index);
  const cause = random.weighted(causes.map((cause, rank) => [cause, 1 / (rank + 20)] as const));
  const start = Date.UTC(2016, 0, 4) + Math.floor((random.next() * 3600 * day) / minute) * minute;
  const first = random.chance(0.8) ? random.pick(cause.services) : random.pick(allServices).id;
  const others = random.some(
    cause.services,
    random.weighted([
      [0, 3],
      [1, 5],
      [2, 2],
    ] as const),
  );
  if (random.chance(0.35)) others.push(random.pick(allServices).id);
  const head: Head = {
    index,
    id: '',
    cause,
    start,
    services: [...new Set([first, ...others])],
    duplicateOf: undefined,
  };
  const twin = random.chance(0.01) && earlier.length > 0 ? random.pick(earlier) : undefined;
  if (twin && twin.duplicateOf === undefined) {
    Object.assign(head, {
      cause: twin.cause,
      start: twin.start + random.integer(1, 9) * minute,
      services: [...twin.services],
      duplicateOf: twin.id,
    });
  }
  const stem = `${dayIn(head.start, 'UTC')}-${head.services[0]!}-${random.pick(head.cause.slugs)}`;
  const taken = earlier.filter(({ id }) => id.startsWith(stem)).length;
  head.id = taken === 0 ? stem : `${stem}-${taken + 1}`;
  return head;
}
