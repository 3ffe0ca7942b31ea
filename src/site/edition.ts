import { measure, type MetricsReport } from '../core/metrics/report.ts';
import { partsOf, selectionOf, selectPostmortems } from '../core/metrics/selection.ts';
import { addressesBelow, canBeAddressed, type Addresses, type NumbersPart } from '../core/model/address.ts';
import type { Catalogue, Entry } from '../core/model/entry.ts';
import type { Library } from '../core/model/library.ts';
import { memo } from '../core/model/memo.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import type { OwnPage } from '../core/model/page.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import type { Runbook } from '../core/model/runbook.ts';
import { relate, type Relations } from '../core/relations/relate.ts';
import { givenToPages, readJudged } from '../library/judged.ts';
import { contentFolder, readPages } from '../library/read.ts';

/** What the pages of one build show: the library and everything the core says about it. */
export interface Edition {
  name: 'internal';
  /** The day of the build, YYYY-MM-DD. */
  today: string;
  /** The library as lists and other pages than a document’s own know it. */
  library: Catalogue;
  /** The library with its documents, for drawing and publishing them. */
  parsed: Library;
  /** The organisation's own pages, in their order. */
  pages: OwnPage[];
  addresses: Addresses;
  /** The same for readers outside the site: whole, where the configuration knows the address of the site. */
  wholeAddresses: Addresses;
  relations: Relations;
  report: MetricsReport;
  /** Every message of the linter. */
  messages: JudgedMessage[];
  /** Messages by file. */
  messagesOf: ReadonlyMap<string, JudgedMessage[]>;
}

let made: Promise<Edition> | undefined;

/** The edition this build is of: chosen here, once, before any page exists. */
export function edition(): Promise<Edition> {
  return (made ??= makeEdition());
}

async function makeEdition(): Promise<Edition> {
  const {
    parsed,
    catalogue: library,
    messages,
    today,
  } = givenToPages() ?? (await readJudged(new Date().toISOString().slice(0, 10)));
  const messagesOf = new Map<string, JudgedMessage[]>();
  for (const message of messages) {
    const list = messagesOf.get(message.place.file);
    if (list) list.push(message);
    else messagesOf.set(message.place.file, [message]);
  }
  return {
    name: 'internal',
    today,
    library,
    parsed,
    pages: await readPages(contentFolder()),
    addresses: addressesBelow(import.meta.env.BASE_URL),
    wholeAddresses: addressesBelow(
      import.meta.env.SITE ? new URL(import.meta.env.BASE_URL, import.meta.env.SITE).href : import.meta.env.BASE_URL,
    ),
    relations: relate(library),
    report: measure(library, today),
    messages,
    messagesOf,
  };
}

let parts: Promise<NumbersPart[]> | undefined;
/** The parts of the library that have numbers of their own. */
export function numbersParts(): Promise<NumbersPart[]> {
  return (parts ??= edition().then(({ library, report }) =>
    partsOf(
      report.incidents,
      library.services.keys(),
      library.configuration.severities.map(({ id }) => id),
    ),
  ));
}

const reports = new Map<string, MetricsReport>();
/** The report over a part of the library, made once; over all of it without one. */
export async function reportOf(part: NumbersPart | undefined): Promise<MetricsReport> {
  const { library, report } = await edition();
  if (!part) return report;
  const key = `${part.by}/${part.id}`;
  let made = reports.get(key);
  if (!made) {
    const { configuration } = library;
    const postmortems = selectPostmortems(library.postmortems, selectionOf(part), configuration.zone);
    made = measure({ ...library, postmortems }, report.on, { part: true });
    reports.set(key, made);
  }
  return made;
}

/** A list cut into pages of 50; at least one page. */
export function pagesOf<T>(list: readonly T[]): T[][] {
  const size = 50;
  const pages: T[][] = [list.slice(0, size)];
  for (let start = size; start < list.length; start += size) pages.push(list.slice(start, start + size));
  return pages;
}

/** A page for each document, and for each of its former ids one that redirects. Of two with one id, the first. */
export function pathsOf<T extends { id: string; facts: { formerly: string[] } }>(
  documents: readonly T[],
): { params: { id: string }; props: { document: T; former: boolean } }[] {
  const paths = new Map<string, { document: T; former: boolean }>();
  const add = (id: string, document: T, former: boolean) => {
    if (canBeAddressed(id) && !paths.has(id)) paths.set(id, { document, former });
  };
  for (const document of documents) add(document.id, document, false);
  for (const document of documents) for (const id of document.facts.formerly) add(id, document, true);
  return [...paths].map(([id, props]) => ({ params: { id }, props }));
}

const documentsByFile = memo(
  ({ postmortems, runbooks }: Library): ReadonlyMap<string, Postmortem | Runbook> =>
    new Map([...postmortems, ...runbooks].map((document) => [document.file, document])),
);

/** The document of an entry. */
export function documentOf<E extends Entry>(
  { parsed }: Pick<Edition, 'parsed'>,
  { file }: E,
): Extract<Postmortem | Runbook, { type: E['type'] }> {
  return documentsByFile(parsed).get(file) as Extract<Postmortem | Runbook, { type: E['type'] }>;
}
