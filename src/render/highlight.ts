import { hash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguages } from 'shiki/langs';

/** A store for highlighted code that outlives the process. Values are opaque; keys hold a digest and are safe as file names. */
export interface CodeCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** A stretch of code and the class it is drawn with; plain text has none. */
export type Token = [text: string, className?: string];

/** The grammars that are loaded when a document asks for one; code in any other language is drawn plain. */
export const languages: readonly string[] = (
  'bash c console cpp csharp css csv diff docker dockerfile elixir erlang go graphql groovy hcl html http ini java ' +
  'javascript js json json5 jsonc jsx kotlin log lua make makefile markdown md nginx perl php powershell properties ' +
  'proto protobuf ps1 puppet py python rb ruby rs rust scala sh shell shellscript shellsession sql swift terraform tf ' +
  'toml ts tsx typescript xml yaml yml zsh'
).split(' ');

/** Longer blocks, in characters, are not highlighted. */
const longestCode = 60_000;
/** Longer lines are not highlighted, so that a hostile line costs nothing. */
const longestLine = 2_000;
const mostRemembered = 2_000;
/** Part of every cache key; changed whenever the tokens change. */
const generation = 'shiki4-1';

const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--', fontStyle: false });
const remembered = new Map<string, Token[]>();
let highlighter: Promise<HighlighterCore> | undefined;

/** The name code in a language is highlighted under; undefined where it stays plain. */
function knownLanguage(written: string | null | undefined): string | undefined {
  const name = written?.toLowerCase();
  return name !== undefined && languages.includes(name) && Object.hasOwn(bundledLanguages, name) ? name : undefined;
}

/**
 * Code cut into tokens. The text of all tokens together is the code, to the character.
 * Remembered by language and code in memory, and by their digest in `cache`.
 */
export async function highlight(code: string, language: string | undefined, cache?: CodeCache): Promise<Token[]> {
  const name = knownLanguage(language);
  if (name === undefined || code.length > longestCode || code.trim() === '') return [[code]];
  const memory = `${name}\n${code}`;
  const known = remembered.get(memory);
  if (known) return known;
  const key = cache && `${generation}-${hash('sha256', memory)}`;
  const stored = key && readTokens(cache?.get(key), code);
  const tokens = stored || (await tokenize(code, name));
  if (key && !stored) cache?.set(key, JSON.stringify(tokens));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(memory, tokens);
  return tokens;
}

/** A code block as HTML tree: `<div class="code-block" data-language="bash"><pre tabindex="0"><code>…`. */
export function codeBlock(tokens: readonly Token[], language: string | undefined, title?: string): Element {
  const pre = element('pre', { tabIndex: 0 }, [element('code', {}, tokens.map(draw))]);
  const head = title ? [element('p', { className: ['code-title'] }, [{ type: 'text', value: title }])] : [];
  return element('div', { className: ['code-block'], ...(language && { dataLanguage: language }) }, [...head, pre]);
}

function draw([value, className]: Token): ElementContent {
  const text = { type: 'text' as const, value };
  return className ? element('span', { className: [className] }, [text]) : text;
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

async function tokenize(code: string, name: string): Promise<Token[]> {
  const shiki = await (highlighter ??= createHighlighterCore({
    themes: [theme],
    // Against the JavaScript engine: 0.70 to 0.54 ms a block once warm, but 27 to 68 ms cold, and bounded on hostile code.
    engine: createOnigurumaEngine(import('shiki/wasm')),
  }));
  if (!shiki.getLoadedLanguages().includes(name)) {
    await shiki.loadLanguage(bundledLanguages[name as keyof typeof bundledLanguages]);
  }
  const lines = shiki.codeToTokensBase(code, {
    lang: name,
    theme: 'classes',
    tokenizeMaxLineLength: longestLine,
    tokenizeTimeLimit: 0,
  });
  const tokens: Token[] = [];
  const add = (text: string, className: string | undefined) => {
    const last = tokens.at(-1);
    // White space takes the class before it, so that a run of one class is one element.
    if (last && (last[1] === className || (last[1] !== undefined && /^\s*$/.test(text) && !text.includes('\n'))))
      last[0] += text;
    else if (text !== '') tokens.push(className === undefined ? [text] : [text, className]);
  };
  lines.forEach((line, index) => {
    if (index > 0) add('\n', undefined);
    for (const { content, color } of line) add(content, classOf(color));
  });
  return joined(tokens) === code ? tokens : [[code]];
}

function classOf(colour: string | undefined): string | undefined {
  const name = /^var\(--token-([a-z-]+)\)$/.exec(colour ?? '')?.[1];
  return name && `tok-${name}`;
}

function readTokens(value: string | undefined, code: string): Token[] | undefined {
  if (value === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(value);
    const good = Array.isArray(read) && read.every(isToken);
    return good && joined(read) === code ? read : undefined;
  } catch {
    return undefined;
  }
}

function isToken(value: unknown): value is Token {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  return value[1] === undefined || /^tok-[a-z-]+$/.test(String(value[1]));
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(([text]) => text).join('');
}
