import { readTimes, readZone } from '../../parse/time.ts';
import { startOf } from '../../model/message.ts';

/** A written zone, and what it can mean. */
export interface WrittenZone {
  text: string;
  /** A zone of our grammar: `UTC`, an IANA name or an offset. */
  zone: string | undefined;
  /** Zones the words can mean, where they are no zone of our grammar. */
  candidates: string[];
}

/** What an abbreviation or a word can mean: literally, and where people write it. Several mean several. */
const words: Readonly<Record<string, string>> = {
  ACDT: '+10:30 Australia/Adelaide',
  ACST: '+09:30 Australia/Adelaide Australia/Darwin',
  ADT: '-03:00 America/Halifax',
  AEDT: '+11:00 Australia/Sydney',
  AEST: '+10:00 Australia/Sydney Australia/Brisbane',
  AKDT: '-08:00 America/Anchorage',
  AKST: '-09:00 America/Anchorage',
  AST: '-04:00 America/Halifax Asia/Riyadh',
  AWST: '+08:00',
  BRT: '-03:00',
  BST: 'Europe/London +01:00 Asia/Dhaka',
  CDT: '-05:00 America/Chicago America/Havana',
  CENTRAL: 'America/Chicago',
  CEST: '+02:00 Europe/Berlin',
  CET: '+01:00 Europe/Berlin',
  CST: '-06:00 America/Chicago Asia/Shanghai',
  CT: 'America/Chicago',
  EASTERN: 'America/New_York',
  EDT: '-04:00 America/New_York',
  EEST: '+03:00 Europe/Helsinki',
  EET: '+02:00 Europe/Helsinki',
  EST: '-05:00 America/New_York',
  ET: 'America/New_York',
  HKT: '+08:00',
  HST: '-10:00',
  IST: 'Asia/Kolkata Europe/Dublin Asia/Jerusalem',
  JST: '+09:00',
  KST: '+09:00',
  MDT: '-06:00 America/Denver',
  MESZ: '+02:00 Europe/Berlin',
  MEZ: '+01:00 Europe/Berlin',
  MOUNTAIN: 'America/Denver America/Phoenix',
  MSK: '+03:00',
  MST: '-07:00 America/Denver America/Phoenix',
  MT: 'America/Denver',
  NPT: '+05:45',
  NZDT: '+13:00 Pacific/Auckland',
  NZST: '+12:00 Pacific/Auckland',
  PACIFIC: 'America/Los_Angeles',
  PDT: '-07:00 America/Los_Angeles',
  PKT: '+05:00',
  PST: '-08:00 America/Los_Angeles',
  PT: 'America/Los_Angeles',
  SAST: '+02:00',
  SGT: '+08:00',
  WEST: '+01:00 Europe/Lisbon',
  WET: '+00:00 Europe/Lisbon',
};

/** Zones an organisation has decided, by abbreviation. The empty key is for times without a zone. */
export type TaughtZones = Readonly<Record<string, string>>;

const offsetMark = /(?:UTC|GMT)\s*([+\-−])\s*(\d{1,2})(?::?(\d\d))?(?!\d)/i;
const shortWords = Object.keys(words).filter((word) => word.length <= 4);
const longWords = ['Central', 'Eastern', 'Mountain', 'Pacific'];
const wordMark = new RegExp(
  `(?<![\\w/])(${shortWords.sort((a, b) => b.length - a.length).join('|')})(?![\\w/])|(?<!\\w)(${longWords.join('|')})(?![\\w/])`,
);

/** The zone a stretch of text names; an offset wins over an abbreviation beside it. Undefined where it names none. */
export function zoneIn(text: string, taught: TaughtZones): WrittenZone | undefined {
  for (const [word, zone] of Object.entries(taught)) {
    if (word !== '' && new RegExp(`(?<!\\w)${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`).test(text))
      return { text: word, zone, candidates: [] };
  }
  const offset = offsetMark.exec(text);
  if (offset) {
    const zone = readZone(`${offset[1] === '+' ? '+' : '-'}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`);
    if (zone) return { text: offset[0], zone, candidates: [] };
  }
  const word = wordMark.exec(text);
  const isUtc = /(?<![\w/])(?:UTC|GMT)(?![\w/])/.exec(text);
  // “Eastern Daylight Time (EDT) and UTC” names two, and each time must say which it is.
  if (word && isUtc) return { text: text.trim(), zone: undefined, candidates: [] };
  if (isUtc) return { text: isUtc[0], zone: 'UTC', candidates: [] };
  const name = /(?<![\w/])(?:[A-Z][A-Za-z_]+\/)+[A-Z][A-Za-z_]+(?![\w/])/.exec(text);
  const iana = name && readZone(name[0]);
  if (iana) return { text: name[0], zone: iana, candidates: [] };
  const bare = /(?<![\w:])[+\-−]\d\d:?\d\d(?!\d)/.exec(text);
  const fixed = bare && readZone(bare[0].replace('−', '-'));
  if (fixed) return { text: bare[0], zone: fixed, candidates: [] };
  if (word) {
    const name = (word[1] ?? word[2])!;
    return { text: name, zone: undefined, candidates: words[name.toUpperCase()]!.split(' ') };
  }
  return undefined;
}

/** What can follow a clock time as its zone, at the start of a text: the length it takes. */
export function zoneAhead(text: string, taught: TaughtZones): { length: number; zone: WrittenZone } | undefined {
  const pattern = new RegExp(
    `^\\s*(?:\\(?((?:UTC|GMT)(?:\\s*[+\\-−]\\s*\\d{1,2}(?::?\\d\\d)?)?(?![\\w/])|${Object.keys(taught)
      .filter((word) => word !== '')
      .map((word) => `${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`)
      .concat(wordMark.source)
      .join(
        '|',
      )}(?:\\s+[Tt]ime(?!\\w))?|(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/]+)\\)?|(Z|[+\\-−]\\d\\d:?\\d\\d)(?![\\w:]))`,
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

/** The instant of a local time in a zone, in milliseconds; undefined where there is none or there are two. */
export function instantIn(zone: string, day: string, clock: string): number | undefined {
  const [moment] = readTimes([{ text: `${day} ${clock}`, place: startOf('') }], {
    head: { text: `Time (${zone})`, place: startOf('') },
    library: 'UTC',
  }).moments;
  return moment?.earliest;
}

/**
 * Resolves a written zone for one local time: to the zone itself, or to the offset that all its candidates share then.
 * Undefined if they disagree.
 */
export function decideZone(written: WrittenZone, day: string, clock: string): string | undefined {
  if (written.zone) return written.zone;
  // A word for one zone, such as Eastern, is valid all year.
  if (written.candidates.length === 1 && instantIn(written.candidates[0]!, day, clock) !== undefined)
    return written.candidates[0];
  const instants = written.candidates.map((zone) => instantIn(zone, day, clock));
  if (instants.length === 0 || instants[0] === undefined || instants.some((instant) => instant !== instants[0]))
    return undefined;
  const local = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  return offsetText(local - instants[0]);
}

/** `+02:00` for an offset in milliseconds. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
