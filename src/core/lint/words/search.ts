import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { passagesAround, placeInPassage, unquoted, type Passage } from './passage.ts';
import { mayMatch } from './traces.ts';
import { placesOf } from './vocabulary.ts';
import { everyMatch } from './matches.ts';

/** What to look for in running text. */
export interface Wanted {
  /** Words of which at least one must be there for the pattern to match: lower case, a to z. */
  words: readonly string[];
  /** What the pattern cannot match without, where that is quicker to tell; not global. */
  hint?: RegExp;
  /** Must be global. */
  pattern: RegExp;
  /** Only here: ids of template sections. */
  sections?: ReadonlySet<string>;
  /** Not here. */
  except?: ReadonlySet<string>;
}

export interface Found {
  match: RegExpExecArray;
  text: string;
  passage: Passage;
  /** Where it stands; of many nothing is said. */
  place(): Place;
}

/** Finds a pattern in what the author of a document says: neither in code nor in quotations. */
export function search(document: Document, { words, hint, pattern, sections, except }: Wanted): Found[] {
  const places = placesOf(document, words);
  if (places.length === 0 || (hint && !mayMatch(document.text, hint))) return [];
  const found: Found[] = [];
  for (const passage of passagesAround(document, places)) {
    const { section } = passage;
    if (sections && !sections.has(section ?? '')) continue;
    if (except?.has(section ?? '')) continue;
    if (hint && !hint.test(passage.text)) continue;
    const text = unquoted(passage);
    for (const match of everyMatch(text, pattern))
      found.push({
        match,
        text,
        passage,
        place: () => placeInPassage(document, passage, match.index, match.index + match[0].length),
      });
  }
  return found;
}
