import logTimeAgrees from '../parts/log-time-agrees.ts';
import { clockIn, dayIn } from '../../model/clock.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { readZone } from '../../parse/time.ts';
import { zonesSuggested } from '../../text/zone.ts';
import { matchRows, wordsOf } from '../facts/event.ts';
import { isAt } from '../facts/instant.ts';
import { isNormative, isPartial } from '../facts/reported.ts';
import { clocksOf, type RestatedClock } from '../facts/restated.ts';
import { causesOf, clockOf, nameOf, rowOf, rowsOf, type Row } from '../facts/rows.ts';
import { milestonesLabelled, saysOfWhat } from '../../text/milestone-label.ts';
import { namesWhatBroke, tellsWhatBroke } from '../facts/what-broke.ts';
import { foreignThing } from '../facts/duration-foreign.ts';
import { milestonesTold, milestonesToldAbroad } from '../facts/told.ts';
import { together, type Report, type PostmortemRule } from '../rule.ts';

const hour = 3_600_000;
/** The one message that has a name of its own. */
const allClearBefore = /\ball[- ]clear (?:was |is )?(?:signall?ed|given|sent|declared|announced|came)[^.;,]{0,20}$/i;
/** Another event of the same kind, or a time that only bounds one. */
const another =
  /\b(?:again|second|third|another|next|later|further|re-\w+|still|until|till|before|after|since|from|by|between|already|not yet|no longer|while|during|when|follow-up)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const said = compareZones(postmortem, report);
    // A sentence may have many clocks.
    const stories = new Map<RestatedClock['sentence'], boolean>();
    const isStory = (sentence: RestatedClock['sentence']) => {
      const known = stories.get(sentence) ?? !isNormative(sentence, sentence.text);
      stories.set(sentence, known);
      return known;
    };
    for (const restated of clocksOf(postmortem)) {
      if (said.has(restated)) continue;
      const { sentence, clock } = restated;
      if (!isClaim(restated) || !isStory(sentence)) continue;
      const row =
        restated.instant === undefined
          ? slipped(restated, postmortem)
          : (milestoneLabelled(restated, postmortem) ??
            milestoneTold(restated, postmortem) ??
            meant(restated, postmortem));
      if (!row) continue;
      const day = restated.instant === undefined ? `${dayIn(row.moment.earliest, row.moment.zone)} ` : '';
      report({
        reason: `Unexpected \`${clock.text.trim()}\`, expected \`${day}${clockOf(row)}\` as in the timeline: ${nameOf(row)}`,
        place: sentence.placeOf(clock.start, clock.end),
        causes: causesOf(row),
      });
    }
  },
};
export default together(rule, logTimeAgrees);

/** `11:15 CEST (09:15 UTC)`: one instant in two zones. Gives the clocks of which something is said. */
function compareZones(postmortem: Postmortem, report: Report): ReadonlySet<RestatedClock> {
  const said = new Set<RestatedClock>();
  const rows = rowsOf(postmortem);
  const clocks = clocksOf(postmortem);
  clocks.forEach((one, index) => {
    const other = clocks[index + 1];
    if (other?.sentence !== one.sentence || one.clock.zone === undefined || other.clock.zone === undefined) return;
    const between = one.sentence.text.slice(one.clock.end, other.clock.start);
    if (one.clock.zone === other.clock.zone || !/^ ?(?:\(|\/|=|or) ?$/.test(between)) return;
    if (one.instant === undefined || other.instant === undefined || one.instant === other.instant) return;
    // The one that a row has is right.
    const isKnown = ({ instant, clock }: RestatedClock) =>
      instant !== undefined && rows.some((row) => isAt(row, instant, clock.precision));
    const [right, wrong] = isKnown(other) && !isKnown(one) ? [other, one] : [one, other];
    const zone = readZone(wrong.clock.zone!) ?? zonesSuggested(wrong.clock.zone!)[0];
    if (zone === undefined) return;
    report({
      reason: `Unexpected \`${wrong.clock.text.trim()}\` beside \`${right.clock.text.trim()}\`, expected \`${clockIn(right.instant!, zone, false)} ${wrong.clock.zone!}\``,
      place: wrong.sentence.placeOf(wrong.clock.start, wrong.clock.end),
    });
    said.add(wrong);
  });
  return said;
}

const goesOn =
  /^(?: UTC| GMT| Z)?,? (?:and|then|and then|before it|until it) (?:it )?((?:was |finally |fully )*(?:ended|over|declared|detected|mitigated|resolved|closed) (?:at|around|by) ?)$/i;
const incidentFirst = /^(?:the |this |our )?(?:incident|outage|impact|disruption|issue)\b/i;
/** Where clocks of another zone stand beside those of the timeline. */
const otherZones = /\b(?:CES?T|BST|IST|JST|[ECMP][SD]?T|local time|Ortszeit|heure locale|hora local)\b/;

/** What stands in a sentence, or alone in a cell that a head or a first cell names. */
function isClaim({ sentence, clock, alone }: RestatedClock): boolean {
  if (sentence.setting === 'prose') return true;
  const { named } = sentence.passage;
  return (
    sentence.setting === 'table' &&
    named !== undefined &&
    alone &&
    !/[\p{L}\d]/u.test(
      `${sentence.text.slice(0, clock.start)}${sentence.text.slice(clock.end)}`.replace(clock.day ?? '', ''),
    )
  );
}

/** The row of a milestone that a label names with a time that no row has: `Start of impact: 03:12`, `| Ende | 14:20 |`. */
function milestoneLabelled(restated: RestatedClock, postmortem: Postmortem): Row | undefined {
  const { sentence, clock, instant, phrase, behind } = restated;
  const { named } = sentence.passage;
  if (
    instant === undefined ||
    clock.approximate ||
    sentence.isOthers ||
    /^ ?(?:–|-|to|until|bis|à|and) ?\d/.test(behind)
  )
    return undefined;
  const label = named
    ? [named.row, named.column].find((name) => milestonesLabelled(name))
    : /(?:^|[.,;|•·(] ?)(?<label>[^.,;|•·()]{2,60})$/u.exec(phrase.replace(/^ ?(?:UTC|GMT|Z|Uhr)(?!\p{L})/u, ''))
        ?.groups!['label'];
  const told = label === undefined ? undefined : milestonesLabelled(label);
  if (
    !told ||
    (!named && !(isLabelEnd.test(label!) || (wordAlone.test(label!) && /^(?:detected|recovered)$/.test(told[0])))) ||
    isPartial(`${named?.row ?? ''} ${named?.column ?? ''}`)
  )
    return undefined;
  const isEnd = told[0] === 'impact-start' || told.length === 3;
  if (isEnd && !saysOfWhat(label!)) return undefined;
  // `Resolved: 16:00 tomorrow`
  if (
    !named &&
    !/^(?:(?: (?:UTC|GMT|Z|Uhr)(?!\p{L}))*\s*(?:[.,;|•·()–—-]|$)|(?:でした|だった|です)[。]?$)/u.test(behind)
  )
    return undefined;
  const row = rowOf(postmortem, told[0]);
  if (!row || row.moment.latest > row.moment.earliest || row.moment.approximate) return undefined;
  const distance = Math.abs(row.moment.earliest - instant);
  if (
    distance > 6 * hour ||
    (distance % (hour / 2) === 0 && otherZones.test(postmortem.text) && clock.zone === undefined)
  )
    return undefined;
  // One of several in a column, or a time of something else that the timeline tells.
  const isOneOfSeveral = clocksOf(postmortem).some(
    ({ sentence: other }) =>
      other !== sentence &&
      named !== undefined &&
      other.passage.named?.column === named.column &&
      other.passage.heading === sentence.passage.heading &&
      label === named.column,
  );
  if (isOneOfSeveral || rowsOf(postmortem).some((one) => isAt(one, instant, clock.precision))) return undefined;
  return row;
}

const untilAhead =
  / (?:until|till|bis|jusqu['’]à|hasta(?: las?)?|até(?: às?)?|fino alle|tot|till|til|do)(?: um| kl\.?| godz\.?)? ?$/iu;
/** The outage as a whole went on: `the outage lasted`, `der Ausfall dauerte`. */
const lastedThing = new RegExp(
  `^(?:the |this |our )?(?:outage|incident|disruption|downtime|impact) (?:then )?(?:lasted|continued|went on|persisted|dragged on)$|^(?:\\p{L}{1,4}['’ ])?${foreignThing} (?:dauerte|hielt|a duré|s['’]est (?:prolongée?|poursuivie?)|duró|se (?:prolongó|extendió)|durou|prolongou-se|(?:è|si è) (?:durat[oa]|protratt[oa])|duurde|varade|varede|varte|pågick|trwał[ao])$`,
  'iu',
);
const isNear = (row: Row, instant: number) =>
  row.moment.latest === row.moment.earliest && Math.abs(row.moment.earliest - instant) <= 6 * hour;
const isKnownTime = ({ instant, clock }: RestatedClock, postmortem: Postmortem) =>
  instant !== undefined && rowsOf(postmortem).some((one) => isAt(one, instant, clock.precision));

const sinceAlone = /^\s*(?:since|as of|seit|ab|depuis|dès|desde|dalle|sinds|vanaf|od|sedan)\s*$/i;
const sinceBehind = /^(?<state>[^.,;:]{8,80}) (?:since|seit|depuis|desde(?: las)?|dalle|sinds|od|sedan) $/i;
/** The service as a whole does not work: `war der Dienst gestört`, `the site was down`. */
const serviceDown =
  /^(?:(?:the|our) (?:whole |entire )?(?:service|site|website|system|platform|app) (?:was|has been|had been) (?:down|unavailable|unreachable|offline|out)|(?:war|ist) (?:der|unser|die|das) (?:gesamte |ganze )?(?:Dienst|Service|Webseite|Website|System|Plattform) (?:gestört|ausgefallen|nicht (?:erreichbar|verfügbar))|le (?:service|site) (?:était|est) (?:indisponible|inaccessible|en panne)|el (?:servicio|sitio|sistema) (?:estaba|estuvo|está) (?:caído|inaccesible|fuera de servicio)|o (?:serviço|site|sistema) (?:estava|esteve|está) (?:fora do ar|indisponível)|was de dienst (?:niet (?:bereikbaar|beschikbaar)|gestoord))\s*$/iu;

/** `Hersteld om`: one word is enough for what was seen and what came back, and a shop closes too. */
const wordAlone = /^\s*\S+ (?:um|à|a las|às|alle|om|kl\.?|o)\s*$/iu;
/** A label ends in a colon, or is a fixed phrase that says all: `Retour à la normale à`. */
const isLabelEnd = /[:：=–—は]\s*$|^\s*\S+(?: \S+){1,5} (?:at|um|à|a las|às|alle|om|kl\.?|o)\s*$/iu;

/** The row of a milestone of which the prose tells another time. */
function milestoneTold(restated: RestatedClock, postmortem: Postmortem): Row | undefined {
  const { sentence, clock, instant, phrase, behind, alone } = restated;
  const sinceThen = sinceBehind.exec(phrase)?.groups!['state'];
  const isSince = sinceThen !== undefined || sinceAlone.test(phrase);
  if (
    instant === undefined ||
    (clock.approximate && !untilAhead.test(phrase) && !(isSince && alone)) ||
    /^ ?(?:–|-|to|until|and) ?\d/.test(behind)
  )
    return undefined;
  if (/^(?: UTC| GMT| Z)?,? (?:tomorrow|yesterday|(?:the )?(?:next|following|previous|last) \w+)\b/i.test(behind))
    return undefined;
  // `Impact began at 14:02 and ended at 14:33`: what ended is what began.
  const carried = goesOn.exec(phrase);
  const said = carried && incidentFirst.test(sentence.text) ? `The incident ${carried[1]!}` : phrase;
  const after = toldBehind(restated);
  // `It was 04:31 before anyone noticed`: what happened stands behind here too.
  const turned = /^\s*(?:it|this) (?:was|took until) (?:(?:not )?(?:only |until )?(?:at )?)?$/i.test(phrase)
    ? /^(?: UTC| GMT| Z)? (?:before|when|that|until) ([^.,;:]+?)(?=[.,;:]|$)/i.exec(behind)?.[1]
    : undefined;
  // `Ballots were not counted until 22:31`, `el corte se prolongó hasta las 10:50`
  const until = untilAhead.exec(phrase);
  if (until && alone && !sentence.isOthers && /^(?: UTC| GMT| Z| Uhr)*\s*(?:[.,;)]|$)/.test(behind)) {
    const state = phrase.slice(0, until.index);
    const last = rowOf(postmortem, 'recovered');
    const isOurs = lastedThing.test(state) || tellsWhatBroke(state, postmortem);
    return last && isOurs && !isPartial(state) && !isKnownTime(restated, postmortem) && isNear(last, instant)
      ? last
      : undefined;
  }
  // `Since 04:12 the ovens were cold`, `the ovens were cold since 04:12`
  if (isSince && alone && !sentence.isOthers) {
    const state = sinceThen ?? behind.replace(/^(?: UTC| GMT| Z| Uhr)*,? /, '').replace(/[.,;:].*$/s, '');
    const start = rowOf(postmortem, 'impact-start');
    const isFar = start && !rowsOf(postmortem).some((one) => isAt(one, instant, clock.precision));
    const isOurs = tellsWhatBroke(state, postmortem) || serviceDown.test(state);
    return isFar && isOurs && !isPartial(state) && Math.abs(start.moment.earliest - instant) <= 6 * hour
      ? start
      : undefined;
  }
  const clause = (turned ?? after ?? said).replace(/(?: ?(?:at(?: about)?|around|on|:|=|–|\()| at:)* ?$/, '');
  // `GPS failed at 14:00 and returned at 20:10`: what broke came back.
  const isBack =
    /^(?: UTC| GMT| Z)?,? (?:and|then|and then|but) (?:only )?(?:returned|came back|recovered|worked again|was (?:back|restored)|were (?:back|restored))(?: only)? (?:at|around) $/i.test(
      phrase,
    ) && namesWhatBroke(sentence.text.slice(0, clock.start - phrase.length), postmortem);
  const told: ReturnType<typeof milestonesTold> = isBack
    ? ['recovered', 'mitigated', 'resolved']
    : (milestonesTold(clause, postmortem) ?? (alone ? milestonesToldAbroad(sentence.text) : undefined));
  if (
    !told ||
    isPartial(clause.replace(/\bfirst (?=alert|alarm|error|failure|failed|sign|hint|word|news|notice)/i, '')) ||
    sentence.isOthers
  )
    return undefined;
  // `We noticed at 16:05 that the report was wrong`: something else.
  if (told[0] === 'detected' && /^(?: UTC| GMT| Z)? (?:that|how|what|why|whether|an?|the|some)\b/i.test(behind))
    return undefined;
  const row = rowOf(postmortem, told[0]);
  const distance = (one: Row) => Math.abs(one.moment.earliest - instant);
  const isSame = (one: Row | undefined) => one !== undefined && isAt(one, instant, clock.precision);
  if (!row || row.moment.latest > row.moment.earliest || told.some((milestone) => isSame(rowOf(postmortem, milestone))))
    return undefined;
  if (row.moment.approximate || distance(row) > 6 * hour) return undefined;
  if (distance(row) % (hour / 2) === 0 && clock.zone === undefined && otherZones.test(postmortem.text))
    return undefined;
  // A row at this time may tell of another one: of a higher severity, of a part.
  const words = wordsOf(phrase);
  const other = rowsOf(postmortem).find((one) => one !== row && isSame(one));
  if (other && [...wordsOf(other.event.event.text)].some((word) => words.has(word))) return undefined;
  return row;
}

/** `At 14:13 we declared the incident`: what happened, where it stands behind its time. */
function toldBehind({ sentence, clock, phrase, behind }: RestatedClock): string | undefined {
  const isAhead = /^\s*(?:at|around|by)? ?$/i.test(phrase) && sentence.text.slice(0, clock.start).trim().length <= 6;
  return isAhead
    ? /^(?: UTC| GMT| Z)?,? ?([^.,;:]+?)(?=[.,;:]|$| and | which | after | because | with )/i.exec(behind)?.[1]
    : undefined;
}

/** The row that clearly tells of the same and has another time. */
function meant(restated: RestatedClock, postmortem: Postmortem): Row | undefined {
  const { clock, instant, behind } = restated;
  const after = toldBehind(restated);
  const phrase = after ?? restated.phrase;
  if (after === undefined && !/(?:\bat|\babout|\baround|~|\(|,|–|:) ?$/.test(phrase)) return undefined;
  if (instant === undefined || /^ ?(?:–|-|to|until|and) ?\d/.test(behind)) return undefined;
  // `at about 14:20` allows for a quarter of an hour.
  const slack = clock.approximate ? hour / 4 : 0;
  const isSame = (row: Row) => isAt(row, instant, clock.precision) || Math.abs(row.moment.earliest - instant) <= slack;
  const isNear = ({ moment }: Row) =>
    Math.abs(moment.earliest - instant) <= 2 * hour && moment.latest === moment.earliest;
  const clause = phrase.slice(Math.max(0, phrase.search(/,\s(?:and|but|which)\s(?!.*,\s(?:and|but|which)\s)/)));
  const allClear = allClearBefore.test(phrase) ? rowOf(postmortem, 'resolved') : undefined;
  if (allClear) return isSame(allClear) || !isNear(allClear) ? undefined : allClear;
  const [best, ...others] = matchRows(postmortem, clause);
  // Where the row says `again` too, it is no other event.
  const isAgain = best !== undefined && /\bagain\b/i.test(best.row.event.event.text);
  if (another.test(isAgain ? phrase.replace(/\bagain\b/gi, '') : phrase)) return undefined;
  if (!best || isSame(best.row) || !isNear(best.row)) return undefined;
  // Two words are enough where they are all that either says.
  const isWhole = best.common === 2 && best.share > 0.99 && wordsOf(best.row.event.event.text).size === 2;
  if (!isWhole && (best.common < 3 || best.share < 0.45)) return undefined;
  const rival = others.find(({ row }) => row.moment.earliest !== best.row.moment.earliest);
  return rival && rival.score * 1.5 > best.score ? undefined : best.row;
}

/** The milestone at the same clock, on the same day of another month or year: a date that was written wrong. */
function slipped({ clock }: RestatedClock, postmortem: Postmortem): Row | undefined {
  const rows = rowsOf(postmortem).filter(({ event, dayless }) => event.milestones.length > 0 && !dayless);
  const found = rows.filter(({ moment: { earliest, zone } }) => {
    const day = dayIn(earliest, zone);
    if (clock.zone !== undefined && readZone(clock.zone) !== zone) return false;
    if (
      clockIn(earliest, zone, clock.precision !== 'minute') !==
      clockIn(clock.sinceMidnight, 'UTC', clock.precision !== 'minute')
    )
      return false;
    const [year, month, date] = day.split('-');
    const [otherYear, otherMonth, otherDate] = clock.day!.split('-');
    return date === otherDate && (year === otherYear) !== (month === otherMonth);
  });
  return found.length === 1 ? found[0] : undefined;
}
