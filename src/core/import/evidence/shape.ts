import { isoInstant, epochInstant, type Instant } from '../../text/log-stamp.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { namesIn, Reader, type Evidence, type Kind, type Weight } from './evidence.ts';
import type { Format } from './format.ts';
import { get, isObject, text } from './json.ts';
import { saidIn } from './log-record.ts';

type Json = Record<string, unknown>;

/** Patterns that values at paths have to fit. */
export type Conditions = Readonly<Record<string, RegExp>>;

/** A moment of an entry: at which field, in which words. */
export interface Moment {
  /** Path of its time, or several with `|` between them: the first that can be read counts. */
  at: string;
  when?: Conditions;
  /**
   * What happened. `{path}` is a value, `{a|b}` the first there is, `{path:words}` one with its `_` and capitals spelled
   * as words, `{path:short}` its first eight characters. A part in `[…]` is left out where it lacks a value.
   */
  text: string;
  kind?: Kind;
  claim?: Milestone;
  /** Whether the field says so itself; else a person has to agree. */
  sure?: boolean;
  weight?: Weight;
  /** Path of the time this one is later than: if both are equal, nothing was said by it. */
  after?: string;
}

/** A line of a log inside an envelope: at which paths its time, its words and its level are. */
export interface LogMoment {
  at: string;
  when?: Conditions;
  message: string;
  level?: string;
  where?: string;
  /** Levels by the vendor’s own numbers or words, where they mean something else than in logs at large. */
  levels?: (value: string) => Weight | undefined;
}

type Choice = Moment | LogMoment | readonly (Moment | LogMoment)[];

/** One kind of entry of an export, described by the paths of what it holds. */
export interface Shape {
  /** Paths that every entry has; `a|b` for one of several. */
  has: readonly string[];
  when?: Conditions;
  /** As {@link Moment.text}. */
  label: string;
  id?: string;
  url?: string;
  /** Paths of names of the alert or incident, and the prefix of those that are unique within the vendor only. */
  keys?: readonly string[];
  /** Each of them; of a list, the first whose conditions hold. */
  moments: readonly Choice[];
  /** Moments of a list inside the entry: its items are at the path `each` beside the values of the entry. */
  each?: { list: string; moments: readonly Choice[] };
  /** Why an entry does not belong into a timeline, with the conditions for it. */
  leave?: readonly { when: Conditions; why: string }[];
  /** What to export instead, where an entry has no time. */
  instead?: string;
  /** The field with the time, for messages, where `open` renames it. */
  timeField?: string;
  /** Rewrites an entry whose values lie in no object, such as lists of names and values. */
  open?: (one: Json) => Json;
}

/** A vendor’s exports by their shapes, most specific first. */
export interface Vendor {
  name: string;
  url: string;
  holds: string;
  shapes: readonly Shape[];
}

/**
 * A format that finds its entries wherever they stand: alone, in a list, in the answer of an interface under whatever
 * name, in the body of a delivery, or as JSON in a string.
 */
export function shaped({ name, url, holds, shapes }: Vendor): Format {
  const shapeOf = (one: Json) => shapes.find((shape) => isShaped(one, shape));
  return {
    name,
    url,
    holds,
    countsAll: true,
    fits: (value) => walk(value, shapeOf, () => true),
    read(value, file) {
      const reader = new Reader(file, name);
      walk(value, shapeOf, (one, path, shape) => {
        if (shape) readShape(reader, shape, one, path);
        else reader.leave('of another type');
        return false;
      });
      return reader.reading;
    },
  };
}

/** Whether an object is an entry of a shape. */
export function isShaped(one: Json, shape: Shape): boolean {
  return shape.has.every((paths) => valueAt(one, paths) !== undefined) && holds(one, shape.when);
}

function holds(one: Json, conditions: Conditions = {}): boolean {
  return Object.entries(conditions).every(([path, pattern]) => pattern.test(wordsAt(one, path) ?? ''));
}

/** Fields that hold another document as text: notifications of SNS, deliveries of webhooks, `lookup-events`. */
const bodies = new Set(['Message', 'message', 'body', 'payload', 'CloudTrailEvent', 'raw_body', 'Body']);
const deepest = 10;

/**
 * Visits the entries of a value in order, and what stands in one list with them but is none, until a visit says to stop.
 */
export function walk<S>(
  value: unknown,
  shapeOf: (one: Json) => S | undefined,
  visit: (one: Json, path: string, shape: S | undefined) => boolean,
  path = '',
  depth = 0,
): boolean {
  if (depth > deepest) return false;
  if (Array.isArray(value)) {
    const shapes = value.map((one) => (isObject(one) ? shapeOf(one) : undefined));
    const isList = shapes.some((shape) => shape !== undefined);
    return value.some((one, index) => {
      const at = `${path}[${index}]`;
      const shape = shapes[index];
      if (shape !== undefined) return visit(one as Json, at, shape);
      let found = false;
      const stop = walk(
        one,
        shapeOf,
        (...inner) => {
          found = true;
          return visit(...inner);
        },
        at,
        depth + 1,
      );
      if (!stop && isList && !found && isObject(one)) return visit(one, at, undefined);
      return stop;
    });
  }
  if (!isObject(value)) return false;
  const shape = shapeOf(value);
  if (shape !== undefined) return visit(value, path, shape);
  return Object.entries(value).some(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof inner === 'object' && inner !== null) return walk(inner, shapeOf, visit, at, depth + 1);
    const body = typeof inner === 'string' && bodies.has(key) ? bodyIn(inner) : undefined;
    return body !== undefined && walk(body, shapeOf, visit, at, depth + 1);
  });
}

function bodyIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads an entry of a shape. */
export function readShape(reader: Reader, shape: Shape, entry: Json, path: string): void {
  const one = shape.open?.(entry) ?? entry;
  const left = shape.leave?.find(({ when }) => holds(one, when));
  if (left) return reader.leave(left.why);
  const read = (choices: readonly Choice[], values: Json) => {
    const events: Omit<Evidence, 'entry'>[] = [];
    let missing: string | undefined;
    for (const choice of choices) {
      const moment = [choice].flat().find(({ when }) => holds(values, when));
      if (!moment) continue;
      const event = eventOf(reader, shape, moment, values);
      if (event) events.push(event);
      else missing ??= moment.at.split('|')[0]!;
    }
    return { events, missing };
  };
  const settle = ({ events, missing }: ReturnType<typeof read>, values: Json, at: string) => {
    if (events.length > 0) return reader.use(...events);
    if (missing === undefined) return reader.leave('of no moment in the incident');
    const field = shape.timeField ?? missing.replace(/^each\./, '');
    reader.fail(
      at === '' ? field : `${at}.${field}`,
      valueAt(values, missing),
      'a time such as `2026-04-15T14:03:22Z`',
      shape.instead,
    );
  };
  const inner = shape.each && valueAt(one, shape.each.list);
  const items = Array.isArray(inner) ? inner.filter(isObject) : [];
  if (shape.moments.length > 0 || items.length === 0) settle(read(shape.moments, one), one, path);
  items.forEach((each, index) => {
    const values = { ...one, each };
    const list = shape.each!.list.split('|')[0]!;
    settle(read(shape.each!.moments, values), values, `${path === '' ? '' : `${path}.`}${list}[${index}]`);
  });
}

function eventOf(
  reader: Reader,
  shape: Shape,
  moment: Moment | LogMoment,
  one: Json,
): Omit<Evidence, 'entry'> | undefined {
  const time = timeAt(one, moment.at);
  if (!time) return undefined;
  const label = filled(shape.label, one).trim();
  const source = (text: string) => ({
    ...reader.source(label === '' ? reader.format : label),
    // Without an id, an entry that says the same of the same moment is the same.
    id: (shape.id === undefined ? undefined : wordsAt(one, shape.id)) ?? text,
    url: shape.url === undefined ? undefined : wordsAt(one, shape.url),
  });
  if ('message' in moment) {
    const level = moment.level === undefined ? undefined : wordsAt(one, moment.level);
    const said = saidIn(messageAt(one, moment.message), level);
    const where = moment.where === undefined ? undefined : wordsAt(one, moment.where);
    const text = where && !said.text.startsWith(where) ? `${where}: ${said.text}` : said.text;
    const known = level === undefined ? undefined : moment.levels?.(level);
    return { ...time.instant, text, source: source(text), keys: namesIn(text), weight: known ?? said.weight };
  }
  if (moment.after !== undefined && timeAt(one, moment.after)?.instant.at === time.instant.at) return undefined;
  const text = filled(moment.text, one);
  const keys = (shape.keys ?? []).flatMap((key) => {
    const [prefix, path] = key.includes('=') ? (key.split('=') as [string, string]) : ['', key];
    const value = wordsAt(one, path);
    return value ? [`${prefix}${value}`.toLowerCase()] : [];
  });
  return {
    ...time.instant,
    text,
    source: source(text),
    keys: [...keys, ...namesIn(text)],
    kind: moment.kind ?? 'update',
    claim: moment.claim && {
      milestone: moment.claim,
      words: wordsFor(moment, one, time.path),
      sure: moment.sure ?? true,
    },
    weight: moment.weight,
  };
}

/** What a claim is read from: the value that decided, else the field of the time. */
function wordsFor(moment: Moment, one: Json, path: string): string {
  const [decided] = Object.keys(moment.when ?? {});
  const value = decided === undefined ? undefined : wordsAt(one, decided);
  return value === undefined || value.length > 40 ? `\`${path}\`` : `\`${decided!.split('|').at(-1)}: ${value}\``;
}

function timeAt(one: Json, paths: string): { instant: Instant; path: string } | undefined {
  for (const path of paths.split('|')) {
    const value = valueAt(one, path);
    // A time of zero is how some write “none”.
    const instant = isoInstant(value) ?? epochInstant(value);
    if (instant && instant.at > 0) return { instant, path };
  }
  return undefined;
}

/** The first value at one of several paths; a path steps into objects, and `a.0` into a list. */
function valueAt(one: unknown, paths: string): unknown {
  for (const path of paths.split('|')) {
    let value: unknown = one;
    // Some names have dots in them.
    if (isObject(one) && Object.hasOwn(one, path)) value = one[path];
    else
      for (const step of path.split('.'))
        value = Array.isArray(value) && /^\d+$/.test(step) ? (value[Number(step)] as unknown) : get(value, step);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A value as text: numbers and yes or no too; nothing for objects. */
function wordsAt(one: unknown, paths: string): string | undefined {
  for (const path of paths.split('|')) {
    const value = valueAt(one, path);
    if (typeof value === 'boolean') return String(value);
    const found = text({ value }, 'value');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A message may be an object itself, or bytes. */
function messageAt(one: Json, paths: string): string {
  const words = wordsAt(one, paths);
  if (words !== undefined) return words;
  const value = valueAt(one, paths);
  if (Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255))
    return new TextDecoder().decode(Uint8Array.from(value as number[]));
  return value === undefined ? '' : JSON.stringify(value);
}

/** Fills in a template. */
function filled(template: string, one: Json): string {
  const fill = (part: string): string | undefined => {
    let whole = true;
    const text = part.replace(/\{([^{}:]+)(:words|:short)?\}/g, (_, paths: string, form?: string) => {
      const value = wordsAt(one, paths);
      if (value === undefined) whole = false;
      if (form === ':short') return value?.slice(0, 8) ?? '';
      if (form === ':words')
        return (value ?? '')
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .replace(/[_.-]+/g, ' ')
          .toLowerCase();
      return value ?? '';
    });
    return whole ? text : undefined;
  };
  const parts = template.split(/(\[[^[\]]*\])/);
  return parts
    .map((part) =>
      part.startsWith('[') ? (fill(part.slice(1, -1)) ?? '') : (fill(part) ?? part.replace(/\{[^{}]*\}/g, '')),
    )
    .join('');
}
