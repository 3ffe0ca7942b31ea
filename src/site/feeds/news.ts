import type { PostmortemEntry } from '../../core/model/entry.ts';
import { durationOf } from '../../core/excerpts/duration.ts';
import { longDayIn } from '../../core/model/clock.ts';
import { beginning, zoneOfIncident } from '../../core/model/postmortem.ts';
import type { Texts } from '../../texts/texts.ts';
import { incidentEntry, toldLength } from './api/incident.ts';
import type { Sources } from './api/sources.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { element } from './xml.ts';

/** How many incidents a feed holds. */
const newsCount = 50;

/** The subject of a feed and its addresses. */
export interface News {
  title: string;
  home: string;
  addresses: Feed['addresses'];
}

/** Whether an incident belongs into feeds: it has a day and is no draft, retracted or duplicate. */
export function isNews(postmortem: PostmortemEntry): boolean {
  const { status, duplicateOf } = postmortem.facts;
  return (
    status !== 'draft' && status !== 'retracted' && duplicateOf === undefined && happened(postmortem) !== undefined
  );
}

/** Those of some incidents that a feed holds, the newest first. */
export function newestOf(postmortems: readonly PostmortemEntry[]): PostmortemEntry[] {
  const began = (postmortem: PostmortemEntry) => Date.parse(happened(postmortem)!);
  return postmortems
    .filter(isNews)
    .sort((a, b) => began(b) - began(a))
    .slice(0, newsCount);
}

/**
 * The feed of the newest of some incidents. All its times come from the documents, so that the same library gives the
 * same feed on any day. `summary` renders what happened, with absolute addresses.
 */
export async function newsOf(
  postmortems: readonly PostmortemEntry[],
  { title, home, addresses }: News,
  sources: Sources,
  words: Texts,
  summary: (postmortem: PostmortemEntry) => Promise<string>,
): Promise<Feed> {
  const { configuration } = sources.library;
  return {
    id: isWhole(addresses.atom) ? addresses.atom : `urn:postmortem-library:feed:${encodeURIComponent(title)}`,
    title,
    subtitle: configuration.description,
    language: configuration.language,
    author: configuration.name,
    home,
    addresses,
    entries: await Promise.all(
      newestOf(postmortems).map(async (postmortem) => entryOf(postmortem, sources, words, await summary(postmortem))),
    ),
  };
}

function entryOf(
  postmortem: PostmortemEntry,
  sources: Sources,
  { feeds: texts, time }: Texts,
  summary: string,
): FeedEntry {
  const { library } = sources;
  const { configuration } = library;
  const { id, title, severity, services, sentence, stopped, openActions, status, address } = incidentEntry(
    postmortem,
    sources,
  );
  const began = beginning(postmortem);
  const name = severity.name ?? severity.id;
  const facts = [
    name,
    began === undefined ? undefined : longDayIn(began, zoneOfIncident(postmortem, configuration), time.language),
    toldLength(durationOf(postmortem, configuration)?.result, time),
    status === 'in-review' ? texts.inReview : undefined,
  ].filter((fact) => fact !== undefined && fact !== '');
  const html = [
    element('p', {}, element('strong', {}, facts.join(' · '))).xml,
    summary || (sentence === undefined ? '' : element('p', {}, sentence).xml),
    stopped === undefined ? '' : element('p', {}, element('strong', {}, texts.stopped), ` ${stopped}`).xml,
    openActions === 0 ? '' : element('p', {}, texts.openActions(openActions)).xml,
  ];
  const severities = severity.id === '' ? [] : [{ term: severity.id, name }];
  return {
    id: isWhole(address) ? address : `urn:postmortem-library:incident:${encodeURIComponent(id)}`,
    address,
    title,
    summary: sentence,
    html: html.join(''),
    published: happened(postmortem)!,
    updated: changedAt(postmortem),
    categories: [
      ...severities,
      ...services.map((service) => ({ term: service, name: library.services.get(service)?.name ?? service })),
    ],
  };
}

/** When an incident began: an instant, or the day its id begins with. */
function happened(postmortem: PostmortemEntry): string | undefined {
  const began = beginning(postmortem);
  if (began !== undefined) return new Date(began).toISOString();
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(postmortem.id)?.[0];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** The latest time in a document's timeline, reviews and publication, as an ISO instant. */
export function changedAt({ timeline, facts }: PostmortemEntry): string | undefined {
  const times = [
    ...timeline.events.flatMap(({ moment }) => (moment ? [moment.latest] : [])),
    ...[...facts.reviews, ...(facts.publication?.corrections ?? [])].map(({ on }) => Date.parse(on)),
    ...(facts.publication?.on === undefined ? [] : [Date.parse(facts.publication.on)]),
  ];
  return times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
}

function isWhole(address: string): boolean {
  return /^https?:/.test(address);
}
