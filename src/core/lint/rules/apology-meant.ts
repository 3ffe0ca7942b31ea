import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';
import { publicTextOf } from '../words/public.ts';

const pattern =
  /\b(?:(?:we )?(?:sincerely |deeply )?(?:apologi[sz]e|regret|are sorry|sorry|apologies) for (?:any|the|this) (?:possible )?inconvenience(?: (?:this|it) (?:may|might) have caused)?|we take [\w ,’']{2,40}(?:very |extremely )?seriously)/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const said = publicTextOf(postmortem, library).filter(({ code }) => !code);
    const messages = paragraphsOf(postmortem)
      .filter(({ section }) => section === 'communications')
      .map((passage) => ({ text: passage.prose, place: passage.place }));
    for (const { text, place } of [...messages, ...said]) {
      for (const match of text.matchAll(pattern)) {
        report({
          reason: `Unexpected ${shown(match[0])}, expected what it meant for customers and what they can do`,
          place: place(match.index, match.index + match[0].length),
        });
      }
    }
  },
};
export default rule;
