import { runbookFactsSchema } from '../model/facts.ts';
import type { Runbook } from '../model/runbook.ts';
import { parseDocument, titleOfFile } from './document.ts';

/** Reads a runbook. Never throws: whatever is wrong is in `faults`. */
export function parseRunbook(text: string, file: string): Runbook {
  const standIns = {
    title: titleOfFile(file),
    summary: 'No summary could be read.',
    owner: 'nobody',
    reviewed: '1970-01-01',
  };
  const { document, facts } = parseDocument(text, file, runbookFactsSchema, standIns, () => undefined);
  return { ...document, type: 'runbook', facts, valid: document.faults.length === 0 };
}
