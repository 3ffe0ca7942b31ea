import { hash } from 'node:crypto';
import type { Entry, PostmortemEntry, PromisingEntry, ReviewEntry, RunbookEntry } from '../../core/model/entry.ts';
import { postmortemsById, runbooksById } from '../../core/model/lookup.ts';
import { documentsOf } from '../../core/model/library.ts';
import { memo } from '../../core/model/memo.ts';
import type { Message } from '../../core/model/message.ts';
import type { OwnPage } from '../../core/model/page.ts';
import { isOpen, isPending } from '../../core/model/postmortem.ts';
import { reviewsThatSpokeOf } from '../../core/relations/spoken.ts';
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
  /** The same as `library` for a page that shows some incidents and reviews only, and something else. */
  selection(documents: readonly PromisingEntry[], ...more: unknown[]): string;
  /** A page that shows what is drawn of some incidents. */
  feed(postmortems: readonly PostmortemEntry[]): string;
  ownPage(page: OwnPage | undefined): string;
  /** @param pictures digests of the pictures of the library */
  publication(entry: PostmortemEntry, pictures: ReadonlyMap<string, string>): string;
}

/** The keys of the pages of an edition. */
export const pageKeys = memo((edition: Edition): PageKeys => {
  const { library, drawings, relations, messagesOf, today, pages } = edition;
  const { postmortems, runbooks } = library;
  const documents = documentsOf(library);
  const frame = digest(drawings.settings, postmortems.length, runbooks.length, library.reviews.length > 0);
  const cards = new Map<Entry, string>();
  const cardOf = (entry: Entry) => {
    let card = cards.get(entry);
    if (card === undefined) cards.set(entry, (card = digest(shownOf(entry))));
    return card;
  };
  const byId = postmortemsById(postmortems);
  const runbookOf = runbooksById(runbooks);
  const names = digest(documents.map(({ id, facts: { title, formerly } }) => [id, title, formerly]));
  const whole = digest(frame, today, documents.map(cardOf), [...library.tickets.values()]);
  const titles = (ids: readonly string[]) =>
    ids.map((id) => {
      const entry = byId.get(id);
      return entry ? cardOf(entry) : id;
    });
  return {
    frame,
    library: whole,
    incident(entry) {
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
    },
    runbook: (entry) =>
      digest(whole, drawings.keyOf(entry), told(messagesOf.get(entry.file)), relations.mentionsOf(entry.id)),
    review: (entry) => digest(whole, drawings.keyOf(entry), told(messagesOf.get(entry.file))),
    selection: (chosen, ...more) => digest(frame, today, chosen.map(cardOf), ...more),
    feed: (chosen) =>
      digest(
        whole,
        chosen.map((entry) => drawings.keyOf(entry)),
      ),
    ownPage: (page) =>
      digest(
        whole,
        names,
        page?.text,
        told(page?.faults),
        pages.map(({ path, title, description }) => [path, title, description]),
      ),
    publication: (entry, pictures) =>
      digest(frame, today, names, drawings.keyOf(entry), told(messagesOf.get(entry.file)), [...pictures]),
  };
});

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
