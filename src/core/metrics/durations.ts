import type { Configuration } from '../model/configuration.ts';
import type { Metric } from '../model/metric.ts';
import type { Moment, Span } from '../model/moment.ts';
import type { EventEntry, PostmortemEntry } from '../model/entry.ts';
import { eventOf, isOpen, type Timed } from '../model/postmortem.ts';
import { spanBetween } from '../model/span.ts';
import { milestones, precisionMilliseconds, type Milestone } from '../model/vocabulary.ts';

/** One metric of one incident. */
export interface IncidentDuration {
  metric: Metric;
  from: Milestone;
  to: Milestone;
  result: DurationResult;
  /**
   * True where detection carries the very instant it is measured from: the start was then most likely copied
   * from the alert, and a time to detect of nothing is an assumption, not a measurement.
   */
  startAssumed: boolean;
}

export type DurationResult =
  /** Milliseconds, never below zero. */
  | { kind: 'known'; span: Span }
  | {
      kind: 'unknown';
      /** `declared` in front matter, `missing` or `unreadable` in the timeline, or in `contradiction` to the other end. */
      because: 'declared' | 'missing' | 'unreadable' | 'contradiction';
      reason: string;
    }
  | {
      /** The incident is open and the second milestone may still come. */
      kind: 'censored';
      since: Moment;
      /**
       * It had lasted at least this long when the last row of the timeline was written, in milliseconds.
       * Nothing is known of the time after that row: this is not “until now”.
       */
      atLeast: number;
    };

/** The metrics of a configuration, in its order, each with its id. */
export function metricsOf(configuration: Pick<Configuration, 'metrics'>): Metric[] {
  return Object.entries(configuration.metrics).map(([id, metric]) => ({ ...metric, id }));
}

/** What durations are read from: an entry, or the document it was made of. */
export type Measurable = Timed<
  Pick<EventEntry, 'moment' | 'milestones'> & { time: Pick<EventEntry['time'], 'value'> }
> & {
  facts: Pick<PostmortemEntry['facts'], 'kind' | 'unknown'>;
};

/**
 * Every metric of one postmortem, in the order of the metrics; what cannot be known says why.
 *
 * Kind and status are not looked at: whether an incident belongs in a summary is for `exclusionOf` to say.
 */
export function durationsOf(postmortem: Measurable, metrics: readonly Metric[]): IncidentDuration[] {
  return metrics.map((metric) => {
    const { from, to } = metric;
    return {
      metric,
      from,
      to,
      result: resultOf(postmortem, from, to),
      startAssumed: startAssumed(postmortem, from, to),
    };
  });
}

function resultOf(postmortem: Measurable, from: Milestone, to: Milestone): DurationResult {
  const start = endOf(postmortem, from);
  const end = endOf(postmortem, to);
  if (start.moment && end.moment) return between(start.moment, end.moment, from, to);
  if (start.moment && !end.moment && end.because === 'missing' && mayStillCome(postmortem, to))
    return {
      kind: 'censored',
      since: start.moment,
      atLeast: Math.max(0, lastInstant(postmortem) - start.moment.latest),
    };
  const problems = [start, end].filter((each) => !each.moment);
  return {
    kind: 'unknown',
    because: problems[0]!.because,
    reason: [...new Set(problems.map((problem) => problem.reason))].join('; '),
  };
}

type End = { moment: Moment } | { moment: undefined; because: 'declared' | 'missing' | 'unreadable'; reason: string };

function endOf(postmortem: Measurable, milestone: Milestone): End {
  const event = eventOf(postmortem, milestone);
  if (event?.moment) return { moment: event.moment };
  const declared = postmortem.facts.unknown[milestone];
  if (declared) return { moment: undefined, because: 'declared', reason: `\`${milestone}\` is unknown: ${declared}` };
  if (event) {
    const reason = `the time of \`${milestone}\`, \`${event.time.value}\`, could not be read`;
    return { moment: undefined, because: 'unreadable', reason };
  }
  return { moment: undefined, because: 'missing', reason: `\`${milestone}\` is not in the timeline` };
}

function between(start: Moment, end: Moment, from: Milestone, to: Milestone): DurationResult {
  const span = spanBetween(start, end);
  // Times are written rounded down to their precision: on a day that is written without an hour, anything
  // up to a whole unit before the other end can still be after it.
  if (span.most < 0 && span.most <= -precisionMilliseconds[span.precision])
    return {
      kind: 'unknown',
      because: 'contradiction',
      reason: `\`${to}\` (\`${end.text}\`) stands before \`${from}\` (\`${start.text}\`)`,
    };
  return { kind: 'known', span: { ...span, least: Math.max(0, span.least), most: Math.max(0, span.most) } };
}

/**
 * Of an open incident, whether a milestone that is not in the timeline can still happen. One that comes before a
 * milestone that is there was passed and not recorded, and nobody writes about what was not yet detected.
 */
function mayStillCome(postmortem: Measurable, milestone: Milestone): boolean {
  const place = milestones.indexOf(milestone);
  if (!isOpen(postmortem) || place <= milestones.indexOf('detected')) return false;
  const later = milestones.slice(place + 1, Math.max(place + 1, milestones.indexOf('recovered')));
  return later.every((each) => !eventOf(postmortem, each));
}

function lastInstant(postmortem: Measurable): number {
  return postmortem.timeline.events.reduce((last, event) => Math.max(last, event.moment?.earliest ?? last), -Infinity);
}

function startAssumed(postmortem: Measurable, from: Milestone, to: Milestone): boolean {
  if (to !== 'detected' || from === to) return false;
  const start = eventOf(postmortem, from);
  const end = eventOf(postmortem, to);
  if (!start || !end) return false;
  const same = start.moment && end.moment;
  return (
    start === end ||
    Boolean(same && start.moment!.earliest === end.moment!.earliest && start.moment!.latest === end.moment!.latest)
  );
}
