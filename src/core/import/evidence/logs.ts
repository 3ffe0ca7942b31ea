import { shownValue, type Problem } from './evidence.ts';
import { localsOf, readLine, type LogLine } from './log-line.ts';
import { readRecord } from './log-record.ts';
import { awaitsError, isCrash, isTracePart, traceIn } from './trace.ts';

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
      log.declared ??= declaredIn(raw, `line ${line}`);
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

/** The zone that a text names for all times of a file. @param where the place of the text, in words */
export function declaredIn(raw: string, where: string): Log['declared'] {
  // The extended log format has its times in UTC: https://www.w3.org/TR/WD-logfile.html
  if (/^#Fields:.*\bdate time\b/.test(raw)) return { zone: 'UTC', by: `${where}, \`#Fields: … date time\`` };
  const match =
    /\b(?:time ?zone|TZ)\s*[:=]\s*"?(UTC|GMT|[A-Z][A-Za-z_]+\/[\w/+-]+|[+-]\d\d:\d\d)/i.exec(raw) ??
    /\b(?:all )?times (?:are )?(?:in )?(UTC|GMT)\b/i.exec(raw);
  if (!match) return undefined;
  return { zone: /^(?:UTC|GMT)$/i.test(match[1]!) ? 'UTC' : match[1]!, by: `${where}, ${shownValue(match[0])}` };
}
