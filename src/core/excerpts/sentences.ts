import type { Nodes, RootContent } from 'mdast';
import { sentencesIn } from '../text/sentences.ts';

/**
 * The sentences of the paragraphs among nodes, as the internal edition reads them: plain text, white space folded.
 * What stands in lists, tables, code and asides is left out. `language` is a tag such as `en`.
 */
export function sentencesOf(nodes: readonly RootContent[], language: string): string[] {
  return paragraphsIn(nodes)
    .flatMap((paragraph) => sentencesIn(wordsIn(paragraph).replace(/\s+/g, ' '), language))
    .map(({ text }) => text.trim())
    .filter(Boolean);
}

function paragraphsIn(nodes: readonly RootContent[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'paragraph') return [node];
    // A component around paragraphs, such as `Internal`, is part of the text.
    return isElement(node) && !isPublic(node) ? paragraphsIn(node.children as RootContent[]) : [];
  });
}

function wordsIn(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node) || isPublic(node)) return '';
  return node.children.map(wordsIn).join('');
}

type Element = Extract<Nodes, { children: unknown[] }> & { name: string | null };

function isElement(node: Nodes): node is Element {
  const { type } = node as { type: string };
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
}

function isPublic(node: Nodes): boolean {
  return isElement(node) && node.name === 'Public';
}
