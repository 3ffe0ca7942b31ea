import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { isStatement, placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { printMinutes, printNumber, printPercent } from '../facts/print.ts';
import { sharesOf } from '../facts/shares.ts';
import { impactWindow, type Window } from '../facts/windows.ts';
import type { Report, PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const window = impactWindow(postmortem);
    if (!window || window.minutes <= 0) return;
    checkRate(postmortem, window, report);
    checkWindow(postmortem, window, report);
  },
};
export default rule;

/** A rate, a share of failures and a length give a number of failures: of the same order as the one that is stated. */
function checkRate(postmortem: Postmortem, window: Window, report: Report): void {
  const quantities = quantitiesOf(postmortem);
  const rates = quantities.filter(
    ({ unit, sentence, bound, isQuoted }) => unit.kind === 'rate' && !isQuoted && !bound && isStatement(sentence),
  );
  const rate = rates.find(({ sentence }) => sentence.passage.kind !== 'event') ?? rates[0];
  if (!rate) return;
  // A rate of something larger than what failed says nothing about the failures.
  if (
    quantities.some(
      ({ value, unit, sentence }) =>
        unit.kind === 'rate' &&
        value === rate.value &&
        /\b(?:whole|entire|all (?:services|traffic|regions|of)|in total|overall|site-?wide|those of|fleet)\b/i.test(
          sentence.text,
        ),
    )
  )
    return;
  const share = sharesOf(postmortem)
    .filter(({ measure, isSuccess, sentence }) => measure === 'failures' && !isSuccess && !sentence?.isReported)
    .reduce<{ value: number; place: Place; written: string } | undefined>(
      (most, other) => (!most || other.value > most.value ? other : most),
      undefined,
    );
  const count = quantities.find(
    ({ kind, unit, value, most, after, sentence, isQuoted, of, bound }) =>
      unit.kind === 'count' &&
      kind === 'attempts' &&
      value === most &&
      value >= 10 &&
      !isQuoted &&
      !of &&
      !bound &&
      isStatement(sentence) &&
      /^\s*(?:were |had |have )?(?:failed|failing|rejected|dropped|lost|errored|timed out)\b/i.test(after),
  );
  if (!share || share.value <= 0 || !count) return;
  const expected = rate.value * window.minutes * 60 * (share.value / 100);
  const ratio = expected / count.value;
  if (ratio < 30 && ratio > 1 / 30) return;
  report({
    reason: `Unexpected ${shown(`${count.text.trim()} ${count.noun}s`)} failed, expected some \`${roughly(expected)}\`: ${shown(rate.text.trim())} for \`${printMinutes(window.minutes)}\` at ${shown(printPercent(share.value))}`,
    place: placeOfQuantity(count),
    causes: [
      { reason: `the rate is ${shown(rate.text.trim())}`, place: placeOfQuantity(rate) },
      { reason: `the share is ${shown(share.written.trim())}`, place: share.place },
      {
        reason: `the impact lasts from ${shown(window.from.time.value)} to ${shown(window.to.time.value)}`,
        place: window.from.place,
      },
    ],
  });
}

/** “Lasted 18 minutes and affected 8,000 users”, where the timeline has a small part of those 18 minutes. */
function checkWindow(postmortem: Postmortem, window: Window, report: Report): void {
  const quantities = quantitiesOf(postmortem);
  for (const length of quantities) {
    const { unit, before, sentence, value } = length;
    if (
      unit.kind !== 'seconds' ||
      !/\b(?:lasted|went on for|lasting)\s*(?:for )?$/i.test(before) ||
      !isStatement(sentence)
    )
      continue;
    const people = quantities.find(
      (other): other is Quantity =>
        other.sentence === sentence &&
        other.unit.kind === 'count' &&
        other.kind === 'people' &&
        other.value >= 10 &&
        !other.of,
    );
    const actual = window.minutes * 60;
    if (!people || value < actual * 5) continue;
    report({
      reason: `Unexpected ${shown(`${people.text.trim()} ${people.noun}s`)} in ${shown(length.text.trim())}, expected a count over the \`${printSeconds(actual)}\` of the timeline, in which they would be \`${roughly(people.value / actual)}\` a second instead of \`${roughly(people.value / value)}\``,
      place: placeOfQuantity(people),
      causes: [
        { reason: `the impact begins at ${shown(window.from.time.value)}`, place: window.from.time.place },
        { reason: `it ends at ${shown(window.to.time.value)}`, place: window.to.time.place },
      ],
    });
    return;
  }
}

function printSeconds(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : printMinutes(seconds / 60);
}

function roughly(value: number): string {
  return printNumber(Number(value.toPrecision(2)));
}
