import type { APIRoute } from 'astro';
import { fileOf, filesOf } from './_files.ts';

export function getStaticPaths() {
  return filesOf(undefined).map((file) => ({ params: { file } }));
}

export const GET: APIRoute = ({ params }) => fileOf(undefined, params.file!);
