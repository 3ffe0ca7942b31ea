import type { APIRoute } from 'astro';
import type { PostmortemEntry } from '../../../../core/model/entry.ts';
import { edition, pathsOf } from '../../../../site/edition.ts';
import { dataOf, json } from '../../../_sources.ts';

/** Files cannot redirect: a former id serves the same content. */
export async function getStaticPaths() {
  return pathsOf((await edition()).library.postmortems);
}

/** An incident, for machines. */
export const GET: APIRoute<{ document: PostmortemEntry }> = async ({ props }) => json(await dataOf(props.document));
