import type { Postmortem } from '../../model/postmortem.ts';
import type { Length } from '../../text/length.ts';
import type { About, Said } from './about.ts';
import { isNormative, isPartial } from './reported.ts';
import type { Telling } from './telling.ts';
import { namesWhatBroke, tellsWhatBroke } from './what-broke.ts';

const impactNoun =
  /^(?:[- ]long)?[- ](?:of )?(?<words>(?:(?:active|actual|diminished|complete|total|full|partial|degraded|elevated|reduced|severe|major|service|customer|user|visible|facing|customer-visible|customer-facing|user-visible|user-facing|checkout|API|site|unplanned)[- ]){0,4})(?<noun>outage|downtime|impact|unavailability|disruption|degradation|service interruption|interruption|service|performance|capacity|errors|(?:period|window|stretch)(?= (?:during|in) which\b| when\b))\b/i;

const lasted =
  /\b(?:(?<thing>this(?: one| time)?|it)(?=[^.;,:()]{0,40}\bpersist)|(?<own>this one)(?= (?:lasted|went on|continued)\b)|(?<noun>incident|event|issue|problem|outage|disruption|degradation|downtime|impact|interruption|unavailability|effect|slowdown))\b(?<between>[^.;,:()]{0,40}?)\b(?:lasted|lasting|spanned|stretched over|dragged on|persist(?:ed|s|ing)?|went on|continued|ran|cost (?:us|everyone|everybody|(?:the|our) \w+))(?: (?:for|a total of|for a total of))?\s*$/i;
/** `The outage took six hours.`, with nothing behind it that says what took them. */
const tookAlone =
  /\b(?<noun>incident|outage|disruption|downtime|interruption|unavailability)\b(?<between>[^.;,:()]{0,40}?)\btook(?: a total of)?\s*$/i;
/** `the outage in May`: one that is told from this one by when it was. */
const ofAnother =
  /^ (?:in|of|from|on) (?:last |early |late |mid-?|\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|week|month|quarter|year|20\d\d)\b/i;
/** `unlike the 4-hour outage`, `last year’s 4-hour outage`: one that this one is compared with. */
const comparedWith =
  /\b(?:unlike|than|like|compared (?:to|with)|similar to|beside|besides|(?:as|just as) (?:in|with|during)) (?:the |our |an? |that )?(?:[\w-]+ )?$|\b(?:last|previous|earlier) \w+['’]s (?:[\w-]+ )?$/i;
const outageOf =
  /\b(?<words>(?:complete|total|full) )?(?<noun>outage|downtime|disruption|unavailability) (?:of|for|lasting)\s*$/i;
/** Nobody knew: `went unnoticed for`, and behind the length `before anybody noticed`. */
const unseen =
  /\b(?:unnoticed|undetected|undiscovered|unseen|unaware)\b[^.;:()]{0,20}\bfor\s*$|\b(?:nobody|no one|none of us) (?:\w+ )?(?:noticed|saw|knew|reali[sz]ed|spotted)(?: (?:it|this|that|(?:about|of) (?:it|this)))? for\s*$/i;
const beforeSeen =
  /^\)? before (?:we|any(?:one|body)|some(?:one|body)|it|they|the team|on[- ]call|staff)\b(?: \w+){0,2} (?:notic|realiz|realis|detect|discover|found out|saw|spotted|aware)/i;
/** `it took 40 minutes to notice`, `40 minutes passed before it was declared`. */
const tookUntil =
  /^ (?:(?:to|until we|before we|until someone|before someone|until anybody|before anybody) (?:even |finally |first )?(?<verb>notic|detect|discover|realiz|realis|find out|found out|acknowledg|declar)\w*)\b/i;
const untils: readonly [RegExp, About][] = [
  [/^(?:notic|detect|discover|realiz|realis|f)/i, 'detect'],
  [/^ack/i, 'acknowledge'],
  [/^decl/i, 'declare'],
];
const nounsOf: Partial<Record<About, string>> = {
  detect: 'detection',
  acknowledge: 'acknowledgement',
  declare: 'declaration',
};
/** All is well again: `was fixed in`, `recovery took`, and behind the length `to recover`. */
const ended =
  /\b(?:(?:fixed|resolved|restored|recovered|repaired|remedied|healed|back (?:to normal|up|online))|(?:to )?(?:recover|heal)(?: itself| themselves)|(?:recovery|restoration) took)(?: itself| again| completely| fully| for (?:all|everybody|everyone))?,?(?: only| just)? ?(?:in|within|after|took)?(?: only| just)?\s*$/i;
const toEnd =
  /^ (?:to (?:fully |completely )?(?:recover|restore|repair|resolve|fix|heal|(?:bring|get) (?:(?:the|our|all) )?[\p{L}-]+(?: [\p{L}-]+)? back(?! (?:into|from|out|for|in)\b))|until (?:full |complete )?recovery)\b/iu;
const endedThing =
  /\b(?:incidents?|issues?|problems?|outages?|disruption|everything|services?|impact|it|this|cluster|site|system|we|recovery|restoration)\b/i;
const broken =
  /\b(?:unusable|not (?:accessible|available|reachable|usable|working|served)|went down|(?:was|were|is|be) (?:down|out|blocked|broken|stuck)|(?:was|were) (?:impacted|impaired|failing|unstable|slow)|failed|did n[o'’]t (?:have|work|start|run)|did not (?:have|work|start|run)|without (?:service|action)|reducing \w+(?: [\w-]+){0,4}|set (?:as|to) [\w-]+|unstable)\b[^.;:()]{0,30}?\bfor\s*$/i;
const harmed =
  /\b(?:could ?n[o'’]t|could no longer|cannot|were unable|was unable|unable to|were affected|was affected|were down|was down|went down|went dark|were dark|was dark|unavailable|unreachable|inaccessible|offline|degraded|returned|failed|did not|were impacted|was impacted|experienced|unresponsive|locked out|lost access|had no way (?:to|of) \w+|(?:had|were|was) (?:no|without)(?: any)? (?:access|service|connection|connectivity|signal|network|internet)|out of (?:service|action|order|operation)|(?:saw|got|received|were met with|were shown) (?:only )?(?:errors?|error pages|timeouts)|(?:were|was) (?:turned away|refused|rejected|denied|cut off|interrupted))\b[^.;:()]{0,40}?\bfor (?:a total of |a period of |a little |all of )?$/i;
/** A thing that is named first and could not be used, whatever it is called. */
const unusable =
  /^\s*(?<thing>(?:the |our |all (?:of )?)?[\p{L}\d-]+(?: [\p{L}\d-]+){0,2}) (?:could(?: not|n[’']t| no longer) be \p{L}+|(?:was|were|stood|stayed|remained|lay) (?:\w+ )?(?:unusable|impossible|unavailable|unreachable|inaccessible|unresponsive|offline|down|blind|silent|dark|mute|dead|frozen|stuck|blocked|jammed|halted|idle|still|empty|missing|gone|declined|refused|rejected|turned away|lost|dropped|delayed|out of (?:service|action|order|operation)|not (?:available|usable|reachable|accessible|possible))|(?:stopped|quit|ceased|kept) \p{L}+ing|failed|timed out|stopped|halted|froze|stood still|did(?: not|n[’']t) (?:work|respond|answer|load|run|move|open|start))(?: (?:at all|to \w+))? for (?:a total of |about |some |around |nearly |almost )?$/iu;
/** `no orders could be placed for`, `nobody could log in for`. */
const nothing =
  /^\s*(?:during this time |then )?(?<thing>(?:no|not a single|none of (?:the|our)) [\p{L}\d-]+(?: [\p{L}\d-]+)?|nobody|no one|nothing) (?:could|was able to|were able to|was|were|got)(?: \p{L}+){1,5} for (?:a total of |about |some |around |nearly |almost )?$/iu;
/** `For six hours no payments went through`: the same the other way round. */
const nothingDid =
  /^,? (?<thing>(?:no|not a single|none of (?:the|our)) [\p{L}\d-]+(?: [\p{L}\d-]+)?|nobody|no one|nothing) \p{L}+(?: \p{L}+){0,3}\s*(?:[.,;:]|$)/iu;
/** What those who are harmed by an incident do not see. */
const inside =
  /\b(?:engineers?|developers?|staff|teams?|we|us|on[- ]call|support|operators?|deploy\w*|releases?|rollouts?|builds?|backups?|reports?|reporting|analytics|statistics|metrics?|monitor\w*|graphs?|logs?|logging|alert\w*|alarms?|dashboards?|exports?|imports?|data|pipelines?|staging|test(?:s|ing)?|ci|wiki|docs|documentation|admin\w*|internal|intranet|changes|status[- ]page|pages?|hosts?|servers?|machines?|database|queries|replication)\b/i;

/** `The clinic went without heating for`: who had to do without. */
const without =
  /^\s*(?:the |our |all (?:of )?(?:the |our )?)?[\p{L}\d-]+(?: [\p{L}\d-]+){0,2} (?:(?:went|were|was|were left|was left|had to (?:do|make do|work)|did|ran|stood|remained|stayed) (?:entirely |completely )?without (?:any )?\p{L}[\p{L}\d-]*(?: [\p{L}\d-]+)?|(?:was|were|stood|came to|remained|stayed) (?:at|in) (?:an? |the )?(?:complete |full )?(?:standstill|halt|dark)) for (?:a total of |about |some |around |nearly |almost )?$/iu;
/** `We only found out 50 minutes in`. */
const foundOut =
  /\b(?:we|nobody|no one|the (?:team|on-?call|desk|operators?|staff)) (?:only )?(?:found out|noticed|realised|realized|saw it|learn(?:ed|t) of it|knew)(?: about it| of it| it)?(?: only)? $/i;

const cameBack =
  /^\s*(?:the |our |all (?:of )?)?[\p{L}\d-]+(?: [\p{L}\d-]+){0,2} (?:only )?(?:(?:came|was|were) (?:fully )?(?:back|\p{L}+(?:ed|t|ld) again|up again|online again|available again|usable again)|could (?:again )?be \p{L}+(?: again)?(?<=again(?: be \p{L}+)?)|(?:worked|ran|functioned|responded|answered|loaded) (?:normally )?again)(?: online| up(?: and running)?| to normal| again| in (?:service|operation|use)| open| at work)?,?(?: only)? after (?:only |just )?$/iu;

/** `it took 6 hours until payments worked again`, `had to wait 6 hours before they could pay again`. */
const tookBack =
  /^ (?:until|before) (?!next|then)[^.;:()]{2,60}? (?:again|back(?: up| online| to normal)?|recovered|restored|returned)(?: to normal)?(?=[.,;:]|$)/i;

const claim = (about: About, subject: string, loose = false): Said => ({ about, subject, loose });

/** Where a document tells what the incident as a whole did. */
function isOfIncident({ section, setting }: Telling): boolean {
  return setting === 'title' || section === 'summary' || section === 'impact';
}

const everybody =
  /\b(?:customers?|users?|visitors?|buyers?|merchants?|shoppers?|clients?|subscribers?|members?|guests?|viewers?|patients?|passengers?|students?|people|everybody|everyone|(?:the |our )(?:service|site|website|application|platform|app|system))\b/i;

/** `Six hours long, the outage hit everybody`, `Lasting six hours, the outage`: the thing behind its length. */
const thingBehind =
  /^(?<long> long)?, (?:the|this|our) (?:[\w-]+ ){0,2}?(?<noun>outage|incident|disruption|downtime|interruption|unavailability|degradation)\b(?! (?:of|in|on|from|at) (?:last|early|late|the previous|another)\b)/i;

/** Words by which only some of those who use something are meant. */
const someOnly =
  /\b(?:some|many|few|fewer|several|certain|a (?:number|group|set|fraction|portion|subset|handful) of|\d[\d.,]* ?(?:%|percent|k|customers?|users?|merchants?|people)?)(?: of)?(?: the| our)? (?:\w+ )?(?:customers?|users?|visitors?|buyers?|merchants?|shoppers?|clients?|subscribers?|members?|guests?|students?|people)\b|\b(?:customers?|users?|visitors?|buyers?|merchants?|shoppers?|clients?|subscribers?|members?|guests?|viewers?|patients?|passengers?|students?|people|everybody|everyone),? (?:in|from|of|on|with|who|whose|that|which|using|at|behind|via|near|outside|inside|without|trying|attempting)\b/i;

const someThings =
  /\b(?:some|many|few|fewer|several|certain|a (?:number|group|set|fraction|portion|subset|handful) of|\d[\d.,]* ?%) (?:of )?(?:the |our )?\p{L}/iu;

/** `Orders from the branch`: told from the others by where they are. */
const narrowedThing =
  /^\s*(?:the |our |all )?\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)? (?:from|in|at|of|near|with|by|via|through|on) \p{L}/iu;

const verbs: [RegExp, About][] = [
  [
    /(?:\b(?:was|were|been|got|we|us|nobody|no one|anybody|anyone|somebody|someone|(?:the |our )?(?:team|on-?call(?: engineer)?|engineers?|desk|staff|operators?|(?:\w+ )?(?:monitoring|alerts?|alarms?|checks?|probes?)))(?: (?:only|first|finally|\w+ly))*|^) ?(?:detected|noticed|discovered)(?: (?:it|this|the \w+))?,? (?:in|after|only|just|\s)*$/i,
    'detect',
  ],
  [
    /\b(?:acknowledged|acked|responded)(?: (?:it|the (?:page|alert|alarm|call)|by [\w@-]+|to the (?:page|alert|alarm|call)))?,? (?:in|after|only|just|\s)*$/i,
    'acknowledge',
  ],
];

/** What a noun behind a length says of it: `39 minutes of customer impact`, `a 4-hour outage`. */
export function nounClaim({ text }: Telling, length: Length): Said | undefined {
  const ahead = text.slice(0, length.start);
  const behind = text.slice(length.end);
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
      isElsewhere(ahead, behind, length) ||
      ofAnother.test(behind.slice(noun[0].length)) ||
      comparedWith.test(ahead)
    )
      return undefined;
    const complete = /complete|total|full/i.test(words) && !/partial|degraded|impact|degradation/i.test(noun[0]);
    return claim(complete ? 'outage' : 'impact', `${words}${noun.groups!['noun']}`);
  }

  const named = thingBehind.exec(behind)?.groups;
  if (named && (named['long'] ? /^\s*(?:at )?$/i : /^\s*(?:lasting|at) (?:for )?$/i).test(ahead))
    return claim(named['noun']!.toLowerCase() === 'incident' ? 'whole' : 'impact', named['noun']!);
  const delay = /^[- ](?<words>detection|acknowledge?ment|response) (?:delay|time|gap|lag)\b/i.exec(behind);
  if (delay) return claim(/^d/i.test(delay.groups!['words']!) ? 'detect' : 'acknowledge', delay[0].slice(1));
  return undefined;
}

/** What the verbs and nouns in front of a length, or behind it, say of it: `the outage lasted 39 minutes`. */
export function verbClaim(sentence: Telling, length: Length, postmortem: Postmortem): Said | undefined {
  const { text } = sentence;
  const ahead = text.slice(0, length.start);
  const behind = text.slice(length.end);
  const clause = /^[^,;:()]{0,30}/.exec(behind)![0];
  if (/\bdetection (?:only )?(?:took|needed) $/i.test(ahead) && !isPartial(ahead) && !isNormative(sentence, text))
    return claim('detect', 'detection');
  const took = tookUntil.exec(behind);
  if (took && /\b(?:it|this|that|which|we|us|detection|nobody|there)\b/i.test(ahead) && !isNormative(sentence, text)) {
    const verb = took.groups!['verb']!;
    const about = untils.find(([spelling]) => spelling.test(verb))![1];
    if (!isPartial(ahead) && !isPartial(clause) && isOfIncident(sentence)) return claim(about, nounsOf[about] ?? verb);
  }
  // `Nobody knew for 3 weeks that the old keys still worked`: something else that was not known.
  if (
    /\b(?:nobody|no one|none of us)\b/i.test(ahead) &&
    /^ (?:that|how|what|why|which|whether|about|of)\b/i.test(behind)
  )
    return undefined;
  if (foundOut.test(ahead) && /^ in\s*(?:[.,;:)]|$)/i.test(behind) && isOfIncident(sentence))
    return claim('detect', 'detection');
  if (unseen.test(ahead) || beforeSeen.test(behind)) return isPartial(ahead) ? undefined : claim('detect', 'detection');
  // `For four hours, payments were declined`: said the other way round.
  const turned = /^\s*(?:for|during) $/i.test(ahead) ? /^,? ([^.,;:()]+)/.exec(behind)?.[1] : undefined;
  const front = turned === undefined ? ahead : `${turned.trim()} for `;
  const none = (nothing.exec(front) ?? (turned === undefined ? null : nothingDid.exec(behind)))?.groups!['thing'];
  const ofNone = none === undefined ? undefined : ofThing(none);
  if (ofNone) return ofNone;
  if (
    tookBack.test(behind) &&
    /\b(?:took|wait(?:ed|ing)?|went by|passed|needed|(?:it|this) was)\b/i.test(ahead) &&
    isOfIncident(sentence) &&
    !isNormative(sentence, text.replace(/\bcould(?= [^.;]* again)/i, '')) &&
    !isPartial(ahead) &&
    !isPartial(clause) &&
    !inside.test(`${ahead} ${clause}`)
  )
    return { ...claim('end', 'recovery'), atMost: true };
  // What could be done again could not before.
  if (
    isNormative(sentence, wholly(text).replace(/\bcould(?= [^.;]* again\b)/i, '')) ||
    isElsewhere(ahead, behind, length)
  )
    return undefined;
  const whole = lasted.exec(ahead) ?? (/^\s*(?:[.,;:)]|$)/.test(behind) ? tookAlone.exec(ahead) : null);
  if (whole && !isPartial(ahead) && !isPartial(clause) && !ofAnother.test(whole.groups!['between'] ?? '')) {
    const name = whole.groups!['noun'] ?? 'incident';
    return claim(/incident|event|issue|problem/i.test(name) ? 'whole' : 'impact', name);
  }
  const of = outageOf.exec(ahead);
  if (of && !isPartial(ahead.slice(-60)))
    return claim(of.groups!['words'] ? 'outage' : 'impact', `${of.groups!['words'] ?? ''}${of.groups!['noun']}`);
  if (harmed.test(ahead) && !isPartial(ahead) && !isPartial(clause)) {
    const subject = ahead.slice(ahead.search(/[^,;:]*$/));
    if (ofAnother.test(clause)) return undefined;
    // `customers in Norway`, `some users`, `some orders`, `order exports`: those who were harmed in part, and perhaps for a part of the time.
    const isAll = everybody.test(ahead);
    if (isAll || namesService(ahead, postmortem))
      return claim(
        'impact',
        impactWord(subject),
        someOnly.test(subject) ||
          (!isAll && (someThings.test(subject) || inside.test(subject) || narrowedThing.test(subject))),
      );
  }
  const thing = unusable.exec(front)?.groups!['thing'];
  const ofOne =
    thing !== undefined || (without.test(front) && isOfOurs(front)) || isWhatBroke()
      ? ofThing(thing ?? /^[^.;:()]*/.exec(front)![0])
      : undefined;
  if (ofOne) return ofOne;
  if (cameBack.test(ahead) && isOfIncident(sentence) && !isPartial(text))
    return { ...claim('end', 'recovery'), atMost: true };
  if (/^\s*(?:of|after|before|from|since|later|earlier|ago)\b/i.test(behind)) return undefined;
  if (broken.test(ahead) && !isPartial(wholly(ahead).slice(-80)) && !isPartial(clause))
    return claim('impact', 'impact', true);
  if ((ended.test(ahead) || toEnd.test(behind)) && endedThing.test(ahead) && !isPartial(ahead.slice(-60)))
    return claim('end', 'recovery', !/^(?:summary|impact|resolution)$/.test(sentence.section ?? ''));
  if (length.bound === 'within' || /\b(?:in|after)\s*$/i.test(ahead)) {
    const verb = verbs.find(([spelling]) => spelling.test(ahead));
    if (verb && !isPartial(ahead.slice(-60)))
      return claim(verb[1], verb[1] === 'detect' ? 'detection' : 'acknowledgement');
  }
  return undefined;

  /** A standstill is one whoever it befell; who does without may do without anything. */
  function isOfOurs(said: string): boolean {
    return !/\bwithout\b/i.test(said) || namesWhatBroke(said, postmortem);
  }

  /** `Ovens stayed cold for six hours before heat returned`: what the row of impact says. */
  function isWhatBroke(): boolean {
    if (turned !== undefined) return tellsWhatBroke(turned, postmortem);
    // In other languages the state may stand behind: `Die Öfen blieben vier Stunden kalt`.
    const state = /^[^.,;:()]*/.exec(behind)![0].replace(/ (?:before|until)\b.*$/i, '');
    return /^[^.,;:()]+ $/.test(ahead) && tellsWhatBroke(ahead.replace(/ for $/i, ' ') + state, postmortem);
  }

  /** Something that could not be used, as part of it all. */
  function ofThing(name: string): Said | undefined {
    if (!isOfIncident(sentence) || inside.test(name) || isPartial(ahead) || isPartial(clause)) return undefined;
    if (
      ofAnother.test(clause) ||
      /\b(?:yesterday|ago|before(?! \w+ (?:returned|came|worked|was|were)\b)|year|week)\b/i.test(clause)
    )
      return undefined;
    return { ...claim('impact', 'impact'), atMost: true };
  }
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
