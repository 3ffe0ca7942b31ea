import GithubSlugger from 'github-slugger';
import { templateFor } from '../../model/template.ts';
import { foldHeading } from '../../parse/sections.ts';
import type { Fix } from './correction.ts';

/** Headings people write for a section become the one its template has, unless a link leads to them. */
export const renameHeadings: Fix = (document, lines, { templates, isLinked }) => {
  const result = [...lines];
  if (document.type !== 'postmortem') return { lines: result, left: [] };
  const own = templateFor(document.facts, templates);
  // The words another template has for a section are understood everywhere, its heading is that of the own one.
  const every = [...(own ? [own] : []), ...templates].flatMap(({ sections }) => sections);
  const taken = new Set(document.sections.map(({ heading }) => foldHeading(heading)));
  for (const { id, heading, place } of document.sections) {
    const same = every.filter((section) => section.id === id);
    const [section] = same;
    const isAlias = same.some(({ aliases }) => aliases.some((alias) => foldHeading(alias) === foldHeading(heading)));
    if (!section || !isAlias || foldHeading(section.heading) === foldHeading(heading)) continue;
    if (taken.has(foldHeading(section.heading)) || isLinked(new GithubSlugger().slug(heading))) continue;
    const line = result[place.line - 1]!;
    // Plain words after number signs; anything with markup or a number in front is somebody’s intention.
    const marks = /^(#{1,6} +)(.*?)( *)$/.exec(line);
    if (!marks || place.endLine !== place.line || marks[2] !== heading || /^\d+[.)]/.test(heading)) continue;
    result[place.line - 1] = `${marks[1]}${section.heading}`;
    taken.add(foldHeading(section.heading));
  }
  return { lines: result, left: [] };
};
