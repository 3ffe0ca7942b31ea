import type { ActionEntry, Catalogue, PostmortemEntry } from '../model/entry.ts';
import { actionsOf } from '../model/library-action.ts';
import { memo } from '../model/memo.ts';
import type { Cause } from '../model/message.ts';
import { beginning, isPending } from '../model/postmortem.ts';
import { measuredKinds } from '../model/vocabulary.ts';
import { shown } from '../parse/schema.ts';
import { incidentsNamedIn } from '../relations/mentions.ts';

/** How far back somebody who asks “have we seen this before?” will look, in milliseconds: two years. */
const memory = 2 * 365 * 86_400_000;

interface Kin {
  postmortem: PostmortemEntry;
  began: number;
}

/** Measured incidents by service, newest first; and of those the ones that have a factor, as somebody asks. */
const indexes = new WeakMap<readonly PostmortemEntry[], Map<string, { all: Kin[]; having: Map<string, Kin[]> }>>();

/** Postmortems in the order in which they began; of two at the same time, by file. */
export const oldestFirst = memo((postmortems: readonly PostmortemEntry[]): readonly PostmortemEntry[] =>
  postmortems
    .map((postmortem) => ({ postmortem, began: beginning(postmortem) ?? 0 }))
    .sort((a, b) => a.began - b.began || (a.postmortem.file < b.postmortem.file ? -1 : 1))
    .map(({ postmortem }) => postmortem),
);

/** Measured incidents by service and factor, newest first. */
function kinOf(postmortems: readonly PostmortemEntry[], service: string, factor: string): Kin[] {
  let index = indexes.get(postmortems);
  if (!index) {
    indexes.set(postmortems, (index = new Map()));
    for (const postmortem of oldestFirst(postmortems).toReversed()) {
      const { kind, status, duplicateOf, services } = postmortem.facts;
      const began = beginning(postmortem);
      if (began === undefined || !measuredKinds.includes(kind) || status === 'retracted' || duplicateOf !== undefined)
        continue;
      for (const service of services) {
        let those = index.get(service);
        if (!those) index.set(service, (those = { all: [], having: new Map() }));
        those.all.push({ postmortem, began });
      }
    }
  }
  const those = index.get(service);
  if (!those) return [];
  let kin = those.having.get(factor);
  if (!kin) {
    kin = those.all.filter(({ postmortem }) => postmortem.facts.factors.includes(factor));
    those.having.set(factor, kin);
  }
  return kin;
}

/** The last incident of the two years before this one that shares a service and a factor with it. */
export function earlierKin(
  postmortem: PostmortemEntry,
  { postmortems }: Pick<Catalogue, 'postmortems'>,
): PostmortemEntry | undefined {
  const start = beginning(postmortem);
  if (start === undefined) return undefined;
  const { services, factors } = postmortem.facts;
  let nearest: Kin | undefined;
  for (const service of services) {
    for (const factor of factors) {
      const earlier = kinOf(postmortems, service, factor).find(
        ({ postmortem: other, began }) => other !== postmortem && began < start && began > start - memory,
      );
      if (earlier && (!nearest || earlier.began > nearest.began)) nearest = earlier;
    }
  }
  return nearest?.postmortem;
}

/** Of the two years before an incident, the last one with the same first service and trigger and two factors in common. */
export function closestKin(
  postmortem: PostmortemEntry,
  { postmortems }: Pick<Catalogue, 'postmortems'>,
): PostmortemEntry | undefined {
  const start = beginning(postmortem);
  const { facts } = postmortem;
  if (start === undefined || facts.factors.length < 2 || facts.trigger === undefined) return undefined;
  for (const factor of facts.factors) {
    const found = kinOf(postmortems, facts.services[0] ?? '', factor).find(
      ({ postmortem: other, began }) =>
        other !== postmortem &&
        began < start &&
        began > start - memory &&
        other.facts.services[0] === facts.services[0] &&
        other.facts.trigger === facts.trigger &&
        other.facts.factors.filter((one) => facts.factors.includes(one)).length >= 2,
    );
    if (found) return found.postmortem;
  }
  return undefined;
}

/** Whether a postmortem names another incident, or says in a sentence that there was none like it. */
export function isAnswered(entry: PostmortemEntry, incidents: ReadonlyMap<string, PostmortemEntry>): boolean {
  return incidentsNamedIn(entry, incidents).size > 0 || entry.speaksOfOthers;
}

/** What an earlier incident promised and has not kept, to stand beside a message about it. */
export function openPromisesOf(kin: PostmortemEntry): Cause[] {
  return actionsOf([kin])
    .filter(({ action }) => action.status !== undefined && isPending(action))
    .map(({ action }) => ({
      reason: `promised then and still \`${action.status!.value}\`${action.id ? `: ${shown(action.id.value)}` : ''}`,
      place: action.place,
    }));
}

/**
 * The promises of an earlier incident that are open and of which a postmortem, which names that incident, says nothing:
 * neither `<id>#A1` nor `A1` in its `related`.
 */
export function unansweredPromises({ facts, names, links }: PostmortemEntry, kin: PostmortemEntry): ActionEntry[] {
  const why = facts.related.flatMap((related) => (related.id === kin.id ? (related.why ?? '') : [])).join('\n');
  const ids = [kin.id, ...kin.facts.formerly];
  return actionsOf([kin]).flatMap(({ action }) => {
    const id = action.id?.value;
    if (id === undefined || action.status === undefined || !isPending(action)) return [];
    const isNamed =
      [...names.prose, ...names.elsewhere].some((name) => ids.some((one) => name === `${one}#${id}`)) ||
      links.some(({ url }) => ids.some((one) => url.includes(one)) && /#(?:action-)?(.*)$/.exec(url)?.[1] === id) ||
      why.split(/[^\p{L}\p{N}_-]+/u).includes(id);
    return isNamed ? [] : [action];
  });
}
