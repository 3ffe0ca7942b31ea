import type { PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import type { Action } from './action.ts';
import { isName } from './action-facts.ts';
import {
  columnsNamed,
  isPriority,
  namesPromises,
  statusIn,
  statusNamed,
  typeIn,
  type ActionColumn,
} from './action-words.ts';
import { dayWritten, endNamed, isOpenDue, type ReadDue } from './due-days.ts';
import { isStruck, rawText } from './inline.ts';
import { printInline, type Printing } from './print.ts';
import type { ImportReport } from './report.ts';

type Words = Configuration['words'];

/** Whether a section nobody knows holds a table of action items. */
export function holdsPromises(nodes: readonly RootContent[], words: Words): boolean {
  return nodes.some(
    (node) => node.type === 'table' && (namesPromises(textsOf(node.children[0]!), words) || showsPromises(node, words)),
  );
}

/**
 * Whether columns whose heads name no promise can only be those of promises: who does it and by when, or who does it,
 * its ticket and how it stands, with such values in most of the rows.
 */
function showsPromises({ children: [head, ...rows] }: Table, words: Words): boolean {
  const cells = rows.map(textsOf);
  const heads = textsOf(head!);
  const named = columnsNamed(heads, words);
  const found = named.size > 0 ? columnsIn(heads, cells, words) : undefined;
  if (!found?.has('action')) return false;
  const holds = (key: ActionColumn, test: (text: string) => boolean) => {
    const at = found.get(key);
    const texts = at === undefined ? [] : cells.map((row) => row[at] ?? '').filter((text) => text !== '');
    return texts.length > 0 && texts.filter(test).length * 2 > texts.length;
  };
  const isStatus = (text: string) => statusNamed(text, words) !== undefined;
  return (
    (named.has('owner') && named.has('due') && holds('due', isDue)) ||
    (found.has('owner') && holds('status', isStatus) && (holds('due', isDue) || holds('ticket', isTicket)))
  );
}

/** Whether a cell is a ticket and nothing else. */
const isTicket = (text: string) => /^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+|https?:\S+)$/.test(text);

/** Whether a cell is a day, or says by when without naming one. */
const isDue = (text: string) => dayWritten(text) !== undefined || endNamed(text) !== undefined || isOpenDue(text);

/** Texts of the cells of a row. */
const textsOf = (row: TableRow) => row.children.map(({ children }) => rawText(children).trim());

/** Heads of days on which something was, not by which it is to be done. */
const otherDay =
  /creat|open|start|begin|updat|modif|clos|done|complet|finish|resolv|erstellt|angelegt|beginn|geändert|erledigt|opprett|skapad|avslut|créé|début|clôtur|cread|cerrad|criad|fechad|creat|aangemaakt|создан|начал|закрыт|作成|開始|更新|完了|创建|开始|完成|생성|시작/iu;

/** Heads of people who do something else than the action. */
const otherRole =
  /review|report|approv|request|author|creat|rais|found|sponsor|watch|prüf|melde|erstell|autor|auteur|demand|relu|solicit|revis|richiest|zgłas|автор|кто создал|レビュー|確認|承認|起票|作成|评审|提出|검토|작성/iu;

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
  /** Whether no column is called what a head says; days under one of another kind are no days to do something by. */
  const isUnknown = (index: number) =>
    isNameless(index) || (columnsNamed([heads[index] ?? ''], words).size === 0 && !otherDay.test(heads[index] ?? ''));
  const guess = (key: ActionColumn, test: (text: string) => boolean, fits = isNameless) => {
    if (found.has(key)) return;
    const index = heads.findIndex((_, at) => {
      const cells = cellsOf(at);
      return isFree(at) && fits(at) && cells.length > 0 && cells.every(test);
    });
    if (index >= 0) found.set(key, index);
  };
  guess('due', isDue, (index) => isUnknown(index) && cellsOf(index).some((text) => dayWritten(text) !== undefined));
  guess('status', (text) => statusNamed(text, words) !== undefined, isUnknown);
  guess('priority', isPriority);
  guess('type', (text) => typeIn(text) !== undefined);
  guess('id', (text) => /^(?:[A-Z]{0,3}-?\d{1,3}[.)]?|#\d{1,3})$/.test(text));
  guess('ticket', isTicket, isUnknown);
  if (!found.has('action')) {
    const free = heads
      .map((_, index) => index)
      .filter((index) => isFree(index) && cellsOf(index).some((text) => /\S\s+\S|\p{Lo}{4}/u.test(text)));
    const known = [...found.keys()].filter((key) => key !== 'id' && key !== 'type').length;
    const best = free.sort((a, b) => length(b) - length(a))[0];
    // A table in which nothing speaks for promises is none of them.
    if (best === undefined || (known === 0 && !heads.every((_, index) => isNameless(index)))) return undefined;
    found.set('action', best);
  }
  // `@ada` in every row is who does it, unless the head says who asked or looked.
  guess(
    'owner',
    (text) => /^@[\w][\w./-]*(?:[ ,/&]+@[\w][\w./-]*)*$/.test(text),
    (index) => isUnknown(index) && !otherRole.test(heads[index] ?? ''),
  );
  // So are names beside a day to do it by and how it stands.
  if (found.has('due') && found.has('status'))
    guess('owner', isName, (index) => isUnknown(index) && !otherRole.test(heads[index] ?? ''));
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
  const isStatus = (text: string) => statusNamed(text, words) !== undefined;
  const tests: ((text: string) => boolean)[] = [
    (text) => dayWritten(text) !== undefined,
    isPriority,
    isTicket,
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

/** The action items of a table; undefined where nothing in it speaks for any. */
export function fromTable(
  given: Table,
  printing: Printing,
  words: Words,
  readDue: ReadDue,
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
  const kept: ImportReport['kept'] = isHeadless
    ? []
    : [{ line: 0, text: names.join(' '), now: 'the columns of action items' }];
  for (const text of parting) kept.push({ line: 0, text, now: 'the rows below it' });
  // Rows that count themselves are counted by their ids.
  const numbers = rows.map((row) => rawText(row.children[at('id')]?.children ?? []).trim());
  const isNumbered = numbers.every((number, index) => number.replace(/[.)]$/, '') === String(index + 1));
  if (isNumbered) kept.push({ line: 0, text: numbers.join(' '), now: 'the ids' });
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
        if (!isNumbered) lines[0] = `${text}: ${lines[0]}`;
      } else
        lines.push(
          (names[index] ?? '') === ''
            ? text
            : `${printInline([{ type: 'text', value: `${names[index]}: ` }], printing)} ${text}`,
        );
    });
    const box = /^\[([ x])\]\s*/i.exec(plain('priority'));
    const due = plain('due');
    const day = dayWritten(due);
    const iso = day ? readDue(day) : endNamed(due);
    // `DONE` where the day stood is how it stands.
    const inDue = iso === undefined ? statusNamed(due, words) : undefined;
    const written = statusOf(plain('status'), names[at('status')] ?? '', words);
    const ticket = markedStatus(cell(at('ticket')), words);
    const struck = isStruck(cell(at('action'))) ? 'done' : undefined;
    const own =
      written === undefined
        ? (ticket?.status ?? inDue ?? markedStatus(cell(at('action')), words)?.status ?? struck)
        : undefined;
    const status = written?.status ?? own ?? (box ? (box[1] === ' ' ? 'open' : 'done') : '');
    const isTold = iso !== undefined || inDue === status;
    if (due !== '' && !isTold) say(names[at('due')] || 'Due', due);
    if (plain('status') !== '' && (!written || written.rest !== ''))
      say(names[at('status')] || 'Status', plain('status'));
    if (own !== undefined && ticket)
      kept.push({ line: row.position?.start.line ?? 0, text: ticket.text, now: `status ${own}` });
    const change = (text: string, now: string | undefined) => {
      if (now !== undefined && text !== '' && text !== now)
        kept.push({ line: row.position?.start.line ?? 0, text, now });
    };
    change(plain('type'), typeIn(plain('type')));
    if (isTold) change(due, iso ?? status);
    if (written?.rest === '') change(plain('status'), written.status);
    return {
      text: lines.join('<br />'),
      type: type ?? '',
      owner: /^[-–—?\s]*$/u.test(plain('owner')) ? '' : printInline(cell(at('owner')), printing),
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
    if (dayWritten(text) !== undefined) return { status: 'done', rest: text };
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
    return statusNamed(rawText([{ type, ...node } as PhrasingContent]), words) === undefined;
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

/** A table of something else as a list, since it would be read as one of action items. */
export function tableAsList(node: Table, printing: Printing): string[] {
  const lines = node.children.map(
    (row) =>
      `- ${row.children
        .map((cell) => printInline(cell.children, printing))
        .filter((text) => text !== '')
        .join(' · ')}`,
  );
  return [lines.filter((line) => line !== '- ').join('\n')];
}
