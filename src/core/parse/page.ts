import type { Heading } from 'mdast';
import type { SourceFile } from '../model/library.ts';
import { pageFactsSchema, type OwnPage } from '../model/page.ts';
import { parseDocument, stemOf } from './document.ts';
import { plain } from './prose.ts';
import { readSource } from './source.ts';

/**
 * Reads the organisation's own pages, in the order in which they are listed. Never throws: whatever is wrong is in the
 * `faults` of a page. Of two files for one address the first counts.
 */
export function parsePages(files: readonly SourceFile[]): OwnPage[] {
  const pages = new Map<string, OwnPage>();
  for (const file of files) {
    const { text, message } = readSource(file);
    const page = parsePage(text ?? '', file.path);
    if (message) page.faults = [message];
    if (!pages.has(page.path)) pages.set(page.path, page);
  }
  const place = ({ path, order }: OwnPage) => (path === '' ? -Infinity : (order ?? Infinity));
  return [...pages.values()].sort(
    (a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0) || (a.title < b.title ? -1 : 1),
  );
}

/** Reads one page, which may have front matter or begin with its heading. */
export function parsePage(text: string, file: string): OwnPage {
  const { document, facts } = parseDocument(text, file, pageFactsSchema, {}, () => undefined);
  const { tree, sections, faults } = document;
  const first = tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const title = facts.title ?? (first && plain(first.children).trim());
  // The page shows its title itself.
  const isTitle = first !== undefined && title === plain(first.children).trim();
  return {
    ...document,
    tree: isTitle ? { ...tree, children: tree.children.filter((node) => node !== first) } : tree,
    sections: isTitle
      ? sections.filter(({ place, depth }) => depth !== 1 || place.line !== first.position?.start.line)
      : sections,
    faults: /^---[ \t]*\n/.test(text) ? faults : faults.filter(({ rule }) => rule !== 'front-matter-readable'),
    type: 'page',
    path: file
      .replace(/^docs\//, '')
      .replace(/\.mdx?$/, '')
      .replace(/(^|\/)index$/, ''),
    title: title || stemOf(file).replaceAll('-', ' '),
    description: facts.description,
    order: facts.order,
  };
}
