import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { atomOf } from './atom.ts';
import { timestamp, type Feed, type FeedEntry } from './feed.ts';
import { jsonFeedOf } from './jsonfeed.ts';

const entry: FeedEntry = {
  id: 'https://x.example/incidents/2026-04-15-checkout/',
  address: 'https://x.example/incidents/2026-04-15-checkout/',
  title: 'Checkout fails',
  summary: 'Every second checkout failed for 31 minutes.',
  html: '<p>Every <em>second</em> checkout failed.</p>',
  published: '2026-04-15T14:02:00Z',
  updated: '2026-04-20',
  categories: [{ term: 'SEV1', name: 'Critical' }],
};
const feed: Feed = {
  id: 'https://x.example/feeds/incidents.atom',
  title: 'Incidents',
  language: 'en',
  author: 'Parcelwing incident library',
  home: 'https://x.example/incidents/',
  addresses: {
    atom: 'https://x.example/feeds/incidents.atom',
    json: 'https://x.example/feeds/incidents.json',
  },
  entries: [entry, { ...entry, id: 'urn:b', published: '2026-04-21', updated: '2026-04-16', html: undefined }],
};

interface Read {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Read[];
}

/** Reads XML, and fails where it is not well-formed. */
function readXml(xml: string): Read {
  const root: Read = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const read: Read = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)!.children.push(read);
    open.push(read);
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}
const all = ({ children }: Read, name: string) => children.filter((child) => child.name === name);
const one = (read: Read, name: string) => {
  const found = all(read, name);
  expect(found.map(() => name)).toEqual([name]);
  return found[0]!;
};

describe('Atom', () => {
  test('a feed has what RFC 4287 requires of it', () => {
    const read = readXml(atomOf(feed));
    expect([read.name, read.attributes]).toEqual(['feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' }]);
    expect(one(read, 'id').text).toBe('https://x.example/feeds/incidents.atom');
    expect(one(read, 'title').text).toBe('Incidents');
    expect(one(read, 'updated').text).toBe('2026-04-21T00:00:00Z');
    expect(one(one(read, 'author'), 'name').text).toBe('Parcelwing incident library');
    expect(
      all(read, 'link').map(({ attributes }) => [attributes['rel'], attributes['type'], attributes['href']]),
    ).toEqual([
      ['self', 'application/atom+xml', 'https://x.example/feeds/incidents.atom'],
      ['alternate', 'text/html', 'https://x.example/incidents/'],
      ['alternate', 'application/feed+json', 'https://x.example/feeds/incidents.json'],
    ]);
  });

  test('so has an entry', () => {
    const [read] = all(readXml(atomOf(feed)), 'entry');
    expect(read!.children.map(({ name, text, attributes }) => [name, text, attributes])).toEqual([
      ['id', 'https://x.example/incidents/2026-04-15-checkout/', {}],
      ['title', 'Checkout fails', {}],
      ['link', '', { rel: 'alternate', type: 'text/html', href: 'https://x.example/incidents/2026-04-15-checkout/' }],
      ['published', '2026-04-15T14:02:00Z', {}],
      ['updated', '2026-04-20T00:00:00Z', {}],
      ['category', '', { term: 'SEV1', label: 'Critical' }],
      ['summary', 'Every second checkout failed for 31 minutes.', {}],
      ['content', '<p>Every <em>second</em> checkout failed.</p>', { type: 'html' }],
    ]);
  });

  test('nothing is updated before it was published', () => {
    expect(one(all(readXml(atomOf(feed)), 'entry')[1]!, 'updated').text).toBe('2026-04-21T00:00:00Z');
  });

  test('a feed without entries is one still, and of no day', () => {
    const read = readXml(atomOf({ ...feed, entries: [] }));
    expect(one(read, 'updated').text).toBe('1970-01-01T00:00:00Z');
    expect(all(read, 'entry')).toEqual([]);
  });

  test('hostile words stay words', () => {
    const title = ']]> and ]]> <script>&amp;\n</title> "q" \u0001\u{1F600} \u05d0\u202e\ud800';
    const shown = ']]> and ]]> <script>&amp; </title> "q" \uFFFD\u{1F600} \u05d0\u202e\uFFFD';
    const read = readXml(
      atomOf({
        ...feed,
        title,
        entries: [{ ...entry, title, html: `<p>${title}</p>`, categories: [{ term: 'a<b"&', name: title }] }],
      }),
    );
    expect(one(read, 'title').text).toBe(shown);
    const [item] = all(read, 'entry');
    expect(one(item!, 'title').text).toBe(shown);
    expect(one(item!, 'content').text).toBe(`<p>${shown.replace('&amp; <', '&amp;\n<')}</p>`);
    expect(one(item!, 'category').attributes).toEqual({ term: 'a<b"&', label: shown });
  });

  test('any words make a well-formed feed that says them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, html) => {
        const read = readXml(
          atomOf({ ...feed, title, entries: [{ ...entry, title, html, categories: [{ term: title, name: html }] }] }),
        );
        const kept = (text: string) =>
          text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
        expect(all(all(read, 'entry')[0]!, 'content')[0]!.text).toBe(kept(html));
        expect(one(all(read, 'entry')[0]!, 'category').attributes['term']).toBe(kept(title));
      }),
    );
  });
});

describe('JSON Feed', () => {
  test('a feed has what version 1.1 requires', () => {
    expect(JSON.parse(jsonFeedOf(feed))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Incidents',
      home_page_url: 'https://x.example/incidents/',
      feed_url: 'https://x.example/feeds/incidents.json',
      authors: [{ name: 'Parcelwing incident library' }],
      language: 'en',
      items: [
        {
          id: 'https://x.example/incidents/2026-04-15-checkout/',
          url: 'https://x.example/incidents/2026-04-15-checkout/',
          title: 'Checkout fails',
          summary: 'Every second checkout failed for 31 minutes.',
          content_html: '<p>Every <em>second</em> checkout failed.</p>',
          date_published: '2026-04-15T14:02:00Z',
          date_modified: '2026-04-20T00:00:00Z',
          tags: ['Critical'],
        },
        {
          id: 'urn:b',
          url: 'https://x.example/incidents/2026-04-15-checkout/',
          title: 'Checkout fails',
          summary: 'Every second checkout failed for 31 minutes.',
          content_text: 'Every second checkout failed for 31 minutes.',
          date_published: '2026-04-21T00:00:00Z',
          date_modified: '2026-04-21T00:00:00Z',
          tags: ['Critical'],
        },
      ],
    });
  });
});

test('the same entries make the same bytes', () => {
  expect(atomOf(structuredClone(feed))).toBe(atomOf(feed));
  expect(jsonFeedOf(structuredClone(feed))).toBe(jsonFeedOf(feed));
});

test('a day begins in UTC, so that one that has come is never ahead', () => {
  expect(timestamp('2026-04-15')).toBe('2026-04-15T00:00:00Z');
  expect(timestamp('2026-04-15T14:02:00+02:00')).toBe('2026-04-15T12:02:00Z');
  expect(timestamp('2026-04-15T14:02:00.250Z')).toBe('2026-04-15T14:02:00.250Z');
});
