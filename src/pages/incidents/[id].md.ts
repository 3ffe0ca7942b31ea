import type { APIRoute } from 'astro';
import { durationsOf, metricsOf } from '../../core/metrics/durations.ts';
import type { Postmortem } from '../../core/model/postmortem.ts';
import { renderText } from '../../site/incident.ts';
import { edition, pathsOf } from '../../site/edition.ts';
import { incidentMarkdown } from '../../site/feeds/markdown.ts';
import { dataOf, file, sources } from '../_sources.ts';

/** Files cannot redirect: a former id serves the same content. */
export async function getStaticPaths() {
  return pathsOf((await edition()).library.postmortems);
}

/** An incident as Markdown, for a chat or a model. */
export const GET: APIRoute<{ document: Postmortem }> = async ({ props: { document } }) => {
  const { library, words } = await sources();
  const body = renderText(await edition(), document);
  return file(
    incidentMarkdown(await dataOf(document), durationsOf(document, metricsOf(library.configuration)), body, words),
    'text/markdown',
  );
};
