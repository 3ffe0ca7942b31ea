import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { profanities } from '../words/profanities.ts';
import { passagesOf, placeInPassage, unquoted } from '../words/passage.ts';

const words =
  'ridiculous ridiculously insane insanely crazy absurd absurdly terrible terribly horrible horribly awful awfully nightmare outrageous pathetic laughable embarrassing embarrassingly shocking shockingly shameful hopeless disgraceful appalling'.split(
    ' ',
  );
const heated = new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'gi');
/** Words that may be shouted, none of which is an acronym, a status or a statement. */
const loud =
  'very never always everyone everybody nobody everything nothing really again still finally immediately despite before after twice wrong absolutely retroactively completely even only'.split(
    ' ',
  );
const shouted = new RegExp(String.raw`(?<![\w\`/_.-])(?:${loud.join('|').toUpperCase()})(?![\w\`/_.-])`, 'g');
const exclaimed = /(?<=[\p{L}\p{N}”"’')]\s?)!+(?=\s|$|[)”"’])/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const passage of passagesOf(postmortem)) {
      if (passage.node.type !== 'text' || passage.quoted || passage.section === 'communications') continue;
      const text = unquoted(passage);
      const say = (found: string, offset: number, expected: string) =>
        report({
          reason: `Unexpected ${shown(found)}, expected ${expected}`,
          place: placeInPassage(postmortem, passage, offset, offset + found.length),
        });
      for (const match of text.matchAll(heated)) say(match[0], match.index, 'what was measured or seen');
      for (const match of text.matchAll(exclaimed)) say(match[0], match.index, 'a full stop');
      for (const match of text.matchAll(shouted)) say(match[0], match.index, `\`${match[0].toLowerCase()}\``);
      for (const match of text.matchAll(/\b[a-z]+\b/g))
        if (profanities.has(match[0])) say(match[0], match.index, 'a word for every reader');
    }
  },
};
export default rule;
