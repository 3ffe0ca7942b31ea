import type { APIRoute } from 'astro';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edition } from '../../site/edition.ts';
import { contentFolder } from '../../library/read.ts';

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

/** The pictures of the library; other files in its folder are not served. */
export async function getStaticPaths() {
  const { library } = await edition();
  return [...library.images]
    .filter((path) => (path.split('.').at(-1) ?? '').toLowerCase() in types)
    .map((path) => ({ params: { path: path.slice('images/'.length) } }));
}

export const GET: APIRoute = async ({ params }) => {
  const path = params['path'] ?? '';
  const body = await readFile(join(contentFolder(), 'images', path));
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': types[path.split('.').at(-1)!.toLowerCase()]! },
  });
};
