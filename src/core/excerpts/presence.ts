import type { Facts } from '../model/facts.ts';
import type { Person } from '../model/person.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Arrival, Lead, Presence } from '../model/presence.ts';
import type { Role } from '../model/vocabulary.ts';
import { castOf, type Somebody } from './cast.ts';
import { peopleInRow } from './people-in-row.ts';

/**
 * Who was there, by the rows of the timeline: who came, who led from when to when, and when nobody did. Front matter adds
 * names and parts to those that rows speak of; what no row says is left out. Undefined where rows say nothing of it.
 *
 * Nobody led from the first that came to the first that took the lead, unless somebody took it over.
 */
export function presenceOf(
  { facts, timeline }: Pick<Postmortem, 'facts' | 'timeline'>,
  people: ReadonlyMap<string, Person>,
): Presence | undefined {
  const cast = castOf(facts, people);
  const rows = timeline.events.map(({ event }) => peopleInRow(event.text, cast));
  const arrivals: (Omit<Arrival, 'who'> & { by: Somebody })[] = [];
  const leads: (Omit<Lead, 'who'> & { by: Somebody | undefined })[] = [];
  const current = () => (leads.at(-1)?.until === undefined ? leads.at(-1) : undefined);
  const begin = (row: number, by: Somebody | undefined) => {
    const last = current();
    if (last?.by?.who === by?.who && last) return;
    if (last?.from === row) leads.pop();
    else if (last) last.until = row;
    leads.push({ from: row, until: undefined, by });
  };
  const come = new Set<string>();
  let first: number | undefined;
  const beginUnled = (row: number) => {
    if (leads.length === 0 && first !== undefined && first < row) begin(first, undefined);
  };
  for (const [row, said] of rows.entries()) {
    for (const one of said) {
      if (one.does === 'comes') {
        const { handle } = one.who;
        if (handle === undefined || !come.has(handle))
          arrivals.push({ row, by: one.who, role: one.role ?? roleOf(one.who, facts) });
        if (handle !== undefined) come.add(handle);
        if (one.role !== 'lead') first ??= row;
      } else if (one.does === 'leads') {
        if (one.afresh) beginUnled(row);
        begin(row, one.who);
      } else if (one.does === 'follows') {
        if (current()?.by?.who === one.from.who) begin(row, one.who);
      } else if (one.does === 'leaves') {
        if (current()?.by?.who === one.who.who) begin(row, undefined);
      } else {
        beginUnled(row);
        begin(row, undefined);
      }
    }
    if (timeline.events[row]!.milestones.some(({ value }) => value === 'acknowledged')) first ??= row;
  }
  if (arrivals.length === 0 && leads.length === 0) return undefined;
  // Where one row says that somebody leads, and front matter who that was, it is the same.
  const led = leads.filter(({ by }) => by !== undefined);
  const [lead, ...others] = facts.roles.lead ?? [];
  const name =
    lead !== undefined && others.length === 0 && led.length === 1 && led[0]!.by!.by === 'role'
      ? people.get(lead)?.name
      : undefined;
  const nameOf = (row: number, by: Somebody) =>
    name !== undefined && led[0]!.from === row && led[0]!.by!.who === by.who ? name : by.who;
  return {
    arrivals: arrivals.map(({ row, by, role }) => ({ row, who: nameOf(row, by), role })),
    leads: leads.map(({ from, until, by }) => ({ from, until, who: by && nameOf(from, by) })),
  };
}

/** What front matter says somebody was there for; since when they led it does not say, and who wrote need not have been. */
function roleOf({ handle }: Somebody, { roles }: Pick<Facts, 'roles'>): Role | undefined {
  if (handle === undefined) return undefined;
  return (Object.keys(roles) as Role[]).find(
    (role) => role !== 'author' && role !== 'lead' && roles[role]?.includes(handle),
  );
}
