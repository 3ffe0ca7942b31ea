import type { PublicationPolicy } from '../model/configuration.ts';
import { formatSpan } from '../model/span.ts';
import { clocksIn } from '../text/clock.ts';
import { readLengths } from '../text/length.ts';

/** A figure in prose that is finer than the policy tells, and what the public reads instead; undefined: nothing. */
export interface TooFine {
  start: number;
  end: number;
  instead: string | undefined;
  reason: string;
}

type Unit = PublicationPolicy['times'];

const minutes: Record<Exclude<Unit, 'exact'>, number> = { minute: 1, 'quarter-hour': 15, hour: 60, day: 1440 };

/**
 * Clock times in prose that are finer than `publication.times`, cut off as those of the timeline are. Where whole days
 * are told there is nothing to say instead.
 */
export function fineTimes(text: string, unit: Unit): TooFine[] {
  if (unit === 'exact' || !/\d/.test(text)) return [];
  return clocksIn(text).flatMap((clock): TooFine[] => {
    const { start, end } = clock;
    const written = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?/.exec(text.slice(start, end));
    if (!written) return unit === 'minute' ? [] : [{ start, end, instead: undefined, reason: whyTime }];
    const [hour, minute, second] = written[0].split(':');
    const from = start + written.index;
    const to = from + written[0].length;
    if (unit === 'day') return [{ start: from, end: to, instead: undefined, reason: whyTime }];
    const near = Math.floor(Number(minute) / minutes[unit]) * minutes[unit];
    if (second === undefined && near === Number(minute)) return [];
    return [{ start: from, end: to, instead: `${hour}:${String(near % 60).padStart(2, '0')}`, reason: whyTime }];
  });
}

const whyTime = 'the policy tells times less finely';
const whyLength = 'the policy tells durations less finely';
/** German units, which the reader of lengths does not know, by their first letter, in milliseconds. */
const german = /(?<![\w.,])(\d+(?:,\d+)?)[ \u00a0]?(Sekunden?|Minuten?|Stunden?)(?!\p{L})/gu;
const germanUnits: Record<string, number> = { S: 1000, M: 60_000, St: 3_600_000 };

/**
 * Lengths of time in prose that are finer than `publication.durations`, where that is coarser than a minute: below, a
 * sentence such as “the timeout is 30 seconds” tells nothing of the incident.
 */
export function fineLengths(text: string, unit: Unit): TooFine[] {
  if (unit === 'exact' || unit === 'minute') return [];
  const step = minutes[unit] * 60_000;
  const lengths = [
    ...readLengths(text),
    ...[...text.matchAll(german)].map(({ index, 0: whole, 1: count, 2: word }) => {
      const length = Number(count!.replace(',', '.')) * germanUnits[word!.startsWith('St') ? 'St' : word![0]!]!;
      return { start: index, end: index + whole.length, least: length, most: length };
    }),
  ];
  return lengths.flatMap(({ start, end, least, most }): TooFine[] => {
    if (least % step === 0 && most % step === 0) return [];
    const near = [least, most].map((length) => Math.round(length / step) * step) as [number, number];
    const told =
      near[1] === 0 ? undefined : formatSpan({ least: near[0], most: near[1], precision: 'minute', approximate: true });
    return [{ start, end, instead: unit === 'day' ? undefined : told, reason: whyLength }];
  });
}
