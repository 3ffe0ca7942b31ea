import { RE2JS } from 're2js';
import type { Configuration } from '../model/configuration.ts';
import { monthNames, weekdayNames } from '../model/clock.ts';
import { isOrdinary } from './ordinary.ts';
import { standards } from './patterns.ts';
import { withLookAlikes } from './readings.ts';

/** Where a ticket stands in a text; the end is exclusive. */
export interface TicketSpan {
  start: number;
  end: number;
}

/** A key and a number in the ways people join them: `plat-4711`, `PLAT 4711`, `Plat4711`, `PLAT_#4711`. */
const loose =
  /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{N}]{0,9}?)( ?[-_/:] ?#?| ?#|[ \u00a0])?(\d{1,7})(?![\p{L}\p{N}]|[.,]\d|-\d)/gu;
/** What says that a ticket follows. */
const cue =
  /(?:(?<!\p{L})(?:see|tickets?|issues?|jira|linear|bugs?|story|epic|task|fix(?:es|ed)?(?: in| by)?|clos(?:es|ed)(?: in| by)?|refs?|tracked(?: in| as| by| under)|filed(?: as| in| under)|follow-up(?: in| is)?|per|via|duplicates?(?: of)?|siehe|vgl\.|vorgang|aufgabe|ticket-?nr\.?|unter) |[\[(])["'`]?$/iu;
/** More of them behind one: `/4712`, ` and -4713`, `, 4714`. */
const more =
  /^(?:\s?\/\s?#?|,? (?:and|und|&|or) [-#]?|, ?[-#]?)(\d{1,7})(?![\p{L}\p{N}]|[.,:]\d| ?%| \p{L}+s(?!\p{L}))/u;

/** The tickets of a library, ready to be searched for. */
export interface Tickets {
  /** Keys of the tickets in the text of one document, in lower case. */
  keysIn(text: string): Set<string>;
  /** Tickets in a stretch of text, with the keys of its document; `plain` has plain signs. */
  find(plain: string, keys: ReadonlySet<string>): TicketSpan[];
}

/**
 * Prepares the search for tickets by `tickets.pattern`. As it is written they are found anywhere; in other case or joined
 * otherwise (`plat-4711`, `PLAT 4711`) where the document or the configuration names the key, where the sentence says so,
 * or where nothing else looks so.
 */
export function ticketsOf({ tickets, actions }: Pick<Configuration, 'tickets' | 'actions'>): Tickets {
  const pattern = compiled(tickets?.pattern);
  if (!pattern) return { keysIn: () => new Set(), find: () => [] };
  const isWhole = (text: string) => {
    const matcher = pattern.matcher(text);
    return matcher.find(0) && matcher.start() === 0 && matcher.end() === text.length;
  };
  // `(PLAT|OPS)-\d+` names its keys.
  const namesKeys = !['QZXJ-4711', 'QZX-471', 'QZ-12'].some(isWhole);
  const projects = actions.trackers.flatMap(({ project }) =>
    project && /^[A-Z][A-Z\d]{1,9}$/.test(project) ? [project.toLowerCase()] : [],
  );
  const keysIn = (text: string) => {
    const keys = new Set(projects);
    for (const { start, end } of exact(pattern, text)) addKey(keys, text.slice(start, end));
    return keys;
  };

  return {
    keysIn,
    find(plain, keys) {
      if (!/\d/.test(plain)) return [];
      const text = withLookAlikes(plain);
      const found = exact(pattern, text);
      const here = new Set([...keys, ...keysIn(text)]);
      const others = writtenLoosely(text).filter(
        ({ key, number }) => isWhole(`${key.toUpperCase()}-${number}`) && !standards.test(`${key}-${number}`),
      );
      // What one place says is known at the others.
      for (const one of others) if (namesKeys || isSaid(one, text) || isSure(one)) here.add(one.key.toLowerCase());
      for (const one of others) {
        // A word of a sentence may be a key, too: `ops 12`.
        const isTold = !one.isApart || one.key === one.key.toUpperCase() || one.number.length > 2;
        if (here.has(one.key.toLowerCase()) && (isTold || isSaid(one, text))) found.push(one);
      }
      return found.map(({ start, end }) => ({ start, end: withMore(text, start, end) }));
    },
  };
}

/** A key and a number that may be a ticket. */
interface Loose extends TicketSpan {
  key: string;
  number: string;
  joint: string;
  /** With a space between, most are words: `Chrome 126`, `(over 90`. */
  isApart: boolean;
}

function writtenLoosely(text: string): Loose[] {
  return [...text.matchAll(loose)].map(({ 0: written, 1: key = '', 2: joint = '', 3: number = '', index }) => ({
    start: index,
    end: index + written.length,
    key,
    number,
    joint,
    isApart: /^\s$/.test(joint),
  }));
}

function isSaid({ start, key, number, isApart }: Loose, text: string): boolean {
  const before = text.slice(Math.max(0, start - 32), start);
  if (number.length < 2 || isWord(key, number) || !cue.test(before)) return false;
  return !isApart || ((key === key.toUpperCase() || number.length > 3) && !/[[(]["'`]?$/.test(before));
}

function isSure({ key, number, joint }: Loose): boolean {
  return joint === '-' && /^\d{3,5}$/.test(number) && key.length > 1 && !isWord(key, number);
}

function addKey(keys: Set<string>, ticket: string): void {
  const key = /^\p{L}[\p{L}\p{N}]*(?=[-_ #/]?\d+$)/u.exec(ticket)?.[0];
  if (key && !isWord(key)) keys.add(key.toLowerCase());
}

function withMore(text: string, start: number, end: number): number {
  const digits = /\d*$/.exec(text.slice(start, end))![0].length;
  for (;;) {
    const next = more.exec(text.slice(end, end + 40));
    // A number of another length is another thing.
    if (!next || digits < 2 || next[1]!.length !== digits) return end;
    end += next[0].length;
  }
}

const calendar = new Set(
  [...monthNames, ...weekdayNames].flatMap((name) => [name, name.slice(0, 3)]).map((name) => name.toLowerCase()),
);
const words = new Set(
  (
    'in on at of to by for from with and or the an no not is was were are has had may up down over under above below about since until till before after ' +
    'mid pre post sub non all any some only than then more less least most at least every each per max min avg top sum step steps line lines row rows ' +
    'room level exit signal stage round part chapter section figure table version ver rev release build node python java ruby php go rust ' +
    'gpt claude llama area route highway flight gate floor ' +
    'day days week month year years hour hours second seconds minute minutes der die das ein eine von bis am im um ab seit nach vor mit rund etwa ' +
    'sev severity prio http https tcp udp ipv vpc eur usd gbp chf'
  ).split(' '),
);

/** Whether a key before a number is a word that sentences have there: `error 500`, `since 2019`. */
function isWord(key: string, number = ''): boolean {
  const word = key.toLowerCase();
  return (
    words.has(word) ||
    calendar.has(word) ||
    isOrdinary(word) ||
    (/^(?:19|20)\d\d$/.test(number) && key !== key.toUpperCase()) ||
    /^v\d*$/.test(word)
  );
}

function exact(pattern: RE2JS, text: string): TicketSpan[] {
  const found: TicketSpan[] = [];
  for (let matcher = pattern.matcher(text), from = 0; from <= text.length && matcher.find(from);) {
    const [start, end] = [matcher.start(), matcher.end()];
    from = Math.max(end, start + 1);
    if (end > start && !standards.test(text.slice(start, end)) && !/[\p{L}\p{N}]/u.test(text[end] ?? ''))
      found.push({ start, end });
  }
  return found;
}

function compiled(pattern: string | undefined): RE2JS | undefined {
  if (pattern === undefined) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
