import type { Catalogue, Entry } from '../model/entry.ts';
import type { Facts } from '../model/facts.ts';
import type { DocumentMention, Named } from './mentions.ts';

/** A document that points to another one. */
export interface Backlink {
  /** Id of the document that points. */
  id: string;
  type: Named;
  /** How it points, each way once: in its text, by a link, or in front matter. */
  how: ('mention' | 'link' | 'related' | 'duplicate' | 'runbook')[];
}

/** An incident in which a runbook was used. */
export interface Use {
  id: string;
  helped: 'yes' | 'partly' | 'no' | undefined;
}

/** Who points to what. Incidents stand newest first, runbooks by id; an id nobody points to is not in the map. */
export interface Backlinks {
  incidents: ReadonlyMap<string, Backlink[]>;
  runbooks: ReadonlyMap<string, Backlink[]>;
  /** Uses by runbook. */
  uses: ReadonlyMap<string, Use[]>;
  /** Ids of incidents by service, by factor and by trigger. */
  services: ReadonlyMap<string, string[]>;
  factors: ReadonlyMap<string, string[]>;
  triggers: ReadonlyMap<string, string[]>;
  /** Ids of runbooks by service: what services.yaml names first, then those that name the service. */
  runbooksOfServices: ReadonlyMap<string, string[]>;
}

/** Turns every pointer of a library round. `mentions` gives what each document says about others. */
export function backlinks(
  { postmortems, runbooks, services }: Pick<Catalogue, 'postmortems' | 'runbooks' | 'services'>,
  mentions: (entry: Entry) => readonly DocumentMention[],
): Backlinks {
  const current = {
    incident: idsOf(postmortems),
    runbook: idsOf(runbooks),
  };
  const to = { incident: new Map<string, Backlink[]>(), runbook: new Map<string, Backlink[]>() };
  const point = (from: { id: string; type: Named }, type: Named, target: string, how: Backlink['how'][number]) => {
    const id = current[type].get(target) ?? target;
    if (from.id === id && from.type === type) return;
    const links = to[type].get(id) ?? [];
    to[type].set(id, links);
    let link = links.find((other) => other.id === from.id && other.type === from.type);
    if (!link) links.push((link = { ...from, how: [] }));
    if (!link.how.includes(how)) link.how.push(how);
  };
  const uses = new Map<string, Use[]>();
  const bySubject = {
    services: new Map<string, string[]>(),
    factors: new Map<string, string[]>(),
    triggers: new Map<string, string[]>(),
  };
  const join = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const postmortem of postmortems) {
    const { id, facts } = postmortem;
    const from = { id, type: 'incident' } as const;
    for (const { id: target, type, how } of mentions(postmortem)) point(from, type, target, how);
    for (const { id: target } of facts.related) point(from, 'incident', target, 'related');
    if (facts.duplicateOf !== undefined) point(from, 'incident', facts.duplicateOf, 'duplicate');
    for (const runbook of firstUses(facts)) {
      const target = current.runbook.get(runbook.id) ?? runbook.id;
      point(from, 'runbook', target, 'runbook');
      join(uses, target, { id, helped: runbook.helped });
    }
    for (const service of new Set(facts.services)) join(bySubject.services, service, id);
    for (const factor of new Set(facts.factors)) join(bySubject.factors, factor, id);
    if (facts.trigger !== undefined) join(bySubject.triggers, facts.trigger, id);
  }
  const runbooksOfServices = new Map<string, string[]>();
  for (const [id, service] of services) {
    const listed = service.runbooks.map((runbook) => current.runbook.get(runbook) ?? runbook);
    if (listed.length > 0) runbooksOfServices.set(id, [...new Set(listed)]);
  }
  for (const runbook of runbooks) {
    const from = { id: runbook.id, type: 'runbook' } as const;
    for (const { id: target, type, how } of mentions(runbook)) point(from, type, target, how);
    for (const service of new Set(runbook.facts.services)) {
      if (!runbooksOfServices.get(service)?.includes(runbook.id)) join(runbooksOfServices, service, runbook.id);
    }
  }
  return { incidents: to.incident, runbooks: to.runbook, uses, ...bySubject, runbooksOfServices };
}

/** Every id, former ones included, and the id it is today. */
function idsOf(documents: readonly { id: string; facts: { formerly: string[] } }[]): Map<string, string> {
  const ids = new Map(documents.map(({ id }) => [id, id]));
  for (const { id, facts } of documents) for (const former of facts.formerly) if (!ids.has(former)) ids.set(former, id);
  return ids;
}

/** Each runbook once, with the first word on whether it helped. */
function firstUses(facts: Facts): Use[] {
  const uses = new Map<string, Use>();
  for (const { id, helped } of facts.runbooks) uses.set(id, { id, helped: uses.get(id)?.helped ?? helped });
  return [...uses.values()];
}
