import { postmortemsById, runbooksById } from '../../../core/model/lookup.ts';
import type { PostmortemEntry } from '../../../core/model/entry.ts';
import type { LibraryAction } from '../../../core/model/library-action.ts';
import { durationOf } from '../../../core/excerpts/duration.ts';
import { durationsOf, metricsOf, type DurationResult, type IncidentDuration } from '../../../core/metrics/durations.ts';
import type { Moment } from '../../../core/model/moment.ts';
import {
  beginning,
  eventOf,
  isOpen,
  isPending,
  openActionsOf,
  zoneOfIncident,
  type TimelineEvent,
} from '../../../core/model/postmortem.ts';
import { formatMilliseconds, formatSpan } from '../../../core/model/span.ts';
import type { Milestone } from '../../../core/model/vocabulary.ts';
import { english, type TimeWords } from '../../../core/model/words.ts';
import { timestamp } from '../feed.ts';
import { incidentSchema, type ApiAction, type ApiDuration, type ApiIncident, type ApiIncidentEntry } from './schema.ts';
import type { Sources } from './sources.ts';

/** A row of a timeline in plain text. */
export interface TimelineRow {
  written: string;
  moment: Moment | undefined;
  milestones: Milestone[];
  event: string;
  evidence?: string | undefined;
}

/** The rows of a timeline in plain text. */
export function rowsOf(events: readonly TimelineEvent[]): TimelineRow[] {
  return events.map(({ time, moment, milestones, event, evidence }) => ({
    written: time.value,
    moment,
    milestones: milestones.map(({ value }) => value),
    event: event.text,
    evidence: evidence?.text,
  }));
}

/** An incident as JSON. */
export function incidentData(postmortem: PostmortemEntry, rows: readonly TimelineRow[], sources: Sources): ApiIncident {
  const { library, relations, addresses } = sources;
  const { facts } = postmortem;
  const { configuration } = library;
  return incidentSchema.parse({
    $schema: addresses.schema('api-incident'),
    version: 1,
    ...incidentEntry(postmortem, sources),
    zone: zoneOfIncident(postmortem, configuration),
    duplicateOf: facts.duplicateOf,
    formerly: facts.formerly,
    unknown: facts.unknown,
    detection: facts.detection,
    roles: facts.roles,
    trigger: facts.trigger,
    factors: facts.factors,
    impact: facts.impact,
    durations: durationsOf(postmortem, metricsOf(configuration)).map(durationData),
    timeline: rows.map(({ written, moment, milestones, event, evidence }) => ({
      text: written,
      ...momentData(moment),
      milestones,
      event,
      evidence,
    })),
    actions: postmortem.actions.map((action, index) =>
      actionData({ document: postmortem, action, row: index + 1 }, sources),
    ),
    runbooks: facts.runbooks.map(({ id, helped }) => {
      const known = runbooksById(library.runbooks).get(id);
      return { id, title: known?.facts.title, helped, address: known && addresses.runbook(id) };
    }),
    related: relations.related(postmortem.id).map(({ id, sentence }) => ({
      id,
      title: postmortemsById(library.postmortems).get(id)?.facts.title ?? id,
      why: sentence,
      address: addresses.incident(id),
    })),
    recurrences: relations.recurrencesOf(postmortem.id).map(({ sentence, incidents }) => ({ sentence, incidents })),
    reviews: facts.reviews,
  } satisfies ApiIncident);
}

/** An incident as it stands in a list. */
export function incidentEntry(postmortem: PostmortemEntry, { library, addresses }: Sources): ApiIncidentEntry {
  const { id, facts } = postmortem;
  const { configuration } = library;
  const rank = configuration.severities.findIndex((one) => one.id === facts.severity);
  const began = beginning(postmortem);
  const ended = (eventOf(postmortem, 'recovered') ?? eventOf(postmortem, 'resolved'))?.moment;
  const duration = durationOf(postmortem, configuration);
  return {
    id,
    title: facts.title,
    kind: facts.kind,
    status: facts.status,
    severity: {
      id: facts.severity,
      ...(rank >= 0 && { name: configuration.severities[rank]!.name, rank: rank + 1 }),
    },
    services: facts.services,
    ...(began !== undefined && { began: instantAt(began) }),
    ...(ended && { ended: instantAt(ended.latest) }),
    open: isOpen(postmortem),
    sentence: postmortem.excerpt.lede,
    stopped: postmortem.excerpt.stop?.text,
    duration: duration && durationData(duration),
    openActions: openActionsOf(postmortem).length,
    address: addresses.incident(id),
    data: addresses.api.incident(id),
    markdown: addresses.incidentMarkdown(id),
  };
}

/** An action item with the name of its owner. */
export function actionData(
  { document, action, row }: Pick<LibraryAction, 'document' | 'action' | 'row'>,
  { library, addresses }: Sources,
): ApiAction {
  const { type, id } = document;
  const owner = action.owner?.value.replace(/^@/, '');
  const due = action.due?.value;
  return {
    id: action.id?.value,
    incident: type === 'postmortem' ? id : undefined,
    review: type === 'review' ? id : undefined,
    action: action.action.text,
    status: action.status?.value ?? 'open',
    open: isPending(action),
    type: action.type?.value,
    owner,
    ownerName: owner === undefined ? undefined : library.people.get(owner)?.name,
    ticket: action.ticket?.value,
    due,
    priority: action.priority?.value,
    address: addresses.action(document, { id: action.id?.value, row }),
  };
}

function durationData({ metric, from, to, result }: IncidentDuration): ApiDuration {
  const ends = { metric: metric.id, name: metric.name, from, to };
  switch (result.kind) {
    case 'known':
      return {
        ...ends,
        state: 'known',
        least: result.span.least,
        most: result.span.most,
        text: toldLength(result)!,
      };
    case 'censored':
      return {
        ...ends,
        state: 'open',
        least: result.atLeast,
        text: toldLength(result)!,
      };
    case 'unknown':
      return { ...ends, state: 'unknown', text: 'unknown', reason: result.reason };
  }
}

/** A duration, or the least it can be; undefined if unknown. */
export function toldLength(result: DurationResult | undefined, words: TimeWords = english): string | undefined {
  if (result?.kind === 'known') return formatSpan(result.span, words);
  if (result?.kind !== 'censored') return undefined;
  return words.atLeast(formatMilliseconds(result.atLeast, result.since.precision, words));
}

function momentData(moment: Moment | undefined) {
  if (!moment) return {};
  return {
    from: instantAt(moment.earliest),
    to: instantAt(moment.latest),
    precision: moment.precision,
    approximate: moment.approximate,
  };
}

function instantAt(milliseconds: number): string {
  return timestamp(new Date(milliseconds).toISOString());
}
