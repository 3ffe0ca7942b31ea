import type { APIRoute } from 'astro';
import { numbersParts } from '../../../../site/edition.ts';
import { fileOf, filesOf } from '../../_files.ts';

export async function getStaticPaths() {
  const parts = await numbersParts();
  return parts.flatMap((part) =>
    filesOf(part).map((file) => ({ params: { by: part.by, id: part.id, file }, props: { part } })),
  );
}

export const GET: APIRoute = ({ params, props }) => fileOf(props['part'], params.file!);
