import type { RootContent } from 'mdast';
import type { Document, Prose, Written } from '../model/document.ts';
import type { Message, Place } from '../model/message.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { actionStatuses, actionTypes } from '../model/vocabulary.ts';
import { isGap } from './gap.ts';
import { proseOfCell } from './prose.ts';
import { alternatives, nearest, shown } from './schema.ts';
import { readTable, tablesOf, type Column } from './table.ts';
import { placeOfNode } from './tree.ts';

/** The columns of a table of action items, and how people head them. */
export const actionColumns: readonly Column[] = [
  { key: 'id', heading: 'ID', pattern: /^(id|#|no\.?|nr\.?)$/i },
  { key: 'action', heading: 'Action', pattern: /^(actions?|action items?|description|what|task)$/i, required: true },
  { key: 'type', heading: 'Type', pattern: /^(type|kind)$/i },
  { key: 'owner', heading: 'Owner', pattern: /^(owner|who|assignee|responsible)$/i },
  { key: 'ticket', heading: 'Ticket', pattern: /^(ticket|issue|tracking|tracker|link)$/i },
  { key: 'due', heading: 'Due', pattern: /^(due|due date|deadline|by when)$/i },
  { key: 'priority', heading: 'Priority', pattern: /^(priority|prio)$/i },
  { key: 'status', heading: 'Status', pattern: /^(status|state)$/i },
];

/**
 * Reads the action-item tables under a heading. Types and statuses outside the vocabulary and due dates that are
 * no day are messages of the rule `action-readable`; the cell then counts as missing.
 */
export function readActions(
  nodes: readonly RootContent[],
  file: string,
): { actions: ActionItem[]; messages: Message[] } {
  const messages: Message[] = [];
  const actions = tablesOf(nodes).flatMap((table) => {
    const read = readTable(table, file, actionColumns, 'table-columns');
    messages.push(...read.messages);
    if (!read.headings.has('action')) return [];
    return read.rows.map(({ node, cells }): ActionItem => {
      const place = placeOfNode(node, file);
      const text = (key: string) => written(cells.get(key));
      return {
        place,
        id: text('id'),
        action: cells.get('action') ?? { text: '', nodes: [], place },
        type: oneOf(text('type'), actionTypes, 'type', messages),
        owner: text('owner'),
        ticket: text('ticket'),
        due: dayOf(text('due'), messages),
        priority: text('priority'),
        status: oneOf(text('status'), actionStatuses, 'status', messages),
      };
    });
  });
  return { actions, messages };
}

/** A cell of one word. A lone dash and a gap count as empty. */
function written(cell: Prose | undefined): Written<string> | undefined {
  if (!cell || cell.text === '' || /^[-–—]$/.test(cell.text) || isGap(cell.text)) return undefined;
  return { value: cell.text, place: cell.place };
}

function oneOf<T extends string>(
  cell: Written<string> | undefined,
  words: readonly T[],
  column: string,
  messages: Message[],
): Written<T> | undefined {
  if (!cell) return undefined;
  const folded = cell.value.toLowerCase().replace(/[\s_]+/g, '-');
  const word = words.find((known) => known === folded);
  if (word) return { value: word, place: cell.place };
  const guess = nearest(folded, words);
  messages.push({
    rule: 'action-readable',
    reason: `Unexpected ${column} ${shown(cell.value)}, expected ${guess ? `\`${guess}\`` : alternatives(words)}`,
    place: cell.place,
    hint: guess,
  });
  return undefined;
}

function dayOf(cell: Written<string> | undefined, messages: Message[]): Written<string> | undefined {
  if (!cell) return undefined;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell.value);
  if (match && new Date(`${cell.value}T00:00:00Z`).toISOString().startsWith(cell.value)) return cell;
  messages.push({
    rule: 'action-readable',
    reason: `Unexpected due date ${shown(cell.value)}, expected a day such as \`2026-04-29\``,
    place: cell.place,
  });
  return undefined;
}

/**
 * The cell of a row of the action-item table as it stands between its bars, the bar before it included, and behind the
 * last one the bar after it. Undefined where the table has no such column, and where the row ends before it.
 */
export function cellOfAction(
  { sections, file }: Pick<Document, 'sections' | 'file'>,
  { place }: Pick<ActionItem, 'place'>,
  key: 'status' | 'ticket',
): Place | undefined {
  const { pattern } = actionColumns.find((column) => column.key === key)!;
  const tables = sections.filter(({ id }) => id === 'action-items').flatMap(({ nodes }) => tablesOf(nodes));
  for (const { children } of tables) {
    const row = children.slice(1).find(({ position }) => position?.start.line === place.line);
    if (!row) continue;
    const index = children[0]!.children.findIndex((cell) => pattern.test(proseOfCell(cell, file)?.text ?? ''));
    const cell = row.children[index];
    return cell && placeOfNode(cell, file);
  }
  return undefined;
}
