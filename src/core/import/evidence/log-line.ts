import type { Weight } from './evidence.ts';
import { levelIn, severity, weigh } from './log-weight.ts';
import { machineZones, zonesSuggested } from '../../text/zone.ts';
import { logStampIn, type Local, type LogStamp } from '../../text/log-stamp.ts';

/** A line whose time was found. */
export interface LogLine {
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

/** Lines with a local time, and the first way to read it. */
export function localsOf(lines: readonly LogLine[]): { line: LogLine; read: Local }[] {
  return lines.flatMap((line) => {
    const [read] = line.readings;
    return read && 'month' in read ? [{ line, read }] : [];
  });
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
export function withZoneBehind(stamp: LogStamp | undefined, raw: string): LogStamp | undefined {
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

export function readLine(whole: string, line: number): LogLine | 'impossible' | undefined {
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
  const text = wordsOfPairs(rest) ?? rest.replace(/^(?:time=)?["\s]*/, '');
  return { ...found, text, ...weigh(level, rest) };
}

/** What a line of names and values (logfmt) says: its message, with its error. */
export function wordsOfPairs(line: string): string | undefined {
  const said = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(line);
  if (!said) return undefined;
  const error = /(?:^|\s)(?:err|error)="?([^"]+)"?/.exec(line)?.[1];
  return `${(said[1] ?? said[2])!.replace(/\\"/g, '"')}${error === undefined ? '' : `: ${error}`}`;
}
