import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { passagesOf, placeInPassage, unquoted, type Passage } from './passage.ts';

/** What to look for in running text. */
export interface Wanted {
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
export function search(document: Document, { pattern, sections, except }: Wanted): Found[] {
  const found: Found[] = [];
  for (const passage of passagesOf(document)) {
    const { node, quoted, section } = passage;
    if (node.type !== 'text' || quoted) continue;
    if (sections && !sections.has(section ?? '')) continue;
    if (except?.has(section ?? '')) continue;
    const text = unquoted(passage);
    // `matchAll` copies the pattern, which takes longer than to see that a long one does not match.
    if (text.search(pattern) === -1) continue;
    for (const match of text.matchAll(pattern))
      found.push({
        match,
        text,
        passage,
        place: () => placeInPassage(document, passage, match.index, match.index + match[0].length),
      });
  }
  return found;
}
