import impactDurationAgrees from '../parts/impact-duration-agrees.ts';
import { formatSpan } from '../../model/span.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { agrees, isBeyond, meaningOf, slackOf } from '../facts/agree.ts';
import { allDurationsOf, shownClaim, type DurationClaim } from '../facts/duration.ts';
import { rangesOf } from '../facts/range.ts';
import { tellsOfSeveral } from '../facts/reported.ts';
import { between, causesOf, clockOf, nameOf, rowOf, rowsOf, shownSpan } from '../facts/rows.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { together, type Report, type PostmortemRule } from '../rule.ts';
import { pairsOf } from '../facts/about.ts';
import { namesWhatBroke } from '../facts/what-broke.ts';
import { shownLength } from '../facts/telling.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    // Of several incidents each has times of its own.
    if (rowsOf(postmortem).length > 1 && measuredKinds.includes(postmortem.facts.kind) && !tellsOfSeveral(postmortem))
      for (const claim of allDurationsOf(postmortem))
        if (claim.loose) continue;
        else if (claim.atMost) judgeMost(postmortem, claim, report);
        else if (claim.ends || (claim.about !== 'impact' && claim.about !== 'outage'))
          judgeClaim(postmortem, claim, report);
    judgeRanges(postmortem, report);
  },
};
export default together(rule, impactDurationAgrees);

function judgeClaim(postmortem: Postmortem, claim: DurationClaim, report: Report): void {
  const { about, length, sentence, ends: named } = claim;
  const meant = pairsOf(claim);
  const known = meant.flatMap(([from, to]) => {
    const ends = [rowOf(postmortem, from), rowOf(postmortem, to)] as const;
    return ends[0] && ends[1] ? [{ from: ends[0], to: ends[1], names: [from, to] as const }] : [];
  });
  const place = sentence.placeOf(length.start, length.end);
  const said = `Unexpected ${shownClaim(claim)}`;
  const expected = known[0];
  if (!expected) {
    if (about === 'whole') judgeUnended(postmortem, said, meaningOf(length)[0], place, report);
    return;
  }
  const rows = rowsOf(postmortem);
  const [wantedFrom, wantedTo] = meant[0]!;
  const isSure = rowOf(postmortem, wantedFrom) !== undefined && rowOf(postmortem, wantedTo) !== undefined;
  const mayBegin = !named && (about === 'recover' || about === 'repair' || about === 'resolve' || about === 'end');
  if (!isSure && (named || about !== 'whole') && !mayBegin) return;
  if (known.some(({ from, to }) => agrees(length, between(from, to)) || isBeyond(length, between(from, to)))) return;
  // An incident may be told from its first row, and where the two ends that are meant have no row, from any; a fix from
  // whenever somebody began.
  const isOpen = !isSure || (about === 'end' && !claim.label);
  const starts = isOpen ? rows : rows.slice(0, 1);
  const ends = isOpen ? rows : known.map(({ to }) => to);
  // Many call the recovery a resolution: that proves nothing, and contradicts nothing.
  const others = pairsOf({ about: 'end' }).map(
    ([from, to]) => [rowOf(postmortem, from), rowOf(postmortem, to)] as const,
  );
  if (mayBegin && others.some(([from, to]) => from && to && from !== to && agrees(length, between(from, to)))) return;
  if (!named && (about === 'whole' || isOpen))
    for (const from of starts)
      for (const to of [...ends, rows.at(-1)!])
        if (to.moment.earliest > from.moment.earliest && agrees(length, between(from, to))) return;
  const fitting = other(postmortem, length);
  report({
    reason: `${said}, expected ${shownSpan(expected.from, expected.to, expected.names)}`,
    place,
    causes: causesOf(expected.from, expected.to),
    ...(fitting ? { hint: fitting } : {}),
  });
}

/** What was part of it all cannot have taken longer than everything that is told. */
function judgeMost(postmortem: Postmortem, claim: DurationClaim, report: Report): void {
  const { length, sentence } = claim;
  const [from, to] = [rowOf(postmortem, 'impact-start'), rowOf(postmortem, 'recovered')];
  const rows = rowsOf(postmortem);
  const whole = between(rows[0]!, rows.at(-1)!);
  if (!from || !to) return;
  // What broke was down for some time.
  const isNone = length.most === 0 && between(from, to).least > 0 && namesWhatBroke(sentence.text, postmortem);
  if (!isNone && meaningOf(length)[0] <= whole.most + slackOf(whole)) return;
  report({
    reason: `Unexpected ${shownClaim(claim)}, expected ${isNone ? '' : 'at most '}${shownSpan(from, to)}`,
    place: sentence.placeOf(length.start, length.end),
    causes: causesOf(from, to),
  });
}

/** A duration whose end no row tells: longer than everything that was written down. */
function judgeUnended(
  postmortem: Postmortem,
  said: string,
  length: number,
  place: Parameters<Report>[0]['place'],
  report: Report,
) {
  const rows = rowsOf(postmortem);
  const last = rows.at(-1)!;
  if (rowOf(postmortem, 'resolved') || rowOf(postmortem, 'recovered') || rowOf(postmortem, 'mitigated')) return;
  if (postmortem.facts.unknown.recovered || postmortem.facts.unknown.resolved) return;
  const span = between(rows[0]!, last);
  if (postmortem.timeline.events.some(({ moment }) => !moment) && !rows[0]!.dayless) return;
  if (length <= span.most + 60_000) return;
  report({
    reason: `${said}, expected a row that ends it: the last one, ${clockOf(last)}, is \`${formatSpan(span)}\` after the first`,
    place,
    causes: causesOf(last),
  });
}

/** `12 minutes (14:02 to 14:20)`, `from 14:02 to 14:33, 31 minutes`: the range beside a length has to be as long. */
function judgeRanges(postmortem: Postmortem, report: Report): void {
  for (const { sentence, length, written, span } of rangesOf(postmortem)) {
    if (agrees(length, span)) continue;
    report({
      reason: `Unexpected ${shownLength(sentence, length)} beside \`${written}\`, expected \`${formatSpan(span)}\``,
      place: sentence.placeOf(length.start, length.end),
    });
  }
}

/** The two milestones a length would fit, said as a hint. */
function other(postmortem: Postmortem, length: DurationClaim['length']): string | undefined {
  const rows = rowsOf(postmortem).filter(({ event }) => event.milestones.length > 0);
  for (const from of rows)
    for (const to of rows)
      if (
        to.moment.earliest > from.moment.earliest &&
        length.least === length.most &&
        Math.abs(between(from, to).least - length.least) < 500
      )
        return `\`${length.text}\` is ${nameOf(from)} ${clockOf(from)} → ${nameOf(to)} ${clockOf(to, from)}; name the two ends`;
  return undefined;
}
