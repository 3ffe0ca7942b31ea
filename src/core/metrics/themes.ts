import type { Configuration } from '../model/configuration.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { beginning, openActionsOf } from '../model/postmortem.ts';
import type { ActionType } from '../model/vocabulary.ts';
import { proportion, type Proportion } from './proportion.ts';

/** One contributing factor over all incidents. */
export interface Theme {
  factor: string;
  name: string;
  /** Ids of the incidents that name it, in the order of the library. */
  incidents: string[];
  /** How many of them promised to change something about the next time. */
  answered: Proportion;
  /** How many promises of these incidents have not been kept. */
  pending: number;
  /** When the last of them began, milliseconds since the epoch. */
  last: number | undefined;
}

/** The contributing factors of a library. */
export interface Themes {
  /** The most frequent first; factors of the vocabulary that no incident names are there too. */
  factors: Theme[];
  /** Pairs of an incident and a factor it names that have an action, of all such pairs. */
  answered: Proportion;
  /** Ids of incidents that name no factor. */
  without: string[];
}

/** Kinds in which a factor shows itself: a condition holds in a near miss too, but is set up in a drill. */
const shown = ['incident', 'security', 'near-miss'];
const answering: readonly ActionType[] = ['prevent', 'detect', 'mitigate'];

/**
 * Which factors come back, and whether anything was promised about them.
 *
 * No document says which action answers which factor. A factor counts as having an action in an incident whose document
 * holds an action item of type `prevent`, `detect` or `mitigate` that was not declined: at best too kind.
 */
export function themesOf(postmortems: readonly PostmortemEntry[], { factors }: Pick<Configuration, 'factors'>): Themes {
  const members = new Map<string, PostmortemEntry[]>(Object.keys(factors).map((factor) => [factor, []]));
  const without: string[] = [];
  const pending = new Map<string, number>();
  for (const postmortem of postmortems) {
    const open = openActionsOf(postmortem).length;
    for (const factor of new Set(postmortem.facts.factors)) pending.set(factor, (pending.get(factor) ?? 0) + open);
    const { kind, status, duplicateOf, factors: named } = postmortem.facts;
    if (!shown.includes(kind) || status === 'retracted' || duplicateOf !== undefined) continue;
    if (named.length === 0) without.push(postmortem.id);
    for (const factor of new Set(named)) {
      const list = members.get(factor);
      if (list) list.push(postmortem);
      else members.set(factor, [postmortem]);
    }
  }
  const themes = [...members].map(([factor, list]): Theme => {
    const began = list.map((postmortem) => beginning(postmortem)).filter((instant) => instant !== undefined);
    return {
      factor,
      name: Object.hasOwn(factors, factor) ? factors[factor]!.name : factor,
      incidents: list.map(({ id }) => id),
      answered: proportion(list.filter(isAnswered).length, list.length),
      pending: pending.get(factor) ?? 0,
      last: began.length > 0 ? Math.max(...began) : undefined,
    };
  });
  const sum = (part: 'count' | 'n') => themes.reduce((total, { answered }) => total + answered[part], 0);
  return {
    factors: themes.sort((a, b) => b.incidents.length - a.incidents.length || (a.name < b.name ? -1 : 1)),
    answered: proportion(sum('count'), sum('n')),
    without,
  };
}

/** Whether a document promises to change something about the next time. */
function isAnswered({ actions }: PostmortemEntry): boolean {
  return actions.some(
    ({ type, status }) => status?.value !== 'declined' && type !== undefined && answering.includes(type.value),
  );
}
