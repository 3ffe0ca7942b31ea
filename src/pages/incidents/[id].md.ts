import type { APIRoute } from 'astro';
import { durationsOf, metricsOf } from '../../core/metrics/durations.ts';
import { postmortemsById } from '../../core/model/lookup.ts';
import { getCollection } from 'astro:content';
import { incidentPaths, type DocumentPath } from '../../site/edition.ts';
import { incidentMarkdown } from '../../site/feeds/markdown.ts';
import { dataOf, file, sources } from '../_sources.ts';

/** Files cannot redirect: a former id serves the same content. */
export async function getStaticPaths() {
  return incidentPaths(await getCollection('postmortems'));
}

/** An incident as Markdown, for a chat or a model. */
export const GET: APIRoute<DocumentPath['props']> = async ({ props: { id } }) => {
  const { library, words } = await sources();
  const document = postmortemsById(library.postmortems).get(id)!;
  const { data, drawing } = await dataOf(document);
  return file(
    incidentMarkdown(data, durationsOf(document, metricsOf(library.configuration)), drawing.markdown, words),
    'text/markdown',
  );
};
