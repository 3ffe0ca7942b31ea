import { xoshiro128 } from '../../src/core/metrics/random.ts';

/** A seeded random stream, the same on every machine. Not for secrets. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Up to `count` different entries, in random order. */
  some<T>(list: readonly T[], count: number): T[];
  /** One of the keys, by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
}

/** A separate stream for each combination of seed and labels, so that a new one changes no other. */
export function randomOf(...labels: (string | number)[]): Random {
  const draw = xoshiro128(stateOf(labels.join('/')));
  const next = () => draw() / 4294967296;
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => list[integer(0, list.length - 1)]!,
    some(list, count) {
      const rest = [...list];
      const taken = [];
      while (taken.length < count && rest.length > 0) taken.push(...rest.splice(integer(0, rest.length - 1), 1));
      return taken;
    },
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice;
      return choices.at(-1)![0];
    },
  };
}

/** Four words from a text: FNV-1a with four offsets (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more. */
function stateOf(text: string): [number, number, number, number] {
  const word = (salt: number) => {
    let hash = 0x811c9dc5 ^ salt;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0 || 1;
  };
  return [word(1), word(2), word(3), word(4)];
}
