import type { APIRoute } from 'astro';
import type { PublicPostmortem } from '../../../../core/publish/public.ts';
import { drawCard } from '../../../../site/feeds/card.ts';
import { cardOf } from '../../../card.ts';
import { publicEdition } from '../../../edition.ts';

export async function getStaticPaths() {
  const { library } = await publicEdition();
  return library.postmortems.map((postmortem) => ({ params: { id: postmortem.id }, props: { postmortem } }));
}

export const GET: APIRoute<{ postmortem: PublicPostmortem }> = async ({ props }) => {
  const picture = await drawCard(cardOf(props.postmortem, await publicEdition()));
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png' } });
};
