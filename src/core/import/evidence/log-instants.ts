import { baseName, emptyReading, namesIn, oneLine, shownValue, type Evidence, type Reading } from './evidence.ts';
import { localsOf, type LogLine } from './log-line.ts';
import { logs, type Log } from './logs.ts';
import { offsetIn } from '../../model/clock.ts';
import { zoneIn, zonesSuggested } from '../../text/zone.ts';
import { instantIn, logStampIn, type Instant, type Local } from '../../text/log-stamp.ts';

/** What answers a log's open questions. */
export interface Answers {
  /** The zone given for the file. */
  zone: string | undefined;
  /** First and last instant known from elsewhere. */
  context: { from: number; to: number } | undefined;
}

const month = 31 * 86_400_000;

/** Gives every line its instant, or asks. */
export function settleLog(log: Log, answers: Answers): Reading {
  const reading = emptyReading(log.file, logs.name);
  reading.read = log.read;
  reading.unreadable = [...log.unreadable];
  if (log.continued > 0) reading.folded.set('continuations of the line above', log.continued);
  const zone = zoneFor(log, answers, reading);
  const order = orderFor(log, reading);
  const questions = new Map<string, { lines: LogLine[]; hint: string }>();
  const ask = (what: string, line: LogLine, hint: string) => {
    const question = questions.get(what) ?? { lines: [], hint };
    question.lines.push(line);
    questions.set(what, question);
  };
  const years = new Set<number>();
  const abbreviations = new Set<string>();
  const name = baseName(log.file);
  for (const line of log.lines) {
    let at: number;
    const read = line.readings.length === 1 ? line.readings[0] : line.readings.find((one) => orderOf(one) === order);
    if (!read || (line.readings.length > 1 && !order)) {
      ask('a date whose day and month can be told apart', line, 'Write the dates as `2026-03-04` and run this again.');
      continue;
    }
    if ('at' in read) at = read.at;
    else {
      let local = read;
      if (local.year === undefined) {
        const beside = sameTimeIn(line.said ?? '', local);
        const year = beside?.year ?? yearFor(local, answers.context);
        if (year === undefined) {
          ask(
            'a time with its year',
            line,
            'Give another export with full dates, or `--from` and `--to` around the incident.',
          );
          continue;
        }
        if (!beside) years.add(year);
        local = { ...local, year, zone: local.zone ?? beside?.zone };
      }
      const named = local.zone ?? namedZone(local, zone);
      const own = named ?? (local.abbreviation === undefined ? zone : undefined);
      if (own === undefined) {
        if (local.abbreviation === undefined)
          ask('a time with its zone', line, `\`--source-zone ${name}=Europe/Oslo\`, or the zone its clock shows.`);
        else {
          const can = zonesSuggested(local.abbreviation).filter((one) => one.includes('/'));
          ask(
            `a time with its zone: \`${local.abbreviation}\` can be ${can.join(', ')}`,
            line,
            `\`--source-zone ${name}=${can[0] ?? 'Europe/Oslo'}\`, if that is the one.`,
          );
        }
        continue;
      }
      if (local.zone === undefined && named !== undefined) abbreviations.add(`${local.abbreviation} is ${named}`);
      const found = instantIn(local, own);
      if (typeof found !== 'number') {
        reading.unreadable.push({
          file: log.file,
          line: line.line,
          reason: `Unexpected time ${shownValue(line.written)}, expected one that ${found === 'gap' ? 'exists' : 'exists once'} in \`${own}\`, where clocks were changed`,
        });
        continue;
      }
      at = found;
    }
    const text = oneLine(line.text);
    const event: Evidence = {
      at,
      precision: read.precision,
      text,
      source: { format: logs.name, file: log.file, line: line.line, label: `${name}:${line.line}` },
      entry: line.line,
      keys: namesIn(text),
      weight: line.weight,
    };
    reading.events.push(event);
  }
  reading.lost = reading.unreadable.length;
  for (const [what, { lines, hint }] of questions) {
    const first = lines[0]!;
    reading.asked += lines.length;
    reading.questions.push({
      file: log.file,
      line: first.line,
      reason: `Unexpected time ${shownValue(first.written)}, expected ${what}${lines.length > 1 ? ` (and ${lines.length - 1} more ${lines.length === 2 ? 'line' : 'lines'}, to line ${lines.at(-1)!.line})` : ''}`,
      hint,
    });
  }
  if (abbreviations.size > 0) reading.notes.push(`of the zones that lines name, ${[...abbreviations].join(', ')}`);
  if (years.size > 0)
    reading.notes.push(`times without a year are of ${[...years].sort().join(' and ')}, as the other times`);
  if (log.levelless > 0)
    reading.notes.push(
      `${log.levelless} ${log.levelless === 1 ? 'line names' : 'lines name'} no level: those with words such as “error”, “failed” or “timeout” count as warnings`,
    );
  return reading;
}

const orderOf = (read: Instant | Local) => ('month' in read ? read.order : undefined);

/**
 * The zone an abbreviation names: its offset where only one is meant by it, else the zone given if its clock shows what
 * the abbreviation can stand for.
 */
function namedZone(local: Local, given: string | undefined): string | undefined {
  if (local.abbreviation === undefined || local.year === undefined) return undefined;
  const suggested = zonesSuggested(local.abbreviation);
  // Where a zone is given, what an abbreviation rarely means is out.
  const zones = given === undefined ? suggested : (zoneIn(local.abbreviation, {})?.candidates ?? suggested);
  const literal = zones.find((one) => !one.includes('/'));
  const offsetsOf = (zone: string) => [0, 6].map((months) => offsetIn(Date.UTC(local.year!, months, 1), zone));
  const fixed = literal === undefined ? undefined : offsetIn(0, literal);
  const names = zones.filter((one) => one.includes('/'));
  if (fixed !== undefined && names.every((one) => offsetsOf(one).includes(fixed))) return literal;
  if (given === undefined) return undefined;
  const at = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const shown = offsetIn(at, given);
  const can = [...names.map((one) => offsetIn(at, one)), ...(fixed === undefined ? [] : [fixed])];
  return names.includes(given) || can.includes(shown) ? given : undefined;
}

function zoneFor(log: Log, answers: Answers, reading: Reading): string | undefined {
  const locals = localsOf(log.lines);
  const open = locals.filter(({ read }) => read.zone === undefined);
  if (open.length === 0) return undefined;
  const isBare = open.some(({ read }) => read.abbreviation === undefined);
  if (answers.zone !== undefined) {
    if (isBare) reading.notes.push(`times without a zone are read in ${answers.zone}, as given`);
    return answers.zone;
  }
  if (!isBare) return undefined;
  if (log.declared) {
    reading.notes.push(`times without a zone are read in ${log.declared.zone}, by ${log.declared.by}`);
    return log.declared.zone;
  }
  if (open.some(({ read }) => read.abbreviation !== undefined)) return undefined;
  const proof = zoneByOrder(locals);
  if (!proof) return undefined;
  const { zone, line } = proof;
  reading.notes.push(`times without a zone are read in ${zone}, by line ${line.line}, ${shownValue(line.written)}`);
  return zone;
}

/** Offsets of zones are at least this far apart. */
const leastOffset = 15 * 60_000;

/**
 * The zone that other lines name, where the order of the lines proves that it holds for those without one too: every
 * such line next to one with a zone is less than the smallest difference of zones away from it.
 */
function zoneByOrder(locals: readonly { line: LogLine; read: Local }[]): { zone: string; line: LogLine } | undefined {
  const zoned = locals.filter(({ read }) => read.zone !== undefined);
  const zones = new Set(zoned.map(({ read }) => read.zone));
  if (zones.size !== 1) return undefined;
  const zone = [...zones][0]!;
  let proven = false;
  for (let index = 1; index < locals.length; index++) {
    const [above, here] = [locals[index - 1]!.read, locals[index]!.read];
    if ((above.zone === undefined) === (here.zone === undefined)) continue;
    const [from, to] = [instantIn(above, zone), instantIn(here, zone)];
    if (typeof from !== 'number' || typeof to !== 'number') continue;
    if (Math.abs(to - from) >= leastOffset) return undefined;
    proven = true;
  }
  return proven ? { zone, line: zoned[0]!.line } : undefined;
}

/** The order of day and month, from lines that can be read in one way only. */
function orderFor(log: Log, reading: Reading): Local['order'] {
  if (!log.lines.some(({ readings }) => readings.length > 1)) return undefined;
  const decided = localsOf(log.lines).filter(({ line, read }) => line.readings.length === 1 && read.order);
  const orders = new Set(decided.map(({ read }) => read.order));
  if (orders.size !== 1) return undefined;
  const [{ line, read }] = decided as [(typeof decided)[number]];
  reading.notes.push(
    `dates are read ${read.order === 'day-first' ? 'day before month' : 'month before day'}, by line ${line.line}, ${shownValue(line.written)}`,
  );
  return read.order;
}

/** The same time where a line has it once more with its year, as programs behind syslog write it. */
function sameTimeIn(said: string, local: Local): Local | undefined {
  return logStampIn(said)?.readings.find(
    (read): read is Local =>
      'month' in read &&
      read.year !== undefined &&
      (['month', 'day', 'hour', 'minute', 'second'] as const).every((part) => read[part] === local[part]),
  );
}

/** The only year that puts a date close to known instants. */
function yearFor(local: Local, context: Answers['context']): number | undefined {
  if (!context) return undefined;
  const found: number[] = [];
  const [from, to] = [new Date(context.from).getUTCFullYear(), new Date(context.to).getUTCFullYear()];
  for (let year = from - 1; year <= to + 1 && found.length < 2; year++) {
    const at = Date.UTC(year, local.month - 1, local.day, local.hour, local.minute, local.second);
    if (new Date(at).getUTCMonth() !== local.month - 1) continue;
    if (at >= context.from - month && at <= context.to + month) found.push(year);
  }
  return found.length === 1 ? found[0] : undefined;
}
