import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { formatMilliseconds } from '../../model/span.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import type { Length } from '../../text/length.ts';
import { isQuoted } from '../../text/speaker.ts';
import { isNormative, isPartial, isReported } from './reported.ts';
import { tellingsOf, type Telling } from './telling.ts';

/**
 * What a written duration is about:
 * `whole` the incident, with no word on which ends; `impact` what users felt; `outage` a complete one;
 * the others are the times to a milestone, by label (`MTTR`) or by verb (`detected within`).
 */
export type About = 'whole' | 'impact' | 'outage' | 'detect' | 'acknowledge' | 'declare' | 'mitigate' | 'recover';

/** A duration that says of what it is one. */
export interface DurationClaim {
  about: About;
  /** The words that say so, for the message: `customer-visible impact`. */
  subject: string;
  /** Whether it is said by a label, such as `MTTR: 59 s` or `Duration: 18 min`. */
  label: boolean;
  /** Written as a mean. */
  mean: boolean;
  /** Described as only worse than usual, not as an outage. */
  degraded: boolean;
  /** Whether it may be about one part of what was harmed, so that no rule can say it is wrong. */
  loose: boolean;
  length: Length;
  sentence: Telling;
}

/** Every duration of a postmortem whose subject is clear, except what other documents said, rules and wishes. */
export const durationsOf = memo((postmortem: Postmortem): DurationClaim[] =>
  allDurationsOf(postmortem).filter(({ loose }) => !loose),
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
      if (claim) claims.push(isRow ? { ...claim, loose: true } : claim);
    }
  }
  return claims;
});

/** `during those nine hours`: what the duration before it was about. */
function again(sentence: Telling, length: Length, before: DurationClaim | undefined): DurationClaim | undefined {
  const refers = /\b(?:during|for|in|over|throughout|of) (?:those|these|that|this)(?: entire| whole)? $/i;
  return before && refers.test(sentence.text.slice(0, length.start)) ? { ...before, sentence, length } : undefined;
}

/** Where the text tells what happened. */
export function isTold({ setting, section }: Telling): boolean {
  return (
    setting !== 'timeline' &&
    setting !== 'communications' &&
    setting !== 'actions' &&
    section !== 'action-items' &&
    section !== 'hypotheses' &&
    section !== 'investigation'
  );
}

/** A length as it was written, with the word that weakens it. */
export function shownLength({ text }: Telling, { start, end }: Length): string {
  return `\`${text.slice(start, end).replaceAll('`', '').replace(/\s+/g, ' ')}\``;
}

/** What a duration claims, for the beginning of a message: `` `39 minutes` of customer impact ``, `` `59 s` as `MTTR` ``. */
export function shownClaim({ sentence, length, subject, label }: DurationClaim): string {
  const { least, most, unit } = length;
  // Nobody compares 5,280 minutes with 3 days and a half.
  const isLong = least === most && unit === 60_000 && least >= 3 * 3_600_000 && /^\S+ \S+$/.test(length.text);
  const said = `${shownLength(sentence, length)}${isLong ? ` (\`${formatMilliseconds(least)}\`)` : ''}`;
  if (label) return `${said} as \`${subject}\``;
  if (/^(?:detection|acknowledgement|recovery)$/.test(subject)) return `${said} until ${subject}`;
  const isThing = /^(?:incident|event|issue|problem|outage|disruption|effect|slowdown|interruption|period)$/i.test(
    subject,
  );
  return `${said} of ${isThing ? `the ${subject.toLowerCase()}` : subject}`;
}

const labels: [RegExp, About][] = [
  [/(?:customer|user|client)?[- ]?(?:visible |facing )?(?:impact|degradation|disruption) (?:duration|time)/, 'impact'],
  [/duration of (?:the )?(?:[\w-]+ ){0,2}(?:impact|outage|degradation|disruption|unavailability|downtime)/, 'impact'],
  [
    /(?:(?:service|customer|user|total|full|complete) )?(?:outage|downtime|unavailability|disruption)(?: duration| time| length)?/,
    'impact',
  ],
  [/(?:total |overall |incident |event )?(?:duration|length)(?: of (?:the )?(?:incident|event))?/, 'whole'],
  [
    /(?:mean )?time to detect(?:ion)?(?: \((?:MTTD|TTD)\))?|MTTD|TTD|detection (?:time|delay)|time until (?:detection|notice)/,
    'detect',
  ],
  [
    /(?:mean )?time to (?:acknowledge(?:ment)?|respond|response)(?: \((?:MTTA|TTA)\))?|MTTA|TTA|response time/,
    'acknowledge',
  ],
  [/(?:mean )?time to mitigat(?:e|ion)(?: \((?:MTTM|TTM)\))?|MTTM|TTM/, 'mitigate'],
  [
    /(?:mean )?time to (?:recover|recovery|restore|restoration|repair|resolve|resolution|fix)(?: \((?:MTTR|TTR)\))?|MTTR|TTR|(?:resolution|recovery) time/,
    'recover',
  ],
];
const label = new RegExp(
  `(?:^|[.;:(),|•*–—-] ?|\\band )(?:the |our |total )?(?<label>${labels.map(([name]) => name.source).join('|')})(?: \\([^)]{0,40}\\))?\\s*(?::|=|was|is|of|→)\\s*(?:about |approximately )?$`,
  'i',
);

const impactNoun =
  /^(?:[- ]long)?[- ](?:of )?(?<words>(?:(?:active|actual|diminished|complete|total|full|partial|degraded|elevated|reduced|severe|major|service|customer|user|visible|facing|customer-visible|customer-facing|user-visible|user-facing|checkout|API|site|unplanned)[- ]){0,4})(?<noun>outage|downtime|impact|unavailability|disruption|degradation|service interruption|interruption|service|performance|capacity|errors|(?:period|window|stretch)(?= (?:during|in) which\b| when\b))\b/i;

const lasted =
  /\b(?:(?<thing>this|it)(?=[^.;,:()]{0,40}\bpersist)|(?<noun>incident|event|issue|problem|outage|disruption|degradation|downtime|impact|interruption|unavailability|effect|slowdown))\b(?<between>[^.;,:()]{0,40}?)\b(?:lasted|lasting|persist(?:ed|s|ing)?|went on|continued|ran)(?: (?:for|a total of|for a total of))?\s*$/i;
const outageOf =
  /\b(?<words>(?:complete|total|full) )?(?<noun>outage|downtime|disruption|unavailability) (?:of|for|lasting)\s*$/i;
/** Nobody knew: `went unnoticed for`, and behind the length `before anybody noticed`. */
const unseen = /\b(?:unnoticed|undetected|undiscovered|unseen|unaware)\b[^.;:()]{0,20}\bfor\s*$/i;
const beforeSeen =
  /^\)? before (?:we|any(?:one|body)|some(?:one|body)|it|they|the team|on[- ]call|staff)\b(?: \w+){0,2} (?:notic|realiz|realis|detect|discover|found out|saw|spotted|aware)/i;
/** All is well again: `was fixed in`, `recovery took`, and behind the length `to recover`. */
const ended =
  /\b(?:(?:fixed|resolved|restored|recovered|repaired|remedied|healed|back (?:to normal|up|online))|(?:to )?(?:recover|heal)(?: itself| themselves)|(?:recovery|restoration) took)(?: itself| again| completely| fully| for (?:all|everybody|everyone))?,?(?: only| just)? ?(?:in|within|after|took)?(?: only| just)?\s*$/i;
const toEnd =
  /^ (?:to (?:fully |completely )?(?:recover|restore|repair|resolve|fix|heal)|until (?:full |complete )?recovery)\b/i;
const endedThing =
  /\b(?:incidents?|issues?|problems?|outages?|disruption|everything|services?|impact|it|this|cluster|site|system|we|recovery|restoration)\b/i;
const broken =
  /\b(?:unusable|not (?:accessible|available|reachable|usable|working|served)|went down|(?:was|were|is|be) (?:down|out|blocked|broken|stuck)|(?:was|were) (?:impacted|impaired|failing|unstable|slow)|failed|did n[o'’]t (?:have|work|start|run)|did not (?:have|work|start|run)|without (?:service|action)|reducing \w+(?: [\w-]+){0,4}|set (?:as|to) [\w-]+|unstable)\b[^.;:()]{0,30}?\bfor\s*$/i;
const harmed =
  /\b(?:could ?n[o'’]t|cannot|were unable|was unable|unable to|were affected|was affected|were down|was down|unavailable|unreachable|inaccessible|offline|degraded|returned|failed|did not|were impacted|was impacted|experienced|unresponsive)\b[^.;:()]{0,40}?\bfor\s*$/i;
const everybody =
  /\b(?:customers?|users?|visitors?|buyers?|merchants?|people|everybody|everyone|(?:the |our )(?:service|site|website|application|platform|app|system))\b/i;

const verbs: [RegExp, About][] = [
  [/\b(?:detected|noticed|discovered)(?: (?:it|this|the \w+))?,? (?:in|after|only|just|\s)*$/i, 'detect'],
  [
    /\b(?:acknowledged|acked|responded)(?: (?:it|the (?:page|alert)|by [\w@-]+|to the (?:page|alert)))?,? (?:in|after|only|just|\s)*$/i,
    'acknowledge',
  ],
];

function claimOf(sentence: Telling, length: Length, postmortem: Postmortem): DurationClaim | undefined {
  const { text } = sentence;
  if (isQuoted(text, length.start) || isReported(sentence)) return undefined;
  const ahead = text.slice(0, length.start);
  const behind = text.slice(length.end);
  const clause = /^[^,;:()]{0,30}/.exec(behind)![0];
  const claim = (about: About, subject: string, isLabel = false, loose = false): DurationClaim => ({
    about,
    subject: subject.trim().replace(/\s+/g, ' '),
    label: isLabel,
    mean: isLabel && /\bmean\b|\bMTT[A-Z]\b/i.test(`${subject} ${ahead.slice(-40)}`),
    degraded: /\bdegrad|partial|elevated|reduced|diminished|performance/i.test(subject),
    loose,
    length,
    sentence,
  });

  const noun = impactNoun.exec(behind);
  if (
    noun &&
    ((noun.groups!['noun'] !== 'service' &&
      noun.groups!['noun'] !== 'performance' &&
      noun.groups!['noun'] !== 'capacity' &&
      noun.groups!['noun'] !== 'errors') ||
      /degraded|reduced|diminished|elevated/i.test(noun.groups!['words']!))
  ) {
    const words = noun.groups!['words']!;
    if (
      /\b(?:budget|after|per|SLO)\b/i.test(behind.slice(0, noun[0].length + 12)) ||
      isElsewhere(ahead, behind, length)
    )
      return undefined;
    const complete = /complete|total|full/i.test(words) && !/partial|degraded|impact|degradation/i.test(noun[0]);
    return claim(complete ? 'outage' : 'impact', `${words}${noun.groups!['noun']}`);
  }

  const delay = /^[- ](?<words>detection|acknowledge?ment|response) (?:delay|time|gap|lag)\b/i.exec(behind);
  if (delay) return claim(/^d/i.test(delay.groups!['words']!) ? 'detect' : 'acknowledge', delay[0].slice(1));

  const labelled = label.exec(ahead);
  if (labelled && !/^\s*(?:after|before|later|ago|per|each|of (?!the (?:incident|outage)))/i.test(behind)) {
    const name = labelled.groups!['label']!;
    const about = labels.find(([spelling]) => new RegExp(`^(?:${spelling.source})$`, 'i').test(name))![1];
    const complete = about === 'impact' && /complete|total|full/i.test(name);
    return claim(complete ? 'outage' : about, name, true);
  }

  if (unseen.test(ahead) || beforeSeen.test(behind)) return isPartial(ahead) ? undefined : claim('detect', 'detection');
  if (isNormative(sentence, wholly(text)) || isElsewhere(ahead, behind, length)) return undefined;
  const whole = lasted.exec(ahead);
  if (whole && !isPartial(ahead) && !isPartial(clause)) {
    const name = whole.groups!['noun'] ?? 'incident';
    return claim(/incident|event|issue|problem/i.test(name) ? 'whole' : 'impact', name);
  }
  const of = outageOf.exec(ahead);
  if (of && !isPartial(ahead.slice(-60)))
    return claim(of.groups!['words'] ? 'outage' : 'impact', `${of.groups!['words'] ?? ''}${of.groups!['noun']}`);
  if (harmed.test(ahead) && !isPartial(ahead) && !isPartial(clause)) {
    const subject = ahead.slice(ahead.search(/[^,;:]*$/));
    if (everybody.test(ahead) || namesService(ahead, postmortem)) return claim('impact', impactWord(subject));
  }
  if (/^\s*(?:of|after|before|from|since|later|earlier|ago)\b/i.test(behind)) return undefined;
  if (broken.test(ahead) && !isPartial(wholly(ahead).slice(-80)) && !isPartial(clause))
    return claim('impact', 'impact', false, true);
  if ((ended.test(ahead) || toEnd.test(behind)) && endedThing.test(ahead) && !isPartial(ahead.slice(-60)))
    return claim('recover', 'recovery', false, !/^(?:summary|impact|resolution)$/.test(sentence.section ?? ''));
  if (length.bound === 'within' || /\b(?:in|after)\s*$/i.test(ahead)) {
    const verb = verbs.find(([spelling]) => spelling.test(ahead));
    if (verb && !isPartial(ahead.slice(-60)))
      return claim(verb[1], verb[1] === 'detect' ? 'detection' : 'acknowledgement');
  }
  return undefined;
}

/** What is said without what stands in parentheses; all of something is no part. */
function wholly(text: string): string {
  return text
    .replace(/\([^()]*\)/g, '')
    .replace(
      /\b(?:all|every) (?:the |our |of the )?(?:jobs?|builds?|pods?|nodes?|regions?|clusters?|workers?|replicas?)\b/gi,
      'all',
    );
}

/** Whether the length is measured from or to something else that is named: `after the fix`, `before midnight`. */
function isElsewhere(ahead: string, behind: string, { bound }: Length): boolean {
  return (
    /\b(?:every|each|first|last|next|another|further|additional|extra|more|other|remaining|nearly all of the|of the|in the|total of)\s*$/i.test(
      ahead,
    ) ||
    (bound === 'within' && /^\s*(?:of|after)\b/i.test(behind))
  );
}

function namesService(ahead: string, { facts }: Postmortem): boolean {
  const folded = ahead.toLowerCase();
  return facts.services.some((service) => folded.includes(service.split('-')[0]!) && service.length > 3);
}

function impactWord(subject: string): string {
  return /\b(customers?|users?|visitors?|buyers?|merchants?)\b/i.exec(subject) ? 'customer impact' : 'impact';
}

/** The pairs of milestones a duration can mean, the one that is expected first. */
export const pairs: Record<About, readonly (readonly [Milestone, Milestone])[]> = {
  whole: [
    ['impact-start', 'recovered'],
    ['impact-start', 'resolved'],
    ['impact-start', 'mitigated'],
    ['detected', 'resolved'],
    ['detected', 'recovered'],
    ['detected', 'mitigated'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['declared', 'mitigated'],
    ['cause-introduced', 'recovered'],
    ['cause-introduced', 'mitigated'],
    ['cause-introduced', 'resolved'],
    ['cause-introduced', 'cause-removed'],
    ['impact-start', 'cause-removed'],
    ['detected', 'cause-removed'],
  ],
  impact: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  outage: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  detect: [
    ['impact-start', 'detected'],
    ['cause-introduced', 'detected'],
  ],
  acknowledge: [
    ['detected', 'acknowledged'],
    ['impact-start', 'acknowledged'],
  ],
  declare: [
    ['detected', 'declared'],
    ['impact-start', 'declared'],
  ],
  mitigate: [
    ['impact-start', 'mitigated'],
    ['detected', 'mitigated'],
    ['acknowledged', 'mitigated'],
    ['declared', 'mitigated'],
  ],
  recover: [
    ['impact-start', 'recovered'],
    ['detected', 'recovered'],
    ['detected', 'resolved'],
    ['impact-start', 'resolved'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['acknowledged', 'recovered'],
    ['acknowledged', 'resolved'],
  ],
};
