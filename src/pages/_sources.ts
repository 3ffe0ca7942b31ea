import type { IncidentDrawing } from '../site/drawing/incident.ts';
import { edition } from '../site/edition.ts';
import { incidentData } from '../site/feeds/api/incident.ts';
import type { ApiIncident } from '../site/feeds/api/schema.ts';
import type { Sources } from '../site/feeds/api/sources.ts';
import { atomOf } from '../site/feeds/atom.ts';
import { jsonFeedOf } from '../site/feeds/jsonfeed.ts';
import { newsOf, type News } from '../site/feeds/news.ts';
import type { PostmortemEntry } from '../core/model/entry.ts';
import { textsFor, type Texts } from '../texts/texts.ts';

/** What the data of this edition are made from, and the words in them. */
export async function sources(): Promise<Sources & { words: Texts; texts: Texts['feeds'] }> {
  const { library, relations, wholeAddresses } = await edition();
  const words = textsFor(library.configuration.language);
  return { library, relations, addresses: wholeAddresses, words, texts: words.feeds };
}

/** An incident as data, and what is drawn of it. */
export async function dataOf(entry: PostmortemEntry): Promise<{ data: ApiIncident; drawing: IncidentDrawing }> {
  const { drawings } = await edition();
  const drawing = await drawings.incident(entry);
  return { data: incidentData(entry, drawing.events, await sources()), drawing };
}

/** Data as a file. */
export function json(data: unknown): Response {
  return file(`${JSON.stringify(data)}\n`, 'application/json');
}

/** A text as a file of a media type. */
export function file(text: string, type: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

/** A feed in each of its forms. */
export async function feed(
  form: 'atom' | 'json',
  postmortems: readonly PostmortemEntry[],
  news: News,
): Promise<Response> {
  const current = await edition();
  const from = await sources();
  const made = await newsOf(
    postmortems,
    news,
    from,
    from.words,
    async (entry) => (await current.drawings.incident(entry)).summary,
  );
  return form === 'atom' ? file(atomOf(made), 'application/atom+xml') : file(jsonFeedOf(made), 'application/feed+json');
}
