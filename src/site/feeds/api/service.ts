import type { PostmortemEntry, RunbookEntry } from '../../../core/model/entry.ts';
import { canBeAddressed } from '../../../core/model/address.ts';
import { promisesOf, reviewsOf } from '../../../core/model/library-action.ts';
import { actionData, incidentEntry } from './incident.ts';
import { indexSchema, serviceSchema, type ApiIndex, type ApiService } from './schema.ts';
import type { Sources } from './sources.ts';

/** How many incidents of a service are given in full. */
const recentCount = 20;

/** A service as a service catalogue embeds it. */
export function serviceData(id: string, sources: Sources): ApiService {
  const { library, addresses, relations } = sources;
  const service = library.services.get(id);
  const incidents = incidentsOf(id, sources);
  const actions = promisesOf([...incidents, ...reviewsOf(id, sources.library)]).map((promise) =>
    actionData(promise, sources),
  );
  const ids = new Set(relations.runbooksOfService(id));
  return serviceSchema.parse({
    $schema: addresses.schema('api-service'),
    version: 1,
    ...serviceEntry(id, incidents, sources),
    description: service?.description,
    publicName: service?.publicName,
    badge: addresses.badge(id),
    feeds: { atom: addresses.serviceFeed(id, 'atom'), json: addresses.serviceFeed(id, 'json') },
    recent: incidents.slice(0, recentCount).map((postmortem) => incidentEntry(postmortem, sources)),
    actions,
    runbooks: library.runbooks
      .filter((runbook) => ids.has(runbook.id))
      .map((runbook) => runbookEntry(runbook, sources)),
  } satisfies ApiService);
}

/** The index: every resource with its address. */
export function indexData(sources: Sources): ApiIndex {
  const { library, addresses } = sources;
  const { name, description, severities } = library.configuration;
  return indexSchema.parse({
    $schema: addresses.schema('api-index'),
    version: 1,
    name,
    description,
    address: addresses.home,
    calendar: addresses.calendar,
    feeds: { atom: addresses.feed('atom'), json: addresses.feed('json') },
    severities: severities.map((one, index) => ({ id: one.id, name: one.name, rank: index + 1 })),
    incidents: library.postmortems.map((postmortem) => incidentEntry(postmortem, sources)),
    services: servicesOf(sources).map((id) => serviceEntry(id, incidentsOf(id, sources), sources)),
    runbooks: library.runbooks.map((runbook) => runbookEntry(runbook, sources)),
  } satisfies ApiIndex);
}

/** Ids of all services that can be addressed, including those that only an incident names. */
export function servicesOf({ library }: Pick<Sources, 'library'>): string[] {
  const named = library.postmortems.flatMap(({ facts }) => facts.services).filter(canBeAddressed);
  return [...new Set([...library.services.keys(), ...named])];
}

/** The incidents of a service, newest first. */
export function incidentsOf(
  id: string,
  { library, relations }: Pick<Sources, 'library' | 'relations'>,
): PostmortemEntry[] {
  const ids = new Set(relations.incidentsOfService(id));
  return library.postmortems.filter((postmortem) => ids.has(postmortem.id));
}

function serviceEntry(id: string, incidents: readonly PostmortemEntry[], sources: Sources) {
  const { library, addresses } = sources;
  const service = library.services.get(id);
  return {
    id,
    name: service?.name ?? id,
    team: service?.team,
    tier: service?.tier,
    incidents: incidents.length,
    openActions: promisesOf([...incidents, ...reviewsOf(id, sources.library)]).length,
    address: addresses.service(id),
    data: addresses.api.service(id),
  };
}

function runbookEntry({ id, facts }: RunbookEntry, { addresses }: Sources) {
  return { id, title: facts.title, summary: facts.summary, reviewed: facts.reviewed, address: addresses.runbook(id) };
}
