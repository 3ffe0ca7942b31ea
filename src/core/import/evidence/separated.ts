import { parse } from 'csv-parse/sync';
import { shownValue } from './evidence.ts';
import { declaredIn, readLog, type Log } from './logs.ts';

const timeColumn =
  /^(?:@?timestamp|_?time|ts|date(?: ?(?:and |& |\/ ?)?time)?|datetime|(?:created|occurred|happened|raised|started)(?:[ _]?(?:at|on))?|event[ _]?time|time[ _]?(?:generated|stamp|created))$/i;
/** The first of these that a table has is what happened. */
const messageColumns = [
  /^(?:@?message|msg|_raw|log|line|text ?payload|rendered ?message)$/i,
  /^(?:text|content|body|description|event|what(?: happened)?|summary|details?)$/i,
  /^(?:title|subject|note|action|update|activity)$/i,
];
const levelColumn = /^(?:log[ .]?level|level|severity|lvl|priority|status)$/i;
const whereColumn = /^(?:service(?:[ .]?name)?|source|component|logger|app(?:lication)?|host(?:name)?)$/i;

/** Where the cells of a row stand that a line of a log is made of. */
interface Columns {
  time: number;
  /** Of the clock, where the day has a column of its own. */
  clock: number | undefined;
  message: number;
  level: number | undefined;
  where: number | undefined;
}

/**
 * A table of values with commas, semicolons or tabs between them, as searches in logs and trackers export it: its rows
 * as lines of a log. Undefined where the head names no column with a time or none with what happened, or where a row has
 * other columns than the head.
 */
export function readSeparated(text: string, file: string): Log | undefined {
  const head = /^\ufeff?[^\r\n]*/.exec(text)![0].replace(/^\ufeff/, '');
  const delimiter = [',', ';', '\t'].find((one) => columnsOf(head.split(one)) !== undefined);
  if (delimiter === undefined) return undefined;
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, delimiter, info: true, skip_empty_lines: true, max_record_size: 1_000_000 } as const;
    // With `info`, each row has its place, which the types do not tell.
    rows = parse(text, options) as unknown as typeof rows;
  } catch {
    return undefined;
  }
  const names = rows[0]?.record ?? [];
  const columns = columnsOf(names);
  if (!columns || rows.length < 2) return undefined;
  const lines: string[] = [];
  for (const { record, info } of rows.slice(1)) {
    const cell = (column: number | undefined) =>
      column === undefined ? undefined : record[column]!.trim() || undefined;
    // As many lines as the table has, so that places are those of the file.
    while (lines.length < info.lines - 1) lines.push('');
    lines.push(
      JSON.stringify({
        time: [cell(columns.time), cell(columns.clock)].filter((part) => part !== undefined).join(' '),
        level: cell(columns.level),
        service: cell(columns.where),
        message: cell(columns.message),
      }),
    );
  }
  const log = readLog(lines.join('\n'), file);
  const name = names[columns.clock ?? columns.time]!;
  const zone = /[[(](.+)[\])]\s*$/.exec(name)?.[1];
  if (log && zone) log.declared ??= declaredIn(`time zone: ${zone}`, `the column ${shownValue(name)}`);
  return log;
}

/** Undefined where no one column has the time, or none what happened. */
function columnsOf(names: readonly string[]): Columns | undefined {
  const heads = names.map((name) =>
    name
      .replace(/^\s*"|"\s*$/g, '')
      .replace(/\s*[[(][^[\]()]*[\])]\s*$/, '')
      .trim(),
  );
  const find = (pattern: RegExp) => {
    const at = heads.findIndex((head) => pattern.test(head));
    return at < 0 ? undefined : at;
  };
  const day = find(/^date$/i);
  const clock = day === undefined ? undefined : find(/^(?:time|clock)$/i);
  const times = heads.flatMap((head, at) => (timeColumn.test(head) ? [at] : []));
  const time =
    clock === undefined
      ? (find(/^(?:@timestamp|timestamp|_time)$/i) ?? (times.length === 1 ? times[0] : undefined))
      : day;
  const message = messageColumns.map(find).find((at) => at !== undefined);
  if (heads.length < 2 || time === undefined || message === undefined) return undefined;
  return { time, clock, message, level: find(levelColumn), where: find(whereColumn) };
}
