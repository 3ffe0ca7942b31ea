import type { APIRoute } from 'astro';
import { postmortemsById, reviewsById } from '../../core/model/lookup.ts';
import { boardFile } from '../../site/components/board/file.ts';
import { edition } from '../../site/edition.ts';
import { json } from '../_sources.ts';
import { board, comebacks } from './_board.ts';

/** Every action item for the board in a browser. */
export const GET: APIRoute = async () => {
  const current = await edition();
  const { postmortems, reviews } = current.library;
  return json(
    boardFile(await board(), comebacks(current), ({ type, id }) => {
      const document = type === 'review' ? reviewsById(reviews).get(id) : postmortemsById(postmortems).get(id);
      return document?.facts.title ?? id;
    }),
  );
};
