import type { APIRoute } from 'astro';
import { llmsOf } from '../site/feeds/llms.ts';
import { file, sources } from './_sources.ts';

/** What a language model should read here. */
export const GET: APIRoute = async () => {
  const from = await sources();
  return file(llmsOf(from, from.texts), 'text/plain');
};
