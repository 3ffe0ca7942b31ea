import type { Root, RootContent } from 'mdast';
import type { Section } from '../model/document.ts';
import type { Template } from '../model/template.ts';
import { plain } from './prose.ts';
import { placeOfNode } from './tree.ts';

/** Finds the template section a heading stands for, by its own heading or an alias. */
export type HeadingIndex = (heading: string) => string | undefined;

/**
 * Builds the index of every heading and alias the templates know; the first template wins.
 *
 * @param words more headings by section id, from the configuration
 */
export function indexHeadings(
  templates: readonly Template[],
  words: Readonly<Record<string, readonly string[]>> = {},
): HeadingIndex {
  const index = new Map<string, string>();
  for (const template of templates) {
    for (const section of template.sections) {
      for (const heading of [section.heading, ...section.aliases]) {
        const key = foldHeading(heading);
        if (!index.has(key)) index.set(key, section.id);
      }
    }
  }
  for (const [id, headings] of Object.entries(words)) {
    for (const heading of headings) {
      const key = foldHeading(heading);
      if (!index.has(key)) index.set(key, id);
    }
  }
  return (heading) => {
    const whole = foldHeading(heading);
    return index.get(whole) ?? index.get(whole.replace(/ \([^)]*\)$/, ''));
  };
}

/** A heading without numbering, marks, case and typographic quotes. */
export function foldHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^\s*(?:\d+[.)]\s*)+/, '')
    .replace(/[¶#:?!.\u{1F000}-\u{1FAFF}\u2600-\u27BF\uFE0F]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a body into its sections, nested ones included, in the order of their headings. */
export function sectionsOf(tree: Root, file: string, find: HeadingIndex): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop();
      for (const section of open) section.nodes.push(node);
      const heading = plain(node);
      const section: Section = {
        id: find(heading),
        heading,
        depth: node.depth,
        place: placeOfNode(node, file),
        nodes: [],
      };
      sections.push(section);
      open.push(section);
    } else if ((node as { type: string }).type !== 'yaml') {
      for (const section of open) section.nodes.push(node as RootContent);
    }
  }
  return sections;
}
