import {
  baseName,
  emptyReading,
  namesIn,
  oneLine,
  shownValue,
  type Evidence,
  type Problem,
  type Reading,
  type Weight,
} from './evidence.ts';
import { isObject } from './json.ts';
import { epochInstant, instantIn, logStampIn, type Instant, type Local, type LogStamp } from '../../text/log-stamp.ts';

/**
 * Logs, line by line. The time may be ISO 8601 (RFC 3339), seconds, milliseconds, microseconds or nanoseconds since
 * the epoch, syslog of both kinds, the common log format, the error log of Apache, Go’s log package, klog, or written
 * out; or a line is a JSON object with `ts`, `time`, `timestamp` or `@timestamp`.
 *
 * https://www.rfc-editor.org/rfc/rfc3339, https://www.rfc-editor.org/rfc/rfc3164,
 * https://www.rfc-editor.org/rfc/rfc5424, https://httpd.apache.org/docs/current/logs.html, https://pkg.go.dev/log,
 * https://github.com/kubernetes/klog and https://jsonlines.org
 */
export const logs = {
  name: 'log',
  url: 'https://www.rfc-editor.org/rfc/rfc5424',
  holds: 'lines that begin with a time, or JSON lines with `time`, `ts`, `timestamp` or `@timestamp`',
};

/** A line whose time was found. */
interface LogLine {
  line: number;
  /** At least one; more where the order of day and month is open. */
  readings: LogStamp['readings'];
  written: string;
  text: string;
  weight: Weight;
}

/** A log with open questions. */
export interface Log {
  file: string;
  read: number;
  lines: LogLine[];
  continued: number;
  unreadable: Problem[];
  /** The zone the file names for all its times. */
  declared: { zone: string; by: string } | undefined;
  /** How many lines name no level. */
  levelless: number;
  /** Whether some line has no year. */
  yearless: boolean;
}

/** Finds the time of every line; undefined where no line has one. */
export function readLog(text: string, file: string): Log | undefined {
  const log: Log = {
    file,
    read: 0,
    lines: [],
    continued: 0,
    unreadable: [],
    declared: undefined,
    levelless: 0,
    yearless: false,
  };
  const strangers: { line: number; raw: string }[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    if (raw.trim() === '') return;
    log.read++;
    const line = index + 1;
    const found = /^\s*\{/.test(raw) ? readRecord(raw, line, log) : readLine(raw, line, log);
    if (found === 'impossible') {
      log.unreadable.push({ file, line, reason: `Unexpected time in ${shownValue(raw)}, expected one that exists` });
    } else if (found) log.lines.push(found);
    else {
      log.declared ??= declaredIn(raw, line);
      if (
        log.lines.length > 0 &&
        /^(?:\s|Caused by|\.\.\. |Traceback|goroutine |[)}\]]|at |--- |During handling)/.test(raw)
      )
        log.continued++;
      else strangers.push({ line, raw });
    }
  });
  if (log.lines.length === 0) return undefined;
  for (const { line, raw } of strangers) {
    const isDeclaration = log.declared?.by.startsWith(`line ${line},`);
    if (isDeclaration || /^\s*[#;]/.test(raw)) log.continued++;
    else
      log.unreadable.push({
        file,
        line,
        reason: `Unexpected ${shownValue(raw)}, expected a line that begins with a time`,
      });
  }
  log.unreadable.sort((a, b) => a.line! - b.line!);
  log.yearless = localsOf(log.lines).some(({ read }) => read.year === undefined);
  return log;
}

function declaredIn(raw: string, line: number): Log['declared'] {
  const match =
    /\b(?:time ?zone|TZ)\s*[:=]\s*"?(UTC|GMT|[A-Z][A-Za-z_]+\/[\w/+-]+|[+-]\d\d:\d\d)/i.exec(raw) ??
    /\b(?:all )?times (?:are )?(?:in )?(UTC|GMT)\b/i.exec(raw);
  if (!match) return undefined;
  return { zone: /^(?:UTC|GMT)$/i.test(match[1]!) ? 'UTC' : match[1]!, by: `line ${line}, ${shownValue(match[0])}` };
}

const timeKeys = ['@timestamp', 'timestamp', 'time', 'ts', 'datetime', 'date', 't', 'eventTime'];
const levelKeys = ['level', 'severity', 'lvl', 'log.level', 'severity_text', 'severityText', 'loglevel', 'priority'];
const messageKeys = ['message', 'msg', 'event', 'text', 'body', 'log'];

function readRecord(raw: string, line: number, log: Log): LogLine | 'impossible' | undefined {
  let record: unknown;
  try {
    record = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!isObject(record)) return undefined;
  const nested = (key: string): unknown => {
    if (Object.hasOwn(record, key)) return record[key];
    return key
      .split('.')
      .reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), record);
  };
  const written = timeKeys.map(nested).find((value) => typeof value === 'string' || typeof value === 'number');
  if (written === undefined) return undefined;
  const stamp = typeof written === 'string' ? logStampIn(written) : undefined;
  const since = epochInstant(written);
  const readings = since ? [since] : stamp?.from === 0 ? stamp.readings : [];
  if (readings.length === 0) return 'impossible';
  const level = levelKeys.map(nested).find((found) => typeof found === 'string' || typeof found === 'number');
  const message = messageKeys.map(nested).find((found) => typeof found === 'string' && found.trim() !== '');
  const error = ['error', 'err', 'exception', 'error.message', 'err.message']
    .map(nested)
    .find((found) => typeof found === 'string' && found.trim() !== '' && found !== message);
  const where = ['service', 'service.name', 'logger', 'component', 'app']
    .map(nested)
    .find((found) => typeof found === 'string' && found !== '');
  const said = [message, error].filter((part) => part !== undefined).join(': ');
  const text = `${where ? `${String(where)}: ` : ''}${said || raw.trim()}`;
  return { line, readings, written: String(written), text, weight: weightOf(level, text, log) };
}

const syslogPriority = /^<(\d{1,3})>(?:1 )?/;

function readLine(whole: string, line: number, log: Log): LogLine | 'impossible' | undefined {
  const priority = syslogPriority.exec(whole);
  const raw = priority ? whole.slice(priority[0].length) : whole;
  const stamp = logStampIn(raw);
  if (!stamp) return undefined;
  if (stamp.readings.length === 0) return 'impossible';
  const before = raw.slice(0, stamp.from);
  const after = raw.slice(stamp.end);
  const found = { line, readings: stamp.readings, written: stamp.text };
  const klog = /^([IWEF])$/.exec(before);
  if (klog) {
    const said = /^\s+\d+\s+([\w./-]+:\d+)\]\s?(.*)$/.exec(after);
    const level = { I: 'info', W: 'warning', E: 'error', F: 'fatal' }[klog[1] as 'I' | 'W' | 'E' | 'F'];
    const text = said ? `${said[1]}: ${said[2]}` : after;
    return { ...found, text, weight: weightOf(level, text, log) };
  }
  // The common log format: neither the address of the client nor its browser belongs into a timeline.
  const access = /^\]? "([A-Z]+ \S+)[^"]*" (\d{3})\b/.exec(after);
  if (access && /\[$/.test(before)) {
    const text = `${access[1]}: ${access[2]}`;
    return { ...found, text, weight: Number(access[2]) >= 500 ? 'error' : 'info' };
  }
  if (priority && /^<\d{1,3}>1 /.test(whole)) {
    const said = /^ (\S+) (\S+) (\S+) (\S+) (?:-|(?:\[[^\]]*\])+) ?(.*)$/.exec(after);
    const text = said ? `${said[1]} ${said[2]}: ${said[5]}` : after;
    return { ...found, text, weight: severity(Number(priority[1]) % 8) };
  }
  const rest =
    `${before.replace(/[[({"'\s|:,-]+$/, '').replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/, '')} ${after.replace(/^[\])}"'\s|:,-]+/, '')}`
      .replace(/^(?:(?:ts|time|timestamp)=\s*)/, '')
      .replace(/\b(?:ts|time|timestamp)="?\s*$/, '')
      .trim();
  const level = priority ? severity(Number(priority[1]) % 8) : levelIn(rest);
  const logfmt = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(rest);
  const text = logfmt
    ? `${(logfmt[1] ?? logfmt[2])!.replace(/\\"/g, '"')}${/(?:^|\s)(?:err|error)="?([^"]+)"?/.exec(rest)?.[1]?.replace(/^/, ': ') ?? ''}`
    : rest.replace(/^(?:time=)?["\s]*/, '');
  return { ...found, text, weight: weightOf(level, rest, log) };
}

function severity(number: number): Weight {
  return number <= 2 ? 'critical' : (['error', 'warning', 'notice', 'info', 'debug'] as const)[number - 3]!;
}

const levelWord =
  '(EMERG(?:ENCY)?|PANIC|FATAL|CRIT(?:ICAL)?|ALERT|SEVERE|ERR(?:OR)?|WARN(?:ING)?|NOTICE|INFO|INFORMATION|DEBUG|TRACE|VERBOSE)';

function levelIn(rest: string): string | undefined {
  const head = rest.slice(0, 120);
  return (
    new RegExp(`\\b(?:level|lvl|severity)=["']?${levelWord}\\b`, 'i').exec(head)?.[1] ??
    new RegExp(`(?<![\\w-])${levelWord}(?![\\w-])`).exec(head)?.[1] ??
    new RegExp(`[[<(](?:[\\w-]+:)?${levelWord}[\\])>]`, 'i').exec(head)?.[1] ??
    new RegExp(`^(?:\\S+ )?${levelWord}:`, 'i').exec(head)?.[1]
  );
}

/** Words that make a line without a level important enough for a row. */
const telling =
  /\b(?:error|errors|fail(?:ed|ure|ing|s)?|fatal|panic|exception|refused|timed? ?out|timeout|unavailable|unreachable|denied|killed|OOM|out of memory|crash(?:ed|ing)?|abort(?:ed|ing)?|segfault|no space left|evict(?:ed|ing))\b/i;

function weightOf(level: unknown, text: string, log: Log): Weight {
  if (typeof level === 'number' || (typeof level === 'string' && /^\d+$/.test(level))) {
    const number = Number(level);
    // Steps of ten as in bunyan and pino, else syslog levels.
    if (number >= 10)
      return number >= 60
        ? 'critical'
        : number >= 50
          ? 'error'
          : number >= 40
            ? 'warning'
            : number >= 30
              ? 'info'
              : 'debug';
    if (number <= 7) return severity(number);
  }
  const word = typeof level === 'string' ? level.trim().toLowerCase() : '';
  if (/^(?:emerg|panic|fatal|crit|alert)/.test(word)) return 'critical';
  if (/^(?:severe|err|dpanic)/.test(word)) return 'error';
  if (/^warn/.test(word)) return 'warning';
  if (word === 'notice') return 'notice';
  if (/^info/.test(word)) return 'info';
  if (/^(?:debug|trace|verbose|fine)/.test(word)) return 'debug';
  log.levelless++;
  return telling.test(text) ? 'warning' : 'info';
}

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
        const year = yearFor(local, answers.context);
        if (year === undefined) {
          ask(
            'a time with its year',
            line,
            'Give another export with full dates, or `--from` and `--to` around the incident.',
          );
          continue;
        }
        years.add(year);
        local = { ...local, year };
      }
      if (local.zone === undefined && zone === undefined) {
        ask('a time with its zone', line, `\`--source-zone ${name}=Europe/Oslo\`, or the zone its clock shows.`);
        continue;
      }
      const found = instantIn(local, local.zone ?? zone);
      if (typeof found !== 'number') {
        reading.unreadable.push({
          file: log.file,
          line: line.line,
          reason: `Unexpected time ${shownValue(line.written)}, expected one that ${found === 'gap' ? 'exists' : 'exists once'} in \`${zone ?? local.zone}\`, where clocks were changed`,
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
  if (years.size > 0)
    reading.notes.push(`times without a year are of ${[...years].sort().join(' and ')}, as the other times`);
  if (log.levelless > 0)
    reading.notes.push(
      `${log.levelless} ${log.levelless === 1 ? 'line names' : 'lines name'} no level: those with words such as “error”, “failed” or “timeout” count as warnings`,
    );
  return reading;
}

/** Lines with a local time, and the first way to read it. */
function localsOf(lines: readonly LogLine[]): { line: LogLine; read: Local }[] {
  return lines.flatMap((line) => {
    const [read] = line.readings;
    return read && 'month' in read ? [{ line, read }] : [];
  });
}

const orderOf = (read: Instant | Local) => ('month' in read ? read.order : undefined);

function zoneFor(log: Log, answers: Answers, reading: Reading): string | undefined {
  const locals = localsOf(log.lines);
  if (!locals.some(({ read }) => read.zone === undefined)) return undefined;
  if (answers.zone !== undefined) {
    reading.notes.push(`times without a zone are read in ${answers.zone}, as given`);
    return answers.zone;
  }
  if (locals.some(({ read }) => read.abbreviation !== undefined)) return undefined;
  if (log.declared) {
    reading.notes.push(`times without a zone are read in ${log.declared.zone}, by ${log.declared.by}`);
    return log.declared.zone;
  }
  const zoned = locals.filter(({ read }) => read.zone !== undefined);
  const zones = new Set(zoned.map(({ read }) => read.zone));
  if (zones.size !== 1) return undefined;
  const zone = [...zones][0]!;
  const first = zoned[0]!.line;
  reading.notes.push(`times without a zone are read in ${zone}, by line ${first.line}, ${shownValue(first.written)}`);
  return zone;
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
