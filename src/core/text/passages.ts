import type { Code, InlineCode, Nodes, Parents, TableCell, Text } from 'mdast';
import { placeOf, type Document } from '../model/document.ts';
import { memo } from '../model/memo.ts';
import type { Place } from '../model/message.ts';
import type { ActionItem, Communication, Postmortem, TimelineEvent } from '../model/postmortem.ts';
import { placeOfStretch } from './place.ts';
import { unquoted } from './speaker.ts';

/** A stretch of text that is read in one go: a title, a paragraph, a list entry, a cell, a block of code. */
export interface Passage {
  /**
   * What it is. `impact` and `unknown` are of front matter: what was counted, and why there is no value. In tables that
   * are known, `event`, `action` and `communication` are the cells with the text, `detail` all others; the cells of any
   * other table are `cell`, of a head `head`.
   */
  kind:
    | 'title'
    | 'impact'
    | 'unknown'
    | 'heading'
    | 'prose'
    | 'item'
    | 'event'
    | 'action'
    | 'communication'
    | 'detail'
    | 'cell'
    | 'head'
    | 'code';
  /** Plain text without markup, code included; a space for every line end. */
  text: string;
  /** The same with everything that stands in code blanked. */
  prose: string;
  /** The same without what stands in quotation marks: what the author says. */
  ownWords: string;
  /** Id of the template section it stands in, the innermost that has one. */
  section: string | undefined;
  /** The heading it stands under, as written. */
  heading: string;
  /** The row of the timeline it stands in. */
  event: TimelineEvent | undefined;
  /** The row of the action items it stands in. */
  action: ActionItem | undefined;
  /** The row of the communications it stands in. */
  communication: Communication | undefined;
  /** What names a cell of any other table: the head of its column and the first cell of its row. */
  named: { column: string; row: string } | undefined;
  /** Inside `<Internal>`, which never leaves. */
  isInternal: boolean;
  /** Inside `<Log>`, which is closed until somebody opens it. */
  isFolded: boolean;
  /** In a block quotation: somebody or something else says it. */
  isQuoted: boolean;
  /** A suspicion, a proposal, a log or a command, which states nothing. */
  isProposal: boolean;
  /** What its text was put together from; nothing for front matter. */
  pieces: readonly Piece[];
  /** The place of a part of `text`; of all of it without arguments. */
  place(start?: number, end?: number): Place;
}

/** Text without markup in it. */
export interface Piece {
  node: Text | InlineCode | Code;
  /** Where it begins in the text of its passage. */
  start: number;
  end: number;
  /** Where it stands in the document. */
  from: number;
  to: number;
  /** Inside an `<Internal>` of its own. */
  isInternal: boolean;
}

/** Everything a document says, in the order of reading. A document is flattened once. */
export const passagesOf = memo((document: Document): readonly Passage[] => [
  ...passagesOfFrontMatter(document),
  ...passagesOfBody(document),
]);

type Around = Pick<Passage, 'section' | 'heading' | 'isInternal' | 'isFolded' | 'isQuoted' | 'isProposal'>;
type Row = Partial<Pick<Passage, 'event' | 'action' | 'communication' | 'named'>>;

const outside: Around = {
  section: undefined,
  heading: '',
  isInternal: false,
  isFolded: false,
  isQuoted: false,
  isProposal: false,
};
const noRow = { event: undefined, action: undefined, communication: undefined, named: undefined };

function isPostmortem(document: Document): document is Postmortem {
  return (document as Partial<Postmortem>).type === 'postmortem';
}

function passagesOfFrontMatter(document: Document): Passage[] {
  if (!isPostmortem(document)) return [];
  const { title, impact } = document.facts;
  const fixed = (kind: Passage['kind'], text: string, ...path: (string | number)[]): Passage => {
    const place = placeOf(document, path);
    return { kind, text, ...wordsIn(text, []), ...outside, ...noRow, pieces: [], place: () => place };
  };
  return [
    fixed('title', title, 'title'),
    ...impact.flatMap(({ what, unknown }, index) => [
      fixed('impact', what, 'impact', index, 'what'),
      ...(unknown === undefined ? [] : [fixed('unknown', unknown, 'impact', index, 'unknown')]),
    ]),
  ];
}

function passagesOfBody(document: Document): Passage[] {
  const passages: Passage[] = [];
  const rows = isPostmortem(document) ? rowsOf(document) : new Map<number, Row>();
  const add = (kind: Passage['kind'], node: Parents | Code, around: Around, row?: Row) =>
    passages.push({ kind, ...around, ...noRow, ...row, ...read(node, document) });

  const visit = (node: Nodes, kind: 'prose' | 'item', around: Around): void => {
    if (node.type === 'code') add('code', node, around);
    else if (node.type === 'table') {
      const heads = node.children[0]?.children.map((cell) => read(cell, document).text) ?? [];
      for (const [index, row] of node.children.entries()) {
        const known = index === 0 ? undefined : rows.get(row.position?.start.line ?? 0);
        const first = index === 0 || !row.children[0] ? '' : read(row.children[0], document).text;
        for (const [column, cell] of row.children.entries())
          if (cell.children.length > 0)
            if (index === 0) add('head', cell, around);
            else if (known) add(kindOfCell(cell, known), cell, around, known);
            else add('cell', cell, around, { named: { column: heads[column] ?? '', row: column === 0 ? '' : first } });
      }
    } else if ('children' in node) {
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        const evidence =
          node.name === 'Hypothesis' || node.name === 'Figure' ? attributeOf(node, 'evidence') : undefined;
        if (evidence !== undefined)
          passages.push({
            kind: 'prose',
            ...around,
            ...noRow,
            text: evidence,
            ...wordsIn(evidence, []),
            pieces: [],
            place: placer(node, document),
          });
        around = inside(node.name, around);
      }
      if (node.type === 'blockquote') around = { ...around, isQuoted: true };
      if (node.children.some(({ type }) => type === 'text' || type === 'inlineCode') || node.type === 'paragraph')
        add(kind, node, around);
      else for (const child of node.children) visit(child as Nodes, node.type === 'listItem' ? 'item' : kind, around);
    }
  };

  const ids = new Map(document.sections.map(({ place, id, heading }) => [place.line, { id, heading }]));
  const open: { depth: number; id: string | undefined }[] = [];
  let around = outside;
  for (const node of document.tree.children) {
    if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop();
      const own = ids.get(node.position?.start.line ?? 0);
      open.push({ depth: node.depth, id: own?.id });
      const section = open.findLast(({ id }) => id !== undefined)?.id;
      around = { ...outside, section, heading: own?.heading ?? read(node, document).text };
      add('heading', node, around);
    } else if ((node as { type: string }).type !== 'yaml') visit(node as Nodes, 'prose', around);
  }
  return passages;
}

function inside(element: string | null, around: Around): Around {
  switch (element) {
    case 'Internal':
      return { ...around, isInternal: true };
    case 'Log':
      return { ...around, isFolded: true, isProposal: true };
    case 'Hypothesis':
    case 'InvestigationStep':
    case 'Mitigation':
      return { ...around, isProposal: true };
    default:
      return around;
  }
}

/** The rows of the tables that are known, by their lines. */
function rowsOf({ timeline, actions, communications }: Postmortem): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const event of timeline.events) rows.set(event.place.line, { event });
  for (const action of actions) rows.set(action.place.line, { action });
  for (const communication of communications) rows.set(communication.place.line, { communication });
  return rows;
}

function kindOfCell(cell: TableCell, { event, action, communication }: Row): Passage['kind'] {
  const prose = event?.event ?? action?.action ?? communication?.text;
  if (!prose || prose.nodes[0] !== cell.children[0]) return 'detail';
  return event ? 'event' : action ? 'action' : 'communication';
}

function attributeOf(node: Extract<Nodes, { name: string | null; attributes: unknown[] }>, name: string) {
  const attribute = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

function placer(node: Nodes, document: Document): () => Place {
  const { start, end } = node.position ?? {};
  return () => placeOfStretch(document, start?.offset ?? 0, end?.offset ?? 0);
}

function read(
  node: Parents | Code,
  document: Document,
): Pick<Passage, 'text' | 'prose' | 'ownWords' | 'pieces' | 'place'> {
  let text = '';
  const pieces: Piece[] = [];
  const gather = (node: Nodes, isInternal: boolean): void => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      const start = text.length;
      text += node.type === 'code' ? node.value : node.value.replaceAll('\n', ' ');
      const from = node.position?.start.offset ?? 0;
      const to = node.position?.end.offset ?? from;
      // Without the backticks around it.
      const marks = node.type === 'inlineCode' ? Math.max(0, Math.floor((to - from - node.value.length) / 2)) : 0;
      pieces.push({ node, start, end: text.length, from: from + marks, to: to - marks, isInternal });
    } else if (node.type === 'break') text += ' ';
    else if (node.type === 'mdxJsxTextElement' && node.name === 'br') text += ' ';
    else if ('children' in node) {
      const isOwn = node.type === 'mdxJsxTextElement' && node.name === 'Internal';
      for (const child of node.children) gather(child as Nodes, isInternal || isOwn);
    }
  };
  gather(node, false);
  const whole = placer(node, document);
  return {
    text,
    ...wordsIn(text, pieces),
    pieces,
    place(start, end) {
      const first = start === undefined ? undefined : (pieces.findLast((piece) => piece.start <= start) ?? pieces[0]);
      const last = end === undefined ? undefined : (pieces.findLast((piece) => piece.start < end) ?? first);
      if (!first || !last) return whole();
      return placeOfStretch(document, offsetIn(first, start!, document.text), offsetIn(last, end!, document.text));
    },
  };
}

function wordsIn(text: string, pieces: readonly Piece[]): Pick<Passage, 'prose' | 'ownWords'> {
  let prose = text;
  for (const { node, start, end } of pieces)
    if (node.type !== 'text') prose = prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end);
  return { prose, ownWords: unquoted(prose) };
}

/** Where a position of the plain text stands in the document, escapes and indented lines counted. */
function offsetIn({ node, start, from, to }: Piece, position: number, text: string): number {
  const { value } = node;
  const inside = Math.min(Math.max(0, position - start), value.length);
  if (node.type === 'code') return from + Math.max(0, text.slice(from, to).indexOf(value)) + inside;
  if (value.length === to - from) return from + inside;
  const source = text.slice(from, to);
  let offset = 0;
  for (let index = 0; index < inside && offset < source.length; index++) {
    const entity = source[offset] === '&' ? /^&#?\w+;/.exec(source.slice(offset, offset + 12)) : null;
    if (entity && !value.startsWith(entity[0], index)) {
      offset += entity[0].length;
      if (value.codePointAt(index)! > 0xffff) index++;
    } else if (source[offset] === '\\' && value[index] !== '\\') offset += 2;
    else if (value[index] === '\n') {
      // White space at either side of a line end is no part of the text.
      while (offset < source.length && source[offset] !== '\n') offset++;
      offset++;
      while (offset < source.length && source[offset] !== value[index + 1] && /[ \t>]/.test(source[offset]!)) offset++;
    } else offset++;
  }
  return from + Math.min(offset, source.length);
}

/** The passages of the body, headings left out. */
export const paragraphsOf = memo((document: Document): readonly Passage[] =>
  passagesOf(document).filter(({ kind }) => !notInBody.has(kind)),
);

const notInBody: ReadonlySet<Passage['kind']> = new Set(['title', 'impact', 'unknown', 'heading']);
