import type { Message, Place } from '../../model/message.ts';
import { alternatives, shown } from '../schema.ts';
import { plain } from './plain.ts';
import { candidatesFor, sameZone, utc, zoneOf, type Zone } from './zones.ts';

/** Where the zone of a time can come from when the cell names none, the nearest first. */
export interface ZoneSources {
  /** Heading of the time column: `Time (UTC)`, `Time, Europe/Oslo`. */
  head?: { text: string; place: Place };
  /** `zone` of the front matter. */
  facts?: { zone: string; place: Place };
  /** `zone` of library.yaml. What is wrong with it is said there, not in every document. */
  library: string;
}

interface Declared {
  zone: Zone;
  /** Who declared it, and where. */
  by: string;
  place: Place;
}

export interface Column {
  /** The zone of cells that name none; undefined where one was named that nobody knows. */
  zone: Zone | undefined;
  /** The zone that cells must not contradict. */
  declared: Declared | undefined;
  shown: string;
}

/** Finds the zone for cells of a column that name none, and reports faults in it. */
export function readDeclared({ head, facts, library }: ZoneSources, messages: Message[]): Column {
  const above = head && readHead(head.text);
  if (head && above?.unknown) {
    messages.push(unknownZone(above.unknown, head.place, above.candidates, 'an IANA name, `UTC` or `GMT`'));
  }
  if (head && above && above.zones.length > 1) {
    messages.push({
      rule: 'zone-agrees',
      reason: `Unexpected zones ${above.zones.map(({ name }) => `\`${name}\``).join(' and ')} in one column head, expected one`,
      place: head.place,
    });
  }
  const front = facts && zoneOf(facts.zone);
  if (facts && !front) {
    const candidates = candidatesFor(plain(facts.zone)) ?? [];
    messages.push(unknownZone(facts.zone, facts.place, candidates, anyZone));
  }
  const headZone = above?.zones.length === 1 ? above.zones[0] : undefined;
  if (head && facts && headZone && front && !sameZone(headZone, front)) {
    messages.push({
      rule: 'zone-agrees',
      reason: `Unexpected zone \`${headZone.name}\`, expected \`${front.name}\` as in front matter`,
      place: head.place,
      causes: [{ reason: `Front matter says ${shown(facts.zone)}`, place: facts.place }],
      hint: `\`Time (${front.name})\` in the column head or \`zone: ${headZone.name}\` in front matter`,
    });
  }
  const fallback = zoneOf(library) ?? utc;
  const declared: Declared | undefined =
    head && headZone
      ? { zone: headZone, by: 'The column head', place: head.place }
      : facts && front && { zone: front, by: 'Front matter', place: facts.place };
  const shownZone = (headZone ?? front ?? fallback).name;
  // A zone was named that nobody knows: falling back to the next source would be a guess.
  const isLost = above?.unknown !== undefined || (above && above.zones.length > 1) || (!headZone && facts && !front);
  if (isLost) return { zone: undefined, declared: undefined, shown: shownZone };
  return { zone: headZone ?? front ?? fallback, declared, shown: shownZone };
}

interface Head {
  /** Different zones it names; more than one contradict each other. */
  zones: Zone[];
  /** A word in the place of a zone that is no zone. */
  unknown: string | undefined;
  candidates: string[];
}

function readHead(heading: string): Head {
  const text = plain(heading).slice(0, 200);
  const zones: Zone[] = [];
  for (const word of text.split(/[\s,;()[\]]+/)) {
    const bare = word.replace(/[.:]+$/, '');
    // Looking up an unknown zone takes longer than reading the table.
    if (/^time$/i.test(bare)) continue;
    const names = zoneOf(bare) ? [bare] : /^(?:UTC|GMT|Z)(?:\/(?:UTC|GMT|Z))+$/i.test(bare) ? ['UTC'] : [];
    for (const name of names) {
      const zone = zoneOf(name)!;
      if (!zones.some((other) => sameZone(other, zone))) zones.push(zone);
    }
  }
  if (zones.length > 0) return { zones, unknown: undefined, candidates: [] };
  const nested = /[([]([^()[\]]+)[)\]]?[^()[\]]*$/.exec(text)?.[1] ?? /,([^,]+)$/.exec(text)?.[1];
  const found = (nested ? strangerIn(nested, true) : undefined) ?? strangerIn(text, false);
  return { zones, unknown: found?.text, candidates: found?.candidates ?? [] };
}

/**
 * Finds a word of a column head that was meant as a zone.
 *
 * @param apart whether the words stand in parentheses or after a comma, where a zone is likely
 */
function strangerIn(text: string, apart: boolean): { text: string; candidates: string[] } | undefined {
  const whole = text.trim().replace(/ time$/i, '');
  const candidates = apart ? candidatesFor(whole) : undefined;
  if (candidates) return { text: whole, candidates };
  for (const word of text.split(/[\s,;()[\]]+/)) {
    const known = apart || word === word.toUpperCase() || word.includes('/') ? candidatesFor(word) : undefined;
    if (known) return { text: word, candidates: known };
  }
  if (!apart) return /\blocal\b/i.test(text) ? { text: 'local', candidates: [] } : undefined;
  return /^[A-Z]{3,5}$/.test(whole) && !/^[YMDHS]+$/.test(whole) ? { text: whole, candidates: [] } : undefined;
}

export const anyZone = 'an IANA name, `UTC`, `GMT` or an offset';

/** The message about an unknown zone. */
export function unknownZone(text: string, place: Place, candidates: readonly string[], expected: string): Message {
  return {
    rule: 'zone-known',
    reason: `Unexpected zone ${shown(text)}, expected ${expected}`,
    place,
    hint: candidates.length === 0 ? undefined : candidates.length === 1 ? candidates[0] : alternatives(candidates),
  };
}
