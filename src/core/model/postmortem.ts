import type { Document, Prose, Written } from './document.ts';
import type { Facts } from './facts.ts';
import type { Place } from './message.ts';
import { dayIn, daysBetween } from './clock.ts';
import type { Configuration } from './configuration.ts';
import type { Moment } from './moment.ts';
import type { ActionStatus, ActionType, Confidence, Milestone } from './vocabulary.ts';

/** A postmortem as the library knows it: facts from front matter, everything else from the body. */
export interface Postmortem extends Document {
  type: 'postmortem';
  /**
   * Front matter. Where a required value was missing or wrong a stand-in is filled in so that the rest
   * can be judged and shown (title: the id, status: draft, severity: the empty string, services: none),
   * and `faults` says so.
   */
  facts: Facts;
  /** Whether front matter and MDX were read without a fault. */
  valid: boolean;
  timeline: Timeline;
  actions: ActionItem[];
  fiveWhys: Item[];
  contributingFactors: Item[];
  wentWell: Item[];
  wentBadly: Item[];
  gotLucky: Item[];
  lessons: Item[];
  artefacts: Item[];
  checklist: Item[];
  communications: Communication[];
  hypotheses: Hypothesis[];
  investigation: InvestigationStep[];
  mitigations: Mitigation[];
}

export interface Timeline {
  /** Place of the (first) table; undefined where there is none. */
  place: Place | undefined;
  /** Name of the zone of its cells that name none: of its column head, else as `DocumentZones` say. */
  zone?: string | undefined;
  events: TimelineEvent[];
}

/** One row of the timeline. */
export interface TimelineEvent {
  /** Place of the row. */
  place: Place;
  /** The time cell as written. */
  time: Written<string>;
  /** Undefined where the time could not be read; the row keeps its text. */
  moment: Moment | undefined;
  milestones: Written<Milestone>[];
  event: Prose;
  evidence: Prose | undefined;
}

/** One row of the action-item table. Cells that are missing or empty are undefined. */
export interface ActionItem {
  place: Place;
  /** Local to its document: `A1`, elsewhere `<id>#A1`. */
  id: Written<string> | undefined;
  action: Prose;
  type: Written<ActionType> | undefined;
  /** `@handle` or team, as written. */
  owner: Written<string> | undefined;
  ticket: Written<string> | undefined;
  /** A day, YYYY-MM-DD. */
  due: Written<string> | undefined;
  priority: Written<string> | undefined;
  status: Written<ActionStatus> | undefined;
}

/** An entry of a list: a why, a factor, a lesson, a box to tick. */
export interface Item extends Prose {
  /** True or false for a task-list entry, undefined for any other. */
  checked: boolean | undefined;
}

/** One row of the customer-communications table. */
export interface Communication {
  place: Place;
  time: Written<string>;
  moment: Moment | undefined;
  channel: Prose | undefined;
  audience: Prose | undefined;
  text: Prose;
}

export interface Hypothesis {
  place: Place;
  text: string;
  confidence: Confidence | undefined;
  evidence: string | undefined;
}

export interface InvestigationStep {
  place: Place;
  text: string;
  command: string | undefined;
  expected: string | undefined;
}

export interface Mitigation {
  place: Place;
  text: string;
  risk: string | undefined;
  back: string | undefined;
}

/** What tells when something happened: a postmortem, or its entry. */
export interface Timed<Event extends AnyEvent> {
  timeline: { events: readonly Event[] };
}
type AnyEvent = Pick<TimelineEvent, 'moment'> & { milestones: readonly { value: Milestone }[] };

/**
 * The event that carries a milestone. Where two rows claim it, the first one counts
 * (and the rule `milestone-once` has said so).
 */
export function eventOf<Event extends AnyEvent>({ timeline }: Timed<Event>, milestone: Milestone): Event | undefined {
  return timeline.events.find((event) => event.milestones.some((written) => written.value === milestone));
}

/**
 * Whether the incident is still going on: it has a timeline but neither `recovered` nor `resolved`,
 * and front matter does not say that those moments are merely unknown.
 */
export function isOpen(postmortem: Timed<AnyEvent> & { facts: Pick<Facts, 'unknown'> }): boolean {
  return (['recovered', 'resolved'] as const).every(
    (milestone) => !eventOf(postmortem, milestone) && !postmortem.facts.unknown[milestone],
  );
}

/**
 * When it began: `impact-start`, else `detected`, else the first event whose time could be read and that is no cause.
 */
export function startOfIncident(postmortem: Timed<AnyEvent>): Moment | undefined {
  return (
    eventOf(postmortem, 'impact-start')?.moment ??
    eventOf(postmortem, 'detected')?.moment ??
    postmortem.timeline.events.find((event) => event.moment && !isCause(event))?.moment
  );
}

/** Whether an event is about the cause, which may be there long before the incident. */
export function isCause({ milestones }: { milestones: readonly { value: Milestone }[] }): boolean {
  return milestones.some(({ value }) => value === 'cause-introduced');
}

/** When it began, see `startOfIncident`: the earliest it can be, in milliseconds since the epoch. */
export function beginning(postmortem: Timed<AnyEvent>): number | undefined {
  return startOfIncident(postmortem)?.earliest;
}

/** What the zone of an incident is known by. */
interface Zoned {
  timeline: { zone?: string | undefined };
  facts: Pick<Facts, 'zone'>;
}

/**
 * The zone people read an incident in: that of its timeline’s column head, else of its front matter, else of the library.
 */
export function zoneOfIncident({ timeline, facts }: Zoned, library: Pick<Configuration, 'zone'>): string {
  return timeline.zone ?? facts.zone ?? library.zone;
}

/** The day on which an incident began, in its own zone: YYYY-MM-DD. */
export function dayOfIncident(
  postmortem: Timed<AnyEvent> & Zoned,
  library: Pick<Configuration, 'zone'>,
): string | undefined {
  const began = beginning(postmortem);
  return began === undefined ? undefined : dayIn(began, zoneOfIncident(postmortem, library));
}

/**
 * How many days before a day the last entry of the timeline was made, by the calendar of the incident’s zone; below zero
 * where it stands ahead. Undefined where no time could be read.
 */
export function daysSinceLastEntry(
  postmortem: Timed<AnyEvent> & Zoned,
  library: Pick<Configuration, 'zone'>,
  today: string,
): number | undefined {
  const last = postmortem.timeline.events.reduce(
    (last, { moment }) => Math.max(last, moment?.latest ?? last),
    -Infinity,
  );
  return last === -Infinity ? undefined : daysBetween(dayIn(last, zoneOfIncident(postmortem, library)), today);
}

/** Postmortems or their entries in the order of lists: by when they began, else by the day in their name, newest first. */
export function newestFirst<T extends Timed<AnyEvent> & { id: string }>(postmortems: readonly T[]): T[] {
  return postmortems
    .map((postmortem) => ({ postmortem, began: beginning(postmortem) ?? dayNamed(postmortem.id) }))
    .sort((a, b) => b.began - a.began || (a.postmortem.id < b.postmortem.id ? 1 : -1))
    .map(({ postmortem }) => postmortem);
}

function dayNamed(id: string): number {
  const day = /\d{4}-\d{2}-\d{2}/.exec(id)?.[0];
  const time = day ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? 0 : time;
}

/**
 * Whether the action items of a document are promises of their own: those of retracted documents are none any more, and
 * those of duplicates are told by the other document. Everything that counts or lists action items begins here.
 */
export function keepsPromises({ facts }: { facts: Pick<Facts, 'status' | 'duplicateOf'> }): boolean {
  return facts.status !== 'retracted' && facts.duplicateOf === undefined;
}

/** The action items of a document that have still to be kept. */
export function openActionsOf<Action extends Pick<ActionItem, 'status'>>(postmortem: {
  facts: Pick<Facts, 'status' | 'duplicateOf'>;
  actions: readonly Action[];
}): Action[] {
  return keepsPromises(postmortem) ? postmortem.actions.filter(isPending) : [];
}

/** Whether a promise has still to be kept: neither done nor declined. */
export function isPending({ status }: Pick<ActionItem, 'status'>): boolean {
  return status?.value !== 'done' && status?.value !== 'declined';
}
