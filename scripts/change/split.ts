import { editFrontMatter, withEntries } from '../../src/core/import/frontmatter.ts';
import { factsSchema } from '../../src/core/model/facts.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { zoneOfIncident, type Postmortem } from '../../src/core/model/postmortem.ts';
import { frontMatterOf } from '../../src/editor/yamltext.ts';
import { demand, demandFree, editFront, Refused, replaceId, unchanged, type Change } from './change.ts';
import { demandSameTimes, tablesIn, timeAlone, withLines, type WrittenTable } from './rows.ts';

/** What goes into the new document. */
export interface Chosen {
  title: string;
  /** Instants between which rows of the timeline go, both included, in milliseconds since the epoch. */
  from: number | undefined;
  to: number | undefined;
  /** Numbers of action items. */
  actions: readonly string[];
}

/** Front matter that is true of one document alone: ids, approvals, signatures, where the text came from. */
const own = [
  'id',
  'title',
  'status',
  'duplicateOf',
  'formerly',
  'related',
  'reviews',
  'publication',
  'provenance',
  'allow',
  'impact',
  'unknown',
];

/**
 * Begins a second document with what of an incident’s timeline and action items belongs to another one. Both say that
 * they are related; what names one of these action items follows it.
 *
 * @throws Refused where there is no such incident or row, or the new id is taken or none
 */
export function planSplit(id: string, to: string, chosen: Chosen, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library, before } = change;
  demand('incident', id, library);
  demandFree('incident', to, library, id);
  const source = library.postmortems.find((one) => one.id === id)!;
  if (!source.valid) throw new Refused(`${source.file} cannot be read as a whole. \`npx postmortems lint\` says why.`);
  const zone = zoneOfIncident(source, library.configuration);
  const rows = chosenRows(source, chosen, zone);
  const actions = chosenActions(source, chosen.actions);
  if (rows.size + actions.size === 0)
    throw new Refused('Nothing is chosen. Give --from and --to for rows of the timeline, or --actions A3,A4.');

  const taken = new Set(actions.keys());
  const isTaken = (action: string) => source.actions.some((one) => taken.has(one.place.line) && isNumber(one, action));
  replaceId(change, 'incident', id, (action) =>
    action !== undefined && isTaken(action) ? `${to}#${action}` : undefined,
  );

  const text = before.get(source.file)!;
  const lines = text.split('\n');
  const removed = new Set([...rows.keys(), ...actions.keys()]);
  // A row whose date stood in one that goes has its own from now on.
  const replaced = new Map<number, string>();
  for (const table of tablesIn(source, 'timeline'))
    for (const [index, row] of table.rows.entries()) {
      const above = table.rows[index - 1];
      const moment = source.timeline.events.find(({ place }) => place.line === row.line)?.moment;
      const time = moment && timeAlone(moment, zone);
      if (!above || !removed.has(above.line) || removed.has(row.line) || time === undefined) continue;
      const cell = row.cells.get('time') ?? '';
      if (cell !== time && !/\d{4}-\d{2}-\d{2}/.test(cell))
        replaced.set(
          row.line,
          lines[row.line - 1]!.replace(cell, () => time),
        );
    }
  const left = withLines(change.after.get(source.file)!, new Map(), removed, replaced);
  demandSameTimes(change, source, left);
  change.after.set(source.file, left);
  const order = Object.keys(factsSchema.shape);
  editFront(change, source.file, (yaml) => withEntries(yaml, ['related'], [to], order));

  const hasPattern = library.configuration.ids !== undefined;
  const front = editFrontMatter(
    frontMatterOf(text)!.text,
    { ...(hasPattern && { id: to }), title: chosen.title, status: 'draft', related: [id] },
    {
      without: own.filter(
        (key) => !['id', 'title', 'status', 'related'].includes(key) || (key === 'id' && !hasPattern),
      ),
      order,
    },
  );
  const body = [
    `## ${headingOf(source, 'summary') ?? 'Summary'}\n\n[FILL IN]\n`,
    tableOf(source, 'timeline', rows, lines),
    tableOf(source, 'action-items', actions, lines),
  ];
  const file = `postmortems/${to}.mdx`;
  if (change.paths.includes(file)) throw new Refused(`${file} is there already.`);
  change.after.set(file, `---\n${front}---\n\n${body.filter((part) => part !== '').join('\n')}`);
  change.notes.push(`The text of \`${id}\` is not cut: what of it belongs to \`${to}\` is for you to move.`);
  return change;
}

function isNumber({ id }: Postmortem['actions'][number], number: string): boolean {
  return id?.value.toLowerCase() === number.toLowerCase();
}

/** New lines for chosen rows, by the lines they stand in. */
function chosenRows(source: Postmortem, { from, to }: Chosen, zone: string): Map<number, string> {
  const rows = new Map<number, string>();
  if (from === undefined && to === undefined) return rows;
  const lines = source.text.split('\n');
  const written = tablesIn(source, 'timeline').flatMap((table) => table.rows);
  for (const { moment, place } of source.timeline.events) {
    const row = written.find(({ line }) => line === place.line);
    if (!moment || !row || moment.earliest < (from ?? -Infinity) || moment.earliest > (to ?? Infinity)) continue;
    const line = lines[place.line - 1]!;
    const cell = row.cells.get('time') ?? '';
    const time = rows.size === 0 && !/\d{4}-\d{2}-\d{2}/.test(cell) ? timeAlone(moment, zone) : cell;
    rows.set(
      place.line,
      line.replace(cell, () => time ?? cell),
    );
  }
  if (rows.size === 0) throw new Refused(`No row of the timeline of \`${source.id}\` is in that time.`);
  return rows;
}

function chosenActions(source: Postmortem, numbers: readonly string[]): Map<number, string> {
  const lines = source.text.split('\n');
  return new Map(
    numbers.map((number): [number, string] => {
      const action = source.actions.find((one) => isNumber(one, number));
      if (!action)
        throw new Refused(
          `There is no action item ${JSON.stringify(number)} in \`${source.id}\`. It has ${source.actions.flatMap(({ id }) => id?.value ?? []).join(', ') || 'none'}.`,
        );
      return [action.place.line, lines[action.place.line - 1]!];
    }),
  );
}

function headingOf({ sections }: Postmortem, id: string): string | undefined {
  return sections.find((section) => section.id === id)?.heading;
}

/** A section with its table and the chosen rows; nothing where none is chosen. */
function tableOf(
  source: Postmortem,
  section: 'timeline' | 'action-items',
  rows: ReadonlyMap<number, string>,
  lines: readonly string[],
): string {
  if (rows.size === 0) return '';
  const at = [...rows.keys()][0]!;
  const table = tablesIn(source, section).find(({ head, last }: WrittenTable) => head <= at && at <= last)!;
  const head = lines.slice(table.head - 1, table.head + 1);
  return `## ${headingOf(source, section)}\n\n${[...head, ...rows.values()].join('\n')}\n`;
}
