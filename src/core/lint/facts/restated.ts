import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { clockHint, clocksIn, type Clock } from '../../text/clock.ts';
import { dayBeside, readDays } from './day.ts';

import { instantOf } from './instant.ts';
import { isQuoted } from '../../text/speaker.ts';
import { isReported } from './reported.ts';
import { rowsOf, type Row } from './rows.ts';
import { isTold, tellingsOf, type Telling } from './telling.ts';

/** A clock time in running text, with the words that say what happened then. */
export interface RestatedClock {
  sentence: Telling;
  clock: Clock;
  /** Undefined where it is dated to a day the timeline does not know. */
  instant: number | undefined;
  /** The words between the clock before it, or the start of the sentence, and this one. */
  phrase: string;
  /** The first words behind it. */
  behind: string;
  /** Whether the phrase is all there is: no other clock stands in the sentence. */
  alone: boolean;
}

/** Every clock time that tells when something happened, besides the times of the rows themselves. */
export const clocksOf = memo((postmortem: Postmortem): RestatedClock[] => {
  const restated: RestatedClock[] = [];
  const rows = rowsOf(postmortem);
  if (rows.length < 2) return restated;
  for (const sentence of tellingsOf(postmortem)) {
    if (
      !clockHint.test(sentence.text) ||
      !(isTold(sentence) || sentence.passage.kind === 'event') ||
      isReported(sentence)
    )
      continue;
    const clocks = datedIn(sentence.text, rows);
    clocks.forEach((clock, index) => {
      const instant = instantOf(clock, rows);
      if ((instant === undefined && clock.day === undefined) || isQuoted(sentence.text, clock.start)) return;
      const from = index === 0 ? 0 : clocks[index - 1]!.end;
      restated.push({
        sentence,
        clock,
        instant,
        phrase: sentence.text.slice(from, clock.start),
        behind: sentence.text.slice(clock.end, clocks[index + 1]?.start ?? sentence.text.length),
        alone: clocks.length === 1,
      });
    });
  }
  return restated;
});

/** The clocks of a text, each with the day written beside it. */
function datedIn(text: string, rows: readonly Row[]): Clock[] {
  const clocks = clocksIn(text);
  const days = readDays(text, new Date(rows[0]!.moment.earliest).getUTCFullYear());
  if (days.length === 0) return clocks;
  return clocks.map((clock) => ({ ...clock, day: clock.day ?? dayBeside(clock, days, text) }));
}
