import { round } from '../svg.ts';
import type { Phase } from './reading.ts';

/** The outline of a phase on a band: with a point where it still goes on, a torn edge where it ends beyond the picture. */
export function outline(
  { open, torn }: Pick<Phase, 'open' | 'torn'>,
  x1: number,
  x2: number,
  y1: number,
  y2: number,
): string {
  const start = `M${round(x1)} ${y1}`;
  const middle = (y1 + y2) / 2;
  if (open) return `${start}H${round(x2 - 12)}L${round(x2)} ${middle}L${round(x2 - 12)} ${y2}H${round(x1)}Z`;
  if (!torn) return `${start}H${round(x2)}V${y2}H${round(x1)}Z`;
  const teeth = 4;
  const step = (y2 - y1) / teeth;
  const edge = Array.from(
    { length: teeth },
    (_, index) => `L${round(x2 - (index % 2 === 0 ? 6 : 0))} ${round(y1 + step * (index + 1))}`,
  );
  return `${start}H${round(x2)}${edge.join('')}H${round(x1)}Z`;
}
