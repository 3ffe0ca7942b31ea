import type { APIRoute } from 'astro';
import { calendarOf } from '../site/feeds/calendar.ts';
import { file, sources } from './_sources.ts';

/** What is due. */
export const GET: APIRoute = async () => {
  const from = await sources();
  return file(calendarOf(from, from.words), 'text/calendar');
};
