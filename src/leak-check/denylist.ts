import { monthNames, weekdayNames } from '../core/model/clock.ts';
import type { Nodes } from 'mdast';
import { RE2JS } from 're2js';
import { documentsOf, type Library } from '../core/model/library.ts';
import { startOf, type Place } from '../core/model/message.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import type { Review } from '../core/model/review.ts';
import { finderOf } from '../core/publish/find.ts';
import { foldText } from '../core/publish/fold.ts';
import { standards } from '../core/publish/patterns.ts';
import type { PublicLibrary } from '../core/publish/public.ts';
import { bareText, hostOf, isCommon, termsOf, type Term } from '../core/publish/terms.ts';

/** A word that must not be in what is published. */
export interface KnownWord {
  word: string;
  kind: Term['kind'] | 'ticket' | 'internal text';
  /** Matches only with a capital letter, or only after an `@`. */
  only?: 'capital' | 'at';
  /** People form other words of it. */
  inflects?: boolean;
  /** Other letters may follow at once. */
  runsOn?: boolean;
  /** It is a plain word, too. */
  ordinary?: boolean;
  /** Where the content says it. */
  place: Place;
}

/** What the leak check looks for, and what it lets pass. */
export interface Denylist {
  words: KnownWord[];
  /** Words and values that are let pass, folded. */
  innocent: ReadonlySet<string>;
  /** Every public word, folded. A search index holds their stems and parts. */
  open: ReadonlySet<string>;
  /** Names of what is public, bare. */
  names: ReadonlySet<string>;
}

/**
 * Everything the library knows that is not in its public edition: names and handles, services and customers, hosts,
 * tickets, ids and titles of what is not public, private terms, and the distinctive words of text that stays inside.
 */
export function denylistOf(library: Library, published: PublicLibrary): Denylist {
  const policy = library.configuration.publication;
  const open = openTexts(published);
  const openWords = new Set(open.flatMap((text) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []));
  const openIds = new Set([
    ...published.postmortems.map(({ id }) => id),
    ...published.retractions.map(({ id }) => id),
    ...published.redirects.map(({ from }) => from),
  ]);
  const openNames = new Set([
    ...published.postmortems.flatMap(({ services, title }) => [...services, title]).map(bareText),
    bareText(published.name),
  ]);
  const words: KnownWord[] = [];
  for (const { word, kind, only, inflects, runsOn, ordinary, part, place } of termsOf(library)) {
    // Whether a part is meant as the name was asked about.
    if (part || openIds.has(word) || openNames.has(bareText(word))) continue;
    words.push({
      word,
      kind,
      place,
      ...(only && { only }),
      ...(inflects && { inflects }),
      ...(runsOn && { runsOn }),
      ...(ordinary && { ordinary }),
    });
  }
  for (const { id, file, facts } of library.postmortems)
    if (
      facts.title.split(/\s+/).length <= 3 &&
      facts.title.length > 9 &&
      !openIds.has(id) &&
      !openNames.has(bareText(facts.title))
    )
      words.push({ word: facts.title, kind: 'title', place: startOf(file) });
  for (const { facts, file } of library.reviews)
    if (facts.title.length > 9) words.push({ word: facts.title, kind: 'title', place: startOf(file) });
  for (const { facts, file } of library.runbooks)
    if (facts.title.length > 9) words.push({ word: facts.title, kind: 'title', only: 'capital', place: startOf(file) });
  words.push(...ticketsOf(library));
  // A word that is only guessed to be private is let pass where somebody approved it for the public.
  const guessed = [...hostsOf(library, policy.hosts), ...distinctiveWords(library, openWords)];
  const find = finderOf(guessed);
  const approved = new Set(open.flatMap((text) => find(text).map(({ term }) => term)));
  words.push(...guessed.filter((word) => !approved.has(word)));
  const innocent = new Set(policy.innocent.map(({ word }) => foldText(word)));
  const seen = new Set<string>();
  return {
    innocent,
    open: openWords,
    names: openNames,
    words: words.filter(({ word }) => {
      const key = foldText(word);
      if (innocent.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    }),
  };
}

/** Every text of the public library. */
function openTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(openTexts);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(openTexts) : [];
}

function ticketsOf(library: Library): KnownWord[] {
  const found = new Map<string, KnownWord>();
  const add = (word: string, place: Place) => {
    if (!found.has(word) && /\d/.test(word) && word.length > 3 && !standards.test(word))
      found.set(word, { word, kind: 'ticket', place });
  };
  const pattern = library.configuration.tickets && compiled(library.configuration.tickets.pattern);
  for (const document of documentsOf(library)) {
    if ('actions' in document) for (const { ticket } of document.actions) if (ticket) add(ticket.value, ticket.place);
    if (!pattern) continue;
    document.text.split('\n').forEach((line, index) => {
      if (!/\d/.test(line)) return;
      for (let matcher = pattern.matcher(line), from = 0; from <= line.length && matcher.find(from);) {
        const [start, end] = [matcher.start(), matcher.end()];
        from = Math.max(end, start + 1);
        add(line.slice(start, end), {
          file: document.file,
          line: index + 1,
          column: start + 1,
          endLine: index + 1,
          endColumn: end + 1,
        });
      }
    });
  }
  return [...found.values()];
}

/** Hosts of addresses in the documents that the policy does not open. */
function hostsOf(library: Library, open: readonly string[]): KnownWord[] {
  const found = new Map<string, KnownWord>();
  const well = new Set([...open, hostOf(library.configuration.publication.site ?? '')]);
  for (const document of documentsOf(library)) {
    document.text.split('\n').forEach((line, index) => {
      for (const match of line.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}]+/gi)) {
        // A comma or a full stop behind an address is the sentence's.
        const host = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/u.exec(hostOf(match[0]) ?? '')?.[0];
        if (
          host === undefined ||
          !host.includes('.') ||
          found.has(host) ||
          // The name of an open host gives its parent domains away.
          [...well].some((one) => one && (host === one || host.endsWith(`.${one}`) || one.endsWith(`.${host}`)))
        )
          continue;
        const place = {
          file: document.file,
          line: index + 1,
          column: match.index + 1,
          endLine: index + 1,
          endColumn: match.index + 1 + match[0].length,
        };
        found.set(host, { word: host, kind: 'host', place });
      }
    });
  }
  return [...found.values()];
}

const calendar = new Set([...monthNames, ...weekdayNames].map((name) => name.toLowerCase()));

/**
 * Telling words that stand inside `<Internal>` or in a review and nowhere in public: names in the middle of a sentence, and what looks
 * like the name of a machine, an account or a file.
 */
function distinctiveWords(library: Library, open: ReadonlySet<string>): KnownWord[] {
  const found = new Map<string, KnownWord>();
  for (const document of [...library.postmortems, ...library.reviews])
    for (const { text, place } of internalTexts(document))
      for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[._:/-][\p{L}\p{N}]+)*/gu)) {
        const word = match[0];
        const key = foldText(word);
        if (key.length < 5 || found.has(key) || calendar.has(key)) continue;
        const parts = key.split(/[._:/-]/);
        if (parts.every((part) => open.has(part))) continue;
        const before = text.slice(0, match.index);
        const named =
          /^\p{Lu}\p{Ll}/u.test(word) && !isCommon(word) && before !== '' && !/[.!?:…“"(–—]\s*$|^\s*$/u.test(before);
        const machine =
          (parts.length > 1 && /[\p{L}]/u.test(word) && !/^\d/.test(word)) ||
          /\p{Ll}\p{Lu}/u.test(word) ||
          (/\d/.test(word) && /\p{L}{2}/u.test(word) && word.length > 6);
        if (named || machine)
          found.set(key, { word, kind: 'internal text', place, ...(machine ? {} : { only: 'capital' as const }) });
      }
  return [...found.values()];
}

/** A review never leaves: all of it is internal. */
function internalTexts({ type, tree, file }: Postmortem | Review): { text: string; place: Place }[] {
  const found: { text: string; place: Place }[] = [];
  const visit = (node: Nodes, inside: boolean): void => {
    const element = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    const within = inside || (element && node.name === 'Internal');
    if ((node as { type: string }).type === 'yaml') return;
    if (within && 'value' in node && typeof node.value === 'string' && node.position) {
      const { start, end } = node.position;
      found.push({
        text: node.value,
        place: { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
      });
    }
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child, within);
  };
  visit(tree as Nodes, type === 'review');
  return found;
}

function compiled(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
