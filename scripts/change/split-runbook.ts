import GithubSlugger from 'github-slugger';
import { editFrontMatter, withEntries } from '../../src/core/import/frontmatter.ts';
import { runbookFactsSchema } from '../../src/core/model/facts.ts';
import type { Section } from '../../src/core/model/document.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { literal } from '../../src/core/text/literal.ts';
import { frontMatterOf } from '../../src/editor/yamltext.ts';
import { demand, demandFree, edit, lists, Refused, unchanged, type Change } from './change.ts';

/** What goes into the new one. */
export interface ChosenSections {
  title: string;
  /** When to open it. */
  summary: string;
  /** Headings of sections. */
  sections: readonly string[];
}

/**
 * Makes two of a runbook: chosen sections, with those below them, begin one of its own. Services that list the old one
 * list both, and links to these sections follow them. What incidents say of the old one stays: it is what was opened then.
 *
 * @throws Refused where there is no such runbook or section, or the new id is taken or none
 */
export function planSplitRunbook(id: string, to: string, chosen: ChosenSections, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library, before } = change;
  demand('runbook', id, library);
  demandFree('runbook', to, library, id);
  const source = library.runbooks.find((one) => one.id === id)!;
  if (!source.valid) throw new Refused(`${source.file} cannot be read as a whole. \`npx postmortems lint\` says why.`);
  const isMoved = movedIn(source.sections, id, chosen.sections);
  const file = `runbooks/${to}.mdx`;
  if (change.paths.includes(file)) throw new Refused(`${file} is there already.`);

  const text = before.get(source.file)!;
  const front = frontMatterOf(text)!;
  const begins = text.slice(0, front.start + front.text.length).split('\n').length + 1;
  const parts: { kept: string[]; moved: string[] } = { kept: [], moved: [] };
  let section: Section | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    section = source.sections.find(({ place }) => place.line === index + 1) ?? section;
    parts[index + 1 >= begins && section && isMoved.has(section) ? 'moved' : 'kept'].push(line);
  }
  if (!parts.kept.slice(begins - 1).some((line) => line.trim() !== ''))
    throw new Refused(
      `Nothing would be left in \`${id}\`. \`npx postmortems rename runbook ${id} ${to}\` moves it all.`,
    );

  const kept = source.sections.filter((one) => !isMoved.has(one));
  const [was, stay, go] = [slugsOf(source.sections), slugsOf(kept), slugsOf([...isMoved])];
  const linked = (page: string, own: 'kept' | 'moved' | undefined) =>
    source.sections.reduce((now, one) => {
      const isGone = isMoved.has(one);
      const slug = (isGone ? go : stay).get(one)!;
      const from = literal(was.get(one)!);
      const other = now.replace(
        new RegExp(`(runbooks/)${literal(id)}(\\.mdx|/)?#${from}(?![\\w-])`, 'g'),
        (_, folder: string, end = '') => `${folder}${isGone ? to : id}${end}#\0${slug}`,
      );
      if (own === undefined) return other;
      const isHere = isGone === (own === 'moved');
      return other.replace(
        new RegExp(`\\]\\(#${from}\\)`, 'g'),
        () => `](${isHere ? '' : `/runbooks/${isGone ? to : id}/`}#\0${slug})`,
      );
    }, page);
  // A mark keeps an address that is new from being taken for an old one.
  const relinked = (page: string, own?: 'kept' | 'moved') => linked(page, own).replaceAll('#\0', '#');
  for (const path of change.after.keys())
    if (/\.mdx?$/.test(path) && path !== source.file) edit(change, path, (page) => relinked(page));
  change.after.set(source.file, `${relinked(parts.kept.join('\n'), 'kept').trimEnd()}\n`);
  const facts = editFrontMatter(
    front.text,
    { title: chosen.title, summary: chosen.summary },
    { without: ['alerts', 'formerly', 'allow'], order: Object.keys(runbookFactsSchema.shape) },
  );
  change.after.set(file, `---\n${facts}---\n\n${relinked(parts.moved.join('\n'), 'moved').trim()}\n`);
  for (const service of library.services.values())
    if (service.runbooks.includes(id))
      edit(change, lists.service, (list) => withEntries(list, [service.id, 'runbooks'], [to]));
  if (source.facts.alerts.length > 0)
    change.notes.push(`These alerts go on leading to \`${id}\`: ${source.facts.alerts.join(', ')}.`);
  change.notes.push(`Incidents go on naming \`${id}\`, which is what was opened then.`);
  return change;
}

/** The sections with these headings, and those below them. */
function movedIn(sections: readonly Section[], id: string, headings: readonly string[]): ReadonlySet<Section> {
  if (headings.length === 0)
    throw new Refused(
      `Nothing is chosen. Give --section, once for each heading, of \`${id}\`: ${sections.map(({ heading }) => heading).join(', ') || 'it has none'}.`,
    );
  const moved = new Set<Section>();
  for (const heading of headings) {
    const at = sections.findIndex((one) => one.heading.toLowerCase() === heading.toLowerCase());
    if (at < 0)
      throw new Refused(
        `There is no section ${JSON.stringify(heading)} in \`${id}\`. It has ${sections.map((one) => one.heading).join(', ') || 'none'}.`,
      );
    moved.add(sections[at]!);
    for (const one of sections.slice(at + 1)) {
      if (one.depth <= sections[at]!.depth) break;
      moved.add(one);
    }
  }
  return new Set(sections.filter((one) => moved.has(one)));
}

function slugsOf(sections: readonly Section[]): ReadonlyMap<Section, string> {
  const slugger = new GithubSlugger();
  return new Map(sections.map((one) => [one, slugger.slug(one.heading)]));
}
