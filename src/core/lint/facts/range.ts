import { memo } from '../../model/memo.ts';
import type { Span } from '../../model/moment.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { clockHint, clockRangesIn, clocksIn, zoneInWords, type Clock } from '../../text/clock.ts';
import { dayBeside, readDays } from './day.ts';

import { instantOf } from './instant.ts';
import type { Length } from '../../text/length.ts';
import { isReported } from './reported.ts';
import { rowsOf } from './rows.ts';
import { isTold, tellingsOf, type Telling } from './telling.ts';

/** A length beside the two clock times it lies between: `12 minutes (14:02 to 14:14)`, `10m (since 14:20)`. */
export interface RangeClaim {
  sentence: Telling;
  length: Length;
  /** Where the clock times stand in the sentence. */
  start: number;
  end: number;
  span: Span;
}

const dayLength = 86_400_000;

/** Every length of a postmortem that stands beside its own two ends. */
export const rangesOf = memo((postmortem: Postmortem): RangeClaim[] => {
  const claims: RangeClaim[] = [];
  if (!clockHint.test(postmortem.text)) return claims;
  for (const sentence of tellingsOf(postmortem)) {
    if (!clockHint.test(sentence.text) || sentence.lengths.length === 0 || isReported(sentence)) continue;
    if (sentence.setting === 'timeline') claims.push(...sinceIn(sentence, postmortem));
    else if (isTold(sentence)) claims.push(...betweenIn(sentence, postmortem));
  }
  return claims;
});

const stretch = '(?:period|window|outage|incident|downtime|disruption|interruption|impact|unavailability)';
const ahead = new RegExp(
  `^(?: ?\\((?:from |between )?|(?:(?:[- ]| of )(?:[\\w-]+ ){0,3}${stretch})?,? (?:from|between) )$`,
);
const behind = new RegExp(
  `^${zoneInWords}(?:(?: on [^.;:()]{3,18})?(?:,| \\(| –| —| =|:) ?(?:that is |i\\.e\\. |about |or |a total of |lasting (?:for )?|(?:for )?a duration of )?|\\)? (?:was|took|lasted)(?: only| just)? )$`,
);

function betweenIn(sentence: Telling, postmortem: Postmortem): RangeClaim[] {
  const { text } = sentence;
  const ranges = clockRangesIn(text);
  return sentence.lengths.flatMap((length): RangeClaim[] => {
    const range = ranges.find(
      ({ start, end }) =>
        ahead.test(text.slice(length.end, start)) ||
        (behind.test(text.slice(end, length.start)) &&
          /^[,.;:) ]/.test(`${text.slice(length.end)} `) &&
          !/^ (?:after|before|later|earlier|ago|more)\b/.test(text.slice(length.end))),
    );
    const span = range && spanOf(range.from, range.to, length, text, postmortem);
    return range && span ? [{ sentence, length, start: range.start, end: range.end, span }] : [];
  });
}

/** The time from one clock to another: by the rows they mean, by the days beside them, or around one midnight. */
function spanOf(from: Clock, to: Clock, { least }: Length, text: string, postmortem: Postmortem): Span | undefined {
  const rows = rowsOf(postmortem);
  const precision = from.precision === 'minute' || to.precision === 'minute' ? 'minute' : 'second';
  const made = (span: number): Span => ({ least: span, most: span, precision, approximate: from.approximate });
  const days = readDays(text, 2000);
  const [first, last] = [from.day ?? dayBeside(from, days, text), to.day ?? dayBeside(to, days, text)];
  let span = to.sinceMidnight - from.sinceMidnight;
  if (first !== undefined && last !== undefined) span += Date.parse(last) - Date.parse(first);
  else {
    const [begins, ends] = [instantOf(from, rows), instantOf(to, rows)];
    if (span < 0) span += dayLength;
    if (begins !== undefined && ends !== undefined && ends > begins) span = ends - begins;
    else if (least > dayLength) return undefined;
  }
  return made(span);
}

/** In a row of the timeline: `it has been down for 10m (since 14:20)`. */
function sinceIn(sentence: Telling, postmortem: Postmortem): RangeClaim[] {
  const { text, row } = sentence;
  const end = row?.moment;
  if (!end) return [];
  return sentence.lengths.flatMap((length): RangeClaim[] => {
    const clock = clocksIn(text).find(({ start }) =>
      /^[^.;:()]{0,30}[( ]since (?:~ ?|about |around |ca\.? )?$/.test(text.slice(length.end, start)),
    );
    const instant = clock && instantOf(clock, rowsOf(postmortem));
    if (!clock || instant === undefined || instant >= end.earliest) return [];
    const span: Span = {
      least: end.earliest - instant,
      most: end.latest - instant,
      precision: 'minute',
      approximate: clock.approximate || end.approximate,
    };
    return [{ sentence, length, start: clock.start, end: clock.end, span }];
  });
}
