/**
 * xoshiro128**: an endless stream of 32-bit unsigned integers, the same for the same state on every machine.
 * Not for secrets. Source: D. Blackman, S. Vigna, “Scrambled linear pseudorandom number generators”,
 * ACM Transactions on Mathematical Software 47 (2021); xoshiro128starstar.c is in the public domain.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}
