/** Something with a name that extends to the right of its place. */
export interface Named {
  x: number;
  width: number;
  /** 0 is nearest to what is named. */
  level: number;
}

/** Gives each the lowest level at which it overlaps neither names nor poles to its right; returns them from left to right. */
export function placed<T extends Named>(items: readonly T[], gap = 7): T[] {
  const sorted = [...items].sort((a, b) => a.x - b.x);
  for (let index = sorted.length - 1; index >= 0; index--) {
    const item = sorted[index]!;
    const under = sorted.slice(index + 1).filter(({ x }) => x - gap < item.x + item.width);
    item.level = under.length > 0 ? Math.max(...under.map(({ level }) => level)) + 1 : 0;
  }
  return sorted;
}
