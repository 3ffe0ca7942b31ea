import { readRulePage, type RulePage } from '../core/lint/pages.ts';

const texts = import.meta.glob<string>('../core/lint/rules/*.md', { query: '?raw', import: 'default', eager: true });

/** The page of every rule, straight from the file beside it, by id. */
export const rulePages: RulePage[] = Object.entries(texts)
  .map(([, text]) => readRulePage(text))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
