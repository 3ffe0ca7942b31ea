import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { passagesOf, placeInPassage } from '../words/passage.ts';
import { publicTextOf } from '../words/public.ts';

const pattern =
  /\b(?:(?:we )?(?:sincerely |deeply )?(?:apologi[sz]e|regret|are sorry|sorry|apologies) for (?:any|the|this) (?:possible )?inconvenience(?: (?:this|it) (?:may|might) have caused)?|we take [\w ,’']{2,40}(?:very |extremely )?seriously)/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const said = publicTextOf(postmortem, library).filter(({ code }) => !code);
    const messages = passagesOf(postmortem)
      .filter(({ section, node }) => section === 'communications' && node.type === 'text')
      .map((passage) => ({
        text: passage.text,
        place: (start: number, end: number) => placeInPassage(postmortem, passage, start, end),
      }));
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
