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

/** Whether a key may be for a list and its box: it has no modifier, and stands in no other field or menu. */
export function isForList(event: KeyboardEvent, input: HTMLInputElement): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  return target === input || !target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog');
}

/** A list that keys go through: the box above it, a link for each row, and the button below. */
export interface KeyList {
  root: HTMLElement;
  input: HTMLInputElement;
  links: readonly HTMLAnchorElement[];
  /** Selects the row of a link. */
  row: string;
  more: HTMLButtonElement;
}

/** The arrows, j and k lead from row to row, Escape leads back to the box. */
export function goThrough(event: KeyboardEvent, { root, input, links, row, more }: KeyList): void {
  const target = event.target as HTMLElement;
  const inBox = target === input;
  const at = links.findIndex((link) => link.closest(row)!.contains(document.activeElement));
  const down = event.key === 'ArrowDown' || (!inBox && event.key === 'j');
  const up = event.key === 'ArrowUp' || (!inBox && event.key === 'k');
  if (down || up) {
    if (inBox && up) return;
    const to = moveBy(down ? 1 : -1, at, links.length);
    if (to === undefined) return;
    event.preventDefault();
    if (to === 'before') return void input.focus();
    if (to === 'after') return void (more.hidden || more.click());
    links[to]!.focus();
    links[to]!.closest(row)!.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Escape' && !inBox && root.contains(target)) {
    event.preventDefault();
    input.focus();
  }
}
