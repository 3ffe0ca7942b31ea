import { readRulePage, type RulePage } from '../core/lint/pages.ts';

const texts = import.meta.glob<string>('../core/lint/rules/*.md', { query: '?raw', import: 'default', eager: true });

/** The pages of the rules by id, read from the Markdown files beside the rules. */
export const rulePages: RulePage[] = Object.entries(texts)
  .map(([, text]) => readRulePage(text))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
