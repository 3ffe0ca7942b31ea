import type { Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import mammoth from 'mammoth';
import { parse as parseToml } from 'smol-toml';
import { unified } from 'unified';
import { parseYaml } from '../../parse/yaml.ts';
import { readSource } from '../../parse/source.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { confluenceToHtml } from './confluence.ts';
import { withOrdinalDays } from './ordinal-days.ts';
import { withPartedLists } from './parted-lists.ts';
import { asciidocToMarkdown } from './adoc.ts';
import { rstToMarkdown } from './rst.ts';
import { orgToMarkdown } from './org.ts';
import { foldedLines } from './plain.ts';
import { tablesOfFront } from './front-tables.ts';
import { boundedMarkdown } from './bounded.ts';
import { boundSpans } from './spans.ts';
import { withPlainTables } from './tables.ts';
import { wikiToMarkdown } from './wiki.ts';

/** A file that can be imported. */
export interface ImportFile {
  /** Path below the folder that is imported, with `/`. */
  path: string;
  bytes: Uint8Array;
  /** Whether its own path was given, not a folder it is in: then it is imported whatever it is called. */
  isGiven?: boolean;
}

/** A document read to a Markdown tree, whatever its format was. */
export interface ReadDocument {
  path: string;
  format: 'markdown' | 'html' | 'word' | 'text';
  tree: Root;
  /** Front matter as data; empty where there is none. */
  front: Record<string, unknown>;
  /** Front matter that could not be read, as text. */
  brokenFront: string;
  /** The document's text, for comparing it with the result. */
  words: string;
  notes: string[];
  /** Keys of lists in front matter that became tables. */
  keys?: string[];
}

/** The document, or one sentence on why it cannot be read. */
export type Reading = { document: ReadDocument; failure?: undefined } | { document?: undefined; failure: string };

/** Reads a file in any of the formats. Never throws: what cannot be read is a sentence. */
export async function readDocument(file: ImportFile, find: HeadingIndex): Promise<Reading> {
  const { path, bytes } = file;
  if (/\.docx$/i.test(path)) return readWord(file);
  const source = readSource({ path, bytes, size: bytes.length });
  if (source.message)
    return { failure: `${source.message.reason}${source.message.hint ? `. ${source.message.hint}` : ''}` };
  try {
    if (
      /\.x?html?(?:\.(?:erb|ejs|j2|tmpl))?$/i.test(path) ||
      /^\s*(?:<!doctype html|<html\b)/i.test(source.text) ||
      /<ac:|<ri:/.test(source.text.slice(0, 5000))
    )
      return { document: fromHtml(path, source.text, 'html') };
    // Templates of site generators hold code between marks of their own.
    const text = /\.(?:erb|ejs)$/i.test(path) ? source.text.replace(/<%[\s\S]*?%>/g, '') : source.text;
    return { document: fromMarkdown(path, text, find) };
  } catch {
    return { failure: 'Unexpected structure, expected a document that can be parsed' };
  }
}

async function readWord({ path, bytes }: ImportFile): Promise<Reading> {
  if (bytes.length === 0) return { failure: 'Unexpected empty file, expected a Word document' };
  if (bytes.length > 20_000_000) return { failure: 'Unexpected file over 20 MB, expected a document' };
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    // In Node the package takes a buffer; the type knows the browser’s form too.
    const input = { buffer: bytes, arrayBuffer: buffer } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
    const { value } = await mammoth.convertToHtml(input, {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'picture-in-the-document' })),
    });
    if (value.trim() === '') return { failure: 'Unexpected document without text, expected a postmortem' };
    return { document: fromHtml(path, value, 'word') };
  } catch {
    return { failure: 'Unexpected contents, expected a Word document (.docx)' };
  }
}

/** Other markups of text, by the endings of their files. */
const markups: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/\.org$/i, orgToMarkdown],
  [/\.(?:adoc|asciidoc)$/i, asciidocToMarkdown],
  [/\.rst$/i, rstToMarkdown],
];

function fromMarkdown(path: string, text: string, find: HeadingIndex): ReadDocument {
  const notes: string[] = [];
  const inYaml = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const opened = inYaml ?? inJson(text) ?? /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text);
  let front: Record<string, unknown> = {};
  let brokenFront = '';
  let body = text;
  if (opened) {
    const data = inYaml
      ? yamlOf(opened[1]!, path)
      : opened[0].startsWith('{')
        ? jsonOf(opened[1]!)
        : tomlOf(opened[1]!);
    if (data) front = data;
    else if (/^\s*[\w-]+\s*[:=]/m.test(opened[1]!)) {
      brokenFront = opened[1]!;
      notes.push('The front matter could not be read and is kept as text');
    }
    // Keep line numbers. If it is no front matter, it stays as text between two rules.
    if (Object.keys(front).length > 0 || brokenFront !== '')
      body = opened[0].replace(/[^\n]/g, '') + text.slice(opened[0].length);
  }
  const isPlain = /\.(?:txt|text|wiki|mediawiki)$/i.test(path);
  const markup = markups.find(([ending]) => ending.test(path))?.[1];
  // A page of a wiki may have been saved under the name of Markdown.
  const isWiki = isPlain || (!markup && !/^#{1,6}[ \t]/m.test(body));
  if (isWiki) body = wikiToMarkdown(body);
  if (isPlain) body = foldedLines(body, find);
  if (markup) body = markup(body);
  // Marks of a markup are no words.
  const words = markup ? body : isWiki ? text.replace(/^h[1-6]\.(?=[ \t])/gm, '') : text;
  body = boundedMarkdown(body);
  const parsed = unified().use(remarkParse).use(remarkGfm).parse(body) as Root;
  const tree = withPlainTables(withPartedLists(withOrdinalDays(parsed, body)));
  const listed = tablesOfFront(front);
  tree.children.push(...listed.nodes);
  return {
    path,
    format: isPlain ? 'text' : 'markdown',
    tree,
    front: listed.front,
    brokenFront,
    words,
    notes,
    keys: listed.keys,
  };
}

/** Front matter in JSON, as Hugo has it: an object at the start, whose braces stand on lines of their own. */
function inJson(text: string): RegExpExecArray | null {
  const found = /^(\{[ \t]*\n[\s\S]*?\n\})[ \t]*(?:\n|$)/.exec(text);
  return found && jsonOf(found[1]!) ? found : null;
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function yamlOf(text: string, path: string): Record<string, unknown> | undefined {
  const { data, messages } = parseYaml(text, path, 'front-matter-readable');
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isMap && messages.length === 0 ? (data as Record<string, unknown>) : undefined;
}

/** TOML as data, with its dates as they are written in ISO 8601. */
function tomlOf(text: string): Record<string, unknown> | undefined {
  try {
    const data = JSON.stringify(parseToml(text, { integersAsBigInt: false }));
    return JSON.parse(data, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000(?=Z|[+-]|$)/, '$1') : value,
    ) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function fromHtml(path: string, text: string, format: 'html' | 'word'): ReadDocument {
  const html = confluenceToHtml(text);
  const hast = unified().use(rehypeParse).parse(html);
  boundSpans(hast);
  const tree = unified()
    .use(rehypeRemark, { newlines: true })
    .runSync(hast as never) as unknown as Root;
  return {
    path,
    format,
    tree: withPlainTables(withoutPositions(tree)),
    front: {},
    brokenFront: '',
    words: wordsOfHtml(html),
    notes: [],
  };
}

function withoutPositions(tree: Root): Root {
  const clean = (node: { position?: unknown; children?: unknown[] }): void => {
    delete node.position;
    for (const child of node.children ?? []) clean(child as never);
  };
  clean(tree);
  tree.children = tree.children.filter((node): node is RootContent => node !== undefined);
  return tree;
}

/** The visible text of a page. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style|head|template|noscript)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(?:p|div|li|tr|td|th|h\d|br|ul|ol|table|pre|blockquote|section|article)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
}
