import { feedUpdatedAt, oneLine, timestamp, updatedAt, type Feed, type FeedEntry } from './feed.ts';
import { document, element } from './xml.ts';

/**
 * A feed as Atom (RFC 4287). Written here, since the package `feed` leaves `<` in categories and the second `]]>` of a
 * title as they are, and a feed of untrusted text has to stay well-formed.
 */
export function atomOf(feed: Feed): string {
  return document(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      element('id', {}, feed.id),
      element('title', {}, oneLine(feed.title)),
      feed.subtitle === undefined ? undefined : element('subtitle', {}, oneLine(feed.subtitle)),
      element('updated', {}, feedUpdatedAt(feed)),
      element('author', {}, element('name', {}, oneLine(feed.author))),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.addresses.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
      element('link', { rel: 'alternate', type: 'application/feed+json', href: feed.addresses.json }),
      feed.icon === undefined ? undefined : element('icon', {}, feed.icon),
      ...feed.entries.map(entryOf),
    ),
  );
}

function entryOf(entry: FeedEntry) {
  return element(
    'entry',
    {},
    element('id', {}, entry.id),
    element('title', {}, oneLine(entry.title) || oneLine(entry.address)),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.address }),
    element('published', {}, timestamp(entry.published)),
    element('updated', {}, updatedAt(entry)),
    ...entry.categories.map(({ term, name }) => element('category', { term, label: oneLine(name) })),
    entry.summary === undefined ? undefined : element('summary', {}, oneLine(entry.summary)),
    entry.html === undefined ? undefined : element('content', { type: 'html' }, entry.html),
    entry.image === undefined ? undefined : element('link', { rel: 'related', type: 'image/png', href: entry.image }),
  );
}
