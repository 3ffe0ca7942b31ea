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
import { isObject, text as textAt } from './json.ts';
import { awaitsError, isCrash, isTracePart, traceIn } from './trace.ts';
import { offsetIn } from '../../model/clock.ts';
import { machineZones, zoneIn, zonesSuggested } from '../../text/zone.ts';
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
  /** Whether the line names no level. */
  isLevelless: boolean;
  /** Whether its words stand on the next line. */
  isHead?: boolean;
  /** What stands behind the time, with its indentation. */
  said?: string;
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
  let below: { line: number; raw: string; isTimed: boolean }[] = [];
  // Containers put a time before each line of a stack trace.
  const belongsAbove = ({ said }: LogLine) =>
    said !== undefined &&
    (isTracePart(said) || (below.at(-1)?.isTimed === true && awaitsError(below.map(({ raw }) => raw))));
  // What stands between two times: a stack trace, other continuations, or lines without a time.
  const settle = () => {
    const event = log.lines.at(-1);
    const trace = event && traceIn(below.map(({ raw }) => raw));
    const isQuiet = event && !event.isLevelless && ['debug', 'info', 'notice'].includes(event.weight);
    if (trace && isQuiet && isCrash(trace.error)) {
      // When a process died after a line about something else is not known.
      const first = below[trace.from]!.line;
      const reason = `Unexpected ${shownValue(trace.error)}, expected a line that begins with a time`;
      log.unreadable.push({ file, line: first, reason });
    } else if (trace && trace.error !== '' && !event.text.includes(trace.error)) {
      event.text = `${event.text.replace(/[:\s]+$/, '')}: ${trace.error}`;
      if (event.isLevelless) event.weight = 'error';
    } else if (trace && event.isLevelless) event.weight = 'error';
    below.forEach(({ line, raw }, index) => {
      const isTrace = trace && index >= trace.from && index <= trace.to;
      if (trace && isQuiet && isCrash(trace.error) && index === trace.from) return;
      if (event && (isTrace || /^(?:\s|[)}\]]|at |--- )/.test(raw))) log.continued++;
      else strangers.push({ line, raw });
    });
    below = [];
  };
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    if (raw.trim() === '') return;
    log.read++;
    const line = index + 1;
    const found = /^\s*\{/.test(raw) ? readRecord(raw, line) : readLine(raw, line);
    if (found === 'impossible') {
      log.unreadable.push({ file, line, reason: `Unexpected time in ${shownValue(raw)}, expected one that exists` });
    } else if (found === undefined) {
      const head = log.lines.at(-1);
      if (head?.isHead && below.length === 0) {
        head.isHead = false;
        head.text = `${head.text}: ${raw.trim()}`;
        log.continued++;
        return;
      }
      log.declared ??= declaredIn(raw, line);
      below.push({ line, raw, isTimed: false });
    } else if (log.lines.length > 0 && belongsAbove(found)) below.push({ line, raw: found.said!, isTimed: true });
    else {
      settle();
      log.lines.push(found);
    }
  });
  settle();
  if (log.lines.length === 0) return undefined;
  log.levelless = log.lines.filter(({ isLevelless }) => isLevelless).length;
  for (const { line, raw } of strangers) {
    const isDeclaration = log.declared?.by.startsWith(`line ${line},`);
    if (isDeclaration || /^\s*[#;]|^-{3,}/.test(raw)) log.continued++;
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

/** Fields in which records have their time. */
export const timeKeys = [
  '@timestamp',
  'timestamp',
  'time',
  'ts',
  'datetime',
  'date',
  't',
  'eventTime',
  'Timestamp',
  '_time',
  '@t',
  'asctime',
  '__REALTIME_TIMESTAMP',
  'instant.epochSecond',
];
const levelKeys = [
  'level',
  'severity',
  'lvl',
  'log.level',
  'severity_text',
  'severityText',
  'loglevel',
  'levelname',
  'priority',
  'PRIORITY',
  'Level',
  '@l',
];
const messageKeys = [
  'message',
  'msg',
  'event',
  'text',
  'body',
  'log',
  'MESSAGE',
  'textPayload',
  'jsonPayload.message',
  'jsonPayload.msg',
  'protoPayload.status.message',
  'RenderedMessage',
  '@m',
  '@mt',
  '_raw',
];
const whereKeys = [
  'service',
  'service.name',
  'logger',
  'component',
  'app',
  'SYSLOG_IDENTIFIER',
  'resource.labels.service_name',
];
const errorKeys = ['error', 'err', 'exception', 'thrown', 'error.message', 'err.message', 'exception.message'];
const stackKeys = [
  'stack',
  'stack_trace',
  'stackTrace',
  'stacktrace',
  'traceback',
  'exc_info',
  'exception',
  '@x',
  'error.stack',
  'error.stack_trace',
  'err.stack',
  'exception.stacktrace',
];

/** Fields of a record; a name may have dots in it, or be a path. */
function fieldOf(record: Record<string, unknown>, key: string): unknown {
  if (Object.hasOwn(record, key)) return record[key];
  return key
    .split('.')
    .reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), record);
}

/** What a record says: its message, the error it names, and the service. Undefined where it has no such field. */
function wordsOf(record: Record<string, unknown>): { said: string; where: string | undefined } | undefined {
  const first = (keys: readonly string[]) =>
    keys
      .map((key) => fieldOf(record, key))
      .find((found): found is string => typeof found === 'string' && found.trim() !== '');
  const message = first(messageKeys);
  const stack = first(stackKeys);
  const trace = stack === undefined ? undefined : traceIn(stack.split('\n'));
  const object = errorKeys.map((key) => fieldOf(record, key)).find(isObject);
  const type = ['type', 'name', 'class', 'code'].map((key) => textAt(object, key)).find((found) => found !== undefined);
  const reason = textAt(object, 'message') ?? textAt(object, 'msg') ?? textAt(object, 'reason');
  const error = trace?.error || [type, reason].filter((part) => part !== undefined).join(': ') || first(errorKeys);
  // A stack without a message is told by its error.
  const lead = message?.includes('\n') ? messageWithTrace(message) : message;
  const said = [lead, lead === undefined || !error || lead.includes(error) ? undefined : error.split('\n')[0]]
    .filter((part) => part !== undefined)
    .join(': ');
  const where = first(whereKeys);
  return said === '' && !error ? undefined : { said: said || error!, where };
}

/** A message of several lines, of which a stack trace keeps its error. */
function messageWithTrace(message: string): string {
  const lines = message.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const trace = traceIn(lines);
  if (!trace) return message;
  const head = lines.slice(0, trace.from).join(' ').trim();
  return head === '' || head.includes(trace.error) || head.includes(`${trace.error.split(':')[0]}:`)
    ? head || trace.error
    : `${head.replace(/:$/, '')}: ${trace.error}`;
}

/**
 * What a message says that stands in an envelope with its time: without a time of its own, with the error of its stack
 * trace, and its weight by the level of the envelope, or else its own.
 */
export function saidIn(message: string, level: string | undefined): { text: string; weight: Weight } {
  const whole = message.includes('\n') ? messageWithTrace(message) : message;
  let record: unknown;
  try {
    record = /^\s*\{/.test(message) ? JSON.parse(message) : undefined;
  } catch {
    record = undefined;
  }
  if (isObject(record)) {
    const words = wordsOf(record);
    const own = levelKeys
      .map((key) => fieldOf(record, key))
      .find((one) => typeof one === 'string' || typeof one === 'number');
    const text = words ? `${words.where ? `${words.where}: ` : ''}${words.said}` : whole;
    return { text, weight: weigh(level ?? own, text).weight };
  }
  const stamp = logStampIn(whole);
  // A time that the message is about stays in it.
  const leads =
    stamp !== undefined && /^(?:<\d+>1? ?)?[^\p{L}]*(?:[A-Z]+\W{1,3}|[IWEF])?$/u.test(whole.slice(0, stamp.from));
  const line = leads ? readLine(whole, 0) : undefined;
  const isOwn = line !== undefined && line !== 'impossible';
  const text = isOwn && line.text.trim() !== '' ? line.text : whole;
  const weight = level === undefined && isOwn ? line.weight : weigh(level ?? levelIn(text), text).weight;
  return { text, weight };
}

function readRecord(raw: string, line: number): LogLine | 'impossible' | undefined {
  let record: unknown;
  try {
    record = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!isObject(record)) return undefined;
  const written = timeKeys
    .map((key) => fieldOf(record, key))
    .find((value) => typeof value === 'string' || typeof value === 'number');
  if (written === undefined) return undefined;
  const stamp = typeof written === 'string' ? withZoneBehind(logStampIn(written), written) : undefined;
  const since = epochInstant(written);
  const readings = since ? [since] : stamp?.from === 0 ? stamp.readings : [];
  if (readings.length === 0) return 'impossible';
  const level = levelKeys
    .map((key) => fieldOf(record, key))
    .find((found) => typeof found === 'string' || typeof found === 'number');
  const words = wordsOf(record);
  const text = words ? `${words.where ? `${words.where}: ` : ''}${words.said}` : raw.trim();
  return { line, readings, written: String(written), text, ...weigh(level ?? levelIn(words?.said ?? ''), text) };
}

const syslogPriority = /^(?:\d+ (?=<\d{1,3}>1 ))?<(\d{1,3})>(?:1 )?/;
/** What stands behind the time in RFC 5424: host, program, process, message id, structured data and the message. */
const syslogRest = /^ (\S+) (\S+) (\S+) (\S+) (?:-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: (?:\ufeff)?(.*))?$/;
/** What stands behind the time in the formats of logcat: `threadtime`, `time` and `long`. */
const logcatRest =
  /^\s+\d+\s+\d+ ([VDIWEFAS]) (.*?)\s*: (.*)$|^ ([VDIWEFAS])\/(.*?)\s*\(\s*\d+\): (.*)$|^\s+\d+:\s*(?:\d+|0x[\da-f]+) ([VDIWEFAS])\/(\S+)\s*\]$/;
const logcatLevels: Readonly<Record<string, Weight>> = {
  V: 'debug',
  D: 'debug',
  I: 'info',
  W: 'warning',
  E: 'error',
  F: 'critical',
  A: 'critical',
  S: 'debug',
};

const zoneBehind =
  /^ ?[[(]?(?:((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)|([A-Z][A-Za-z]{1,2}[A-Z]?))[\])]?(?=[\s:,\]|]|$)/;

/** A stamp with the zone that is named behind it in other ways: `Europe/Berlin`, `[CEST]`, `WIB`. */
function withZoneBehind(stamp: LogStamp | undefined, raw: string): LogStamp | undefined {
  if (!stamp?.readings.some((read) => 'month' in read && read.zone === undefined && read.abbreviation === undefined))
    return stamp;
  const match = zoneBehind.exec(raw.slice(stamp.end, stamp.end + 60));
  if (!match) return stamp;
  const [text, name, word] = match;
  const machine = word !== undefined && Object.hasOwn(machineZones, word) ? machineZones[word] : undefined;
  const zone = name !== undefined && isZone(name) ? name : machine;
  if (zone === undefined && (word === undefined || zonesSuggested(word).length === 0)) return stamp;
  const more = zone === undefined ? { abbreviation: word } : { zone };
  return {
    ...stamp,
    end: stamp.end + text.length,
    text: raw.slice(stamp.from, stamp.end + text.length),
    readings: stamp.readings.map((read) => ('month' in read ? { ...read, ...more } : read)),
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function readLine(whole: string, line: number): LogLine | 'impossible' | undefined {
  const priority = syslogPriority.exec(whole);
  const raw = priority ? whole.slice(priority[0].length) : whole;
  const isSyslog = priority !== null && /<\d{1,3}>1 $/.test(priority[0]);
  const stamp = withZoneBehind(logStampIn(raw), raw);
  if (!stamp || (isSyslog && stamp.from > 0)) return undefined;
  if (stamp.readings.length === 0) return 'impossible';
  const before = raw.slice(0, stamp.from);
  const after = raw.slice(stamp.end);
  const said = after.replace(/^ (?:(?:stdout|stderr) [FP] )?/, '');
  const found = { line, readings: stamp.readings, written: stamp.text, said };
  const klog = /^([IWEF])$/.exec(before);
  if (klog) {
    const parts = /^\s+\d+\s+([\w./-]+:\d+)\]\s?(.*)$/.exec(after);
    const level = { I: 'info', W: 'warning', E: 'error', F: 'fatal' }[klog[1] as 'I' | 'W' | 'E' | 'F'];
    const text = parts ? `${parts[1]}: ${parts[2]}` : after;
    return { ...found, text, ...weigh(level, text) };
  }
  const logcat = /^\[? ?$/.test(before) ? logcatRest.exec(after) : null;
  if (logcat) {
    const [tag, message] = [logcat[2] ?? logcat[5] ?? logcat[8]!, logcat[3] ?? logcat[6]];
    return {
      ...found,
      said: message ?? '',
      text: message === undefined ? tag : `${tag}: ${message}`,
      weight: logcatLevels[logcat[1] ?? logcat[4] ?? logcat[7]!]!,
      isLevelless: false,
      isHead: message === undefined,
    };
  }
  // The common log format: neither the address of the client nor its browser belongs into a timeline.
  const access = /^\]? "([A-Z]+ \S+)[^"]*" (\d{3})\b/.exec(after);
  if (access && /\[$/.test(before)) {
    const text = `${access[1]}: ${access[2]}`;
    return { ...found, text, weight: Number(access[2]) >= 500 ? 'error' : 'info', isLevelless: false };
  }
  if (isSyslog) {
    const parts = syslogRest.exec(after);
    const named = parts && [parts[1], parts[2]].filter((part) => part !== '-').join(' ');
    const text = parts ? `${named}${named === '' ? '' : ': '}${parts[5] ?? parts[4]}` : after;
    return { ...found, said: parts?.[5] ?? after, text, weight: severity(Number(priority[1]) % 8), isLevelless: false };
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
  return { ...found, text, ...weigh(level, rest) };
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

/** How much an entry weighs by its level, or, where it names none, by its words. */
function weigh(level: unknown, text: string): { weight: Weight; isLevelless: boolean } {
  const known = weightOf(level);
  return known
    ? { weight: known, isLevelless: false }
    : { weight: telling.test(text) ? 'warning' : 'info', isLevelless: true };
}

function weightOf(level: unknown): Weight | undefined {
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
  if (/^(?:info|default)/.test(word)) return 'info';
  if (/^(?:debug|trace|verbose|fine)/.test(word)) return 'debug';
  return undefined;
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

/** Lines with a local time, and the first way to read it. */
function localsOf(lines: readonly LogLine[]): { line: LogLine; read: Local }[] {
  return lines.flatMap((line) => {
    const [read] = line.readings;
    return read && 'month' in read ? [{ line, read }] : [];
  });
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
