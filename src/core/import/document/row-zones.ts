import { startOf } from '../../model/message.ts';
import { readTimes, readZone } from '../../parse/time.ts';
import { clockText, hourOf } from '../../text/clock.ts';
import { offsetText, zonesAbbreviated, zonesSuggested, type WrittenZone } from '../../text/zone.ts';
import type { Entry } from './entries.ts';
import { rawText } from './inline.ts';
import type { Row, TimeContext } from './row.ts';

/** The instant of a local time in a zone, in milliseconds; undefined where there is none or there are two. */
export function instantIn(zone: string, day: string, clock: string): number | undefined {
  const [moment] = readTimes([{ text: `${day} ${clock}`.trim(), place: startOf('') }], {
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
  if (written.zone) return readZone(written.zone);
  // A word for one zone, such as Eastern, is valid all year.
  if (written.candidates.length === 1 && instantIn(written.candidates[0]!, day, clock) !== undefined)
    return written.candidates[0];
  const instants = instantsOf(written.candidates, day, clock);
  if (instants.length === 0 || instants[0] === undefined || instants.some((instant) => instant !== instants[0]))
    return undefined;
  const local = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  return offsetText(local - instants[0]);
}

/**
 * The instant of a local time in each zone that a word can mean. Where clocks are set back a place has that time twice,
 * and the offset among its meanings says which: `01:50 EDT` is the first.
 */
function instantsOf(zones: readonly string[], day: string, clock: string): (number | undefined)[] {
  const instants = zones.map((zone) => instantIn(zone, day, clock));
  const fixed = instants.find((instant, index) => instant !== undefined && /^[+-]/.test(zones[index]!));
  if (fixed === undefined) return instants;
  const local = `${day} ${clock}`;
  // Told with its offset, a time that stands twice in a place is one; what the place does not have stays unread.
  return instants.filter((instant, index) => instant !== undefined || !isTwice(zones[index]!, local, fixed));
}

/** Whether a place has a local time twice, and one of them is this instant. */
function isTwice(zone: string, local: string, instant: number): boolean {
  const hour = 3_600_000;
  const wall = Date.parse(`${local.replace(' ', 'T')}Z`);
  const offsetAt = (at: number) => {
    const [day, clock] = new Date(wall + at).toISOString().slice(0, 19).split('T') as [string, string];
    const read = instantIn(zone, day, clock);
    return read === undefined ? undefined : wall + at - read;
  };
  const [before, after] = [offsetAt(-3 * hour), offsetAt(3 * hour)];
  return before !== undefined && after !== undefined && before > after && [before, after].includes(wall - instant);
}

/** The zone of the library, where it is one that the word can mean and the word leaves several. */
function ofLibrary({ text, candidates }: WrittenZone, library: string): string | undefined {
  if (candidates.length < 2) return undefined;
  return [...candidates, ...zonesSuggested(text.toUpperCase())].includes(library) ? readZone(library) : undefined;
}

/** The zone of times that name none, and what names it: the column, the document, its front matter, most of the rows. */
export function zoneOfRows(rows: readonly Row[], context: TimeContext): TimeContext['zone'] {
  return context.zone ?? zoneOfGiven(rows, context) ?? zoneOfMost(rows) ?? zoneOfTold(rows, context);
}

/**
 * Front matter writes the time of some row with an offset: the rows are in a zone that has it then. On another day each
 * of those zones has to have the same.
 */
function zoneOfGiven(rows: readonly Row[], { given }: TimeContext): TimeContext['zone'] {
  for (const { key, where, stamp, date } of given) {
    const clock = clockText(stamp.clock!, hourOf(stamp.clock!)).slice(0, 5);
    const offset = stamp.zone && decideZone(stamp.zone, date, clock);
    if (offset === undefined) continue;
    const instant = instantIn(offset, date, clock);
    if (instant === undefined) continue;
    const by = (row: Row) => `\`${key}\` ${where}, which is the time of \`${row.entry.written}\``;
    const row = rows.find((one) => clockOf(one) === clock);
    // The rows can be in UTC where the front matter is not.
    const inUtc = row ? undefined : rows.find((one) => clockOf(one) === new Date(instant).toISOString().slice(11, 16));
    if (inUtc) return { zone: { text: 'UTC', zone: 'UTC', candidates: [] }, by: by(inUtc) };
    if (!row) continue;
    // The name of a zone is one on every day.
    if (offset.includes('/')) return { zone: { ...stamp.zone!, zone: offset }, by: by(row) };
    const candidates = [
      offset,
      // One in which that time exists twice is not ruled out either.
      ...zonesAbbreviated.filter((zone) => (instantIn(zone, date, clock) ?? instant) === instant),
    ];
    return {
      zone: { text: stamp.zone!.text, zone: undefined, candidates },
      by: by(row),
    };
  }
  return undefined;
}

/** The text around the rows tells the time of two of them with a zone, and of none with another. */
function zoneOfTold(rows: readonly Row[], { told }: TimeContext): TimeContext['zone'] {
  if (told.length === 0 || rows.some(({ entry }) => entry.stamp?.zone)) return undefined;
  const clocks = new Set(rows.map(clockOf));
  const shared = told.filter(({ clock }) => clocks.has(clock));
  const [first] = shared;
  const isOne = told.every(({ zone }) => zone.text === first?.zone.text);
  if (!first || !isOne || new Set(shared.map(({ clock }) => clock)).size < 2) return undefined;
  return { zone: first.zone, by: `\`${first.text}\` in the text, which is the time of a row` };
}

/** `hh:mm` of a row that names no zone. */
function clockOf({ entry: { stamp } }: Row): string | undefined {
  return stamp?.clock && !stamp.zone ? clockText(stamp.clock, hourOf(stamp.clock)).slice(0, 5) : undefined;
}

/** The first of the timed rows and most of them name the same zone, and none names another. */
function zoneOfMost(rows: readonly Row[]): TimeContext['zone'] {
  const timed = rows.filter(({ entry }) => entry.stamp?.clock);
  const named = timed.filter(({ entry }) => entry.stamp!.zone);
  const zone = timed[0]?.entry.stamp!.zone;
  const isOne = named.every(({ entry }) => entry.stamp!.zone!.text === zone?.text);
  if (!zone || !isOne || named.length < 2 || named.length * 2 <= timed.length) return undefined;
  return { zone, by: `\`${zone.text}\` in most of the rows` };
}

/**
 * Rows between two that name the same zone, less than half an hour apart: no other zone would keep the order of the rows.
 */
function zonesBetween(rows: readonly Row[]): ReadonlyMap<Row, WrittenZone> {
  const found = new Map<Row, WrittenZone>();
  const minutes = ({ date, clock }: Row) => Date.parse(`${date}T${clock!.slice(0, 5)}Z`) / 60_000;
  let above: Row | undefined;
  let open: Row[] = [];
  for (const row of rows) {
    if (row.date === undefined || row.clock === undefined) continue;
    const zone = row.entry.stamp?.zone;
    if (!zone) {
      open.push(row);
      continue;
    }
    const all = above && [above, ...open, row].map(minutes);
    const isOrdered = all?.every((time, index) => index === 0 || time >= all[index - 1]!);
    if (all && isOrdered && above!.entry.stamp!.zone!.text === zone.text && all.at(-1)! - all[0]! < 30)
      for (const one of open) found.set(one, zone);
    above = row;
    open = [];
  }
  return found;
}

/** Finds the zone of each row; a row without a date has one where it is the same on every day. */
export function readZones(rows: Row[], context: TimeContext): void {
  const common = zoneOfRows(rows, context);
  const between = common ? undefined : zonesBetween(rows);
  // How many rows have the same day and clock: where clocks are set back, they need not be one time.
  const twins = new Map<string, number>();
  for (const { date, clock } of rows) twins.set(`${date} ${clock}`, (twins.get(`${date} ${clock}`) ?? 0) + 1);
  const offsets = context.evidence;
  const said = new Set<string>();
  const once = (row: Row, list: 'by' | 'asks', text: string) => {
    if (!said.has(text)) row[list].push(text);
    said.add(text);
  };
  for (const row of rows) {
    const { stamp } = row.entry;
    if (!stamp || row.state === 'unreadable') continue;
    if (row.date === undefined) {
      const zone = stamp.zone ?? common?.zone;
      row.zone =
        zone && (zone.zone ? readZone(zone.zone) : zone.candidates.length === 1 ? zone.candidates[0] : undefined);
      continue;
    }
    const clock = row.clock ?? '00:00';
    if (stamp.inUtc && row.clock) {
      const utc = (stamp.inUtc.hour * 60 + stamp.inUtc.minute) * 60 + (stamp.inUtc.second ?? 0);
      const [hours, minutes] = row.clock.split(':').map(Number) as [number, number];
      let offset = (hours * 60 + minutes) * 60 - utc;
      if (offset > 14 * 3600) offset -= 86_400;
      if (offset < -12 * 3600) offset += 86_400;
      const literal = stamp.zone && decideZone(stamp.zone, row.date, clock);
      if (literal === undefined || literal === offsetText(offset * 1000)) {
        row.zone = offsetText(offset * 1000);
        once(row, 'by', `${stamp.zone?.text ?? 'the zone'} is \`${row.zone}\` by the time in UTC beside it`);
      } else once(row, 'asks', `\`${stamp.text}\` gives two times that are not the same: write one`);
      continue;
    }
    const inside = between?.get(row);
    const isOnly = row.clock !== undefined && twins.get(`${row.date} ${row.clock}`) === 1;
    const given = context.given.find(
      (one) =>
        isOnly &&
        one.date === row.date &&
        clockText(one.stamp.clock!, hourOf(one.stamp.clock!)).slice(0, 5) === clockOf(row),
    );
    const chosen = stamp.zone
      ? { zone: stamp.zone, by: '' }
      : given?.stamp.zone && common?.by.includes(given.where)
        ? { zone: given.stamp.zone, by: `\`${given.key}\` ${given.where}` }
        : inside
          ? { zone: inside, by: `the rows above and below \`${row.entry.written}\`` }
          : common;
    if (!chosen) {
      if (context.fallback) {
        row.zone = context.fallback.zone;
        once(row, 'by', `the zone is \`${context.fallback.zone}\` by ${context.fallback.by}`);
      } else if (row.clock !== undefined)
        once(row, 'asks', 'No zone is named for the times: write it into the head of the time column');
      continue;
    }
    const zone = decideZone(chosen.zone, row.date, clock);
    const [evidence] = offsets.size === 1 ? offsets.keys() : [];
    if (zone !== undefined && evidence !== undefined && !stamp.zone) {
      const actual = offsetOf(zone, row.date, clock);
      if (actual !== undefined && actual !== evidence) {
        once(
          row,
          'asks',
          `The times are said to be in ${chosen.zone.text}, but ${offsets.get(evidence)} makes them \`${evidence}\`: write the zone into the head of the time column`,
        );
        continue;
      }
    }
    if (zone !== undefined) {
      row.zone = zone;
      if (context.given.length > 0 && chosen === common && chosen.by.includes(context.given[0]!.where))
        once(row, 'by', `the zone is \`${zone}\` by ${chosen.by}`);
      else if (chosen.zone.zone === undefined)
        once(
          row,
          'by',
          `${chosen.zone.text} is \`${zone}\`${chosen.zone.candidates.length > 1 ? ' on that day wherever it is used' : ''}`,
        );
      else if (chosen.by) once(row, 'by', `the zone is \`${zone}\` by ${chosen.by}`);
      continue;
    }
    if (
      evidence !== undefined &&
      chosen.zone.candidates.some((candidate) => offsetOf(candidate, row.date!, clock) === evidence)
    ) {
      row.zone = evidence;
      once(row, 'by', `${chosen.zone.text} is \`${evidence}\` by ${offsets.get(evidence)}`);
      continue;
    }
    const own = ofLibrary(chosen.zone, context.library);
    if (own !== undefined && evidence === undefined) {
      row.zone = own;
      once(row, 'by', `${chosen.zone.text} is \`${own}\`, the zone of the library`);
      continue;
    }
    const contradicts = evidence !== undefined ? `, and ${offsets.get(evidence)} makes them \`${evidence}\`` : '';
    const word = `zone of ${chosen.zone.text}`;
    if (said.has(word)) continue;
    said.add(word);
    row.asks.push(
      chosen.zone.candidates.length > 0
        ? `${chosen.zone.text} can be ${chosen.zone.candidates.map((zone) => `\`${zone}\``).join(', ')} on \`${row.date}\`${contradicts}: write the zone into the head of the time column`
        : `\`${chosen.zone.text}\` names no one zone: write it into the head of the time column`,
    );
  }
}

function offsetOf(zone: string, date: string, clock: string): string | undefined {
  const instant = instantIn(zone, date, clock);
  const local = Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  return instant === undefined ? undefined : offsetText(local - instant);
}

/** Offsets implied by rows that also state their time in UTC, each with the words that show it. */
export function evidenceOf(entries: readonly Entry[]): Map<string, string> {
  const offsets = new Map<string, string>();
  for (const entry of entries) {
    const clock = entry.stamp?.clock;
    if (!clock || entry.stamp?.zone) continue;
    const own = hourOf(clock);
    const text = [entry.lead, entry.body].map(rawText).join(' ');
    for (const [whole, hours, minutes, half] of text.matchAll(
      /(?<![\d:])(\d{1,2}):(\d\d)(?::\d\d)?\s*([AP])?M?\s*UTC\b/gi,
    )) {
      if (Number(minutes) !== clock.minute) continue;
      const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
      let difference = own - hour;
      if (difference > 14) difference -= 24;
      if (difference < -12) difference += 24;
      const offset = offsetText(difference * 3_600_000);
      if (!offsets.has(offset)) offsets.set(offset, `\`${whole}\` in the row of \`${entry.written}\``);
    }
  }
  return offsets;
}
