import { measure, type MetricsReport } from '../core/metrics/report.ts';
import { partsOf, selectFrom, selectionOf } from '../core/metrics/selection.ts';
import type { CollectionEntry } from 'astro:content';
import { canBeAddressed, type Addresses, type NumbersPart } from '../core/model/address.ts';
import type { Catalogue } from '../core/model/entry.ts';
import { postmortemsById, reviewsById, runbooksById } from '../core/model/lookup.ts';
import { memo } from '../core/model/memo.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import type { OwnPage } from '../core/model/page.ts';
import { relate, type Relations } from '../core/relations/relate.ts';
import type { Drawings } from './drawing/drawings.ts';
import { given, type Given } from './build/given.ts';
import { pageKeys } from './build/page-keys.ts';

/** What the pages of one build show: the library and everything the core says about it. */
export interface Edition {
  name: 'internal';
  /** The day of the build, YYYY-MM-DD. */
  today: string;
  /** The library as lists and pages know it. */
  library: Catalogue;
  /** The organisation's own pages, in their order. */
  pages: OwnPage[];
  addresses: Addresses;
  /** The same for readers outside the site: whole, where the configuration knows the address of the site. */
  wholeAddresses: Addresses;
  /** What is drawn of each document. */
  drawings: Drawings;
  relations: Relations;
  report: MetricsReport;
  /** Whether copies of the pages are kept, so that pages need keys. */
  keepsPages: boolean;
  /** Every message of the linter. */
  messages: JudgedMessage[];
  /** Messages by file. */
  messagesOf: ReadonlyMap<string, JudgedMessage[]>;
}

/** The edition this build is of; in development, the edition of this moment. */
export function edition(): Promise<Edition> {
  return editionOf(given());
}

const editionOf = memo(async ({ judged, pages, drawings, keepsPages }: Given): Promise<Edition> => {
  const { catalogue: library, messages, today } = judged;
  const messagesOf = new Map<string, JudgedMessage[]>();
  for (const message of messages) {
    const list = messagesOf.get(message.place.file);
    if (list) list.push(message);
    else messagesOf.set(message.place.file, [message]);
  }
  const { addresses, wholeAddresses } = drawings.surroundings;
  let report: MetricsReport | undefined;
  return {
    name: 'internal',
    today,
    library,
    pages,
    addresses,
    wholeAddresses,
    drawings,
    relations: relate(library),
    // Measured when the first page asks for it: a page of an incident does not.
    get report() {
      return (report ??= measure(library, today));
    },
    keepsPages,
    messages,
    messagesOf,
  };
});

/** The parts of the library that have numbers of their own. */
export async function numbersParts(): Promise<NumbersPart[]> {
  return partsOfEdition(await edition());
}

const partsOfEdition = memo(({ library, report }: Edition) =>
  partsOf(
    report.incidents,
    library.services,
    library.configuration.severities.map(({ id }) => id),
  ),
);

/** The library with the documents of a part only. */
const partOf = ({ library }: Edition, part: NumbersPart) => selectFrom(library, selectionOf(part, library.services));

const reportsOfParts = memo((_: Edition) => new Map<string, MetricsReport>());
/** The report over a part of the library, made once; over all of it without one. */
export async function reportOf(part: NumbersPart | undefined): Promise<MetricsReport> {
  const current = await edition();
  if (!part) return current.report;
  const reports = reportsOfParts(current);
  const name = `${part.by}/${part.id}`;
  let report = reports.get(name);
  if (!report) {
    reports.set(name, (report = measure(partOf(current, part), current.today, { part: true })));
  }
  return report;
}

/** Key of the pages of numbers over a part. */
export async function keyOfPart(part: NumbersPart): Promise<string> {
  const current = await edition();
  const parts = (await numbersParts()).map(({ by, id }) => `${by}/${id}`);
  const { postmortems: members, reviews } = partOf(current, part);
  const ids = new Set(members.map(({ id }) => id));
  const recurrences = current.relations.recurrences.filter(({ incidents }) => incidents.some((id) => ids.has(id)));
  return pageKeys(current).shown(members, reviews, parts, recurrences);
}

/** Key of a page that shows nothing of documents but some values, see `PageKeys`. */
export async function keyOf(...values: unknown[]): Promise<string> {
  return pageKeys(await edition()).shown(...values);
}

/** Paths of pages that show nothing of documents but their props, with their keys. */
export async function keyed<Path extends { params: object; props: object }>(
  paths: readonly Path[],
): Promise<(Path & { cacheKey: string })[]> {
  const { shown } = pageKeys(await edition());
  return paths.map((path) => ({ ...path, cacheKey: shown(path.params, path.props) }));
}

/** Key of a page that may show the entry of any document. */
export async function libraryKey(): Promise<string> {
  return pageKeys(await edition()).library;
}

/** A page of a document: its own, or one at a former id, which redirects. */
export interface DocumentPath {
  params: { id: string };
  props: { id: string; former: boolean };
  cacheKey: string;
}

/** A page for each incident of a collection, and for each of its former ids one that redirects. */
export async function incidentPaths(documents: readonly CollectionEntry<'postmortems'>[]): Promise<DocumentPath[]> {
  const current = await edition();
  const byId = postmortemsById(current.library.postmortems);
  return pathsOf(documents, (id) => pageKeys(current).incident(byId.get(id)!));
}

/** The same for runbooks. */
export async function runbookPaths(documents: readonly CollectionEntry<'runbooks'>[]): Promise<DocumentPath[]> {
  const current = await edition();
  const byId = runbooksById(current.library.runbooks);
  return pathsOf(documents, (id) => pageKeys(current).runbook(byId.get(id)!));
}

/** The same for reviews that took place. */
export async function reviewPaths(): Promise<DocumentPath[]> {
  const current = await edition();
  const byId = reviewsById(current.library.reviews);
  const documents = [...byId].map(([id, { facts }]) => ({ id, data: facts }));
  return pathsOf(documents, (id) => pageKeys(current).review(byId.get(id)!));
}

function pathsOf(
  documents: readonly { id: string; data: { formerly: string[] } }[],
  keyOf: (id: string) => string,
): DocumentPath[] {
  const paths = new Map<string, DocumentPath['props']>();
  const add = (id: string, of: string) => {
    if (canBeAddressed(id) && !paths.has(id)) paths.set(id, { id: of, former: of !== id });
  };
  for (const { id } of documents) add(id, id);
  for (const { id, data } of documents) for (const former of data.formerly) add(former, id);
  return [...paths].map(([id, props]) => ({ params: { id }, props, cacheKey: `${id} ${keyOf(props.id)}` }));
}
