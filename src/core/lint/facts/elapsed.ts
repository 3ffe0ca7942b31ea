import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';

import { clearRow, matchRows, milestoneNamed, wordsOf } from './event.ts';
import type { Length } from '../../text/length.ts';
import { clocksIn } from '../../text/clock.ts';
import { isQuoted } from '../../text/speaker.ts';
import { isNormative, isPartial, isReported } from './reported.ts';
import { instantOf, isAt } from './instant.ts';
import { agrees } from './agree.ts';
import { between, nameOf, rowOf, rowsOf, type Row } from './rows.ts';
import { isTold, tellingsOf, type Telling } from './telling.ts';
import { milestonesLabelled } from '../../text/milestone-label.ts';
import { endNamed } from './ends.ts';
import { milestonesTold, rowTold } from './told.ts';

/** A length of time between two events that the text names: `restored within 6 minutes of the decision`. */
export interface ElapsedClaim {
  sentence: Telling;
  length: Length;
  from: Row;
  /** Ends it may have; the first is the one that is expected. */
  to: readonly [Row, ...Row[]];
  /** What is said of it, for the message: `of the decision`, `late`, `without a lead`. */
  relation: string;
  /** Nothing longer fits, and everything shorter does: a window that was clean. */
  atMost?: boolean;
  /** Whether it is the time until service was back. */
  restored?: boolean;
  /** Whether the text names the wrong start itself, so that no tolerance is due. */
  strict?: boolean;
}

/** Every elapsed time of a postmortem whose two events are clear. */
export const elapsedOf = memo((postmortem: Postmortem): ElapsedClaim[] => {
  const claims: ElapsedClaim[] = [];
  if (rowsOf(postmortem).length < 2) return claims;
  for (const sentence of tellingsOf(postmortem)) {
    if (sentence.setting === 'actions' || sentence.setting === 'communications') continue;
    if (sentence.lengths.length === 0 || isReported(sentence)) continue;
    for (const length of sentence.lengths) {
      if (isQuoted(sentence.text, length.start)) continue;
      const claim = firstRead(postmortem, sentence, length);
      if (claim) claims.push(claim);
    }
  }
  return claims;
});

function firstRead(...of: Parameters<Reader>): ElapsedClaim | undefined {
  for (const reader of readers) {
    const claim = reader(...of);
    if (claim) return claim;
  }
  return undefined;
}

type Reader = (postmortem: Postmortem, sentence: Telling, length: Length) => ElapsedClaim | undefined;

/** What stands before a length in its own clause. */
function clauseBefore({ text }: Telling, { start }: Length): string {
  const ahead = text.slice(0, start);
  return ahead.slice(
    Math.max(
      0,
      ...Array.from(ahead.matchAll(/[;:—]\s|,\s(?:and|but|so|which|who)\s/g)).map(
        (match) => match.index + match[0].length,
      ),
    ),
  );
}

const clauseBehind = /^,? (?<clause>[^.;:()—–]{3,80}?)(?=[.;:()—–]|,|$| and | but | when | while | which | because )/;

/** `parcels stopped at 22:40; 18 minutes later the pager went off`: from what was told before it. */
const later: Reader = (postmortem, sentence, length) => {
  const { text } = sentence;
  if (!isTold(sentence) || length.bound === 'within') return undefined;
  const behind = /^ (?:later|afterwards|after that|thereafter)\b/i.exec(text.slice(length.end));
  if (!behind || isNormative(sentence, text)) return undefined;
  const ahead = text.slice(0, length.start).trimEnd();
  const clause = clauseBehind.exec(text.slice(length.end + behind[0].length))?.groups!['clause'];
  // `It was resolved 20 minutes later`: what happened may stand in front of the length.
  const isAhead = !clause && /^[\s.]*$/.test(text.slice(length.end + behind[0].length));
  const parts = ahead.split(/[;:—–]\s|,\s(?:and|but|then)\s|,\s|\sand\s/);
  const own = isAhead ? parts.at(-1)! : clause;
  const previous =
    isAhead || !/\p{L}/u.test(ahead) ? undefined : ahead.replace(/[,;:—–]?(?:\s(?:and|but|then|only|just))*$/, '');
  const from = startOf(
    postmortem,
    previous ?? (isAhead && parts.length > 1 ? parts.slice(0, -1).join(', ') : sentence.before?.text) ?? '',
  );
  const told = own === undefined ? undefined : milestonesTold(own.replace(/^(?:the |we )?only /i, ''), postmortem);
  if (!from || !told) return undefined;
  const to = told
    .map((milestone) => rowOf(postmortem, milestone))
    .filter((row): row is Row => row !== undefined && row !== from);
  const [first, ...others] = to;
  if (!first || first.moment.earliest < from.moment.earliest) return undefined;
  return { sentence, length, from, to: [first, ...others], relation: `after ${nameOf(from)}` };
};

/** The row that a text tells of: by its one clock, or by the milestone it says was reached. */
function startOf(postmortem: Postmortem, text: string): Row | undefined {
  // `The page went out 7 minutes after the first error` tells of the page.
  const plain = text
    .replace(/[.\s]+$/, '')
    .replace(/ (?:only |just |about )?[\w-]+ (?:seconds|minutes|hours) (?:after|before) .*$/, '');
  const clocks = clocksIn(plain);
  const [clock, another] = clocks;
  if (another || isPartial(plain)) return undefined;
  if (!clock) return rowTold(plain, postmortem);
  const rows = rowsOf(postmortem);
  const instant = instantOf(clock, rows);
  return instant === undefined || clock.approximate
    ? undefined
    : rows.find((row) => isAt(row, instant, clock.precision));
}

const restoredVerb =
  /\b(?:restor\w+|recover(?:ed|s)|back (?:up|to normal|in service)|healthy|working again|operational|resolved|fixed)\b|\brecovery (?:came|followed|was (?:complete|reached|confirmed))\b/i;
const proposal = /\bpropos|\bsuggest|\bhypothes|\bdiscuss|\bconsider|\bdecision\b|\bdecid/i;

/** `within 6 minutes of the decision`, `20 seconds after the rollback`, `2 h before the release`. */
const relative: Reader = (postmortem, sentence, length) => {
  const { text, setting } = sentence;
  if (setting === 'timeline' || !isTold(sentence)) return undefined;
  const behind = text.slice(length.end);
  const link =
    /^ (?<link>of|after|following|later than|from|since|before|prior to|ahead of) (?<other>[^.;:()—–]{3,80}?)(?=[.;:()—–]|,|$| and | but | when | while | which | because | due to | that | by |(?<= (?:impact|outage|incident|disruption) (?:began|started)) (?=the |an? |our |we ))/i.exec(
      behind,
    );
  if (!link || isNormative(sentence, text)) return undefined;
  const { link: word, other } = link.groups!;
  const named = /^(?:the )?(?:time|moment|start|beginning)(?: of)? (?:the )?(?=\w)/i.exec(other!)?.[0] ?? '';
  if (/^(?:of|from)$/i.test(word!) && length.bound !== 'within' && !named) return undefined;
  const reference =
    milestoneNamed(postmortem, other!) ??
    milestoneNamed(postmortem, other!.slice(named.length)) ??
    rowTold(other!, postmortem) ??
    clearRow(postmortem, other!.slice(named.length), 0.6) ??
    changeNamed(postmortem, other!);
  if (!reference) return undefined;
  const before = clauseBefore(sentence, length);
  // `An hour after the alert, traffic was moved`: what happened stands behind.
  const ahead = /\p{L}/u.test(before)
    ? before
    : (/^,? ([^.,;:()]{3,100})/.exec(behind.slice(link[0].length))?.[1] ?? '');
  const [likely] = matchRows(postmortem, ahead);
  const words = new Set(likely?.row.event.event.text.toLowerCase().match(/[\p{L}\d]+/gu));
  const own = ahead.replace(/\bfirst (?=successful|alert|alarm|error|failure)/, '');
  // `the second acquirer`, where the row says so too, is no part.
  if (isPartial(own.replace(/[\p{L}\d]+/gu, (word) => (words.has(word.toLowerCase()) ? '' : word)))) return undefined;
  const backwards = /^(?:before|prior|ahead)/i.test(word!);
  const make = (ends: readonly (Row | undefined)[], restored = false): ElapsedClaim | undefined => {
    const known = ends.filter((row): row is Row => row !== undefined && row !== reference);
    if (known.length === 0) return undefined;
    const relation = `${word!.toLowerCase()} ${other!.trim()}`;
    if (backwards)
      return known.length === 1 ? { sentence, length, from: known[0]!, to: [reference], relation } : undefined;
    return { sentence, length, from: reference, to: known as [Row, ...Row[]], relation, restored };
  };
  // The wish to be back soon is no claim, nor is what was restored in part.
  if (/\b(?:resolved|closed)\b/i.test(ahead))
    return make([rowOf(postmortem, 'resolved'), rowOf(postmortem, 'recovered'), rowOf(postmortem, 'mitigated')], true);
  if (restoredVerb.test(ahead))
    return make([rowOf(postmortem, 'recovered'), rowOf(postmortem, 'mitigated'), rowOf(postmortem, 'resolved')], true);
  if (/\b(?:detected|noticed)\b/i.test(ahead)) return make([rowOf(postmortem, 'detected')]);
  if (/\b(?:acknowledged|acked)\b/i.test(ahead)) return make([rowOf(postmortem, 'acknowledged')]);
  const told = milestonesTold(ahead.replace(/,? (?:only|just|already|about|some)? ?$/i, ''), postmortem);
  if (told) return make(told.map((milestone) => rowOf(postmortem, milestone)));
  const verb = /(\w+)\s*$/.exec(ahead.replace(/\b(?:only|just|already|about|some)\s*$/i, ''))?.[1] ?? '';
  const [best, ...others] = matchRows(postmortem, ahead);
  // Two words are enough where they are all that either says.
  const isWhole = best?.common === 2 && best.share > 0.99 && wordsOf(best.row.event.event.text).size === 2;
  if (!best || (best.common < 3 && !isWhole)) return undefined;
  const isNamed = matchRows(postmortem, verb).some(({ row }) => row === best.row);
  if (best.share < (isNamed ? 0.3 : 0.4)) return undefined;
  const rival = others.find(({ row }) => row.moment.earliest !== best.row.moment.earliest);
  if (rival && best.score < rival.score * (isNamed ? 1.02 : 1.5)) return undefined;
  return make([best.row]);
};

/** `12-min clean window`, `green for ten minutes`: no longer than since recovery. */
const clean: Reader = (postmortem, sentence, length) => {
  const behind = sentence.text.slice(length.end);
  const ahead = sentence.text.slice(0, length.start);
  const said =
    /^[- ](?:long )?(?:of )?(?:clean|green|quiet|stable|error-free|healthy) (?:window|period|stretch|metrics)/i.exec(
      behind,
    ) ??
    /^ without (?:an? |any |further |new )*(?:relapse|errors?|failures?|panics?|alerts?|recurrence)\b/i.exec(behind);
  if (!said && !/\b(?:clean|green|quiet|stable|error-free) for\s*$/i.test(ahead)) return undefined;
  if (isNormative(sentence, sentence.text.replace(/\bwindow\b|\bperiod\b/gi, ''))) return undefined;
  const row = sentence.row && rowsOf(postmortem).find(({ event }) => event === sentence.row);
  const to = sentence.setting === 'timeline' ? row : rowOf(postmortem, 'resolved');
  const from = rowOf(postmortem, 'recovered') ?? rowOf(postmortem, 'mitigated');
  if (!from || !to || from.moment.earliest >= to.moment.earliest) return undefined;
  return {
    sentence,
    length,
    from,
    to: [to],
    relation: said ? said[0].replace(/^[- ]/, '').trim() : 'without a relapse',
    atMost: true,
  };
};

const communication = /\bstatus[- ]page|\bemail|\be-mail|\bnotice|\bannouncement|\bupdate|\bcommunication|\bmessage/i;

/** `the status page was 13 minutes late`: measured from detection. */
const late: Reader = (postmortem, sentence, length) => {
  if (!/^ late\b/i.test(sentence.text.slice(length.end)) || !isTold(sentence)) return undefined;
  const ahead = clauseBefore(sentence, length);
  if (!communication.test(ahead)) return undefined;
  const from = rowOf(postmortem, 'detected');
  const matches = matchRows(postmortem, ahead);
  const best = matches[0];
  if (!from || !best || best.common < 2) return undefined;
  const first = matches
    .filter(({ score }) => score >= best.score * 0.9)
    .map(({ row }) => row)
    .sort((a, b) => a.moment.earliest - b.moment.earliest)[0]!;
  if (first.moment.earliest <= from.moment.earliest) return undefined;
  // Late against a target is the time over it; where the target is named, that is what is left.
  return { sentence, length, from, to: [first], relation: 'late' };
};

/** `the role was unclaimed for 12 minutes`: from the page on, there was nothing to claim before. */
const unclaimed: Reader = (postmortem, sentence, length) => {
  if (
    !/\b(?:IC|lead|leader|commander|coordinator)\b[^.;]{0,30}\b(?:unclaimed|vacant|unassigned)\b[^.;]{0,12}\bfor\s*$/i.test(
      sentence.text.slice(0, length.start),
    )
  )
    return undefined;
  const from = rowOf(postmortem, 'detected');
  const to = rowsOf(postmortem).find(({ event }) =>
    /\b(?:takes?|took|claims?|claimed) (?:over )?(?:the )?(?:IC|lead|incident command)|\b(?:IC|lead|commander) (?:is )?(?:assigned|named)/i.test(
      event.event.text,
    ),
  );
  if (!from || !to || to.moment.earliest <= from.moment.earliest) return undefined;
  const range = /^ ?\((?:from )?(\d\d:\d\d)/.exec(sentence.text.slice(length.end))?.[1];
  const start = rowOf(postmortem, 'impact-start');
  const strict = range !== undefined && start !== undefined && start !== from && start.event.time.value.includes(range);
  return { sentence, length, from, to: [to], relation: 'without a lead', strict };
};

/** `lived for 4 months between the rewrite and this incident`. */
const lived: Reader = (postmortem, sentence, length) => {
  const behind = sentence.text.slice(length.end);
  const match = /^,? between (?<a>[^.;:]{3,60}?) and (?<b>[^.;:,]{3,60})/i.exec(behind);
  if (!match || !isTold(sentence)) return undefined;
  const from = endOf(postmortem, match.groups!['a']!);
  const to = endOf(postmortem, match.groups!['b']!);
  if (!from || !to || to.moment.earliest <= from.moment.earliest) return undefined;
  return { sentence, length, from, to: [to], relation: match[0].trim() };
};

function endOf(postmortem: Postmortem, phrase: string): Row | undefined {
  const named = milestoneNamed(postmortem, phrase) ?? clearRow(postmortem, phrase, 0.4);
  return named ?? changeNamed(postmortem, phrase);
}

/** The row of the change a phrase names, unless it is the change that ended it all. */
function changeNamed(postmortem: Postmortem, phrase: string): Row | undefined {
  return /\b(?:rewrite|release|deploy\w*|roll-?out|change|merge|introduction|upgrade|migration)\b/i.test(phrase) &&
    !/\b(?:fix|hot-?fix|revert\w*|rolled|roll(?:ing)? ?back|patch)\b/i.test(phrase)
    ? rowOf(postmortem, 'cause-introduced')
    : undefined;
}

/** `mitigation 2 closed the remaining 31 % within 5 minutes`. */
const step: Reader = (postmortem, sentence, length) => {
  if (length.bound !== 'within' && !/\bin\s*$/i.test(sentence.text.slice(0, length.start))) return undefined;
  if (!isTold(sentence)) return undefined;
  const ahead = clauseBefore(sentence, length);
  const name = /\b(?:mitigation|fix|attempt|step|phase|measure|restart) (?:\d|one|two|three)\b/i.exec(ahead)?.[0];
  if (!name) return undefined;
  const rows = rowsOf(postmortem);
  const from = rows.findLast(
    ({ event }) => event.event.text.toLowerCase().includes(name.toLowerCase()) && !proposal.test(event.event.text),
  );
  const shares = /\bfrom (\d+(?:\.\d+)?) ?% to (\d+(?:\.\d+)?) ?%/.exec(ahead);
  const to = shares
    ? rows.find(({ event }) => event.event.text.replaceAll(' ', '').includes(`${shares[1]}%to${shares[2]}%`))
    : /\b(?:closed|ended|removed|resolved|fixed) (?:the |all )?(?:remaining|rest)\b/i.test(ahead)
      ? rowOf(postmortem, 'recovered')
      : undefined;
  if (!from || !to || to.moment.earliest <= from.moment.earliest) return undefined;
  return { sentence, length, from, to: [to], relation: `of ${name}` };
};

/** `the runbook led to the cause within 9 minutes`: from the page to the row that has it. */
const led: Reader = (postmortem, sentence, length) => {
  if (length.bound !== 'within' || !/^\s*(?:[,.;)]|$)/.test(sentence.text.slice(length.end)) || !isTold(sentence))
    return undefined;
  const match =
    /\b(?:led|brought|pointed) (?:[\w@]+ ){1,3}to (?:the )?(?<cause>[^,.;]{3,40}?)(?: pattern| cause| problem)?\s*$/i.exec(
      sentence.text.slice(0, length.start),
    );
  const from = rowOf(postmortem, 'detected');
  if (!match || !from) return undefined;
  const cause = match.groups!['cause']!.slice(0, 3).toLowerCase();
  const acronym = /^[A-Z]{2,}/.exec(match.groups!['cause']!)?.[0].slice(0, 3);
  if (!acronym || cause.length < 3) return undefined;
  const to = rowsOf(postmortem).find(
    ({ moment, event }) => moment.earliest > from.moment.earliest && event.event.text.includes(acronym),
  );
  return to && { sentence, length, from, to: [to], relation: 'after the page' };
};

const fromAToB = /^(?<a>\p{L}[\p{L} -]{2,40}?)(?: \([^)]*\))? to (?<b>\p{L}[\p{L} -]{2,40}?)(?: \([^)]*\))?$/iu;

/** `from upload to first report: 1 h 19 min`, `detection to resolution in 12 minutes`. */
const fromTo: Reader = (postmortem, sentence, length) => {
  if (!isTold(sentence)) return undefined;
  const before = sentence.text.slice(0, length.start);
  if (!before.endsWith(' ') || !/ to /i.test(before)) return undefined;
  const path = before.replace(/(?::| in| was| took| within)(?: only| just)? $/i, '');
  if (path === before) return undefined;
  // As one pattern it takes a tenth of a second to compile.
  const match = path
    .matchAll(/(?:\b(?:time|it took|took) |[.;:(,–-] ?|^)(?:from )?/gi)
    .map((start) => fromAToB.exec(path.slice(start.index + start[0].length)))
    .find((found) => found !== null);
  if (!match) return undefined;
  const from = milestoneNamed(postmortem, match.groups!['a']!) ?? clearRow(postmortem, match.groups!['a']!, 0.8);
  const to = milestoneNamed(postmortem, match.groups!['b']!) ?? clearRow(postmortem, match.groups!['b']!, 0.8);
  if (!from || !to || to.moment.earliest <= from.moment.earliest) return undefined;
  return {
    sentence,
    length,
    from,
    to: [to],
    relation: `from ${match.groups!['a']!.trim()} to ${match.groups!['b']!.trim()}`,
  };
};

const article = "(?:(?:der|die|das|dem|den|the|la|le|el|los|o|a|il|lo|de|het|det)\\s|l['’]\\s?|\\s)?";
/** Two ends named as people name milestones: `vom Beginn bis zur Behebung`, `de la détection au rétablissement`, `検知から復旧まで`. */
const pathAbroad = new RegExp(
  `(?<!\\p{L})(?:(?:vo[mn]|between|from|zwischen|entre|du|des|de|desde|da|dal|dalla|van|från|fra|od)(?!\\p{L})|dall['’]) ?${article}(?<a>\\p{L}[^.;:(),]{2,40}?) (?:bis(?: zu[rm]?)?|and|to|und|et|y|e|à|au|aux|jusqu['’](?:à|au)|hasta|al?|até|ao|à|alla?|all['’]|fino (?:a|al|alla)|tot|till|til|do) ?${article}(?<b>\\p{L}[^.;:(),]{2,40}?)(?:[:：=–— ]|(?:vergingen|dauerte es|verstrichen|passed|went by|took|il s['’]est écoulé|s['’]écoulèrent|pasaron|transcurrieron|passaram|decorreram|passarono|sono passate?i?|verliepen|verstreken|gick|gikk|minęł[oay]|upłynęł[oay]) ?)*$|(?<c>[^.;:、。から ]{2,12})から(?<d>[^.;:、。から ]{2,12})まで(?:に|は|[:：])? ?$|从(?<e>[^.;:、。从到 ]{2,8})到(?<f>[^.;:、。从到 ]{2,8}?)(?:用时|历时|共|耗时|[:：])? ?$`,
  'iu',
);

const fromToNamed: Reader = (postmortem, sentence, length) => {
  const { text } = sentence;
  if (!isTold(sentence) || isNormative(sentence, text)) return undefined;
  const path = pathAbroad.exec(text.slice(0, length.start))?.groups;
  const [a, b] = path ? [path['a'] ?? path['c'] ?? path['e'], path['b'] ?? path['d'] ?? path['f']] : [];
  const [first, last] = [a && endNamed(a), b && endNamed(b)];
  if (!first || !last) return undefined;
  const from = rowOf(postmortem, first[0]);
  const to = last
    .map((milestone) => rowOf(postmortem, milestone))
    .filter((row): row is Row => row !== undefined && row !== from);
  const [end, ...others] = to;
  if (!from || !end || end.moment.earliest <= from.moment.earliest) return undefined;
  return { sentence, length, from, to: [end, ...others], relation: `from ${a!} to ${b!}` };
};

/** `Detected after: 45 min`, `Erkannt nach: 20 min`: from the start of impact. */
const afterLabel: Reader = (postmortem, sentence, length) => {
  const { text } = sentence;
  if (!isTold(sentence)) return undefined;
  const label =
    /(?:^|[.;,|•·] ?)(?<label>[\p{L}-]{4,20}(?: [\p{L}-]+)?) (?:after|nach|après|au bout de|tras|después de|após|depois de|dopo|na|efter|po) ?(?:[:：=–—] ?)?$/iu.exec(
      text.slice(0, length.start),
    )?.groups!['label'];
  const told = label === undefined ? undefined : milestonesLabelled(label);
  if (!told || told[0] === 'impact-start' || !/^\s*(?:[.;,|•·)]|$)/.test(text.slice(length.end))) return undefined;
  const from = rowOf(postmortem, 'impact-start');
  const to = told
    .map((milestone) => rowOf(postmortem, milestone))
    .filter((row): row is Row => row !== undefined && row !== from);
  const [end, ...others] = to;
  if (!from || !end || end.moment.earliest <= from.moment.earliest) return undefined;
  // Some count from when it was seen.
  const seen = rowOf(postmortem, 'detected');
  const isOfSeen = seen !== undefined && to.some((row) => row !== seen && agrees(length, between(seen, row)));
  return isOfSeen ? undefined : { sentence, length, from, to: [end, ...others], relation: `until ${nameOf(end)}` };
};

/** `it was rolled back within 2 minutes`: from the change to the row that takes it back. */
const undone: Reader = (postmortem, sentence, length) => {
  if (!isTold(sentence)) return undefined;
  const ahead = sentence.text.slice(0, length.start);
  if (!/\b(?:rolled back|reverted)(?: again)?(?: in)?(?: only| just)? ?$/i.test(ahead)) return undefined;
  if (isNormative(sentence, sentence.text)) return undefined;
  if (length.bound !== 'within' && !/\bin(?: only| just)? $/i.test(ahead)) return undefined;
  const from = rowOf(postmortem, 'cause-introduced');
  const to =
    from &&
    rowsOf(postmortem).find(
      ({ event, moment }) =>
        moment.earliest > from.moment.earliest && /\broll(?:ed|s|ing)?[ -]?back|\brevert/i.test(event.event.text),
    );
  if (!from || !to) return undefined;
  // Some count from when it was seen.
  const seen = rowOf(postmortem, 'detected');
  if (seen && seen !== to && agrees(length, between(seen, to))) return undefined;
  return { sentence, length, from, to: [to], relation: 'until the change was taken back' };
};

const readers: readonly Reader[] = [
  later,
  fromTo,
  fromToNamed,
  afterLabel,
  late,
  unclaimed,
  clean,
  lived,
  step,
  led,
  undone,
  relative,
];
