import { csvOf, figureIds, figuresOf, objectsOf, type FigureId } from '../../core/metrics/figures.ts';
import { packDurations } from '../../core/metrics/cut.ts';
import type { MetricsReport } from '../../core/metrics/report.ts';
import type { NumbersPart } from '../../core/model/address.ts';
import { reportOf } from '../../site/edition.ts';

/**
 * The files that stand beside a page of numbers: over the whole, each figure as CSV and JSON, what the browser cuts
 * from, and the report; over a part, its report.
 */
export function filesOf(part: NumbersPart | undefined): string[] {
  if (part) return ['report.json'];
  return ['report.json', 'durations.json', ...figureIds.flatMap((id) => [`${id}.csv`, `${id}.json`])];
}

/** One of these files. */
export async function fileOf(part: NumbersPart | undefined, file: string): Promise<Response> {
  const report = await reportOf(part);
  if (file === 'durations.json') return json(packDurations(report));
  const [id, extension] = file.split('.') as [FigureId | 'report', string];
  if (id === 'report') return json({ part: part ?? null, ...(part ? withoutLists(report) : report) });
  const figure = figuresOf(report)[id];
  if (extension === 'csv')
    return new Response(csvOf(figure), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
  const { name, on, definitions } = report;
  return json({
    schema: 1,
    library: name,
    part: part ?? null,
    on,
    definitions: definitions.version,
    figure: id,
    rows: objectsOf(figure),
  });
}

/** A report without what it says of each incident and promise: that stands once, in the report over the whole. */
function withoutLists({ incidents: _, actions, ...summaries }: MetricsReport) {
  return { ...summaries, actions: actions && { ...actions, overdue: actions.overdue.length } };
}

function json(value: unknown): Response {
  return new Response(`${JSON.stringify(value)}\n`, { headers: { 'Content-Type': 'application/json' } });
}
