import type { Document } from '../../model/document.ts';
import { memo } from '../../model/memo.ts';
import type { Place } from '../../model/message.ts';
import { paragraphsOf, type Passage } from '../../text/passages.ts';

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

/** What the author of a document says, one passage a line, to see at once whether a pattern is in it. */
const ownText = memo((document: Document): string =>
  passagesOf(document)
    .map(({ ownWords }) => ownWords)
    .join('\n'),
);

/** The passages in which the author of a document speaks. */
const passagesOf = memo((document: Document): readonly Passage[] =>
  paragraphsOf(document).filter(({ kind, isQuoted }) => kind !== 'code' && !isQuoted),
);

/** Finds a pattern in what the author of a document says: neither in code nor in quotations. */
export function search(document: Document, { pattern, sections, except }: Wanted): Found[] {
  const found: Found[] = [];
  if (ownText(document).search(pattern) === -1) return found;
  for (const passage of passagesOf(document)) {
    const { section } = passage;
    if (sections && !sections.has(section ?? '')) continue;
    if (except?.has(section ?? '')) continue;
    const text = passage.ownWords;
    for (const match of text.matchAll(pattern))
      found.push({
        match,
        text,
        passage,
        place: () => passage.place(match.index, match.index + match[0].length),
      });
  }
  return found;
}
