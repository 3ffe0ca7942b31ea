/**
 * The closed lists of words every part of the library shares. Order matters where it says so.
 * An organisation's own lists (severities, factors, triggers, priorities) are configuration.
 */

/** What sort of event a postmortem is about. Only `incident` and `security` enter duration metrics. */
export const kinds = ['incident', 'near-miss', 'drill', 'security', 'maintenance'] as const;
export type Kind = (typeof kinds)[number];

/** Headings under which an import keeps what no section of a template takes. */
export const importedHeadings = { timeline: 'Timeline notes', frontMatter: 'Imported front matter' } as const;

/** Kinds whose durations are measured; drills, near misses and maintenance never are. */
export const measuredKinds: readonly Kind[] = ['incident', 'security'];

/** Status of the document, not of the incident. */
export const statuses = ['draft', 'in-review', 'published', 'retracted'] as const;
export type Status = (typeof statuses)[number];

/** Milestones a timeline event may carry, in the order in which they are expected to happen. */
export const milestones = [
  'cause-introduced',
  'impact-start',
  'detected',
  'acknowledged',
  'declared',
  'mitigated',
  'recovered',
  'resolved',
  'cause-removed',
] as const;
export type Milestone = (typeof milestones)[number];

/** What noticed the incident first. */
export const detectionChannels = ['alert', 'synthetic', 'staff', 'customer', 'third-party'] as const;
export type DetectionChannel = (typeof detectionChannels)[number];

/** What an action item is meant to do. */
export const actionTypes = ['prevent', 'detect', 'mitigate', 'repair', 'investigate', 'process'] as const;
export type ActionType = (typeof actionTypes)[number];

export const actionStatuses = ['open', 'in-progress', 'done', 'declined'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Parts people play in an incident or in writing about it. */
export const roles = ['author', 'lead', 'on-call', 'scribe', 'communications', 'responder'] as const;
export type Role = (typeof roles)[number];

/** How sure a hypothesis is. */
export const confidences = ['low', 'medium', 'high', 'confirmed', 'ruled-out'] as const;
export type Confidence = (typeof confidences)[number];

/** How much a message weighs: `off` silences the rule. */
export const levels = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

/** How finely a time was written, finest first. */
export const precisions = ['millisecond', 'second', 'minute', 'hour', 'day'] as const;
export type Precision = (typeof precisions)[number];

/** Length of one unit of a precision, in milliseconds. */
export const precisionMilliseconds: Record<Precision, number> = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** MDX components a postmortem or runbook may use, with the attributes each takes. Anything else is a message. */
export const components = {
  /** Text only the internal edition holds. */
  Internal: [],
  /** Text only the public edition holds, in place of an `Internal` neighbour. */
  Public: [],
  /** A picture from `content/images/<id>/`, with a caption as its children. */
  Figure: ['src', 'alt'],
  /** A suspected cause, how sure, and what speaks for it. */
  Hypothesis: ['confidence', 'evidence'],
  /** One thing to look at: the command, and what it should print. */
  InvestigationStep: ['command', 'expected'],
  /** One way to stop the harm: what it risks and how to undo it. */
  Mitigation: ['risk', 'back'],
  /** A long log or listing, folded until it is opened. */
  Log: ['title'],
} as const satisfies Record<string, readonly string[]>;
export type ComponentName = keyof typeof components;
