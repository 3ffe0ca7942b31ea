import type { Configuration } from '../model/configuration.ts';
import type { Level, Status } from '../model/vocabulary.ts';

/**
 * When a rule begins to count:
 * `always` what is wrong is wrong in a draft too; `review` what a complete document has; `published` what a final
 * one has; `advice` never blocks; `nightly` depends on today’s date and blocks only a nightly run.
 */
export type Gate = 'always' | 'review' | 'published' | 'advice' | 'nightly';

const levelsOfGates: Record<Gate, Record<Status, Level>> = {
  always: { draft: 'error', 'in-review': 'error', published: 'error', retracted: 'error' },
  review: { draft: 'info', 'in-review': 'error', published: 'error', retracted: 'off' },
  published: { draft: 'off', 'in-review': 'warning', published: 'error', retracted: 'off' },
  advice: { draft: 'info', 'in-review': 'warning', published: 'warning', retracted: 'off' },
  nightly: { draft: 'warning', 'in-review': 'warning', published: 'warning', retracted: 'off' },
};

/** The gate of every rule. */
export const gates: Record<string, Gate> = {
  'timeline-in-order': 'always',
};

/**
 * How much a message of a rule weighs in a document of a status.
 * Files that are no documents count as published. The configuration wins over the gate.
 */
export function levelOf(
  rule: string,
  status: Status,
  configuration: Pick<Configuration, 'rules'>,
  nightly: boolean,
): Level {
  const configured = configuration.rules[rule];
  const chosen = typeof configured === 'object' ? configured[status] : configured;
  const gate = gates[rule] ?? 'always';
  const level = chosen ?? levelsOfGates[gate][status];
  return nightly && gate === 'nightly' && level === 'warning' ? 'error' : level;
}
