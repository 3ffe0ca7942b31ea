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
  AST: 'America/Halifax Asia/Riyadh -04:00',
  AWDT: 'Australia/Perth? +09:00',
  AWST: 'Australia/Perth? +08:00',
  BRT: 'America/Sao_Paulo? -03:00',
  BST: 'Europe/London Asia/Dhaka +01:00',
  CDT: 'America/Chicago America/Havana -05:00',
  CENTRAL: 'America/Chicago America/Mexico_City? -06:00?',
  CEST: 'Europe/Oslo? Europe/Berlin Europe/Paris? +02:00',
  CET: 'Europe/Oslo? Europe/Berlin Europe/Paris? +01:00',
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
  PKT: 'Asia/Karachi? +05:00',
  PST: 'America/Los_Angeles Asia/Manila? -08:00',
  PT: 'America/Los_Angeles America/Vancouver?',
  SAST: 'Africa/Johannesburg? +02:00',
  SGT: 'Asia/Singapore? +08:00',
  WEST: 'Europe/Lisbon +01:00',
  WET: 'Europe/Lisbon Atlantic/Canary? +00:00',
};

/** Every zone to suggest for an abbreviation or a word such as `CEST` or `EASTERN`; empty for anything else. */
export function zonesSuggested(word: string): string[] {
  return Object.hasOwn(words, word) ? words[word]!.replaceAll('?', '').split(' ') : [];
}

/** The zones that people mean by a word, its literal offset first. */
function zonesMeant(word: string): string[] {
  const meant = words[word]!.split(' ').filter((zone) => !zone.endsWith('?'));
  return [...meant.filter((zone) => !zone.includes('/')), ...meant.filter((zone) => zone.includes('/'))];
}

/** An abbreviation that names a zone, as it is written: in capitals. One group. */
export const zoneWord = `(${Object.keys(words)
  .filter((word) => word.length <= 4)
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\w/])`;
const wordMark = new RegExp(`(?<![\\w/])${zoneWord}|(?<!\\w)(Central|Eastern|Mountain|Pacific)(?![\\w/])`);
const offsetMark = /(?:UTC|GMT)\s*([+\-−])\s*(\d{1,2})(?::?(\d\d))?(?!\d)/i;

/** The offset `±hh:mm` that a sign and digits write; undefined where no zone was ever that far from UTC. */
export function offsetFrom(sign: string, hours: string, minutes = '00'): string | undefined {
  const total = Number(hours) * 60 + Number(minutes);
  const isEast = sign === '+' || total === 0;
  if (Number(minutes) > 59 || total > (isEast ? 14 : 12) * 60) return undefined;
  return `${isEast ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
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
  const word = wordMark.exec(text);
  const isUtc = /(?<![\w/])(?:UTC|GMT)(?![\w/])/.exec(text);
  // “Eastern Daylight Time (EDT) and UTC” names two, and each time must say which it is.
  if (word && isUtc) return { text: text.trim(), zone: undefined, candidates: [] };
  if (isUtc) return known(isUtc[0], 'UTC');
  const name = /(?<![\w/])(?:[A-Z][A-Za-z_]+\/)+[A-Z][A-Za-z_]+(?![\w/])/.exec(text)?.[0];
  if (name && isZoneName(name)) return known(name, name);
  const bare = /(?<![\w:])([+\-−])(\d\d):?(\d\d)(?!\d)/.exec(text);
  const alone = bare && known(bare[0], offsetFrom(bare[1]!, bare[2]!, bare[3]));
  if (alone) return alone;
  if (!word) return undefined;
  const written = (word[1] ?? word[2])!;
  return { text: written, zone: undefined, candidates: zonesMeant(written.toUpperCase()) };
}

function isZoneName(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** What can follow a clock as its zone, at the start of a text: the length it takes. */
export function zoneAhead(text: string, taught: TaughtZones): { length: number; zone: WrittenZone } | undefined {
  const pattern = new RegExp(
    `^\\s*(?:\\(?((?:UTC|GMT)(?:\\s*[+\\-−]\\s*\\d{1,2}(?::?\\d\\d)?)?(?![\\w/])|${Object.keys(taught)
      .filter((word) => word !== '')
      .map((word) => `${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`)
      .concat(wordMark.source)
      .join(
        '|',
      )}(?:\\s+[Tt]ime(?!\\w))?|(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/]+)\\)?|(Z|[+\\-−]\\d\\d:?\\d\\d)(?!\\w|:\\d))`,
  );
  const match = pattern.exec(text);
  if (!match) return undefined;
  const written = match[0].replace(/^[\s(]+|[\s)]+$/g, '');
  const zone: WrittenZone | undefined =
    written === 'Z' ? { text: 'Z', zone: 'UTC', candidates: [] } : zoneIn(written, taught);
  // Take an opening parenthesis only together with its closing one.
  const isOpen = match[0].includes('(') && !match[0].includes(')');
  return zone && !isOpen ? { length: match[0].length, zone } : undefined;
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
  WIB: '+07:00',
  WIT: '+09:00',
  WITA: '+08:00',
};
