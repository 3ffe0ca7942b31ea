import type { Root } from 'mdast';
import type * as z from 'zod';
import type { Document } from '../model/document.ts';
import { longestTitle } from '../model/facts.ts';
import { checkClosed } from './closed.ts';
import { readFrontMatter } from './frontmatter.ts';
import { sectionsOf, type HeadingIndex } from './sections.ts';
import { parseTree } from './tree.ts';

/** The id a file has by its name: the stem. */
export function stemOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.mdx?$/, '');
}

/** What stands for the title of a file that has none to read: its stem, as long as a title may be. */
export function titleOfFile(file: string): string {
  return stemOf(file).slice(0, longestTitle) || 'untitled';
}

/** Parses what postmortems and runbooks have in common. */
export function parseDocument<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  standIns: Record<string, unknown>,
  find: HeadingIndex,
): { document: Document; facts: z.output<S>; tree: Root } {
  const { tree, messages } = parseTree(text, file);
  const front = readFrontMatter(tree, text, file, schema, standIns);
  return {
    tree,
    facts: front.facts,
    document: {
      file,
      id: stemOf(file),
      text,
      tree,
      places: front.places,
      sections: sectionsOf(tree, file, find),
      faults: [...front.messages, ...messages, ...checkClosed(tree, file)],
    },
  };
}
