import { memo } from '../model/memo.ts';

/** A written zone, and what it can mean. */
export interface WrittenZone {
  text: string;
  /** `UTC`, an offset or an IANA name, as written. */
  zone: string | undefined;
  /** Zones the words can mean, where they are none of these. */
  candidates: string[];
}

/** Zones an organisation has decided, by abbreviation. The empty key is for times without a zone. */
export type TaughtZones = Readonly<Record<string, string>>;

/**
 * Zones that people mean by an abbreviation or a word, and its literal offset. Behind a `?` stands what is only
 * suggested: rarely meant, or the same clock under another name.
 */
const words: Readonly<Record<string, string>> = {
  ACDT: 'Australia/Adelaide +10:30',
  ACST: 'Australia/Adelaide Australia/Darwin +09:30',
  ADT: 'America/Halifax -03:00',
  AEDT: 'Australia/Sydney Australia/Melbourne? +11:00',
  AEST: 'Australia/Sydney Australia/Brisbane +10:00',
  AKDT: 'America/Anchorage -08:00',
  AKST: 'America/Anchorage -09:00',
  ART: 'America/Argentina/Buenos_Aires? -03:00',
  AST: 'America/Halifax Asia/Riyadh -04:00',
  AWDT: 'Australia/Perth? +09:00',
  AWST: 'Australia/Perth? +08:00',
  BRT: 'America/Sao_Paulo? -03:00',
  BST: 'Europe/London Asia/Dhaka +01:00',
  CDT: 'America/Chicago America/Havana -05:00',
  CENTRAL: 'America/Chicago America/Mexico_City? -06:00?',
  CEST: 'Europe/Oslo? Europe/Berlin Europe/Paris? +02:00',
  CET: 'Europe/Oslo? Europe/Berlin Europe/Paris? +01:00',
  CLT: 'America/Santiago -04:00',
  COT: 'America/Bogota? -05:00',
  CST: 'America/Chicago Asia/Shanghai America/Havana? -06:00',
  CT: 'America/Chicago America/Winnipeg?',
  EASTERN: 'America/New_York America/Toronto?',
  EDT: 'America/New_York America/Toronto? -04:00',
  EEST: 'Europe/Helsinki Europe/Athens? Europe/Kyiv? +03:00',
  EET: 'Europe/Helsinki Europe/Athens? Africa/Cairo? +02:00',
  EST: 'America/New_York America/Panama? -05:00',
  ET: 'America/New_York America/Toronto?',
  HKT: 'Asia/Hong_Kong? +08:00',
  HST: 'Pacific/Honolulu? -10:00',
  ICT: 'Asia/Bangkok? +07:00',
  IDT: 'Asia/Jerusalem +03:00',
  IST: 'Asia/Kolkata Europe/Dublin Asia/Jerusalem',
  JST: 'Asia/Tokyo? +09:00',
  KST: 'Asia/Seoul? +09:00',
  MDT: 'America/Denver -06:00',
  MESZ: 'Europe/Berlin +02:00',
  MEZ: 'Europe/Berlin +01:00',
  MOUNTAIN: 'America/Denver America/Phoenix',
  MSK: 'Europe/Moscow? +03:00',
  MST: 'America/Denver America/Phoenix -07:00',
  MT: 'America/Denver America/Edmonton?',
  NPT: 'Asia/Kathmandu? +05:45',
  NZDT: 'Pacific/Auckland +13:00',
  NZST: 'Pacific/Auckland +12:00',
  PACIFIC: 'America/Los_Angeles America/Vancouver?',
  PDT: 'America/Los_Angeles America/Vancouver? -07:00',
  PET: 'America/Lima? -05:00',
  PHT: 'Asia/Manila? +08:00',
  PKT: 'Asia/Karachi? +05:00',
  PST: 'America/Los_Angeles Asia/Manila? -08:00',
  PT: 'America/Los_Angeles America/Vancouver?',
  SAST: 'Africa/Johannesburg? +02:00',
  SGT: 'Asia/Singapore? +08:00',
  TRT: 'Europe/Istanbul? +03:00',
  WEST: 'Europe/Lisbon +01:00',
  WET: 'Europe/Lisbon Atlantic/Canary? +00:00',
  WIB: 'Asia/Jakarta? +07:00',
};

/** Zones in whole words, and the abbreviation or the zone they stand for. */
const phrases: readonly (readonly [string, string])[] = [
  [
    '(?:[Cc]oordinated\\s+)?[Uu]niversal\\s+[Tt]ime|Zulu(?:\\s+time)?|Weltzeit|協定世界時|世界协调时间?|世界標準時',
    'UTC',
  ],
  ['Greenwich\\s+Mean\\s+Time', 'UTC'],
  ['Central\\s+European\\s+Summer\\s+Time|[Mm]itteleuropäische[rn]?\\s+Sommerzeit', 'CEST'],
  ['Central\\s+European(?:\\s+Standard)?\\s+Time|[Mm]itteleuropäische[rn]?\\s+Zeit', 'CET'],
  ['Eastern\\s+European\\s+Summer\\s+Time', 'EEST'],
  ['Eastern\\s+European(?:\\s+Standard)?\\s+Time', 'EET'],
  ['Eastern\\s+Daylight\\s+(?:Saving\\s+)?Time', 'EDT'],
  ['Eastern\\s+Standard\\s+Time', 'EST'],
  ['Central\\s+Daylight\\s+(?:Saving\\s+)?Time', 'CDT'],
  ['Central\\s+Standard\\s+Time', 'CST'],
  ['Mountain\\s+Daylight\\s+(?:Saving\\s+)?Time', 'MDT'],
  ['Mountain\\s+Standard\\s+Time', 'MST'],
  ['Pacific\\s+Daylight\\s+(?:Saving\\s+)?Time', 'PDT'],
  ['Pacific\\s+Standard\\s+Time', 'PST'],
  ['British\\s+Summer\\s+Time', '+01:00'],
  ['Irish\\s+Standard\\s+Time', '+01:00'],
  ['Indian?\\s+Standard\\s+Time', 'Asia/Kolkata'],
  ['Japan(?:ese)?\\s+Standard\\s+Time|日本標準時|日本時間', 'Asia/Tokyo'],
  ['北京时间|中国标准时间|中國標準時間', 'Asia/Shanghai'],
  [
    '[Мм]осковск(?:ое|ому)\\s+времен[иия]|[Мм]осковское\\s+время|[Вв]ремя\\s+(?:—\\s+|указано\\s+)?московское|МСК|мск|по\\s+Москве',
    'Europe/Moscow',
  ],
  ['за\\s+Києвом|[Чч]ас\\s+київський|київськ(?:ий|им)\\s+час(?:ом)?|по\\s+Киеву', 'Europe/Kyiv'],
  ['SELČ', 'CEST'],
  ['SEČ', 'CET'],
  ['TSİ|Türkiye\\s+saati', 'Europe/Istanbul'],
  ['[Dd]eutsche[rn]?\\s+Zeit', 'Europe/Berlin'],
  ['[Nn]ederlandse\\s+tijd', 'Europe/Amsterdam'],
  ['[Hh]eure\\s+française', 'Europe/Paris'],
  ['[Oo]ra\\s+italiana', 'Europe/Rome'],
  ['[Ss]vensk\\s+tid', 'Europe/Stockholm'],
  ['[Nn]orsk\\s+tid', 'Europe/Oslo'],
  ['[Dd]ansk\\s+tid', 'Europe/Copenhagen'],
  ['Suomen\\s+aika[a]?', 'Europe/Helsinki'],
  ['czas(?:u|ie)?\\s+polski(?:ego|m)?', 'Europe/Warsaw'],
  ['한국\\s*시간|한국\\s*표준시|서울\\s*시간', 'Asia/Seoul'],
  [
    '[Ss]třed(?:o)?evropsk(?:ý|ého|ém)\\s+letní(?:ho|m)?\\s+čas(?:u|e)?|[Ss]tredoeur[óo]psk(?:y|eho)\\s+letn(?:ý|ého)\\s+čas(?:u)?',
    'CEST',
  ],
  ['[Ss]tředoevropsk(?:ý|ého|ém)\\s+čas(?:u|e)?|[Ss]tredoeurópsk(?:y|eho)\\s+čas(?:u)?', 'CET'],
  ['[Pp]ražsk(?:ý|ého|ém)\\s+čas(?:u|e)?|[Čč]esk(?:ý|ého|ém)\\s+čas(?:u|e)?|čas(?:u)?\\s+v\\s+Praze', 'Europe/Prague'],
  ['[Bb]ratislavsk(?:ý|ého|om)\\s+čas(?:u|e)?|[Ss]lovensk(?:ý|ého|om)\\s+čas(?:u|e)?', 'Europe/Bratislava'],
  ['czas(?:u|ie)?\\s+środkowoeuropejski(?:ego|m)?\\s+letni(?:ego|m)?', 'CEST'],
  ['czas(?:u|ie)?\\s+środkowoeuropejski(?:ego|m)?', 'CET'],
  ['czas(?:u|ie)?\\s+warszawski(?:ego|m)?', 'Europe/Warsaw'],
  ['[Kk]özép-európai\\s+nyári\\s+idő', 'CEST'],
  ['[Kk]özép-európai\\s+idő', 'CET'],
  ['[Bb]udapesti\\s+idő|[Mm]agyar(?:országi)?\\s+idő', 'Europe/Budapest'],
  ['[Bb]ukaresti\\s+idő|[Oo]ra\\s+(?:României|Bucureștiului|de\\s+București)', 'Europe/Bucharest'],
  ['[Ώώ]ρα\\s+(?:Ελλάδ[αο]ς|Ελλάδος|Αθήνας)', 'Europe/Athens'],
  ['İstanbul\\s+saati', 'Europe/Istanbul'],
  ['Helsingin\\s+aika[a]?', 'Europe/Helsinki'],
  ['[Öö]sterreichische[rn]?\\s+Zeit', 'Europe/Vienna'],
  ['[Ss]chweizer\\s+Zeit', 'Europe/Zurich'],
  ['[Bb]elgische\\s+tijd|[Hh]eure\\s+belge', 'Europe/Brussels'],
  ['[Hh]eure\\s+suisse', 'Europe/Zurich'],
  ['UK\\s+(?:local\\s+)?[Tt]ime|British\\s+[Tt]ime', 'Europe/London'],
  ['German\\s+(?:local\\s+)?[Tt]ime', 'Europe/Berlin'],
  ['French\\s+(?:local\\s+)?[Tt]ime', 'Europe/Paris'],
  ['Italian\\s+(?:local\\s+)?[Tt]ime', 'Europe/Rome'],
  ['Dutch\\s+(?:local\\s+)?[Tt]ime', 'Europe/Amsterdam'],
  ['Swedish\\s+(?:local\\s+)?[Tt]ime', 'Europe/Stockholm'],
  ['Norwegian\\s+(?:local\\s+)?[Tt]ime', 'Europe/Oslo'],
  ['Danish\\s+(?:local\\s+)?[Tt]ime', 'Europe/Copenhagen'],
  ['Finnish\\s+(?:local\\s+)?[Tt]ime', 'Europe/Helsinki'],
  ['Polish\\s+(?:local\\s+)?[Tt]ime', 'Europe/Warsaw'],
  ['Czech\\s+(?:local\\s+)?[Tt]ime', 'Europe/Prague'],
  ['Hungarian\\s+(?:local\\s+)?[Tt]ime', 'Europe/Budapest'],
  ['Turkish\\s+(?:local\\s+)?[Tt]ime|Turkey\\s+[Tt]ime', 'Europe/Istanbul'],
  ['Japan(?:ese)?\\s+(?:local\\s+)?[Tt]ime', 'Asia/Tokyo'],
  ['Korea(?:n)?\\s+(?:[Ss]tandard\\s+)?[Tt]ime', 'Asia/Seoul'],
  ['China\\s+(?:[Ss]tandard\\s+)?[Tt]ime', 'Asia/Shanghai'],
  ['Singapore\\s+(?:[Ss]tandard\\s+)?[Tt]ime', 'Asia/Singapore'],
  ['Israel\\s+[Tt]ime', 'Asia/Jerusalem'],
  ['台灣時間|台湾时间|台北時間|台北时间', 'Asia/Taipei'],
  ['香港時間|香港时间', 'Asia/Hong_Kong'],
  ['東京時間', 'Asia/Tokyo'],
  ['[Hh]or[aá](?:rio)?\\s+peninsular', 'Europe/Madrid'],
];

/** The local time of somewhere that is not said. */
export const localTime =
  '[Ll]ocal(?:\\s+[Tt]ime)?|Ortszeit|[Ll]okale[rn]?\\s+(?:Uhrz|Z)eit|Lokalzeit|[Hh]eures?\\s+locales?|[Hh]ora\\s+local|[Hh]orário\\s+local|[Oo]ra\\s+local[eă]|(?:[Ll]okale?|[Pp]laatselijke)\\s+tijd|[Ll]okal\\s?tid|[Cc]zasu?\\s+lokaln(?:y|ego)|[Мм]естно(?:е|му)\\s+врем(?:я|ени)|[Мм]ісцев(?:ий|им)\\s+час(?:ом)?|[Mm]ístní(?:ho)?\\s+čas(?:u)?|[Yy]erel\\s+saat|[Pp]aikallista\\s+aikaa|[Hh]elyi\\s+idő|現地時間|当地时间|현지\\s?시간';

/** Towns that lend their name to a time and are no name of a zone, or not in this spelling. */
const towns: Readonly<Record<string, string>> = {
  bangalore: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  bengaluru: 'Asia/Kolkata',
  boston: 'America/New_York',
  brasília: 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  chennai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  hyderabad: 'Asia/Kolkata',
  pune: 'Asia/Kolkata',
  bruxelles: 'Europe/Brussels',
  københavn: 'Europe/Copenhagen',
  köpenhamn: 'Europe/Copenhagen',
  lisboa: 'Europe/Lisbon',
  londra: 'Europe/London',
  londres: 'Europe/London',
  mumbai: 'Asia/Kolkata',
  roma: 'Europe/Rome',
  helsingin: 'Europe/Helsinki',
  kopenhagen: 'Europe/Copenhagen',
  lissabon: 'Europe/Lisbon',
  milano: 'Europe/Rome',
  mailand: 'Europe/Rome',
  moscú: 'Europe/Moscow',
  moskau: 'Europe/Moscow',
  münchen: 'Europe/Berlin',
  praha: 'Europe/Prague',
  wrocław: 'Europe/Warsaw',
  warszawa: 'Europe/Warsaw',
  zürich: 'Europe/Zurich',
  'são paulo': 'America/Sao_Paulo',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  wien: 'Europe/Vienna',
  hamburg: 'Europe/Berlin',
  köln: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  stuttgart: 'Europe/Berlin',
  düsseldorf: 'Europe/Berlin',
  leipzig: 'Europe/Berlin',
  nürnberg: 'Europe/Berlin',
  munich: 'Europe/Berlin',
  lyon: 'Europe/Paris',
  marseille: 'Europe/Paris',
  toulouse: 'Europe/Paris',
  bordeaux: 'Europe/Paris',
  lille: 'Europe/Paris',
  nantes: 'Europe/Paris',
  barcelona: 'Europe/Madrid',
  sevilla: 'Europe/Madrid',
  bilbao: 'Europe/Madrid',
  porto: 'Europe/Lisbon',
  torino: 'Europe/Rome',
  napoli: 'Europe/Rome',
  bologna: 'Europe/Rome',
  milan: 'Europe/Rome',
  rotterdam: 'Europe/Amsterdam',
  utrecht: 'Europe/Amsterdam',
  eindhoven: 'Europe/Amsterdam',
  genève: 'Europe/Zurich',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  graz: 'Europe/Vienna',
  salzburg: 'Europe/Vienna',
  göteborg: 'Europe/Stockholm',
  gothenburg: 'Europe/Stockholm',
  malmö: 'Europe/Stockholm',
  trondheim: 'Europe/Oslo',
  stavanger: 'Europe/Oslo',
  aarhus: 'Europe/Copenhagen',
  odense: 'Europe/Copenhagen',
  tampere: 'Europe/Helsinki',
  turku: 'Europe/Helsinki',
  kraków: 'Europe/Warsaw',
  gdańsk: 'Europe/Warsaw',
  poznań: 'Europe/Warsaw',
  brno: 'Europe/Prague',
  ostrava: 'Europe/Prague',
  ankara: 'Europe/Istanbul',
  izmir: 'Europe/Istanbul',
  osaka: 'Asia/Tokyo',
  kyoto: 'Asia/Tokyo',
  nagoya: 'Asia/Tokyo',
  fukuoka: 'Asia/Tokyo',
  shenzhen: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  hangzhou: 'Asia/Shanghai',
  busan: 'Asia/Seoul',
  edinburgh: 'Europe/London',
  glasgow: 'Europe/London',
};

let zonesByTown: ReadonlyMap<string, string> | undefined;

/** The zone of a town that lends it its name; undefined for any other word. */
function zoneOfTown(name: string): string | undefined {
  zonesByTown ??= new Map([
    ...Intl.supportedValuesOf('timeZone')
      .filter((zone) => /^(?:Africa|America|Asia|Australia|Europe|Pacific|Atlantic)\//.test(zone))
      .map((zone) => [zone.replace(/^.*\//, '').replaceAll('_', ' ').toLowerCase(), zone] as const),
    ...Object.entries(towns),
  ]);
  const town = name.toLowerCase();
  // `Berliner Zeit` is that of Berlin.
  return zonesByTown.get(town) ?? zonesByTown.get(town.replace(/er$/, ''));
}

/** Languages in which countries lend their names to a time, by their tags. */
const countryLanguages =
  'en bg bs ca cs da de el es et fi fr hr hu id it lt lv ms nb nl pl pt ro ru sk sl sr sv tr uk vi'.split(' ');
/** Names of zones that are kept for old programs, and the ones in use. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

let zonesByCountry: ReadonlyMap<string, readonly string[]> | undefined;

/** The zones of a country by a name of it, those of towns apart left in; none for any other word. */
function zonesOfCountry(name: string): readonly string[] {
  zonesByCountry ??= countries();
  return zonesByCountry.get(name.toLowerCase()) ?? [];
}

/** Countries by their names in the languages above, each with its zones (https://cldr.unicode.org). */
function countries(): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const names = countryLanguages.map((tag) => new Intl.DisplayNames(tag, { type: 'region' }));
  for (const code of letters.flatMap((one) => letters.map((two) => one + two))) {
    if (english.of(code) === code) continue;
    const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
    const zones = locale.getTimeZones?.()?.map((zone) => renamed[zone] ?? zone) ?? [];
    if (zones.length > 0) for (const one of names) found.set(one.of(code)!.toLowerCase(), zones);
  }
  return found;
}

const countryName = "(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2})";
/** `giờ Việt Nam`, `hora de Colombia`, `heure du Maroc`, `Egypt time`. */
const countryTime = new RegExp(
  `(?<!\\p{L})(?:[Tt]ime|[Hh]or[ae]s?(?: oficial)?|[Hh]oră|[Hh]eures?|[Oo]r[ae]|[Hh]orário|[Ώώ]ρα|[Gg]iờ|[Ww]aktu|[Vv]r(?:ij)?eme|[Čč]as|[Вв]ремя|[Чч]ас)\\s+(?:(?:of|in|de|del|du|des|da|do|în|per|della|no|na|en|di|τη[ςν]|του|στην)\\s+|de la\\s+|d['’]|de l['’]|dell['’])*${countryName}|${countryName}\\s+(?:local\\s+|standard\\s+)?[Tt]ime(?!\\p{L})`,
  'u',
);

/** The zone of a country that lends its name to a time; its zones where it has several. */
function zoneOfCountry(text: string): WrittenZone | undefined {
  const match = countryTime.exec(text);
  const words = (match?.[1] ?? match?.[2])?.split(' ') ?? [];
  for (let count = words.length; count > 0; count--) {
    const zones = zonesOfCountry((match![1] ? words.slice(0, count) : words.slice(-count)).join(' '));
    if (zones.length === 1) return { text: match![0], zone: zones[0], candidates: [] };
    if (zones.length > 1) return { text: match![0], zone: undefined, candidates: zones.length > 6 ? [] : [...zones] };
  }
  return undefined;
}

const townName = '(\\p{Lu}\\p{L}+(?:[ ]\\p{Lu}\\p{L}+)?)';
/** `Berlin time`, `heure de Paris`, `horário de Brasília`, `Oslo-tid`. */
const townTime = new RegExp(
  `${townName}(?:er)?(?:\\s+|-)(?:local\\s+)?(?:[Tt]ime|[Zz]eit|tijd|tid)(?!\\p{L})|(?:[Hh]eures?|[Hh]oras?|[Hh]orário|[Oo]ra|[Tt]ijd|[Tt]id|[Tt]ime)\\s+(?:locale?\\s+)?(?:de\\s|d[’']|di\\s|in\\s|van\\s|i\\s|of\\s)\\s*${townName}`,
  'u',
);

/** `Ortszeit Berlin`, `local time in Oslo`, `local time (Lisbon)`. */
const townLocal = new RegExp(
  `(?:${localTime})(?:\\s*[(,]\\s*|\\s+(?:in|of|at|to|von|für|de|à|a|en|em|di|van|i|w|v)\\s+|\\s+)${townName}`,
  'u',
);

/** Every zone to suggest for an abbreviation or a word such as `CEST` or `EASTERN`; empty for anything else. */
export function zonesSuggested(word: string): string[] {
  return Object.hasOwn(words, word) ? words[word]!.replaceAll('?', '').split(' ') : [];
}

/** The zones that abbreviations stand for, which have all the ways in which clocks are changed. */
export const zonesAbbreviated: readonly string[] = [
  ...new Set(Object.values(words).flatMap((zones) => zones.replaceAll('?', '').split(' '))),
].filter((zone) => zone.includes('/'));

/** The zones that people mean by a word, its literal offset first. */
function zonesMeant(word: string): string[] {
  const meant = (words[word] ?? '').split(' ').filter((zone) => zone !== '' && !zone.endsWith('?'));
  return [...meant.filter((zone) => !zone.includes('/')), ...meant.filter((zone) => zone.includes('/'))];
}

/** An abbreviation that names a zone, as it is written: in capitals. One group. */
export const zoneWord = `(${Object.keys(words)
  .filter((word) => word.length <= 4)
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\w/])`;
const wordMark = new RegExp(`(?<![\\w/])${zoneWord}|(?<!\\w)(Central|Eastern|Mountain|Pacific)(?![\\w/])`);
const utcMark = /(?<![\w/])(?:UTC|GMT|utc|gmt)(?![\w/])/;
const pairMark = new RegExp(`(?<![\\w/])([A-Z]{3,4})(?:\\s*/\\s*|\\s+or\\s+|\\s*\\(\\s*)([A-Z]{3,4})\\)?(?![\\w/])`);
const localMark = new RegExp(`(?<!\\p{L})(?:${localTime})(?!\\p{L})`, 'u');
const offsetMark = /(?:UTC|GMT)\s*([+\-−])\s*(\d{1,2})(?::?(\d\d))?(?!\d)/i;

/** The offset `±hh:mm` that a sign and digits write; undefined where no zone was ever that far from UTC. */
export function offsetFrom(sign: string, hours: string, minutes = '00'): string | undefined {
  const total = Number(hours) * 60 + Number(minutes);
  const isEast = sign === '+' || total === 0;
  if (Number(minutes) > 59 || total > (isEast ? 14 : 12) * 60) return undefined;
  return `${isEast ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}

/** Whether clocks anywhere are, or were in the last decades, this far behind UTC; true for every other offset. */
export function isRealOffset(offset: string): boolean {
  return !offset.startsWith('-') || /:00$/.test(offset) || /^-(?:09|04|03|02):30$/.test(offset);
}

/** `+02:00` for an offset in milliseconds. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 && minutes > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The zone a stretch of text names; an offset wins over an abbreviation beside it. Undefined where it names none. */
export function zoneIn(text: string, taught: TaughtZones): WrittenZone | undefined {
  for (const [word, zone] of Object.entries(taught)) {
    if (word !== '' && new RegExp(`(?<!\\w)${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`).test(text))
      return { text: word, zone, candidates: [] };
  }
  const known = (written: string, zone: string | undefined): WrittenZone | undefined =>
    zone === undefined ? undefined : { text: written, zone, candidates: [] };
  const offset = offsetMark.exec(text);
  const fixed = offset && known(offset[0], offsetFrom(offset[1]!, offset[2]!, offset[3]));
  if (fixed) return fixed;
  const pair = pairMark.exec(text);
  const both = pair && zonesOfPair(pair[1]!, pair[2]!);
  if (both) return { text: pair[0], zone: undefined, candidates: both };
  const word = wordMark.exec(text);
  const phrase = phrases.find(([pattern]) => new RegExp(pattern).test(text));
  const isUtc = utcMark.exec(text);
  // “Eastern Daylight Time (EDT) and UTC” names two, and each time must say which it is.
  if (isUtc && (word || (phrase && phrase[1] !== 'UTC'))) return { text: text.trim(), zone: undefined, candidates: [] };
  if (isUtc) return known(isUtc[0], 'UTC');
  const name = /(?<![\w/])(?:[A-Z][A-Za-z_]+\/)+[A-Z][A-Za-z_]+(?![\w/])/.exec(text)?.[0];
  if (name && isZoneName(name)) return known(name, name);
  const bare = /(?<![\w:])([+\-−])(\d\d):?(\d\d)(?!\d)/.exec(text);
  const alone = bare && known(bare[0], offsetFrom(bare[1]!, bare[2]!, bare[3]));
  if (alone) return alone;
  if (phrase) {
    const written = new RegExp(phrase[0]).exec(text)![0];
    if (!Object.hasOwn(words, phrase[1])) return known(written, phrase[1]);
    return { text: written, zone: undefined, candidates: zonesMeant(phrase[1]) };
  }
  if (word) {
    const written = (word[1] ?? word[2])!;
    // `Mountain Time (Denver)`: a town says which of its zones it is.
    const meant = zonesSuggested(written.toUpperCase());
    const towns = [...text.matchAll(/\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?/gu)].flatMap(([name]) => [
      name,
      ...name.split(' '),
    ]);
    const ofPlace = towns.map(zoneOfTown).find((zone) => zone !== undefined && meant.includes(zone));
    if (ofPlace) return known(text.trim(), ofPlace);
    return { text: written, zone: undefined, candidates: zonesMeant(written.toUpperCase()) };
  }
  const town = townTime.exec(text);
  const named = town?.[1] ?? town?.[2] ?? /^[\s(]*(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)[\s)]*$/u.exec(text)?.[1];
  const ofTown = named && known(named, zoneOfTown(named));
  if (ofTown) return ofTown;
  const localTown = townLocal.exec(text);
  const ofLocal = localTown && known(localTown[0], zoneOfTown(localTown[1]!));
  if (ofLocal) return ofLocal;
  const country = zoneOfCountry(text);
  if (country) return country;
  const local = localMark.exec(text);
  return local ? { text: local[0], zone: undefined, candidates: [] } : undefined;
}

/** The zones that a name for winter and one for summer share: `CET/CEST`, `PST or PDT`. */
function zonesOfPair(first: string, second: string): string[] | undefined {
  if (first === second) return undefined;
  const gmt = (word: string) => (word === 'GMT' ? ['Europe/London'] : zonesMeant(word));
  const shared = gmt(first).filter((zone) => zone.includes('/') && gmt(second).includes(zone));
  return shared.length > 0 ? shared : undefined;
}

function isZoneName(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const aheadOf = memo(
  (taught: TaughtZones) =>
    new RegExp(
      `^\\s*(?:[([]?((?:UTC|GMT|utc|gmt)(?:\\s*[+\\-−]\\s*\\d{1,2}(?::?\\d\\d)?)?(?![\\w/])|${Object.keys(taught)
        .filter((word) => word !== '')
        .map((word) => `${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`)
        .concat(
          pairMark.source,
          phrases.map(([pattern]) => pattern),
          wordMark.source,
        )
        .join(
          '|',
        )}(?:\\s+[Tt]ime(?!\\w))?|(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/]+|(?:${localTime})(?!\\p{L})|\\p{Lu}\\p{L}+(?:er)?\\s+(?:time|Zeit|tid|tijd)(?!\\p{L})|(?:heure|hora|horário|ora)\\s+(?:de|d[’']|di)\\s*\\p{Lu}\\p{L}+)[)\\]]?|(Z|[+\\-−]\\d\\d:?\\d\\d)(?!\\w|:\\d))`,
      'u',
    ),
);

/** What can follow a clock as its zone, at the start of a text: the length it takes. */
export function zoneAhead(text: string, taught: TaughtZones): { length: number; zone: WrittenZone } | undefined {
  // `06:40z` and `06:40zulu`, against the clock.
  const zulu = /^z(?:ulu)?(?![\p{L}\p{N}_])/iu.exec(text)?.[0];
  if (zulu) return { length: zulu.length, zone: { text: zulu, zone: 'UTC', candidates: [] } };
  const match = aheadOf(taught).exec(text.slice(0, 80).replaceAll('（', '(').replaceAll('）', ')'));
  if (!match) return undefined;
  const written = match[0].replace(/^[\s([]+|[\s)\]]+$/g, '');
  const zone: WrittenZone | undefined =
    written === 'Z' ? { text: 'Z', zone: 'UTC', candidates: [] } : zoneIn(written, taught);
  // Take an opening parenthesis only together with its closing one.
  const [opens, closes] = [/[([]/.test(match[0]), /[)\]]/.test(match[0])];
  if (!zone || (opens && !closes)) return undefined;
  return { length: match[0].length - (closes && !opens ? 1 : 0), zone };
}

/**
 * More abbreviations that the time zone database gives clocks of machines; in prose they are words of other things
 * (https://www.iana.org/time-zones).
 */
export const machineZones: Readonly<Record<string, string>> = {
  CAT: '+02:00',
  ChST: '+10:00',
  EAT: '+03:00',
  HDT: '-09:00',
  IDT: '+03:00',
  NDT: '-02:30',
  NST: '-03:30',
  SST: '-11:00',
  WAT: '+01:00',
  WIT: '+09:00',
  WITA: '+08:00',
};
