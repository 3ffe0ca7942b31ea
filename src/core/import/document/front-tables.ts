import type { Heading, List, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { isActionHeading, isTimelineHeading } from './heading-words.ts';

type Front = Readonly<Record<string, unknown>>;
type Entry = Readonly<Record<string, string | number | boolean>>;

/**
 * Lists in front matter that are a timeline or action items, as sections with a table: `timeline: [{ at: …, what: … }]`. What
 * is left is front matter still. Nothing but lists of texts, or of maps of plain values, is taken. `keys` are the keys that
 * stand in the heads of the tables now, each as often as it was written.
 */
export function tablesOfFront(front: Front): { front: Record<string, unknown>; nodes: RootContent[]; keys: string[] } {
  const left: Record<string, unknown> = {};
  const nodes: RootContent[] = [];
  const keys: string[] = [];
  for (const [key, value] of Object.entries(front)) {
    const name = key.replace(/[_-]+/g, ' ');
    const isTimeline = isTimelineHeading(name) || /^(?:events|log)$/i.test(name);
    const block = isTimeline || isActionHeading(name) ? blockOf(value) : undefined;
    // Texts alone may be anything; a timeline has times beside them.
    if (block === undefined || (isTimeline && block.type === 'list')) left[key] = value;
    else {
      nodes.push(heading(isTimeline ? 'Timeline' : 'Action items'), block);
      keys.push(key, ...(value as unknown[]).flatMap((one) => (isEntry(one) ? Object.keys(one) : [])));
    }
  }
  return { front: left, nodes, keys };
}

function blockOf(value: unknown): Table | List | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.every((one) => typeof one === 'string')) return listOf(value);
  return value.every(isEntry) ? tableOf(value) : undefined;
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one))
  );
}

function tableOf(entries: readonly Entry[]): Table {
  const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  const rowOf = (cells: readonly string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((text) => ({ type: 'tableCell', children: text === '' ? [] : textOf(text) })),
  });
  return {
    type: 'table',
    children: [
      rowOf(columns.map((column) => column.replace(/[_-]+/g, ' '))),
      ...entries.map((entry) => rowOf(columns.map((column) => (column in entry ? String(entry[column]) : '')))),
    ],
  };
}

function listOf(texts: readonly string[]): List {
  return {
    type: 'list',
    children: texts.map((text) => ({ type: 'listItem', children: [{ type: 'paragraph', children: textOf(text) }] })),
  };
}

const textOf = (value: string): PhrasingContent[] => [{ type: 'text', value: value.trim() }];

const heading = (value: string): Heading => ({ type: 'heading', depth: 2, children: [{ type: 'text', value }] });
