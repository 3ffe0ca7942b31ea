import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { formatMilliseconds } from '../../model/span.ts';
import type { Length } from '../../text/length.ts';
import { isQuoted } from '../../text/speaker.ts';
import type { Said } from './about.ts';
import { endsBeside } from './ends.ts';
import { isAllowance } from './allowance.ts';
import { nounClaim, verbClaim } from './duration-english.ts';
import { foreignClaim } from './duration-foreign.ts';
import { cellClaim, labelClaim } from './duration-label.ts';
import { isReported } from './reported.ts';
import { isTold, shownLength, tellingsOf, type Telling } from './telling.ts';
import { isOfWorkingTime } from './working-time.ts';

/** A duration that says of what it is one. */
export interface DurationClaim extends Required<Omit<Said, 'ends'>>, Pick<Said, 'ends'> {
  /** Written as a mean. */
  mean: boolean;
  /** Described as only worse than usual, not as an outage. */
  degraded: boolean;
  length: Length;
  sentence: Telling;
}

/** Every duration of a postmortem whose subject is clear, except what other documents said, rules and wishes. */
export const durationsOf = memo((postmortem: Postmortem): DurationClaim[] =>
  allDurationsOf(postmortem).filter(({ loose, atMost }) => !loose && !atMost),
);

/** The same with those that are only known to be about some part of what was harmed. */
export const allDurationsOf = memo((postmortem: Postmortem): DurationClaim[] => {
  const claims: DurationClaim[] = [];
  for (const sentence of tellingsOf(postmortem)) {
    const isRow = sentence.setting === 'timeline';
    if (!isRow && !isTold(sentence)) continue;
    for (const length of sentence.lengths) {
      const claim = claimOf(sentence, length, postmortem) ?? again(sentence, length, claims.at(-1));
      // A row tells of what it is about, which may be a part.
      if (claim) claims.push(isRow ? { ...claim, loose: true, atMost: false } : claim);
    }
  }
  return claims.filter((claim) => !isOneOfRows(claim, claims));
});

function claimOf(sentence: Telling, length: Length, postmortem: Postmortem): DurationClaim | undefined {
  const { text } = sentence;
  if (isQuoted(text, length.start) || isReported(sentence)) return undefined;
  // How it was counted is said, and it is not by the clock of the wall; or nothing has happened.
  if (isOfWorkingTime(sentence, length) || isAllowance(text)) return undefined;
  const said =
    cellClaim(sentence, length) ??
    foreignClaim(sentence, length, postmortem) ??
    nounClaim(sentence, length) ??
    labelClaim(sentence, length) ??
    verbClaim(sentence, length, postmortem);
  if (!said) return undefined;
  const ends = said.label ? endsBeside(text.slice(0, length.start), text.slice(length.end)) : undefined;
  // Nothing tells when that was.
  if (ends === 'unknown') return undefined;
  const { about, subject, label = false, loose = false, atMost = false } = said;
  return {
    about,
    subject: subject.trim().replace(/\s+/g, ' '),
    label,
    ends,
    mean: label && /\b(?:mean|average) time\b/i.test(`${text.slice(0, length.start).slice(-40)} ${subject}`),
    degraded: /\bdegrad|partial|elevated|reduced|diminished|performance/i.test(subject),
    loose,
    atMost,
    length,
    sentence,
  };
}

/** Whether the same column names the length of other rows too: each is of one of several things. */
function isOneOfRows({ sentence: { passage }, subject }: DurationClaim, claims: readonly DurationClaim[]): boolean {
  const { named } = passage;
  if (!named || !isNamed(named.column, subject)) return false;
  return claims.some(
    ({ sentence: { passage: other } }) =>
      other !== passage &&
      other.named?.column === named.column &&
      other.named.row !== named.row &&
      other.heading === passage.heading,
  );
}

function isNamed(head: string, subject: string): boolean {
  return head.toLowerCase().includes(subject.toLowerCase());
}

/** `during those nine hours`: what the duration before it was about. */
function again(sentence: Telling, length: Length, before: DurationClaim | undefined): DurationClaim | undefined {
  const refers = /\b(?:during|for|in|over|throughout|of) (?:those|these|that|this)(?: entire| whole)? $/i;
  return before && refers.test(sentence.text.slice(0, length.start)) ? { ...before, sentence, length } : undefined;
}

/** What a duration claims, for the beginning of a message: `` `39 minutes` of customer impact ``, `` `59 s` as `MTTR` ``. */
export function shownClaim({ sentence, length, subject, label }: DurationClaim): string {
  const { least, most, unit } = length;
  // Nobody compares 5,280 minutes with 3 days and a half.
  const isLong = least === most && unit === 60_000 && least >= 3 * 3_600_000 && /^\S+ \S+$/.test(length.text);
  const said = `${shownLength(sentence, length)}${isLong ? ` (\`${formatMilliseconds(least)}\`)` : ''}`;
  if (label) return `${said} as \`${subject}\``;
  if (/^(?:detection|acknowledgement|declaration|recovery)$/.test(subject)) return `${said} until ${subject}`;
  const isThing = /^(?:incident|event|issue|problem|outage|disruption|effect|slowdown|interruption|period)$/i.test(
    subject,
  );
  return `${said} of ${isThing ? `the ${subject.toLowerCase()}` : subject}`;
}
