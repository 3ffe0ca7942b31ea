/** A ratio of two times. */
export interface Measure {
  name: string;
  value: number;
  /** Its target; undefined if it is only recorded. */
  most: number | undefined;
}

/** The middle of some numbers. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2)];
  return (sorted[low]! + sorted[high]!) / 2;
}

/** A whole lint beside markdownlint and beside one with everything cached, and the seconds `--changed` of one file takes. */
export function measuresOf(times: Readonly<Record<string, readonly number[]>>): Measure[] {
  const median = (name: string) => medianOf(times[name]!);
  return [
    {
      name: 'lint, nothing cached / markdownlint-cli2',
      value: median('lint, nothing cached') / median('markdownlint-cli2'),
      most: 0.5,
    },
    {
      name: 'lint, all cached / nothing cached',
      value: median('lint, all cached') / median('lint, nothing cached'),
      most: undefined,
    },
    { name: 'lint --changed HEAD, in seconds', value: median('lint --changed HEAD'), most: 2 },
  ];
}

/** Times and measures as two tables. */
export function printTable(times: Readonly<Record<string, readonly number[]>>, measures: readonly Measure[]): string {
  const rows = [
    ['what', 'median', 'of'],
    ...Object.entries(times).map(([name, all]) => [
      name,
      `${medianOf(all).toFixed(2)} s`,
      all.map((seconds) => seconds.toFixed(2)).join(', '),
    ]),
    [],
    ['measure', 'measured', 'at most'],
    ...measures.map(({ name, value, most }) => [
      name,
      value.toFixed(2),
      most === undefined ? '' : `${most} ${value <= most ? '✓' : '✗'}`,
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
