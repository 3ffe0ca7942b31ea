/**
 * The marks of severities differ in shape, so that nobody has to tell colours apart: a diamond, a triangle and a square,
 * filled, then a ring and a triangle that points down, hollow; a cross for what is not on the scale.
 */
export const severityMarks = [0, 1, 2, 3, 4, 5] as const;
export type SeverityMark = (typeof severityMarks)[number];

/** The mark of a rank on the scale, 0 the worst; below zero for one that is not on it. From the fifth on they share one. */
export function markOfRank(rank: number): SeverityMark {
  return rank < 0 ? 5 : (Math.min(rank, 4) as SeverityMark);
}

/** Whether a mark is an outline only. */
export function isHollow(mark: SeverityMark): boolean {
  return mark >= 3;
}

/** The outline of a mark as a path that begins at its middle, in a circle of this radius. */
export function outlineOf(mark: SeverityMark, radius: number): string {
  const at = (part: number) => Math.round(part * radius * 100) / 100;
  const [half, side, ring] = [0.76, 1.52, 0.74];
  switch (mark) {
    case 0:
      return `m0 ${at(-1)}l${at(0.95)} ${at(1)} ${at(-0.95)} ${at(1)} ${at(-0.95)} ${at(-1)}z`;
    case 1:
      return `m0 ${at(-0.92)}l${at(0.96)} ${at(1.7)}h${at(-1.92)}z`;
    case 2:
      return `m${at(-half)} ${at(-half)}h${at(side)}v${at(side)}h${at(-side)}z`;
    case 3:
      return `m${at(-ring)} 0a${at(ring)} ${at(ring)} 0 1 0 ${at(2 * ring)} 0a${at(ring)} ${at(ring)} 0 1 0 ${at(-2 * ring)} 0z`;
    case 4:
      return `m0 ${at(0.84)}l${at(-0.86)} ${at(-1.5)}h${at(1.72)}z`;
    case 5:
      return `m${at(-half)} ${at(-half)}l${at(side)} ${at(side)}m0 ${at(-side)}l${at(-side)} ${at(side)}`;
  }
}
