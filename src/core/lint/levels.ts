import type { Configuration } from '../model/configuration.ts';
import type { Level, Status } from '../model/vocabulary.ts';

/**
 * When a rule begins to count:
 * `always` what is wrong is wrong in a draft too; `review` what a complete document has; `published` what a final
 * one has; `advice` never blocks; `remark` is worth knowing and asks for nothing; `withdrawn` is what
 * a retracted one owes its readers; `nightly` depends on today’s date and blocks only a nightly run.
 */
export type Gate = 'always' | 'review' | 'published' | 'advice' | 'remark' | 'withdrawn' | 'nightly';

const levelsOfGates: Record<Gate, Record<Status, Level>> = {
  always: { draft: 'error', 'in-review': 'error', published: 'error', retracted: 'error' },
  review: { draft: 'info', 'in-review': 'error', published: 'error', retracted: 'off' },
  published: { draft: 'off', 'in-review': 'warning', published: 'error', retracted: 'off' },
  advice: { draft: 'info', 'in-review': 'warning', published: 'warning', retracted: 'off' },
  remark: { draft: 'info', 'in-review': 'info', published: 'info', retracted: 'off' },
  withdrawn: { draft: 'off', 'in-review': 'off', published: 'off', retracted: 'warning' },
  nightly: { draft: 'warning', 'in-review': 'warning', published: 'warning', retracted: 'off' },
};

/** The gate of every rule. */
export const gates: Readonly<Record<string, Gate>> = {
  // What is wrong is wrong in a draft too.
  'file-readable': 'always',
  'configuration-valid': 'always',
  'snapshot-valid': 'always',
  'template-valid': 'always',
  'template-severity-known': 'always',
  'configured-rule-known': 'always',
  'front-matter-readable': 'always',
  'front-matter-valid': 'always',
  'mdx-readable': 'always',
  'no-code': 'always',
  'known-component': 'always',
  'safe-link': 'always',
  'action-readable': 'always',
  'milestone-known': 'always',
  'time-readable': 'always',
  'time-exists': 'always',
  'time-dated': 'always',
  'zone-known': 'always',
  'zone-agrees': 'always',
  'section-present': 'always',
  'table-columns': 'always',
  'table-regular': 'always',
  'timeline-in-order': 'always',
  'milestone-once': 'always',
  'milestone-order': 'always',
  'severity-known': 'always',
  'factor-known': 'always',
  'service-resolves': 'always',
  'person-resolves': 'always',
  'runbook-resolves': 'always',
  'incident-resolves': 'always',
  'id-unique': 'always',
  'id-matches': 'always',
  'action-id-unique': 'always',
  'link-resolves': 'always',
  'review-dated': 'always',
  'meeting-looks-back': 'always',
  'allow-valid': 'always',
  'no-secret': 'always',
  'action-resolves': 'always',

  // What a complete document has.
  'duration-agrees': 'review',
  'outage-within-impact': 'review',
  'durations-agree': 'review',
  'clock-time-agrees': 'review',
  'event-in-timeline': 'review',
  'calendar-agrees': 'review',
  'date-unambiguous': 'review',
  'section-filled': 'review',
  'section-once': 'review',
  'placeholder-gone': 'review',
  'guidance-gone': 'review',
  'timeline-present': 'review',
  'milestone-present': 'review',
  'actions-present': 'review',
  'meeting-decided': 'review',
  'action-complete': 'review',
  'facts-present': 'review',
  'image-described': 'review',
  'hypothesis-evidenced': 'review',
  'mitigation-reversible': 'review',
  'generated-verified': 'review',
  'factors-several': 'review',
  'change-dated': 'advice',
  'top-severity-prevents': 'advice',
  'date-plausible': 'review',
  'severity-worst': 'review',
  'action-as-described': 'review',
  'actions-in-one-list': 'review',
  'arithmetic-right': 'review',
  'budget-agrees': 'review',
  'fix-recorded': 'review',
  'severity-criterion-met': 'review',
  'verdict-agrees': 'review',

  // What a final document has.
  'review-signed': 'published',
  'review-independent': 'published',
  'provenance-verified': 'published',
  'public-sections-present': 'published',
  'public-text-sayable': 'published',
  'weakness-closed': 'published',
  'approval-complete': 'published',
  'approval-kept': 'published',
  'review-after-resolution': 'published',

  // What is worth a second look.
  'duration-named': 'advice',
  'elapsed-agrees': 'advice',
  'cause-before-effect': 'advice',
  'impact-window-agrees': 'advice',
  'as-of-agrees': 'advice',
  'heading-known': 'advice',
  'evidence-present': 'advice',
  'step-expected': 'advice',
  'detected-after-impact': 'advice',
  'title-plain': 'advice',
  'action-due-in-time': 'advice',
  'allow-used': 'advice',
  'rule-current': 'advice',
  'cause-without-names': 'advice',
  'words-without-blame': 'advice',
  'no-counterfactual': 'advice',
  'cause-beyond-human-error': 'advice',
  'language-calm': 'advice',
  'apology-meant': 'advice',
  'detection-gap-answered': 'advice',
  'root-cause-once': 'advice',
  'similar-incidents-answered': 'advice',
  'factor-has-action': 'advice',
  'statistic-sourced': 'advice',
  'action-specific': 'advice',
  'actions-ranked': 'advice',
  'promise-has-action': 'advice',
  'action-status-once': 'advice',
  'timeline-without-silence': 'advice',
  'timeline-before-alert': 'advice',
  'chat-not-pasted': 'advice',
  'text-not-repeated': 'advice',
  'page-furniture-gone': 'advice',
  'lead-and-scribe-named': 'advice',
  'heading-levels': 'advice',
  'summary-sized': 'advice',
  'escalation-recorded': 'advice',
  'severity-scale-one': 'advice',
  'team-resolves': 'advice',
  'link-text-meaningful': 'advice',
  'evidence-lasting': 'advice',
  'link-real': 'advice',
  'runbook-used-or-promised': 'advice',
  'recurrence-linked': 'advice',
  'no-money-in-public': 'advice',
  'no-contact-in-public': 'advice',
  'no-customer-in-public': 'advice',
  'embargo-useful': 'advice',
  'action-creates-new': 'advice',
  'cause-stopped': 'advice',
  'complete-outage-whole': 'advice',
  'count-agrees': 'advice',
  'limit-holds': 'advice',
  'measure-continues': 'advice',
  'mechanism-agrees': 'advice',
  'metric-valued': 'advice',
  'share-agrees': 'advice',
  'timeline-ends-resolved': 'advice',
  'unit-agrees': 'advice',
  'approval-independent': 'advice',
  'checklist-in-order': 'advice',
  'review-in-time': 'advice',
  'incident-told-once': 'advice',
  'action-open-once': 'advice',
  'ticket-agrees': 'advice',

  // What is worth knowing.
  'words-without-hindsight': 'remark',
  // The cut says the role, or `a ticket`, instead.
  'no-person-in-public': 'remark',
  'no-ticket-in-public': 'remark',
  'timeline-factual': 'remark',
  'log-folded': 'remark',
  'acronym-defined': 'remark',
  'similar-linked': 'remark',
  'closure-target-reachable': 'remark',
  'constants-agree': 'remark',
  'impact-of-its-own': 'remark',
  'implied-budget-agrees': 'remark',
  'share-net-of-baseline': 'remark',
  'factor-used': 'remark',
  'runbook-in-use': 'remark',
  'service-has-runbook': 'remark',

  // What a retracted document owes its readers.
  'retraction-explained': 'withdrawn',

  // What depends on today’s date.
  'action-overdue': 'nightly',
  'review-late': 'nightly',
  'runbook-reviewed': 'nightly',
  'owner-there': 'nightly',
  'allow-current': 'nightly',
  'date-not-ahead': 'nightly',
  'draft-stale': 'nightly',
};

/** What a level depends on in a document. */
export interface Standing {
  status: Status;
  /** Undefined for what has none: runbooks, configuration, catalogues. */
  severity?: string | undefined;
}

/**
 * How much a message of a rule weighs in a document of a status and a severity.
 * Files that are no documents count as published. The configuration wins over the gate, except that nothing which
 * depends on today’s date is an error outside a nightly run.
 */
export function levelOf(
  rule: string,
  standing: Standing,
  configuration: Pick<Configuration, 'rules'>,
  nightly: boolean,
): Level {
  const gate = gates[rule] ?? 'always';
  const level = configuredLevel(configuration.rules[rule], standing) ?? levelsOfGates[gate][standing.status];
  if (gate !== 'nightly') return level;
  if (nightly) return level === 'warning' ? 'error' : level;
  return level === 'error' ? 'warning' : level;
}

/** What the configuration says: for the severity, else for the status, else for all. */
function configuredLevel(
  configured: Configuration['rules'][string] | undefined,
  { status, severity }: Standing,
): Level | undefined {
  if (typeof configured !== 'object') return configured;
  const { severities } = configured;
  const own =
    severity !== undefined && severities && Object.hasOwn(severities, severity) ? severities[severity] : undefined;
  return (typeof own === 'object' ? own[status] : own) ?? configured[status] ?? configured.default;
}
