import type { APIRoute } from 'astro';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edition } from '../../site/edition.ts';
import { barePicture } from '../../library/bare-picture.ts';
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
  const read = await readFile(join(contentFolder(), 'images', path));
  const ending = path.split('.').at(-1)!.toLowerCase();
  // A drawing may hold a script, which would run when it is opened: what draws something is kept, and nothing else.
  const body = ending === 'svg' ? (await barePicture(read, ending))?.bytes : read;
  if (!body) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': types[ending]! },
  });
};
