import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { readLengths, type Length } from '../../text/length.ts';
import { meaningOf } from './agree.ts';
import { sentencesOf } from './sentence.ts';
import type { Sentence } from '../../text/said.ts';

/** What an objective leaves, which is no length of what happened: `99.9 % allows 43 minutes`, `our objective is 99.9 % a month, 43 minutes`. */
const said =
  /\d ?%[^.;]{0,200}\b(?:allow|permit|leave|budget|tolerat|grant|mean|equal|correspond|erlaub|laiss|permet|permit)|\b(?:allow|permit|tolerat|grant)\w*\b[^.;]{0,200}\d ?%|\bnines\b|\b(?:objective|goal|SL[AO]|target|Ziel\w*|objectif|objetivo|obiettivo)\b[^.;]{0,200}\b9\d(?:[.,]\d+)? ?%/i;

/** Whether a sentence is about what an objective leaves. */
export function isAllowance(text: string): boolean {
  return said.test(text);
}

/** What a text says an objective leaves: `99.9 % a month allows 43 minutes`. */
export interface Allowance {
  sentence: Sentence;
  length: Length;
  /** The objective in per cent, and as written. */
  objective: number;
  written: string;
  /** The period that is named; undefined where it may be any. */
  period: Period | undefined;
}

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

const day = 86_400_000;
/** The shortest and the longest of each, in milliseconds. */
const periods: Record<Period, readonly [least: number, most: number]> = {
  day: [day, day],
  week: [7 * day, 7 * day],
  month: [28 * day, 31 * day],
  quarter: [90 * day, 92 * day],
  year: [365 * day, 366 * day],
};

const continues = /^\s*(?:(?:that|which|this|it) (?:is|means|makes|leaves|allows|gives|equals)|i\.e\.)(?!\w)/i;
const percent = /(?<![\d.,])(9\d(?:[.,]\d+)?) ?%/g;
const nines = /\b(two|three|four|five|2|3|4|5) nines\b/i;
/** What joins an objective and what it leaves. */
const leaves =
  /\b(?:allow|permit|leave|let|tolerat|grant|give|mean|equal|correspond|translat|amount|erlaub|lässt|bedeut|laiss|permet|signif|permit|deja|consent)\p{L}*(?![\p{L}])|\b(?:may|can) (?:only )?be\b|(?:%|^) we (?:only )?(?:have|get)\b|^[^.;,]{0,20}, or\b|[=≈⇒→]|\bbudget\b/iu;
const off =
  /\b(?:downtime|outages?|unavailab\w+|down|off|budget|Ausfall\p{L}*|Stillstand|indisponibilit\p{L}*|panne|interrup\p{L}*|inactividad|inatividade|fermo)(?!\p{L})|ダウンタイム|停止/iu;
const named: readonly [RegExp, Period][] = [
  [/\b(?:year|yearly|annual(?:ly)?|annum|Jahr|jährlich|par an|année|año|ano|anno)(?!\p{L})|年/iu, 'year'],
  [/\b(?:quarter|quarterly|Quartal|trimestre)(?!\p{L})/iu, 'quarter'],
  [/\b(?:month|monthly|30 days|Monat|monatlich|mois|mensuel\p{L}*|mes|mês|mese)(?!\p{L})|月/iu, 'month'],
  [/\b(?:week|weekly|Woche|wöchentlich|semaine|semana|settimana)(?!\p{L})|週/iu, 'week'],
  [/\b(?:(?:a|per|each|every) day|daily|pro Tag|täglich|par jour|al día|por dia)(?!\p{L})/iu, 'day'],
];

/** Every sentence that says how long an objective lets something be down. */
export const allowancesOf = memo((postmortem: Postmortem): Allowance[] =>
  sentencesOf(postmortem).flatMap((sentence, index, all): Allowance[] => {
    // `Our objective is 99.9 %; that is 43 minutes.`
    const before = all[index - 1];
    const isResult = before?.passage === sentence.passage && continues.test(sentence.text);
    const text = isResult ? `${before.text} ${sentence.text}` : sentence.text;
    if (sentence.isReported || !(leaves.test(text) || isAllowance(text))) return [];
    const objectives = [...text.matchAll(percent)].map(({ 0: written, 1: value, index }) => ({
      written,
      value: Number(value!.replace(',', '.')),
      index,
    }));
    const counted = nines.exec(text);
    if (counted && objectives.length === 0) {
      const count = Number(counted[1]) || ['two', 'three', 'four', 'five'].indexOf(counted[1]!.toLowerCase()) + 2;
      objectives.push({ written: counted[0], value: 100 - 10 ** (2 - count), index: counted.index });
    }
    const [objective, another] = objectives;
    // The length of a period, as in `30 days`, is none that something was down.
    const lengths = readLengths(sentence.text).filter(({ most }) => most < 20 * day);
    const [length, second] = lengths;
    if (!objective || another || !length || second || objective.value >= 100) return [];
    const shift = text.length - sentence.text.length;
    const [start, end] = [length.start + shift, length.end + shift];
    const between = text.slice(Math.min(objective.index, start), Math.max(objective.index, end));
    if (!(isResult || off.test(text) || leaves.test(between.slice(objective.written.length)))) return [];
    if (
      /\b(?:used|spent|consumed|burn\w*|lasted|left over|remain\w*|already|so far|exceed\w*|over (?!(?:a|an|the|one|each|\d+) ))\b/i.test(
        text,
      )
    )
      return [];
    const found = named
      .filter(([spelling]) => spelling.test(text.replace(length.text, '')))
      .map(([, period]) => period);
    if (found.length > 1) return [];
    return [{ sentence, length, objective: objective.value, written: objective.written, period: found[0] }];
  }),
);

/** What an objective leaves of a period, its shortest and its longest, in milliseconds. */
export function leftOf(
  { objective }: Pick<Allowance, 'objective'>,
  period: Period,
): readonly [least: number, most: number] {
  const share = (100 - objective) / 100;
  return [periods[period][0] * share, periods[period][1] * share];
}

/** Whether what is said is what the objective leaves, of the period that is named or else of any; a tenth is rounding. */
export function isLeft(allowance: Allowance): boolean {
  // `no more than 8 hours` is what is left, and not any time below it.
  const { bound } = allowance.length;
  const [least, most] = meaningOf({ ...allowance.length, bound: bound === 'under' ? 'about' : bound });
  const asked = allowance.period ? [allowance.period] : (Object.keys(periods) as Period[]);
  return asked.some((period) => {
    const [low, high] = leftOf(allowance, period);
    return least <= high * 1.1 && low * 0.9 <= most;
  });
}
