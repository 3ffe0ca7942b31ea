import type { Message, Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { formatMilliseconds, formatSpan } from '../../model/span.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { agrees, isBeyond } from './agree.ts';
import type { Clock } from '../../text/clock.ts';
import { allDurationsOf, pairs, type DurationClaim } from './duration.ts';
import { elapsedOf } from './elapsed.ts';
import { isAt } from './instant.ts';
import type { Length } from '../../text/length.ts';
import { rangesOf } from './range.ts';
import { clocksOf } from './restated.ts';
import { between, clockOf, nameOf, rowOf, rowsOf, shownSpan, type Row } from './rows.ts';
import type { Telling } from './telling.ts';
import { stampsOf } from './stamp.ts';
import { meaningOfSum, sumsOf } from './sum.ts';

/** A claim about time that was read, and what came of it. */
export interface Verdict {
  kind: 'duration' | 'elapsed' | 'range' | 'sum' | 'clock' | 'stamp';
  place: Place;
  /** As it was written. */
  claim: string;
  /** What it is said of. */
  subject: string;
  /** What it was compared with; undefined where no row tells. */
  computed: string | undefined;
  result: 'agrees' | 'contradicts' | 'unmeasured';
  /** Why there is nothing to compare it with. */
  why?: string;
}

/** The rules that speak where a claim about time is wrong. */
const rules = new Set([
  'cause-before-effect',
  'clock-time-agrees',
  'duration-agrees',
  'duration-named',
  'durations-agree',
  'elapsed-agrees',
  'event-in-timeline',
  'impact-duration-agrees',
  'impact-window-agrees',
  'log-time-agrees',
  'outage-within-impact',
]);

/**
 * Every claim about time in a postmortem, each once, in the order of the text, with what it was compared with.
 *
 * @param messages what the rules said of the postmortem: a claim contradicts where one of them speaks
 */
export function verdictsOf(postmortem: Postmortem, messages: readonly Message[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const said = new Map(
    messages.filter(({ rule }) => rules.has(rule)).map(({ place, reason }) => [keyOf(place), reason]),
  );
  const known = new Set<Length>();
  const add = (kind: Verdict['kind'], place: Place, claim: string, subject: string, computed: string | undefined) => {
    const reason = said.get(keyOf(place));
    verdicts.push({
      kind,
      place,
      claim: flat(claim),
      subject: flat(subject),
      computed: reason === undefined ? computed : reason.replace(/^.*?, expected /, ''),
      result: reason !== undefined ? 'contradicts' : computed === undefined ? 'unmeasured' : 'agrees',
    });
  };
  const addLength = (kind: Verdict['kind'], sentence: Telling, length: Length, subject: string, computed?: string) => {
    if (known.has(length)) return;
    known.add(length);
    const { start, end } = length;
    add(kind, sentence.placeOf(start, end), sentence.text.slice(start, end), subject, computed);
  };

  for (const { sentence, length, parts } of sumsOf(postmortem)) {
    const [least, most] = meaningOfSum(parts);
    addLength('sum', sentence, length, `${parts.length} parts`, formatMilliseconds((least + most) / 2));
  }
  const ranges = rangesOf(postmortem);
  for (const { sentence, length, start, end, span } of ranges)
    addLength('range', sentence, length, sentence.text.slice(start, end), formatSpan(span));
  for (const { sentence, length, from, to, relation } of elapsedOf(postmortem)) {
    const isOther = isBeyond(length, between(from, to[0]));
    addLength('elapsed', sentence, length, relation, isOther ? undefined : shownSpan(from, to[0]));
  }
  for (const claim of allDurationsOf(postmortem)) {
    const { sentence, length, subject } = claim;
    const ends = endsOf(postmortem, claim);
    if (ends || known.has(length)) addLength('duration', sentence, length, subject, ends && shownSpan(...ends));
    else {
      // A document about several incidents tells the time of each beside its own range.
      const line = sentence.placeOf(length.start, length.end).line;
      const range = ranges.findLast(
        (one) => one.sentence.section === sentence.section && one.sentence.placeOf(one.start, one.end).line < line,
      );
      const isSame = range && agrees(length, range.span);
      addLength('duration', sentence, length, subject, isSame ? `${formatSpan(range.span)} above` : undefined);
    }
  }
  for (const { sentence, clock, instant, phrase, behind } of clocksOf(postmortem)) {
    if (sentence.setting === 'heading' || sentence.setting === 'table') continue;
    const row = instant === undefined ? undefined : rowAt(instant, clock.precision, sentence, postmortem);
    // As an end of a range it has been compared.
    if (!row && ranges.some((one) => one.sentence === sentence && one.start <= clock.start && clock.end <= one.end))
      continue;
    const place = sentence.placeOf(clock.start, clock.end);
    add(
      'clock',
      place,
      clock.text,
      (phrase.trim() || behind.trim()).slice(-60),
      row && `${nameOf(row)} ${clockOf(row)}`,
    );
  }
  for (const { text, place, inside } of stampsOf(postmortem))
    add('stamp', place(), text, 'a line of a log', inside ? 'within the timeline' : undefined);
  return verdicts.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** The row of an instant: the nearest, where several are only about right. */
function rowAt(
  instant: number,
  precision: Clock['precision'],
  { row: own }: Telling,
  postmortem: Postmortem,
): Row | undefined {
  const distance = ({ moment }: Row) =>
    Math.max(0, moment.earliest - instant, instant - moment.latest) + (moment.approximate ? 1 : 0);
  return rowsOf(postmortem)
    .filter((row) => row.event !== own && isAt(row, instant, precision))
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** The two rows a duration fits, of those it can mean; a whole incident may be told from the first row to the last. */
function endsOf(postmortem: Postmortem, { about, length }: DurationClaim): Parameters<typeof shownSpan> | undefined {
  const rows = rowsOf(postmortem);
  const candidates: [Row | undefined, Row | undefined, (readonly [Milestone, Milestone])?][] = [
    ...pairs[about].map((pair): (typeof candidates)[number] => [
      rowOf(postmortem, pair[0]),
      rowOf(postmortem, pair[1]),
      pair,
    ]),
    ...(about === 'whole' || about === 'impact' ? [[rows[0], rows.at(-1)] as (typeof candidates)[number]] : []),
  ];
  for (const [from, to, names] of candidates) {
    if (!from || !to || to.moment.earliest <= from.moment.earliest) continue;
    const span = between(from, to);
    // `at least 7 hours` would fit anything that is longer.
    if (agrees(length, span) && (length.bound !== 'over' || span.least < length.most * 2)) return [from, to, names];
  }
  return undefined;
}

function keyOf({ line, column }: Place): string {
  return `${line}:${column}`;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
