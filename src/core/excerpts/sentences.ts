import type { Nodes, RootContent } from 'mdast';

/**
 * The sentences of the paragraphs among nodes, as the internal edition reads them: plain text, white space folded.
 * What stands in lists, tables, code and asides is left out. `language` is a tag such as `en`.
 */
export function sentencesIn(nodes: readonly RootContent[], language: string): string[] {
  return paragraphsIn(nodes).flatMap((paragraph) => sentencesOf(wordsIn(paragraph), language));
}

/** A text cut into its sentences, by the Unicode rules for the language (UAX #29); the ends of abbreviations are joined. */
export function sentencesOf(text: string, language: string): string[] {
  const sentences: string[] = [];
  let open = false;
  for (const { segment } of segmenterFor(language).segment(text.replace(/\s+/g, ' ').trim())) {
    if (open) sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
    open = abbreviation.test(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}

const abbreviation = /(?:^|[\s(“"])(?:e\.g|i\.e|vs|ca|approx|incl|resp|no|nr|bzw|z\.\s?B|d\.\s?h)\.\s*$/i;
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })));
  return segmenter;
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
