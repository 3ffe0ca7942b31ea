/**
 * Where an arrow key leads in a list of `length` entries, from entry `at` (−1 for none): to another entry, out of the
 * list, or nowhere (undefined).
 */
export function moveBy(step: 1 | -1, at: number, length: number): number | 'before' | 'after' | undefined {
  if (length === 0 || (at < 0 && step < 0)) return undefined;
  const to = at + step;
  if (to < 0) return 'before';
  return to < length ? to : 'after';
}
