import type { APIRoute } from 'astro';
import { durationsOf, metricsOf } from '../../core/metrics/durations.ts';
import type { PostmortemEntry } from '../../core/model/entry.ts';
import { renderText } from '../../site/incident.ts';
import { documentOf, edition, pathsOf } from '../../site/edition.ts';
import { incidentMarkdown } from '../../site/feeds/markdown.ts';
import { dataOf, file, sources } from '../_sources.ts';

/** Files cannot redirect: a former id serves the same content. */
export async function getStaticPaths() {
  return pathsOf((await edition()).library.postmortems);
}

/** An incident as Markdown, for a chat or a model. */
export const GET: APIRoute<{ document: PostmortemEntry }> = async ({ props: { document } }) => {
  const { library, words } = await sources();
  const current = await edition();
  const body = renderText(current, documentOf(current, document));
  return file(
    incidentMarkdown(await dataOf(document), durationsOf(document, metricsOf(library.configuration)), body, words),
    'text/markdown',
  );
};
