import { milestones } from '../model/vocabulary.ts';
import type { MeasuredIncident } from './incident.ts';
import type { CustomerImpact } from './impact.ts';
import type { Proportion } from './proportion.ts';
import type { Group, MetricsReport } from './report.ts';
import { middleOf, type Summary } from './summary.ts';

/** What a cell of a figure holds: lengths of time in minutes, instants in ISO 8601, shares from 0 to 1. */
export type Cell = string | number | boolean | undefined;

/** The data behind one figure of a report, as a table. */
export interface Figure {
  id: string;
  columns: string[];
  rows: Cell[][];
}

/** The figures, in the order in which a report shows them. */
const figures = {
  incidents: (report) => {
    const metrics = report.definitions.metrics.map(({ id }) => id);
    return {
      columns: [
        ...['id', 'title', 'kind', 'status', 'severity', 'services', 'channel', 'open', 'excluded', 'began', 'year'],
        ...milestones,
        ...metrics.flatMap((id) => [id, `${id} least`, `${id} most`, `${id} state`]),
      ],
      rows: report.incidents.map((incident) => [
        ...[incident.id, incident.title, incident.kind, incident.status, incident.severity],
        ...[
          incident.services.join(' '),
          incident.channel,
          incident.open,
          incident.excluded,
          incident.began,
          incident.year,
        ],
        ...milestones.map((milestone) => instants(incident, milestone)),
        ...metrics.flatMap((id) => durationCells(incident, id)),
      ]),
    };
  },
  coverage: (report) => ({
    columns: ['milestone', 'incidents', 'known', 'vague', 'pending', 'missing'],
    rows: report.coverage.map(({ milestone, n, known, vague, pending, missing }) => [
      ...[milestone, n, known, vague, pending, missing.join(' ')],
    ]),
  }),
  medians: (report) => ({ columns: summaryColumns, rows: report.overall.map(summaryCells) }),
  severities: (report) => groupFigure('severity', report.bySeverity),
  services: (report) => groupFigure('service', report.byService),
  years: (report) => groupFigure('year', report.byYear),
  changes: (report) => ({
    columns: [
      ...['metric', 'from', 'to', 'before', 'before n', 'before median', 'after', 'after n', 'after median'],
      ...['ratio', 'low', 'high', 'p', 'verdict'],
    ],
    rows: report.changes.map(({ metric, comparison }) => [
      ...[metric.id, metric.from, metric.to],
      ...(comparison
        ? [
            ...[comparison.before.period, comparison.before.n, minutes(comparison.before.median)],
            ...[comparison.after.period, comparison.after.n, minutes(comparison.after.median)],
            ...[rounded(comparison.shift?.ratio), rounded(comparison.shift?.low), rounded(comparison.shift?.high)],
            ...[rounded(comparison.p), comparison.verdict],
          ]
        : [...Array<Cell>(10).fill(undefined), 'not enough data']),
    ]),
  }),
  detectable: (report) => ({
    columns: ['metric', 'incidents a period', 'reduction', 'simulations', 'power', 'level'],
    rows: report.changes.flatMap(({ metric, detectable }) =>
      detectable.map(({ size, reduction, simulations, power, level }) => [
        ...[metric.id, size, reduction, simulations, power, level],
      ]),
    ),
  }),
  counts: (report) => ({
    columns: ['year', 'incidents', 'low', 'high', ...impactColumns],
    rows: report.counts.year.map(({ period, count, interval }) => [
      ...[period, count, rounded(interval.low), rounded(interval.high)],
      ...impactCells(report.impact.byYear.find((year) => year.period === period)),
    ]),
  }),
  quarters: (report) => ({
    columns: ['quarter', 'incidents', 'low', 'high'],
    rows: report.counts.quarter.map(({ period, count, interval }) => [
      ...[period, count, rounded(interval.low), rounded(interval.high)],
    ]),
  }),
  detection: (report) => ({
    columns: ['noticed', ...proportionColumns],
    rows: [
      ['by a machine', ...proportionCells(report.detection.byMachine)],
      ['inside', ...proportionCells(report.detection.internal)],
      ...Object.entries(report.detection.channels).map(([channel, count]) => [
        channel,
        count,
        report.detection.byMachine.n,
      ]),
      ['not stated', report.detection.unknown.length],
    ],
  }),
  targets: (report) => ({
    columns: ['metric', 'from', 'to', 'severity', 'target minutes', ...proportionColumns],
    rows: report.targets.flatMap(({ metric: { id, from, to }, overall, severities }) => [
      [id, from, to, 'all', undefined, ...proportionCells(overall)],
      ...severities.map(({ severity, minutes: target, within }) => [
        ...[id, from, to, severity, target, ...proportionCells(within)],
      ]),
    ]),
  }),
  actions: (report) => ({
    columns: ['status', 'actions'],
    rows: report.actions
      ? [
          ...Object.entries(report.actions.statuses),
          ['without status', report.actions.unstated],
          ['overdue', report.actions.overdue.length],
        ]
      : [],
  }),
  overdue: (report) => ({
    columns: ['incident', 'id', 'action', 'owner', 'due', 'days overdue', 'review'],
    rows: (report.actions?.overdue ?? []).map(({ document: { type, id: of }, id, action, owner, due, days }) => [
      ...[type === 'review' ? undefined : of, id, action, owner, due, days, type === 'review' ? of : undefined],
    ]),
  }),
  publishing: (report) => ({
    columns: ['incident', 'published', 'days', 'deadline', 'late'],
    rows: (['inside', 'outside'] as const).flatMap((where) =>
      report.publishing[where].days.map(({ id, days, last, late }) => [
        ...[id, where, days, last, last === undefined ? undefined : late],
      ]),
    ),
  }),
  factors: (report) => ({
    columns: ['factor', 'name', 'incidents', 'with an action', 'share', 'low', 'high', 'actions pending'],
    rows: report.themes.factors.map(({ factor, name, incidents, answered, pending }) => [
      ...[factor, name, incidents.length, answered.count, rounded(answered.share)],
      ...[rounded(answered.low), rounded(answered.high), pending],
    ]),
  }),
  means: (report) => ({
    columns: ['metric', 'mean', 'from', 'to', 'n', 'minutes', 'low', 'high', 'share of the largest'],
    rows: report.overall.map(({ metric, n, mean }) => [
      ...[metric.id, mean?.name, metric.from, metric.to, n, minutes(mean?.value)],
      ...[minutes(mean?.interval?.low), minutes(mean?.interval?.high), rounded(mean?.shareOfLargest)],
    ]),
  }),
} satisfies Record<string, (report: MetricsReport) => Omit<Figure, 'id'>>;

export type FigureId = keyof typeof figures;
export const figureIds = Object.keys(figures) as FigureId[];

/** Every figure of a report, by its id: what the pages draw, to be read by other programs. */
export function figuresOf(report: MetricsReport): Record<FigureId, Figure> {
  return Object.fromEntries(figureIds.map((id) => [id, { id, ...figures[id](report) }])) as Record<FigureId, Figure>;
}

/** A figure as CSV (RFC 4180). Text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function csvOf({ columns, rows }: Figure): string {
  return [columns, ...rows.map((row) => columns.map((_, place) => row[place]))]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

/** A figure as plain objects, one a row, keyed by the columns; empty cells are null. */
export function objectsOf({ columns, rows }: Figure): Record<string, string | number | boolean | null>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])));
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const summaryColumns = [
  ...['metric', 'from', 'to', 'n', 'of', 'unknown', 'open', 'start assumed'],
  ...['median', 'low', 'high', 'level', 'p25', 'p75', 'p90'],
];
const proportionColumns = ['count', 'n', 'share', 'low', 'high'];
const impactColumns = ['impact minutes least', 'impact minutes most', 'impact known of', 'impact still open'];

function summaryCells({
  metric,
  n,
  eligible,
  unknown,
  censored,
  startAssumed,
  median,
  quartiles,
  p90,
}: Summary): Cell[] {
  const interval = median?.interval;
  return [
    ...[metric.id, metric.from, metric.to, n, eligible, unknown.length, censored.length, startAssumed.length],
    ...[minutes(median?.value), minutes(interval?.low), minutes(interval?.high), rounded(interval?.level)],
    ...[minutes(quartiles?.p25), minutes(quartiles?.p75), minutes(p90)],
  ];
}

function groupFigure(name: string, groups: readonly Group[]): Omit<Figure, 'id'> {
  return {
    columns: [name, ...summaryColumns],
    rows: groups.flatMap(({ id, summaries }) => summaries.map((summary) => [id, ...summaryCells(summary)])),
  };
}

function proportionCells({ count, n, share, low, high }: Proportion): Cell[] {
  return [count, n, rounded(share), rounded(low), rounded(high)];
}

function impactCells(impact: CustomerImpact | undefined): Cell[] {
  return impact ? [minutes(impact.least), minutes(impact.most), impact.n, impact.open.n] : [];
}

function instants({ milestones: moments }: MeasuredIncident, milestone: (typeof milestones)[number]): Cell {
  const moment = moments[milestone];
  if (!moment) return undefined;
  return moment.earliest === moment.latest ? moment.earliest : `${moment.earliest}/${moment.latest}`;
}

function durationCells({ durations }: MeasuredIncident, id: string): Cell[] {
  const result = durations.find(({ metric }) => metric === id)?.result;
  if (result?.kind === 'known')
    return [minutes(middleOf(result.span)), minutes(result.span.least), minutes(result.span.most), 'known'];
  if (result?.kind === 'censored') return [undefined, minutes(result.atLeast), undefined, 'open'];
  return [undefined, undefined, undefined, result && 'unknown'];
}

function minutes(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds / 600) / 100;
}

/** Six digits after the point are more than any interval here can mean. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 1e6) / 1e6;
}
