import { clockIn, dayIn } from '../model/clock.ts';
import type { Configuration } from '../model/configuration.ts';
import { startOf, type Message } from '../model/message.ts';
import type { Moment } from '../model/moment.ts';
import { readTimes, type ReadTimes } from '../parse/time.ts';

/** When an incident began, as the first row of its timeline says it. */
export interface Began {
  /** The time cell: `2026-04-15 14:02`, in the zone of the document. */
  text: string;
  /** The day in that zone, which is the day in the file’s name. */
  day: string;
  moment: Moment;
}

/** A time that was read, or what is wrong with it. */
export type ReadBegan = { began: Began; fault?: undefined } | { began?: undefined; fault: Message };

/**
 * Reads when an incident began: a day, or a day and a time, with or without a zone. A time in another zone is converted
 * to the zone of the document; nothing else is guessed.
 */
export function readBegan(text: string, zone: string): ReadBegan {
  const read = readCell(text, zone);
  const moment = read.moments[0];
  if (!moment) return { fault: read.messages[0]! };
  const plain = written(moment, zone);
  // When clocks are set back, a local time is ambiguous: write the offset.
  const again = readCell(plain, zone).moments[0];
  const isSame = again?.earliest === moment.earliest && again.latest === moment.latest;
  const cell = isSame ? plain : moment.text;
  return { began: { text: cell, day: /\d{4}-\d\d-\d\d/.exec(cell)?.[0] ?? dayIn(moment.earliest, zone), moment } };
}

/** What is wrong with the name of a zone; undefined for one that is known. */
export function faultOfZone(zone: string, configuration: Pick<Configuration, 'zone'>): Message | undefined {
  const place = startOf('');
  return readTimes([], { facts: { zone, place }, library: configuration.zone }).messages[0];
}

function readCell(text: string, zone: string): ReadTimes {
  return readTimes([{ text: text.trim(), place: startOf('') }], { library: zone });
}

function written({ earliest, latest, precision, approximate, zone: own }: Moment, zone: string): string {
  // A day needs no zone; a time is converted to the zone of the document.
  if (precision === 'day') return (approximate ? '~' : '') + dayIn(earliest, own);
  const clock = (instant: number) => {
    const fraction = precision === 'millisecond' ? `.${String(instant % 1000).padStart(3, '0')}` : '';
    return clockIn(instant, zone, precision === 'second' || precision === 'millisecond') + fraction;
  };
  const start = `${dayIn(earliest, zone)} ${approximate ? '~' : ''}${clock(earliest)}`;
  if (latest === earliest) return start;
  const day = dayIn(latest, zone);
  return `${start}–${day === dayIn(earliest, zone) ? '' : `${day} `}${clock(latest)}`;
}
