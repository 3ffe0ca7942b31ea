import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { publicTextOf } from '../words/public.ts';

const pattern =
  /(?:(?<![\w$])(?:US|A|C|NZ)?\$|[€£¥])\s?\d(?:[\d,.]*\d)?(?:\s?(?:k|m|bn|thousand|million|billion)\b)?|\b\d(?:[\d,.]*\d)?\s?(?:k|m|thousand |million )?\s?(?:USD|EUR|GBP|NOK|SEK|DKK|CHF|JPY|dollars|euros|pounds sterling)\b/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    for (const { text, code, place } of publicTextOf(postmortem, library)) {
      if (code || !/[$€£¥]|USD|EUR|GBP|NOK|SEK|DKK|CHF|JPY|dollars|euros|pounds/i.test(text)) continue;
      for (const match of text.matchAll(pattern)) {
        report({
          reason: `Unexpected sum ${shown(match[0].trim())} in public text, expected a share, or \`<Internal>\` around it`,
          place: place(match.index, match.index + match[0].trimEnd().length),
        });
      }
    }
  },
};
export default rule;
