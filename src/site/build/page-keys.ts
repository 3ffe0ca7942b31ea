import { hash } from 'node:crypto';
import { boardOnce, type BoardItem } from '../../core/actions/board.ts';
import type { Catalogue, Entry, PostmortemEntry, ReviewEntry, RunbookEntry } from '../../core/model/entry.ts';
import { postmortemsById, runbooksById } from '../../core/model/lookup.ts';
import { documentsOf } from '../../core/model/library.ts';
import { memo } from '../../core/model/memo.ts';
import type { Message } from '../../core/model/message.ts';
import type { OwnPage } from '../../core/model/page.ts';
import { isOpen, isPending } from '../../core/model/postmortem.ts';
import { reviewsThatSpokeOf } from '../../core/relations/spoken.ts';
import { spanOf } from '../lists/history.ts';
import { publicationPageOf } from '../lists/wanted.ts';
import type { Edition } from '../edition.ts';

/**
 * Keys of pages. A page whose key and code are those of the last build is restored from its copy, so that a key covers
 * everything the page shows that is not code. A build is compared with one from nothing by `build.whole.test.ts`.
 */
export interface PageKeys {
  /** A page that shows nothing of documents. */
  frame: string;
  /** A page that may show the entry of any document: its facts, rows, action items and excerpt. */
  library: string;
  incident(entry: PostmortemEntry): string;
  runbook(entry: RunbookEntry): string;
  review(entry: ReviewEntry): string;
  /**
   * A page that shows nothing of documents but these values. An entry in them, and the id of a postmortem or a runbook,
   * stands for what lists show of that document; the scale of histories is covered, and what the trackers say.
   */
  shown(...values: unknown[]): string;
  /** A page that shows what is drawn of these incidents, and nothing else of documents. */
  feed(postmortems: readonly PostmortemEntry[]): string;
  ownPage(page: OwnPage | undefined): string;
}

/** The keys of the pages of an edition. */
export const pageKeys = memo((edition: Edition): PageKeys => (edition.keepsPages ? keysOf(edition) : noKeys));

/** What pages have whose copies nobody keeps. */
const none = () => '';
const noKeys: PageKeys = {
  frame: '',
  library: '',
  incident: none,
  runbook: none,
  review: none,
  shown: none,
  feed: none,
  ownPage: none,
};

function keysOf(edition: Edition): PageKeys {
  const { library, drawings, relations, messagesOf, today, pages } = edition;
  const { postmortems, runbooks } = library;
  const documents = documentsOf(library);
  const frame = drawings.settings;
  const cards = new Map<Entry, string>();
  const cardOf = (entry: Entry) => {
    let card = cards.get(entry);
    if (card === undefined) cards.set(entry, (card = digest(shownOf(entry))));
    return card;
  };
  const byId = postmortemsById(postmortems);
  const runbookOf = runbooksById(runbooks);
  const tickets = digest(...library.tickets.values());
  const whole = digest(frame, today, documents.map(cardOf), tickets);
  const entryOf = (id: string): Entry | undefined => byId.get(id) ?? runbookOf.get(id);
  const titles = (ids: readonly string[]) =>
    ids.map((id) => {
      const entry = byId.get(id);
      return entry ? cardOf(entry) : id;
    });
  const surroundings = digest(frame, today, tickets, spanOf(library, today));
  const items = new Map(boardOnce(library, today).map((item) => [item, undefined as string | undefined]));
  const entries = new Set<unknown>(documents);
  /** A value with digests in the places of documents. */
  const short = (key: string, value: unknown): unknown => {
    if (key === 'place') return undefined;
    if (typeof value === 'string') {
      const entry = entryOf(value);
      return entry ? `${value} ${cardOf(entry)}` : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    // As JSON they would be empty.
    if (value instanceof Map || value instanceof Set) return [...value];
    if (entries.has(value)) return cardOf(value as Entry);
    if (!items.has(value as BoardItem)) return value;
    const item = value as BoardItem;
    let kept = items.get(item);
    if (kept === undefined) items.set(item, (kept = hash('sha256', JSON.stringify({ ...item }, short))));
    return kept;
  };
  const shown = (...values: unknown[]) => hash('sha256', JSON.stringify([surroundings, values], short));
  return {
    frame,
    library: whole,
    incident: memo((entry: PostmortemEntry) => {
      const { id, facts, actions, file } = entry;
      const recurrences = relations.recurrencesOf(id);
      const mentions = relations.mentionsOf(id);
      const neighbours = facts.services.map((service) => relations.neighboursIn(service, id));
      return digest(
        frame,
        drawings.keyOf(entry),
        cardOf(entry),
        told(messagesOf.get(file)),
        publicationPageOf(id, library),
        relations.related(id),
        recurrences,
        mentions,
        (reviewsThatSpokeOf(library).get(id) ?? []).map((review) => [review.id, review.facts]),
        titles([
          ...relations.related(id).map((one) => one.id),
          ...recurrences.flatMap(({ incidents }) => incidents),
          ...mentions.map((one) => one.id),
          ...neighbours.flatMap(({ earlier, later }) => [earlier ?? '', later ?? '']),
        ]),
        [...facts.runbooks, ...mentions].map(({ id }) => runbookOf.get(id)?.facts.title),
        (actions.some(isPending) || isOpen(entry)) && today,
      );
    }),
    runbook: (entry) =>
      shown(
        entry,
        drawings.keyOf(entry),
        told(messagesOf.get(entry.file)),
        relations.usesOf(entry.id),
        relations.mentionsOf(entry.id),
      ),
    review: (entry) => digest(whole, drawings.keyOf(entry), told(messagesOf.get(entry.file))),
    shown,
    feed: (chosen) => shown(chosen.map((entry) => [entry, drawings.keyOf(entry)])),
    ownPage: (page) =>
      digest(
        whole,
        namesIn(library),
        page?.text,
        told(page?.faults),
        pages.map(({ path, title, description }) => [path, title, description]),
      ),
  };
}

/**
 * The key of what is decided about the publication of a postmortem, and of the page that tells it.
 *
 * @param pictures digests of the pictures of the library
 */
export function publicationKey(
  entry: PostmortemEntry,
  pictures: ReadonlyMap<string, string>,
  { library, drawings, messagesOf, today }: Edition,
): string {
  const messages = told(messagesOf.get(entry.file));
  return digest(drawings.settings, today, namesIn(library), drawings.keyOf(entry), messages, [...pictures]);
}

/** What the documents of a library are called. */
const namesIn = memo((library: Catalogue) =>
  digest(documentsOf(library).map(({ id, facts: { title, formerly } }) => [id, title, formerly])),
);

/** Messages as a page tells them, with their places. */
function told(messages: readonly Message[] = []): unknown {
  return messages.map(({ place: { file, line, column }, ...rest }) => [rest, file, line, column]);
}

/** What lists and other pages show of a document: no places, nothing that only relations are made from. */
function shownOf(entry: Entry): unknown {
  const { id, facts } = entry;
  if (entry.type === 'runbook') return { id, facts };
  if (entry.type === 'review') return { id, facts, actions: entry.actions, decisions: entry.decisions };
  const { timeline, actions, excerpt } = entry;
  return { id, facts, excerpt, timeline, actions };
}

/** A digest of plain values. Where something stands in its file is not shown by pages that are about other things. */
function digest(...values: unknown[]): string {
  return hash(
    'sha256',
    JSON.stringify(values, (key, value: unknown) => (key === 'place' ? undefined : value)),
  );
}
