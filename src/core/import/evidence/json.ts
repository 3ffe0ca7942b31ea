/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of an object that may be none. */
export function get(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current;
}

/** Text at a path; undefined for anything else and for the empty string. */
export function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = get(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** The objects of a list at a path; none for anything else. */
export function list(value: unknown, ...path: readonly string[]): Record<string, unknown>[] {
  const found = get(value, ...path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/**
 * The entries of an answer: a list as it is, one under a key, several answers behind each other (`jq -c`, pages), or a
 * single object under a key.
 */
export function entriesOf(value: unknown, plural: string, singular: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => (isObject(one) ? entriesOf(one, plural, singular) : []));
  if (!isObject(value)) return [];
  if (Array.isArray(value[plural])) return list(value, plural);
  if (isObject(value[plural])) return [value[plural]];
  if (isObject(value[singular])) return [value[singular]];
  return plural in value || singular in value ? [] : [value];
}
