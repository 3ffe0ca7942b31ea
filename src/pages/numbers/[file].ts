import type { APIRoute } from 'astro';
import { libraryKey } from '../../site/edition.ts';
import { fileOf, filesOf } from './_files.ts';

export async function getStaticPaths() {
  const cacheKey = await libraryKey();
  return filesOf(undefined).map((file) => ({ params: { file }, cacheKey }));
}

export const GET: APIRoute = ({ params }) => fileOf(undefined, params.file!);
