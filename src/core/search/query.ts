import { isTelling, partsIn, type Part } from './parts.ts';

/** One thing that is looked for. */
export interface Term {
  /** `word`: one part. `name`: several in one, such as `a.b`. `phrase`: several in quotation marks. */
  kind: 'word' | 'name' | 'phrase';
  /** As it stands in the query, without quotation marks. */
  written: string;
  /** In quotation marks: as written, and nothing it begins. */
  quoted: boolean;
  parts: readonly Part[];
  /** Where it stands in the query. */
  start: number;
  end: number;
}

/** What somebody typed or pasted. */
export interface Query {
  /** The text that was read. */
  text: string;
  terms: readonly Term[];
  /** What differs from one time to the next and is not looked for: times, addresses, hashes. */
  varying: readonly string[];
  /** It is longer than what is read. */
  isCut: boolean;
  /**
   * `words`: a document has to have all of them. Of a `sentence` and of a line from a `log`, which says much besides, as
   * much as tells something.
   */
  kind: 'words' | 'sentence' | 'log';
}

/** How much of a text is read, in characters; a line of a log is shorter. */
export const mostCharacters = 1000;
/** Terms of which a line is told; those that tell least are passed over. */
const mostTerms = 14;
/** As many words are a sentence. */
const sentence = 6;

const quotation = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/** Reads a query. Any text can be read; without a word in it there are no terms. */
export function readQuery(written: string, common: ReadonlySet<string> = new Set()): Query {
  // A character of two units is not cut apart.
  const text = written.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '');
  const isCut = written.trimEnd().length > text.length;
  const isLog = looksLikeLog(text);
  const terms: Term[] = [];
  const varying: string[] = [];
  let from = 0;
  // In a line of a log, quotation marks are the log's own.
  if (!isLog)
    for (const match of text.matchAll(quotation)) {
      read(from, match.index, false);
      read(match.index + 1, match.index + 1 + match[1]!.length, true);
      from = match.index + match[0].length;
    }
  read(from, text.length, false);
  const kind = isLog ? 'log' : terms.length >= sentence ? 'sentence' : 'words';
  const kept = kind === 'words' ? once(terms) : telling(terms, common);
  return { text, terms: kept, varying: [...new Set(varying)], isCut, kind };

  function read(start: number, end: number, quoted: boolean): void {
    const parts = partsIn(text.slice(start, end)).map((part) => ({
      ...part,
      start: part.start + start,
      end: part.end + start,
    }));
    if (quoted) return void (parts.length > 0 && add(parts, true));
    for (let at = 0; at < parts.length;) {
      let to = at + 1;
      while (to < parts.length && parts[to]!.tight) to++;
      add(parts.slice(at, to), false);
      at = to;
    }
  }

  function add(parts: readonly Part[], quoted: boolean): void {
    const [start, end] = [parts[0]!.start, parts.at(-1)!.end];
    const written = text.slice(start, end);
    const isAlone = parts.length === 1 && !isLog && isTelling(parts[0]!.word);
    if (parts.every(({ varies }) => varies) && !isAlone) return void varying.push(written);
    const isName = parts.every(({ tight }, index) => index === 0 || tight);
    const kind = parts.length === 1 ? 'word' : isName ? 'name' : 'phrase';
    terms.push({ kind, written, quoted, parts, start, end });
  }
}

/** A time, an address or a hash stands in it, or it was pasted with its lines. */
function looksLikeLog(text: string): boolean {
  if (/\S\s*\n\s*\S|\t/.test(text)) return true;
  if (/\b\d{1,2}:\d\d:\d\d\b|\d{4}-\d\d-\d\d[T ]\d|\b(?:\d{1,3}\.){3}\d{1,3}\b/.test(text)) return true;
  if (/\b0x[0-9a-f]{4,}\b|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text)) return true;
  return (text.match(/(?:^|\s)[\w.]+=\S/g)?.length ?? 0) > 1 || /^\s*\{.*"\s*:/.test(text);
}

/** Each term once. */
function once(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = keyOf(term);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function keyOf({ kind, quoted, parts }: Term): string {
  return `${kind} ${quoted} ${parts.map(({ word, tight }) => (tight ? '~' : ' ') + word).join('')}`;
}

/** Of a long line the terms that tell most: names before words, long words before short ones, in their order. */
function telling(terms: readonly Term[], common: ReadonlySet<string>): Term[] {
  const each = once(terms);
  if (each.length <= mostTerms) return each;
  const weight = ({ quoted, kind, parts, written }: Term) =>
    quoted ? 1000 : kind === 'word' ? (common.has(parts[0]!.word) ? 0 : Math.min(written.length, 20)) : 30;
  const kept = new Set([...each].sort((a, b) => weight(b) - weight(a)).slice(0, mostTerms));
  return each.filter((term) => kept.has(term));
}
