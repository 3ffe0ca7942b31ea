/** A table that would have more cells than this when its spans are spread is read without them. */
const mostCells = 20_000;
/** A table that has more cells than this, missing ones included, is read as lines. */
const mostWritten = 60_000;

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
