import { startOf } from '../../model/message.ts';
import { readTimes, readZone } from '../../parse/time.ts';
import { offsetText, type WrittenZone } from '../../text/zone.ts';

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
  if (written.zone) return readZone(written.zone);
  // A word for one zone, such as Eastern, is valid all year.
  if (written.candidates.length === 1 && instantIn(written.candidates[0]!, day, clock) !== undefined)
    return written.candidates[0];
  const instants = written.candidates.map((zone) => instantIn(zone, day, clock));
  if (instants.length === 0 || instants[0] === undefined || instants.some((instant) => instant !== instants[0]))
    return undefined;
  const local = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  return offsetText(local - instants[0]);
}
