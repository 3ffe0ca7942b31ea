import { memo } from '../../model/memo.ts';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { impactFiguresOf, isStatement, placeOfQuantity, quantitiesIn, type Quantity } from './quantities.ts';
import { sentencesOf } from './sentence.ts';
import { type Sentence } from '../../text/said.ts';

/** A share in per cent of which it is clear what it is a share of. */
export interface Share {
  /** What it measures: requests that failed, or users who were affected. */
  measure: 'failures' | 'users';
  /** As a share that failed, whichever way it was written. */
  value: number;
  most: number;
  /** Written as the share that succeeded. */
  isSuccess: boolean;
  /** As written. */
  written: string;
  /** What the requests were for: `checkout`; undefined where nothing is said. */
  subject: string | undefined;
  /** Whether it was seen at a time, rather than told of the whole: a row of the timeline, the end of a change. */
  isMeasured: boolean;
  approximate: boolean;
  place: Place;
  sentence: Sentence | undefined;
  quantity: Quantity | undefined;
}

/** Every share of failed requests and of affected users that a document states; each document is read once. */
export const sharesOf = memo((postmortem: Postmortem): Share[] => read(postmortem));

const success = /\b(?:success(?:es|ful(?:ly)?)?(?: rate)?|succeed(?:s|ed|ing)?|availability)\b/i;
const successRate = /\b(?:success(?:es|ful(?:ly)?)? (?:rate|share)|availability)\b/i;
const failure =
  /\b(?:error(?: rate|s)?|fail(?:ure|ures|ed|ing|s)?|5xx|50\d|timing out|timed out|time-?outs?|rejected|dropped)\b/i;
const requests =
  /\b(?:requests?|calls?|checkouts?|payments?|transactions?|logins?|sign-?ins?|queries|searches|deliveries|invocations?|orders|traffic)\b/i;
const users =
  /^\s*(?:of (?:all |our |the |active |these |those )*)?(?:users?|customers?|buyers?|visitors?|people|shoppers?|players?|subscribers?)\b/i;
const otherThing =
  /\b(?:pods?|nodes?|replicas?|containers?|instances?|disks?|cpu|memory|budget|discount|closure|cache|hit|miss|sampl|confidence|limit|threshold|above|exceed|sla|slo|files?|panic|alert)\b/i;

/** What a failing request was for, so that a rate of checkouts is not compared with one of logins. */
const subjects = [
  'checkout',
  'payment',
  'login',
  'sign-in',
  'search',
  'upload',
  'download',
  'build',
  'deploy',
  'api',
  'ingest',
  'webhook',
  'import',
  'export',
];

function read(postmortem: Postmortem): Share[] {
  const shares: Share[] = [];
  for (const figure of impactFiguresOf(postmortem)) {
    if (figure.unit.kind !== 'percent') continue;
    const measure = measureOf(figure.what, figure.what);
    if (!measure) continue;
    const isSuccess = measure === 'failures' && success.test(figure.what) && !failure.test(figure.what);
    shares.push({
      measure,
      value: isSuccess ? 100 - figure.most : figure.value,
      most: isSuccess ? 100 - figure.value : figure.most,
      isSuccess,
      written: `${figure.value} %`,
      subject: subjectOf(figure.what),
      isMeasured: isSuccess || /\b(?:peak|worst|highest|lowest|maximum|before|normal|seen)\b/i.test(figure.what),
      approximate: figure.approximate,
      place: figure.place,
      sentence: undefined,
      quantity: undefined,
    });
  }
  for (const sentence of sentencesOf(postmortem))
    if (sentence.text.includes('%') || sentence.text.includes('cent')) shares.push(...sharesIn(sentence));
  return shares;
}

function sharesIn(sentence: Sentence): Share[] {
  const shares: Share[] = [];
  const all = quantitiesIn(sentence);
  all.forEach((quantity, index) => {
    if (quantity.unit.kind !== 'percent' || quantity.isQuoted || quantity.bound !== undefined) return;
    const { before, after, text } = quantity;
    if (!isStatement(sentence)) return;
    const previous = all[index - 1];
    const changed =
      previous?.unit.kind === 'percent' &&
      /^\s*(?:→|->|to|down to|up to)\s*(?:only |about )?$/.test(sentence.text.slice(previous.end, quantity.start));
    const next = all[index + 1];
    const changes =
      next?.unit.kind === 'percent' &&
      /^\s*(?:→|->|to|down to|up to)\s*(?:only |about )?$/.test(sentence.text.slice(quantity.end, next.start));
    const lead = changed ? previous.before : before;
    const measure = users.test(after) ? 'users' : measureOf(after.slice(0, 60), lead.slice(-60));
    if (!measure) return;
    const around = `${lead.slice(-60)} ${after.slice(0, 60)}`;
    const isSuccess =
      measure === 'failures' &&
      (successRate.test(lead.slice(-50)) ||
        (success.test(around) && !failure.test(`${lead.slice(-40)} ${after.slice(0, 40)}`)));
    if (isSuccess && quantity.value < 50) return;
    shares.push({
      measure,
      value: isSuccess ? 100 - quantity.most : quantity.value,
      most: isSuccess ? 100 - quantity.value : quantity.most,
      isSuccess,
      written: text,
      subject: subjectOf(around),
      isMeasured: sentence.passage.kind === 'event' || changed || changes,
      approximate: quantity.approximate,
      place: placeOfQuantity(quantity),
      sentence,
      quantity,
    });
  });
  return shares;
}

function measureOf(after: string, before: string): Share['measure'] | undefined {
  if (
    users.test(after) ||
    /\bshare of (?:\w+ ){0,2}(?:users|customers|visitors|buyers)\b/i.test(before) ||
    (after === before && /^(?:\w+ ){0,2}(?:users|customers|visitors|buyers)\b/i.test(after))
  )
    return 'users';
  if (/\b(?:users?|customers?|people) (?:affected|impacted):?\s*(?:~|about )?$/i.test(before)) return 'users';
  // The words right behind the number say what it is a share of; else the words before it must.
  const of = /^\s*(?:of\s|checkout|error|fail)/i.test(after) ? after : '';
  if (of !== '' && otherThing.test(of.slice(0, 40))) return undefined;
  if (of !== '' && requests.test(of) && (failure.test(`${before} ${after}`) || success.test(`${before} ${after}`)))
    return 'failures';
  if (/^\s*(?:errors?|failures?|error rate|failure rate)\b/i.test(after)) return 'failures';
  if (of !== '' && after !== before) return undefined;
  if (otherThing.test(before)) return undefined;
  return /\b(?:error rate|failure rate|errors|failures|success rate|success|share of (?:\w+ )?requests that failed|requests that failed)\b[^,]{0,40}$/i.test(
    before,
  )
    ? 'failures'
    : undefined;
}

function subjectOf(text: string): string | undefined {
  const folded = text.toLowerCase();
  return subjects.find((subject) => folded.includes(subject));
}
