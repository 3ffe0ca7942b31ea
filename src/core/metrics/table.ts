import { formatMilliseconds, formatSpan } from '../model/span.ts';
import type { Precision } from '../model/vocabulary.ts';
import { exclusions } from './exclusion.ts';
import type { Proportion } from './proportion.ts';
import type { MetricsReport } from './report.ts';
import type { Summary } from './summary.ts';

const width = 100;
/** How many ids are printed before the rest is a number. */
const shown = 6;

/**
 * A report as text for a terminal, at most 100 columns wide unless an id is longer: medians lead, then what was left
 * out and why, then means, counts, detection and, where they were counted, action items. Ends with a line feed.
 * Control characters that people wrote, which a terminal would obey, are replaced.
 */
export function printReport(report: MetricsReport): string {
  const counted = report.incidents.filter(({ excluded }) => !excluded).length;
  const left = report.incidents.length - counted;
  const blocks = [
    [
      ...wrap(report.name, ''),
      ...wrap(
        `${plural(counted, 'incident')} counted${left ? `, ${left} left out` : ''}. Wall-clock times; years begin in ${report.zone}; definitions version ${report.definitions.version}.`,
        '',
      ),
    ],
    medians(report.overall),
    leftOut(report),
    unknowns(report.overall),
    means(report.overall),
    changes(report),
    detectable(report),
    counts(report),
    impact(report),
    detection(report),
    targets(report),
    publishing(report),
    themes(report),
    actions(report),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n') + '\n')
    .join('\n')
    .replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

function medians(summaries: readonly Summary[]): string[] {
  const rows: Row[] = summaries.map((summary) => {
    const { metric, n, median, quartiles, precision } = summary;
    const interval = median?.interval;
    return {
      cells: [
        metric.name,
        String(n),
        median ? formatMilliseconds(median.value, precision) : '–',
        interval ? `${between(interval.low, interval.high, precision)} (${percent(interval.level)})` : '–',
        quartiles ? between(quartiles.p25, quartiles.p75, precision) : '–',
      ],
      below: [`${metric.from} → ${metric.to}`, ...notes(summary)],
    };
  });
  return table(['Medians', 'n', 'median', '95 % interval', 'middle half'], rows);
}

function notes(summary: Summary): string[] {
  const { n, unknown, censored, ranges, approximate, startAssumed, median, precision } = summary;
  const counts = [
    unknown.length && `${unknown.length} unknown`,
    censored.length && `${censored.length} open`,
    ranges.length && plural(ranges.length, 'range'),
    approximate.length && `${approximate.length} approximate`,
    startAssumed.length && `${startAssumed.length} with the start assumed`,
  ].filter((note) => note !== 0);
  const result = counts.length > 0 ? [counts.join(', ')] : [];
  if (median?.reason) result.push(median.reason);
  if (median?.withOpen) {
    const { n: all, least, most } = median.withOpen;
    const range =
      most === undefined ? `at least ${formatMilliseconds(least, precision)}` : between(least, most, precision);
    result.push(`with the open ones the median of ${all} is ${range}`);
  }
  if (n === 0 && counts.length === 0) result.push('no incident');
  return result;
}

function leftOut(report: MetricsReport): string[] {
  const lines = exclusions.flatMap((because) => {
    const ids = report.incidents.filter(({ excluded }) => excluded === because).map(({ id }) => id);
    return ids.length > 0 ? wrap(`${because} (${ids.length}): ${some(ids)}`, '  ') : [];
  });
  return lines.length > 0 ? ['Left out of every number', ...lines] : [];
}

function unknowns(summaries: readonly Summary[]): string[] {
  const lines = summaries.flatMap(({ metric, unknown, censored, precision }) => {
    const entries = [
      ...unknown.map(({ id, reason }) => `${id}: ${reason}`),
      ...censored.map(
        ({ id, atLeast }) => `${id}: open, at least ${formatMilliseconds(atLeast, precision)} by its timeline`,
      ),
    ];
    if (entries.length === 0) return [];
    const rest = entries.length - shown;
    return [
      `  ${metric.name}`,
      ...entries.slice(0, shown).flatMap((entry) => wrap(entry, '    ')),
      ...(rest > 0 ? [`    and ${rest} more (--json has all)`] : []),
    ];
  });
  return lines.length > 0 ? ['Not known', ...lines] : [];
}

function means(summaries: readonly Summary[]): string[] {
  const rows = summaries.flatMap(({ metric, n, mean, precision, largest }): Row[] => {
    if (!mean) return [];
    const { interval, shareOfLargest } = mean;
    return [
      {
        cells: [
          mean.name,
          String(n),
          formatMilliseconds(mean.value, precision),
          interval ? between(interval.low, interval.high, precision) : '–',
        ],
        below: [
          `${metric.from} → ${metric.to}`,
          ...(shareOfLargest === undefined ? [] : [`${percent(shareOfLargest)} of the sum is ${largest!.id}`]),
        ],
      },
    ];
  });
  return rows.length > 0
    ? table(['Means, which one long incident can carry', 'n', 'mean', '95 % bootstrap'], rows)
    : [];
}

function counts({ counts: { year, undated } }: MetricsReport): string[] {
  if (year.length === 0 && undated.length === 0) return [];
  const rows = year.map(({ period, count, interval }) => ({
    cells: [period, String(count), `${interval.low.toFixed(1)}–${interval.high.toFixed(1)}`],
    below: [],
  }));
  const without = undated.length > 0 ? wrap(`without a readable time: ${some(undated)}`, '  ') : [];
  return [...table(['Incidents by year', 'n', '95 % interval'], rows), ...without];
}

function changes({ changes, overall }: MetricsReport): string[] {
  const rows = changes.flatMap(({ metric, comparison }): Row[] => {
    if (!comparison) return [];
    const { before, after, shift, p, verdict } = comparison;
    const precision = overall.find((summary) => summary.metric.id === metric.id)?.precision;
    const side = ({ period, n, median }: typeof before) =>
      `${period} ${shift ? formatMilliseconds(median, precision) : '–'} (${n})`;
    const between = shift && ` (${shift.low.toFixed(2)}–${shift.high.toFixed(2)})`;
    return [
      {
        cells: [
          metric.name,
          shift ? `× ${shift.ratio.toFixed(2)}${between}` : '–',
          p === undefined ? '–' : p.toFixed(3),
          verdict === 'undecided' ? 'no change can be told' : verdict,
        ],
        below: [`${metric.from} → ${metric.to}`, `${side(before)} to ${side(after)}`],
      },
    ];
  });
  return rows.length > 0 ? table(['Last two years', 'quotient (95 %)', 'p', 'verdict'], rows) : [];
}

function detectable({ changes }: MetricsReport): string[] {
  const rows = changes.flatMap(({ metric, detectable }) =>
    detectable.map(({ size, reduction }): Row => ({
      cells: [metric.name, String(size), reduction === undefined ? 'none' : `−${percent(reduction)}`],
      below: [],
    })),
  );
  return rows.length > 0 ? table(['Smallest fall two periods can tell', 'incidents in each', 'fall'], rows) : [];
}

function impact({ impact: { overall } }: MetricsReport): string[] {
  const { n, least, most, precision, unknown, open } = overall;
  if (n + unknown.length + open.n === 0) return [];
  const notes = [
    'impact-start → recovered',
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
    ...(open.n > 0 ? [`${open.n} open, at least ${formatMilliseconds(open.atLeast, precision)} more`] : []),
  ];
  return table(
    ['Customer impact', 'n', 'together'],
    [{ cells: ['all incidents', String(n), n === 0 ? '–' : between(least, most, precision)], below: notes }],
  );
}

function targets({ targets }: MetricsReport): string[] {
  const rows = targets.flatMap(({ metric, overall, severities, undecided }) => [
    {
      ...shareRow(metric.name, overall),
      below: [
        `${metric.from} → ${metric.to}`,
        ...(undecided.length > 0 ? [`${undecided.length} of which nobody can say`] : []),
      ],
    },
    ...severities.map(({ severity, minutes, within }) => shareRow(`${severity}, ${minutes} min`, within)),
  ]);
  return rows.length > 0 ? table(['Within target', 'n', 'share', '95 % interval'], rows) : [];
}

function publishing({ publishing: { inside, outside, complete, pairs } }: MetricsReport): string[] {
  if (complete.n === 0) return [];
  const days = ({ median }: typeof inside) => (median ? `median ${median.value} days` : 'too few for a median');
  return table(
    ['Published', 'n', 'share', '95 % interval'],
    [
      { ...shareRow('within the deadline', inside.inTime), below: [`resolved → last signature, ${days(inside)}`] },
      {
        ...shareRow('approved for the public in time', outside.inTime),
        below: [`resolved → approval, ${days(outside)}`],
      },
      shareRow('with a public edition', pairs),
      shareRow('with every section', complete),
    ],
  );
}

function themes({ themes: { factors, answered } }: MetricsReport): string[] {
  const named = factors.filter(({ incidents }) => incidents.length > 0);
  if (named.length === 0) return [];
  const rest = named.length - shown;
  return [
    ...table(
      ['Contributing factors', 'n', 'with an action'],
      named.slice(0, shown).map(({ name, incidents, answered }) => ({
        cells: [name, String(incidents.length), `${answered.count} of ${answered.n}`],
        below: [],
      })),
    ),
    ...wrap(
      `${rest > 0 ? `and ${rest} more (--json has all); ` : ''}${answered.count} of ${answered.n} pairs of incident and factor have an action`,
      '  ',
    ),
  ];
}

function shareRow(name: string, { count, n, share, low, high }: Proportion): Row {
  return {
    cells: [
      name,
      `${count} of ${n}`,
      share === undefined ? '–' : percent(share),
      n === 0 ? '–' : `${percent(low)} to ${percent(high)}`,
    ],
    below: [],
  };
}

function detection({ detection: { byMachine, internal, unknown } }: MetricsReport): string[] {
  if (byMachine.n === 0 && unknown.length === 0) return [];
  const rows = [shareRow('by alert or synthetic check', byMachine), shareRow('by anyone inside', internal)];
  const without = unknown.length > 0 ? wrap(`no channel stated: ${some(unknown)}`, '  ') : [];
  return [...table(['Detected', 'n', 'share', '95 % interval'], rows), ...without];
}

function actions({ actions }: MetricsReport): string[] {
  if (!actions || actions.total === 0) return [];
  const { total, statuses, unstated, undated, overdue } = actions;
  const line =
    `${plural(total, 'action item')}: ${statuses.done} done, ${statuses.open} open, ${statuses['in-progress']} in progress, ` +
    `${statuses.declined} declined${unstated ? `, ${unstated} without a status` : ''}; ` +
    `${overdue.length} overdue${undated ? `, ${undated} without a due date` : ''}.`;
  const rest = overdue.length - shown;
  return [
    ...wrap(line, ''),
    ...overdue
      .slice(0, shown)
      .flatMap(({ document, id, due, days, action, owner }) =>
        wrap(
          `${document.type === 'review' ? 'review ' : ''}${document.id}${id ? `#${id}` : ''}, due ${due} (${plural(days, 'day')} ago), ${owner ?? 'no owner'}: ${action}`,
          '  ',
        ),
      ),
    ...(rest > 0 ? [`  and ${rest} more (--json has all)`] : []),
  ];
}

interface Row {
  cells: string[];
  /** The first stands below the first cell, the others go on after it. */
  below: string[];
}

function table(head: readonly string[], rows: readonly Row[]): string[] {
  const columns = head.map((title, column) =>
    Math.max(
      title.length,
      ...rows.map(({ cells, below }) =>
        Math.max(cells[column]!.length, column === 0 && below[0] ? below[0].length + 2 : 0),
      ),
    ),
  );
  const room = width - columns.slice(1).reduce((sum, column) => sum + column + 2, 0);
  columns[0] = Math.min(columns[0]!, Math.max(room, 12));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padStart(columns[column]!) : cell.padEnd(columns[column]!)))
      .join('  ')
      .trimEnd();
  // A name that is too long for its column has lines of its own, the last of which carries the row.
  const rowLines = (cells: readonly string[]) => {
    const names = wrap(cells[0]!, '', columns[0]!);
    return [...names.slice(0, -1), line([names.at(-1)!, ...cells.slice(1)])];
  };
  return [
    line(head),
    ...rows.flatMap(({ cells, below }) => [
      ...rowLines(cells),
      ...(below.length > 0 ? wrap(below.join('; '), '  ') : []),
    ]),
  ];
}

/** Breaks at spaces; what hangs over is indented by two more. */
function wrap(text: string, indent: string, columns = width): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const start = lines.length === 0 ? indent : `${indent}  `;
    if (line === '') line = start + word;
    else if (line.length + 1 + word.length <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = `${indent}  ${word}`;
    }
  }
  return [...lines, line];
}

function between(least: number, most: number, precision: Precision): string {
  return formatSpan({ least, most, precision, approximate: false });
}

/** One decimal only where whole numbers would round to none or all. */
function percent(share: number): string {
  const whole = Math.round(share * 100);
  const exact = share === 0 || share === 1 || (whole > 0 && whole < 95);
  return `${exact ? whole : (share * 100).toFixed(1)} %`;
}

function some(ids: readonly string[]): string {
  const rest = ids.length - shown;
  return ids.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more (--json has all)` : '');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
