import type { APIRoute } from 'astro';
import { postmortemsById } from '../../core/model/lookup.ts';
import { boardFile } from '../../site/components/board/file.ts';
import { edition } from '../../site/edition.ts';
import { json } from '../_sources.ts';
import { board, comebacks } from './_board.ts';

/** Every action item for the board in a browser. */
export const GET: APIRoute = async () => {
  const current = await edition();
  const byId = postmortemsById(current.library.postmortems);
  return json(boardFile(await board(), comebacks(current), (id) => byId.get(id)?.facts.title ?? id));
};
