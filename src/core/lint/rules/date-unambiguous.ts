import { tellingsOf } from '../facts/telling.ts';
import type { Rule } from '../rule.ts';

const slashed = /(?<![\w/.:-])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|\.\d)/g;

const hint = /\d[/.]\d{1,2}[/.]\d/;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!hint.test(postmortem.text)) return;
    for (const sentence of tellingsOf(postmortem)) {
      if (!hint.test(sentence.text)) continue;
      for (const match of sentence.text.matchAll(slashed)) {
        const [text, first, mark, second, year] = match;
        const [a, b] = [Number(first), Number(second)];
        // A version number, such as 1.2.2024, is written with dots and seldom has a year at its end.
        if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) continue;
        if (mark === '.' && (year!.length !== 4 || !/^(?:19|20)/.test(year!))) continue;
        if (/\bv(?:ersion)? ?$/i.test(sentence.text.slice(0, match.index))) continue;
        const full = year!.length === 2 ? `20${year}` : year!;
        const pad = (number: number) => String(number).padStart(2, '0');
        const readings = [
          ...(a <= 12 ? [`${full}-${pad(a)}-${pad(b)}`] : []),
          ...(b <= 12 && a !== b ? [`${full}-${pad(b)}-${pad(a)}`] : []),
        ];
        report({
          reason: `Unexpected \`${text}\`, expected ${readings.map((one) => `\`${one}\``).join(' or ')}`,
          place: sentence.placeOf(match.index, match.index + text.length),
        });
      }
    }
  },
};
export default rule;
