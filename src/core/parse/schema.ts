import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { startOf, type Message, type Place } from '../model/message.ts';
import type { ParsedYaml } from './yaml.ts';

/** The data as far as it fits a schema, and a message for everything that does not. */
export interface Checked<T> {
  data: T;
  messages: Message[];
}

type Issue = z.core.$ZodIssue;
type Step = string | number;

/**
 * Checks parsed YAML against a schema: all faults at once, each at its place, in the words of the message
 * grammar. What does not fit is left out (or replaced by its stand-in) so that the rest can still be used.
 *
 * @param standIns values for required keys at the top level that are missing or wrong
 */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  yaml: ParsedYaml,
  file: string,
  rule: string,
  standIns: Record<string, unknown>,
): Checked<z.output<S>> {
  const messages: Message[] = [];
  // An empty file says nothing; anything else but keys is not what it is taken for.
  if (!isMapping(yaml.data) && yaml.data !== null && yaml.data !== undefined) {
    const written = Array.isArray(yaml.data) ? 'list' : shown(yaml.data);
    messages.push({ rule, reason: `Unexpected ${written}, expected keys with values`, place: startOf(file) });
  }
  let data: unknown = isMapping(yaml.data) ? yaml.data : {};
  for (let round = 0; round < 20; round++) {
    const result = schema.safeParse(data);
    if (result.success) return { data: result.data, messages };
    const issues = result.error.issues.flatMap(flatten);
    // Messages show values as written.
    if (data === yaml.data) data = structuredClone(yaml.data);
    if (round === 0) messages.push(...issues.flatMap((issue) => describe(issue, schema, yaml, file, rule)));
    for (const issue of [...issues].reverse()) data = without(data, issue, standIns);
  }
  return { data: schema.parse(standIns), messages };
}

/** The known word closest to a misspelt one; undefined if none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 60) return undefined;
  const candidate = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), candidate) <= Math.max(2, Math.floor(candidate.length / 3))
    ? candidate
    : undefined;
}

/** `` `a`, `b` or `c` ``, in backticks; beyond `most` the rest is counted. */
export function alternatives(words: readonly string[], most = 24): string {
  const shown = words.slice(0, most).map((word) => `\`${word}\``);
  if (words.length > most) return `${shown.join(', ')} or ${words.length - most} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : (shown[0] ?? 'nothing');
}

/** A value as a message shows it: in backticks, on one line, cut where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

/** A union reports the faults of the one alternative that came closest. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const deeper = issue.errors.filter((branch) =>
    branch.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
  );
  if (deeper.length === 1) {
    return deeper[0]!.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
  }
  return [issue];
}

function describe(issue: Issue, schema: z.ZodType, yaml: ParsedYaml, file: string, rule: string): Message[] {
  const path = issue.path as Step[];
  if (issue.code === 'unrecognized_keys') {
    const target = schemaAt(schema, path);
    const holder = target && structured(target);
    const known = holder instanceof z.ZodObject ? Object.keys(holder.shape) : [];
    return issue.keys.map((key) => {
      const keyPath = [...path, key].join('.');
      const guess = nearest(key, known);
      return {
        rule,
        reason: `Unexpected key ${shown(key)}, expected ${guess ? `\`${guess}\`` : `one of ${alternatives(known)}`}`,
        place: yaml.keys.get(keyPath) ?? placeAt(yaml, file, path),
        hint: guess ? `${guess}:` : undefined,
      };
    });
  }
  const value = valueAt(yaml.data, path);
  const target = schemaAt(schema, path);
  const expected = expectation(issue, target);
  const described = target?.description;
  if (value === undefined) {
    const name = path.at(-1);
    return [
      {
        rule,
        reason: `Unexpected missing ${typeof name === 'number' ? 'value' : shown(String(name ?? 'value'))}, expected ${expected}`,
        place: placeAt(yaml, file, path),
        hint: described && `${String(name)}: # ${described}`,
      },
    ];
  }
  const guess =
    typeof value === 'string' && issue.code === 'invalid_value' ? nearest(value, issue.values.map(String)) : undefined;
  return [
    {
      rule,
      reason: `Unexpected ${value === null ? 'empty value' : shown(value)}${nameOf(path)}, expected ${expected}`,
      place: placeAt(yaml, file, path),
      hint: guess ? `${String(path.at(-1))}: ${guess}` : described,
    },
  ];
}

function nameOf(path: Step[]): string {
  const name = path.filter((step) => typeof step === 'string').at(-1);
  return name ? ` in \`${name}\`` : '';
}

function expectation(issue: Issue, schema: z.ZodType | undefined): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1
        ? `\`${String(issue.values[0])}\``
        : `one of ${alternatives(issue.values.map(String))}`;
    case 'invalid_key':
      return `a key of ${issue.issues.map((inner) => expectation(inner as Issue, undefined)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? issue.minimum === 1
          ? 'some text'
          : `at least ${issue.minimum} characters`
        : issue.origin === 'array'
          ? `at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
          : `a number ${issue.inclusive ? 'of at least' : 'over'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`;
    case 'invalid_format':
      if (issue.format === 'date') return 'a day such as `2026-04-15`';
      if (issue.format === 'url') return 'an address such as `https://example.com`';
      return /^Invalid/.test(issue.message) ? `text of the form \`${issue.pattern ?? issue.format}\`` : issue.message;
    case 'custom':
      return issue.message;
    default:
      return schema ? formOf(schema) : issue.code === 'invalid_type' ? formName(issue.expected) : issue.message;
  }
}

/** What a schema accepts, in a few words. */
function formOf(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return `one of ${alternatives(inner.options.map(String))}`;
  if (inner instanceof z.ZodLiteral) return `\`${[...inner.values].join('` or `')}\``;
  if (inner instanceof z.ZodUnion)
    return [...new Set(inner.options.map((option) => formOf(option as z.ZodType)))].join(' or ');
  if (inner instanceof z.ZodArray) return `a list`;
  if (inner instanceof z.ZodObject) return `a map with ${alternatives(Object.keys(inner.shape))}`;
  if (inner instanceof z.ZodRecord) return 'a map';
  return formName(inner.def.type);
}

function formName(type: string): string {
  return (
    {
      string: 'text',
      number: 'a number',
      int: 'a whole number',
      boolean: '`true` or `false`',
      array: 'a list',
      object: 'a map',
      record: 'a map',
      date: 'a day',
    }[type] ?? type
  );
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner: z.ZodType = schema;
  for (;;) {
    if (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodDefault ||
      inner instanceof z.ZodPrefault ||
      inner instanceof z.ZodNullable
    )
      inner = inner.unwrap() as z.ZodType;
    else if (inner instanceof z.ZodPipe) inner = inner.in as z.ZodType;
    else return inner;
  }
}

function schemaAt(schema: z.ZodType, path: readonly Step[]): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const step of path) {
    const inner: z.ZodType | undefined = current && structured(current);
    if (inner instanceof z.ZodObject) current = inner.shape[step] as z.ZodType | undefined;
    else if (inner instanceof z.ZodArray) current = inner.element as z.ZodType;
    else if (inner instanceof z.ZodRecord) current = inner.valueType as z.ZodType;
    else return undefined;
  }
  return current;
}

/** The schema inside wrappers; of several alternatives the one that has parts. */
function structured(schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodUnion)) return inner;
  const options = inner.options.map((option) => unwrap(option as z.ZodType));
  return options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodArray) ?? inner;
}

function placeAt(yaml: ParsedYaml, file: string, path: readonly Step[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const key = path.slice(0, length).join('.');
    const place =
      length < path.length && length > 0 ? (yaml.keys.get(key) ?? yaml.places.get(key)) : yaml.places.get(key);
    if (place) return length === 0 ? { ...place, endLine: place.line, endColumn: place.column } : place;
  }
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(data: unknown, path: readonly Step[]): unknown {
  let value = data;
  for (const step of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<Step, unknown>)[step]
        : undefined;
  return value;
}

/** Removes the value an issue is about from the data; for a missing value, removes its parent. */
function without(data: unknown, issue: Issue, standIns: Record<string, unknown>): unknown {
  const path = issue.path as Step[];
  if (issue.code === 'unrecognized_keys') {
    const holder = valueAt(data, path);
    if (isMapping(holder)) for (const key of issue.keys) delete holder[key];
    return data;
  }
  let target = path;
  while (target.length > 1 && valueAt(data, target) === undefined) target = target.slice(0, -1);
  const key = target.at(-1);
  if (key === undefined) return { ...standIns };
  const holder = valueAt(data, target.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (isMapping(holder)) {
    if (target.length === 1 && Object.hasOwn(standIns, key)) holder[key] = structuredClone(standIns[key]);
    else delete holder[key];
  }
  return data;
}
