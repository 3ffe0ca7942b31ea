import type { Document } from './document.ts';
import type { RunbookFacts } from './facts.ts';

/** Steps for the next time: a page of its own. */
export interface Runbook extends Document {
  type: 'runbook';
  /** Stand-ins as in a postmortem where a required value was missing. */
  facts: RunbookFacts;
  valid: boolean;
}
