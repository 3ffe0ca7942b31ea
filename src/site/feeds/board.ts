import type { BoardItem, Standing } from '../../core/actions/board.ts';
import { servicesOf } from '../../core/model/library-action.ts';
import type { Figure } from '../../core/metrics/figures.ts';
import type { Sources } from './api/sources.ts';

/** The columns of an action item for machines, in this order. */
const columns = [
  'incident',
  'id',
  'action',
  'type',
  'owner',
  'team',
  'ticket',
  'due',
  'priority',
  'status',
  'overdue',
  'age',
  'closed',
  'severity',
  'services',
  'began',
  'disagrees',
  'address',
  'review',
] as const;
type Row = Record<(typeof columns)[number], string | number | undefined>;

/** Every action item as plain values: days are YYYY-MM-DD, `overdue` and `age` whole days, `began` the month. */
export function boardRows(items: readonly BoardItem[], { addresses }: Pick<Sources, 'addresses'>): Row[] {
  return items.map(({ document, action, row, owner, overdue, age, closed, month, disagreements }) => ({
    incident: document.type === 'postmortem' ? document.id : undefined,
    id: action.id?.value,
    action: action.action.text,
    type: action.type?.value,
    owner: action.owner?.value,
    team: owner.team,
    ticket: action.ticket?.value,
    due: action.due?.value,
    priority: action.priority?.value,
    status: action.status?.value,
    overdue,
    age,
    closed,
    severity: document.type === 'postmortem' ? document.facts.severity : undefined,
    services: servicesOf(document).join(' '),
    began: month,
    disagrees: disagreements.map(({ about }) => about).join(' ') || undefined,
    address: addresses.action(document, { id: action.id?.value, row }),
    review: document.type === 'review' ? document.id : undefined,
  }));
}

/** The same as a table, for CSV. */
export function boardFigure(rows: readonly Row[]): Figure {
  return { id: 'actions', columns: [...columns], rows: rows.map((row) => columns.map((column) => row[column])) };
}

/** The board as data: what stands above it, and every action item. */
export function boardData(rows: readonly Row[], standing: Standing, on: string): unknown {
  return { schema: 1, on, standing, actions: rows };
}
