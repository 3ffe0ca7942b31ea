import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { profanities } from '../words/profanities.ts';
import { search } from '../words/search.ts';

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

const except = new Set(['communications']);

const profane = new RegExp(String.raw`\b(?:${[...profanities].join('|')})\b`, 'g');

/** What to look for, and what to say instead. */
const wanted: readonly (readonly [pattern: RegExp, expected: (found: string) => string])[] = [
  [heated, () => 'what was measured or seen'],
  [exclaimed, () => 'a full stop'],
  [shouted, (found) => `\`${found.toLowerCase()}\``],
  [profane, () => 'a word for every reader'],
];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const [pattern, expected] of wanted)
      for (const { match, place } of search(postmortem, { pattern, except }))
        report({ reason: `Unexpected ${shown(match[0])}, expected ${expected(match[0])}`, place: place() });
  },
};
export default rule;
