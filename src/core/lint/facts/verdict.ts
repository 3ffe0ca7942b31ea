import type { Message, Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { formatMilliseconds, formatSpan } from '../../model/span.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { agrees, isBeyond } from './agree.ts';
import { clocksIn, type Clock } from '../../text/clock.ts';
import { allDurationsOf, type DurationClaim } from './duration.ts';
import { elapsedOf } from './elapsed.ts';
import { isAt } from './instant.ts';
import type { Length } from '../../text/length.ts';
import { isQuoted } from '../../text/speaker.ts';
import { isNormative, isPartial, isReported } from './reported.ts';
import { rangesOf } from './range.ts';
import { clocksOf } from './restated.ts';
import { between, clockOf, nameOf, rowOf, rowsOf, shownSpan, type Row } from './rows.ts';
import { isTold, tellingsOf, type Telling } from './telling.ts';
import { stampsOf } from './stamp.ts';
import { meaningOfSum, sumsOf } from './sum.ts';
import { isOfWorkingTime } from './working-time.ts';
import { pairsOf } from './about.ts';

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

/** Said of a claim that could not be compared, where nothing says why. */
export const unexplained = 'it does not say from what to what';

/** The rules that speak where a claim about time is wrong. */
const rules = new Set([
  'cause-before-effect',
  'clock-time-agrees',
  'duration-agrees',
  'duration-named',
  'durations-agree',
  'elapsed-agrees',
  'event-in-timeline',
  'impact-window-agrees',
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
  const add = (
    kind: Verdict['kind'],
    place: Place,
    claim: string,
    subject: string,
    computed: string | undefined,
    why: string | undefined,
  ) => {
    const reason = said.get(keyOf(place));
    verdicts.push({
      kind,
      place,
      claim: flat(claim),
      subject: flat(subject),
      computed: reason === undefined ? computed : reason.replace(/^.*?, expected /, ''),
      result: reason !== undefined ? 'contradicts' : computed === undefined ? 'unmeasured' : 'agrees',
      ...(reason === undefined && computed === undefined && why !== undefined ? { why } : {}),
    });
  };
  const addLength = (
    kind: Verdict['kind'],
    sentence: Telling,
    length: Length,
    subject: string,
    computed?: string,
    why?: string,
  ) => {
    if (known.has(length)) return;
    known.add(length);
    const { start, end } = length;
    add(kind, sentence.placeOf(start, end), sentence.text.slice(start, end), subject, computed, why);
  };

  for (const { sentence, length, parts } of sumsOf(postmortem)) {
    const [least, most] = meaningOfSum(parts);
    addLength('sum', sentence, length, `${parts.length} parts`, formatMilliseconds((least + most) / 2));
    for (const part of parts) known.add(part.length);
  }
  const ranges = rangesOf(postmortem);
  for (const { sentence, length, written, span } of ranges)
    addLength('range', sentence, length, written, formatSpan(span));
  for (const { sentence, length, from, to, relation } of elapsedOf(postmortem)) {
    const isOther = isBeyond(length, between(from, to[0]));
    addLength(
      'elapsed',
      sentence,
      length,
      relation,
      isOther ? undefined : shownSpan(from, to[0]),
      'the rows are days apart, so it is about something else',
    );
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
      addLength(
        'duration',
        sentence,
        length,
        subject,
        isSame ? `${formatSpan(range.span)} above` : undefined,
        whyUnmeasured(postmortem, claim),
      );
    }
  }
  // What was read and says of nothing the timeline tells what it is.
  const clocks = clocksOf(postmortem);
  for (const sentence of tellingsOf(postmortem))
    for (const length of sentence.lengths) {
      // `à 7 h 53` is a clock.
      if (
        clocks.some(
          (one) => one.sentence === sentence && one.clock.start <= length.start && length.end <= one.clock.end,
        )
      )
        continue;
      addLength(
        'duration',
        sentence,
        length,
        sentence.text.slice(0, length.start).trim().slice(-40),
        undefined,
        whyUnread(sentence, length),
      );
    }
  for (const { sentence, clock, instant, phrase, behind } of clocks) {
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
      'no row has this time',
    );
  }
  // A clock that tells of nothing that happened here says why, too.
  for (const sentence of tellingsOf(postmortem)) {
    if (sentence.setting === 'timeline' && sentence.passage.kind !== 'event') continue;
    for (const clock of clocksIn(sentence.text))
      if (!clocks.some((one) => one.sentence === sentence && one.clock.start === clock.start))
        add(
          'clock',
          sentence.placeOf(clock.start, clock.end),
          clock.text,
          sentence.text.slice(0, clock.start).trim().slice(-60),
          undefined,
          whyNoClock(sentence, clock, postmortem),
        );
  }
  for (const { text, place, inside } of stampsOf(postmortem))
    add('stamp', place(), text, 'a line of a log', inside ? 'within the timeline' : undefined, 'no row is near');
  return verdicts.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** Which row is missing, or that no pair of those that are meant fits. */
function whyUnmeasured(postmortem: Postmortem, claim: DurationClaim): string {
  const wanted = pairsOf(claim)[0]!;
  const missing = wanted.filter((milestone) => !rowOf(postmortem, milestone));
  if (missing.length > 0) return `no row is marked ${missing.map((milestone) => `\`${milestone}\``).join(' or ')}`;
  return claim.loose ? 'it may be of a part of what was harmed' : 'it is between no two rows that it can mean';
}

/** Why a length is not compared with rows. */
function whyUnread(sentence: Telling, length: Length): string {
  const { text, setting, section } = sentence;
  const { start } = length;
  if (isOfWorkingTime(sentence, length)) return 'it is counted in hours of work';
  if (setting === 'actions' || section === 'action-items') return 'it is of an action item';
  if (isQuoted(text, start)) return 'it stands in quotation marks';
  if (isReported(sentence)) return 'somebody else says it, or it is of another incident';
  if (isNormative(sentence, text)) return 'it is of a rule, a limit, a wish or a habit';
  if (isPartial(text)) return 'it is of a part, or of one of several';
  if (setting === 'timeline') return 'it stands in a row, which has a time of its own';
  return unexplained;
}

/** Why a clock is not compared with rows. */
function whyNoClock(sentence: Telling, clock: Clock, postmortem: Postmortem): string {
  const { setting, section } = sentence;
  if (rowsOf(postmortem).length < 2) return 'the timeline has no two rows with a time';
  if (setting === 'timeline') return 'it stands in a row, which has a time of its own';
  if (setting === 'actions' || section === 'action-items') return 'it is of an action item';
  if (isQuoted(sentence.text, clock.start)) return 'it stands in quotation marks';
  if (isReported(sentence)) return 'somebody else says it, or it is of another incident';
  if (!isTold(sentence)) return 'it is of what was said or supposed, and not of what happened';
  if (clock.zone !== undefined) return 'the zone beside it is not known, or may be one of several';
  return clock.day === undefined ? 'it is on no day that the timeline knows' : unexplained;
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
function endsOf(postmortem: Postmortem, claim: DurationClaim): Parameters<typeof shownSpan> | undefined {
  const { about, length, ends } = claim;
  const rows = rowsOf(postmortem);
  const candidates: [Row | undefined, Row | undefined, (readonly [Milestone, Milestone])?][] = [
    ...pairsOf(claim).map((pair): (typeof candidates)[number] => [
      rowOf(postmortem, pair[0]),
      rowOf(postmortem, pair[1]),
      pair,
    ]),
    ...(!ends && (about === 'whole' || about === 'impact')
      ? [[rows[0], rows.at(-1)] as (typeof candidates)[number]]
      : []),
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
