import { addressesBelow, type Addresses } from '../../core/model/address.ts';
import type { Configuration } from '../../core/model/configuration.ts';
import type { Entry, LibraryParts } from '../../core/model/entry.ts';
import { mentionFinder, type KnownId, type MentionFinder } from '../../core/relations/mentions.ts';

/** A document as others may name it. */
export interface NamedDocument extends KnownId {
  title: string;
}

/** Where the site is served: its base path, and its origin where the library knows it. */
export interface SiteAddress {
  base: string;
  site: string | undefined;
}

/** What drawing a document knows of the library and of the site around it. */
export interface Surroundings {
  configuration: Configuration;
  people: LibraryParts['people'];
  images: ReadonlySet<string>;
  pages: readonly { file: string; path: string }[];
  addresses: Addresses;
  /** The same for readers outside the site: whole, where the configuration knows the address of the site. */
  wholeAddresses: Addresses;
  findMentions: MentionFinder;
  titleOf(type: KnownId['type'], id: string): string | undefined;
}

/** The surroundings of the documents of a library. */
export function surroundingsOf(
  { configuration, people }: Pick<LibraryParts, 'configuration' | 'people'>,
  names: readonly NamedDocument[],
  { images, pages }: Pick<Surroundings, 'images' | 'pages'>,
  { base, site }: SiteAddress,
): Surroundings {
  const titles = new Map(names.map(({ type, id, title }) => [`${type} ${id}`, title]));
  return {
    configuration,
    people,
    images,
    pages,
    addresses: addressesBelow(base),
    wholeAddresses: addressesBelow(site ? new URL(base, site).href : base),
    findMentions: mentionFinder(names),
    titleOf: (type, id) => titles.get(`${type} ${id}`),
  };
}

/** The names of documents by their entries. */
export function namesOfDocuments(entries: readonly Entry[]): NamedDocument[] {
  // A review is named as its month is: only a link leads to it.
  return entries.flatMap(({ type, id, facts }): NamedDocument[] =>
    type === 'review'
      ? []
      : [{ id, type: type === 'postmortem' ? 'incident' : 'runbook', formerly: facts.formerly, title: facts.title }],
  );
}
