import type { Weight } from './evidence.ts';
import { isObject, text as textAt } from './json.ts';
import { readLine, withZoneBehind, wordsOfPairs, type LogLine } from './log-line.ts';
import { levelIn, weigh } from './log-weight.ts';
import { traceIn } from './trace.ts';
import { epochInstant, instantIn, isoInstant, logStampIn, type Instant, type LogStamp } from '../../text/log-stamp.ts';

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
  't.$date',
];

const isTime = (value: unknown) =>
  epochInstant(value) !== undefined || (typeof value === 'string' && logStampIn(value)?.from === 0);

/** The fields in which a record may have its time: the one that is known for it, else all that are named so and hold one. */
export function timeKeysIn(record: Record<string, unknown>): string[] {
  const known = timeKeys.find((key) => isTime(fieldOf(record, key)));
  if (known !== undefined) return [known];
  return Object.keys(record).filter((key) => /time|date|created|(?:_at|At|ts|when)$/i.test(key) && isTime(record[key]));
}

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
  's',
];
const messageKeys = [
  'message',
  'Message',
  'msg',
  'event',
  'text',
  'body',
  'log',
  'line',
  'content',
  'MESSAGE',
  'textPayload',
  'jsonPayload.message',
  'jsonPayload.msg',
  'protoPayload.status.message',
  'payload.text',
  'payload.message',
  'data.message',
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
export function wordsOf(record: Record<string, unknown>): { said: string; where: string | undefined } | undefined {
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
  const text = isOwn && line.text.trim() !== '' ? line.text : (wordsOfPairs(whole) ?? whole);
  const weight = level === undefined && isOwn ? line.weight : weigh(level ?? levelIn(whole), whole).weight;
  return { text, weight };
}

/** The time of a record that says what happened, where no other field can be its time. */
function onlyTimeIn(record: Record<string, unknown>): unknown {
  const [key, ...more] = timeKeysIn(record);
  return key === undefined || more.length > 0 ? undefined : fieldOf(record, key);
}

/** Offsets of zones are multiples of this. */
const quarter = 15 * 60_000;

/** The instant of a record that tells its local time once more with its zone, as exports of chats do. */
function sameInstantIn(record: Record<string, unknown>, stamp: LogStamp | undefined): Instant | undefined {
  const [local, ...more] = stamp?.readings ?? [];
  if (!local || more.length > 0 || 'at' in local || local.zone !== undefined) return undefined;
  const wall = instantIn(local, 'UTC');
  return Object.entries(record)
    .filter(([key]) => /time|date|ts$/i.test(key))
    .flatMap(([, value]) => isoInstant(value) ?? epochInstant(value) ?? [])
    .find(({ at }) => typeof wall === 'number' && Math.abs(at - wall) <= 56 * quarter && (at - wall) % quarter === 0);
}

export function readRecord(raw: string, line: number): LogLine | 'impossible' | undefined {
  let record: unknown;
  try {
    record = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!isObject(record)) return undefined;
  const words = wordsOf(record);
  const written =
    timeKeys
      .map((key) => fieldOf(record, key))
      .find((value) => typeof value === 'string' || typeof value === 'number') ??
    (words && onlyTimeIn(record));
  if (written === undefined) return undefined;
  const stamp = typeof written === 'string' ? withZoneBehind(logStampIn(written), written) : undefined;
  const since = epochInstant(written) ?? sameInstantIn(record, stamp);
  const readings = since ? [since] : stamp?.from === 0 ? stamp.readings : [];
  if (readings.length === 0) return 'impossible';
  const level = levelKeys
    .map((key) => fieldOf(record, key))
    .find((found) => typeof found === 'string' || typeof found === 'number');
  const text = words ? `${words.where ? `${words.where}: ` : ''}${words.said}` : raw.trim();
  return { line, readings, written: String(written), text, ...weigh(level ?? levelIn(words?.said ?? ''), text) };
}
