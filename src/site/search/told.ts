import type { Asked, Match } from '../../core/search/ask.ts';
import { partsIn } from '../../core/search/parts.ts';
import { mostCharacters } from '../../core/search/query.ts';
import type { Ranked, Ranking } from '../../core/search/rank.ts';
import { say, type Pattern } from './say.ts';

/** What was searched. */
type Scope = 'incident' | 'runbook' | 'all';

/** What a search says in the browser. */
export interface SearchStrings {
  most: Record<Scope, Pattern>;
  whole: Record<Scope, Pattern>;
  part: Pattern;
  unknown: Record<Scope, string>;
  near: Record<Scope, string>;
  otherwise: Record<Scope, string>;
  quoted: string;
  suggestions: string;
  quoting: Pattern;
  matches: string;
  lacks: string;
  varying: string;
  cut: string;
  noWord: string;
  searching: string;
  failed: string;
  retry: string;
  noIndex: string;
}

/** Words that somebody may have meant by one that no page has. */
export interface Suggestion {
  /** Where the unknown word stands in the query. */
  start: number;
  end: number;
  words: readonly { word: string; count: number }[];
}

/** What has to be said of a search besides what it found. */
export interface Told {
  /** Sentences about words that no page has, or not as they were written. */
  unknown: readonly string[];
  suggestions: readonly Suggestion[];
  /** What was left out of the query, in sentences. */
  leftOut: readonly string[];
}

/** Puts into words what no page has, what is shown instead, and what was not searched for. */
export function toldOf(
  { query, matches }: Asked,
  { counts }: Ranking,
  scope: Scope,
  strings: SearchStrings,
  language: string,
): Told {
  const unknown: string[] = [];
  const suggestions: Suggestion[] = [];
  const quoted = (word: string) => say(strings.quoted, { word }, language);
  for (const [index, { term, manner, instead, suggestions: near }] of matches.entries()) {
    const words = term.written;
    // Of a line from a log it says which part was found.
    if (counts[index] === 0) {
      if (query.kind !== 'log' || matches.length <= 3) unknown.push(say(strings.unknown[scope], { words }, language));
    } else if (manner !== 'written' && query.kind !== 'log')
      unknown.push(
        say(
          strings[manner === 'near' ? 'near' : 'otherwise'][scope],
          { words, instead: instead.map(quoted).join(', ') },
          language,
        ),
      );
    const others = near.filter(({ word }) => counts[index] === 0 || !instead.includes(word));
    if (others.length > 0) suggestions.push({ start: term.start, end: term.end, words: others });
  }
  const leftOut: string[] = [];
  if (query.varying.length > 0) leftOut.push(say(strings.varying, { words: shortened(query.varying) }, language));
  if (query.isCut) leftOut.push(say(strings.cut, { n: mostCharacters }, language));
  return { unknown, suggestions, leftOut };
}

/** What of the query stands on a page in a row: the longest run of terms, with `…` for what differs each time. */
export function runOf({ query, matches }: Asked, { run }: Ranked): string | undefined {
  if (!run) return undefined;
  const [start, end] = [matches[run[0]]!.term.start, matches[run[1]]!.term.end];
  const written = matches.filter(({ manner, term }) => manner === 'written' && term.kind !== 'word');
  let text = '';
  let at = start;
  for (const part of partsIn(query.text)) {
    if (!part.varies || part.start < start || part.end > end) continue;
    if (written.some(({ term }) => term.start <= part.start && part.end <= term.end)) continue;
    text += `${query.text.slice(at, part.start)}…`;
    at = part.end;
  }
  // Several in one place are one.
  return (text + query.text.slice(at, end)).replace(/…(?:[^\p{L}\p{N}\s…]{0,3}…)+/gu, '…').replace(/\s+/g, ' ');
}

/** The terms that a page lacks, as they were searched for; of a line only the ones that others have. */
export function lackedBy({ query, matches }: Asked, { counts }: Ranking, held: readonly number[]): string[] {
  return matches
    .filter((_: Match, index) => !held.includes(index) && (query.kind === 'words' || counts[index]! > 0))
    .map(({ term, manner, instead }) => (manner === 'written' ? term.written : instead.join(', ')));
}

function shortened(words: readonly string[]): string {
  const most = 6;
  return words.slice(0, most).join(' ') + (words.length > most ? ' …' : '');
}
