import type { Metric } from '../model/metric.ts';
import type { Moment } from '../model/moment.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { beginning, eventOf, isOpen } from '../model/postmortem.ts';
import { milestones, type DetectionChannel, type Kind, type Milestone, type Status } from '../model/vocabulary.ts';
import { durationsOf, type DurationResult, type IncidentDuration } from './durations.ts';
import { exclusionOf, type Exclusion } from './exclusion.ts';
import type { Periods } from './periods.ts';

/** What the numbers are made from, of one postmortem; JSON holds all of it. */
export interface MeasuredIncident {
  id: string;
  title: string;
  kind: Kind;
  status: Status;
  severity: string;
  services: string[];
  channel: DetectionChannel | undefined;
  /** Whether the incident is still going on by its timeline. */
  open: boolean;
  /** Why no summary counts it; undefined where all do. */
  excluded: Exclusion | undefined;
  /** When it began, as an ISO 8601 instant; undefined without a time that can be read. */
  began: string | undefined;
  year: string | undefined;
  quarter: string | undefined;
  /** The raw instants. */
  milestones: Partial<Record<Milestone, RawMoment>>;
  durations: RawDuration[];
  /** How long customers were affected: from `impact-start` to `recovered`, whatever the library measures. */
  impact: DurationResult;
}

/** A moment with its ends as ISO 8601 instants. */
export type RawMoment = Omit<Moment, 'earliest' | 'latest'> & { earliest: string; latest: string };

/** An `IncidentDuration` whose metric is named by its id. */
export type RawDuration = Omit<IncidentDuration, 'metric'> & { metric: string };

/** Reads one postmortem for measuring. `periodsOf` says in which year and quarter an instant falls. */
export function measureIncident(
  postmortem: PostmortemEntry,
  metrics: readonly Metric[],
  periodsOf: (instant: number) => Periods,
): MeasuredIncident {
  const { facts } = postmortem;
  const began = beginning(postmortem);
  const periods = began === undefined ? undefined : periodsOf(began);
  const raw: MeasuredIncident['milestones'] = {};
  for (const milestone of milestones) {
    const moment = eventOf(postmortem, milestone)?.moment;
    if (moment) raw[milestone] = { ...moment, earliest: iso(moment.earliest), latest: iso(moment.latest) };
  }
  return {
    id: postmortem.id,
    title: facts.title,
    kind: facts.kind,
    status: facts.status,
    severity: facts.severity,
    services: facts.services,
    channel: facts.detection?.channel,
    open: isOpen(postmortem),
    excluded: exclusionOf(postmortem),
    began: began === undefined ? undefined : iso(began),
    year: periods?.year,
    quarter: periods?.quarter,
    milestones: raw,
    durations: durationsOf(postmortem, metrics).map((duration) => ({ ...duration, metric: duration.metric.id })),
    impact: durationsOf(postmortem, [customerImpact])[0]!.result,
  };
}

const customerImpact: Metric = { id: 'impact', name: 'customer impact', from: 'impact-start', to: 'recovered' };

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
