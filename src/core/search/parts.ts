/** The smallest thing that is searched for: a word of prose, one hump of `camelCase`, one side of `a.b`, one sign of CJK. */
export interface Part {
  /** Folded: lower case, without accents and invisible characters. */
  word: string;
  /** Where it stands in the text, as offsets; the end is exclusive. */
  start: number;
  end: number;
  /** It belongs to one name with the part before, as in `a-b`, `a.b`, `a::b` and `aB`. */
  tight: boolean;
  /** Nothing stands between it and the part before, as in `aB`. */
  glued: boolean;
  /** It differs from one time to the next: a number, an address, a hash, a length of time. */
  varies: boolean;
}

/** Longest word that is kept; what is longer is encoded data. */
const longest = 40;
/** A name of more humps is encoded data. */
const mostHumps = 8;

const unseen = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const piece = new RegExp(`[\\p{L}\\p{N}\\p{M}${unseen}]+`, 'gu');
const connector = /^[._\-/:\\@#$+~]{0,3}$/;
const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Scripts that set no spaces between words: each sign is a part of its own. */
const spaceless =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]\p{M}*/gu;
const isSpaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const hump = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[^\p{Lu}]+|\p{Lu}/gu;
const plain = /^[a-z0-9]*$/;

type Cut = Pick<Part, 'word' | 'varies'> & { from: number; to: number; glued: boolean };
const known = new Map<string, readonly Cut[]>();
/** Texts share most of their words. */
const mostKnown = 100_000;

/** Cuts a text into its parts, in their order. */
export function partsIn(text: string): Part[] {
  const parts: Part[] = [];
  const ids = [...text.matchAll(identifier)].map(({ index }) => [index, index + 36] as const);
  let end = -1;
  for (const { 0: run, index } of text.matchAll(piece)) {
    const joins = end >= 0 && index - end <= 3 && connector.test(text.slice(end, index));
    const isId = ids.some(([from, to]) => index >= from && index < to);
    let first = true;
    for (const cut of cutsOf(run)) {
      parts.push({
        word: cut.word,
        start: index + cut.from,
        end: index + cut.to,
        tight: first ? joins : cut.glued,
        glued: !first && cut.glued,
        varies: cut.varies || isId,
      });
      first = false;
    }
    end = index + run.length;
  }
  for (const [at, part] of parts.entries())
    if (part.tight && !part.glued && !parts[at + 1]?.tight && isInstance(part.word) && text[part.start - 1] === '-')
      part.varies = true;
  return parts;
}

/** A word as it is compared: lower case, without accents and invisible characters. */
export function foldWord(word: string): string {
  if (plain.test(word)) return word;
  return [
    ...word
      .normalize('NFKD')
      .replace(marks, '')
      .normalize('NFC')
      .toLowerCase()
      // A capital sign may fall apart once more.
      .replace(marks, ''),
  ]
    .map((letter) => letters[letter] ?? letter)
    .join('');
}
const marks = new RegExp(`[\\u0300-\\u036f${unseen}]`, 'g');
/** Letters without a Unicode decomposition. */
const letters: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ς: 'σ',
};

/**
 * Whether something that varies may be looked for by itself: a number of 3 to 5 digits, which may be a port or a status,
 * and what has letters and digits, such as a hash; no length of time and no size.
 */
export function isTelling(word: string): boolean {
  return /^\d{3,5}$/.test(word) || (word.length <= longest && /\p{L}/u.test(word) && !quantity.test(word));
}

/**
 * The forms in which a name in camel case is also written without its humps: of `MaxBytesReader` `maxbytesreader` and
 * `bytesreader`.
 */
export function joinedIn(parts: readonly Part[]): string[] {
  const joined: string[] = [];
  for (let end = parts.length; end > 0;) {
    let start = end - 1;
    let word = parts[start]!.word;
    while (parts[start]!.glued && !isSpaceless.test(word)) {
      start--;
      word = parts[start]!.word + word;
      if (word.length <= longest && !isSpaceless.test(word)) joined.push(word);
    }
    end = start;
  }
  return joined;
}

function cutsOf(run: string): readonly Cut[] {
  let cuts = known.get(run);
  if (!cuts) {
    if (known.size >= mostKnown) known.clear();
    known.set(run, (cuts = cut(run)));
  }
  return cuts;
}

function cut(run: string): Cut[] {
  const whole = (from: number, to: number, glued: boolean): Cut[] => {
    const written = run.slice(from, to);
    const word = foldWord(written);
    return word === '' ? [] : [{ word, from, to, glued, varies: variesAsWritten(written) || word.length > longest }];
  };
  if (!isSpaceless.test(run)) return humpsOf(run, 0, whole);
  const cuts: Cut[] = [];
  let at = 0;
  for (const { 0: sign, index } of run.matchAll(spaceless)) {
    if (index > at) cuts.push(...humpsOf(run.slice(at, index), at, whole));
    cuts.push(...whole(index, index + sign.length, true));
    at = index + sign.length;
  }
  if (at < run.length) cuts.push(...humpsOf(run.slice(at), at, whole));
  return cuts.map((each, index) => ({ ...each, glued: index > 0 }));
}

function humpsOf(run: string, offset: number, whole: (from: number, to: number, glued: boolean) => Cut[]): Cut[] {
  const one = () => whole(offset, offset + run.length, false);
  if (!/[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(run) || /^\p{Lu}{2,}s$/u.test(run) || variesAsWritten(run))
    return one();
  const humps = [...run.matchAll(hump)];
  if (humps.length > mostHumps) return one();
  return humps.flatMap(({ 0: text, index }, at) => whole(offset + index, offset + index + text.length, at > 0));
}

const quantity = /^\d+(?:ns|us|ms|s|sec|m|min|h|d|b|k|m|g|ki?b|mi?b?|gi?b?|ti?b?|t\d*|z)$/i;

/** The end of a name that tells one of many apart, as in `event-bus-d403`; not the number in `ext4`. */
function isInstance(word: string): boolean {
  if (!/^(?=.*\d)(?=.*[a-z])[0-9a-z]{4,10}$/.test(word)) return false;
  return /^[0-9a-f]+$/.test(word) || !/^[a-z]{3,}\d{1,3}$/.test(word);
}

function variesAsWritten(written: string): boolean {
  if (!/\p{N}/u.test(written)) return written.length > longest;
  if (/^\p{N}+$/u.test(written) || quantity.test(written)) return true;
  if (/^0x[0-9a-f]+$/i.test(written)) return true;
  // A hash, or a piece of one; `ed25519` and `db01` are names.
  if (
    /^[0-9a-f]+$/i.test(written) &&
    (/^(?=.{6})(?![a-z]{2,3}\d{1,5}$)/i.test(written) || /^(?=.{4}).*\d[a-f]/i.test(written))
  )
    return true;
  const changes = written.match(/\p{N}(?=\p{L})|\p{L}(?=\p{N})/gu)?.length ?? 0;
  return changes >= 4 || (changes >= 3 && written.length >= 8);
}
