/**
 * How telling it is that `having` of `all` incidents share something: 1 where only one has it, 0 where all have.
 * One half is √N of N.
 */
export function rarity(having: number, all: number): number {
  return all < 2 ? 0 : 1 - Math.log(having) / Math.log(all);
}
