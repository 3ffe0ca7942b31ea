import GithubSlugger from 'github-slugger';
import type { Entry } from '../model/entry.ts';

const anchors = new WeakMap<Entry, ReadonlySet<string>>();

/** The anchors of a document’s headings, as the site makes them. */
export function anchorsOf(entry: Entry): ReadonlySet<string> {
  let known = anchors.get(entry);
  if (!known) {
    const slugger = new GithubSlugger();
    anchors.set(entry, (known = new Set(entry.headings.map((heading) => slugger.slug(heading)))));
  }
  return known;
}
