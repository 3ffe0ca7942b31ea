import { partsIn, type Part } from './parts.ts';

/** What counts as a term in a text. */
export type Pattern =
  /** A word; `begun`: one that begins with it, too; `ended`: one that ends with it, too. */
  | { kind: 'word'; word: string; begun: boolean; ended: boolean }
  /**
   * Words one after the other. `ties` says of each but the first what joins it to the word before in one name, such as
   * `.` or nothing at all; `loose` for a word of its own, `any` for either. `skips`: whatever varies is passed over.
   */
  | { kind: 'chain'; words: readonly string[]; ties: readonly string[]; skips: boolean };

/** A place in a text, as offsets. */
export interface Place {
  start: number;
  end: number;
}

/** A text that was cut once, to be compared with many patterns. */
export interface CutText {
  text: string;
  parts: readonly Part[];
  /** The parts that do not vary. */
  steady: readonly Part[];
}

/** Cuts a text. */
export function cutText(text: string): CutText {
  const parts = partsIn(text);
  return { text, parts, steady: parts.filter(({ varies }) => !varies) };
}

/** Every place where one of the patterns stands, in their order. */
export function placesOf(cut: CutText, patterns: readonly Pattern[]): Place[] {
  const places = patterns.flatMap((pattern) =>
    pattern.kind === 'word' ? placesOfWord(cut, pattern) : placesOfChain(cut, pattern),
  );
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

function placesOfWord({ parts }: CutText, pattern: Extract<Pattern, { kind: 'word' }>): Place[] {
  const { word, begun, ended } = pattern;
  const places: Place[] = [];
  const fits = (other: string) =>
    other === word ||
    (begun && other.startsWith(word)) ||
    (ended && other.length > word.length && other.endsWith(word));
  for (const [index, part] of parts.entries()) {
    if (fits(part.word)) {
      places.push({ start: part.start, end: part.end });
      continue;
    }
    // The humps of a name, joined.
    if (word.length <= part.word.length || !word.startsWith(part.word)) continue;
    let joined = part.word;
    for (let at = index + 1; parts[at]?.glued; at++) {
      joined += parts[at]!.word;
      const isEnd = !parts[at + 1]?.glued;
      if (joined.length < word.length) continue;
      if ((isEnd && joined === word) || (begun && joined.startsWith(word)))
        places.push({ start: part.start, end: parts[at]!.end });
      break;
    }
  }
  return places;
}

function placesOfChain({ text, parts, steady }: CutText, pattern: Extract<Pattern, { kind: 'chain' }>): Place[] {
  const { words, ties, skips } = pattern;
  const among = skips ? steady : parts;
  const places: Place[] = [];
  for (let at = 0; at + words.length <= among.length; at++) {
    let matched = 0;
    while (matched < words.length && among[at + matched]!.word === words[matched]) {
      if (matched > 0 && !isTied(among[at + matched - 1]!, among[at + matched]!, ties[matched - 1]!, text)) break;
      matched++;
    }
    if (matched === words.length) places.push({ start: among[at]!.start, end: among[at + matched - 1]!.end });
  }
  return places;
}

function isTied(before: Part, { start, tight }: Part, tie: string, text: string): boolean {
  if (tie === 'any') return true;
  return tie === 'loose' ? !tight : tight && text.slice(before.end, start) === tie;
}
