import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { postmortemsById } from '../../../../core/model/lookup.ts';
import { edition, incidentPaths, type DocumentPath } from '../../../../site/edition.ts';
import { dataOf, json } from '../../../_sources.ts';

/** Files cannot redirect: a former id serves the same content. */
export async function getStaticPaths() {
  return incidentPaths(await getCollection('postmortems'));
}

/** An incident, for machines. */
export const GET: APIRoute<DocumentPath['props']> = async ({ props: { id } }) =>
  json((await dataOf(postmortemsById((await edition()).library.postmortems).get(id)!)).data);
