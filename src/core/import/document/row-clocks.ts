import type { Row } from './row.ts';
import { clockText, hourOf, readingsOfClock, type HourReading, type WrittenClock } from '../../text/clock.ts';

const two = (value: number) => String(value).padStart(2, '0');

function secondsOf(clock: WrittenClock, hour: number): number {
  return (hour * 60 + clock.minute) * 60 + (clock.second ?? 0);
}

/** Reads clocks to 24 hours; returns seconds since midnight by row, undefined where there are none. */
export function readClocks(rows: Row[], date: string | undefined): (number | undefined)[] {
  const clocks = rows.map(({ entry }) => entry.stamp?.clock);
  const unmarked = clocks.filter((clock) => clock && !clock.half && !clock.isBare && !clock.isNamed) as WrittenClock[];
  const marked = clocks.filter((clock) => clock?.half && clock.hour >= 1 && clock.hour <= 12);
  const areTimes = areBareTimes(rows, date);
  const is24 = marked.length === 0 || unmarked.some((clock) => readingsOfClock(clock).length === 1);
  const asked = new Set<string>();
  const once = (row: Row, about: string, text: string) => {
    if (!asked.has(about)) row.asks.push(text);
    asked.add(about);
  };
  return rows.map((row, index) => {
    const clock = clocks[index];
    const { stamp } = row.entry;
    if (!stamp || (stamp.isBroken && !clock)) return undefined;
    if (!clock) {
      row.state = stamp.day ? 'undated' : 'unreadable';
      return undefined;
    }
    if (clock.isBare) {
      // Beside clocks, hours by their name are rather what had passed.
      if (!areTimes && (unmarked.length === 0 || isInWords(clock))) {
        once(
          row,
          'number',
          `\`${clock.text}\` can be a time or a ${isInWords(clock) ? 'length' : 'number'}: write \`${two(clock.hour)}:${two(clock.minute)}\` if it is a time`,
        );
        return undefined;
      }
      row.by.push(`\`${clock.text}\` is a time as the rows beside it are`);
    }
    if (clock.isNamed && clock.hour === 0 && !isBehindEvening(rows, clocks, index)) {
      row.asks.push(`\`${clock.text}\` can begin its day or end it: write its date and time`);
      return undefined;
    }
    let hour = hourOf(clock);
    if (clock.half && (clock.hour > 12 || clock.hour === 0))
      row.by.push(`\`${clock.text}\` is on a 24-hour clock already`);
    if (!is24 && !clock.half && !clock.isBare && !clock.isNamed) {
      // Among times with AM and PM, the order of the rows can tell which half of the day a time without one is in.
      const before = lastOf(rows, clocks, index);
      const after = nextOf(rows, clocks, index);
      const [am, pm] = readingsOfClock(clock) as [HourReading, HourReading];
      const [morning, evening] = [secondsOf(clock, am.hour), secondsOf(clock, pm.hour)];
      const fits = (seconds: number) =>
        (before === undefined || seconds >= before) && (after === undefined || seconds <= after);
      const carried = marking(rows, clocks, index);
      const same = carried && (carried.half === 'am' ? morning : evening);
      if (carried && same !== undefined && before !== undefined && fits(same) && same >= before) {
        hour = carried.half === 'am' ? am.hour : pm.hour;
        row.by.push(`\`${clock.text}\` is ${carried.half.toUpperCase()} as \`${carried.text}\` above it is`);
      } else if (after === undefined || fits(morning) === fits(evening)) {
        once(row, 'half', `\`${clock.text}\` can be AM or PM: write it on a 24-hour clock`);
        return undefined;
      } else {
        hour = fits(morning) ? am.hour : pm.hour;
        row.by.push(`\`${clock.text}\` is ${fits(morning) ? 'AM' : 'PM'} by the order of the rows`);
      }
    }
    row.state = 'undated';
    row.clock = clockText(clock, hour);
    if (stamp.end)
      row.end = { date: undefined, clock: clockText(stamp.end.clock, endHour(stamp.end.clock, clock, hour)) };
    return secondsOf(clock, hour);
  });
}

/**
 * Whether numbers in the place of times are times: all rows have one, and three of them, a zero in front or the head of
 * their column show it. Numbers with a point are none where all of them can be days of months near the incident.
 */
function areBareTimes(rows: readonly Row[], date: string | undefined): boolean {
  const timed = rows.filter(({ entry }) => entry.stamp?.clock);
  if (timed.length < 2 || !timed.every(({ entry }) => entry.stamp!.clock!.isBare)) return false;
  const texts = timed.map(({ entry }) => entry.stamp!.clock!.text);
  // In hours and minutes by their names they can be what had passed since the beginning, which begins with few hours.
  const first = timed[0]!.entry.stamp!.clock!;
  if (isInWords(first) && first.hour < 5) return false;
  const isTold =
    timed.length >= 3 || texts.some((text) => text.startsWith('0')) || timeHead.test(timed[0]!.entry.head ?? '');
  const hasDay = timed.some(({ entry }) => entry.stamp?.day ?? entry.context);
  return isTold && (hasDay || !areDays(texts, date));
}

/** Whether a clock that may be none is written with the names of hours and minutes: `9 óra 5 perc`. */
const isInWords = ({ text, isBare }: WrittenClock) => isBare && /\d\s+\p{L}{2}/u.test(text);

const timeHead =
  /(?<!\p{L})(?:time|uhrzeit|zeit|heure|hora|ora|tijd|tid|klokkeslett|klockslag|godzina|время|час|čas|saat|時刻|時間|时间|시간|시각)(?!\p{L})/iu;

/** Whether every one of some numbers can be a day and a month, near the incident where its day is known. */
function areDays(texts: readonly string[], date: string | undefined): boolean {
  const about = date === undefined ? undefined : Date.parse(date);
  return texts.every((text) => {
    const [, day, month] = /^(\d{1,2})\.(\d\d)$/.exec(text) ?? [];
    const isDay = Number(day) >= 1 && Number(month) >= 1 && Number(month) <= 12;
    if (!isDay || about === undefined) return isDay;
    const at = Date.parse(`${date!.slice(0, 4)}-${month}-${day!.padStart(2, '0')}`);
    return Math.abs(at - about) < 40 * 86_400_000;
  });
}

/** The hour an end means: beside a beginning with AM or PM it is in the half of the day that comes next. */
function endHour(end: WrittenClock, start: WrittenClock, hour: number): number {
  const own = hourOf(end);
  if (!start.half || end.half || readingsOfClock(end).length === 1) return own;
  const [am, pm] = readingsOfClock(end) as [HourReading, HourReading];
  return secondsOf(end, am.hour) >= secondsOf(start, hour) ? am.hour : pm.hour;
}

type Clocks = readonly (WrittenClock | undefined)[];

function lastOf(rows: readonly Row[], clocks: Clocks, index: number): number | undefined {
  for (let other = index - 1; other >= 0; other--) {
    const clock = clocks[other];
    if (rows[other]!.entry.context !== rows[index]!.entry.context) return undefined;
    if (clock?.half) return secondsOf(clock, hourOf(clock));
    if (rows[other + 1]!.entry.stamp?.day) return undefined;
  }
  return undefined;
}

function nextOf(rows: readonly Row[], clocks: Clocks, index: number): number | undefined {
  for (let other = index + 1; other < rows.length; other++) {
    if (rows[other]!.entry.context !== rows[index]!.entry.context || rows[other]!.entry.stamp?.day) return undefined;
    const clock = clocks[other];
    if (clock?.half) return secondsOf(clock, hourOf(clock));
  }
  return undefined;
}

/** Whether the row above a midnight without a day is in the evening before it. */
function isBehindEvening(rows: readonly Row[], clocks: Clocks, index: number): boolean {
  const [above, own] = [rows[index - 1], rows[index]!];
  const clock = clocks[index - 1];
  return (
    clock !== undefined && above!.entry.context === own.entry.context && !own.entry.stamp?.day && hourOf(clock) >= 18
  );
}

/** The nearest marked time above a row, unless times ran backwards in between. */
function marking(rows: Row[], clocks: Clocks, index: number): { half: 'am' | 'pm'; text: string } | undefined {
  let least = Infinity;
  for (let other = index; other >= 0; other--) {
    const clock = clocks[other];
    if (rows[other]!.entry.context !== rows[index]!.entry.context) return undefined;
    if (!clock) continue;
    const seconds =
      clock.half || clock.isNamed ? secondsOf(clock, hourOf(clock)) % 43_200 : secondsOf(clock, clock.hour % 12);
    if (seconds > least) return undefined;
    least = seconds;
    if (clock.half) return other === index ? undefined : { half: clock.half, text: clock.text };
    if (rows[other]!.entry.stamp?.day) return undefined;
  }
  return undefined;
}
