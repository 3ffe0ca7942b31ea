import type { SourceFile } from '../../model/library.ts';
import { ages } from './ages.ts';
import { alertmanager } from './alertmanager.ts';
import { cloudtrail, cloudwatchAlarms, cloudwatchLogs } from './aws.ts';
import { datadog } from './datadog.ts';
import { add, baseName, emptyReading, shownValue, type Problem, type Reading, type Weight } from './evidence.ts';
import { firehydrant } from './firehydrant.ts';
import { fold } from './fold.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { grafana, grafanaOncall } from './grafana.ts';
import { incidentio } from './incidentio.ts';
import { journald } from './journald.ts';
import { isObject } from './json.ts';
import { jsonValues } from './json-values.ts';
import { kubernetes } from './kubernetes.ts';
import { settleLog } from './log-instants.ts';
import { timeKeys, timeKeysIn, wordsOf } from './log-record.ts';
import { logs, readLog, type Log } from './logs.ts';
import { loki } from './loki.ts';
import { opentelemetry } from './opentelemetry.ts';
import { opsgenie, opsgenieWebhooks } from './opsgenie.ts';
import { pagerduty, pagerdutyWebhooks } from './pagerduty.ts';
import { rootly } from './rootly.ts';
import { readSeparated } from './separated.ts';
import { sentry } from './sentry.ts';
import { directoryOf, readSlack, slack, slackPart } from './slack.ts';
import { spark } from './spark.ts';
import { squadcast } from './squadcast.ts';
import { statuspage } from './statuspage.ts';

/** Formats recognised by the shape of their JSON, most specific first. */
export const formats: readonly Format[] = [
  pagerdutyWebhooks,
  pagerduty,
  alertmanager,
  kubernetes,
  rootly,
  firehydrant,
  opsgenieWebhooks,
  opsgenie,
  incidentio,
  statuspage,
  squadcast,
  grafanaOncall,
  cloudtrail,
  cloudwatchAlarms,
  cloudwatchLogs,
  datadog,
  opentelemetry,
  loki,
  journald,
  spark,
  sentry,
  grafana,
  gitlab,
  github,
];

/** Every format that is read, for people. */
export const known: readonly { name: string; url: string; holds: string }[] = [...formats, slack, logs];

/** A zone for logs whose times name none: of one file, or of all where `file` is not given. */
export interface SourceZone {
  file: string | undefined;
  zone: string;
}

export interface ReadOptions {
  zones: readonly SourceZone[];
  /** Instants known from elsewhere, such as the rows a postmortem has: they tell the year of logs that name none. */
  context: readonly number[];
  /** The lowest level of entries that are used. */
  least: Weight;
}

/** Reads exports and logs, each recognised by what is in it. The order of the files makes no difference. */
export function readEvidence(files: readonly SourceFile[], options: ReadOptions): Reading[] {
  const opened = files.map((file) => open(file));
  const parts = opened.flatMap((file) =>
    'value' in file && ['users', 'channels'].includes(slackPart(file.value) ?? '') ? [file] : [],
  );
  const readings = new Map<string, Reading>();
  const waiting: Log[] = [];
  for (const file of opened) {
    const { path } = file;
    if ('log' in file) {
      if (file.log.yearless) waiting.push(file.log);
      else readings.set(path, settleLog(file.log, { zone: zoneOf(path, options.zones), context: undefined }));
    } else if ('problem' in file) {
      const reading = emptyReading(path, undefined);
      reading.unreadable.push(file.problem);
      readings.set(path, reading);
    } else {
      const reading = readValue(file.value, path, parts);
      reading.unreadable.push(...(file.broken ?? []));
      reading.lost += file.broken?.length ?? 0;
      reading.read += file.broken?.length ?? 0;
      readings.set(path, reading);
    }
    if ('note' in file && file.note) readings.get(path)?.notes.push(file.note);
  }
  const instants = [...readings.values()].flatMap((reading) => reading.events.map(({ at }) => at));
  const context = spanOf([...instants, ...options.context]);
  for (const log of waiting) readings.set(log.file, settleLog(log, { zone: zoneOf(log.file, options.zones), context }));
  return opened.map(({ path }) => fold(readings.get(path)!, options.least));
}

function spanOf(instants: readonly number[]): { from: number; to: number } | undefined {
  if (instants.length === 0) return undefined;
  let [from, to] = [Infinity, -Infinity];
  for (const at of instants) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return { from, to };
}

/** The zone given for a file, by its path or its own name, else the one for all. */
function zoneOf(path: string, zones: readonly SourceZone[]): string | undefined {
  const named = zones.find(({ file }) => file !== undefined && matches(path, file));
  return (named ?? zones.find(({ file }) => file === undefined))?.zone;
}

/** Whether a path is the file that was named: all of it, or its end. */
export function matches(path: string, name: string): boolean {
  const [a, b] = [path.replaceAll('\\', '/'), name.replaceAll('\\', '/').replace(/^\.\//, '')];
  return a === b || a.endsWith(`/${b}`) || baseName(a) === b;
}

type Opened = { path: string; note?: string | undefined } & (
  { value: unknown; broken?: Problem[] | undefined } | { log: Log } | { problem: Problem }
);

const expectedFormats = `an export of ${[...new Set(formats.map(({ name }) => name))].join(', ')} or ${slack.name}, or a log`;

/** The largest file that is read, in bytes. */
export const largestEvidence = 200_000_000;

function open({ path, bytes, size }: SourceFile): Opened {
  const fail = (reason: string, hint?: string, line?: number): Opened => ({
    path,
    problem: { file: path, line, reason, hint },
  });
  if (size > largestEvidence)
    return fail(
      `Unexpected file of ${Math.round(size / 1e6)} MB, expected at most ${largestEvidence / 1e6} MB`,
      'Cut out the hours around the incident.',
    );
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    return fail('Unexpected zip archive, expected the files in it', 'Unpack it and give the folder.');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return fail('Unexpected gzip archive, expected the file in it', 'Unpack it with `gunzip`.');
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!wide && bytes.subarray(0, 100_000).includes(0))
    return fail(`Unexpected binary file, expected ${expectedFormats}`);
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  if (text.trim() === '') return fail(`Unexpected empty file, expected ${expectedFormats}`);
  const strange = text.includes('\ufffd') ? 'some bytes are not UTF-8 and are shown as �' : undefined;
  const opened = openText(text, path, fail);
  return strange ? { ...opened, note: strange } : opened;
}

function openText(text: string, path: string, fail: (reason: string, hint?: string, line?: number) => Opened): Opened {
  const isJson = /^\s*[[{]/.test(text.replace(/^\ufeff/, ''));
  const json = isJson ? parseJson(text) : undefined;
  if (json && 'value' in json) {
    const { value } = json;
    if (isDeep(value)) return fail(`Unexpected nesting deeper than ${deepest} levels, expected ${expectedFormats}`);
    if (recognise(value) || slackPart(value)) return { path, value };
    // A log may consist of one line of JSON, or of a list of records.
    const records = recordsIn(value);
    const log = records && readLog(records.map((one) => JSON.stringify(one)).join('\n'), path);
    if (log && log.lines.length * 2 > log.read) return { path, log };
    return { path, value };
  }
  // Answers behind each other, on one line each or on several, as `jq` prints them and streams deliver them.
  const several = isJson || /^(?:\x1e|data: ?)\s*[[{]/.test(text) ? jsonValues(text) : undefined;
  if (several && several.values.length > 0 && !several.values.some(({ value }) => isDeep(value))) {
    const values = several.values.map(({ value }) => value);
    if (recognise(values) || slackPart(values)) {
      const broken = several.broken.map(({ line, text: raw }): Problem => ({
        file: path,
        line,
        reason: `Unexpected ${shownValue(raw)}, expected JSON that is whole`,
      }));
      return { path, value: values, broken };
    }
    if (values.length > 1 && several.isPretty) {
      const log = readLog(values.map((one) => JSON.stringify(one)).join('\n'), path);
      if (log) return { path, log };
    }
  }
  if (json) {
    const values = parseLines(text);
    if (/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text) && !values && !looksLikeRecords(text))
      return fail(`Unexpected ${json.reason}, expected JSON that is whole`, undefined, json.line);
  }
  const aged = ages(text);
  if (aged) return fail(aged.reason, aged.hint, aged.line);
  const log = readSeparated(text, path) ?? readLog(text, path);
  if (log) return { path, log };
  return fail(
    `Unexpected text without a time in any line, expected ${expectedFormats}`,
    'Export it with times: `kubectl logs --timestamps`, `docker logs -t`, `journalctl -o json`.',
    1,
  );
}

/** The records of a log: the value itself, a list of objects, or the one list in it whose objects have a time. */
function recordsIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? value : undefined;
  if (!isObject(value)) return undefined;
  const found = recordList(value);
  return found?.isRead ? found.records : [value];
}

const deepest = 100;

/** Whether JSON nests deeper than any export does. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const next: unknown[] = [];
    for (const one of level)
      if (typeof one === 'object' && one !== null)
        for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) next.push(inner);
    level = next;
  }
  return false;
}

/** Whether most lines are JSON records: JSON lines, some of them broken. */
function looksLikeRecords(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const whole = lines.filter((line) => 'value' in parseJson(line));
  return whole.length * 2 > lines.length;
}

function parseJson(text: string): { value: unknown } | { reason: string; line: number } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const upTo = text.slice(0, placeOfFault(message, text) ?? text.length);
    const what = /^Unexpected (?:token '?(.+?)'?,|token (\S+) in)/.exec(message);
    const token = what?.[1] ?? what?.[2];
    const reason = token ? `\`${token.replaceAll('`', 'ˋ')}\` in JSON` : 'end of JSON';
    return { reason, line: upTo.replace(/\s+$/, '').split('\n').length };
  }
}

/** Where JSON breaks off: the engine gives a position, or the text around the place. */
function placeOfFault(message: string, text: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const around = /, (\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON$/.exec(message);
  const at = around ? text.indexOf(around[2]!) : -1;
  if (!around || at < 0 || text.indexOf(around[2]!, at + 1) >= 0) return undefined;
  return at + (around[1] ? 10 : 0);
}

function parseLines(text: string): unknown[] | undefined {
  const values: unknown[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (!('value' in parsed)) return undefined;
    values.push(parsed.value);
  }
  return values;
}

function recognise(value: unknown): Format | undefined {
  return formats.find((format) => format.fits(value));
}

function readValue(value: unknown, path: string, parts: readonly { path: string; value: unknown }[]): Reading {
  const format = recognise(value);
  if (format && Array.isArray(value)) {
    const mixed = readMixed(value, path);
    if (mixed) return mixed;
  }
  if (format) return format.countsAll ? format.read(value, path) : complete(format.read(value, path), value);
  const part = slackPart(value);
  if (part === 'messages') {
    const folders = [folderOf(folderOf(path)), folderOf(path)];
    const near = parts.filter((one) => folders.includes(folderOf(one.path)));
    return complete(
      readSlack(value, path, directoryOf((near.length > 0 ? near : parts).map((one) => one.value))),
      value,
    );
  }
  if (part) {
    const reading = emptyReading(path, slack.name);
    reading.notes.push(part === 'logs' ? 'what was installed and removed, not read' : `names of ${part}`);
    return reading;
  }
  const entries = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value).filter(Array.isArray).flat()
      : [];
  const isEmpty = Array.isArray(value)
    ? value.length === 0
    : isObject(value) && entries.length === 0 && Object.values(value).some(Array.isArray);
  const reading = emptyReading(path, isEmpty ? 'empty' : undefined);
  if (isEmpty) {
    reading.notes.push('an export with nothing in it');
    return reading;
  }
  const shape = Array.isArray(value)
    ? `list of ${isObject(value[0]) ? `objects with ${keysOf(value[0])}` : 'values'}`
    : isObject(value)
      ? `object with ${keysOf(value)}`
      : 'value';
  reading.unreadable.push({
    file: path,
    reason: `Unexpected JSON ${shape}, expected ${expectedFormats}`,
    hint: hintFor(value, path),
  });
  return reading;
}

/** A list with entries of several vendors, as whatever collects webhooks writes; undefined where there is one vendor. */
function readMixed(list: readonly unknown[], path: string): Reading | undefined {
  const groups = Map.groupBy(list, (one) => (isObject(one) ? recognise(one) : undefined));
  const known = [...groups].flatMap(([format, entries]) => (format ? [{ format, entries }] : []));
  if (new Set(known.map(({ format }) => format.name)).size < 2) return undefined;
  const names = [...new Set(known.map(({ format }) => format.name))];
  const whole = emptyReading(path, names.join(', '));
  for (const { format, entries } of known) {
    const { read, events, left, unreadable, lost, notes } = format.read(entries, path);
    whole.events.push(...events.map((event) => ({ ...event, entry: event.entry + whole.read })));
    whole.read += read;
    whole.lost += lost;
    whole.unreadable.push(...unreadable);
    whole.notes.push(...notes);
    for (const [why, count] of left) add(whole.left, why, count);
  }
  const others = groups.get(undefined)?.length ?? 0;
  if (others > 0) add(whole.left, 'of no vendor that is known', others);
  whole.read += others;
  return whole;
}

/** How to print the records of an unknown export as lines of a log. */
function hintFor(value: unknown, path: string): string {
  const found = recordList(value) ?? (isObject(value) ? timedRecords([value], '.', 1) : undefined);
  if (!found)
    return 'No list in it has records with a time. Export it with the times, as JSON lines: `{"time": …, "level": …, "message": …}`.';
  const name = /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  const { time, message } = found;
  const fields = timeKeys.includes(time)
    ? ''
    : ` | {time: ${jqStep(time)}${message === undefined ? '' : `, message: ${message}`}}`;
  return `Records of a log are read as JSON lines with a time: \`jq -c '${found.path}${fields}' ${name}\`.`;
}

interface RecordList {
  /** As a path of jq. */
  path: string;
  records: Record<string, unknown>[];
  /** The field of their time, and the path of what most likely says what happened. */
  time: string;
  message: string | undefined;
  /** Whether they are read as they are. */
  isRead: boolean;
}

const jqStep = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `.[${JSON.stringify(key)}]`);

/** The longest list in a value whose objects, or what stands in each of them, have a time. */
function recordList(value: unknown, path = '', depth = 0): RecordList | undefined {
  if (depth > 8 || typeof value !== 'object' || value === null) return undefined;
  let best: RecordList | undefined;
  const consider = (found: RecordList | undefined) => {
    if (found && (!best || found.records.length > best.records.length)) best = found;
  };
  if (Array.isArray(value)) {
    consider(timedRecords(value.filter(isObject), `${path || '.'}[]`, 0));
    if (value.length > 0 && value.length <= 3)
      value.forEach((one) => consider(recordList(one, `${path || '.'}[]`, depth + 1)));
    return best;
  }
  for (const [key, one] of Object.entries(value)) consider(recordList(one, `${path}${jqStep(key)}`, depth + 1));
  return best;
}

function timedRecords(records: Record<string, unknown>[], path: string, depth: number): RecordList | undefined {
  const [first] = records;
  if (!first) return undefined;
  const [time, ...more] = timeKeysIn(first);
  if (time !== undefined) {
    const message = messageIn(first, time);
    const isRead = timeKeys.includes(time) ? message?.length === 1 : more.length === 0 && wordsOf(first) !== undefined;
    return { path, records, time, message: message?.map(jqStep).join(''), isRead };
  }
  if (depth > 1) return undefined;
  for (const key of Object.keys(first)) {
    const inner = records.map((one) => one[key]).filter(isObject);
    const found = inner.length === records.length ? timedRecords(inner, `${path}${jqStep(key)}`, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The path of what most likely says what happened: the longest text of several words in a record, else the longest. */
function messageIn(record: Record<string, unknown>, time: string): string[] | undefined {
  const texts = Object.entries(record).flatMap(([key, one]): [string[], unknown][] =>
    isObject(one) ? Object.entries(one).map(([inner, value]) => [[key, inner], value]) : [[[key], one]],
  );
  const ranked = texts
    .flatMap(([path, one]) => (typeof one === 'string' && path[0] !== time ? [{ path, one }] : []))
    .filter(({ one }) => !/^\d{4}-\d\d-\d\d|^https?:/.test(one))
    .map(({ path, one }) => ({ path, rank: one.length + (/\S\s+\S/.test(one) ? 1_000_000 : 0) }));
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.path;
}

/** Counts entries that no reader took: those that are no object or lack required fields. */
function complete(reading: Reading, value: unknown): Reading {
  const lists = Array.isArray(value) ? [value] : isObject(value) ? Object.values(value).filter(Array.isArray) : [];
  const entries = lists.flat().length;
  if (entries > reading.read && !lists.flat().every((one) => isObject(one) && Object.values(one).some(Array.isArray))) {
    add(reading.left, 'without what makes an entry', entries - reading.read);
    reading.read = entries;
  }
  return reading;
}

function keysOf(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  const shown = keys.slice(0, 5).map((key) => `\`${key.replaceAll('`', 'ˋ').slice(0, 30)}\``);
  return keys.length === 0 ? 'no keys' : shown.join(', ') + (keys.length > 5 ? ' …' : '');
}

function folderOf(path: string): string {
  return path.replace(/[\\/]?[^\\/]*$/, '');
}
