import type { PostmortemEntry } from '../model/entry.ts';
import { memo } from '../model/memo.ts';
import { beginning, openActionsOf } from '../model/postmortem.ts';
import type { Names } from './names.ts';
import { rarity } from './rarity.ts';
import { english, type RelationWords } from './words.ts';

/** The same thing again within a year. */
export interface Recurrence {
  /** What all of them have in common, at least one. */
  factors: string[];
  /** The services all of them share; empty where the factor went from service to service. */
  services: string[];
  /** Ids in the order in which they began, at least two. */
  incidents: string[];
  /** Promises of all but the last that have not been kept. */
  openActions: OpenAction[];
}

/** An action item that is neither done nor declined. */
export interface OpenAction {
  incident: string;
  /** `A2`; undefined where the row has no id. */
  id: string | undefined;
  text: string;
}

/** A recurrence as one of its incidents sees it. */
export interface RecurrenceSeen extends Recurrence {
  /** The place of the incident in it, from 1. */
  position: number;
  sentence: string;
}

/** How far apart the first and the last of a recurrence may begin, in days. */
export const recurrenceDays = 365;

const counted = ['incident', 'security', 'near-miss'];

/**
 * Recurrences of a library, the one that ended last first. They are found once for each list of its postmortems.
 *
 * A recurrence is a set of incidents that began within 365 days of each other, as large as it can be, and
 *
 * - everything that led to one of them led to the others too: all factors it names, they name. At least one is a factor
 *   that no more than a third of all incidents name; one that nearly everything has would make nearly everything recur;
 * - they share a service; or there are at least **three** of them, wherever, and one of those factors is telling by
 *   itself: `rarity` of at least a half, which is to say that no more than √N of N incidents name it.
 *
 * One factor and one service in common are no recurrence: of incidents that name four factors each, most pairs have that.
 *
 * One that lies within a larger one says nothing new. Drills and maintenance do not count, nor do duplicates, what was
 * retracted and what has no time; near misses do: the condition held.
 */
export const recurrencesOf = memo((postmortems: readonly PostmortemEntry[]): Recurrence[] => {
  const { ordered, weightOf } = groupsIn(postmortems);
  const naming = new Map<string, Counted[]>();
  const kernels = new Map<string, string[]>();
  for (const one of ordered) {
    for (const factor of one.factors) if (!naming.get(factor)?.push(one)) naming.set(factor, [one]);
    const factors = [...one.factors].sort();
    if (factors.some((factor) => weightOf(factor) !== 'common')) kernels.set(factors.join('\n'), factors);
  }

  const sets = new Map<string, Counted[]>();
  for (const kernel of kernels.values()) {
    const groups = new Map<string | undefined, Counted[]>();
    if (kernel.some((factor) => weightOf(factor) === 'telling')) groups.set(undefined, []);
    // What names all of them is among what names the rarest.
    const [fewest] = kernel.map((factor) => naming.get(factor)!).sort((a, b) => a.length - b.length);
    for (const one of fewest!) {
      if (!kernel.every((factor) => one.factors.has(factor))) continue;
      groups.get(undefined)?.push(one);
      for (const service of new Set(one.postmortem.facts.services))
        if (!groups.get(service)?.push(one)) groups.set(service, [one]);
    }
    for (const [service, group] of groups) {
      for (const members of withinAYear(group)) {
        if (members.length < (service === undefined ? 3 : 2)) continue;
        if (members.some(({ factors }) => factors.size === kernel.length))
          sets.set(members.map(({ order }) => order).join(), members);
      }
    }
  }

  const found: { recurrence: Recurrence; ids: Set<string>; last: number }[] = [];
  const foundOf = new Map<string, typeof found>();
  for (const members of [...sets.values()].sort((a, b) => b.length - a.length)) {
    const ids = members.map(({ postmortem }) => postmortem.id);
    const factors = inCommon(members.map(({ postmortem }) => postmortem.facts.factors));
    const services = inCommon(members.map(({ postmortem }) => postmortem.facts.services));
    const saysNothingNew = (foundOf.get(ids[0]!) ?? []).some(({ ids: larger }) => ids.every((id) => larger.has(id)));
    if (saysNothingNew) continue;
    const entry = {
      recurrence: {
        factors,
        services,
        incidents: ids,
        openActions: members.slice(0, -1).flatMap(({ postmortem }) => stillOpenIn(postmortem)),
      },
      ids: new Set(ids),
      last: members.at(-1)!.began,
    };
    found.push(entry);
    for (const id of ids) if (!foundOf.get(id)?.push(entry)) foundOf.set(id, [entry]);
  }
  return found
    .sort(
      (a, b) =>
        b.last - a.last ||
        b.ids.size - a.ids.size ||
        (a.recurrence.incidents.join() < b.recurrence.incidents.join() ? -1 : 1),
    )
    .map(({ recurrence }) => recurrence);
});

/** An incident that counts. */
interface Counted {
  postmortem: PostmortemEntry;
  factors: ReadonlySet<string>;
  began: number;
  /** Its place in the order in which they began, from 0. */
  order: number;
}

/** What tells incidents that recur from those that have something in common by chance. */
interface Groups {
  /** The incidents that count, in the order in which they began. */
  ordered: readonly Counted[];
  /** Whether incidents that name a factor recur by it alone, or only with a service in common, or not at all. */
  weightOf(factor: string): 'telling' | 'some' | 'common';
}

/** By what incidents of a library may recur. */
function groupsIn(postmortems: readonly PostmortemEntry[]): Groups {
  const eligible = new Map<string, Counted>();
  for (const postmortem of postmortems) {
    const began = beginningOf(postmortem);
    if (began !== undefined && !eligible.has(postmortem.id))
      eligible.set(postmortem.id, { postmortem, factors: new Set(postmortem.facts.factors), began, order: 0 });
  }
  const ordered = [...eligible.values()].sort(
    (a, b) => a.began - b.began || (a.postmortem.id < b.postmortem.id ? -1 : 1),
  );
  for (const [order, one] of ordered.entries()) one.order = order;
  const naming = new Map<string, number>();
  for (const { factors } of ordered) for (const factor of factors) naming.set(factor, (naming.get(factor) ?? 0) + 1);
  const weightOf: Groups['weightOf'] = (factor) => {
    const named = naming.get(factor) ?? 0;
    if (named > ordered.length / 3 && named > 2) return 'common';
    return rarity(named, ordered.length) < 0.5 ? 'some' : 'telling';
  };
  return { ordered, weightOf };
}

/** When an incident began; undefined where it does not count. */
function beginningOf(postmortem: PostmortemEntry): number | undefined {
  const { kind, status, duplicateOf } = postmortem.facts;
  return counted.includes(kind) && status !== 'retracted' && duplicateOf === undefined
    ? beginning(postmortem)
    : undefined;
}

/**
 * A recurrence as one of its incidents shows it:
 * `The third time in a year: unbounded growth in memory in order-svc, after <id> and <id>. Still open: A2 of <id>.`
 */
export function recurrenceSentence(
  { incidents, factors, services, openActions }: Recurrence,
  id: string,
  names: Names,
  words: RelationWords = english,
): string {
  const position = incidents.indexOf(id);
  const some = (parts: readonly string[]) =>
    parts.length <= 3 ? words.list(parts) : words.listed(parts.slice(0, 3), parts.length - 3);
  const what = words.what(
    words.list(factors.map(names.factor)),
    services.length > 0 ? words.list(services.map(names.service)) : undefined,
  );
  const count = position === 0 ? words.first(incidents.length) : words.again(position + 1);
  const when =
    position === 0 ? words.followedBy(some(incidents.slice(1))) : words.after(some(incidents.slice(0, position)));
  const open = [...Map.groupBy(openActions, ({ incident }) => incident)].map(([incident, actions]) =>
    words.actionsOf(words.list(actions.map(({ id, text }) => id ?? words.quoted(text))), incident),
  );
  return `${count}: ${what}, ${when}.${open.length > 0 ? ` ${words.stillOpen(some(open))}` : ''}`;
}

/** The largest sets within a year of their first, each reaching further than the one before. */
function* withinAYear<T extends { began: number }>(group: readonly T[]): Iterable<T[]> {
  let reached = -1;
  for (const [first, { began }] of group.entries()) {
    let last = Math.max(first, reached);
    while (last + 1 < group.length && group[last + 1]!.began - began <= recurrenceDays * 86_400_000) last++;
    if (last > reached) yield group.slice(first, last + 1);
    reached = Math.max(reached, last);
  }
}

function stillOpenIn(postmortem: PostmortemEntry): OpenAction[] {
  return openActionsOf(postmortem).map((action) => ({
    incident: postmortem.id,
    id: action.id?.value,
    text: action.action.text,
  }));
}

function inCommon(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists[0])].filter((entry) => lists.every((list) => list.includes(entry)));
}
