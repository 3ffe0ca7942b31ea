import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Place } from '../core/model/message.ts';
import { finderOf, type Found } from '../core/publish/find.ts';
import { foldText } from '../core/publish/fold.ts';
import { matchesOf, patterns } from '../core/publish/patterns.ts';
import { isOrdinary } from '../core/publish/ordinary.ts';
import { withPlainSigns } from '../core/publish/plain.ts';
import { bareText, isCalledService, isName, mayBeWord } from '../core/publish/terms.ts';
import { spaced, valuesOf, viewsOf, wall, wordsOf } from './decode.ts';
import type { Denylist, KnownWord } from './denylist.ts';
import { classesIn, digestOfFile, withoutOwnClasses } from './own.ts';
import { partsOf } from './unpack.ts';

/** A leak: something in the output that must not be there. */
export interface Hit {
  /** Path below the folder. */
  file: string;
  /** What was found; of a secret `…`, since logs are read by more people than the file. */
  word: string;
  kind: KnownWord['kind'] | (typeof patterns)[number]['kind'] | 'secret';
  /** How the file had to be unpacked and decoded for it: `gzip, entities decoded`; empty where it stands as it is. */
  how: string;
  /** What stands around it. */
  around: string;
  /** Where the content says it. */
  place: Place | undefined;
}

/** A hit with what it found, which stays here. */
type Seen = Hit & { what: string };

/** What was searched, and what was found. */
export interface LeakCheck {
  files: number;
  bytes: number;
  hits: Hit[];
}

/**
 * Searches every byte of a folder for what the library knows and the public may not: text as it stands and decoded,
 * packed files and pictures unpacked, names of files and folders. Secrets are found by secretlint. Never throws for what
 * a file holds.
 *
 * @param own digests of files that were made before anything was known of the library, whose words say nothing of it;
 *   the names of classes in their style sheets may stand in pages
 */
export async function checkLeaks(
  folder: string,
  denylist: Denylist,
  own: ReadonlySet<string> = new Set(),
): Promise<LeakCheck> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const search = searcher(denylist);
  const hits: Seen[] = [];
  const named = new Set<string>();
  let files = 0;
  let bytes = 0;
  const classes = await ownClasses(entries, own);
  for (const entry of entries.sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).split(sep).join('/');
    if (!named.has(entry.name)) {
      named.add(entry.name);
      for (const { text, how } of viewsOf(entry.name))
        hits.push(...search(file, text, ['name of the file', ...how], false));
    }
    if (entry.isSymbolicLink())
      hits.push({
        file,
        word: file,
        what: file,
        kind: 'address',
        how: 'a symbolic link',
        around: '',
        place: undefined,
      });
    if (!entry.isFile()) continue;
    const content = await readFile(path);
    files++;
    bytes += content.length;
    if (own.has(digestOfFile(content))) continue;
    for (const part of partsOf(basename(path), content)) {
      const unpacked = part.what === '' ? [] : [part.what];
      if (part.what === '' && /\.html$/.test(path)) part.text = withoutOwnClasses(part.text, classes);
      const secrets = part.binary
        ? []
        : await secretsIn(file, part.text.replaceAll(wall, '\n'), unpacked, denylist.innocent);
      const untold = secrets.map(({ secret }) => secret);
      for (const { text, how } of part.binary ? [{ text: part.text, how: [] }] : viewsOf(part.text))
        for (const hit of search(file, text, [...unpacked, ...how], part.binary, untold))
          if (!part.stems || !isStem(hit.word, denylist.open)) hits.push(hit);
      hits.push(...secrets.map(({ hit }) => hit));
    }
  }
  return { files, bytes, hits: once(hits) };
}

/** Whether a public word has this one in it, as `carts` and `ShopCart` have `cart`. */
function isStem(word: string, open: ReadonlySet<string>): boolean {
  const key = foldText(word);
  for (const one of open) if (one.length > key.length && one.includes(key)) return true;
  return false;
}

async function ownClasses(entries: readonly Dirent[], own: ReadonlySet<string>): Promise<Set<string>> {
  const classes = new Set<string>();
  if (own.size === 0) return classes;
  for (const { parentPath, name } of entries) {
    if (!name.endsWith('.css')) continue;
    const content = await readFile(join(parentPath, name));
    if (own.has(digestOfFile(content))) for (const one of classesIn(content.toString())) classes.add(one);
  }
  return classes;
}

function searcher({ words, innocent, names }: Denylist) {
  const find = finderOf(words);
  const findLong = finderOf(words.filter(({ word }) => foldText(word).length >= 6));
  // The same values stand on every page and in every view of one.
  let quiet = new Set<string>();
  const termsIn = (value: string) => {
    if (quiet.has(value)) return [];
    const found = find(value);
    if (found.length === 0) {
      // Not for good: a value holds on to the whole text that it was taken from.
      if (quiet.size >= 10_000) quiet = new Set();
      quiet.add(value);
    }
    return found;
  };
  return function search(
    file: string,
    text: string,
    how: readonly string[],
    binary: boolean,
    secrets: readonly string[] = [],
  ): Seen[] {
    const hits: Seen[] = [];
    // Elsewhere the end of one text and the beginning of the next look like a sentence.
    const isAsItStands = how.every((step) => step === 'entities decoded');
    const keys = new Map<string, string[]>();
    const add = (start: number, end: number, kind: Hit['kind'], place: Place | undefined, text: string) => {
      if (!keys.has(text)) keys.set(text, keysIn(text));
      const untold = [...secrets, ...keys.get(text)!];
      const around = [
        told(text, untold, undefined, Math.max(0, start - 30), start),
        told(text, untold, kind, start, end),
        told(text, untold, undefined, end, end + 30),
      ].join('');
      hits.push({
        file,
        word: told(text, untold, kind, start, end).slice(0, 120),
        what: text.slice(start, end),
        kind,
        how: how.join(', '),
        around: around.replaceAll(wall, '').replace(/\s+/g, ' ').trim(),
        place,
      });
    };
    // Patterns are tried on the view without tags; the view with spaces for tags would find the same again.
    for (const value of binary ? wordsOf(text) : valuesOf(text))
      for (const one of (binary ? findLong : termsIn)(value.text)) {
        const { start, end, term } = one;
        if (!isName(one, value.text) || mayBeWord(one, value.text)) continue;
        // Keys of JSON are the engine's, such as `home_page_url`.
        if (term.kind === 'service' && isOrdinary(term.word) && /^\s*"[a-z]+(?:_[a-z]+)+"\s*:\s*$/.test(value.text))
          continue;
        if (isWord(term) && !(isAsItStands && standsAsName(one, value.text))) continue;
        const found = value.text.slice(start, end);
        if (isListOf(names, found)) continue;
        add(value.start + start, value.start + end, term.kind, term.place, text);
      }
    if (binary || how.at(-1) === spaced) return hits;
    // Path data of an SVG looks like versions and addresses.
    const read = text.includes('<path') ? text.replace(/\s(?:d|points|transform)="[^"]*"/g, ' ') : text;
    const plain = withPlainSigns(read);
    for (const pattern of patterns) {
      for (const found of matchesOf(pattern, plain.text)) {
        const [start, end] = [plain.from(found.start), plain.to(found.end)];
        if (innocent.has(foldText(read.slice(start, end)))) continue;
        add(start, end, pattern.kind, undefined, read);
      }
    }
    return hits;
  };
}

/**
 * Whether a name is a short or common word, which pages have as furniture: a month, a label, a key of JSON. It is looked
 * for where documents could have it as a name.
 */
function isWord({ word, kind, ordinary, only }: KnownWord): boolean {
  return (
    ordinary === true ||
    (kind === 'service' && isOrdinary(word) && /^\p{L}+$/u.test(word)) ||
    only === 'capital' ||
    ((kind === 'person' || kind === 'handle') && /^\p{Script=Latin}{1,4}$/u.test(word))
  );
}

/** Whether a common word stands as a name: a person within a sentence, a service beside what says so or in code. */
function standsAsName(found: Found<KnownWord>, text: string): boolean {
  const { start, end, term } = found;
  if (text[start - 1] === '@' && term.kind !== 'service') return true;
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)];
  const isProse = `${before} ${after}`.split(/\s+/).filter((word) => /^[(“"]?\p{L}/u.test(word)).length >= 2;
  if (term.kind === 'service')
    return isProse && /[\s(“"]$/u.test(before) && (!term.ordinary || isCalledService(found, text));
  // A sentence around it, of which it is not the first word, and no identifier.
  return isProse && /^\p{Lu}/u.test(text.slice(start)) && /\p{Ll}[\p{Ll}’']*,?[\s\u00a0(“"]+$/u.test(before);
}

/** Whether a text is a list of public names as a sentence has it: `Checkout, API`. */
function isListOf(names: ReadonlySet<string>, text: string): boolean {
  const parts = text.split(/\s*[,;]\s+|\s+[·/]\s+/);
  return parts.length > 1 && parts.every((part) => names.has(bareText(part)));
}

async function secretsIn(
  file: string,
  text: string,
  how: readonly string[],
  innocent: ReadonlySet<string>,
): Promise<{ secret: string; hit: Seen }[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: file, contentType: 'text' },
    options: { config: { rules: [{ id: 'recommended', rule: creator }] } },
  });
  return messages.flatMap((message) => {
    const [start, end] = message.range;
    const secret = text.slice(start, end);
    if (innocent.has(foldText(secret))) return [];
    // What it is stands before the secret itself.
    const around = message.message.split(': ')[0]!;
    const hit: Seen = {
      file,
      word: untoldWord,
      what: secret,
      kind: 'secret',
      how: how.join(', '),
      around,
      place: undefined,
    };
    return [{ secret, hit }];
  });
}

/** A stretch of a text as it may be printed, which more people read than the file: nothing of secrets, of which few letters may be much. */
function told(
  text: string,
  secrets: readonly string[],
  kind: Hit['kind'] | undefined,
  start: number,
  end: number,
): string {
  if (kind === 'key') return untoldWord;
  let shown = text.slice(start, end);
  for (const secret of secrets)
    for (let at = text.indexOf(secret, start - secret.length); at >= 0 && at < end; at = text.indexOf(secret, at + 1))
      shown = covered(shown, at - start, at + secret.length - start);
  return shown.replace(/\u0000+/g, untoldWord);
}

/** Stands for a secret. */
const untoldWord = '…';

const keyPatterns = patterns.filter(({ kind }) => kind === 'key');
function keysIn(text: string): string[] {
  return keyPatterns.flatMap((pattern) =>
    [...matchesOf(pattern, text)].map(({ start, end }) => text.slice(start, end)),
  );
}

function covered(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from), Math.min(text.length, to)];
  return end > start ? text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end) : text;
}

/** One hit per file, kind and word: the one that needed the least decoding. */
function once(hits: readonly Seen[]): Hit[] {
  const first = new Map<string, Hit>();
  for (const { what, ...hit } of hits) {
    const key = `${hit.file}\n${hit.kind}\n${foldText(what.slice(0, 120)).replace(/[^\p{L}\p{N}]/gu, '')}`;
    const known = first.get(key);
    if (!known || hit.how.length < known.how.length) first.set(key, hit);
  }
  return [...first.values()];
}
