import type { PostmortemEntry } from '../model/entry.ts';

/** Two services that stood in incidents together. */
export interface Together {
  /** Ids, in the order of the alphabet. */
  services: [string, string];
  /** Ids of those incidents, newest first. */
  incidents: string[];
}

/**
 * Which services fail together: every pair that shares an incident, most incidents first. What was retracted, duplicates,
 * drills and maintenance do not count; near misses do.
 *
 * Sharing an incident says that both were named in it, not that one broke the other.
 */
export function servicesTogether(postmortems: readonly PostmortemEntry[]): Together[] {
  const pairs = new Map<string, Together>();
  for (const { id, facts } of postmortems) {
    if (facts.status === 'retracted' || facts.duplicateOf !== undefined) continue;
    if (facts.kind === 'drill' || facts.kind === 'maintenance') continue;
    const services = [...new Set(facts.services)].sort();
    for (const [place, first] of services.entries())
      for (const second of services.slice(place + 1)) {
        const key = `${first}\n${second}`;
        const pair = pairs.get(key);
        if (pair) pair.incidents.push(id);
        else pairs.set(key, { services: [first, second], incidents: [id] });
      }
  }
  return [...pairs.values()].sort(
    (a, b) => b.incidents.length - a.incidents.length || (a.services.join('\n') < b.services.join('\n') ? -1 : 1),
  );
}
