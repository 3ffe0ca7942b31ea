import type { Role } from '../model/vocabulary.ts';
import { statementsIn } from '../text/sentences.ts';
import { unquoted } from '../text/speaker.ts';
import type { Cast, Somebody } from './cast.ts';

/** What a row says of people, in its order. */
export type Said =
  | { does: 'comes'; who: Somebody; role: Role | undefined }
  /** Nobody led before where it is `afresh`; else there may have been somebody. */
  | { does: 'leads'; who: Somebody; afresh: boolean }
  /** The lead is given from one to another, if the one has it. */
  | { does: 'follows'; from: Somebody; who: Somebody }
  | { does: 'leaves'; who: Somebody }
  | { does: 'lacks' };

const lead = String.raw`(?:incident (?:commander|command|manager|lead(?:er)?|coordinator|controller)|IC|IMOC|commander|lead)`;
const over = String.raw`(?:\s+(?:of|for) (?:the|this) (?:incident|response|call|outage))?`;
/** The end of what is said of a lead; “on the database” is a part, “engineer” another word. */
const end = String.raw`(?:\s+role)?${over}(?=\s*(?:$|[(.]|(?:at|from|with|after|because|while|until|still|now|yet)\b))`;
const place = String.raw`(?:call|bridge|channel|room|incident|response|chat|conference|meeting|zoom|huddle|thread|effort|investigation|slack)\b`;

const comes = new RegExp(
  String.raw`^(?:(?<plural>join|have joined|dial in)|joins|joined|has joined|dials in|dial(?:l)?ed in)\b(?<rest>(?<where>\s+(?:the|an?|our|in|on)(?:\s+[\p{L}\p{N}'’#-]+){0,2}?\s+${place})?(?:\s+(?:to (?:help|assist|support|look|investigate|watch)|remotely|(?:at|from|after|because|as)\b).*)?)\s*(?:\([^()]*\))?\.?$`,
  'iu',
);
const acknowledges =
  /^(?:acknowledges|acknowledged|acks|takes)\b(?<rest>(?:\s+(?:the|an?) (?:page|alert|alarm|pager|call))?)\s*\.?$/i;
const takes = new RegExp(
  String.raw`^(?:takes|took|has taken|assumes|assumed|accepts|accepted|claims|claimed)(?: on| up)? (?:the )?(?:${lead}|command|incident command)${end}`,
  'i',
);
const leads = new RegExp(
  String.raw`^(?:leads|led)(?: (?:the|this) (?:incident|response|call|bridge))?(?=\s*(?:$|[(.]|(?:in|from|at) ))`,
  'i',
);
const becomes = new RegExp(
  String.raw`^(?:is|is now|becomes|became|is (?:named|appointed|made|chosen as)|was (?:named|appointed|made)|named|appointed|starts as|acts as)(?: as)?(?: the| an?)? ${lead}${end}`,
  'i',
);
const takesOver = new RegExp(
  String.raw`^(?:takes|took|has taken) over (?:as (?:the )?${lead}|the lead|(?:incident )?command)${end}`,
  'i',
);
const follows = /^(?:takes|took|has taken) over(?: the lead| as \w+)? from (?<from>.{1,80})$/i;
const hands = new RegExp(
  String.raw`^(?:hands|handed)(?: over)?(?: the| incident| over)*(?<command> (?:${lead}|command)(?: role)?)?(?: over)? to (?<to>.{1,80})$`,
  'i',
);
const names = new RegExp(
  String.raw`^(?:names|named|appoints|appointed|makes|made|assigns|assigned) (?<who>.{1,80}?) (?:as )?(?:the )?${lead}${end}`,
  'i',
);
const leaves = new RegExp(
  String.raw`^(?:steps down|stepped down|leaves|left|drops off|dropped off|signs off|signed off|logs off|logged off|goes offline|went offline)(?: (?:as (?:the )?${lead}|the (?:[\p{L}-]+ )?${place}))?\s*(?:at .*)?\.?$`,
  'iu',
);
/** A lead without a name: `a lead is named`, `SEV1, lead named`. */
const unnamed = new RegExp(
  String.raw`^(?:an? |the )?${lead} (?:is |was |has been )?(?:named|appointed|assigned|chosen)\b`,
  'i',
);
const titled = new RegExp(String.raw`^(?:the )?${lead}(?::| is now| is)\s+(?<who>.{1,80})$`, 'i');
const lacks = [
  new RegExp(
    String.raw`^(?:nobody|no one|no-one) (?:has |is )?(?:yet )?(?:taken|takes|took|claims|claimed|assumes|assumed) (?:the )?(?:${lead}|command)${end}`,
    'i',
  ),
  /^(?:nobody|no one|no-one) (?:leads|is leading|led)(?: the (?:incident|response))?(?: yet)?\s*\.?$/i,
  new RegExp(
    String.raw`^(?:there is |still |there is still )?no ${lead}(?: role)?(?: yet| so far| is named| named| assigned)?\s*\.?$`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:the )?${lead}(?: role)? (?:is )?(?:still )?(?:unclaimed|vacant|unfilled|not claimed)\b`,
    'i',
  ),
];
const asks = new RegExp(
  String.raw`^(?:asks|asked) (?:for )?(?:(?:someone|somebody|anyone|a volunteer) to (?:lead|take (?:the lead|command)|be ${lead})|(?:an? )${lead})\s*\.?$`,
  'i',
);

const roleWords: [Role, RegExp][] = [
  ['lead', new RegExp(String.raw`^${lead}${end}`, 'i')],
  ['scribe', /^(?:scribe|recorder|note[- ]?taker)\b/i],
  ['communications', /^(?:comms|communications?)\b/i],
  ['on-call', /^(?:the )?(?:primary|secondary|on-?call)\b/i],
  ['responder', /^(?:a )?responder\b/i],
];

/**
 * Reads what a row of a timeline says of people: who came, who took the lead. Only what is said outright, in English, at
 * the row itself: what is planned, hoped or asked is nothing, and neither are nodes, brokers and users that join.
 */
export function peopleInRow(text: string, cast: Cast): Said[] {
  return statementsIn(unquoted(text).replace(/\s+/g, ' ')).flatMap(({ text }) =>
    saidIn(text.trim().replace(/\s*[.!:,;]$/, ''), cast),
  );
}

function saidIn(statement: string, cast: Cast): Said[] {
  const title = titled.exec(statement)?.groups;
  if (title) {
    const who = cast(title['who']!.replace(/ (?:takes|took) over$/i, ''));
    if (who) return [{ does: 'leads', who, afresh: !/ over$/i.test(statement) }];
  }
  const said: Said[] = [];
  let subjects: Somebody[] = [];
  for (const clause of statement.split(/\s*[,:—–]\s+(?:and |then )*|\s+(?:and then|and|then)\s+/)) {
    if (lacks.some((pattern) => pattern.test(clause))) said.push({ does: 'lacks' });
    else if (unnamed.test(clause)) {
      const who = cast('a lead')!;
      said.push({ does: 'leads', who, afresh: true });
      continue;
    }
    const alone = cast(clause);
    if (alone) {
      // A role behind a name says who that is: `Bo, the payments lead, joins`.
      if (subjects.length === 0 || !/^(?:the|an?|our)\s/i.test(clause)) subjects.push(alone);
      continue;
    }
    const told = partsOf(clause, cast);
    if (told.subject) subjects = [...(told.predicate ? subjects : []), told.subject];
    else if (!told.predicate && /^(?:\p{Lu}|(?:the|an?|it|they|this|that|its|their|no)\s)/u.test(clause)) subjects = [];
    if (told.predicate && subjects.length > 0) said.push(...whatOf(told.predicate, subjects, cast, said));
  }
  return said;
}

/** The verbs that something is said by, each at the beginning of a predicate. */
const verb =
  /(?<=^|\s)(?:joins?|joined|ha(?:s|ve) (?:joined|taken)|dials? in|diall?ed in|acknowledge[sd]|acks|takes|took|assume[sd]|accept(?:s|ed)|claim(?:s|ed)|leads|led|is|becomes|became|was|names?|named|appoint(?:s|ed)|makes|made|assign(?:s|ed)|starts as|acts as|hands|handed|step(?:s|ped) down|leaves|left|drop(?:s|ped) off|sign(?:s|ed) off|log(?:s|ged) off|goes offline|went offline|asks|asked)(?=\s|$)/gi;

/** Somebody at the beginning of a clause, and what is said right behind. */
function partsOf(clause: string, cast: Cast): { subject?: Somebody; predicate?: string } {
  for (const { index } of clause.slice(0, 160).matchAll(verb)) {
    if (index === 0) return { predicate: clause };
    const subject = cast(clause.slice(0, index).replace(/\s+(?:also|now|then|finally)?\s*$/, ''));
    if (subject) return { subject, predicate: clause.slice(index) };
  }
  // What somebody does first: `Bo sees the page and joins`.
  const words = clause.slice(0, 120).split(/\s+/);
  for (let count = Math.min(6, words.length - 1); count > 0; count--) {
    const subject = cast(words.slice(0, count).join(' '));
    if (subject) return { subject };
  }
  return {};
}

function whatOf(predicate: string, subjects: readonly Somebody[], cast: Cast, before: readonly Said[]): Said[] {
  const who = subjects.at(-1)!;
  const isKnown = who.by !== 'guess' || before.some((one) => 'who' in one && one.who.who === who.who);
  const coming = comes.exec(predicate)?.groups;
  if (coming) {
    const isPlural = subjects.length > 1 || who.isMany;
    if (coming['plural'] !== undefined && !isPlural && !/^have /i.test(predicate)) return [];
    const role = roleIn(/\bas (?:the |an? )?(.+)$/i.exec(coming['rest'] ?? '')?.[1]);
    const isClear = coming['where'] !== undefined || role !== undefined;
    const all = subjects.filter(({ by }) => by !== 'guess' || isClear);
    return [
      ...all.map((who): Said => ({ does: 'comes', who, role })),
      ...(role === 'lead' ? all.slice(-1).map((who): Said => ({ does: 'leads', who, afresh: true })) : []),
    ];
  }
  const acknowledging = acknowledges.exec(predicate)?.groups;
  if (acknowledging && isKnown && (acknowledging['rest'] !== '' || !/^takes/i.test(predicate)))
    return [{ does: 'comes', who, role: undefined }];
  if (asks.test(predicate)) return [{ does: 'lacks' }];
  const isCommand = /\b(?:command|commander|IC|IMOC|incident (?:manager|lead\w*|coordinator|controller))\b/.test(
    predicate,
  );
  if (takes.test(predicate) || leads.test(predicate) || becomes.test(predicate))
    return isKnown || isCommand ? [{ does: 'leads', who, afresh: true }] : [];
  if (takesOver.test(predicate)) return isKnown || isCommand ? [{ does: 'leads', who, afresh: false }] : [];
  const from = cast(follows.exec(predicate)?.groups!['from'] ?? '');
  if (from) return [{ does: 'follows', from, who }];
  const handing = hands.exec(predicate)?.groups;
  const to = handing && cast(handing['to']!);
  if (to)
    return handing['command'] ? [{ does: 'leads', who: to, afresh: false }] : [{ does: 'follows', from: who, who: to }];
  const named = cast(names.exec(predicate)?.groups!['who'] ?? '');
  if (named) return [{ does: 'leads', who: named, afresh: true }];
  return leaves.test(predicate) ? [{ does: 'leaves', who }] : [];
}

function roleIn(words: string | undefined): Role | undefined {
  return words === undefined ? undefined : roleWords.find(([, pattern]) => pattern.test(words))?.[0];
}
