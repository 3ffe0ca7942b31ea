import type { APIRoute } from 'astro';
import { csvOf } from '../core/metrics/figures.ts';
import { boardData, boardFigure, boardRows } from '../site/feeds/board.ts';
import { edition, libraryKey } from '../site/edition.ts';
import { file, json, sources } from './_sources.ts';
import { board, standing } from './actions/_board.ts';

export async function getStaticPaths() {
  const cacheKey = await libraryKey();
  return ['json', 'csv'].map((extension) => ({ params: { extension }, cacheKey }));
}

/** Every action item as data. */
export const GET: APIRoute = async ({ params }) => {
  const items = await board();
  const rows = boardRows(items, await sources());
  if (params['extension'] === 'csv') return file(csvOf(boardFigure(rows)), 'text/csv');
  return json(boardData(rows, await standing(items), (await edition()).today));
};
