import type { Match } from './ask.ts';
import { cutText, placesOf, type Place } from './places.ts';

/** A piece of an excerpt; marked where it is what was searched for. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Where and how a text has what was searched for. */
export interface Excerpt {
  /** The stretch that says most; nothing if the text has none of it. */
  pieces: readonly Piece[];
  /** Where the stretch begins in the text. */
  start: number;
  /** The places of the matches the text really has, rising. */
  held: readonly number[];
}

/** Characters of an excerpt, about. */
const length = 200;
const before = 60;

interface Found extends Place {
  match: number;
}

/**
 * Makes an excerpt of a text for some matches: the stretch in which the most telling of them stand, as many as
 * possible in a row.
 *
 * @param weights what each match weighs
 * @param from where the text of interest begins; what stands before is taken only where nothing else is found
 */
export function excerptOf(text: string, matches: readonly Match[], weights: readonly number[], from = 0): Excerpt {
  const cut = cutText(text);
  const found: Found[] = matches.flatMap(({ patterns }, match) =>
    placesOf(cut, patterns).map((place) => ({ ...place, match })),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const held = [...new Set(found.map(({ match }) => match))].sort((a, b) => a - b);
  if (found.length === 0) return { pieces: [], start: 0, held };
  const behind = found.filter(({ start }) => start >= from);
  const window = windowOf(behind.length > 0 ? behind : found, weights);
  const first = window[0]!;
  const last = Math.max(...window.map(({ end }) => end));
  const low = behind.length > 0 ? from : 0;
  const start = wordStart(text, Math.max(low, first.start - before), low);
  const end = wordEnd(text, Math.min(text.length, Math.max(last + 30, start + length)));
  return { pieces: piecesOf(text, start, end, found), start, held };
}

/** The places within one stretch that weigh most: each match counts once, and those in a row count twice. */
function windowOf(found: readonly Found[], weights: readonly number[]): readonly Found[] {
  let best: readonly Found[] = [found[0]!];
  let most = -1;
  let to = 0;
  for (let from = 0; from < found.length; from++) {
    to = Math.max(to, from);
    while (to + 1 < found.length && found[to + 1]!.end - found[from]!.start <= length - before) to++;
    const seen = new Set<number>();
    let weight = 0;
    for (let at = from; at <= to; at++) {
      const { match, start } = found[at]!;
      if (!seen.has(match)) weight += weights[match]!;
      seen.add(match);
      const previous = found[at - 1];
      if (at > from && previous && previous.match === match - 1 && start - previous.end <= 3) weight += weights[match]!;
    }
    if (weight > most) {
      most = weight;
      best = found.slice(from, to + 1);
    }
  }
  return best;
}

function piecesOf(text: string, start: number, end: number, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, isMarked: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), isMarked });
  };
  let at = start;
  for (const place of places) {
    if (place.end <= at || place.start >= end) continue;
    const last = pieces.at(-1);
    // Marks that only white space parts are one.
    if (last?.isMarked && /^\s*$/.test(text.slice(at, Math.max(at, place.start)))) {
      last.text = text.slice(at - last.text.length, Math.min(place.end, end));
      at = Math.min(place.end, end);
      continue;
    }
    add(at, Math.max(at, place.start), false);
    const from = Math.max(at, place.start);
    at = Math.min(place.end, end);
    add(from, at, true);
  }
  add(at, end, false);
  return pieces;
}

function wordStart(text: string, at: number, low: number): number {
  if (at <= low) return low;
  const space = text.indexOf(' ', at);
  return space < 0 || space - at > 40 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space < 0 || at - space > 40 ? at : space;
}
