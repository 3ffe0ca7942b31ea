import type { APIRoute } from 'astro';
import { atomOf } from '../../site/feeds/atom.ts';
import { publicEdition } from '../edition.ts';
import { feedOf } from '../feed.ts';

export const GET: APIRoute = async () =>
  new Response(atomOf(await feedOf(await publicEdition())), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
