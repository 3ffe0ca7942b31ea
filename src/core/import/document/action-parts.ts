import type { List, Paragraph, PhrasingContent, Table, TableRow } from 'mdast';
import { statusSign } from './action-words.ts';
import { rawText } from './inline.ts';

/** Marks between the parts of an entry, the surest first. */
const marks = [
  /(?<!\s)\s+\|\s+/gu,
  /\t+|[ \u00A0]{3,}/gu,
  /(?<!\s)\s+(?:—|--)\s+/gu,
  /(?<!\s)\s+–\s+/gu,
  /(?<!\s)\s+-\s+/gu,
  /(?<!\s)\s*;\s+/gu,
];

/** How many parts entries have that are rows: what, who, and by when or how it stands. */
const fewest = 3;
const most = 6;

/**
 * A list of which every entry has the same parts, as a table without a head: `Seal the tray — Ada — 2026-05-04`. What a part is
 * follows from what the others in its place hold. Undefined for any other list.
 */
export function tableOfParts(list: List): Table | undefined {
  if (list.children.length < 2) return undefined;
  const entries = list.children.map(({ children: [only, ...more], checked }) =>
    only?.type === 'paragraph' && more.length === 0 && typeof checked !== 'boolean' ? only.children : [],
  );
  for (const mark of marks) {
    const parted = entries.map((children) => split(children, mark));
    const [first] = parted;
    const count = first!.length;
    if (count < fewest || count > most || parted.some(({ length }) => length !== count)) continue;
    const rows = parted.map((cells, index): TableRow => {
      const { position } = list.children[index]!;
      return {
        type: 'tableRow',
        children: cells.map((children) => ({ type: 'tableCell', children })),
        ...(position ? { position } : {}),
      };
    });
    const head: TableRow = { type: 'tableRow', children: first!.map(() => ({ type: 'tableCell', children: [] })) };
    return { type: 'table', children: [head, ...rows] };
  }
  return undefined;
}

/** What an entry counts or names itself by, at the start of a line. */
const entryMark = new RegExp(
  `^\\s*(?:\\(?(?:\\d{1,2}|[a-z])[.)]|#\\d{1,3}\\b|[A-Z]{1,5}-?\\d{1,4}\\s*[:.)–—-]|\\[[ xX]\\]|${statusSign})\\s*\\S`,
  'u',
);

/**
 * A paragraph of lines that count or name themselves, or that all have the same parts, as a list; undefined for any other.
 *
 * @param areItems whether the lines are items by what they say
 */
export function listOfLines(
  { children, position }: Paragraph,
  areItems: (lines: readonly string[]) => boolean,
): List | undefined {
  const lines = split(children, /\n/gu);
  if (lines.length < 2) return undefined;
  const list: List = {
    type: 'list',
    children: lines.map((line) => ({
      type: 'listItem',
      children: [{ type: 'paragraph', children: line }],
      ...(position ? { position } : {}),
    })),
  };
  const texts = lines.map((line) => rawText(line));
  return texts.every((text) => entryMark.test(text)) || tableOfParts(list) || areItems(texts) ? list : undefined;
}

/** Inline nodes parted at marks in their text. */
function split(nodes: readonly PhrasingContent[], mark: RegExp): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') parts.at(-1)!.push(node);
    else
      node.value.split(mark).forEach((value, index) => {
        if (index > 0) parts.push([]);
        if (value !== '') parts.at(-1)!.push({ ...node, value });
      });
  }
  return parts;
}
