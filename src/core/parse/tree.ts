import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { Message, Place } from '../model/message.ts';

/** A parsed body: the tree, and messages about what the parser rejected. */
export interface ParsedTree {
  tree: Root;
  messages: Message[];
}

/** Deepest nesting of elements that is accepted; real documents stay under 20. */
export const deepest = 100;
const mostFaults = 50;
// Private-use stand-ins of the same width, turned back into the character they stand for after parsing.
const standIn: Record<string, string> = {
  '<': '\uE0F0',
  '{': '\uE0F1',
  '[': '\uE0F3',
  '&': '\uE0F4',
  '*': '\uE0F5',
  _: '\uE0F6',
};

const signOf = new Map(Object.entries(standIn).map(([sign, character]) => [character, sign]));
const standsIn = new RegExp(`[${Object.values(standIn).join('')}]`, 'g');

/**
 * Parses MDX text to mdast with places. Never throws and never runs anything.
 *
 * Sätteri stops at the first syntax fault, so each one is reported, its character is replaced by one of the
 * same width that means nothing, and the rest is parsed again (https://github.com/bruits/satteri).
 * Faults are reported as the rule `mdx-readable`.
 */
export function parseTree(text: string, file: string): ParsedTree {
  const messages: Message[] = [];
  // Without a line end at the end, an unfinished import aborts the process inside the parser (Sätteri 0.10.5).
  let source = text.endsWith('\n') ? text : `${text}\n`;
  // Colons in text cost Sätteri time by their square, as `:00` opens a directive. Where there are many, hide them.
  const isMasked = source.length > 10_000 && count(source, /:(?=[\p{L}\p{N}\s])/gu) > mostColons;
  if (isMasked) source = withoutColons(source);
  if (isTooDeep(source)) {
    messages.push(unreadable(file, `nesting deeper than ${deepest} levels`, `at most ${deepest}`));
    source = frontMatterOf(source);
  }
  const tamed = withoutSwarms(source);
  const isTamed = tamed !== source;
  source = tamed;
  for (const { line, text: long } of longParagraphs(source)) {
    messages.push({
      rule: 'mdx-readable',
      reason: `Unexpected paragraph of ${long.length} characters with more than ${mostInLong} signs of markup, expected at most ${longest}`,
      place: { file, line, column: 1, endLine: line, endColumn: 2 },
      hint: 'What a machine printed stands between two lines of ```.',
    });
    // Lines are kept, so that places are right.
    source = source.replace(long, () => long.replace(/[^\n]/g, ''));
  }
  let tree: Root | undefined;
  for (const [open, close, unclosed] of [
    ['{', '}', count(source, /(?<!\\)\{/g) - count(source, /(?<!\\)\}/g)],
    ['<', '>', count(source, /(?<!\\)</g) - count(source, /(?<!\\)>/g)],
    ['<', '</', unclosedElements(source)],
  ] as const) {
    if (unclosed <= mostUnclosed || !source.includes(open)) continue;
    const before = source.slice(0, source.indexOf(open)).split('\n');
    const at = { line: before.length, column: before.at(-1)!.length + 1 };
    messages.push({
      rule: 'mdx-readable',
      reason: `Unexpected \`${open}\` without \`${close}\`, more than ${mostUnclosed} of them, expected pairs`,
      place: { file, ...at, endLine: at.line, endColumn: at.column + 1 },
    });
    source = source.replaceAll(open, standIn[open]!);
  }
  // An opening that nothing closes is looked for from each other one, so that the work grows with both.
  let work = 0;
  for (let attempt = 0; attempt <= mostFaults && !tree; attempt++) {
    if (attempt > 0 && (work += openings(source) * source.length) > mostWork) break;
    try {
      tree = mdxToMdast(source, { features }) as unknown as Root;
    } catch (error) {
      const fault = readFault(error, source);
      if (!fault) {
        messages.push(unreadable(file, 'text', 'MDX that can be parsed'));
        break;
      }
      const { offset, line, column } = fault;
      messages.push(explain(fault, text, file, line, column));
      source = withoutRun(source, offset);
    }
  }
  if (!tree) {
    try {
      tree = markdownToMdast(source, { features }) as unknown as Root;
    } catch {
      tree = { type: 'root', children: [] };
    }
  }
  if (isMasked) unmask(tree);
  const replaced = isTamed || messages.length > 0;
  if (!settle(tree, text, replaced)) {
    messages.push(unreadable(file, `nesting deeper than ${deepest} levels`, `at most ${deepest}`));
    tree = { type: 'root', children: tree.children.filter((node) => (node as { type: string }).type === 'yaml') };
    settle(tree, text, replaced);
  }
  return { tree, messages };
}

/**
 * A paragraph that somebody wrote by hand is shorter. What Sätteri does within one takes time by the square of its length
 * where it has many comments, elements, addresses, or escaped signs beside letters beyond ASCII.
 */
const longest = 20_000;
/** So many of such signs make no harm in one that is longer. */
const mostInLong = 500;
/** Where another block begins without an empty line before it. */
const begins = /^[ \t]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|[|>#]|```|~~~|$)/;

/** Paragraphs that are too long, with the line each begins at; fenced code is none. */
function longParagraphs(source: string): { line: number; text: string }[] {
  if (source.length <= longest) return [];
  const found: { line: number; text: string }[] = [];
  const lines = source.split('\n');
  const front = frontMatterOf(source);
  const first = source.startsWith(front) ? front.split('\n').length - 1 : 0;
  let fence: string | undefined;
  let start = first;
  const close = (end: number) => {
    let length = -1;
    for (let index = start; index < end; index++) length += lines[index]!.length + 1;
    if (length > longest) {
      const text = lines.slice(start, end).join('\n');
      if (count(text, /[<{[\]&\\]|mailto:|:\/\//g) > mostInLong) found.push({ line: start + 1, text });
    }
    start = end;
  };
  for (let index = first; index < lines.length; index++) {
    const line = lines[index]!;
    const mark = /^[ \t]*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      start = index + 1;
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (begins.test(line)) close(index);
    if (line.trim() === '') start = index + 1;
    if (mark !== undefined) {
      fence = mark;
      start = index + 1;
    }
  }
  close(lines.length);
  return found;
}

const mostColons = 200;
const mostWork = 30_000_000;
/** More openings than this without their closing are no text that somebody wrote by hand. */
const mostUnclosed = 200;

/**
 * More of a sign in one paragraph are no text that somebody wrote by hand; with each, what looks for its partner takes
 * longer. There they stand for themselves.
 */
const swarm = 1_000;
const swarming: readonly [sign: string, of: RegExp][] = [
  ['[', /(?<!\\)\[(?![^[\]\n]*\])/g],
  ['&', /(?<!\\)&(?=#?\w+;)/g],
  ['*', /(?<!\\)\*/g],
  ['_', /(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu],
];

function withoutSwarms(source: string): string {
  if (source.length < swarm) return source;
  return source
    .split(/(\n[ \t]*\n)/)
    .map((block) => {
      if (block.length < swarm || /^[ \t]*(?:\||```|~~~)/m.test(block)) return block;
      let text = block;
      for (const [sign, of] of swarming) if (count(text, of) > swarm) text = text.replaceAll(sign, standIn[sign]!);
      return text;
    })
    .join('');
}

function unclosedElements(source: string): number {
  let count = 0;
  let fence: string | undefined;
  for (const line of source.split('\n')) {
    const mark = /^[ \t]*(```+|~~~+)/.exec(line)?.[1];
    if (fence === undefined && mark === undefined)
      count += (line.match(/(?<!\\)<[A-Za-z]/g)?.length ?? 0) - (line.match(/(?<!\\)<\/|\/>/g)?.length ?? 0);
    else if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
  }
  return count;
}

function openings(source: string): number {
  let count = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3c || code === 0x7b) count++;
  }
  return count;
}

/** A text in which an opening means nothing, with all of the run of such characters that it begins or stands in. */
function withoutRun(source: string, offset: number): string {
  const isRun = (at: number) => '<{/*'.includes(source[at] ?? ' ');
  let [start, end] = [offset, offset + 1];
  while (start > 0 && isRun(start - 1)) start--;
  while (end < source.length && isRun(end)) end++;
  // Of a few, such as those of a nested tag, the others may be right.
  if (end - start < 8) [start, end] = [offset, offset + 1];
  const run = source.slice(start, end).replace(/[<{]/g, (character) => standIn[character]!);
  return source.slice(0, start) + run + source.slice(end);
}

const features = { directive: true, frontmatter: true, gfm: true } as const;

/** The place of a node. */
export function placeOfNode(node: Nodes | RootContent, file: string): Place {
  const position = node.position;
  if (!position) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    file,
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
  };
}

/** Calls `visit` for every node, parents first; returning `false` skips the children. */
export function walk(
  node: Nodes,
  visit: (node: Nodes, parent: Parents | undefined) => void | false,
  parent?: Parents,
): void {
  if (visit(node, parent) === false || !('children' in node)) return;
  for (const child of node.children) walk(child as Nodes, visit, node);
}

interface Fault {
  offset: number;
  line: number;
  column: number;
  text: string;
}

function readFault(error: unknown, source: string): Fault | undefined {
  const match = /^(\d+):(\d+): ([\s\S]*)$/.exec(error instanceof Error ? error.message : '');
  if (!match) return undefined;
  const lines = source.split('\n');
  const line = Math.min(Number(match[1]), lines.length);
  let start = 0;
  for (let index = 0; index < line - 1; index++) start += lines[index]!.length + 1;
  const from = Math.min(start + Number(match[2]) - 1, source.length - 1);
  // The parser reports the position after the faulty character, or that of the unclosed tag.
  for (let offset = from; offset >= 0; offset--) {
    if (!(source[offset]! in standIn)) continue;
    const before = source.slice(0, offset);
    return {
      offset,
      line: before.split('\n').length,
      column: offset - before.lastIndexOf('\n'),
      text: match[3]!.replace(/ \(mdx[\w-]*:[\w-]+\)$/, '').replace(/ \(note: .*\)$/s, ''),
    };
  }
  return undefined;
}

/** Guesses what was meant, and shows the line to write. */
function explain(fault: Fault, text: string, file: string, line: number, column: number): Message {
  const lineText = text.split('\n')[line - 1] ?? '';
  const rest = lineText.slice(column - 1);
  const at = (length: number): Place => ({ file, line, column, endLine: line, endColumn: column + length });
  const rewritten = (from: string, to: string) =>
    (lineText.slice(0, column - 1) + to + lineText.slice(column - 1 + from.length)).trim();
  const rule = 'mdx-readable';
  const autolink = /^<((?:https?:\/\/|mailto:)[^>\s]+|[^>\s@]+@[^>\s]+)>/.exec(rest);
  if (autolink) {
    const [whole, target] = autolink;
    return {
      rule,
      reason: `Unexpected \`${whole}\`, expected a link in square brackets`,
      place: at(whole.length),
      hint: rewritten(whole, `[${target!.replace(/^(https?:\/\/|mailto:)/, '')}](${target!})`),
    };
  }
  const comment = /^<!--([\s\S]*?)-->/.exec(rest);
  if (comment || rest.startsWith('<!--')) {
    return {
      rule,
      reason: 'Unexpected `<!--`, expected a comment in braces',
      place: at(comment ? comment[0].length : 4),
      hint: comment ? rewritten(comment[0], `{/*${comment[1]!}*/}`) : '{/* comment */}',
    };
  }
  if (/^<\/?[A-Za-z]/.test(rest)) {
    const tag = /^<\/?[\w.-]*/.exec(rest)![0];
    if (/closing tag|closing slash|before the end/i.test(fault.text)) {
      const name = tag.replace(/^<\/?/, '');
      return {
        rule,
        reason: `Unexpected open \`${tag}>\`, expected \`</${name}>\` in the same block`,
        place: at(tag.length),
        hint: `Put \`<${name}>\` and \`</${name}>\` on lines of their own with blank lines around them, or both into one paragraph.`,
      };
    }
    return {
      rule,
      reason: `Unexpected \`${tag}\`: ${lower(fault.text)}`,
      place: at(tag.length),
      hint: `Write \`\\<\` for the character itself.`,
    };
  }
  if (rest.startsWith('<')) {
    return { rule, reason: 'Unexpected `<` in text, expected `\\<`', place: at(1), hint: rewritten('<', '\\<') };
  }
  return { rule, reason: 'Unexpected `{` in text, expected `\\{`', place: at(1), hint: rewritten('{', '\\{') };
}

function unreadable(file: string, what: string, expected: string): Message {
  return {
    rule: 'mdx-readable',
    reason: `Unexpected ${what}, expected ${expected}`,
    place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What is not only text or its markup. */
const extraTypes = new Set<string>([
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'html',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
  'link',
  'image',
  'definition',
  'containerDirective',
  'leafDirective',
]);

const extras = new WeakMap<Root, readonly Nodes[]>();

/** Elements, expressions, HTML, links, pictures and block directives of a tree that was parsed here, in order. */
export function extrasOf(tree: Root): readonly Nodes[] {
  const found = extras.get(tree);
  // Without a list, callers must not assume that there are none.
  if (!found) throw new Error('This tree was not made by `parseTree`.');
  return found;
}

/**
 * Walks a tree once. Turns text directives (`14:03` parses as `:03`) back into text, joins the text around them,
 * restores characters that were replaced to get past a fault, and collects the extras.
 *
 * @returns false if it is nested too deep
 */
function settle(tree: Root, text: string, replaced: boolean): boolean {
  const found: Nodes[] = [];
  extras.set(tree, found);
  const visit = (node: Nodes, depth: number): boolean => {
    if (extraTypes.has(node.type)) found.push(node);
    if (replaced && 'value' in node && typeof node.value === 'string') node.value = back(node.value);
    if (!('children' in node) || node.children.length === 0) return true;
    if (depth === deepest) return false;
    restore(node, text);
    for (const child of node.children) if (!visit(child as Nodes, depth + 1)) return false;
    return true;
  };
  return visit(tree, 1);
}

const colonMark = '\uE0F2';

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** A text in which colons open nothing but blocks, addresses and definitions. */
function withoutColons(source: string): string {
  return source.replace(/^([ \t>]*(?:\[[^\]\n]*\]:|:*))(.*)$/gm, (_, opening: string, rest: string) =>
    // What aligns a column is a colon, too, and what ends an address is none of it.
    opening.concat(rest.replace(/(?<!mailto):(?=[\p{L}\p{N}_[{:])|(?<!-|[/.@]\S{0,200}):(?=\s|$)/gu, colonMark)),
  );
}

/** Lines that open more quotes and lists within each other than is accepted, looked for before they cost time. */
const deepLine = new RegExp(
  String.raw`^(?!(?:[ \t]*-)+[ \t]*$|(?:[ \t]*\*)+[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${deepest},}`,
  'm',
);

function isTooDeep(source: string): boolean {
  return deepLine.test(source);
}

function frontMatterOf(source: string): string {
  return /^---[ \t]*\n[\s\S]*?\n---[ \t]*\n/.exec(source)?.[0] ?? '\n';
}

/** Turns the stand-in of a colon back in every text of a tree: values, addresses, attributes. */
function unmask(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const inner = record[key];
    if (typeof inner === 'string') {
      if (inner.includes(colonMark)) record[key] = inner.replaceAll(colonMark, ':');
    } else if (key !== 'position') unmask(inner);
  }
}

function back(value: string): string {
  return value.replace(standsIn, (character) => signOf.get(character) ?? character);
}

function restore(node: Parents, text: string): void {
  const children = node.children as Nodes[];
  if (!children.some((child) => child.type === 'textDirective')) return;
  const joined: Nodes[] = [];
  for (const child of children) {
    const next: Nodes =
      child.type === 'textDirective' && child.position
        ? {
            type: 'text',
            value: text.slice(child.position.start.offset, child.position.end.offset),
            position: child.position,
          }
        : child;
    const last = joined.at(-1);
    if (next.type === 'text' && last?.type === 'text') {
      last.value += next.value;
      if (last.position && next.position) last.position = { start: last.position.start, end: next.position.end };
    } else joined.push(next);
  }
  (node as { children: Nodes[] }).children = joined;
}
