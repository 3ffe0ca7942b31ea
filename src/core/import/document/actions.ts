import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { dayAt, type WrittenDay } from '../../text/day.ts';
import { table } from '../mdx.ts';
import {
  columnsNamed,
  namesPromises,
  isPriority,
  labelColumn,
  statusIn,
  typeIn,
  type ActionColumn,
} from './action-words.ts';
import { rawText } from './entries.ts';
import { printBlocks, printInline, type Printing } from './print.ts';
import type { ImportReport } from './report.ts';

/** Action items as our tables, with the text around them. */
export interface PrintedActions {
  blocks: string[];
  count: number;
  /** What is in the result in another form: heads of columns, statuses in other words. */
  kept: ImportReport['kept'];
}

interface Action {
  text: string;
  type: string;
  owner: string;
  ticket: string;
  due: string;
  priority: string;
  status: string;
  /** Blocks that do not fit a cell. */
  more: RootContent[];
}

type Words = Configuration['words'];

/** Turns lists and tables of action items into ours; other blocks stay in place. Ids start at `A<first>`. */
export function printActions(
  nodes: readonly RootContent[],
  printing: Printing,
  first: number,
  words: Words,
): PrintedActions {
  const printed: PrintedActions = { blocks: [], count: 0, kept: [] };
  const legends = legendsIn(nodes, words);
  let actions: Action[] = [];
  const flush = () => {
    if (actions.length === 0) return;
    const start = first + printed.count;
    const rows = actions.map((action, index) => [
      `A${start + index}`,
      action.text || '[fill in: action]',
      action.type,
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
  // A heading within the section may name the type of what is below it.
  let headed: string | undefined;
  const typed = (all: Action[]) => all.map((one) => (one.type === '' && headed ? { ...one, type: headed } : one));
  for (const node of nodes) {
    if (node.type === 'heading') headed = typeIn(rawText(node.children));
    if (node.type === 'list' && !legends.has(node)) actions.push(...typed(fromList(node, printing, words)));
    else if (node.type === 'table') {
      const read = legends.has(node) ? undefined : fromTable(node, printing, words);
      if (read) {
        actions.push(...typed(read.actions));
        printed.kept.push(...read.kept);
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

/** Whether a section nobody knows holds a table of action items. */
export function holdsPromises(nodes: readonly RootContent[], words: Words): boolean {
  return nodes.some((node) => node.type === 'table' && namesPromises(textsOf(node.children[0]!), words));
}

const legendHeading =
  /\b(?:legend|mean(?:s|ing)?|key|keys|glossary|definitions?|explanations?|explained|terms|legende|bedeutung|erklärung|erläuterung|forklaring|betydning|förklaring|leyenda|significado|légende|signification|legenda|легенда)\b|凡例|用語|説明|の意味|图例|说明|범례/iu;

/**
 * Lists and tables that say what words of the action items mean: below a heading that says so, or with the values of a
 * table of action items as their terms.
 */
function legendsIn(nodes: readonly RootContent[], words: Words): Set<RootContent> {
  const legends = new Set<RootContent>();
  let title = '';
  let isBelowLegend = false;
  nodes.forEach((node, index) => {
    if (node.type === 'heading') isBelowLegend = legendHeading.test(rawText(node.children));
    const above = nodes[index - 1];
    title = above?.type === 'paragraph' && node.type !== 'paragraph' ? rawText(above.children) : '';
    if (node.type !== 'list' && node.type !== 'table') return;
    const terms = node.type === 'list' ? termsOf(node) : termsOfTable(node, words);
    if (terms === undefined) return;
    const isTitled = title.length < 60 && /[:：]\s*$/.test(title) && legendHeading.test(title);
    const values = valuesOf(nodes, node);
    const isValues = terms.length > 0 && values.size > 0 && terms.filter((term) => values.has(term)).length > 0;
    const isVocabulary =
      values.size > 0 &&
      terms.every((term) => values.has(term) || typeIn(term) || statusIn(term, words)?.rest === '' || isPriority(term));
    if (isBelowLegend || isTitled || (isValues && isVocabulary)) legends.add(node);
  });
  return legends;
}

/** The terms that the items of a list explain: `**Prevent:** keeps it from …`; undefined where one explains none. */
function termsOf(list: List): string[] | undefined {
  const terms: string[] = [];
  for (const item of list.children) {
    if (typeof item.checked === 'boolean') return undefined;
    const [lead] = item.children;
    const inline = lead?.type === 'paragraph' ? lead.children : [];
    const text = rawText(inline);
    const marked =
      inline[0] && ['strong', 'emphasis', 'inlineCode'].includes(inline[0].type) ? rawText([inline[0]]) : undefined;
    const term = marked ?? /^([^\s:：–—=][^:：–—=]{0,30}?)\s*(?:[:：–—=]|\s-\s)/u.exec(text)?.[1];
    if (term === undefined) return undefined;
    terms.push(folded(term));
  }
  return terms;
}

/** The terms that a table explains: two columns, neither of them a fact about a promise. */
function termsOfTable({ children }: Table, words: Words): string[] | undefined {
  const heads = children[0]!.children.map((cell) => rawText(cell.children));
  if (heads.length !== 2) return undefined;
  const named = columnsNamed(heads, words);
  if (named.has('owner') || named.has('due') || (named.get('action') ?? 1) === 0) return undefined;
  return children.slice(1).map((row) => folded(rawText(row.children[0]?.children ?? [])));
}

/** Short values in the other tables of a section. */
function valuesOf(nodes: readonly RootContent[], except: RootContent): Set<string> {
  const values = new Set<string>();
  for (const node of nodes)
    if (node.type === 'table' && node !== except)
      for (const row of node.children.slice(1))
        for (const cell of row.children) {
          const text = folded(rawText(cell.children));
          if (text !== '' && text.length <= 30) values.add(text);
        }
  return values;
}

function folded(text: string): string {
  return text
    .replace(/[*_`:：]+/g, '')
    .trim()
    .toLowerCase();
}

/** The facts of an action item that a text says, beside what is to be done. */
interface Facts {
  owner?: string;
  due?: string;
  status?: string;
  priority?: string;
  type?: string;
  ticket?: string;
}

function fromList(list: List, printing: Printing, words: Words): Action[] {
  return list.children.map((item) => {
    const [lead, ...rest] = item.children;
    const inline = lead?.type === 'paragraph' ? lead.children : [];
    const lines: string[] = [printInline(inline, printing)];
    const raw: string[] = [rawText(inline)];
    const more: RootContent[] = lead && lead.type !== 'paragraph' ? [lead] : [];
    for (const child of rest) {
      const simple = more.length === 0 ? simpleLines(child, printing) : undefined;
      if (simple) {
        lines.push(...simple);
        raw.push(...plainLines(child));
      } else more.push(child);
    }
    const [first, ...others] = lines.filter((line) => line !== '');
    const facts = factsIn(
      raw.flatMap((text) => text.split('\n')),
      words,
    );
    return {
      text: [first ?? '', ...others].join('<br />'),
      type: facts.type ?? '',
      owner: facts.owner ?? '',
      ticket: ticketIn(inline, printing) || (facts.ticket ?? ''),
      due: facts.due ?? '',
      priority: facts.priority ?? '',
      status: boxOf(item) ?? facts.status ?? '',
      more,
    };
  });
}

/** What the box of a task says: a checked one is done, whatever stands in its text. */
function boxOf({ checked }: ListItem): string | undefined {
  return checked === true ? 'done' : checked === false ? 'open' : undefined;
}

/** The texts of the paragraphs in a block. */
function plainLines(node: RootContent): string[] {
  if (node.type === 'paragraph') return [rawText(node.children)];
  return 'children' in node ? (node.children as RootContent[]).flatMap(plainLines) : [];
}

const name =
  "(?:@[\\w.-]+|\\p{Lu}[\\p{L}'’.-]*(?: \\p{Lu}[\\p{L}'’.-]*){0,2}|[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{2,8})";
const handle = /(?<![\w@/.])@[A-Za-z][\w.-]*(?:\/[\w-]+)?/g;
const label = /(?:^|[([（【,;，、;|·–—]|\s-\s|\s)\s*([\p{L}][\p{L} -]{0,24}?)\s*[:：]\s*/gu;
const dueWord =
  /(?:^|[\s([（,;|–—])(?:due|due date|due by|due on|deadline|by|until|before|no later than|eta|target|fällig(?: am)?|frist|bis(?: zum)?|spätestens|innen|forfall|senast|tegen|uiterlijk|antes del?|para el|fecha límite|plazo|avant le|pour le|d'ici le|échéance|até|prazo|entro(?: il)?|scadenza|do|termin|до|срок)\s*[:：]?\s*(?=\S)/giu;

/** Facts are looked for in so much of a line. */
const longestLine = 1000;

/** Reads what the lines of an item say about it. Words that only may be a name, or a day that only may be due, are left. */
function factsIn(lines: readonly string[], words: Words): Facts {
  const facts: Facts = {};
  lines.forEach((whole, index) => {
    const line = whole.slice(0, longestLine);
    labelledIn(line, facts, words);
    if (index === 0) markedIn(line, facts, words);
    groupedIn(line, facts, words);
    facts.due ??= dueIn(line);
    // 期限 stands before its day or まで behind it.
    const until = /(\d{4}[年/.-]\s*\d{1,2}[月/.-]\s*\d{1,2}日?)\s*(?:まで|までに|迄|之前|前|까지)/u.exec(line)?.[1];
    facts.due ??= until === undefined ? undefined : dayIn(until);
  });
  if (facts.owner === undefined) {
    const handles = [...new Set([...lines.join(' ').slice(0, longestLine).matchAll(handle)].map(([one]) => one))];
    if (handles.length === 1) facts.owner = handles[0]!.replace(/[.-]+$/, '');
  }
  return facts;
}

/** `Owner: Ada`, `(due: 2026-05-01)`, `担当: 田中`. */
function labelledIn(line: string, facts: Facts, words: Words): void {
  for (const match of line.matchAll(label)) {
    // The label is the last words before the colon.
    const candidates = match[1]!.trim().split(/\s+/);
    const from = candidates.findIndex((_, index) => isFact(labelColumn(candidates.slice(index).join(' '), words)));
    if (from < 0) continue;
    const column = labelColumn(candidates.slice(from).join(' '), words)!;
    const rest = line.slice(match.index + match[0].length).trim();
    if (column === 'owner') facts.owner ??= ownerAt(rest);
    else if (column === 'due') facts.due ??= dayAtStart(rest);
    else if (column === 'status') facts.status ??= statusIn(valueOf(rest), words)?.status;
    else if (column === 'priority') facts.priority ??= isPriority(valueOf(rest)) ? valueOf(rest) : undefined;
    else if (column === 'type') facts.type ??= typeIn(valueOf(rest));
    else if (column === 'ticket') facts.ticket ??= /^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+)(?![\w-])/.exec(rest)?.[0];
  }
}

function isFact(column: ActionColumn | undefined): boolean {
  return column !== undefined && column !== 'action' && column !== 'id';
}

/** A value behind a label: up to what ends it. */
function valueOf(rest: string): string {
  return /^[^,;，、|)\]）】\n]*/u.exec(rest)![0].trim();
}

/** Who a label names: a handle, names, or a team in small letters. */
function ownerAt(rest: string): string | undefined {
  const value = valueOf(rest)
    .replace(/\s+(?:due|by|until|deadline|eta|status|priority)\b.*$/i, '')
    .replace(/\s+[-–—]\s+.*$|\s+\d.*$/, '')
    .replace(/[.*_]+$/, '')
    .replace(/^[*_]+/, '')
    .trim();
  if (value === '' || value.length > 60 || /^(?:tbd|tba|\?+|-+|n\/?a|none|unassigned|offen|未定)$/i.test(value))
    return undefined;
  return value.split(/\s+/).length <= 5 ? value : undefined;
}

/** `[DONE] …`, `DONE: …`, `✅ …`, `[P1] …`, `TODO(ada): …`, `… **DONE**`, `… – done`. */
function markedIn(line: string, facts: Facts, words: Words): void {
  let rest = line.trim();
  const todo = /^(?:TODO|AI)\s*\(([^)]{2,40})\)\s*:?/.exec(rest);
  if (todo) facts.owner ??= ownerAt(todo[1]!);
  for (let round = 0; round < 4; round++) {
    const mark =
      /^(?:[[(（【]([^\])）】]{1,24})[\])）】]|(P\d)(?=\s*[:–—-]|\s)|([\p{L}' -]{2,20})(?=[:：]\s)|([✅☑✔✓🚧⏳⬜☐])️?)\s*[:：–—-]?\s*/u.exec(
        rest,
      );
    if (!mark) break;
    const said = mark[1] ?? mark[2] ?? mark[3] ?? mark[4]!;
    if (/^P\d$/.test(said) || (mark[1] !== undefined && isPriority(said))) facts.priority ??= said;
    else if (mark[1] !== undefined && /^@/.test(said)) facts.owner ??= said;
    else if (statusIn(said, words)?.rest === '') facts.status ??= statusIn(said, words)!.status;
    else if (typeIn(said)) facts.type ??= typeIn(said);
    else break;
    rest = rest.slice(mark[0].length);
  }
  const end = /(?:\s[–—-]\s*|[[(（]|\*\*|\s(?=[✅☑✔✓]))([^\s[(（*–—][^[(（*–—]{0,20})[\])）*]*\.?$/u.exec(rest)?.[1];
  const last = end === undefined ? undefined : statusIn(end.trim(), words);
  if (last?.rest === '') facts.status ??= last.status;
  const loud = /(?<![\w-])(DONE|FIXED|CLOSED|COMPLETED?|WONTFIX|TODO|WIP)\s*[.)\]]?$/.exec(rest)?.[1];
  if (loud) facts.status ??= statusIn(loud, words)?.status;
}

/** `… (Ada, 2026-05-01)`, `… – Ada, due 1 May 2026, done`: facts that stand together vouch for each other. */
function groupedIn(line: string, facts: Facts, words: Words): void {
  const text = line.trim().replace(/\.$/, '');
  const bracketed = /[[(（【]([^[\](){}（）【】]{3,80})[\])）】]$/u.exec(text)?.[1];
  // Behind the first dash or bar stand only facts, or one of them belongs to the sentence.
  const [, ...behind] = text.split(/\s+(?:[–—|→]|--?)\s+/u);
  if (bracketed === undefined && behind.length === 0) return;
  const parts = (bracketed === undefined ? behind : [bracketed])
    .flatMap((part) => part.split(/\s*[,;|/·，、]\s*|\s+[-–—]\s+/u))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // `May 1, 2026` has a comma of its own.
  for (let index = 0; index + 1 < parts.length; index++)
    if (/^\d{4}$/.test(parts[index + 1]!) && /\p{L}/u.test(parts[index]!))
      parts.splice(index, 2, `${parts[index]}, ${parts[index + 1]}`);
  const found: Facts = {};
  const open: string[] = [];
  for (const part of parts) {
    const day = dueIn(part) ?? dayIn(part);
    if (day !== undefined) found.due ??= day;
    else if (isPriority(part)) found.priority ??= part;
    else if (statusIn(part, words)?.rest === '') found.status ??= statusIn(part, words)!.status;
    else if (/^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+)$/.test(part)) found.ticket ??= part;
    else open.push(part);
  }
  const isVouched = Object.keys(found).length > 0;
  const [who] = open;
  if (open.length === 1 && isVouched && new RegExp(`^${name}$`, 'u').test(who!)) found.owner = who!;
  // Facts in one group with something else may be about that.
  if (open.length > 1 || (open.length === 1 && found.owner === undefined && !/:/.test(who!))) return;
  Object.assign(facts, { ...found, ...facts });
}

function dueIn(text: string): string | undefined {
  for (const match of text.matchAll(dueWord)) {
    const day = dayAtStart(text.slice(match.index + match[0].length));
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A day that is all of a text. */
function dayIn(text: string): string | undefined {
  const found = dayAt(text.trim(), 0);
  return found && found.length === text.trim().length ? isoOf(found.day) : undefined;
}

function dayAtStart(text: string): string | undefined {
  const found = dayAt(text.replace(/^[\s*_]+/, ''), 0);
  return found ? isoOf(found.day) : undefined;
}

function isoOf({ year, month, day, isSwappable }: WrittenDay): string | undefined {
  if (year === undefined || isSwappable) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
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

/** Texts of the cells of a row. */
const textsOf = (row: TableRow) => row.children.map(({ children }) => rawText(children).trim());

/** Which column holds what: by its head, and where that says nothing by what most of its cells hold. */
function columnsIn(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  words: Words,
): Map<ActionColumn, number> | undefined {
  const found = columnsNamed(heads, words);
  const cellsOf = (index: number) => rows.map((row) => row[index] ?? '').filter((text) => text !== '');
  const length = (index: number) => {
    const cells = cellsOf(index);
    return cells.reduce((sum, text) => sum + text.length, 0) / Math.max(1, cells.length);
  };
  const action = found.get('action');
  // A column of numbers under “Item” is no promise.
  if (
    action !== undefined &&
    rows.length > 0 &&
    cellsOf(action).every((text) => /^[\w#.-]{0,6}$/.test(text) && /\d|^$/.test(text))
  ) {
    found.delete('action');
    if (!found.has('id')) found.set('id', action);
  }
  const isFree = (index: number) => ![...found.values()].includes(index);
  const isNameless = (index: number) => (heads[index] ?? '').replace(/[^\p{L}]/gu, '') === '';
  const guess = (key: ActionColumn, test: (text: string) => boolean) => {
    if (found.has(key)) return;
    const index = heads.findIndex((_, at) => {
      const cells = cellsOf(at);
      return isFree(at) && isNameless(at) && cells.length > 0 && cells.every(test);
    });
    if (index >= 0) found.set(key, index);
  };
  guess('due', (text) => dayIn(text) !== undefined || dayAt(text, 0)?.length === text.length);
  guess('status', (text) => statusIn(text, words)?.rest === '');
  guess('priority', isPriority);
  guess('type', (text) => typeIn(text) !== undefined);
  guess('id', (text) => /^(?:[A-Z]{0,3}-?\d{1,3}[.)]?|#\d{1,3})$/.test(text));
  guess('ticket', (text) => /^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+|https?:\S+)$/.test(text));
  if (!found.has('action')) {
    const free = heads
      .map((_, index) => index)
      .filter((index) => isFree(index) && cellsOf(index).some((text) => /\S\s+\S/.test(text)));
    const known = [...found.keys()].filter((key) => key !== 'id' && key !== 'type').length;
    const best = free.sort((a, b) => length(b) - length(a))[0];
    // A table in which nothing speaks for promises is none of them.
    if (best === undefined || (known === 0 && !heads.every((_, index) => isNameless(index)))) return undefined;
    found.set('action', best);
  }
  guess(
    'owner',
    (text) =>
      text.length <= 40 && /^(?:@?[\p{L}][\p{L}\p{N}.'’@_-]*)(?:[ ,/&]+@?[\p{L}][\p{L}\p{N}.'’_-]*){0,3}$/u.test(text),
  );
  return found;
}

/** Whether the first row of a table is no head: it is empty, or holds values like those below it. */
function isData(names: readonly string[], rows: readonly (readonly string[])[], words: Words): boolean {
  if (names.every((one) => one === '')) return true;
  const named = columnsNamed(names, words);
  const isStatus = (text: string) => statusIn(text, words)?.rest === '';
  const tests: ((text: string) => boolean)[] = [
    (text) => dayAt(text, 0)?.length === text.length,
    isPriority,
    (text) => /^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+|https?:\S+)$/.test(text),
    (text) => /^@\w/.test(text),
    // “Done” may be a head or a value.
    ...(named.size === 0 ? [isStatus] : []),
  ];
  const isAlike = names.some((name, index) => {
    const cells = rows.map((row) => row[index] ?? '').filter((text) => text !== '');
    return name !== '' && tests.some((test) => test(name) && cells.every(test));
  });
  const heads = [...named.values()].filter((index) => !isStatus(names[index]!));
  return isAlike || (heads.length === 0 && names.some((name) => name.split(/\s+/).length >= 4));
}

/** A table with one action item a column, its facts named in the first column, as one with an item a row. */
function uprightTable(node: Table, words: Words): Table {
  const first = node.children.map((row) => textsOf(row)[0] ?? '');
  const [down, across] = [columnsNamed(first, words), columnsNamed(textsOf(node.children[0]!), words)];
  if (!down.has('action') || down.size < 2 || across.size > 1) return node;
  const width = Math.max(...node.children.map(({ children }) => children.length));
  const empty: TableCell = { type: 'tableCell', children: [] };
  const rows = Array.from({ length: width }, (_, column): TableRow => ({
    type: 'tableRow',
    children: node.children.map((row) => row.children[column] ?? empty),
  }));
  return { ...node, children: rows };
}

/** The text of a row that only parts the others: one cell says something, in bold or with a type. */
function groupIn(row: TableRow): string | undefined {
  if (row.children.length < 3) return undefined;
  const [cell, ...more] = row.children.filter(({ children }) => rawText(children).trim() !== '');
  if (!cell || more.length > 0) return undefined;
  const text = rawText(cell.children).trim();
  const isMarked = cell.children.every((node) => node.type === 'strong' || rawText([node]).trim() === '');
  return isMarked || typeIn(text) ? text : undefined;
}

function fromTable(
  given: Table,
  printing: Printing,
  words: Words,
): { actions: Action[]; kept: ImportReport['kept'] } | undefined {
  const node = uprightTable(given, words);
  const [head, ...rest] = node.children;
  const filled = rest.filter((row) => textsOf(row).some((text) => text !== ''));
  const isHeadless = isData(textsOf(head!), filled.map(textsOf), words);
  const all = isHeadless && textsOf(head!).some((text) => text !== '') ? [head!, ...filled] : filled;
  const groups = new Map<TableRow, string>();
  const parting: string[] = [];
  const rows = all.filter((row) => {
    const own = groupIn(row);
    const group = parting.at(-1);
    if (own !== undefined) parting.push(own);
    else if (group !== undefined) groups.set(row, group);
    return own === undefined;
  });
  const names = textsOf(head!).map((text) => (isHeadless ? '' : text));
  const found = columnsIn(names, rows.map(textsOf), words);
  if (!found) return undefined;
  const at = (key: ActionColumn) => found.get(key) ?? -1;
  const isDayFirst = orderOf(rows.map((row) => textsOf(row)[at('due')] ?? ''));
  const kept: ImportReport['kept'] = isHeadless
    ? []
    : [{ line: 0, text: names.join(' '), now: 'the columns of action items' }];
  for (const text of parting) kept.push({ line: 0, text, now: 'the rows below it' });
  const actions = rows.map((row): Action => {
    const cell = (index: number) => (index === -1 ? [] : (row.children[index]?.children ?? []));
    const lines = [printInline(cell(at('action')), printing)];
    const plain = (key: ActionColumn) => rawText(cell(at(key))).trim();
    const named = new Set([...found.values()]);
    const say = (label: string, text: string) => {
      lines.push(printInline([{ type: 'text', value: `${label}: ${text}` }], printing));
    };
    const type = typeIn(plain('type')) ?? typeIn(groups.get(row) ?? '');
    row.children.forEach(({ children }, index) => {
      const isUnread = index === at('type') && typeIn(plain('type')) === undefined;
      if (named.has(index) && !isUnread && index !== at('id')) return;
      const text = printInline(children, printing);
      if (text === '') return;
      if (index === at('id')) {
        if (!/^A?\d{1,3}[.)]?$/.test(rawText(children).trim())) lines[0] = `${text}: ${lines[0]}`;
        else lines[0] = `${text}: ${lines[0]}`;
      } else
        lines.push(
          (names[index] ?? '') === ''
            ? text
            : `${printInline([{ type: 'text', value: `${names[index]}: ` }], printing)} ${text}`,
        );
    });
    const box = /^\[([ x])\]\s*/i.exec(plain('priority'));
    const due = plain('due');
    const day = dayAt(due, 0);
    const isDay = day?.length === due.length;
    const iso = !isDay ? undefined : day.day.isSwappable ? swapped(day.day, isDayFirst) : isoOf(day.day);
    if (due !== '' && iso === undefined) say(names[at('due')] || 'Due', due);
    const written = statusOf(plain('status'), names[at('status')] ?? '', words);
    if (plain('status') !== '' && (!written || written.rest !== ''))
      say(names[at('status')] || 'Status', plain('status'));
    const ticket = markedStatus(cell(at('ticket')), words);
    const own = written === undefined ? (ticket?.status ?? markedStatus(cell(at('action')), words)?.status) : undefined;
    if (own !== undefined && ticket)
      kept.push({ line: row.position?.start.line ?? 0, text: ticket.text, now: `status ${own}` });
    const change = (text: string, now: string | undefined) => {
      if (now !== undefined && text !== '' && text !== now)
        kept.push({ line: row.position?.start.line ?? 0, text, now });
    };
    change(plain('type'), typeIn(plain('type')));
    change(due, iso);
    if (written?.rest === '') change(plain('status'), written.status);
    const status = written?.status ?? own ?? (box ? (box[1] === ' ' ? 'open' : 'done') : '');
    return {
      text: lines.join('<br />'),
      type: type ?? '',
      owner: printInline(cell(at('owner')), printing),
      ticket: printInline(own !== undefined && ticket ? ticket.rest : cell(at('ticket')), printing),
      due: iso ?? '',
      priority: box ? plain('priority').slice(box[0].length) : printInline(cell(at('priority')), printing),
      status,
      more: [],
    };
  });
  return { actions, kept };
}

/** A status under its head; under “Done?” stand yes and no. */
function statusOf(text: string, head: string, words: Words): { status: string; rest: string } | undefined {
  const isQuestion =
    /^(?:done|completed?|finished|closed|erledigt|fertig|ferdig|gjort|klar|gereed|hecho|fait|feito|fatto|готово|完了)\s*\?*$/i.test(
      head.replace(/[*_`:]+/g, '').trim(),
    );
  if (isQuestion) {
    if (/^(?:yes|y|ja|j|x|true|sí|si|oui|sim|да|はい|是|○|〇|✓|✔️?|✅|☑|☒|\[x\])$/iu.test(text))
      return { status: 'done', rest: '' };
    if (/^(?:no|n|nein|nei|nej|nee|false|non|não|нет|いいえ|否|×|✗|✘|❌|☐|\[ ?\])$/iu.test(text))
      return { status: 'open', rest: '' };
  }
  const share = /^(\d{1,3})\s*%$/.exec(text);
  if (share) return { status: share[1] === '100' ? 'done' : Number(share[1]) === 0 ? 'open' : 'in-progress', rest: '' };
  const box = /^\[([ x])\]$/i.exec(text);
  if (box) return { status: box[1] === ' ' ? 'open' : 'done', rest: '' };
  return statusIn(text, words);
}

/** A status that is marked within another cell: in bold, in capitals or by a sign, as `Bug 12 **DONE**`. */
function markedStatus(
  cell: readonly PhrasingContent[],
  words: Words,
): { status: string; text: string; rest: PhrasingContent[] } | undefined {
  const rest = cell.filter(({ type, ...node }) => {
    if (type !== 'strong' && type !== 'emphasis') return true;
    return statusIn(rawText([{ type, ...node } as PhrasingContent]), words)?.rest !== '';
  });
  if (rest.length < cell.length) {
    const marked = cell.find((node) => !rest.includes(node))!;
    const text = rawText([marked]);
    return { status: statusIn(text, words)!.status, text, rest: trimmed(rest) };
  }
  const last = cell.at(-1);
  const word =
    last?.type === 'text'
      ? /(?:^|\s)[([]?(DONE|FIXED|CLOSED|COMPLETED?|RESOLVED|WONTFIX|TODO|WIP|[✅☑✔✓]\uFE0F?)[)\]]?\s*$/u.exec(
          last.value,
        )
      : null;
  if (!word || last?.type !== 'text') return undefined;
  const said = statusIn(word[1]!, words);
  return (
    said && {
      status: said.status,
      text: word[0].trim(),
      rest: trimmed([...cell.slice(0, -1), { ...last, value: last.value.slice(0, word.index) }]),
    }
  );
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node, index) =>
    node.type === 'text' && index === nodes.length - 1 ? { ...node, value: node.value.replace(/[\s–—-]+$/, '') } : node,
  );
}

/** Whether days such as `04/03/2026` of one column have the day first: another one of it has a number above twelve. */
function orderOf(cells: readonly string[]): boolean | undefined {
  const orders = new Set<boolean>();
  for (const text of cells) {
    const match = /^(\d{1,2})([-/.])(\d{1,2})\2\d{4}$/.exec(text);
    if (match && Number(match[1]) > 12) orders.add(true);
    if (match && Number(match[3]) > 12) orders.add(false);
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

function swapped(day: WrittenDay, isDayFirst: boolean | undefined): string | undefined {
  if (isDayFirst === undefined) return undefined;
  const plain = { ...day, isSwappable: false };
  return isoOf(isDayFirst ? plain : { ...plain, month: day.day, day: day.month });
}

function tableAsList(node: Table, printing: Printing): string[] {
  const lines = node.children.map(
    (row) =>
      `- ${row.children
        .map((cell) => printInline(cell.children, printing))
        .filter((text) => text !== '')
        .join(' · ')}`,
  );
  return [lines.filter((line) => line !== '- ').join('\n')];
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
