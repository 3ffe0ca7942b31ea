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
  /** The clock times as written. */
  written: string;
  /** Where they stand in the sentence; in a table, where they have cells of their own, where the length stands. */
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
  return [...claims, ...inTables(postmortem)];
});

function made(
  sentence: Telling,
  length: Length,
  { start, end }: { start: number; end: number },
  span: Span,
): RangeClaim {
  return { sentence, length, written: sentence.text.slice(start, end), start, end, span };
}

const stretch = '(?:period|window|outage|incident|downtime|disruption|interruption|impact|unavailability)';
const ahead = new RegExp(
  `^(?: ?\\((?:from |between )?|(?:(?:[- ]| of )(?:[\\w-]+ ){0,3}${stretch})?,? (?:from|between) )$`,
);
const behind = new RegExp(
  `^${zoneInWords}(?:(?: on [^.;:()]{3,18})?(?:,| \\(| –| —| =|:) ?(?:that is,? (?:for )?|i\\.e\\.,? (?:for )?|in other words |(?:that|which) (?:is|was|makes) |das (?:sind|waren) |also |d\\.h\\. |soit |es decir,? |ou seja,? |cioè |dus |dvs\\. |about |or |a total of |lasting (?:for )?|(?:for )?a duration of )?|\\)? (?:was|took|lasted)(?: only| just)? )$`,
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
    return range && span ? [made(sentence, length, range, span)] : [];
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
    return [made(sentence, length, clock, span)];
  });
}

const beginsHead = /^(?:start(?:ed)?|began|begin|from|von|beginn|début|de|inicio|desde|início|inizio|da|開始)\b|^開始/i;
const endsHead = /^(?:end(?:ed)?|to|until|till|finish(?:ed)?|bis|ende|fin|à|hasta|fim|até|fine|終了)\b|^終了/i;
const lengthHead =
  /^(?:duration|length|elapsed|took|time taken|dauer|durée|duración|duração|durata|所要時間)\b|^所要時間/i;

/** A row of a table that has a clock under `From`, another under `To` and a length under `Duration`. */
function inTables(postmortem: Postmortem): RangeClaim[] {
  const rows = new Map<number, Telling[]>();
  for (const sentence of tellingsOf(postmortem)) {
    if (sentence.setting !== 'table' || !sentence.passage.named) continue;
    const { line } = sentence.placeOf(0, 0);
    rows.set(line, [...(rows.get(line) ?? []), sentence]);
  }
  return [...rows.values()].flatMap((cells): RangeClaim[] => {
    const under = (head: RegExp) => cells.filter(({ passage }) => head.test(passage.named!.column.trim()));
    const [from, to, written] = [under(beginsHead), under(endsHead), under(lengthHead)];
    if (from.length !== 1 || to.length !== 1 || written.length !== 1) return [];
    const [begins, ends] = [clockAlone(from[0]!), clockAlone(to[0]!)];
    const sentence = written[0]!;
    const [length, another] = sentence.lengths;
    if (
      !begins ||
      !ends ||
      !length ||
      another ||
      sentence.text.trim() !== sentence.text.slice(length.start, length.end)
    )
      return [];
    const span = spanOf(begins, ends, length, '', postmortem);
    return span ? [{ ...made(sentence, length, length, span), written: `${begins.text}–${ends.text}` }] : [];
  });
}

/** The clock of a cell that holds nothing else but its day. */
function clockAlone({ text }: Telling): Clock | undefined {
  const [clock, another] = clocksIn(text);
  return clock && !another && /^\s*$/.test(text.slice(0, clock.start)) && /^\s*$/.test(text.slice(clock.end))
    ? clock
    : undefined;
}
