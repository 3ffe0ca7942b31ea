import { csvOf, figureIds, figuresOf, objectsOf, type FigureId } from '../../core/metrics/figures.ts';
import { packDurations } from '../../core/metrics/cut.ts';
import type { NumbersPart } from '../../core/model/address.ts';
import { reportOf } from '../../site/edition.ts';

/** The files that stand beside a page of numbers: each figure as CSV and JSON, and the whole report. */
export function filesOf(part: NumbersPart | undefined): string[] {
  // The report over a part is not divided any further than by severity.
  const ids = figureIds.filter((id) => !part || (id !== 'services' && id !== 'years'));
  // Durations are cut in the browser from those of the whole.
  return ['report.json', ...(part ? [] : ['durations.json']), ...ids.flatMap((id) => [`${id}.csv`, `${id}.json`])];
}

/** One of these files. */
export async function fileOf(part: NumbersPart | undefined, file: string): Promise<Response> {
  const report = await reportOf(part);
  if (file === 'durations.json') return json(packDurations(report));
  const [id, extension] = file.split('.') as [FigureId | 'report', string];
  if (id === 'report') {
    // What was measured of each incident stands once, in the report over the whole, and in `incidents.json`.
    const { incidents, ...rest } = report;
    return json({ part: part ?? null, ...rest, ...(!part && { incidents }) });
  }
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

function json(value: unknown): Response {
  return new Response(`${JSON.stringify(value)}\n`, { headers: { 'Content-Type': 'application/json' } });
}
