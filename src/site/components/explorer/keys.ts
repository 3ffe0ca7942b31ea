/**
 * Where a step through a list leads, from `at` (−1 for none of it) among `length` entries: another entry, out of the list
 * before its first or after its last, or nowhere (undefined), since there is no list or nothing to step out of.
 */
export function moveBy(step: 1 | -1, at: number, length: number): number | 'before' | 'after' | undefined {
  if (length === 0 || (at < 0 && step < 0)) return undefined;
  const to = at + step;
  if (to < 0) return 'before';
  return to < length ? to : 'after';
}
