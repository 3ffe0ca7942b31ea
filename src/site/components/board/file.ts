import type { BoardItem } from '../../../core/actions/board.ts';
import { boardFacetsOf } from '../../../core/actions/facets.ts';
import type { NamedPage } from '../../../core/model/address.ts';
import { documentsFile, type DocumentsFile } from '../../../core/search/documents.ts';

/**
 * All action items for the board in a browser, in its order. Lists go by item; 0 stands for nothing, and what few items
 * have is by their place.
 */
export interface BoardFile {
  schema: 1;
  /** Ids and titles of incidents and of reviews, the latter with a 1. */
  documents: [id: string, title: string, review?: 1][];
  /** Which of them an item is of. */
  of: number[];
  texts: string[];
  ids: (string | 0)[];
  /** Of items without an id: the number of the row in its document. */
  rows: Record<number, number>;
  /** YYYY-MM-DD. */
  due: (string | 0)[];
  /** Whole days since it was due. */
  late: number[];
  /** Whether it has still to be kept. */
  pending: (0 | 1)[];
  tickets: (string | 0)[];
  /** The incident that came before it was done. */
  again: Record<number, number>;
  /** Items of which table and tracker say different things. */
  differs: number[];
  filters: DocumentsFile['filters'];
}

/**
 * Makes the file.
 *
 * @param items in the order of the board
 * @param again by the key of an item: the incident that came before it was done
 * @param titleOf the title of an incident or a review
 */
export function boardFile(
  items: readonly BoardItem[],
  again: ReadonlyMap<string, string>,
  titleOf: (document: NamedPage) => string,
): BoardFile {
  const places = new Map<string, number>();
  const documents: BoardFile['documents'] = [];
  const place = ({ type, id }: Pick<NamedPage, 'type' | 'id'>) => {
    const key = `${type} ${id}`;
    let at = places.get(key);
    if (at === undefined) {
      places.set(key, (at = documents.length));
      documents.push(type === 'review' ? [id, titleOf({ type, id }), 1] : [id, titleOf({ type, id })]);
    }
    return at;
  };
  const pages = items.map((item) => ({
    fragment: '',
    address: '',
    filters: boardFacetsOf(item),
    began: -1,
    length: -1,
  }));
  return {
    schema: 1,
    of: items.map(({ document }) => place(document)),
    texts: items.map(({ action }) => action.action.text),
    ids: items.map(({ action }) => action.id?.value ?? 0),
    rows: Object.fromEntries(items.flatMap(({ action, row }, at) => (action.id ? [] : [[at, row] as const]))),
    due: items.map(({ action }) => action.due?.value ?? 0),
    late: items.map(({ overdue }) => overdue ?? 0),
    pending: items.map(({ pending }) => (pending ? 1 : 0)),
    tickets: items.map(({ action }) => action.ticket?.value ?? 0),
    again: Object.fromEntries(
      items.flatMap(({ key }, at) =>
        again.has(key) ? [[at, place({ type: 'postmortem', id: again.get(key)! })] as const] : [],
      ),
    ),
    differs: [...items.keys()].filter((at) => items[at]!.disagreements.length > 0),
    filters: documentsFile(pages).filters,
    documents,
  };
}
