import type { Entry } from './entries.ts';
import type { Row, TimeContext } from './row.ts';
import { hourOf } from '../../text/clock.ts';
import { offsetText } from '../../text/zone.ts';
import { decideZone, instantIn } from './zone.ts';

/** Finds the zone of each row that has a date. */
export function readZones(rows: Row[], context: TimeContext): void {
  const own = new Set(rows.map(({ entry }) => entry.stamp?.zone?.text).filter((text) => text !== undefined));
  const shared = own.size === 1 ? rows.find(({ entry }) => entry.stamp?.zone)!.entry.stamp!.zone : undefined;
  const offsets = context.evidence;
  const said = new Set<string>();
  const once = (row: Row, list: 'by' | 'asks', text: string) => {
    if (!said.has(text)) row[list].push(text);
    said.add(text);
  };
  for (const row of rows) {
    const { stamp } = row.entry;
    if (!stamp || row.state === 'unreadable' || row.date === undefined) continue;
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
    const stated = stamp.zone
      ? { zone: stamp.zone, by: '' }
      : row.entry.head !== undefined && context.zone === undefined
        ? undefined
        : context.zone;
    const chosen = stated ?? (shared ? { zone: shared, by: `\`${shared.text}\` in other rows` } : undefined);
    if (!chosen) {
      if (context.fallback) {
        row.zone = context.fallback.zone;
        once(row, 'by', `the zone is \`${context.fallback.zone}\` by ${context.fallback.by}`);
      } else once(row, 'asks', 'No zone is named for the times: write it into the head of the time column');
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
      if (chosen.zone.zone === undefined)
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
    const contradicts = evidence !== undefined ? `, and ${offsets.get(evidence)} makes them \`${evidence}\`` : '';
    once(
      row,
      'asks',
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
    const text = JSON.stringify([entry.lead, entry.body]);
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
