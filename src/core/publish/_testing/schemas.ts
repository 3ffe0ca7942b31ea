import * as z from 'zod';

type Schema = z.core.$ZodType;

/** The schema behind defaults, optional marks and transforms. */
function bare(schema: Schema): Schema {
  const { def } = schema._zod as unknown as {
    def: { type: string; innerType?: Schema; in?: Schema; getter?: () => Schema };
  };
  if (def.type === 'pipe') return bare(def.in!);
  if (def.type === 'lazy') return bare(def.getter!());
  return def.innerType ? bare(def.innerType) : schema;
}

interface Shape {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  valueType?: Schema;
  keyType?: Schema;
  options?: Schema[];
  values?: unknown[];
  entries?: Record<string, unknown>;
}
const shapeOf = (schema: Schema) => (bare(schema)._zod as unknown as { def: Shape }).def;

/** The path of every value that a schema lets in: `impact[].what`, `metrics{}.name`. */
export function pathsIn(schema: Schema, path = ''): string[] {
  const def = shapeOf(schema);
  const found: string[] = [];
  switch (def.type) {
    case 'object':
      for (const [key, value] of Object.entries(def.shape!))
        found.push(...pathsIn(value, path === '' ? key : `${path}.${key}`));
      break;
    case 'array':
      found.push(...pathsIn(def.element!, `${path}[]`));
      break;
    case 'record':
      found.push(...pathsIn(def.valueType!, `${path}{}`));
      break;
    case 'union':
      for (const option of def.options!) found.push(...pathsIn(option, path));
      break;
    default:
      found.push(path);
  }
  return [...new Set(found)];
}

/** Makes a value for every path, the richest form of each; `leaf` gives the value of a path. */
export function fill(
  schema: Schema,
  leaf: (path: string, schema: Schema) => unknown,
  key: () => string,
  path = '',
): unknown {
  const def = shapeOf(schema);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).map(([name, value]) => [
          name,
          fill(value, leaf, key, path === '' ? name : `${path}.${name}`),
        ]),
      );
    case 'array':
      return [fill(def.element!, leaf, key, `${path}[]`)];
    case 'record': {
      const keys = shapeOf(def.keyType!).type === 'enum' ? Object.values(shapeOf(def.keyType!).entries!) : [key()];
      return Object.fromEntries(keys.map((name) => [name as string, fill(def.valueType!, leaf, key, `${path}{}`)]));
    }
    case 'union': {
      const rich = def.options!.find((option) => ['object', 'array'].includes(shapeOf(option).type));
      return fill(rich ?? def.options![0]!, leaf, key, path);
    }
    default:
      return leaf(path, bare(schema));
  }
}

/** A value that a schema of one value takes and that carries a word, where it can; else any value it takes. */
export function carrier(schema: Schema, word: string, count: number): { value: unknown; carries: string | undefined } {
  const def = shapeOf(schema);
  if (def.type === 'enum') return { value: Object.values(def.entries!)[0], carries: undefined };
  if (def.type === 'literal') return { value: def.values![0], carries: undefined };
  if (def.type === 'boolean') return { value: true, carries: undefined };
  const date = new Date(Date.UTC(1901, 0, 1 + count * 3)).toISOString().slice(0, 10);
  const candidates: [unknown, string | undefined][] = [
    [`${word} with some words`, word],
    [word, word],
    [`https://${word}.example/{ticket}`, word],
    [`https://${word}.example/{file}`, word],
    [`https://${word}.example`, word],
    [`/${word}/`, word],
    [`en-${word}`, word],
    [date, date],
    [date.slice(5), undefined],
    [7_000_000 + count, String(7_000_000 + count)],
    [2, undefined],
    [`#${String(700_000 + count).slice(0, 6)}`, undefined],
    [`v1:sha256-${String(count).padStart(64, 'a')}`, undefined],
  ];
  for (const [value, carries] of candidates)
    if (z.safeParse(schema as z.ZodType, value).success) return { value, carries };
  throw new Error(`No value is known that ${JSON.stringify(def)} takes.`);
}
