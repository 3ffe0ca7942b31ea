import { weekdayNames } from '../../model/clock.ts';
import { dayOf, firstDay } from '../day.ts';
import { daysBetween, readDays, weekdayOf } from '../facts/day.ts';
import { isReported } from '../facts/reported.ts';
import { rowOf } from '../facts/rows.ts';
import { tellingsOf, shownLength } from '../facts/telling.ts';
import type { Rule } from '../rule.ts';

const weekday = weekdayNames.join('|');
const day = 86_400_000;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const first = firstDay(postmortem);
    if (!first || !/\bdays?\b|day\b/i.test(postmortem.text)) return;
    const year = Number(first.day.slice(0, 4));
    const start = rowOf(postmortem, 'impact-start');
    const end = rowOf(postmortem, 'resolved') ?? rowOf(postmortem, 'recovered');
    const days = new Set([
      first.day,
      ...[start, end].flatMap((row) => (row && !row.dayless ? [dayOf(row.moment)] : [])),
    ]);
    for (const sentence of tellingsOf(postmortem)) {
      const { text } = sentence;
      if (!/day\b|days\b/i.test(text)) continue;
      const dates = readDays(text, year);
      if (dates.length === 0 || isReported(sentence)) continue;
      for (const date of dates) {
        const before = new RegExp(`\\b(${weekday}),? (?:the )?$`).exec(text.slice(0, date.start));
        const after =
          new RegExp(`^ ?\\(?(?:a )?(${weekday})\\)`).exec(text.slice(date.end)) ??
          new RegExp(`^, a (${weekday})\\b`).exec(text.slice(date.end));
        const said = before?.[1] ?? after?.[1];
        const hasYear = /\d{4}/.test(date.text);
        if (said && said !== weekdayOf(date.day) && (hasYear || days.has(date.day)))
          report({
            reason: `Unexpected \`${said}\` for \`${date.text}\`, expected \`${weekdayOf(date.day)}\``,
            place: sentence.placeOf(date.start, date.end),
          });
      }
      for (const length of sentence.lengths) {
        const date = dates.find(
          ({ end: behind }) =>
            behind <= length.start &&
            /^ ?[(,] ?(?:that is |i\.e\. |about |only )?$/.test(text.slice(behind, length.start)),
        );
        if (!date || length.least !== length.most || length.unit !== day || length.bound !== 'exactly') continue;
        const rest = text.slice(length.end);
        const relation =
          /^ (?:after|later|prior|before|earlier|from)\b(?: to)?(?: the| this| our)?(?: (?:incident|outage|all-clear))?/i.exec(
            rest,
          )?.[0] ?? '';
        const isCounted = length.days !== undefined && /^[),;.]| (?:after|later)/.test(rest);
        if (!isCounted && !/incident|outage/i.test(relation)) continue;
        const count = length.days ?? 'calendar';
        const backwards = /prior|before|earlier/i.test(relation);
        const counts = [...days].map((one) =>
          backwards ? daysBetween(date.day, one, count) : daysBetween(one, date.day, count),
        );
        const claimed = Math.round(length.least / day);
        // Some count the first day as one.
        if (counts.some((one) => one === claimed || one + 1 === claimed)) continue;
        const from = days.has(first.day) ? first.day : [...days][0]!;
        const other =
          length.days === 'business' ? ` (\`${daysBetween(from, date.day, 'calendar')}\` of the calendar)` : '';
        report({
          reason: `Unexpected ${shownLength(sentence, length)}, expected \`${counts[0]}\`${other} from \`${backwards ? date.day : from}\` to \`${backwards ? from : date.day}\``,
          place: sentence.placeOf(length.start, length.end),
          causes: [{ reason: `the incident begins at \`${first.event.time.value}\``, place: first.event.time.place }],
        });
      }
    }
  },
};
export default rule;
