import { Temporal } from 'temporal-polyfill';
import { offsetIn } from '../../model/clock.ts';
import { precisionMilliseconds } from '../../model/vocabulary.ts';
import { offsetFrom, zonesSuggested } from '../../text/zone.ts';
import { nearest } from '../schema.ts';
import { plain } from './plain.ts';

/**
 * The normal form of a zone: an IANA name in its usual case, `UTC` for UTC, GMT, Z and their IANA aliases, or an
 * offset `±hh:mm` from `-12:00` to `+14:00`. Undefined for anything else, so for every other abbreviation, even
 * those IANA lists (`CET`, `EST`).
 */
export function readZone(text: string): string | undefined {
  return zoneOf(text)?.name;
}

export interface Zone {
  name: string;
  /** Milliseconds east of UTC where that never changes. */
  offset: number | undefined;
  /** Cached stretches of constant offset. */
  stretches: Stretch[];
}

/** Instants from `from` (inclusive) to `to` (exclusive) have this offset; all in milliseconds. */
interface Stretch {
  from: number;
  to: number;
  offset: number;
}

/** A local time that does not exist (`gap`) or exists twice (`overlap`), with the instants Temporal would choose from. */
export interface Doubt {
  kind: 'gap' | 'overlap';
  earlier: number;
  later: number;
}

const day = precisionMilliseconds.day;
/** No zone was ever further from UTC than this. */
const furthest = 16 * precisionMilliseconds.hour;

export const utc: Zone = { name: 'UTC', offset: 0, stretches: [] };
const zoneCache = new Map<string, Zone | undefined>();

export function zoneOf(text: string): Zone | undefined {
  const cached = zoneCache.get(text);
  if (cached || zoneCache.has(text)) return cached;
  if (text.length > 60) return findZone(plain(text));
  const zone = findZone(plain(text));
  if (zoneCache.size >= 2_000) zoneCache.clear();
  zoneCache.set(text, zone);
  return zone;
}

function findZone(text: string): Zone | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return utc;
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  const name = offset && offsetFrom(offset[1]!, offset[2]!, offset[3]);
  if (name) return { name, offset: offsetIn(0, name), stretches: [] };
  if (offset) return undefined;
  if (text.length > 60 || !/^[a-z][\w+-]*(?:\/[\w+-]+)*$/i.test(text)) return undefined;
  try {
    const epoch = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    const name = epoch.timeZoneId;
    // IANA keeps abbreviations such as CET and EST5EDT; unlike `Japan` they have no lower-case letter.
    if (!/[a-z]/.test(name)) return undefined;
    return epoch.equals(epoch.withTimeZone('UTC')) ? utc : { name, offset: undefined, stretches: [] };
  } catch {
    return undefined;
  }
}

export function sameZone(a: Zone, b: Zone): boolean {
  if (a.name === b.name) return true;
  if (a.offset !== undefined || b.offset !== undefined) return a.offset === b.offset;
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  return epoch.toZonedDateTimeISO(a.name).equals(epoch.toZonedDateTimeISO(b.name));
}

export function stretchAt(zone: Zone, instant: number): Stretch {
  for (const stretch of zone.stretches) if (instant >= stretch.from && instant < stretch.to) return stretch;
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone.name);
  // "previous" is exclusive, so ask one millisecond later.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const stretch = {
    from: from?.epochMilliseconds ?? -Infinity,
    to: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: at.offsetNanoseconds / 1e6,
  };
  zone.stretches.unshift(stretch);
  return stretch;
}

export function offsetAt(zone: Zone, instant: number): number {
  return zone.offset ?? stretchAt(zone, instant).offset;
}

/** The instant of a local time (its milliseconds as if it were UTC). */
export function instantOf(zone: Zone, local: number): number | Doubt {
  if (zone.offset !== undefined) return local - zone.offset;
  const found: number[] = [];
  let stretch = stretchAt(zone, local - furthest);
  let before = stretch.offset;
  let after = stretch.offset;
  for (;;) {
    const instant = local - stretch.offset;
    if (instant >= stretch.from && instant < stretch.to) found.push(instant);
    if (instant >= stretch.to) before = stretch.offset;
    else if (found.length === 0 && instant < stretch.from) {
      after = stretch.offset;
      break;
    }
    if (stretch.to > local + furthest) break;
    stretch = stretchAt(zone, stretch.to);
  }
  if (found.length === 1) return found[0]!;
  if (found.length > 1) return { kind: 'overlap', earlier: found[0]!, later: found.at(-1)! };
  return { kind: 'gap', earlier: local - after, later: local - before };
}

/** The instant, or the first one it can mean. */
export function earliestOf(instant: number | Doubt): number {
  return typeof instant === 'number' ? instant : instant.earlier;
}

/** The first instant of a day, or the gap that swallowed the whole day. */
export function startOfDay(zone: Zone, local: number): number | Doubt {
  const midnight = instantOf(zone, local);
  if (typeof midnight === 'number') return midnight;
  if (midnight.kind === 'overlap') return midnight.earlier;
  const first = stretchAt(zone, midnight.later).from;
  return first + offsetAt(zone, first) < local + day ? first : midnight;
}

const areas =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//i;

let names: string[] | undefined;

/** Every IANA name in lower case. */
function zoneNames(): string[] {
  names ??= Intl.supportedValuesOf('timeZone').map((name) => name.toLowerCase());
  return names;
}

function zonesOfCity(city: string): string[] | undefined {
  const ending = `/${city.toLowerCase().replaceAll(' ', '_')}`;
  const found = zoneNames().filter((name) => name.endsWith(ending));
  return found.length > 0 ? found.map((name) => readZone(name)!) : undefined;
}

/** Zones to suggest for a word that is no zone; undefined if it does not look like one. */
export function candidatesFor(text: string): string[] | undefined {
  if (text.length > 60) return undefined;
  const folded = text
    .toUpperCase()
    .replace(/ ?\?$/, '')
    .replace(/ (?:STANDARD |DAYLIGHT |SUMMER )?TIME$/, '');
  const suggested = zonesSuggested(folded);
  if (suggested.length > 0) return suggested;
  if (/^(?:local|server|my|our)\b/i.test(text)) return [];
  const offset = /^(?:UTC|GMT)? ?([+-]) ?(\d{1,2})(?::?(\d\d))?$/i.exec(text);
  if (offset) {
    const name = readZone(`${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`);
    return name ? [name] : [];
  }
  if (areas.test(text)) {
    const joined = readZone(text.replaceAll(' ', '_'));
    if (joined) return [joined];
    if (text.includes(' ')) return undefined;
    const area = text.slice(0, text.indexOf('/') + 1).toLowerCase();
    const near = nearest(
      text,
      zoneNames().filter((name) => name.startsWith(area)),
    );
    return near ? [readZone(near)!] : [];
  }
  return /^[a-z]/i.test(text) ? zonesOfCity(text) : undefined;
}
