import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { table } from '../mdx.ts';
import { rawText } from './entries.ts';
import { printBlocks, printInline, type Printing } from './print.ts';
import { dayAt } from '../../text/day.ts';

/** Action items as our tables, with the text around them. */
export interface PrintedActions {
  blocks: string[];
  count: number;
  /** Heads of columns that were merged into ours, and are lost otherwise. */
  heads: string[];
}

interface Action {
  text: string;
  owner: string;
  ticket: string;
  due: string;
  priority: string;
  status: string;
  /** Blocks that do not fit a cell. */
  more: RootContent[];
}

const columns = {
  action: /^(?:actions?|action items?|description|what|task|tiltak|maßnahme|対策|アクション)$/i,
  owner: /^(?:owner|who|assignee|responsible|ansvarlig|verantwortlich|担当者?)$/i,
  ticket: /^(?:ticket|issue|tracking|tracker|link|sak)$/i,
  due: /^(?:due|due date|deadline|by when|frist|期限)$/i,
  priority: /^(?:priority|prio|prioritet|優先度)$/i,
  status: /^(?:status|state|状態)$/i,
  type: /^(?:type|kind)$/i,
};

/** Turns lists and tables of action items into ours; other blocks stay in place. Ids start at `A<first>`. */
export function printActions(nodes: readonly RootContent[], printing: Printing, first: number): PrintedActions {
  const printed: PrintedActions = { blocks: [], count: 0, heads: [] };
  let actions: Action[] = [];
  const flush = () => {
    if (actions.length === 0) return;
    const start = first + printed.count;
    const rows = actions.map((action, index) => [
      `A${start + index}`,
      action.text || '[fill in: action]',
      '',
      action.owner,
      action.ticket,
      action.due,
      action.priority,
      action.status,
    ]);
    printed.blocks.push(table(['ID', 'Action', 'Type', 'Owner', 'Ticket', 'Due', 'Priority', 'Status'], rows));
    actions.forEach(({ more }, index) => {
      if (more.length > 0) printed.blocks.push(`**A${start + index}**`, printBlocks(more, printing));
    });
    printed.count += actions.length;
    actions = [];
  };
  for (const node of nodes) {
    if (node.type === 'list') actions.push(...fromList(node, printing));
    else if (node.type === 'table') {
      const read = fromTable(node, printing);
      if (read) {
        actions.push(...read.actions);
        printed.heads.push(...read.heads);
      } else {
        flush();
        // A table of something else in this section would be read as one of action items.
        printed.blocks.push(...tableAsList(node, printing));
      }
    } else {
      flush();
      const text = printBlocks([node], printing);
      if (text !== '') printed.blocks.push(text);
    }
  }
  flush();
  return printed;
}

function fromList(list: List, printing: Printing): Action[] {
  return list.children.map((item) => {
    const [lead, ...rest] = item.children;
    const inline = lead?.type === 'paragraph' ? lead.children : [];
    const lines: string[] = [printInline(inline, printing)];
    const more: RootContent[] = lead && lead.type !== 'paragraph' ? [lead] : [];
    for (const child of rest) {
      const simple = more.length === 0 ? simpleLines(child, printing) : undefined;
      if (simple) lines.push(...simple);
      else more.push(child);
    }
    const raw = rawText(inline);
    const [first, ...others] = lines.filter((line) => line !== '');
    return {
      text: [first ?? '', ...others].join('<br />'),
      owner: ownerIn(raw),
      ticket: ticketIn(inline, printing),
      due: dueIn(raw),
      priority: /^\[?P\d\b/.exec(raw)?.[0].replace('[', '') ?? '',
      status: item.checked === true || /^\s*(?:✅|☑|✔)/u.test(raw) ? 'done' : item.checked === false ? 'open' : '',
      more,
    };
  });
}

/** A paragraph, or a list of paragraphs, as lines of a cell; undefined for anything a cell cannot hold. */
export function simpleLines(node: RootContent, printing: Printing): string[] | undefined {
  if (node.type === 'paragraph')
    return node.children.some(isPicture) ? undefined : [printInline(node.children, printing)];
  if (node.type !== 'list' || node.children.length > 8) return undefined;
  const lines: string[] = [];
  for (const [index, item] of node.children.entries()) {
    for (const [at, child] of item.children.entries()) {
      const inner = simpleLines(child, printing);
      if (!inner) return undefined;
      const mark =
        item.checked === true
          ? '☑ '
          : item.checked === false
            ? '☐ '
            : node.ordered
              ? `${(node.start ?? 1) + index}\\. `
              : '• ';
      lines.push(...inner.map((line, row) => (at === 0 && row === 0 ? mark + line : line)));
    }
  }
  return lines;
}

function isPicture(node: PhrasingContent): boolean {
  return (
    node.type === 'image' ||
    node.type === 'imageReference' ||
    (node.type === 'html' && /^<(?:img|iframe|video)/i.test(node.value))
  );
}

function fromTable(node: Table, printing: Printing): { actions: Action[]; heads: string[] } | undefined {
  const [head, ...rows] = node.children;
  const names = head!.children.map((cell) => rawText(cell.children).trim());
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const at = Object.fromEntries(Object.entries(columns).map(([key, pattern]) => [key, find(pattern)])) as Record<
    keyof typeof columns,
    number
  >;
  if (at.action === -1) return undefined;
  const taken = new Set(Object.values(at));
  const actions = rows.map((row): Action => {
    const cell = (index: number) => (index === -1 ? [] : (row.children[index]?.children ?? []));
    const lines = [printInline(cell(at.action), printing)];
    row.children.forEach(({ children }, index) => {
      if (index === at.type || !taken.has(index)) {
        const text = printInline(children, printing);
        if (text !== '' && !(/^(?:id|#|no|nr)$/i.test(names[index] ?? '') && /^\w{1,6}$/.test(text)))
          lines.push(`${printInline([{ type: 'text', value: `${names[index] ?? ''}: ` }], printing)} ${text}`);
        else if (text !== '') lines[0] = `${text}: ${lines[0]}`;
      }
    });
    const plain = (index: number) => rawText(cell(index)).trim();
    const box = /^\[([ x])\]\s*/i.exec(plain(at.priority));
    const due = plain(at.due);
    const day = dayAt(due, 0);
    const isDay = day?.day.year !== undefined && !day.day.isSwappable && day.length === due.length;
    const two = (value: number) => String(value).padStart(2, '0');
    if (due !== '' && !isDay) lines.push(printInline([{ type: 'text', value: `Due: ${due}` }], printing));
    const status = statusOf(plain(at.status));
    if (plain(at.status) !== '' && !status)
      lines.push(printInline([{ type: 'text', value: `Status: ${plain(at.status)}` }], printing));
    return {
      text: lines.join('<br />'),
      owner: printInline(cell(at.owner), printing),
      ticket: printInline(cell(at.ticket), printing),
      due: isDay ? `${day.day.year}-${two(day.day.month)}-${two(day.day.day)}` : '',
      priority: box ? plain(at.priority).slice(box[0].length) : printInline(cell(at.priority), printing),
      status: status ?? (box ? (box[1] === ' ' ? 'open' : 'done') : ''),
      more: [],
    };
  });
  return { actions, heads: names };
}

function statusOf(text: string): string | undefined {
  const folded = text.toLowerCase().replace(/[\s_]+/g, '-');
  if (/^(?:open|in-progress|done|declined)$/.test(folded)) return folded;
  if (/^(?:completed?|closed|fixed|ferdig|完了|✅)$/.test(folded)) return 'done';
  if (/^(?:to-?do|not-started|new|åpen|未着手)$/.test(folded)) return 'open';
  return undefined;
}

function tableAsList(node: Table, printing: Printing): string[] {
  const lines = node.children.map(
    (row) =>
      `- ${row.children
        .map((cell) => printInline(cell.children, printing))
        .filter((text) => text !== '')
        .join(' · ')}`,
  );
  return [lines.join('\n')];
}

function ownerIn(text: string): string {
  return /\b(?:owner|assignee|dri)\s*:\s*(@[\w-]+|[A-Z][\w-]*(?: [A-Z][\w-]*)?)/i.exec(text)?.[1]?.trim() ?? '';
}

function dueIn(text: string): string {
  return /\b(?:due|by|deadline)\s*:?\s*(\d{4}-\d{2}-\d{2})\b/i.exec(text)?.[1] ?? '';
}

const ticketUrl = /\/([\w.-]+)\/(?:-\/)?(?:issues|pull|pulls|merge_requests)\/(\d+)/;

function ticketIn(inline: readonly PhrasingContent[], printing: Printing): string {
  const urls: string[] = [];
  const collect = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      if (node.type === 'link') urls.push(node.url);
      else if (node.type === 'linkReference') urls.push(printing.definitions.get(node.identifier)?.url ?? '');
      if ('children' in node) collect(node.children as Nodes[]);
    }
  };
  collect(inline);
  for (const url of urls) {
    const match = ticketUrl.exec(url);
    if (match && /^https?:\/\/[\w./-]+$/.test(url)) return `[${match[1]!.replace(/_/g, '\\_')}#${match[2]}](${url})`;
    const key = /\/browse\/([A-Z][A-Z0-9]+-\d+)$/.exec(url)?.[1];
    if (key) return key;
  }
  const text = rawText(inline);
  return /(?<![\w/])[A-Z][A-Z0-9]{1,9}-\d+(?![\w-])/.exec(text)?.[0] ?? /^#\d+(?=\s*$)/.exec(text.trim())?.[0] ?? '';
}
