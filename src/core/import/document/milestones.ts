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
    if (found.length > 0) proposals.push({ ...found[0]!, milestone, isDecided: found.length === 1 });
  }
  for (const [milestone, pattern] of likely) {
    if (proposals.some((proposal) => proposal.milestone === milestone)) continue;
    const found = findAll(pattern);
    const best = milestone === 'recovered' || milestone === 'resolved' ? found.at(-1) : found[0];
    if (best) proposals.push({ ...best, milestone, isDecided: false });
  }
  return proposals;
}
