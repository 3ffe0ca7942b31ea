import type { APIRoute } from 'astro';
import { jsonFeedOf } from '../../site/feeds/jsonfeed.ts';
import { publicEdition } from '../edition.ts';
import { feedOf } from '../feed.ts';

export const GET: APIRoute = async () =>
  new Response(jsonFeedOf(await feedOf(await publicEdition())), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
