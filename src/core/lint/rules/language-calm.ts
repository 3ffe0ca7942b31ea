import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { profanities } from '../words/profanities.ts';
import { passagesOf, placeInPassage, unquoted } from '../words/passage.ts';
import { holdsAny } from '../words/vocabulary.ts';

const words =
  'ridiculous ridiculously insane insanely crazy absurd absurdly terrible terribly horrible horribly awful awfully nightmare outrageous pathetic laughable embarrassing embarrassingly shocking shockingly shameful hopeless disgraceful appalling'.split(
    ' ',
  );
const heated = new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'gi');
const loud = /[A-Z]{4}|!/;
/** Words that are shouted, none of which is an acronym, a status or a statement. */
const shouted =
  /(?<![\w`/_.-])(?:VERY|NEVER|ALWAYS|EVERYONE|EVERYBODY|NOBODY|EVERYTHING|NOTHING|REALLY|AGAIN|STILL|FINALLY|IMMEDIATELY|DESPITE|BEFORE|AFTER|TWICE|WRONG|ABSOLUTELY|RETROACTIVELY|COMPLETELY|EVEN|ONLY)(?![\w`/_.-])/g;
const exclaimed = /(?<=[\p{L}\p{N}”"’')]\s?)!+(?=\s|$|[)”"’])/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const isHeated = holdsAny(postmortem, words);
    const isProfane = holdsAny(postmortem, profanities);
    const isLoud = loud.test(postmortem.text);
    if (!isHeated && !isProfane && !isLoud) return;
    for (const passage of passagesOf(postmortem)) {
      if (passage.node.type !== 'text' || passage.quoted || passage.section === 'communications') continue;
      const hasShout = isLoud && loud.test(passage.text);
      if (!isHeated && !isProfane && !hasShout) continue;
      const text = unquoted(passage);
      const say = (found: string, offset: number, expected: string) =>
        report({
          reason: `Unexpected ${shown(found)}, expected ${expected}`,
          place: placeInPassage(postmortem, passage, offset, offset + found.length),
        });
      if (isHeated) for (const match of text.matchAll(heated)) say(match[0], match.index, 'what was measured or seen');
      if (hasShout) {
        if (text.includes('!')) for (const match of text.matchAll(exclaimed)) say(match[0], match.index, 'a full stop');
        if (/[A-Z]{4}/.test(text))
          for (const match of text.matchAll(shouted)) say(match[0], match.index, `\`${match[0].toLowerCase()}\``);
      }
      if (isProfane)
        for (const match of text.matchAll(/\b[a-z]+\b/g))
          if (profanities.has(match[0])) say(match[0], match.index, 'a word for every reader');
    }
  },
};
export default rule;
