type Words = readonly string[] | ReadonlySet<string>;

/** Hashes of the words somebody asked for, in a table in which each stands at its hash or behind it; 0 is nothing. */
let hashes = new Int32Array(1 << 12);
/** The number of each word, from 1 on, where its hash stands. */
let numbers = new Int32Array(1 << 12);
let count = 0;
const lists = new WeakMap<Words, readonly number[]>();

// Rules ask about one document after the other: the last one is enough, and its space is used again.
let known = '';
let countThen = -1;
/** By the number of a word: the last place it stands at, as an index into the two below; 0 is nowhere. */
let last = new Int32Array(0);
let offsets = new Int32Array(1 << 10);
/** The place before this one, of the same word. */
let before = new Int32Array(1 << 10);

/**
 * Whether any of some words may stand in a document, front matter and code included: lower case, a to z. A word is a
 * run of these letters, whatever their case. Rules ask this first, so that a text without any of their words costs next
 * to nothing. Two words may share a number; then a rule looks and finds nothing.
 */
export function holdsAny(document: { text: string }, words: Words): boolean {
  const asked = numbersIn(document, words);
  for (let index = 0; index < asked.length; index++) if (last[asked[index]!] !== 0) return true;
  return false;
}

/**
 * Where any of some words may stand in a document: offsets, in order.
 *
 * @param pattern sticky: only where it matches, from the word on; it may look behind
 */
export function placesOf(document: { text: string }, words: Words, pattern?: RegExp): number[] {
  const places: number[] = [];
  for (const number of numbersIn(document, words))
    for (let place = last[number]!; place !== 0; place = before[place]!) places.push(offsets[place]!);
  places.sort((a, b) => a - b);
  return pattern ? places.filter((place) => isAt(document.text, place, pattern)) : places;
}

/**
 * Whether a pattern that begins with any of some words matches somewhere in a document; looked for where they stand.
 *
 * @param pattern sticky; it may look behind
 */
export function matchesAt(document: { text: string }, words: Words, pattern: RegExp): boolean {
  return placesOf(document, words).some((place) => isAt(document.text, place, pattern));
}

function isAt(text: string, place: number, pattern: RegExp): boolean {
  pattern.lastIndex = place;
  return pattern.test(text);
}

/** The numbers of some words, and the document read with them in mind. */
function numbersIn({ text }: { text: string }, words: Words): readonly number[] {
  let list = lists.get(words);
  if (!list) lists.set(words, (list = [...new Set(words)].map(ask)));
  // Words that were asked for since were not looked for.
  if (countThen !== count || text !== known) read(text);
  return list;
}

function ask(word: string): number {
  let hash = start;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime);
  if ((count + 1) * 4 > hashes.length) grow();
  const place = placeIn(hash);
  if (hashes[place] === 0) {
    hashes[place] = hash;
    numbers[place] = ++count;
  }
  return numbers[place]!;
}

function grow(): void {
  const [hashesBefore, numbersBefore] = [hashes, numbers];
  hashes = new Int32Array(hashesBefore.length * 2);
  numbers = new Int32Array(hashes.length);
  hashesBefore.forEach((hash, index) => {
    if (hash === 0) return;
    const place = placeIn(hash);
    hashes[place] = hash;
    numbers[place] = numbersBefore[index]!;
  });
}

/** Where a hash stands in the table, or would. */
function placeIn(hash: number): number {
  const mask = hashes.length - 1;
  let place = hash & mask;
  while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & mask;
  return place;
}

const start = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** FNV-1a over each run of letters. */
function read(text: string): void {
  known = text;
  countThen = count;
  if (last.length <= count) last = new Int32Array(count * 2);
  else last.fill(0);
  const asked = hashes;
  const mask = asked.length - 1;
  const { length } = text;
  let places = 0;
  let hash = start;
  let from = -1;
  for (let index = 0; index <= length; index++) {
    const code = index < length ? text.charCodeAt(index) | 0x20 : 0;
    if (code >= 0x61 && code <= 0x7a) {
      if (from === -1) from = index;
      hash = Math.imul(hash ^ code, prime);
    } else if (from !== -1) {
      let place = hash & mask;
      while (asked[place] !== 0 && asked[place] !== hash) place = (place + 1) & mask;
      if (asked[place] !== 0) {
        const number = numbers[place]!;
        if (++places === offsets.length) {
          offsets = twice(offsets);
          before = twice(before);
        }
        offsets[places] = from;
        before[places] = last[number]!;
        last[number] = places;
      }
      from = -1;
      hash = start;
    }
  }
}

function twice(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
