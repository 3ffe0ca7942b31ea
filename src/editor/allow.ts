import { isDeepStrictEqual } from 'node:util';
import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Node,
  type Pair,
  type YAMLSeq,
  type Document,
} from 'yaml';
import { lineEndOf } from './place.ts';
import { frontMatterOf } from './yamltext.ts';

/** A stretch of a text, by offsets, and what to write in its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What an entry of `allow` is until somebody has said why and how long; until then it counts for nothing. */
function unfinishedAllow(rule: string) {
  return { rule, reason: 'TODO why this does not apply here', until: 'YYYY-MM-DD' };
}

/**
 * The edit that adds an entry to `allow` in the front matter of a text and changes nothing else in it. Undefined where
 * there is no front matter, or none that can be read.
 */
export function allowEdit(text: string, rule: string): Edit | undefined {
  const front = frontMatterOf(text);
  if (!front || !/^---[ \t]*$/m.test(text.slice(front.start + front.text.length))) return undefined;
  const entry = unfinishedAllow(rule);
  const before = parseDocument(front.text);
  if (before.errors.length > 0 || !(isMap(before.contents) || before.contents === null)) return undefined;
  const eol = lineEndOf(text);
  const wanted = withEntry(dataOf(before), entry);
  if (wanted === undefined) return undefined;

  const pair = isMap(before.contents)
    ? before.contents.items.find((one) => isScalar(one.key) && one.key.value === 'allow')
    : undefined;
  const edit = pair
    ? intoPair(pair as Pair<Node, Node>, front.text, entry)
    : atEnd(front.text, stringify({ allow: [entry] }));
  const edited = edit && front.text.slice(0, edit.start) + edit.text + front.text.slice(edit.end);
  if (!edit || !isDeepStrictEqual(dataOf(parseDocument(edited!)), wanted)) return undefined;
  return {
    start: edit.start + front.start,
    end: edit.end + front.start,
    text: edit.text.replaceAll('\n', eol),
  };
}

/**
 * The edit that takes an entry of `allow` out of the front matter of a text, `allow` itself with the last one.
 * Only for entries on lines of their own.
 */
export function disallowEdit(text: string, index: number): Edit | undefined {
  const front = frontMatterOf(text);
  if (!front) return undefined;
  const before = parseDocument(front.text);
  if (before.errors.length > 0 || !isMap(before.contents)) return undefined;
  const pair = before.contents.items.find((one) => isScalar(one.key) && one.key.value === 'allow') as
    Pair<Node, Node> | undefined;
  if (!pair || !isSeq(pair.value)) return undefined;
  const wanted = dataOf(before) as { allow?: unknown } | undefined;
  if (!wanted || !Array.isArray(wanted.allow)) return undefined;
  wanted.allow.splice(index, 1);
  const last = pair.value.items.length === 1;
  if (last) delete wanted.allow;
  const item = (last ? pair.key : pair.value.items[index]) as Node | undefined;
  const end = ((last ? pair.value : item) as Node | undefined)?.range?.[1];
  if (!item?.range || end === undefined) return undefined;
  const start = lineStart(front.text, item.range[0]);
  const next = nextLine(front.text, end);
  const edited = front.text.slice(0, start) + front.text.slice(next);
  const after: unknown = dataOf(parseDocument(edited)) ?? {};
  return isDeepStrictEqual(after, wanted)
    ? { start: start + front.start, end: next + front.start, text: '' }
    : undefined;
}

/** The data of a document; undefined where it names what it does not have, or holds itself. */
function dataOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** The data with one more entry; undefined where its entries are no list. */
function withEntry(data: unknown, entry: object): unknown {
  if (data === undefined) return undefined;
  const { allow, ...rest } = (data ?? {}) as { allow?: unknown };
  const entries = allow ?? [];
  return Array.isArray(entries) ? { ...rest, allow: [...(entries as unknown[]), entry] } : undefined;
}

function intoPair({ key, value }: Pair<Node, Node>, text: string, entry: object): Edit | undefined {
  if (isSeq(value) && value.items.length > 0)
    return value.flow ? intoFlow(value, entry) : intoBlock(value, text, entry);
  // Nothing is in it yet: the whole line is written anew.
  const start = key.range![0];
  const end = Math.max(key.range![1], value?.range?.[1] ?? 0);
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  const rest = /^\s*:?\s*(\[\s*\])?\s*(#.*)?$/.test(line.slice(key.range![1] - start)) ? line.length : end - start;
  return { start, end: start + rest, text: stringify({ allow: [entry] }).trimEnd() };
}

/** Below the last entry, with the dashes in one column. */
function intoBlock(list: YAMLSeq, text: string, entry: object): Edit | undefined {
  const last = list.items.at(-1) as Node;
  if (!last.range) return undefined;
  const dash = text.lastIndexOf('-', last.range[0]);
  const indent = text.slice(lineStart(text, dash), dash);
  if (indent.trim() !== '') return undefined;
  const lines = stringify([entry]).trimEnd().split('\n');
  return atLine(text, nextLine(text, last.range[1]), lines.map((line) => `${indent}${line}\n`).join(''));
}

function intoFlow(list: YAMLSeq, entry: object): Edit | undefined {
  const last = list.items.at(-1) as Node;
  if (!last.range) return undefined;
  const flow = parseDocument(stringify(entry)).contents!;
  (flow as { flow?: boolean }).flow = true;
  const written = stringify(flow, { lineWidth: 0, singleQuote: true }).trimEnd();
  const at = last.range[1];
  return { start: at, end: at, text: `, ${written}` };
}

function atEnd(text: string, added: string): Edit {
  return atLine(text, text.length, added);
}

function atLine(text: string, at: number, added: string): Edit {
  const isFresh = at === 0 || /[\r\n]/.test(text[at - 1]!);
  return { start: at, end: at, text: isFresh ? added : `\n${added}` };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function nextLine(text: string, at: number): number {
  // Ranges of nested values may end behind their line end.
  if (at > 0 && /[\r\n]/.test(text[at - 1]!)) return at;
  const [line] = /^[^\r\n]*(?:\r\n?|\n)?/.exec(text.slice(at))!;
  return at + line.length;
}
