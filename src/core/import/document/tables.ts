import type { List, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast';

/**
 * Tables as every later step expects them: cells hold a line of text, and the first row that says something is the head.
 * HTML puts paragraphs and lists into cells, and tables of Word and Google Docs mark no row as their head.
 */
export function withPlainTables(tree: Root): Root {
  const visit = (node: { type: string; children?: unknown[] }): void => {
    if (node.type === 'table') plainTable(node as unknown as Table);
    else for (const child of node.children ?? []) visit(child as never);
  };
  visit(tree);
  return tree;
}

function plainTable(table: Table): void {
  for (const row of table.children)
    for (const cell of row.children as TableCell[]) {
      if (cell.children.some((child) => isBlock(child))) cell.children = onOneLine(cell.children);
    }
  const isEmpty = table.children[0]?.children.every(({ children }) => children.length === 0);
  if (isEmpty && table.children.length > 1) table.children.shift();
}

const isBlock = (node: { type: string }) =>
  /^(?:paragraph|list|heading|blockquote|code|table|thematicBreak)$/.test(node.type);

/** Blocks as lines, in order, with breaks between them. */
function onOneLine(nodes: readonly (PhrasingContent | RootContent)[]): PhrasingContent[] {
  const lines: PhrasingContent[][] = [];
  let isOpen = false;
  for (const node of nodes) {
    if (!isBlock(node)) {
      if (!isOpen) lines.push([]);
      lines.at(-1)!.push(node as PhrasingContent);
      isOpen = true;
      continue;
    }
    isOpen = false;
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(node.children);
    else if (node.type === 'code') lines.push([{ type: 'inlineCode', value: node.value }]);
    else if (node.type === 'list') lines.push(...listLines(node));
    else if ('children' in node) lines.push(onOneLine(node.children as RootContent[]));
  }
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index): PhrasingContent[] => (index === 0 ? line : [{ type: 'break' }, ...line]));
}

function listLines(list: List): PhrasingContent[][] {
  if (list.children.length === 1) return [onOneLine(list.children[0]!.children)];
  return list.children.map((item, index) => [
    { type: 'text', value: list.ordered ? `${(list.start ?? 1) + index}. ` : '• ' },
    ...onOneLine(item.children),
  ]);
}
