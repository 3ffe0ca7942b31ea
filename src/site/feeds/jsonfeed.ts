import { oneLine, timestamp, updatedAt, type Feed } from './feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedOf(feed: Feed): string {
  const items = feed.entries.map((entry) => ({
    id: entry.id,
    url: entry.address,
    title: oneLine(entry.title),
    ...(entry.summary !== undefined && { summary: oneLine(entry.summary) }),
    // JSON Feed requires one of the two.
    ...(entry.html === undefined
      ? { content_text: oneLine(entry.summary ?? entry.title) }
      : { content_html: entry.html }),
    ...(entry.image !== undefined && { image: entry.image }),
    date_published: timestamp(entry.published),
    date_modified: updatedAt(entry),
    tags: entry.categories.map(({ name }) => oneLine(name)),
  }));
  const made = {
    version: 'https://jsonfeed.org/version/1.1',
    title: oneLine(feed.title),
    home_page_url: feed.home,
    feed_url: feed.addresses.json,
    ...(feed.subtitle !== undefined && { description: oneLine(feed.subtitle) }),
    ...(feed.icon !== undefined && { icon: feed.icon }),
    authors: [{ name: oneLine(feed.author) }],
    language: feed.language,
    items,
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}
