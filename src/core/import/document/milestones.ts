import type { Milestone } from '../../model/vocabulary.ts';
import { isOthers } from '../../text/speaker.ts';

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
    /\bincident (?:(?:is|was|formally|officially) )*declared\b(?! (?:as |to be )?(?:\w+ly )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored|under control))|\bdeclare[sd]? (?:an?|the) incident\b(?! (?:as |to be )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored))/i,
  ],
  ['mitigated', /\b(?:issue|incident|impact) (?:is |was )?mitigated\b/i],
  [
    'recovered',
    /\bservice (?:is |was )?(?:(?:fully|back) )*(?:restored|recovered|operational|to normal)\b|\b(?:outage|impact) (?:ends|ended)\b|\bfully (?:recovered|restored|operational)\b/i,
  ],
  [
    'resolved',
    /\bincident (?:(?:is|was|officially|marked|as) )*(?:resolved|closed)\b|\bincident ends\b|\ball[- ]clear\b(?! (?:is|was)? ?not)/i,
  ],
];
const likely: readonly [Milestone, RegExp][] = [
  ['cause-introduced', /\b(?:deployed|deployment|merged|released|upgrade[d]?|rollout)\b/i],
  [
    'impact-start',
    /\b(?:drops? to zero|stops? working|starts? (?:failing|degrading)|begins? (?:failing|experiencing|returning)|runs? out of|users? (?:start|begin))\b/i,
  ],
  ['detected', /\b(?:report(?:s|ed)?|notice[sd]?|alert(?:s|ed)?|detected|problem is identified|tickets?)\b/i],
  [
    'acknowledged',
    /\b(?:investigation (?:starts|begins|is started)|acknowledge[sd]?|starts? (?:looking|investigating)|begins? (?:looking|to investigate|investigation))\b/i,
  ],
  ['mitigated', /\b(?:rolled? back|revert(?:s|ed)?|mitigat\w+|workaround|restarted)\b/i],
  [
    'recovered',
    /\b(?:back to normal|recover(?:s|ed)|restored|everything (?:is|seems) fine|back online|working again|returns? to normal)\b/i,
  ],
  ['resolved', /\b(?:resolved|closed|fixed)\b/i],
];
const likelyOf = new Map(likely);
/** What does not work, in the words of a row. */
const trouble =
  /\b(?:fail(?:s|ed|ing|ures?)?|errors?|5xx|50[0-4]s?|unavailable|unreachable|inaccessible|(?:is|are|goes|go|went|was|were) (?:down|offline)|time-?outs?|timing out|timed out|degrad\w+|slow(?:s|ed|ness)?|refus(?:es?|ed)|rejected|crash(?:es|ed|ing|loop\w*)?|outage|spikes?|OOM\w*|stuck|hangs?|full|exhausted|expire[sd]?|lost|drops?|dropped|ausgefallen|gestört|nicht erreichbar|Fehler|panne|erreurs?|caíd[ao]|errores|falhas?|erros?)\b|障害|エラー|停止|失敗/iu;
const ending: ReadonlySet<Milestone> = new Set(['mitigated', 'recovered', 'resolved']);
/** It fails again. */
const relapse =
  /\b(?:fail\w*|errors?|down|outage|problem|issue|alerts?|crash\w*|timeouts?|5xx|degrad\w*|slow\w*)\b[^.]{0,40}\b(?:again|once more|return(?:s|ed)?|reappear\w*|come back|came back|resum\w+|re-?occur\w*)\b|\b(?:relaps\w+|recurr?\w*|reoccur\w*|regress(?:es|ed)|fails? again|down again|breaks? again|second (?:outage|wave|spike))\b/i;

/** Whether the subject is somebody or something by its name: “Northgate fully recovered”. */
function isNamed(text: string, words: string): boolean {
  const ahead = text.slice(0, text.indexOf(words));
  return /(?:^|[.;:] )(?!(?:The|Our|All|Everything|Service|Services|Incident|Site|Systems?|Traffic|Requests|It|We|This|Production|Users|Customers|Now|Confirmed|Impact|Outage|Issue|Problem|Alert|Monitoring|Status)\b)\p{Lu}[\p{L}\d-]+(?:['’]s)?(?: (?:is|was|has|reports?|says?|confirms?))? (?:\w+ )?$/u.test(
    ahead,
  );
}

const negated =
  /\b(?:not|never|no longer|isn't|wasn't|doesn't|didn't|cannot|unable|until|if|whether|would|should|partially|temporarily|attempt(?:s|ed|ing)?)\b/i;

/** Whom or what a sentence is about, where that is not this incident. */
const ofOthers =
  /\b(?:supplier|vendor|provider|third[- ]part(?:y|ies)|partner|upstream|carrier|isp|aws|azure|gcp|cloudflare|(?:its|their|his|her) (?:own )?(?:\w+ )?(?:network|service|side|system|platform|incident|outage))\b/i;
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
 * doubt; the first of several likely rows is proposed.
 */
export function proposeMilestones(
  texts: readonly string[],
  taught: Readonly<Partial<Record<Milestone, readonly string[]>>>,
): Proposal[] {
  const proposals: Proposal[] = [];
  const sentenceAround = (text: string, index: number) => {
    const start = Math.max(text.lastIndexOf('. ', index) + 1, 0);
    const end = text.indexOf('. ', index);
    return text.slice(start, end === -1 ? undefined : end);
  };
  const relapses = texts.map((text) => relapse.test(text));
  const failsLater = (row: number) => relapses.some((isRelapse, index) => isRelapse && index > row);
  const findAll = (pattern: RegExp) =>
    texts.flatMap((text, row) => {
      const match = pattern.exec(text);
      const sentence = match && sentenceAround(text, match.index);
      return sentence && !negated.test(sentence) && isOurs(sentence, match[0]) ? [{ row, words: match[0] }] : [];
    });
  for (const [milestone, words] of Object.entries(taught) as [Milestone, readonly string[]][]) {
    const found = texts.flatMap((text, row) => {
      const word = words.find((known) => known !== '' && text.toLowerCase().includes(known.toLowerCase()));
      return word ? [{ row, words: word }] : [];
    });
    if (found.length > 0) proposals.push({ ...found[0]!, milestone, isDecided: found.length === 1 });
  }
  for (const [milestone, pattern] of decisive) {
    if (proposals.some((proposal) => proposal.milestone === milestone)) continue;
    const found = findAll(pattern);
    // What fails again later had not ended.
    const held = ending.has(milestone) ? found.filter(({ row }) => !failsLater(row)) : found;
    const [only, another] = held;
    if (!only) continue;
    proposals.push({ ...only, milestone, isDecided: another === undefined && !isNamed(texts[only.row]!, only.words) });
  }
  const rowOf = (milestone: Milestone) => proposals.find((proposal) => proposal.milestone === milestone)?.row;
  const propose = (milestone: Milestone, fits: (row: number) => boolean, isLast = false) => {
    if (rowOf(milestone) !== undefined) return;
    const found = findAll(likelyOf.get(milestone)!).filter(({ row }) => fits(row));
    const best = isLast ? found.at(-1) : found[0];
    if (best) proposals.push({ ...best, milestone, isDecided: false });
  };
  // The first trouble is where it began, unless a row says so elsewhere.
  propose('impact-start', (row) => row <= (rowOf('detected') ?? row));
  if (rowOf('impact-start') === undefined) {
    const first = findAll(trouble).find(({ row }) => row <= (rowOf('detected') ?? row));
    if (first) proposals.push({ ...first, milestone: 'impact-start', isDecided: false });
  }
  propose('detected', (row) => row >= (rowOf('impact-start') ?? 0) && row < (rowOf('recovered') ?? Infinity));
  const start = () => Math.min(rowOf('impact-start') ?? Infinity, rowOf('detected') ?? Infinity);
  // What is rolled out behind the first trouble is mostly the fix.
  propose('cause-introduced', (row) => row < start() && start() !== Infinity);
  const seen = () => rowOf('detected') ?? rowOf('impact-start') ?? -1;
  propose('acknowledged', (row) => row >= seen() && row < (rowOf('recovered') ?? Infinity));
  propose('mitigated', (row) => row > seen() && row <= (rowOf('recovered') ?? Infinity) && !failsLater(row));
  propose('recovered', (row) => row > seen() && !failsLater(row), true);
  propose('resolved', (row) => row >= (rowOf('recovered') ?? 0) && row > seen() && !failsLater(row), true);
  return proposals;
}
