import { milestones, type Milestone } from '../../model/vocabulary.ts';
import { isOthers, unquoted } from '../../text/speaker.ts';
import { ending, ofOthers, relapse } from '../ending.ts';
import {
  abroad,
  aFix,
  allGood,
  atWork,
  aRelease,
  decisive,
  deniedAbroad,
  isCalled,
  isRoutine,
  lastWord,
  likelyOf,
  negated,
  notYet,
  ofAll,
  ofSomethingElse,
  onDuty,
  othersAbroad,
  responding,
  rowLabel,
  speaks,
  trouble,
} from './milestone-words.ts';
import { bareEnd, milestonesLabelled } from '../../text/milestone-label.ts';

/** A milestone that the words of a row suggest. */
export interface Proposal {
  row: number;
  milestone: Milestone;
  /** The words it was read from. */
  words: string;
  /** Whether it is certain enough to be written into the table. */
  isDecided: boolean;
}

/** Whether the subject is somebody or something by its name: “Northgate fully recovered”. */
function isNamed(text: string, words: string): boolean {
  const ahead = text.slice(0, text.indexOf(words));
  return /(?:^|[.;:] )(?!(?:The|Our|All|Everything|Service|Services|Incident|Site|Systems?|Traffic|Requests|It|We|This|Production|Users|Customers|Now|Confirmed|Impact|Outage|Issue|Problem|Alert|Monitoring|Status)\b)\p{Lu}[\p{L}\d-]+(?:['’]s)?(?: (?:is|was|has|reports?|says?|confirms?))? (?:\w+ )?$/u.test(
    ahead,
  );
}

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
  const tells = (text: string, milestone: Milestone) =>
    saidOfUs(text, likelyOf.get(milestone)!, denials[milestone]) !== undefined ||
    saidAbroad(text, milestone) !== undefined;
  const isKnown = (milestone: Milestone) => proposals.some((proposal) => proposal.milestone === milestone);
  for (const milestone of milestones) {
    if (isKnown(milestone)) continue;
    const found = texts.flatMap((text, row) => {
      const said = nameIn(text, milestone);
      return said === undefined ? [] : [{ row, words: said }];
    });
    const [only, another] = ending.has(milestone) ? found.filter(({ row }) => !failsLater(row)) : found;
    // `Discovery: …` below a row in which it was seen is something else that was found.
    const above = milestone === 'detected' ? texts.slice(0, only?.row ?? 0) : [];
    if (above.some((text) => tells(text, 'detected'))) continue;
    // The end of what, a row of this word alone does not say.
    if (only) proposals.push({ ...only, milestone, isDecided: another === undefined && !bareEnd.test(only.words) });
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
      const words = mayBegin(row) && !aRelease.test(text) ? troubleIn(text) : undefined;
      return words === undefined ? [] : [{ row, words }];
    })[0];
    // Who saw it, saw what the row before tells, where that is no change.
    const before = first === undefined ? '' : (texts[first.row - 1] ?? '');
    const isSeen = first !== undefined && tells(texts[first.row]!, 'detected');
    const isBefore =
      isSeen &&
      isPlain(before) &&
      !tells(before, 'cause-introduced') &&
      !isRoutine.test(before) &&
      !isBack(first.row - 1);
    if (first && isBefore)
      proposals.push({ row: first.row - 1, words: before, milestone: 'impact-start', isDecided: false });
    else if (first) proposals.push({ ...first, milestone: 'impact-start', isDecided: false });
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
  const isChat = texts.filter((text) => speaks.test(text)).length * 2 > texts.length;
  // Between the first trouble and who took it up stands who saw it.
  if (seenAt === undefined) {
    const begun = rowOf('impact-start');
    const row = (begun ?? -1) + 1;
    const text = texts[row] ?? '';
    const taken = texts.findIndex((text, at) => at > row && tells(text, 'acknowledged'));
    // In a chat whoever writes first has seen it.
    if (
      begun !== undefined &&
      !(isChat && speaks.test(texts[begun]!)) &&
      taken === row + 1 &&
      isPlain(text) &&
      !isChange(text) &&
      !isBack(row)
    )
      proposals.push({ row, words: text, milestone: 'detected', isDecided: false });
  }
  // In a chat, whoever writes first of the trouble has seen it.
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
    (row) => seen() >= 0 && row > seen() && row <= (rowOf('recovered') ?? texts.length - 1) && isQuietAfter(row),
    true,
  );
  propose('resolved', (row) => row >= (rowOf('recovered') ?? 0) && row > seen() && !failsLater(row), true);
  return proposals;
}

/** A short row of the story: nobody is at work in it, and all is not said to be well. */
function isPlain(text: string): boolean {
  return text !== '' && text.length < 160 && !atWork.test(text) && !allGood.test(text);
}

/** Nothing goes wrong in a row, nothing is only watched or told, and nothing is denied. */
function isUneventful(text: string): boolean {
  return (
    troubleIn(text) === undefined &&
    !negated.test(text) &&
    !deniedAbroad.test(text) &&
    !atWork.test(text) &&
    !ofOthers.test(text) &&
    !othersAbroad.test(text) &&
    !/\b(?:monitor\w*|watch\w*|observ\w*|inform\w*|told|notif\w+|status page|post-?mortem|debrief\w*|retro\w*|meeting|review|rebuilt|restart\w*|cleanup|beobacht\w*|informier\w*|surveill\w*)\b/i.test(
      text,
    )
  );
}

/** What was done did not help, as another sentence of the row says. */
const inVain =
  /\b(?:(?:does|did|do) ?n[o'’]t (?:help|change|fix|make)|(?:no|without|little) (?:effect|difference|improvement|change)|in vain|to no avail|not (?:yet|enough)|still (?:fail|stuck|down|broken|refus|empty|wrong)\w*)\b/i;

/** The words of a pattern in a row, where its sentence says them of this incident and does not deny them. */
function saidOfUs(text: string, pattern: RegExp, isOf = isDenied): string | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const sentence = sentenceAround(text, match.index);
  if (isOf(sentence, match[0]) || (isOf === isDenied && inVain.test(text))) return undefined;
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
function nameIn(text: string, milestone: Milestone): string | undefined {
  const plain = text.replace(/^[\s*_–—:-]+|[\s*_–—:.-]+$/g, '');
  const isName = (label: string) => milestonesLabelled(label)?.[0] === milestone;
  if (isName(plain)) return plain;
  const label = rowLabel.exec(plain)?.groups!['label'];
  return label !== undefined && isName(label) ? label : undefined;
}
