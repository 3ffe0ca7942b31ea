import type { APIRoute } from 'astro';
import { publicEdition } from '../edition.ts';

/** The list for machines. A field is never renamed; new ones may come. */
export const GET: APIRoute = async () => {
  const { addresses, library } = await publicEdition();
  const { name, description, zone, postmortems, retractions, redirects } = library;
  const address = (id: string) => addresses.whole(addresses.incident(id));
  const index = {
    schema: 1,
    name,
    description,
    zone,
    url: addresses.whole(addresses.home),
    incidents: postmortems.map((one) => ({
      id: one.id,
      url: address(one.id),
      title: one.title,
      kind: one.kind,
      severity: one.severity,
      status: one.status,
      began: one.began,
      ended: one.ended,
      services: one.services,
      durations: one.durations,
      impact: one.impact,
      published: one.published,
      corrections: one.corrections,
    })),
    retractions: retractions.map(({ replacedBy, ...one }) => ({
      ...one,
      url: address(one.id),
      ...(replacedBy !== undefined && { replacedBy: address(replacedBy) }),
    })),
    redirects: redirects.map(({ from, to }) => ({ from: address(from), to: address(to) })),
  };
  return new Response(JSON.stringify(index, null, 1), { headers: { 'Content-Type': 'application/json' } });
};
