import type { Nodes, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast';
import { rawText } from './entries.ts';

/** A table that would have more cells than this when its spans are spread is read without them. */
const mostCells = 20_000;
/** A table that has more cells than this, missing ones included, is read as lines. */
const mostWritten = 60_000;

/**
 * Puts tables in the form that Markdown has for them, whatever wrote them: paragraphs and lists in a cell become lines of
 * it, and a head that is empty gives way to the row below where that is one.
 *
 * @param isHead whether the texts of a row are heads of columns
 */
export function plainTables(tree: Root, isHead: (names: readonly string[]) => boolean): void {
  const visit = (node: { type: string; children?: unknown[] }): void => {
    if (node.type === 'table') plainTable(node as unknown as Table, isHead);
    else for (const child of node.children ?? []) visit(child as never);
  };
  visit(tree as never);
}

function plainTable(table: Table, isHead: (names: readonly string[]) => boolean): void {
  for (const row of table.children) for (const cell of row.children) cell.children = inlineOf(cell);
  const names = (at: number) => table.children[at]?.children.map((cell) => rawText(cell.children).trim()) ?? [];
  if (table.children.length > 1 && names(0).every((name) => name === '') && isHead(names(1))) table.children.shift();
}

/** What a cell holds as inline nodes: blocks in it are separated by line breaks. */
function inlineOf(cell: TableCell): PhrasingContent[] {
  const isBlock = (node: Nodes) =>
    ['paragraph', 'list', 'listItem', 'heading', 'blockquote', 'code'].includes(node.type);
  if (!(cell.children as Nodes[]).some(isBlock)) return cell.children;
  const lines: PhrasingContent[][] = [[]];
  const add = (nodes: readonly Nodes[], mark = ''): void => {
    for (const node of nodes) {
      if (!isBlock(node)) {
        lines.at(-1)!.push(node as PhrasingContent);
        continue;
      }
      if (lines.at(-1)!.some((one) => rawText([one]).trim() !== '')) lines.push([]);
      if (node.type === 'code') lines.at(-1)!.push({ type: 'inlineCode', value: node.value });
      else if (node.type === 'list') {
        node.children.forEach((item, index) => {
          const bullet = node.ordered ? `${(node.start ?? 1) + index}. ` : '• ';
          add([{ ...item, type: 'listItem' }], item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : bullet);
        });
      } else if ('children' in node) {
        if (mark !== '' && node.type === 'listItem') lines.at(-1)!.push({ type: 'text', value: mark });
        add(node.children as RootContent[]);
      }
      lines.push([]);
    }
  };
  add(cell.children as Nodes[]);
  const kept = lines.filter((line) => line.some((one) => rawText([one]).trim() !== '' || one.type === 'image'));
  return kept.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]));
}

interface Element {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
}

/**
 * Bounds the spans of cells in HTML before they are spread over rows and columns: a cell spans no more rows than there
 * are and no more columns than the widest row has cells, and of a table too large not even that.
 */
export function boundSpans(tree: unknown): void {
  const tables: Element[] = [];
  const stack: Element[] = [tree as Element];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.tagName === 'table') tables.push(node);
    for (const child of node.children ?? []) stack.push(child);
  }
  for (const table of tables) boundTable(table);
}

/** Takes rows without a cell away: they would be filled with empty ones. */
function dropEmptyRows(node: Element): void {
  node.children = (node.children ?? []).filter(
    (child) =>
      child.tagName !== 'tr' || (child.children ?? []).some(({ tagName }) => tagName === 'td' || tagName === 'th'),
  );
  for (const child of node.children) if (/^t(?:head|body|foot)$/.test(child.tagName ?? '')) dropEmptyRows(child);
}

function boundTable(table: Element): void {
  dropEmptyRows(table);
  const lines: Element[] = [];
  const rows: Element[][] = [];
  const stack: Element[] = [...(table.children ?? [])].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.tagName === 'table') continue;
    if (node.tagName === 'tr') {
      const cells = (node.children ?? []).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
      if (cells.length === 0) continue;
      lines.push(node);
      rows.push(cells);
    } else for (const child of [...(node.children ?? [])].reverse()) stack.push(child);
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  if (width * rows.length > mostWritten) {
    table.tagName = 'div';
    for (const [index, line] of lines.entries()) {
      line.tagName = 'p';
      for (const cell of rows[index]!) {
        cell.tagName = 'span';
        cell.children = [...(cell.children ?? []), { type: 'text', value: ' ' } as Element];
      }
    }
    return;
  }
  let cells = 0;
  const spans = rows.flatMap((row, index) =>
    row.map((cell) => {
      const span = (key: string, most: number) => Math.max(1, Math.min(Number(cell.properties?.[key] ?? 1) || 1, most));
      const [colSpan, rowSpan] = [span('colSpan', width), span('rowSpan', rows.length - index)];
      cells += colSpan * rowSpan;
      return { cell, colSpan, rowSpan };
    }),
  );
  for (const { cell, colSpan, rowSpan } of spans) {
    if (!cell.properties) continue;
    delete cell.properties['colSpan'];
    delete cell.properties['rowSpan'];
    if (cells > mostCells) continue;
    if (colSpan > 1) cell.properties['colSpan'] = colSpan;
    if (rowSpan > 1) cell.properties['rowSpan'] = rowSpan;
  }
}
