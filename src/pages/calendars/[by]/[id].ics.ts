import type { APIRoute } from 'astro';
import { ownerOf } from '../../../core/actions/owner.ts';
import { calendarOf } from '../../../site/feeds/calendar.ts';
import { pageKeys } from '../../../site/build/page-keys.ts';
import { edition } from '../../../site/edition.ts';
import { file, sources } from '../../_sources.ts';
import { boardParts } from '../../actions/_board.ts';

export async function getStaticPaths() {
  const keys = pageKeys(await edition());
  return (await boardParts()).map(({ by, id, items }) => ({
    params: { by, id },
    cacheKey: keys.shown(items),
    props: { name: by === 'owners' ? (items[0]?.owner.name ?? id) : id },
  }));
}

/** What is due of one owner, or of one team. */
export const GET: APIRoute = async ({ params, props }) => {
  const from = await sources();
  const { by, id } = params;
  const has = (owner: ReturnType<typeof ownerOf>) => (by === 'owners' ? owner.id : owner.team) === id;
  const part = {
    name: props['name'] as string,
    has: (action: Parameters<typeof ownerOf>[0]) => has(ownerOf(action, from.library)),
  };
  return file(calendarOf(from, from.words, part), 'text/calendar');
};
