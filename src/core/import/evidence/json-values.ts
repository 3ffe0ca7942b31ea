/** JSON values that stand behind each other in one text. */
export interface JsonValues {
  values: { value: unknown; line: number }[];
  broken: { text: string; line: number }[];
  /** Whether some value takes more than one line. */
  isPretty: boolean;
}

/** So many values that do not end are looked for over several lines; after that, each line stands for itself. */
const mostUnended = 20;

/**
 * Reads values one behind the other: JSON lines, what `jq` prints, pages of an interface, sequences (RFC 7464) and
 * streams of events (`data: {…}`). What is no JSON is listed by its line.
 */
export function jsonValues(text: string): JsonValues {
  const result: JsonValues = { values: [], broken: [], isPretty: false };
  let at = 0;
  let line = 1;
  let unended = 0;
  const gap = /(?:[\s,\x1e\ufeff]|^data: ?|^(?:event|id|retry)?:.*$)+/my;
  while (at < text.length) {
    gap.lastIndex = at;
    const skipped = gap.exec(text)?.[0] ?? '';
    line += linesIn(skipped);
    at += skipped.length;
    if (at >= text.length) break;
    const lineEnd = endOfLine(text, at);
    const whole = text.slice(at, lineEnd);
    // A line of its own is the usual case, and a broken one must not take the next ones with it.
    const isLine = at === 0 || !/[\]}]/.test(text[at - 1]!);
    const single = isLine ? parsed(whole.trim().replace(/,$/, '')) : undefined;
    if (single) {
      result.values.push({ value: single.value, line });
      at = lineEnd;
      continue;
    }
    const isOpen = /^[[{]/.test(whole);
    const end = isOpen && unended < mostUnended ? endOfValue(text, at) : undefined;
    const several = end === undefined ? undefined : parsed(text.slice(at, end));
    if (several && end !== undefined) {
      const slice = text.slice(at, end);
      result.values.push({ value: several.value, line });
      if (slice.includes('\n')) result.isPretty = true;
      line += linesIn(slice);
      at = end;
      continue;
    }
    if (isOpen) unended++;
    result.broken.push({ text: whole, line });
    at = lineEnd;
  }
  return result;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function parsed(text: string): { value: unknown } | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Where the value that opens at a place ends; undefined where it does not. */
function endOfValue(text: string, from: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const one = text[at];
    if (isQuoted) {
      if (one === '\\') at++;
      else if (one === '"') isQuoted = false;
    } else if (one === '"') isQuoted = true;
    else if (one === '{' || one === '[') depth++;
    else if ((one === '}' || one === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}
