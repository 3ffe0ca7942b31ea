import { diffWordsWithSpace } from 'diff';
import { differencesOf, type Difference } from '../core/publish/diff.ts';
import { decidePublication, type Decision, type Publication } from '../core/publish/publish.ts';
import { wordsOf, type Words } from '../core/publish/words.ts';
import { edition } from './edition.ts';
import { digestPictures, sha256 } from '../leak-check/pictures.ts';
import { contentFolder } from '../library/read.ts';

let decided: Promise<Publication> | undefined;
let words: Words | undefined;

/** What of the library is public on the day of the build, and of what is not, why. */
export function publication(): Promise<Publication> {
  return (decided ??= decide());
}

async function decide(): Promise<Publication> {
  const { parsed, messages, today } = await edition();
  const pictures = await digestPictures(contentFolder(), parsed.images);
  return decidePublication(parsed, { today, messages, pictures, sha256 }, true);
}

/** A stretch of words: on both sides, or only on one. */
export interface Stretch {
  text: string;
  only: 'inside' | 'outside' | undefined;
}

/** A field, paragraph or row with both of its sides cut into stretches. */
export interface Compared extends Difference {
  stretches: Stretch[];
}

/** What stands under one heading. */
export interface ComparedSection {
  /** Empty for front matter. */
  heading: string;
  /** Whether nothing of it leaves. */
  staysInside: boolean;
  rows: Compared[];
}

/** A document beside its public form, by section in the order of the file. It is for people inside. */
export async function comparisonOf(decision: Decision): Promise<ComparedSection[]> {
  const { parsed: library } = await edition();
  const sections: ComparedSection[] = [];
  words ??= wordsOf(library);
  for (const one of differencesOf(decision, library, words)) {
    let current = sections.at(-1);
    if (!current || current.heading !== one.section)
      sections.push((current = { heading: one.section, staysInside: true, rows: [] }));
    if (one.sort !== 'goes') current.staysInside = false;
    current.rows.push({ ...one, stretches: one.sort === 'changes' ? stretchesOf(one) : [] });
  }
  return sections;
}

/** Longer ones are shown side by side without marks: comparing them word by word takes too long. */
const longest = 5_000;

function stretchesOf({ inside, outside }: Difference): Stretch[] {
  if (inside.length + outside.length > longest)
    return [
      { text: inside, only: 'inside' },
      { text: outside, only: 'outside' },
    ];
  return diffWordsWithSpace(inside, outside).map(({ value, added, removed }) => ({
    text: value,
    only: removed ? 'inside' : added ? 'outside' : undefined,
  }));
}
