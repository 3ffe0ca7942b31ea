import type { APIRoute } from 'astro';
import { keyOfPart, numbersParts } from '../../../../site/edition.ts';
import { fileOf, filesOf } from '../../_files.ts';

export async function getStaticPaths() {
  const parts = await numbersParts();
  return Promise.all(
    parts.map(async (part) => {
      const cacheKey = await keyOfPart(part);
      return filesOf(part).map((file) => ({ params: { by: part.by, id: part.id, file }, props: { part }, cacheKey }));
    }),
  ).then((paths) => paths.flat());
}

export const GET: APIRoute = ({ params, props }) => fileOf(props['part'], params.file!);
