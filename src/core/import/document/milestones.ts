import type { Milestone } from '../../model/vocabulary.ts';
import { isOthers, unquoted } from '../../text/speaker.ts';
import { ending, ofOthers, relapse } from '../ending.ts';
import { abroad, deniedAbroad, isCalled, isRoutine, onDuty, othersAbroad } from './milestone-words.ts';

/** A milestone that the words of a row suggest. */
export interface Proposal {
  row: number;
  milestone: Milestone;
  /** The words it was read from. */
  words: string;
  /** Whether it is certain enough to be written into the table. */
  isDecided: boolean;
}

/** Words that decide a milestone, and words that only suggest one. */
const decisive: readonly [Milestone, RegExp][] = [
  ['cause-introduced', /\b(?:bug|fault|defect|regression)\b[^.]{0,60}\bis introduced\b/i],
  [
    'impact-start',
    /\b(?:outage|impact|incident) (?:begins|began|starts|started)\b|^start of incident\b|\bproblem starts\b/i,
  ],
  [
    'detected',
    /\b(?:automated )?(?:alert|alarm|monitoring) (?:fires|fired|detects|detected|pages|paged)\b|\bfirst alert\b/i,
  ],
  [
    'acknowledged',
    /\backnowledge[sd]? (?:the )?(?:alert|page|alarm|incident|receipt)\b|\b(?:engineers?|on-call)[^.]{0,30}\backnowledged?\b/i,
  ],
  [
    'declared',
    /\bincident (?:(?:is|was|formally|officially) )*declared\b(?! (?:as |to be )?(?:\w+ly )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored|under control))|\b(?:we|i|on-call|primary|commander|lead|manager|team) (?:then )?declare[sd]? (?:an? |it an? )?(?:SEV|P|S|severity )-?[0-5]\b|\bdeclare[sd]? (?:an?|the) incident\b(?! (?:as |to be )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored))/i,
  ],
  ['mitigated', /\b(?:issue|incident|impact) (?:is |was )?mitigated\b/i],
  [
    'recovered',
    /\bservice (?:is |was )?(?:(?:fully|back) )*(?:restored|recovered|operational|to normal)\b|\b(?:outage|impact) (?:ends|ended)\b|\bfully (?:recovered|restored|operational)\b/i,
  ],
  [
    'resolved',
    /\bincident (?:(?:is|was|officially|marked|as) )*(?:resolved|closed)\b|\bincident ends\b|(?<!\b(?:teams?|vendor|support) reports? )\ball[- ]clear\b(?! (?:is|was)? ?not)/i,
  ],
];
/** A row that is a name of a milestone and no more, as in a list of key events: `First detected`, `Repaired`. */
const names: readonly [Milestone, RegExp][] = [
  [
    'impact-start',
    /^(?:(?:fault|incident|impact|outage|issue|problem|disruption) (?:occur(?:s|red)?|beg[ai]n(?:s)?|start(?:s|ed)?)|(?:start|beginning) of (?:the )?(?:incident|impact|outage|disruption)|(?:impact|incident|outage) start|start(?:s|ed)?|began)$/i,
  ],
  [
    'detected',
    /^(?:(?:first|initially|initial|fault|issue|problem|incident) )?(?:detect(?:ed|ion)|notic(?:ed|e)|discover(?:ed|y))(?: (?:at|time))?$/i,
  ],
  ['acknowledged', /^(?:(?:incident|alert|page) )?acknowledge(?:d|ment)$/i],
  ['declared', /^(?:(?:incident|outage) )?(?:declared|declaration)$/i],
  ['mitigated', /^(?:(?:incident|issue|impact|problem|outage) )?(?:mitigated|mitigation)$/i],
  [
    'recovered',
    /^(?:(?:incident|issue|problem|outage|services?) )?(?:repaired|repair|recovered|recovery|restored|service restoration)$|^(?:end of (?:the )?(?:impact|outage)|(?:impact|outage) end(?:s|ed)?)$/i,
  ],
  ['resolved', /^(?:(?:incident|issue|problem) )?(?:resolved|resolution|closed|closure)$/i],
];
/** What stands before a row’s text and names its milestone: `Detection: a lot of alerts`. */
const rowLabel = /^(?<label>\p{L}+(?: \p{L}+){0,3})\s*[:：]\s+\S/u;
const likely: readonly [Milestone, RegExp][] = [
  [
    'cause-introduced',
    /\b(?:deployed|deployment|merged|released|release [\w.]+|upgrade[sd]?|rollout|rolled out|installed|replaced by|applied to|changes? (?:is |was |were )?applied|configuration (?:is |was )?changed|enabled)\b/i,
  ],
  [
    'impact-start',
    /\b(?:drops? to zero|vanish(?:es|ed)?|disappear(?:s|ed)?|take \d+ ?s(?:econds)? to|stop(?:s|ped)? \w+ing|start(?:s|ed)? (?:failing|degrading|crashlooping|returning|timing out)|beg[ai]n(?:s)? (?:to (?:fail|drop|fall|degrade|crash|slow|return|time out)|failing|falling|dropping|experiencing|returning)|r[ua]ns? out of|users? (?:start|begin)|problem started|expires?|(?:took|taking) longer)\b/i,
  ],
  [
    'detected',
    /\b(?:(?<!starts )report(?:s|ed)?|(?:users?|customers?|people|developers?|clients?|students?|teams?) (?:\w+ )?reporting|notic(?:es?|ed|ing)|alert(?:s|ed)?|alarms?|detect(?:s|ed)?|spotted|discover(?:s|ed)?|problem is identified|tickets? (?:\S+ )?(?:is |was |were |has been )?(?:opened|created|filed|raised|arriv\w+|c[ao]mes? in)(?! with)|(?:support|customer|first) tickets?(?! (?:is|was|were|has|opened|created|filed|raised))|(?:raised|opened|filed|files|opens|raises) an? (?:\w+ )?(?:issue|bug)|(?:is|was) opened,? reporting|(?:calls?|called|rings?|rang) (?:the )?(?:on-?call|ops|help ?desk|engineers?)|pager (?:is |was |gets )?(?:triggered|rings|rang|goes off|went off|fires|fired)|(?:support|staff|help ?desk) (?:first )?(?:sees?|saw|hears?|heard)|paged|pages(?= (?:the|us|me|on-?call|an?|our|primary|secondary|engineers?|ops|sre|@))|(?:monitor\w*|cloudwatch|pingdom|datadog|grafana|prometheus|nagios|uptime \w+|health ?checks?) notif(?:ies|ied)|(?:informed|notified) (?:us|me)|(?:we|staff|on-?call|engineers?|members?|admins?)(?: (?:is|was|were|are|got))? (?:notified|informed)|notified by|reach(?:es|ed|ing) out|complain(?:s|ed|t|ts)?|(?:users?|customers?|clients?|visitors?|members?|somebody|someone) (?:\w+ )?(?:tweets?|tweeted|(?:writes?|wrote)(?= (?:to us|to support|in\b|about))|calls?|called|emails?|emailed|asks?|asked)|(?:(?:e-?mails?|e-?mailed|texts|texted|messages|messaged) (?:us|the|our)\b|phones?|phoned|telephon(?:es|ed)|radios|radioed|(?:tells?|told) (?:the )?(?:us|security|support|operations|ops|maintenance|it|desk|head office)|lets? us know|rings|rang|tweet(?:s|ed)|wakes?|woke)|sees "|spot(?:s|ted)|writes? to|wrote to|became aware|receiv(?:es|ed) (?:an? )?(?:email|mail|warning|message)|warning from)\b/i,
  ],
  [
    'acknowledged',
    /\b(?:investigations? (?:start(?:s|ed)|beg[ai]ns?|(?:is|was|were) started|commenced|into [^.]{3,40} commenced)|acknowledge[sd]?|start(?:s|ed)? (?:looking|investigating|(?:the |an? |root cause |initial )*investigation)|beg[au]n(?:s)? (?:looking|investigating|to investigate|(?:the |an? |initial )*investigation)|beg[ai]ns? (?:looking|investigating|to investigate|(?:the |an? |initial )*investigation)|picks? up(?! (?:as|again|where))|(?:is|are) on it\b|(?:starts?|started|begins?|began) (?:digging|debugging|looking)|on-?call (?:\w+ )?(?:joins|joined|responds|responded|takes over|took over)|root cause investigation started|acks?|ack['’]?ed|takes? the (?:page|call|alert|ticket|case)|took the (?:page|call|alert|ticket|case)|(?:is|am|are|['’]m|[,:]) on (?:it|the case)|(?:logs|logged|dials|dialled|dialed) in(?:to)?|(?:has|have|['’]ve) got (?:it|this)|handling (?:it|this)|(?:i['’]ll|i) take (?:it|this)|(?:joins|joined) the (?:\w+ )?(?:call|bridge|loop|channel|line)|confirm(?:s|ed) the (?:report|problem|issue|outage|fault)|takes? (?:this|it) over|took (?:this|it) over)\b/i,
  ],
  [
    'declared',
    /\bdeclar(?:es?|ed|ing) (?:it )?(?:an? )?(?:major incident|outage|emergency|(?:SEV|P|S|severity )[ -]?[0-5])\b(?! (?:\w+ )?(?:over|mitigated|resolved|closed))|\b(?:opens?|opened|raises?|raised|starts?|started) (?:an?|the) (?:major )?incident\b(?! (?:report|review|investigation|post))|\b(?:SEV|P|severity )[ -]?[0-5] (?:is |was )?(?:called|declared|opened|raised)\b|\bcall(?:ing)? (?:it|this) (?:an? )?(?:SEV|P|severity )[ -]?[0-5]\b|\bmajor incident (?:is |was )?(?:opened|raised|called)\b|\bcrisis (?:team|cell|staff) (?:is |was )?(?:called|convened|formed|meets|assembled)\b/i,
  ],
  [
    'mitigated',
    /\b(?:roll(?:ed|s) ?back|roll ?back (?:performed|completed?|done|finished)|(?:been |was |were |is |are )?revert(?:ed|s)|mitigated|workaround (?:applied|in place|deployed)|(?:hot)?fix (?:is |was )?(?:applied|deployed|released|merged|rolled out)|(?:switch(?:es|ed)?|mov(?:es?|ed)|fall(?:s|en)? back|fell back|fail(?:s|ed)? over|fall back) (?:[\w-]+ ){0,3}to (?:an? |the |our )?(?:\w+ )?(?:paper|fallback|back-?up|manual|spare|standby|secondary|old)|(?<!check\w* (?:\w+ )?)by hand|paper (?:forms?|lists?|slips?)|stop-?gap|(?:through|via|over|onto) the (?:old|spare|back-?up|second|standby)|instead(?= *(?:$|[.,;]))|(?:printed|hand-?written) (?:lists?|forms?|slips?|labels?)|bypass(?:es|ed)?|(?:shut|turned|switched) (?:down|off) to stop|(?:become|became|gets?|got) rare|(?:queue|backlog|error rate|load) (?:shrinks|shrank|eases|eased))\b/i,
  ],
  [
    'recovered',
    /\b(?:back to (?:normal|their normal|operation)|back operation\w*|recover(?:s|ed|y)?|restored|everything (?:is|was|seems|looks) (?:fine|ok(?:ay)?|good|normal)|back (?:online|up)|up and running|(?:launch|build|start|run)(?:s|es)?(?: and (?:launch|build|start|run)(?:s|es)?)? fine|(?<=^all (?:[\w-]+ ){1,3})(?:moves?|runs?|works?|responds?|answers?|succeeds?|goe?s? through|serves?)|work(?:s|ing)? (?:again|as (?:intended|expected)|fine)|(?:verified|confirmed)(?: as)? (?:working|operational|fixed|healthy|ok)|returns? to normal|resumed|(?:is|are|was|were|verified) (?:fully |all )?(?:operational|healthy)|all (?:\w+ )?(?:healthy|operational|working|fine|good)|(?:issue|problem) (?:is |was |has been )?(?:solved|fixed|resolved|gone)|solved the (?:issue|problem)|fix (?:works|worked|confirmed)|(?:5xx|50[0-4]s?|errors?|failures?|alerts?|timeouts?) (?:are|is) gone|(?:visible|available|reachable|usable|correct|complete) again|(?:times?|rates?|latency|load|traffic) (?:is |are )?normal(?: again)?$|no (?:more|further) (?:\w+ )?(?:errors|failures|alerts|issues|drops|losses|gaps|complaints|timeouts)|(?<!\b(?:fail|stall|stop|crash|hang|drop|die|break|fall|rise|climb|tr(?:y|ie)|check|restart|ask|happen|look|ring|call|down|slow)\w* )again(?=\s*(?:$|[.,;)]))|(?:comes?|came|are|is|was|were) back(?! (?:at|to (?:work|the office)))|once (?:more|again)|(?:at|to) full (?:speed|capacity)|answering (?:\w+ )?(?:again|calls|requests)|back in (?:service|use|place)|at (?:the|its|their) usual (?:rate|level|speed|pace)|(?:as usual|all good)$|error(?:s| rates?) (?:stop(?:s|ped)?|cease[sd]?|subside[sd]?|drop(?:s|ped)? (?:to zero|back)))\b/i,
  ],
  [
    'resolved',
    /(?<!\b(?:PR|PRs|MR|ticket|tickets|pull request|issue \d+|#\d+|thread|call|meeting)[^.]{0,12} )\b(?:resolved|closed|closing (?:the incident|this|it)|st(?:and(?:s|ing)?|ood) down|(?:ends?|ended) the (?:call-?out|call|incident|bridge)|incident (?:is |was )?over|mark(?:ed|ing)? (?:this |it )?(?:as )?(?:done|closed|resolved)|permanently fixed)\b|^(?:the )?ticket (?:is |was )?closed\b/i,
  ],
];
const likelyOf = new Map(likely);
/** Somebody works on it, so that it has been seen. */
const atWork =
  /\b(?:investigat\w*|troubleshoot\w*|diagnos\w*|debug\w*|incident (?:is |was )?(?:declared|raised|created|opened)|declared|looking into|look(?:s|ed)? into|identified|verif(?:y|ied|ication) (?:of )?the (?:issue|problem|timeout)|mitigat\w*|acknowledg\w*|confirm(?:s|ed) (?:the )?(?:issue|problem|outage|error)|ssh|war room)\b/i;
/** What a row says where nothing is wrong yet. */
const allGood =
  /\b(?:pass(?:es|ed)?|green|ok(?:ay)?|healthy|success(?:ful|fully)?|correct[aeos]*|fine|done|completed?|finished|erfolgreich|abgeschlossen|réussie?s?|terminée?s?|geslaagd|klart?|færdig|ferdig)\b|完了|成功/iu;
/** What does not work, in the words of a row. */
const trouble =
  /\b(?:fail(?:s|ed|ing|ures?)?|errors?|5xx|not ?ready|unresponsive|unable|can ?not|can['’]t|could ?n[o'’]t|missing|wrong|broken|fr(?:ozen?|eez(?:es|ing))|(?:go|goes|went|gone|going|are|is|was|were) (?:just )?(?:dark|blank|silent|dead|missing|mute)|pil(?:e|es|ed|ing) up|zero (?:hits|results|rows)|nothing (?:arrives|arrived|comes|came|works|worked)|stand(?:s|ing)? still|stall(?:s|ed)?|black frames|blank|declin(?:es?|ed|ing)|(?:reads?|shows?|returns?) (?:0|zero|blanks?|nothing)(?![\w.])|loses?|doubled|garbled|(?:is|are|was|were) not being|(?:issue|problem)s?(?= (?:with|in|of|on|sign|logg|report|detect|occur|apply|for))|unschedu\w*|not (?:working|available|reachable|scheduled|operational|shipped|possible)|breaking|no data|no space left|killed|problems|unexpected(?:ly)?|inadvertent(?:ly)?|ungraceful(?:ly)?|disrupti\w+|high count|50[0-4]s?|unavailable|unreachable|inaccessible|(?:is|are|goes|go|went|was|were) (?:down|offline)|time-?outs?|timing out|timed out|degrad\w+|slow(?:s|ed|ness)?|refus(?:es?|ed)|rejected|crash(?:es|ed|ing|loop\w*)?|outage|spikes?|OOM\w*|oom-?kill\w*|stuck|pending|hangs?|full|exhausted|expire[sd]?|lost|drops?|dropped|ausgefallen|gestört|nicht erreichbar|Fehler|panne|erreurs?|caíd[ao]|errores|falhas?|erros?)\b|障害|エラー|停止|失敗/iu;

/** Whether the subject is somebody or something by its name: “Northgate fully recovered”. */
function isNamed(text: string, words: string): boolean {
  const ahead = text.slice(0, text.indexOf(words));
  return /(?:^|[.;:] )(?!(?:The|Our|All|Everything|Service|Services|Incident|Site|Systems?|Traffic|Requests|It|We|This|Production|Users|Customers|Now|Confirmed|Impact|Outage|Issue|Problem|Alert|Monitoring|Status)\b)\p{Lu}[\p{L}\d-]+(?:['’]s)?(?: (?:is|was|has|reports?|says?|confirms?))? (?:\w+ )?$/u.test(
    ahead,
  );
}

/** A line that tells of the whole incident, and not of a moment of it. */
const ofAll =
  /^[\s*_•-]*(?:(?:issue |executive )?summary|duration|root cause(?: analysis)?)\s*[*_]*:|^(?:the |this )?(?:outage|incident|disruption) (?:lasted|occurred (?:from|between))\b/i;
/** Somebody is at work on it, so that it was seen before. */
const responding =
  /\b(?:investigat\w+|troubleshoot\w*|war ?room|debugging|mitigat\w+|(?:incident )?response (?:team|call))\b/i;

/** It has not happened yet, or is what is done about it. */
const notYet = /\b(?:going to|about to|will|would|soon)\b/i;
const aFix = /\b(?:a|the|hot|potential|possible) ?fix\b|\bto fix\b/i;
const negated =
  /\b(?:not|never|no longer|\w+n['’]t|cannot|unable|until|if|whether|would|should|partially|temporarily|attempt(?:s|ed|ing)?)\b/i;

/** “The investigation of the outage began”: what began is no outage. */
const ofSomethingElse =
  /\b(?:of|into|on|about|for|around|regarding|after|before|during|since|to|with|in)\s+(?:(?:the|this|that|our|an?|each)\s+)?(?:\w+\s+)?$/i;

/** Whether words tell the milestone of this incident: its subject is no other thing and nobody else’s. */
function isOurs(sentence: string, words: string): boolean {
  if (isOthers(sentence)) return false;
  const at = sentence.indexOf(words);
  const isNoun = /^(?:outage|impact|incident|problem|issue|service|alert|alarm)/i.test(words);
  if (isNoun && ofSomethingElse.test(sentence.slice(0, at))) return false;
  return !ofOthers.test(sentence.slice(0, at + words.length));
}

/**
 * Reads milestones from the words of a timeline's rows. A milestone is decided where one row alone says it without a
 * doubt; of likely rows one is proposed, where none of the others contradicts it.
 */
export function proposeMilestones(
  rows: readonly string[],
  taught: Readonly<Partial<Record<Milestone, readonly string[]>>>,
): Proposal[] {
  const proposals: Proposal[] = [];
  // What somebody is quoted with, and a line about all of it, tell of no moment.
  const texts = rows.map((text) => (ofAll.test(text) ? '' : unquoted(text)));
  const relapses = texts.map((text) => relapse.test(text));
  const failsLater = (row: number) => relapses.some((isRelapse, index) => isRelapse && index > row);
  const findAll = (pattern: RegExp, isOf = isDenied) =>
    texts.flatMap((text, row) => {
      const words = saidOfUs(text, pattern, isOf);
      return words === undefined ? [] : [{ row, words }];
    });
  for (const [milestone, words] of Object.entries(taught) as [Milestone, readonly string[]][]) {
    const found = texts.flatMap((text, row) => {
      const word = words.find((known) => known !== '' && text.toLowerCase().includes(known.toLowerCase()));
      return word ? [{ row, words: word }] : [];
    });
    if (found.length > 0) proposals.push({ ...found[0]!, milestone, isDecided: found.length === 1 });
  }
  const isKnown = (milestone: Milestone) => proposals.some((proposal) => proposal.milestone === milestone);
  for (const [milestone, name] of names) {
    if (isKnown(milestone)) continue;
    const found = texts.flatMap((text, row) => {
      const said = nameIn(text, name);
      return said === undefined ? [] : [{ row, words: said }];
    });
    const [only, another] = ending.has(milestone) ? found.filter(({ row }) => !failsLater(row)) : found;
    if (only) proposals.push({ ...only, milestone, isDecided: another === undefined });
  }
  for (const [milestone, pattern] of decisive) {
    if (isKnown(milestone)) continue;
    const found = findAll(pattern, denialsOfDecisive[milestone] ?? isDenied);
    // What fails again later had not ended.
    const held = ending.has(milestone) ? found.filter(({ row }) => !failsLater(row)) : found;
    const [only, another] = held;
    if (!only) continue;
    proposals.push({ ...only, milestone, isDecided: another === undefined && !isNamed(texts[only.row]!, only.words) });
  }
  const rowOf = (milestone: Milestone) => proposals.find((proposal) => proposal.milestone === milestone)?.row;
  const propose = (milestone: Milestone, fits: (row: number) => boolean, isLast = false) => {
    if (rowOf(milestone) !== undefined) return;
    // What was reported may well be that something does not work.
    const found = texts.flatMap((text, row) => {
      const words =
        saidOfUs(text, likelyOf.get(milestone)!, denials[milestone] ?? isDenied) ?? saidAbroad(text, milestone);
      return words === undefined || !fits(row) ? [] : [{ row, words }];
    });
    const best = isLast ? found.at(-1) : found[0];
    if (best) proposals.push({ ...best, milestone, isDecided: false });
  };
  // `The hub is down. It is restarted and works again.` tells of trouble first.
  const isBack = (row: number) => {
    const text = texts[row]!;
    if (saidAbroad(text, 'recovered') !== undefined) return true;
    const back = likelyOf.get('recovered')!.exec(text);
    if (!back || negated.test(sentenceAround(text, back.index))) return false;
    const bad = text.search(trouble);
    return bad === -1 || back.index < bad;
  };
  const tells = (text: string, milestone: Milestone) =>
    saidOfUs(text, likelyOf.get(milestone)!, denials[milestone]) !== undefined ||
    saidAbroad(text, milestone) !== undefined;
  // Before anybody saw it, it had begun: what fails behind the first who saw it or worked on it is no beginning.
  const seenFirst = texts.findIndex(
    (text, row) =>
      (likelyOf.get('detected')!.test(text) ||
        saidAbroad(text, 'detected') !== undefined ||
        atWork.test(text) ||
        tells(text, 'acknowledged') ||
        row === rowOf('detected')) &&
      !isBack(row),
  );
  const mayBegin = (row: number) =>
    !isBack(row) && row <= (rowOf('detected') ?? row) && (seenFirst === -1 || row <= seenFirst);
  propose('impact-start', mayBegin);
  if (rowOf('impact-start') === undefined) {
    const first = texts.flatMap((text, row) => {
      const words = mayBegin(row) ? troubleIn(text) : undefined;
      return words === undefined ? [] : [{ row, words }];
    })[0];
    if (first) proposals.push({ ...first, milestone: 'impact-start', isDecided: false });
  }
  // A row that tells a whole story tells of more than one moment.
  const atWorkFirst = texts.findIndex((text) => text.length < 200 && responding.test(text));
  propose(
    'detected',
    (row) =>
      !isBack(row) &&
      !(atWorkFirst !== -1 && atWorkFirst < row) &&
      row >= (rowOf('impact-start') ?? 0) &&
      row < (rowOf('recovered') ?? Infinity),
  );
  const isChange = (text: string) => tells(text, 'cause-introduced');
  // Between the change and who saw it lies what it broke, whatever the words.
  const seenAt = rowOf('detected');
  if (rowOf('impact-start') === undefined && seenAt !== undefined) {
    const change = texts.slice(0, seenAt).findLastIndex(isChange);
    // Without a change, what was written last before it was seen is what was seen.
    const row = change === -1 && seenAt <= 4 ? seenAt - 1 : change + 1;
    const text = texts[row] ?? '';
    if (row >= 0 && row < seenAt && isPlain(text))
      proposals.push({ row, words: text, milestone: 'impact-start', isDecided: false });
  }
  // The first row that is no change is mostly the trouble, where somebody takes it up or it comes back later.
  if (rowOf('impact-start') === undefined && seenAt === undefined && texts.length >= 5) {
    const row = texts.findIndex((text) => !isChange(text) && !isRoutine.test(text));
    const text = texts[row] ?? '';
    if (row >= 0 && row <= 2 && mayBegin(row) && !relapses[row] && isPlain(text))
      proposals.push({ row, words: text, milestone: 'impact-start', isDecided: false });
  }
  // Between the first trouble and who took it up stands who saw it.
  if (seenAt === undefined) {
    const begun = rowOf('impact-start');
    const row = (begun ?? -1) + 1;
    const text = texts[row] ?? '';
    const taken = texts.findIndex((text, at) => at > row && tells(text, 'acknowledged'));
    if (begun !== undefined && taken === row + 1 && isPlain(text) && !isChange(text) && !isBack(row))
      proposals.push({ row, words: text, milestone: 'detected', isDecided: false });
  }
  // In a chat, whoever writes first of the trouble has seen it.
  const isChat = texts.filter((text) => speaks.test(text)).length * 2 > texts.length;
  const begun = rowOf('impact-start');
  if (isChat && begun !== undefined && rowOf('detected') === undefined && speaks.test(texts[begun]!))
    proposals.push({ row: begun, words: texts[begun]!, milestone: 'detected', isDecided: false });
  const start = () => Math.min(rowOf('impact-start') ?? Infinity, rowOf('detected') ?? Infinity);
  // What is rolled out behind the first trouble is mostly the fix; before it, the last change is nearest.
  propose('cause-introduced', (row) => row < start() && start() !== Infinity, true);
  const seen = () => rowOf('detected') ?? rowOf('impact-start') ?? -1;
  propose('recovered', (row) => row > seen() && !failsLater(row) && row <= (rowOf('resolved') ?? row), true);
  const last = texts.at(-1) ?? '';
  if (
    rowOf('resolved') === undefined &&
    texts.length >= 5 &&
    lastWord.test(last) &&
    isUneventful(last) &&
    !tells(last, 'recovered')
  )
    proposals.push({ row: texts.length - 1, words: last, milestone: 'resolved', isDecided: false });
  if (rowOf('recovered') === undefined) {
    // What stands last before the end is mostly how it came back, whatever the words.
    propose('resolved', (row) => row > seen() + 1 && row === texts.length - 1, true);
    const row = (rowOf('resolved') ?? 0) - 1;
    const text = texts[row] ?? '';
    if (row > seen() && seen() >= 0 && text !== '' && text.length < 160 && isUneventful(text))
      proposals.push({ row, words: text, milestone: 'recovered', isDecided: false });
  }
  propose(
    'declared',
    (row) => row >= Math.max(0, rowOf('impact-start') ?? 0) && row < (rowOf('recovered') ?? Infinity),
  );
  propose('acknowledged', (row) => seen() >= 0 && row > seen() && row < (rowOf('recovered') ?? Infinity));
  // Whoever is on duty and named right behind the first who saw it has taken it up.
  if (rowOf('acknowledged') === undefined && rowOf('detected') !== undefined) {
    const row = rowOf('detected')! + 1;
    const words = onDuty.exec(texts[row] ?? '')?.[0];
    if (
      words !== undefined &&
      row < (rowOf('recovered') ?? Infinity) &&
      !negated.test(texts[row]!) &&
      !isCalled.test(texts[row]!) &&
      !deniedAbroad.test(texts[row]!)
    )
      proposals.push({ row, words, milestone: 'acknowledged', isDecided: false });
  }
  // What goes on failing was not mitigated.
  const isQuietAfter = (row: number) =>
    texts.slice(row + 1, rowOf('recovered')).every((text) => troubleIn(text) === undefined);
  propose(
    'mitigated',
    (row) => seen() >= 0 && row > seen() && row <= (rowOf('recovered') ?? -1) && isQuietAfter(row),
    true,
  );
  propose('resolved', (row) => row >= (rowOf('recovered') ?? 0) && row > seen() && !failsLater(row), true);
  return proposals;
}

/** A short row of the story: nobody is at work in it, and all is not said to be well. */
function isPlain(text: string): boolean {
  return text !== '' && text.length < 160 && !atWork.test(text) && !allGood.test(text);
}

/** `nina: the label service is down`, a line of a chat. */
const speaks = /^[\p{L}][\p{L}\d._-]{1,20}:\s/u;

/** A last row of a word or two ends the story: `Stood down`, `Abgemeldet`. */
const lastWord = /^(?:[^\s]+(?:\s+[^\s]+)?|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{2,6})[.!。]?$/u;

/** Nothing goes wrong in a row, nothing is only watched or told, and nothing is denied. */
function isUneventful(text: string): boolean {
  return (
    troubleIn(text) === undefined &&
    !negated.test(text) &&
    !deniedAbroad.test(text) &&
    !atWork.test(text) &&
    !ofOthers.test(text) &&
    !othersAbroad.test(text) &&
    !/\b(?:monitor\w*|watch\w*|observ\w*|inform\w*|told|notif\w+|status page|post-?mortem|review|rebuilt|restart\w*|cleanup|beobacht\w*|informier\w*|surveill\w*)\b/i.test(
      text,
    )
  );
}

/** The words of a pattern in a row, where its sentence says them of this incident and does not deny them. */
function saidOfUs(text: string, pattern: RegExp, isOf = isDenied): string | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const sentence = sentenceAround(text, match.index);
  if (isOf(sentence, match[0])) return undefined;
  // Whoever reports what does not work speaks of this incident.
  return (
    isOf === isUnseen ? !ofOthers.test(sentence.slice(0, sentence.indexOf(match[0]))) : isOurs(sentence, match[0])
  )
    ? match[0]
    : undefined;
}

function sentenceAround(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf('. ', index) + 1, 0);
  const end = text.indexOf('. ', index);
  return text.slice(start, end === -1 ? undefined : end);
}

function isDenied(sentence: string, _words: string): boolean {
  return negated.test(sentence);
}

function isFix(sentence: string, words: string): boolean {
  return isDenied(sentence, words) || aFix.test(sentence);
}

function isAhead(sentence: string, words: string): boolean {
  return isDenied(sentence, words) || notYet.test(sentence);
}

/** `Nobody noticed`, `no alert fired`: what stands ahead of the words denies them. */
function isUnseen(sentence: string, words: string): boolean {
  return /\b(?:not?|never|nobody|none|without|\w+n['’]t|before|until|would|should|will|to)\b(?: \w+){0,2} $|\bno\b[^.;,]{0,50} (?:was|were|is|are|been) $/i.test(
    sentence.slice(0, sentence.indexOf(words)).replace(/\brespond(?:s|ed|ing)? to\b/gi, ''),
  );
}

/** What takes back the words of a milestone, where it is not a denial anywhere in the sentence. */
const denials: Partial<Record<Milestone, typeof isDenied>> = {
  detected: isUnseen,
  'cause-introduced': isFix,
  'impact-start': isAhead,
};

const denialsOfDecisive: Partial<Record<Milestone, typeof isDenied>> = {
  'cause-introduced': isFix,
  // `Incident declared, rollback attempted`
  declared: (sentence, words) => isDenied(sentence.slice(0, sentence.indexOf(words) + words.length), words),
};

/** The words by which a row in another language tells a milestone. */
function saidAbroad(text: string, milestone: Milestone): string | undefined {
  const match = abroad.get(milestone)?.exec(text);
  if (!match) return undefined;
  if (othersAbroad.test(text.slice(0, match.index))) return undefined;
  // `The technician on duty answers` brings nothing back.
  if (ending.has(milestone) && onDuty.test(text)) return undefined;
  const others = text.replace(match[0], '');
  return milestone !== 'impact-start' && deniedAbroad.test(others) ? undefined : match[0];
}

/** What does not work by a row, unless it is not there yet, is over, or is somebody else’s. */
function troubleIn(text: string): string | undefined {
  const match = trouble.exec(text);
  if (!match) return undefined;
  const sentence = sentenceAround(text, match.index);
  const isOver =
    notYet.test(sentence) ||
    ofOthers.test(sentence.slice(0, sentence.indexOf(match[0]))) ||
    likelyOf.get('mitigated')!.test(sentence) ||
    /\b(?:fix(?:es|ed)?|solved|earlier|previous(?:ly)?|unrelated|not related|to (?:avoid|prevent|fix|address|ensure))\b/i.test(
      sentence,
    ) ||
    /\b(?:no|without|zero|any) (?:\w+ )?(?:errors?|failures?|issues?|problems?|impact)\b/i.test(sentence);
  return isOver ? undefined : match[0];
}

/** The name of a milestone that a row is, or begins with before a colon. */
function nameIn(text: string, name: RegExp): string | undefined {
  const plain = text.replace(/^[\s*_–—:-]+|[\s*_–—:.-]+$/g, '');
  if (name.test(plain)) return plain;
  const label = rowLabel.exec(plain)?.groups!['label'];
  return label !== undefined && name.test(label) ? label : undefined;
}
