import type { Nodes, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { clockRangesIn, clocksIn, hourOf, sinceMidnight } from '../../text/clock.ts';
import { dayAt, daysIn, type WrittenDay } from '../../text/day.ts';
import { usualOrder } from '../../text/language.ts';
import { readInstant } from '../../text/instant.ts';
import { sentencesIn } from '../../text/sentences.ts';
import { dayOrders } from '../../text/proof.ts';
import { zoneAhead, zoneIn, type TaughtZones, type WrittenZone } from '../../text/zone.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { rawText } from './inline.ts';
import { dayOfName, factOf, isMail, labelled, labelsIn, type Labelled } from './facts.ts';
import { givenInstants } from './given.ts';
import { textOfInline } from './print.ts';
import { dateOf } from './row-dates.ts';
import type { TimeContext } from './row.ts';
import { isActionHeading, isTimelineHeading } from './heading-words.ts';
import type { ImportedSection } from './sections.ts';
import type { ReadDocument } from './source.ts';
import { dayStated, isZoneOfTimes, textsOf, zoneBesideDay, zoneStated } from './statements.ts';

/** The zone that the heading of a section or the text in it states for its times. */
export function zoneOfSection(
  section: ImportedSection,
  prose: readonly RootContent[],
  taught: TaughtZones,
): TimeContext['zone'] {
  const heading = section.heading ? textOfInline(section.heading.children) : '';
  const inBrackets = /[([]([^)\]]*)[)\]]/.exec(heading)?.[1];
  const zone = (inBrackets && zoneIn(inBrackets, taught)) || zoneIn(heading, taught);
  if (zone) return { zone, by: `the heading \`${heading}\`` };
  return zoneSaid(prose, taught) ?? zoneOfDays(section.nodes, taught);
}

/** The zone that every heading with a day names beside it: `Day 1 — 2024-06-04 (UTC)`. */
function zoneOfDays(nodes: readonly RootContent[], taught: TaughtZones): TimeContext['zone'] {
  const texts = nodes.flatMap((node) => (node.type === 'heading' ? [rawText(node.children).trim()] : []));
  const dated = texts.filter((text) => daysIn(text).length > 0);
  const zones = dated.map((text) => zoneBesideDay(text, taught));
  const [zone] = zones;
  if (!zone || zones.some((one) => one?.text !== zone.text)) return undefined;
  return { zone, by: `the heading \`${dated[0]}\`` };
}

/** The zone that the head of a time column names: `Time (JST)`, `Zeit (Berlin)`. */
export function zoneOfHead(head: string | undefined, taught: TaughtZones): TimeContext['zone'] {
  if (head === undefined) return undefined;
  const inBrackets = /[([（]([^)\]）]*)[)\]）]/.exec(head)?.[1] ?? /[,–—-]\s*(\S.*)$/.exec(head)?.[1];
  const zone = zoneIn(head, taught) ?? (inBrackets && zoneIn(inBrackets.trim(), taught));
  return zone ? { zone, by: `the column \`${head}\`` } : undefined;
}

function zoneSaid(nodes: readonly RootContent[], taught: TaughtZones): TimeContext['zone'] {
  for (const text of textsOf(nodes)) {
    const stated = zoneStated(text, taught);
    if (stated) return { zone: stated.value, by: `\`${stated.text}\`` };
  }
  return undefined;
}

/** The zone that a table of facts gives: `Time zone | Europe/Oslo`. */
function zoneOfFacts(labels: readonly Labelled[], taught: TaughtZones): TimeContext['zone'] {
  for (const { label, value } of labels) {
    const isZone = isZoneOfIncident(label, value) || isZoneOfTimes(label, value, taught);
    const stated = zoneStated(isZone ? `Time zone: ${value}` : `${label}: ${value}`, taught);
    if (stated) return { zone: stated.value, by: `\`${stated.text}\`` };
  }
  return undefined;
}

const zoneKey = /^(?:time[_ -]?zone|tz|zone|zeitzone|fuseau[_ -]horaire|zona[_ -]horaria|tijdzone|tidszon|tidssone)$/i;

/** Whether a fact with any name can only be the zone of an incident: it is the name of one, and not that of somebody. */
function isZoneOfIncident(key: string, value: string): boolean {
  const isName = /^(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_/+-]+$/.test(value.trim());
  return isName && !/author|report|user|customer|owner|office|team|site|host|server|region/i.test(key);
}

/** The zone that front matter gives, with nothing else there: `timezone: Europe/Oslo`. */
function zoneOfFront(front: Readonly<Record<string, unknown>>, taught: TaughtZones): TimeContext['zone'] {
  for (const [key, value] of Object.entries(front)) {
    if (typeof value !== 'string' || (!zoneKey.test(key) && !isZoneOfIncident(key, value))) continue;
    const zone = zoneIn(value, taught);
    if (zone?.text === value.trim()) return { zone, by: `\`${key}\` in the front matter` };
  }
  return undefined;
}

/** The zone beside the day that a document states for the incident: `Date: 2024-10-08 (UTC)`, `Date (UTC): 2024-10-08`. */
function zoneOfDate(fact: Labelled | undefined, taught: TaughtZones): TimeContext['zone'] {
  if (!fact) return undefined;
  const inLabel = /[([（]([^)\]）]*)/u.exec(fact.label)?.[1];
  const zone = (inLabel === undefined ? undefined : zoneIn(inLabel, taught)) ?? zoneBesideDay(fact.value, taught);
  return zone && { zone, by: `the label \`${fact.label}: ${fact.value.slice(0, 40)}\`` };
}

/** The day that the text of a section states for every time without one. */
export function ruleOfSection(prose: readonly RootContent[], context: TimeContext): TimeContext['rule'] {
  for (const text of textsOf(prose)) {
    const stated = dayStated(text, true);
    const date = stated && dateOf(stated.value, context).date;
    if (date !== undefined) return { date, by: `\`${stated!.text}\`` };
  }
  return undefined;
}

/** Lines that a wiki puts above a page: who made it, and when it was changed last. */
const aboutPage =
  /^(?:\s*(?:(?:page )?(?:created|written|added|published|edited|updated|modified|exported|generated|compiled|prepared|drafted|posted|shared|printed|archived|copied|reviewed|presented|discussed|exportiert|erzeugt|exporté|generado|exportado|gerado|esportato|geëxporteerd|eksport[eo]rt|exporterad|wyeksportowano|экспортировано) (?:by|on|at|from|von|am|par|le|por|el|em|da|il|door|op|av|den|z|из)|(?:angelegt|erstellt|verfasst|bearbeitet|geändert|aktualisiert) (?:von|am)|(?:créée?|rédigée?|modifiée?|mise? à jour|publiée?) (?:par|le)|(?:creado|escrito|modificado|actualizado|publicado|criado|atualizado) (?:por|el|em)|(?:creato|modificato|aggiornato) (?:da|il)|(?:aangemaakt|gewijzigd|bijgewerkt) (?:door|op)|(?:skapad|opprettet|oprettet|endret|ändrad|ændret|oppdatert|uppdaterad|opdateret) (?:av|af|den)|(?:utworzon[eay]|zmienion[eay]|zaktualizowan[eay]) przez|(?:создан[оа]?|изменен[оа]?|обновлен[оа]?)(?!\p{L})|更新日|作成日|更新于|创建于|작성일)|.{0,60}(?:opened|commented|closed|merged|asked|posted|replied)(?: this)?(?: issue| pull request| discussion)? on (?=\p{L}{3}|\d)|.{0,80}(?:(?:report|document|page|review|meeting|retro|retrospective|post-?mortem) (?:was |is )?(?:written|published|held|finished|completed|drafted|prepared|scheduled|took place) |(?:review|meeting|retro|retrospective|post-?mortem)(?: meeting)? (?:on|held)(?!\p{L})|last (?:modified|updated|edited|changed)|zuletzt (?:von|geändert|aktualisiert|bearbeitet)|dernière (?:modification|mise à jour)|última (?:modificación|actualización|modificação|atualização)|ultima modifica|laatst (?:gewijzigd|bijgewerkt)|(?:sist|senast|senest) (?:endret|ändrad|ændret|oppdatert|uppdaterad|opdateret)|ostatnia (?:zmiana|modyfikacja|aktualizacja)|последн(?:ее|яя) (?:изменение|правка)|最終更新|最后(?:更新|修改)|최종 수정)).{0,200}$/gimu;

/**
 * The context for reading the times of a document: its day, its year, the order of numeric dates, its zone.
 *
 * @param name the file name without its ending
 * @param summary the nodes of the summary and those above the first heading
 */
export function contextOf(
  document: ReadDocument,
  given: readonly Labelled[],
  name: string,
  titleDays: readonly WrittenDay[],
  summary: readonly RootContent[],
  sections: readonly ImportedSection[],
  { words, zone, language }: Pick<Configuration, 'words' | 'zone' | 'language'>,
  taught: TaughtZones,
  beside: readonly WrittenDay[] = [],
): TimeContext {
  // What has to be done later says nothing about what happened.
  const about = sections.filter(({ id, heading }) => id !== 'action-items' && !isActionHeading(textOf(heading)));
  const nodes = about.flatMap((section) => section.nodes);
  const text = [...about.map(({ heading }) => textOf(heading)), ...nodes.map(plainOf)].join('\n');
  const elsewhere = [...titleDays, ...daysIn(text)];
  const usual = usualOrder(document.words);
  const facts = about.filter(({ isTimeline }) => !isTimeline).flatMap((section) => section.nodes);
  const instants = givenOf(document, facts, taught);
  const base: TimeContext = {
    day: undefined,
    doubt: undefined,
    rule: undefined,
    year: undefined,
    orders: dayOrders({ days: [], elsewhere, stated: [], language, usual, beside }),
    zone:
      zoneSaid(nodes, taught) ??
      zoneOfFacts(labelsIn(facts, {}), taught) ??
      zoneOfFront(document.front, taught) ??
      zoneOfDate(isMail(given) ? undefined : factOf(given, 'date', words), taught),
    fallback: taught[''] === undefined ? undefined : { zone: taught[''], by: 'the option `--zone`' },
    library: zone,
    dates: [],
    stated: [],
    evidence: new Map(),
    given: instants,
    origin: undefined,
    told: [],
    elsewhere,
    language,
    usual,
    beside,
  };
  const statement = statementDay(nodes);
  let stated = statedDays(document, given, name, titleDays, statement, words, base);
  const begun = instants.find(({ milestone }) => milestone === 'impact-start') ?? instants[0];
  if (begun) {
    // Beside the time it began, a later `date` and that of the file name are those of the publication.
    const isLater = ({ by, date, day }: StatedDay) =>
      ['the front matter', 'the file name'].includes(by) &&
      (date ?? (day && dateOf(day, base).date) ?? '') > begun.date;
    stated = stated.filter((one) => !isLater(one));
    stated.push({ day: undefined, date: begun.date, by: `\`${begun.key}\` ${begun.where}` });
  }
  const headings = about.filter(({ isTimeline }) => isTimeline).map(({ heading }) => textOf(heading));
  const dated = { ...base, year: yearOf(stated, text, elsewhere, headings) };
  const settled = stated
    .map(({ date, day, by }) => ({ by, date: date ?? (day && dated.year ? dateOf(day, dated).date : undefined) }))
    .filter((one): one is { date: string; by: string } => one.date !== undefined);
  // A label of something else, such as `Created:`, says nothing about the incident.
  const told = summary.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : '')).join('\n');
  const named = daysIn(
    told
      .replace(aboutPage, '')
      .replace(/^\s*[\p{L}][\p{L}\p{N} /()-]{1,40}?\s*[:：](?!\d)(.*)$/gmu, (line, said: string) =>
        isTold(said) ? line : '',
      ),
  )
    .map((day) => dateOf(day, dated).date)
    .filter((date) => date !== undefined);
  const happened = named.length > 0 || settled.length > 0 || begun ? [] : daysOfTrouble(about, dated);
  const isoDates = [...text.matchAll(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g)].map(([date]) => date);
  const unread = stated.find(({ date, day }) => date === undefined && day?.isSwappable);
  const open = unread && dateOf(unread.day!, dated).ask;
  const day = withDoubt(
    dayOf(settled, begun ? [] : named.length > 0 ? named : happened, text, statement !== undefined),
    open,
  );
  return {
    ...dated,
    told: clocksTold(
      about
        .filter(({ isTimeline }) => !isTimeline)
        .flatMap((section) => section.nodes.map(plainOf))
        .join('\n'),
      taught,
    ),
    ...day,
    dates: [...new Set([...settled.map(({ date }) => date), ...isoDates])],
    stated: [...new Set([...settled.map(({ date }) => date), ...named])],
    origin: originIn(text, taught, { ...dated, ...day }),
  };
}

/** Words that say something was wrong, by their beginnings. */
const trouble =
  /(?<!\p{L})(?:outage|down|unavailable|fail|error|slow|degraded|unable|could ?n[o’']t|stopped|broke|crash|ausgefallen|gestört|nicht erreichbar|langsam|fehl|panne|lent|indisponib|erreur|échou|ca[ií]d|error|fall[óoa]|falh|non disponibil|errori|storing|traag|niet bereikbaar|nede|feil|långsam|awari|niedostęp|błęd|výpad|nedostup|chyb|сбо|недоступ|ошибк|збі|помилк|kesinti|erişil|hata)|停止|障害|エラー|遅|できな|故障|失败|無法|无法|超时|장애|오류|지연/iu;

/** Whether what stands behind a label, as `In short:`, is a sentence about the trouble. */
const isTold = (said: string) => trouble.test(said) && said.trim().split(/\s+/).length >= 8;

const pastHeading =
  /background|history|previous|earlier|related|similar|hintergrund|vorgeschichte|historique|antécédents|antecedentes|precedenti|achtergrond|bakgrund|bakgrunn|経過|背景|背景/iu;
const dayLead =
  /^(?:on|in the (?:morning|afternoon|evening|night) of|am|le|el|il|op|den|em|no dia|w dniu|dnia|dne|v|в|у)\s+/iu;

/**
 * Days that sentences above the timeline begin with and tell of trouble on: `On 18 June 2024, the app was slow`. What a
 * section about the past says is left out.
 */
function daysOfTrouble(sections: readonly ImportedSection[], context: TimeContext): string[] {
  const first = sections.findIndex(({ isTimeline }) => isTimeline);
  return sections
    .slice(0, Math.max(0, first))
    .filter(({ heading }) => !pastHeading.test(textOf(heading)))
    .flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'paragraph').map(plainOf))
    .flatMap((text) => sentencesOf(text.slice(0, 5000)))
    .flatMap((sentence) => {
      const lead = dayLead.exec(sentence)?.[0].length ?? 0;
      const [day, ...more] = daysIn(sentence);
      const starts = day && (dayAt(sentence, lead) ?? dayAt(sentence, 0));
      const date = starts && more.length === 0 && trouble.test(sentence) ? dateOf(day, context).date : undefined;
      return date === undefined || day?.year === undefined ? [] : [date];
    });
}

/** Sentences of a text; the point behind the number of a day, as in “2. Juli”, ends none. */
function sentencesOf(text: string): string[] {
  const whole: string[] = [];
  for (const { text: sentence } of sentencesIn(text)) {
    if (/(?<!\d)\d{1,2}\.\s*$/.test(whole.at(-1) ?? '')) whole[whole.length - 1] += sentence;
    else whole.push(sentence);
  }
  return whole.map((sentence) => sentence.trim());
}

/** Why there is no day, where a stated one can be read in several ways. */
function withDoubt(found: Pick<TimeContext, 'day' | 'doubt'>, open: string | undefined): typeof found {
  if (found.day || found.doubt || !open) return found;
  return { day: undefined, doubt: `The first row has no date, and ${open}` };
}

/** What front matter gives, or else the labels outside the timeline: `Detected: 2024-03-21 07:20 UTC`. */
function givenOf({ front }: ReadDocument, nodes: readonly RootContent[], taught: TaughtZones): TimeContext['given'] {
  const inFront = givenInstants(front, taught);
  if (inFront.length > 0) return inFront;
  // Of a label that stands twice, the first counts.
  const labels = labelsIn(nodes, {}).toReversed();
  return givenInstants(Object.fromEntries(labels.map(({ label, value }) => [label, value])), taught, 'among the facts');
}

/** The clock times of running text that name their zone; that of the end of a range is that of its beginning too. */
function clocksTold(text: string, taught: TaughtZones): TimeContext['told'] {
  // A day in numbers hides the clock behind it.
  const part = text
    .slice(0, 100_000)
    .replace(/(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{4}(?=,?\s)/g, (day) => '·'.repeat(day.length));
  const clocks = clocksIn(part);
  const ends = new Map(clockRangesIn(part, clocks).map(({ from, to }) => [from, to.zone]));
  const stretches = zonesOfStretches(part, clocks, taught);
  return clocks.flatMap((clock) => {
    const { text: written, sinceMidnight: at } = clock;
    const zone = clock.zone ?? ends.get(clock);
    const inBrackets = /^\s*（([^）]{1,40})）/u.exec(part.slice(clock.end, clock.end + 50))?.[1] ?? zone;
    const named = inBrackets === undefined ? stretches.get(clock) : zoneIn(inBrackets, taught);
    return named ? [{ clock: clockOfDay(at), zone: named, text: written }] : [];
  });
}

/** `6 November 21:45 – 7 November 02:30 (GMT)`: a zone behind a stretch of time is that of both its ends. */
function zonesOfStretches(
  text: string,
  clocks: ReturnType<typeof clocksIn>,
  taught: TaughtZones,
): ReadonlyMap<ReturnType<typeof clocksIn>[number], WrittenZone> {
  const found = new Map<ReturnType<typeof clocksIn>[number], WrittenZone>();
  clocks.slice(1).forEach((to, index) => {
    const from = clocks[index]!;
    const between = text.slice(from.end, to.start);
    if (from.zone !== undefined || between.length > 40 || !stretch.test(between)) return;
    const behind = text.slice(to.end, to.end + 60).replace(/^\s*（([^）]*)）/, '($1)');
    const zone = to.zone === undefined ? zoneAhead(behind, taught)?.zone : zoneIn(to.zone, taught);
    if (zone) found.set(from, zone).set(to, zone);
  });
  return found;
}

const stretch =
  /^\s*(?:[-–—~〜～至到]|から|(?:to|until|till|through|bis|à|au|al?|até|til|till|tot|do|до|по)(?=\s))[^\n]*$/iu;

function clockOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 16);
}

/**
 * For each of the documents that are imported together, days in the timelines of the others that can only be read one
 * way: one of each notation and order.
 */
export function daysBeside(
  documents: readonly ReadDocument[],
  find: HeadingIndex,
): (document: ReadDocument) => readonly WrittenDay[] {
  const found = new Map<string, { day: WrittenDay; document: ReadDocument }[]>();
  for (const document of documents)
    for (const day of timelineDays(document, find)) {
      const key = `${day.notation} ${day.readings[0]!.order}`;
      const known = found.get(key) ?? [];
      if (known.length < 2 && !known.some((one) => one.document === document)) known.push({ day, document });
      found.set(key, known);
    }
  return (document) => {
    const others = [...found.values()].map((known) => known.find((one) => one.document !== document)?.day);
    return others.filter((day) => day !== undefined);
  };
}

function timelineDays({ tree }: ReadDocument, find: HeadingIndex): WrittenDay[] {
  const days: WrittenDay[] = [];
  let depth = 0;
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const text = textOfInline(node.children);
      if (isTimelineHeading(text) || find(text) === 'timeline') depth = node.depth;
      else if (node.depth <= depth) depth = 0;
    }
    if (depth === 0) continue;
    const oneWay = daysIn(plainOf(node)).filter(({ readings: [first, ...more] }) => first?.order && more.length === 0);
    days.push(...oneWay);
  }
  return days;
}

function textOf(heading: ImportedSection['heading']): string {
  return heading ? textOfInline(heading.children) : '';
}

/** The text of a block, tables and lists included, with a line for each of their parts. */
function plainOf(node: RootContent): string {
  if (!('children' in node)) return '';
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return rawText(node.children);
  return (node.children as RootContent[]).map(plainOf).join('\n');
}

/** The moment that `T+20m` counts from: `T0 is 2024-05-17 10:00 UTC`. */
function originIn(text: string, taught: TaughtZones, context: TimeContext): TimeContext['origin'] {
  const mark =
    /(?<![\p{L}\p{N}])(?:T[\s+-]?(?:=\s?)?(?:0|zero)(?:\s?m(?:in)?)?|T)(?:\s*[:：=(]\s*|\s+(?:is|was|=|means|ist|war|est|es|era|é|è|är|er|on|at|be)\s+)(?:at\s+|the\s+)?(?=\S)/giu;
  for (const match of text.matchAll(mark)) {
    const stamp = readInstant(
      text.slice(match.index + match[0].length, match.index + match[0].length + 80).split('\n')[0]!,
      taught,
    );
    if (!stamp?.clock || stamp.clock.isBare) continue;
    const date = stamp.day ? dateOf(stamp.day, context).date : context.day?.date;
    if (date === undefined) continue;
    const seconds = sinceMidnight(stamp.clock, hourOf(stamp.clock)) / 1000;
    return { date, seconds, zone: stamp.zone, text: `${match[0]}${stamp.text}`.trim() };
  }
  return undefined;
}

/** A day that the document states for the whole incident. */
interface StatedDay {
  day: WrittenDay | undefined;
  /** YYYY-MM-DD, where the day is written in full. */
  date: string | undefined;
  /** What states it. */
  by: string;
}

/** The days a document states, the surest first. */
function statedDays(
  { front }: ReadDocument,
  given: readonly Labelled[],
  name: string,
  titleDays: readonly WrittenDay[],
  statement: { day: WrittenDay; text: string } | undefined,
  words: Configuration['words'],
  context: TimeContext,
): StatedDay[] {
  const stated: StatedDay[] = [];
  const add = (day: WrittenDay | undefined, by: string) => {
    const isFull = day !== undefined && (day.year !== undefined || day.isSwappable);
    stated.push({ day, date: isFull ? dateOf(day, context).date : undefined, by });
  };
  if (statement) add(statement.day, `\`${statement.text}\``);
  // The date at the head of a mail is the one it was sent.
  const label = isMail(given) ? undefined : labelled(given, 'date', words);
  if (label && front['date'] === undefined) {
    const within = daysIn(label);
    const day = dayAt(label, 0)?.day ?? (within.length === 1 ? within[0] : undefined);
    add(day, `the label \`${label.slice(0, 40)}\``);
  }
  if (titleDays[0]) add(titleDays[0], 'the title');
  if (front['date'] !== undefined) add(dayAt(String(front['date']), 0)?.day, 'the front matter');
  const fileDay = dayOfName(name);
  if (fileDay) stated.push({ day: undefined, date: fileDay, by: 'the file name' });
  return stated;
}

/** The one year that the document can mean. */
function yearOf(
  stated: readonly StatedDay[],
  text: string,
  elsewhere: readonly WrittenDay[],
  headings: readonly string[],
): TimeContext['year'] {
  const years = new Set(
    stated.flatMap(({ date, day }) => (date ? [Number(date.slice(0, 4))] : day?.year ? [day.year] : [])),
  );
  if (years.size === 1) return { year: [...years][0]!, by: stated.find(({ date }) => date)?.by ?? 'the document' };
  const others = new Set([
    ...[...text.matchAll(/(?<![\d-])((?:19|20)\d\d)-\d\d-\d\d(?!\d)/g)].map((match) => Number(match[1])),
    ...elsewhere.flatMap(({ year }) => (year === undefined ? [] : [year])),
  ]);
  if (years.size > 0 || others.size > 1) return undefined;
  if (others.size === 1) return { year: [...others][0]!, by: 'the other dates' };
  const headed = new Set(
    headings.flatMap((heading) =>
      [...heading.matchAll(/(?<![\d/.-])(?:19|20)\d\d(?![\d/-])/g)].map(([year]) => Number(year)),
    ),
  );
  return headed.size === 1 ? { year: [...headed][0]!, by: 'the heading' } : undefined;
}

/** The day of the incident, or why it is unknown. */
function dayOf(
  settled: readonly { date: string; by: string }[],
  named: readonly string[],
  text: string,
  isStatement: boolean,
): Pick<TimeContext, 'day' | 'doubt'> {
  const doubt = (why: string) => ({ day: undefined, doubt: `The first row has no date${why}` });
  const labels = [...new Set([...text.matchAll(/\b(?:Date|Time):\**\s+(\d{4}-\d\d-\d\d)/g)].map(([, date]) => date))];
  if (labels.length > 1 && !isStatement)
    return doubt(
      `, and the document tells of several: ${labels.map((date) => `\`${date}\``).join(', ')}; write the date`,
    );
  const [leading] = settled;
  const told = [...new Set(named)];
  if (!leading)
    return told.length === 1
      ? { day: { date: told[0]!, by: `\`${told[0]}\` by the summary` }, doubt: undefined }
      : { day: undefined, doubt: undefined };
  if (new Set(settled.map(({ date }) => date)).size > 1 && !isStatement)
    return doubt(`; ${settled.map(({ date, by }) => `${by} says \`${date}\``).join(', ')}: write the date`);
  if (named.length > 0 && !named.includes(leading.date) && !isStatement)
    return doubt(`; ${leading.by} says \`${leading.date}\`, the summary \`${named[0]}\`: write the date`);
  return { day: { date: leading.date, by: `\`${leading.date}\` by ${leading.by}` }, doubt: undefined };
}

function statementDay(nodes: readonly RootContent[]): { day: WrittenDay; text: string } | undefined {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).replace(/\s+/g, ' ').trim();
    const stated = dayStated(text, false);
    if (stated?.value.year !== undefined && /^(?:all|every|unless|except|alle|tou|todo|toda|tutt|allt?)/i.test(text))
      return { day: stated.value, text };
    if (!/^(?:all )?times?\b.{0,60}\bon\b/i.test(text)) continue;
    const day = daysIn(text).find(({ year }) => year !== undefined);
    if (day) return { day, text };
  }
  return undefined;
}
