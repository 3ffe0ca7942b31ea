/** A ratio of two times. */
export interface Ratio {
  name: string;
  ratio: number;
  /** Its target; undefined if it is only recorded. */
  most: number | undefined;
}

/** The middle of some numbers. */
function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2)];
  return (sorted[low]! + sorted[high]!) / 2;
}

/** The ratios that have a target, and the first run of `--changed` beside them. */
export function ratiosOf(times: Readonly<Record<string, readonly number[]>>): Ratio[] {
  const median = (name: string) => medianOf(times[name]!);
  const of = (part: string, whole: string, most?: number): Ratio => ({
    name: `${part} / ${whole}`,
    ratio: median(part) / median(whole),
    most,
  });
  return [
    of('lint', 'markdownlint-cli2', 0.25),
    of('lint --changed HEAD', 'lint', 0.1),
    of('lint --changed HEAD, the first time', 'lint'),
  ];
}

/** Times and ratios as two tables. */
export function printTable(times: Readonly<Record<string, readonly number[]>>, ratios: readonly Ratio[]): string {
  const rows = [
    ['what', 'median', 'of'],
    ...Object.entries(times).map(([name, all]) => [
      name,
      `${medianOf(all).toFixed(2)} s`,
      all.map((seconds) => seconds.toFixed(2)).join(', '),
    ]),
    [],
    ['ratio', 'measured', 'at most'],
    ...ratios.map(({ name, ratio, most }) => [
      name,
      ratio.toFixed(3),
      most === undefined ? '' : `${most} ${ratio <= most ? '✓' : '✗'}`,
    ]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
