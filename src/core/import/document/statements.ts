import type { Nodes, RootContent } from 'mdast';
import { anyOf, weekdayNumbers } from '../../text/calendar.ts';
import { clockHint } from '../../text/clock.ts';
import { daysIn, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { localTime, zoneIn, type TaughtZones, type WrittenZone } from '../../text/zone.ts';
import { rawText } from './inline.ts';

/** What a text states about times that do not say it themselves, with its words. */
export interface Statement<T> {
  value: T;
  text: string;
}

const all =
  '(?:and|und|et|y|e|en|och|og|all|every|the|these|our|note:?|nb:?|alle[rn]?|die|sämtliche|toutes|tous|les|le|las|los|la|todas|todos|as|os|tutti|tutte|gli|i|il|de|alla|samtliga|alle|wszystkie|все|усі|всі|všechny|všechna|tüm|bütün|kaikki|minden|toate|podane|указан[оы]|uvedené|times?\\s+zone|channel|slack|chat|message|tất\\s+cả|các|toàn\\s+bộ|semua|seluruh|όλες|όλα|οι|τα|toate|sv[aie]|vs[aie]|всички|totes|jaotuses|kõik|visi|جميع|كل|כל|ทั้งหมด|unless[^,]*,|listed|given|displayed|of|az|a|minden|összes|ezek)';
const timeWords =
  'times?|zone(?=\\s*[:：])|timestamps?|time ?zones?|tz|hours|clocks?|zeiten|zeitangaben|uhrzeitangaben|zeitpunkte|angaben|uhrzeit(?:en)?|zeitstempel|zeitzone|heures?|horaires?|horodatages?|fuseau(?:\\s+horaire)?|horas?|horarios?|horários?|zona\\s+horaria|fuso(?:\\s+(?:horário|orario))?|orari[oi]?|tijden|tijdstippen|tijdzone|tider(?:na)?|tidspunkter|tidspunkt|tidsangivelser|tidsstämplar|tidszon|tidssone|tidszone|klokkeslett|klockslag|kellonajat|ajat|aikavyöhyke|godziny|czasy?|strefa\\s+czasowa|время|времена|часовой\\s+пояс|часовий\\s+пояс|час|časy|čas|časové\\s+(?:pásmo|údaje)|saatler|zamanlar|saat\\s+dilimi|időpontok|idők|időzóna|orele|orelor|fus(?:ul)?\\s+orar|múi\\s+giờ|giờ|thời\\s+gian|waktu|jam|zona\\s+waktu|zon\\s+masa|masa|ώρες?|ζώνη\\s+ώρας|vremena|vrijeme|vreme|satnica|vremenska\\s+zona|часове(?:те)?|часова\\s+зона|hores|fus\\s+horari|kellaajad|ajavöönd|laiki|laika\\s+josla|laikai|laiko\\s+juosta|časi|časovni\\s+pas|الأوقات|التوقيت|المنطقة\\s+الزمنية|השעות|אזור\\s+זמן|เวลา|เขตเวลา';
const saysZone = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${all}\\s+)*(?:${timeWords})(?!\\p{L})|^[^\\p{L}\\p{N}]*(?:すべての|全ての|以下の|所有|以下|本文)?(?:時刻|時間|日時|タイムゾーン|时间|时区|時區|시간|시각|시간대)|(?:すべて|全て|all)\\s*(?:in\\s+)?(?:JST|UTC)`,
  'iu',
);
/** `Everything is in UTC`, `we use UTC throughout`, `UTC is used for all times`. */
const saysZoneOfAll =
  /^(?:[^\p{L}]*(?:note|nb|hinweis|nota)\s*[:：])?[^\p{L}\p{N}]*(?:(?:everything|alles|tout|todo|tudo|tutto|allt|alt|wszystko|всё|все|kaikki|vše|hepsi)(?:\s+(?:below|here|is|ist|est|está|è|är|er|on|jest|je|stands|listed|given|shown))*\s+(?:in|en|em|i|w|v|в)\s|(?:we|this (?:document|report|page|postmortem)|wir|nous)\s+(?:use|uses|utilisons|verwenden|nutzen|benutzen)\s)|(?:throughout|is used (?:for all|everywhere)|applies to all times|for all times|durchgehend|durchweg|partout|en todo el documento|em todo o documento|genomgående|gjennomgående)/iu;
/** `Local time (Berlin)`, `Ortszeit Wien`: the clocks of a place. */
const saysLocal = new RegExp(`^[^\\p{L}\\p{N}]*(?:${all}\\s+)*(?:${localTime})\\s*[(,:\\p{L}]`, 'iu');
/** Only the name of a zone, perhaps with a small word before it. */
const onlyZone = /^[\s([]*(?:(?:all|in|times?|alle|en|em|i)\s+)*([\p{L}\d/+:−_-]+)[\s)\].:]*$/iu;

/** The zone that a text states for times: `All times in UTC`, `Heures en CET`, `時刻はすべてJST`. */
export function zoneStated(text: string, taught: TaughtZones): Statement<WrittenZone> | undefined {
  if (text.length > 600) return undefined;
  let subject = '';
  // `The shop was down for 50 minutes (times BST)`
  const asides = [...text.matchAll(/\(([^()]{3,80})\)/gu)]
    .map(([, aside]) => aside!)
    .filter((aside) => saysZone.test(aside) || saysLocal.test(aside));
  for (const clause of [
    ...text.split(
      /(?<!(?<!\d)\d{1,2})\.\s|[;；。\n·|]|\s\/\s|,\s(?!(?:i\.?e|d\.h))|\s(?:and|und|et|y|e|en|och|og|[—–])\s/i,
    ),
    ...asides,
  ]) {
    // `Times below refer to 12 February and are in UTC` has one subject.
    const isMore = subject !== '' && /^(?:are|is|sind|sont|son|são|sono|zijn|är|er)\s/i.test(clause.trim());
    const whole = isMore ? `${subject} ${clause.trim()}` : clause.trim();
    subject = saysZone.exec(whole)?.[0] ?? '';
    if (whole === '' || whole.length > 160 || clockHint.test(whole.replace(/(?:UTC|GMT)\s*[+−-]\s*\d{1,2}:\d\d/g, '')))
      continue;
    const alone = onlyZone.exec(whole);
    const isSaid = saysZone.test(whole) || saysZoneOfAll.test(whole) || saysLocal.test(whole);
    if (!isSaid && !(alone && zoneIn(alone[1]!, taught)?.text === alone[1] && text.length < 60)) continue;
    // `All times: Lisbon`
    const named = /[:：]\s*(\S.*)$/u.exec(whole)?.[1];
    const zone = zoneIn(whole, taught) ?? (named === undefined ? undefined : zoneIn(named, taught));
    if (zone) return { value: zone, text: whole.replace(/^[\s(]+|[\s).]+$/g, '') };
  }
  // `Everything happened on 21 October (UTC).`
  const zone = (dayStated(text, false) && zoneIn(text, taught)) ?? zoneOfIncident(text, taught);
  return zone ? { value: zone, text: text.replace(/\s+/g, ' ').trim() } : undefined;
}

const timeInLabel = new RegExp(`(?<!\\p{L})(?:${timeWords})(?!\\p{L})|시간|시각|時間|時刻|时间|时区|時區`, 'iu');

/** Whether a fact with a name of times is a zone and nothing else: `Reference time: KST`. */
export function isZoneOfTimes(label: string, value: string, taught: TaughtZones): boolean {
  return timeInLabel.test(label) && zoneIn(value, taught)?.text === value.trim();
}

const weekdayBehind = new RegExp(`^[\\s,(]*(?:${anyOf(Object.keys(weekdayNumbers))})(?!\\p{L})[.)]?`, 'iu');

/** The zone that stands behind a day, with nothing else there: `2024-10-08 (UTC)`, `8 October 2024, UTC`. */
export function zoneBesideDay(text: string, taught: TaughtZones): WrittenZone | undefined {
  if (text.length > 100 || clockHint.test(text)) return undefined;
  const last = daysIn(text).at(-1);
  if (!last) return undefined;
  const behind = text
    .slice(last.end)
    .replace(/^\s*(?:г(?:\.|ода?)|р(?:\.|оку)|r\.)(?!\p{L})/u, '')
    .replace(weekdayBehind, '')
    .replace(/^[\s,]+|[\s.]+$/g, '');
  const inBrackets = /^[([（]([^()[\]（）]{1,40})[)\]）]$/u.exec(behind)?.[1];
  const zone = zoneIn(inBrackets ?? behind, taught);
  return zone && (inBrackets !== undefined || zone.text === behind) ? zone : undefined;
}

/** Words before a day that say it is that of the incident. */
const incidentWord =
  /^(?:incident|outage|störung|vorfall|ausfall|panne|incidente|aver[ií]a|ca[ií]da|disservizio|storing|hendelse|hændelse|incydent|awaria|инцидент|сбой|výpadek|olay|kesinti|häiriö|障害|事故|故障|장애)/iu;

/** The zone beside a day that stands alone, or is said to be that of the incident. */
function zoneOfIncident(text: string, taught: TaughtZones): WrittenZone | undefined {
  const whole = text.trim();
  const [first] = daysIn(whole);
  if (!first || whole.length > 80) return undefined;
  const isAlone = !/\p{L}{4}/u.test(whole.slice(0, first.start).replace(/\p{L}+(?:day|tag|dag|di)/giu, ''));
  return isAlone || incidentWord.test(whole) ? zoneBesideDay(whole, taught) : undefined;
}

const everything =
  /(?<!\p{L})(?:everything|all|every|unless|except|otherwise|alle[ns]?|sofern|soweit|wenn nicht|sauf|sinon|tous|toutes|tout|todo|todos|todas|tudo|salvo|a menos|tutti|tutto|tutte|a meno|tenzij|allt|alla|wszystk(?:ie|ich)|všechn[yao]|усі|всі|tüm|bütün|kaikki|minden|alle|hele|hela|om inget|om inte|om ikke|med mindre|alt|wszystko|jeśli nie|все|если не)(?!\p{L})|すべて|全て|特に|断り|以下は|所有|全部|除非|如无|均|모두|모든|별도|(?<!\p{L})times? (?:below|here|given|listed)?\s*(?:all )?(?:refer|relate|are on|are for|are of)|beziehen sich|se rapportent|se refieren|(?:se )?referem(?:-se)?|si riferiscono|hebben betrekking|avser|gjelder|dotyczą|относятся|стосуються/iu;
const happening =
  /times?|events?|entries|rows|steps|below|following|happen|took place|occur|zeit|ereignis|einträge|passiert|geschah|geschehen|fand|événement|heure|horaire|eu lieu|évent|evento|hora|ocurri|sucedi|horário|acontec|ocorr|eventi|orari|avven|success|gebeur|tijd|plaats|händelse|tid|hende|skjed|inträff|hände|wydarz|zdarze|miało miejsce|udál|proběh|olay|gerçekleş|tapahtu|történt|події|відбул|godzin|событи|произош|出来事|時刻|発生|日時|イベント|事件|时间|发生|이벤트|발생|시각/iu;

/** The day that a text states for every time without one: `Everything happened on 10-21 unless a date is given`. */
export function dayStated(text: string, isTimeline: boolean): Statement<WrittenDay> | undefined {
  // `TODO` is no “everything”.
  if (text.length > 400 || !everything.test(text.replace(/\bTODO\b/g, ''))) return undefined;
  if (!happening.test(text) && !isTimeline) return undefined;
  if (clockHint.test(text.replace(/(?:UTC|GMT)\s*[+−-]\s*\d{1,2}:\d\d/g, ''))) return undefined;
  const named = daysIn(text);
  const days = named.length > 0 ? named : shortDays(text);
  const [day] = days;
  return day && days.length === 1 ? { value: day, text: text.replace(/\s+/g, ' ').trim() } : undefined;
}

/** `10-21` in a sentence about a day. */
function shortDays(text: string): WrittenDay[] {
  return [...text.matchAll(/(?<![\w./-])(\d{1,2}[-/]\d{1,2})(?![\w/-])/g)].flatMap(([, short]) => {
    const day = writtenDayAt(`${short} 00:00`, 0)?.day;
    return day ? [day] : [];
  });
}

/** Whether a text speaks about the times of a timeline, and is none of its rows. */
export function isStatement(text: string, taught: TaughtZones): boolean {
  return zoneStated(text, taught) !== undefined || dayStated(text, true) !== undefined;
}

/** What a block of HTML shows: its text without elements and comments. */
function shownIn(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .trim();
}

/** The texts of paragraphs and entries among some blocks, each alone. */
export function textsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'paragraph') return [rawText(node.children)];
    // A box of Notion is an element around its text.
    if (node.type === 'html') return [shownIn(node.value)].filter((text) => text !== '');
    if (node.type === 'list' || node.type === 'blockquote')
      return node.children.flatMap((child) =>
        textsOf('children' in child && child.type === 'listItem' ? child.children : [child as RootContent]),
      );
    return 'children' in node && node.type !== 'table' && node.type !== 'heading'
      ? [rawText(node.children as Nodes[])]
      : [];
  });
}
