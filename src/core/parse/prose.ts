import type { Nodes, PhrasingContent, RootContent, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Item } from '../model/postmortem.ts';
import type { Prose } from '../model/document.ts';
import { placeOfNode, walk } from './tree.ts';

/** Plain text of nodes, white space folded. */
export function plain(nodes: Nodes | readonly Nodes[]): string {
  let text = '';
  if (Array.isArray(nodes)) for (const node of nodes as readonly Nodes[]) text += toString(node);
  else text = toString(nodes as Nodes);
  return foldSpace(text).trim();
}

/** A text in which white space is single spaces. */
export function foldSpace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}

/** Inline nodes as prose, placed from the first to the last of them, else where `around` stands. */
function proseOf(nodes: PhrasingContent[], around: Nodes, file: string): Prose {
  const place = placeOfNode(around, file);
  const first = nodes[0]?.position?.start;
  const last = nodes.at(-1)?.position?.end;
  return {
    text: plain(nodes),
    nodes,
    place:
      first && last
        ? { file, line: first.line, column: first.column, endLine: last.line, endColumn: last.column }
        : place,
  };
}

/** A table cell as prose; undefined for one that is missing or empty. */
export function proseOfCell(cell: TableCell | undefined, file: string): Prose | undefined {
  return cell && cell.children.length > 0 ? proseOf(cell.children, cell, file) : undefined;
}

/** The entries of the top-level lists among nodes, each with its own text, without nested lists. */
export function itemsOf(nodes: readonly RootContent[], file: string): Item[] {
  const items: Item[] = [];
  for (const node of nodes) {
    walk(node, (inner) => {
      if (inner.type !== 'listItem') return;
      const inline = inner.children.flatMap((child): PhrasingContent[] =>
        child.type === 'paragraph' ? child.children : [],
      );
      items.push({ ...proseOf(inline, inner, file), checked: inner.checked ?? undefined });
      return false;
    });
  }
  return items;
}
