import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { table } from '../mdx.ts';
import { factsIn, saysOwner } from './action-facts.ts';
import { listOfLines, tableOfParts } from './action-parts.ts';
import { areOwners, ownerKnown, ownersByPlace, saysWhoDoes } from './action-owners.ts';
import { legendsIn } from './action-legends.ts';
import { fromTable, tableAsList } from './action-table.ts';
import { statusNamed, typeIn } from './action-words.ts';
import type { Action } from './action.ts';
import type { ReadDue } from './due-days.ts';
import { isStruck, rawText } from './inline.ts';
import { printBlocks, printInline, type Printing } from './print.ts';
import type { ImportReport } from './report.ts';
import { ticketIn } from './tickets.ts';

/** Action items as our tables, with the text around them. */
export interface PrintedActions {
  blocks: string[];
  count: number;
  /** What is in the result in another form: heads of columns, statuses in other words. */
  kept: ImportReport['kept'];
}

type Words = Configuration['words'];

/** Turns lists and tables of action items into ours; other blocks stay in place. Ids start at `A<first>`. */
export function printActions(
  written: readonly RootContent[],
  printing: Printing,
  first: number,
  words: Words,
  readDue: ReadDue,
  services: ReadonlyMap<string, string>,
): PrintedActions {
  const printed: PrintedActions = { blocks: [], count: 0, kept: [] };
  const nodes = headedItems(unquoted(written), words, readDue).map((node) => asItems(node, words, services));
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
  // A heading within the section, or a bold line, may name the type of what is below it, how it stands, or whose it is.
  let headed: Partial<Pick<Action, 'type' | 'status' | 'owner'>> = {};
  const arePeople = areOwners(nodes.flatMap(labelOf), words);
  const typed = (all: Action[]) =>
    all.map((one) => ({
      ...one,
      owner: one.owner || (headed.owner ?? ''),
      type: one.type || (headed.type ?? ''),
      status: one.status || (headed.status ?? ''),
    }));
  const owners = ownersOf(
    nodes.filter((node): node is List => node.type === 'list' && !legends.has(node)),
    words,
    readDue,
    services,
  );
  for (const [item, owner] of owners)
    printed.kept.push({ line: item.position?.start.line ?? 0, text: owner, now: 'the owner' });
  for (const node of nodes) {
    const [label] = labelOf(node);
    if (label !== undefined) {
      const [type, status] = [typeIn(label), statusNamed(label, words)];
      headed = {
        ...(type && { type }),
        ...(status && { status }),
        ...(arePeople && { owner: label }),
      };
    }
    if (node.type === 'list' && !legends.has(node)) {
      const told = fromList(node, printing, words, readDue, services, owners);
      const parts = tableOfParts(node);
      const read = parts && fromTable(parts, printing, words, readDue);
      // Where the places of parts say more than their words: who does it, and by when or how it stands.
      const isTable =
        read?.actions.some(({ due, status }) => due !== '' || status !== '') === true &&
        factsOf(read.actions) > factsOf(told);
      actions.push(...typed(isTable ? read!.actions : told));
      if (isTable) printed.kept.push(...read!.kept);
    } else if (node.type === 'paragraph' && isPromise(node, words, readDue))
      actions.push(...typed(fromList(listOf(node), printing, words, readDue, services)));
    else if (node.type === 'table') {
      const read = legends.has(node) ? undefined : fromTable(node, printing, words, readDue);
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

/** A paragraph of promises, or of lines that are an item each, as a list; any other node as it is. */
function asItems(node: RootContent, words: Words, services: ReadonlyMap<string, string>): RootContent {
  // `Owner: Ada` in each of some lines makes them an item each.
  const haveOwners = (lines: readonly string[]) =>
    ownersByPlace(lines, words, services).length > 0 ||
    (lines.length > 1 && lines.every((line) => / \S/.test(line) && saysOwner(line, words)));
  // Sentences of which each says who, or two facts.
  const areSentences = (lines: readonly string[]) =>
    lines.length > 1 &&
    lines.every(
      (line) =>
        /[.!)]$/.test(line.trim()) &&
        (saysWhoDoes(line) || Object.keys(factsIn([line], words, () => 'some day', services)).length > 1),
    );
  const areItems = (lines: readonly string[]) => haveOwners(lines) || areSentences(lines);
  return node.type === 'paragraph' ? (promisesOf(node) ?? listOfLines(node, areItems) ?? node) : node;
}

/** What a heading says, or a paragraph that is bold words alone. */
function labelOf(node: RootContent): string[] {
  const isLabel =
    node.type === 'heading' || (node.type === 'paragraph' && node.children.every(({ type }) => type === 'strong'));
  return isLabel
    ? [
        rawText(node.children)
          .replace(/\s*[:：]\s*$/u, '')
          .trim(),
      ]
    : [];
}

/** Nodes with the lists of quotes that hold nothing else in their place. */
function unquoted(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) =>
    node.type === 'blockquote' && node.children.every(({ type }) => type === 'list') ? node.children : [node],
  );
}

/**
 * Headings that each stand over nothing but what is said about one action item, as entries of lists: `### Rotate the key`
 * above `Owner: Ada` and `Due: 2026-05-01`. All headings of that depth are such, and at least two.
 */
function headedItems(nodes: readonly RootContent[], words: Words, readDue: ReadDue): RootContent[] {
  const facts = new Map<RootContent, RootContent>();
  const depths = new Map<number, boolean>();
  nodes.forEach((node, index) => {
    if (node.type !== 'heading') return;
    const [below, next] = nodes.slice(index + 1, index + 3);
    const lines = below?.type === 'paragraph' || below?.type === 'list' ? plainLines(below) : [];
    const said = lines.flatMap((text) => text.split('\n'));
    const isSaid =
      (!next || next.type === 'heading') &&
      said.length > 0 &&
      said.every((text) => /^[^:：]{1,30}[:：]\s*\S/u.test(text)) &&
      Object.keys(factsIn(['', ...said], words, readDue)).length > 0;
    depths.set(node.depth, isSaid && depths.get(node.depth) !== false);
    if (isSaid) facts.set(node, below!);
  });
  const items = new Map<RootContent, RootContent>(
    [...facts].filter(([node]) => node.type === 'heading' && depths.get(node.depth)),
  );
  if (items.size < 2) return [...nodes];
  const taken = new Set(items.values());
  return nodes.flatMap((node): RootContent[] => {
    if (taken.has(node)) return [];
    const below = items.get(node);
    if (!below || node.type !== 'heading') return [node];
    const { children, position } = node;
    const lead: Paragraph = { type: 'paragraph', children };
    const item: ListItem = { type: 'listItem', children: [lead, below as Paragraph | List] };
    return [{ type: 'list', children: [position ? { ...item, position } : item] }];
  });
}

/** How much action items say of who, when and how far. */
function factsOf(actions: readonly Action[]): number {
  return actions.flatMap(({ owner, due, status }) => [owner, due, status]).filter((fact) => fact !== '').length;
}

/**
 * Whether a section nobody knows holds a list of promises: each says two of who does it, by when and how it stands, or one
 * of these where it has a box.
 */
export function listsPromises(
  nodes: readonly RootContent[],
  words: Words,
  services: ReadonlyMap<string, string>,
): boolean {
  return unquoted(nodes).some((written) => {
    const node = asItems(written, words, services);
    if (node.type !== 'list' || node.children.length < 2) return false;
    const owners = ownersOf([node], words, () => undefined, services);
    return node.children.every((item) => {
      const [lead] = item.children;
      if (lead?.type !== 'paragraph') return false;
      const facts = factsIn(rawText(lead.children).split('\n'), words, () => 'some day', services);
      const said = [facts.owner ?? owners.get(item), facts.due, facts.status].filter((one) => one !== undefined).length;
      return said >= (typeof item.checked === 'boolean' ? 1 : 2);
    });
  });
}

/** Whether a paragraph is an action item: lines below its first say at least two facts about it. */
function isPromise(node: Paragraph, words: Words, readDue: ReadDue): boolean {
  const [first, ...lines] = rawText(node.children).split('\n');
  if (lines.length < 1 || first!.trim() === '') return false;
  return Object.keys(factsIn(['', ...lines], words, readDue)).length >= 2;
}

/** A paragraph whose sentences all say who will do what, as a list: `Ada will rotate the key. Bo should test it.` */
function promisesOf({ children, position }: Paragraph): List | undefined {
  const [only, ...more] = children;
  if (only?.type !== 'text' || more.length > 0 || only.value.length > 4000) return undefined;
  const sentences = only.value
    .split(/(?<=\p{L}{2}[.!)]|\d[.)]|\)\.)\s+(?=\p{Lu})/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (sentences.length < 2 || !sentences.every(saysWhoDoes)) return undefined;
  return {
    type: 'list',
    children: sentences.map((value) => ({
      type: 'listItem',
      ...(position ? { position } : {}),
      children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
    })),
  };
}

function listOf(node: Paragraph): List {
  return { type: 'list', children: [{ type: 'listItem', children: [node] }] };
}

/** Who the items of some lists name in one place, by their items. */
function ownersOf(
  lists: readonly List[],
  words: Words,
  readDue: ReadDue,
  services: ReadonlyMap<string, string>,
): Map<ListItem, string> {
  const items = lists.flatMap(({ children }) => children);
  const texts = items.map(({ children: [lead] }) => (lead?.type === 'paragraph' ? rawText(lead.children) : ''));
  const owners = ownersByPlace(
    texts.map((text) => text.split('\n')[0]!),
    words,
    services,
  );
  if (owners.length > 0) return new Map(owners.map((owner, index) => [items[index]!, owner]));
  const sure = texts.map((text) => factsIn(text.split('\n'), words, readDue, services).owner);
  const people = new Set(sure.filter((who) => who !== undefined));
  const known = texts.map((text, index) =>
    sure[index] === undefined ? ownerKnown(text.split('\n')[0]!, people) : undefined,
  );
  return new Map(known.flatMap((owner, index) => (owner === undefined ? [] : [[items[index]!, owner]])));
}

function fromList(
  list: List,
  printing: Printing,
  words: Words,
  readDue: ReadDue,
  services: ReadonlyMap<string, string>,
  owners: ReadonlyMap<ListItem, string> = new Map(),
): Action[] {
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
      readDue,
      services,
    );
    return {
      text: [first ?? '', ...others].join('<br />'),
      type: facts.type ?? '',
      owner: facts.owner ?? owners.get(item) ?? '',
      ticket: ticketIn(inline, printing) || (facts.ticket ?? ''),
      due: facts.due ?? '',
      priority: facts.priority ?? '',
      status: boxOf(item) ?? facts.status ?? (isStruck(inline) ? 'done' : ''),
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
