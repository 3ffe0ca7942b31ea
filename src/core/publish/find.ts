import { fold, foldLong, type Folded } from './fold.ts';
import { listenerFor } from './transliterated.ts';
import { isDisguised, readingsOf, skeletonOf, spelledOut } from './readings.ts';

/** A term found in a text; offsets are into the text as it was given, the end is exclusive. */
export interface Found<T> {
  start: number;
  end: number;
  term: T;
  /** It is a part of a longer name, such as `MainDb` of `MainDbTimeout`, or has a number behind it. */
  compound?: true;
  /** It is another form of the word, such as a plural. */
  inflected?: true;
  /** It is a word made of the name, such as `Falkensteiner`. */
  derived?: true;
  /** Other letters follow at once: `kraken` in `krakenctl`. */
  prefix?: true;
  /** Other letters stand before it at once, and it may be the end of another word: `kestrel` in `acmekestrel`. */
  suffix?: true;
  /** Digits or signs stand for letters: `K3ssel`. */
  disguised?: true;
  /** A line end parts a word of it, without a hyphen. */
  broken?: true;
}

/** What is searched for. */
export interface Searched {
  word: string;
  /**
   * People form other words of it: a plural (`main-dbs`), a name with a number behind (`main-db2`), a part of an
   * identifier (`MainDbTimeout`). Any other term is found as a whole word only.
   */
  inflects?: boolean;
  /** Identifiers begin with it, too (`krakenctl`): what is found so is marked as a prefix. */
  runsOn?: boolean;
}

/**
 * Compiles a search for many words at once.
 *
 * A term is found however its parts are joined: `main-db` in `main_db`, `Main DB`, `main.db` and `maindb`. Case,
 * diacritics, compatibility forms, look-alike letters and invisible characters do not matter, nor does a hyphen at the
 * end of a line; `Søren` is also `Soeren`, and spelled-out letters (`m a i n d b`) are read as a word. Only whole words
 * match, and the forms of words that inflect: `park` is not in `parking`, except in scripts without spaces. Overlapping
 * matches are all reported; the caller chooses. Takes time in proportion to the text and the longest term.
 */
export function finderOf<T extends Searched>(terms: readonly T[]): (text: string) => Found<T>[] {
  // One edge per node and character. The first step, at which most positions fail, has its own table.
  const first = new Int32Array(0x10000);
  const edges = new Map<number, number>();
  const ends: (Ending<T>[] | undefined)[] = [undefined];
  /** The first two characters of the names that may end a longer word. */
  const pairs = new Set<number>();
  const step = (node: number, code: number) => (node === 0 ? first[code]! : (edges.get(node * 0x10000 + code) ?? 0));
  const insert = (codes: readonly number[], term: T, parts: boolean, skeletal = false) => {
    if (codes.length === 0) return;
    let node = 0;
    for (const code of codes) {
      let next = step(node, code);
      if (next === 0) {
        next = ends.push(undefined) - 1;
        if (node === 0) first[code] = next;
        else edges.set(node * 0x10000 + code, next);
      }
      node = next;
    }
    const list = (ends[node] ??= []);
    if (!list.some((one) => one.term === term && one.skeletal === skeletal))
      list.push({ term, forms: formsOf(codes, term, parts), skeletal });
  };
  for (const term of terms)
    for (const folded of spellingsOf(term)) {
      const joined = codesOf(folded);
      const squashed = joined.filter((code) => code !== gap);
      const parts = squashed.length < joined.length;
      insert(joined, term, parts);
      if (term.runsOn && squashed.length >= shortestEnd) pairs.add(squashed[0]! * 0x10000 + squashed[1]!);
      if (parts && squashed.length >= 6) insert(squashed, term, parts);
      if (!term.inflects || squashed.length < 4) continue;
      const skeleton = codesOf(skeletonOf(folded));
      insert(skeleton, term, parts, true);
      if (parts && squashed.length >= 6)
        insert(
          skeleton.filter((code) => code !== gap),
          term,
          parts,
          true,
        );
    }

  /** Searches one reading of a text. */
  function* within({ text, from }: Folded, original: string, skeletal = false): Generator<Found<T>> {
    const { length } = text;
    const codeAt = (at: number) => (at < length ? original.charCodeAt(from(at)) : 0);
    /** Whether a part of an identifier begins here: `Db` in `mainDb`, `Page` in `HTTPPage`. */
    const isHump = (at: number) => {
      const [before, here] = [codeAt(at - 1), codeAt(at)];
      return isCapital(here) && (!isCapital(before) || (at + 1 < length && isSmall(codeAt(at + 1))));
    };
    const closes = (at: number) => at >= length || kindOf(text.charCodeAt(at)) !== letter;
    let before = separator;
    let word = 0;
    for (let start = 0; start < length; start++) {
      const code = text.charCodeAt(start);
      const kind = kindOf(code);
      const clean = kind === wide || (kind === letter && before !== letter);
      if (clean) word = start;
      before = kind;
      if (kind === separator || first[code] === 0) continue;
      let behind = false;
      let glued = false;
      if (!clean && !isHump(start) && !(isDigit(text.charCodeAt(start - 1)) && !isDigit(code))) {
        behind = start - word <= longestBefore && befores.has(text.slice(word, start));
        glued = !behind && pairs.has(code * 0x10000 + text.charCodeAt(start + 1));
        if (!behind && !glued) continue;
      }
      let node = 0;
      let at = start;
      let apart = false;
      while (at < length) {
        const here = text.charCodeAt(at);
        const sort = kindOf(here);
        if (sort === separator) {
          const isBetween = (index: number) => index < length && kindOf(text.charCodeAt(index)) === separator;
          let after = at;
          let marks = 0;
          while (marks < 4 && isBetween(after)) {
            // However much white space: lines are wrapped and indented.
            if (text.charCodeAt(after) > 0x20) marks++;
            after++;
          }
          // `Tariff’s engine` is the engine of that name.
          if (isPossessive(text, at, after)) for (after++; isBetween(after); after++);
          if (after >= length || marks >= 4) break;
          const next = step(node, gap);
          // A long name may be written as two: `North Pole` for Northpole.
          if (next !== 0) node = next;
          else if (
            step(node, text.charCodeAt(after)) !== 0 &&
            (/^_{1,3}$/.test(text.slice(at, after)) ||
              (after - at === 1 && isCapital(codeAt(start)) && isCapital(codeAt(after))))
          )
            apart = true;
          else break;
          at = after;
        } else {
          node = step(node, here);
          at++;
        }
        if (node === 0) break;
        const endings = ends[node]?.filter((one) => one.skeletal === skeletal);
        if (!endings || endings.length === 0 || (apart && at - start < 9)) continue;
        if (clean && (sort === wide || closes(at))) {
          for (const { term } of endings) yield { start: from(start), end: from(at), term };
          continue;
        }
        if (glued) {
          if (!closes(at)) continue;
          for (const { term, forms } of endings)
            if (term.runsOn && lettersIn(text, start, at) >= shortestEnd)
              yield {
                start: from(start),
                end: from(at),
                term,
                compound: true,
                // A name of several parts is hardly the end of a word by chance.
                ...(forms !== 'joined' && { suffix: true as const }),
              };
          continue;
        }
        const tail = tailOf(text, at, closes, isHump, isDigit(here), isCapital(codeAt(start)) ? at - start : 0);
        const tool = tail === undefined && at - start >= 5 ? wordAt(text, at, closes) : '';
        for (const { term, forms } of endings) {
          if (!term.inflects || forms === 'whole' || (behind && !(term.runsOn && at - start >= 5))) continue;
          const loose = forms === 'joined' ? at : undefined;
          const isTool = term.runsOn && tools.has(tool);
          const prefix = term.runsOn && !isTool && loose === undefined && tail === undefined && at - start >= 5;
          const end = tail?.end ?? loose ?? (isTool ? at + tool.length : prefix ? at : undefined);
          if (end === undefined) continue;
          const compound = !clean || tail?.compound !== false;
          if (compound && forms === 'plural') continue;
          const inflected = end > at && { inflected: true as const };
          yield {
            start: from(start),
            end: from(end),
            term,
            ...(compound && { compound: true as const }),
            ...inflected,
            ...(tail?.derived && { derived: true as const }),
            ...(prefix && { prefix: true as const }),
          };
        }
      }
    }
  }

  /** Terms in letters that were spelled out. */
  function* spelled(letters: string): Generator<{ start: number; end: number; term: T }> {
    for (let start = 0; start < letters.length; start++) {
      let node = 0;
      for (let at = start; at < letters.length; at++) {
        node = step(node, letters.charCodeAt(at));
        if (node === 0) break;
        const length = at + 1 - start;
        if (length >= 5 || (length >= 3 && length === letters.length))
          for (const { term, skeletal } of ends[node] ?? []) if (!skeletal) yield { start, end: at + 1, term };
      }
    }
  }

  const listen = listenerFor(terms);
  return (original) => {
    const found: Found<T>[] = [...within(fold(original), original), ...listen(original)];
    const readings = readingsOf(original);
    const runs = [...spelledOut(original)];
    if (readings.length === 0 && runs.length === 0) return found;
    const seen = new Map<T, Set<string>>();
    const isNew = ({ start, end, term }: Found<T>) => {
      const known = seen.get(term) ?? new Set();
      seen.set(term, known);
      const key = `${start}:${end}`;
      return !known.has(key) && Boolean(known.add(key));
    };
    const all = found.filter(isNew);
    for (const { text, folded, from, skeletal, broken } of readings)
      for (const one of within(folded, text, skeletal)) {
        const moved = { ...one, start: from(one.start), end: from(one.end - 1) + 1 };
        if (broken) {
          if (one.end - one.start < 5 || !original.slice(moved.start, moved.end).includes('\n')) continue;
          moved.broken = true;
        }
        if (skeletal) {
          if (!isDisguised(original.slice(moved.start, moved.end)) || (one.compound && one.end - one.start < 6))
            continue;
          moved.disguised = true;
        }
        if (isNew(moved)) all.push(moved);
      }
    for (const { letters, starts, end } of runs)
      for (const one of spelled(letters)) {
        const last = one.end < starts.length ? starts[one.end - 1]! + 1 : end;
        const moved = { start: starts[one.start]!, end: last, term: one.term };
        if (isNew(moved)) all.push(moved);
      }
    return all.sort((a, b) => a.start - b.start);
  };
}

/** How a term may be written on. `joined`: it is long and of several parts, and any letters may follow. */
type Forms = 'whole' | 'plural' | 'compound' | 'joined';

interface Ending<T> {
  term: T;
  forms: Forms;
  /** It is the skeleton of the spelling, for disguised texts. */
  skeletal: boolean;
}

function formsOf(codes: readonly number[], { inflects }: Searched, parts: boolean): Forms {
  if (!inflects || codes.length < 2) return 'whole';
  if (parts) return codes.length >= 8 ? 'joined' : 'compound';
  // Short words are parts of many others.
  return codes.length >= 4 ? 'compound' : codes.length === 3 ? 'plural' : 'whole';
}

/** The spellings of a term that are searched for, folded. */
function spellingsOf({ word, inflects }: Searched): Set<string> {
  const folded = new Set([fold(word).text, foldLong(word).text, ...readingsOf(word).map((one) => one.folded.text)]);
  if (inflects)
    for (const one of [...folded])
      for (const [ending, others] of exchanged)
        if (ending.test(one)) for (const other of others.split(' ')) folded.add(one.replace(ending, other));
  return folded;
}

/** Endings that others take the place of: of plurals, of Slavic adjectives (`Zawadzka`), of long names in -a. */
const exchanged: readonly (readonly [RegExp, string])[] = [
  [/(?<=[^aeiou])y$/, 'ies'],
  [
    /(?<=[sc]k|dzk)(?:a|i|y|ij|iy)$/,
    'a i y e iej iego iemu im ich imi ej ou eho emu ym ych ymi oi oy ogo omu om uiu uyu',
  ],
  [/(?<=.ov)a$/, 'e ej ou oi oy'],
  [/(?<=.{4}[^aeiou])a$/, 'y i ie u ou oi oy ei'],
  // Finnish names in -nen: Virtasen, Virtaselta, Virtasta.
  [/(?<=..)nen$/, 'se s'],
  // Hungarian `with`: Vadasszal.
  [/(?<=..)(s(?=z)|c(?=s)|[gnlt](?=y))(.)$/, '$1$1$2al $1$1$2el'],
];

/** Where a word that goes on after a term ends as one of its forms: a plural, a number, the next part of a name. */
function tailOf(
  text: string,
  at: number,
  closes: (at: number) => boolean,
  isHump: (at: number) => boolean,
  digit: boolean,
  derives: number,
): { end: number; compound: boolean; derived?: boolean } | undefined {
  for (const tail of ['', 's', 'es']) {
    if (!text.startsWith(tail, at) || (tail === 'es' && !/[sxzoh]/.test(text[at - 1]!))) continue;
    let end = at + tail.length;
    if (closes(end)) return { end, compound: false };
    if (isHump(end)) return { end, compound: true };
    if (digit) continue;
    const digits = end;
    while (isDigit(text.charCodeAt(end))) end++;
    if (end > digits) return { end, compound: true };
  }
  const ending = wordAt(text, at, closes);
  // Of a short name only what is surely an ending.
  if (
    (derives >= 6 || (derives === 5 && ending.length >= 3)) &&
    derivations.has(ending) &&
    !places.test(text.slice(at - derives, at + ending.length))
  )
    return { end: at + ending.length, compound: false, derived: true };
  return undefined;
}

/** Whether an apostrophe stands alone there, and behind it an `s` that ends the word. */
function isPossessive(text: string, at: number, after: number): boolean {
  return after === at + 1 && /['’]/.test(text[at]!) && text[after] === 's' && /[\s-]/.test(text[after + 1] ?? '');
}

/** How many characters of a stretch join nothing. */
function lettersIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (kindOf(text.charCodeAt(at)) !== separator) count++;
  return count;
}

/** The rest of a word. */
function wordAt(text: string, at: number, closes: (at: number) => boolean): string {
  let end = at;
  while (end - at <= 10 && !closes(end)) end++;
  return text.slice(at, end);
}

/** What makes another word of a name, and the cases that languages put it into: `Falkensteiner`, `Kesselilta`, `Kesslerovi`. */
const derivations: ReadonlySet<string> = new Set(
  (
    'er ers ern sche scher schen sches schem ish esque ian ians ean eans ' +
    // German, Dutch, and the languages of the North.
    'n ns en ens e je jes tje in ene ar arna a ' +
    // Slavic languages.
    'u y i em om im ym ovi owi owie ova ovy ove ovu ovem ovym ovou owa owej owe ow ami ach ech um am iem ia ie ou ev ovich evic ' +
    // Finnish, Estonian, Hungarian.
    'kin kaan kinko han in an ta ia ilta ille illa issa ista iin ina iksi itta lta lle lla ssa sta ksi na lt le il ile ilt iga is ist ' +
    't et ot at ek ok nak nek val vel lal lel nal nel ral rel tal tel kal kel ba be ban ben ra re rol tol hoz hez ert ig ' +
    // Baltic languages, Romanian, Turkish.
    'as us ui ą o ai iene aite ul ului lui ilor da de dan den ya ye yi yu nin nun un'
  ).split(' '),
);
/** Places, and what is called after them, that look like a case of a name. */
const places =
  /^(?:german|hungar|alban|roman|jordan|georgi|victor|indian|armen|austral|malays|estoni|bulgari|virgini|californi|arabi)(?:a|y|ia|ian|ians|n|as)$/;
/** What makes the name of a tool of that of a service: `krakenctl`. */
const tools: ReadonlySet<string> = new Set(
  (
    'd ctl cli api app db svc bot lib proxy server client worker admin ui web job cron sdk http rpc grpc sync mq queue cache hub fs sh js py ' +
    'go rb io ng v exporter operator agent daemon service controller gateway config prod dev test stage staging'
  ).split(' '),
);

/** What stands before the name of a service at once: `libkraken`. */
const befores: ReadonlySet<string> = new Set(
  (
    'lib go py node js ts k8s kube svc srv my php rb net java db api app ms pre ng rs cpp c kt sh op docker helm ' +
    'the our new old u micro mini nano mock fake'
  ).split(' '),
);
const longestBefore = 6;
/** Letters of the shortest name that a longer word may end with. */
const shortestEnd = 7;

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isCapital = (code: number) =>
  code < 0x80 ? code >= 0x41 && code <= 0x5a : /\p{Lu}/u.test(String.fromCharCode(code));
const isSmall = (code: number) =>
  code < 0x80 ? code >= 0x61 && code <= 0x7a : /\p{Ll}/u.test(String.fromCharCode(code));

const separator = 0;
const letter = 1;
const wide = 2;
/** Stands for any separator between the parts of a word. */
const gap = 0x20;

const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  const character = String.fromCharCode(code);
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(
      character,
    )
  )
    kinds[code] = wide;
  // Surrogates count as letters, so that no pair is split.
  else if (/[\p{L}\p{N}]/u.test(character) || (code >= 0xd800 && code <= 0xdfff)) kinds[code] = letter;
}
const kindOf = (code: number) => kinds[code]!;

function codesOf(folded: string): number[] {
  const codes: number[] = [];
  for (let index = 0; index < folded.length; index++) {
    const code = folded.charCodeAt(index);
    if (kindOf(code) !== separator) codes.push(code);
    else if (codes.length > 0 && codes.at(-1) !== gap) codes.push(gap);
  }
  if (codes.at(-1) === gap) codes.pop();
  return codes;
}
