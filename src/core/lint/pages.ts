/** The page of a rule: the file beside it, which is also its address on the site. */
export interface RulePage {
  id: string;
  /** What the rule demands, in a sentence. */
  summary: string;
  /** The whole page, its first heading included; MDX-safe Markdown. */
  text: string;
}

/** Reads the page of a rule. */
export function readRulePage(text: string): RulePage {
  const page = text.replace(/\r\n?/g, '\n');
  const [, id = '', summary = ''] = /^# *(\S+)\s*\n+((?:(?!#|```)[^\n]+\n?)+)?/.exec(page) ?? [];
  return { id, summary: summary.replace(/\s+/g, ' ').trim(), text: page };
}
