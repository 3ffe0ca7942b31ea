import type { Nodes, RootContent, Table, TableRow } from 'mdast';
import type { Prose } from '../model/document.ts';
import type { Message } from '../model/message.ts';
import { proseOfCell } from './prose.ts';
import { alternatives } from './schema.ts';
import { placeOfNode, walk } from './tree.ts';

/** A column a table may have: its key, the heading to write, and how people write it. */
export interface Column {
  key: string;
  heading: string;
  pattern: RegExp;
  required?: boolean;
}

/** A table read by its column headings. */
export interface ReadTable {
  node: Table;
  headings: Map<string, Prose>;
  rows: { node: TableRow; cells: Map<string, Prose> }[];
  messages: Message[];
}

/** Every table among nodes, in order. */
export function tablesOf(nodes: readonly RootContent[]): Table[] {
  const tables: Table[] = [];
  for (const node of nodes) {
    walk(node as Nodes, (inner) => {
      if (inner.type !== 'table') return;
      tables.push(inner);
      return false;
    });
  }
  return tables;
}

/**
 * Reads a table by its headings. A heading that is no column of this kind of table, one that stands twice and a
 * required one that is missing are messages of `rule`.
 */
export function readTable(node: Table, file: string, columns: readonly Column[], rule: string): ReadTable {
  const [head, ...rows] = node.children;
  const headings = new Map<string, Prose>();
  const messages: Message[] = [];
  const keys: (string | undefined)[] = [];
  for (const cell of head?.children ?? []) {
    const heading = proseOfCell(cell, file);
    const column = heading && columns.find(({ pattern }) => pattern.test(heading.text));
    if (!column || headings.has(column.key)) {
      keys.push(undefined);
      messages.push({
        rule,
        reason: `Unexpected column ${heading ? `\`${heading.text}\`` : 'without a heading'}, expected ${alternatives(columns.map((known) => known.heading))}${column ? ' once' : ''}`,
        place: heading?.place ?? placeOfNode(cell, file),
      });
    } else {
      keys.push(column.key);
      headings.set(column.key, heading);
    }
  }
  for (const column of columns) {
    if (column.required && !headings.has(column.key)) {
      messages.push({
        rule,
        reason: `Unexpected table without a column \`${column.heading}\`, expected ${alternatives(columns.map((known) => known.heading))}`,
        place: placeOfNode(head ?? node, file),
      });
    }
  }
  return {
    node,
    headings,
    messages,
    rows: rows.map((row) => {
      const cells = new Map<string, Prose>();
      row.children.forEach((cell, index) => {
        const key = keys[index];
        const prose = proseOfCell(cell, file);
        if (key !== undefined && prose) cells.set(key, prose);
      });
      return { node: row, cells };
    }),
  };
}
