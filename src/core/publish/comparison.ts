import { diffWordsWithSpace } from 'diff';
import type { Difference } from './differences.ts';

/** A run of words that is on both sides or only on one. */
export interface Stretch {
  text: string;
  only: 'inside' | 'outside' | undefined;
}

/** A field, paragraph or row with its two sides compared word by word. */
export interface Compared extends Difference {
  stretches: Stretch[];
}

/** What stands under one heading. */
export interface ComparedSection {
  /** Empty for front matter. */
  heading: string;
  /** Whether all of it stays internal. */
  staysInside: boolean;
  rows: Compared[];
}

/** Differences by section, in the order of the file. They hold what must not leave: for people inside. */
export function comparisonOf(differences: readonly Difference[]): ComparedSection[] {
  const sections: ComparedSection[] = [];
  for (const one of differences) {
    let current = sections.at(-1);
    if (!current || current.heading !== one.section)
      sections.push((current = { heading: one.section, staysInside: true, rows: [] }));
    if (one.sort !== 'goes') current.staysInside = false;
    current.rows.push({ ...one, stretches: one.sort === 'changes' ? stretchesOf(one) : [] });
  }
  return sections;
}

/** Longer texts are not compared word by word, which would take too long. */
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
