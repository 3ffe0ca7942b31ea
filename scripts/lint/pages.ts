import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRulePage, type RulePage } from '../../src/core/lint/pages.ts';
import { engineFolder } from '../../src/library/engine.ts';

const folder = join(engineFolder, 'src', 'core', 'lint', 'rules');

/** The page of every rule, by rule. */
export function readRulePages(): ReadonlyMap<string, RulePage> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readRulePage(readFileSync(join(folder, name), 'utf8')))
      .map((page) => [page.id, page]),
  );
}
