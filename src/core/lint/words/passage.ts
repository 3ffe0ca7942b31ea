import { memo } from '../../model/memo.ts';
import type { Code, InlineCode, Nodes, Text } from 'mdast';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { placeOfStretch } from '../stretch.ts';

/** A stretch of running text, and where in the document it stands. */
export interface Passage {
  text: string;
  node: Text | InlineCode | Code;
  /** Id of the template section it stands in, the innermost that has one. */
  section: string | undefined;
  /** Inside `<Internal>`, which never leaves. */
  internal: boolean;
  /** Inside `<Log>`, which is closed until somebody opens it. */
  folded: boolean;
  /** Quoted from somebody or something else: a block quotation. */
  quoted: boolean;
}

/** Every stretch of text and code of a body, in order; headings are left out. Each body is read once. */
export const passagesOf = memo(({ tree, sections }: Document): Passage[] => {
  const passages: Passage[] = [];
  const ids = new Map(sections.map((section) => [section.place.line, section]));
  const open: { depth: number; id: string | undefined }[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const section = ids.get(node.position?.start.line ?? 0);
      while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop();
      open.push({ depth: node.depth, id: section?.id ?? open.at(-1)?.id });
    } else if ((node as { type: string }).type !== 'yaml') {
      collect(node, { section: open.at(-1)?.id, internal: false, folded: false, quoted: false }, passages);
    }
  }
  return passages;
});

function collect(node: Nodes, around: Omit<Passage, 'text' | 'node'>, passages: Passage[]): void {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    const { section, internal, folded, quoted } = around;
    passages.push({ text: node.value, node, section, internal, folded, quoted });
  } else if ('children' in node) {
    let here = around;
    if (node.type === 'blockquote') here = { ...around, quoted: true };
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name === 'Internal') here = { ...around, internal: true };
      if (node.name === 'Log') here = { ...around, folded: true };
    }
    for (const child of node.children) collect(child as Nodes, here, passages);
  }
}

/** The text of a passage with everything in quotation marks blanked: what somebody else said is not the author’s word. */
export function unquoted({ text }: Pick<Passage, 'text'>): string {
  if (!/["“«]/.test(text)) return text;
  return text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, (quotation) => ' '.repeat(quotation.length));
}

/** The place of a stretch of a passage; where markup makes text and file differ, that of the whole passage. */
export function placeInPassage(document: Document, { node, text }: Passage, start: number, end: number): Place {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined) return placeOfNode(node, document.file);
  const at = document.text.slice(from, to).indexOf(text);
  if (at !== -1) return placeOfStretch(document, from + at + start, from + at + end);
  const wanted = text.slice(start, end);
  const alone = document.text.indexOf(wanted, from);
  const isOnce = alone !== -1 && alone + wanted.length <= to && text.indexOf(wanted) === text.lastIndexOf(wanted);
  return isOnce ? placeOfStretch(document, alone, alone + wanted.length) : placeOfNode(node, document.file);
}

/** The sentence of a text around an offset. */
export function sentenceAround(text: string, offset: number): string {
  let start = 0;
  for (const { index } of text.matchAll(/[.!?;:]["”’)]?\s+/g)) {
    if (index >= offset) return text.slice(start, index + 1).trim();
    start = index + 1;
  }
  return text
    .slice(start)
    .replace(/^[\s"”’)]+/, '')
    .trim();
}
