import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { rowOf, rowsOf, type Row } from './rows.ts';

/** Words that tell no event from another. */
const empty = new Set(
  'a an and are as at be been but by did do does for from had has have he her his how i if in into is it its just not now of off on or our out over own she so than that the their them then there these they this those to under up us was we were what when where which while who will with within without about after again all also any before between both during each few first further here last later minute minutes hour hours second seconds min mins sec secs day days week weeks month months time utc more most next one only other same some such too two three four five very still until via were'.split(
    ' ',
  ),
);

/** The words of a text that tell one event from another, cut down to their stems, each once. */
export function wordsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('e-mail', 'email')
      .match(/\p{L}[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !empty.has(word)).map(stemOf));
}

/** Stems that words do not begin with, or that rules would cut otherwise. */
const irregular = new Map([
  ['sent', 'send'],
  ['began', 'begin'],
  ['begun', 'begin'],
  ['went', 'go'],
  ['gone', 'go'],
  ['goes', 'go'],
  ['took', 'take'],
  ['taken', 'take'],
  ['fell', 'fall'],
  ['rose', 'rise'],
  ['found', 'find'],
  ['rang', 'ring'],
  ['rung', 'ring'],
  ['broke', 'break'],
  ['broken', 'break'],
  ['froze', 'freez'],
  ['frozen', 'freez'],
  ['grew', 'grow'],
  ['grown', 'grow'],
  ['lost', 'los'],
  ['lose', 'los'],
  ['ran', 'run'],
  ['decision', 'decid'],
  ['decided', 'decid'],
  ['decides', 'decid'],
  ['decide', 'decid'],
  ['rollback', 'rol'],
  ['posted', 'post'],
  ['acked', 'acknowledg'],
  ['acknowledgement', 'acknowledg'],
  ['deployment', 'deploy'],
  ['killed', 'kil'],
  ['kills', 'kil'],
  ['oomkill', 'kil'],
  ['oomkilled', 'kil'],
]);

function stemOf(word: string): string {
  const stem = irregular.get(word);
  if (stem !== undefined) return stem;
  if (word.length <= 4) return word.replace(/s$/, '').replace(/(.)\1$/, '$1');
  const cut = word.replace(/(?:ations?|ments?|ings?|edly|ed|ies|es|s|e|y)$/, '');
  // `rings` is no form of `r`.
  return (cut.length < 3 ? word.replace(/s$/, '') : cut).replace(/(.)\1$/, '$1');
}

/** The words of each row of the timeline that has a time. */
const wordsOfRows = memo((postmortem: Postmortem): readonly Set<string>[] =>
  rowsOf(postmortem).map(({ event }) => wordsOf(event.event.text)),
);

/** A row and how well it fits a phrase: the share of the phrase’s weight it holds. */
export interface Match {
  row: Row;
  share: number;
  /** Number of words they have in common. */
  common: number;
  score: number;
}

/** Rows that have words in common with a phrase, the best first. Words that few rows have weigh more. */
export function matchRows(postmortem: Postmortem, phrase: string): Match[] {
  const rows = rowsOf(postmortem);
  const words = wordsOfRows(postmortem);
  const matches = new Map<number, Match>();
  let whole = 0;
  for (const word of wordsOf(phrase)) {
    const numbers = [...rows.keys()].filter((number) => words[number]!.has(word));
    const weight = Math.log(1 + (rows.length + 1) / (numbers.length || 0.7));
    whole += weight;
    for (const number of numbers) {
      let match = matches.get(number);
      if (!match) matches.set(number, (match = { row: rows[number]!, share: 0, common: 0, score: 0 }));
      match.common++;
      match.score += weight;
    }
  }
  const found = [...matches].sort(([a], [b]) => a - b).map(([, match]) => match);
  for (const match of found) match.share = match.score / whole;
  return found.sort((a, b) => b.score - a.score || a.row.moment.earliest - b.row.moment.earliest);
}

/**
 * The one row a phrase speaks of, where one clearly wins: it holds at least `share` of the phrase’s weight and no
 * other row comes near. Two rows at the same time count as one.
 */
export function clearRow(postmortem: Postmortem, phrase: string, share = 0.5): Row | undefined {
  const [best, ...others] = matchRows(postmortem, phrase);
  if (!best || best.share < share) return undefined;
  // `the first sign` is no name for the row that holds “sign”.
  if (best.common < 2 && /\b(?:first|last|next|second|other|same)\b/i.test(phrase)) return undefined;
  const rival = others.find(({ row }) => row.moment.earliest !== best.row.moment.earliest);
  return !rival || best.score >= rival.score * 1.5 ? best.row : undefined;
}

/** What people call the milestones, where they name them as an end of a duration. */
const names: [RegExp, Milestone][] = [
  [
    /^(?:the |an? |our )?(?:all[- ]clear|resolution|incident (?:was |is )?(?:closed|resolved)|closing|closure)\b/i,
    'resolved',
  ],
  [
    /^(?:the |an? |our |its )?(?:initial |first )?(?:detection|alert(?:ing)?|alarm|page|report)\b(?! (?:on|for|at|that))/i,
    'detected',
  ],
  [/^(?:the |an? )?acknowledge?ment\b/i, 'acknowledged'],
  [/^(?:the |an? )?(?:declaration|incident was declared)\b/i, 'declared'],
  [/^(?:the |full |complete )*recovery\b/i, 'recovered'],
  [/^(?:the |our )?mitigation\b(?! (?:\d|of|for))/i, 'mitigated'],
  [
    /^(?:the |an? )?(?:start|beginning|onset|begin) of (?:the |this )?(?:incident|outage|impact|disruption)|^(?:the |this )?(?:incident|outage|impact|disruption)(?: (?:began|started|start))?\b(?!['’]s)|^(?:it|this|everything)(?: all)? (?:began|started)\b/i,
    'impact-start',
  ],
];

/** The row of the milestone that a phrase names: `the all-clear`, `the page`. */
export function milestoneNamed(postmortem: Postmortem, phrase: string): Row | undefined {
  const milestone = names.find(([name]) => name.test(phrase.trim()))?.[1];
  return milestone && rowOf(postmortem, milestone);
}

/** The event a phrase speaks of: a milestone by its usual name, else the one row that clearly fits. */
export function eventNamed(postmortem: Postmortem, phrase: string): Row | undefined {
  return milestoneNamed(postmortem, phrase) ?? clearRow(postmortem, phrase);
}
