import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judge } from '../../src/core/lint/judge.ts';
import { readRulePage } from '../../src/core/lint/pages.ts';
import type { Library } from '../../src/core/model/library.ts';
import { parsePostmortem } from '../../src/core/parse/postmortem.ts';
import { indexHeadings } from '../../src/core/parse/sections.ts';
import { engineFolder } from '../../src/library/engine.ts';

/** What the linter would ask of a new postmortem if it went to review as it is: a line for each rule, with its count. */
export async function askedAtReview(text: string, file: string, library: Library, today: string): Promise<string[]> {
  const draft = parsePostmortem(text, file, library.configuration, indexHeadings(library.templates));
  draft.facts = { ...draft.facts, status: 'in-review' };
  const alone = { ...library, postmortems: [draft], runbooks: [], faults: [], places: new Map<string, never>() };
  const counts = new Map<string, number>();
  for (const { rule, level, place } of judge(alone, { today }))
    if (level === 'error' && place.file === file) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const lines: string[] = [];
  for (const [rule, count] of counts) {
    const page = await readFile(join(engineFolder, 'src/core/lint/rules', `${rule}.md`), 'utf8');
    lines.push(`${String(count).padStart(3)} × ${rule}: ${readRulePage(page).summary}`);
  }
  return lines;
}
