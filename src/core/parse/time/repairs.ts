import { daysInMonth, monthNumber, monthPattern } from '../../text/calendar.ts';
import { asciiDigits } from '../../text/digits.ts';
import { offsetText } from '../../text/zone.ts';
import { precisionMilliseconds, type Precision } from '../../model/vocabulary.ts';
import {
  approximateMark,
  firstYear,
  lastYear,
  longest,
  match,
  scan,
  type Placed,
  type Point,
  type Scan,
} from './grammar.ts';
import { earliestOf, offsetAt, stretchAt, zoneOf, type Doubt, type Zone } from './zones.ts';

const { day, minute } = precisionMilliseconds;

const monthWord = `(${monthPattern})\\.?`;
const dayMonthYear = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthWord}[ ,-]{1,2}(\\d{4})\\b,?`, 'i');
const monthDayYear = new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b,?`, 'i');
const anyMonth = new RegExp(`\\b${monthWord}(?![a-z])`, 'i');
const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,? ?/i;

export function mayHoldDate(text: string): boolean {
  return (
    /\d{5,}|\d{4}[/.-]\d|(?<!\d)\d{1,2}[/.]\d{1,2}(?!\d)|\b(?:days?|tomorrow|yesterday|next|midnight)\b/i.test(text) ||
    anyMonth.test(text) ||
    weekday.test(text)
  );
}

const two = (value: string | number) => String(value).padStart(2, '0');

/**
 * Suggestions for a cell that is not in our grammar: several where day and month could be swapped, none where it would
 * be a guess.
 */
export function repairs(text: string): string[] {
  if (text.length > longest) return [];
  const line = ourClocks(isoDates(plainSigns(text)));
  // In `2:03–2:10 pm`, `pm` may apply to both times.
  const halves = text.match(/\d ?[ap]\.?m\b/gi)?.length ?? 0;
  const slashed = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}),? ?/.exec(line);
  const lines = slashed
    ? [
        [slashed[1]!, slashed[3]!],
        [slashed[3]!, slashed[1]!],
      ].map(([m, d]) => line.replace(slashed[0], `${slashed[4]}-${two(m!)}-${two(d!)} `).trim())
    : [line];
  return [...new Set(lines)].filter((one) => {
    if (one === text) return false;
    const read = scan(one);
    return (
      read &&
      !read.unclear &&
      (read.points.length === 1 || halves !== 1) &&
      read.points.every(
        ({ date, time, zone }) => !Number.isNaN(date) && !Number.isNaN(time) && (zone === undefined || zoneOf(zone)),
      )
    );
  });
}

/** Rewrites signs, marks of approximation, and zones as our grammar has them. */
function plainSigns(text: string): string {
  return asciiDigits(text)
    .replace(/[：∶]/g, ':')
    .replace(weekday, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^(.*?)(?: ?\(approx(?:\.|imately)?\)| approx(?:\.|imately)?|-?ish)$/i, '~$1')
    .replace(/ ?[([]((?:UTC|GMT|Z)|[a-z_]+\/[\w/+-]+)[)\]]$/i, (_, zone: string) => ` ${zone}`)
    .replace(/ ?(?:UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?$/i, (_, sign: string, hours: string, minutes = '00') =>
      sign === '+' ? ` +${two(hours)}:${minutes}` : ` -${two(hours)}${minutes}`,
    )
    .replace(/(:\d\d) ?\+(\d{1,2})$/, (_, time: string, hours: string) => `${time} +${two(hours)}:00`)
    .replace(/ ?(?:\.{2,3}|…|->|→|\b(?:until|till|through)\b) ?/, '–');
}

/** Rewrites dates as `2026-04-15`, except `04/05/2026`, whose order is open. */
function isoDates(line: string): string {
  return line
    .replace(/(\d{4})[–—‒―](\d\d)[–—‒―](\d\d)/g, '$1-$2-$3')
    .replace(
      /\b(\d{4})(\d\d)(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?/g,
      (_, y, m, d, hh, mm, ss?: string) => `${y}-${m}-${d} ${hh}:${mm}${ss ? `:${ss}` : ''}`,
    )
    .replace(
      /\b(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/g,
      (_, y: string, _s, m: string, d: string) => `${y}-${two(m)}-${two(d)}`,
    )
    .replace(dayMonthYear, (_, d: string, name: string, y: string) => `${y}-${two(monthNumber(name))}-${two(d)}`)
    .replace(monthDayYear, (_, name: string, d: string, y: string) => `${y}-${two(monthNumber(name))}-${two(d)}`);
}

/** Rewrites clocks as `14:03`, and puts the date first. */
function ourClocks(line: string): string {
  return line
    .replace(
      /\b(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))? ?([ap])(?:m\b|\.m\.)/gi,
      (all, h: string, m = '00', s, half: string) => {
        const hour = Number(h);
        if (hour < 1 || hour > 12) return all as string;
        return `${two((hour % 12) + (/p/i.test(half) ? 12 : 0))}:${m}${s ? `:${s}` : ''}`;
      },
    )
    .replace(/\b(\d{1,2}:\d\d(?::\d\d)?) ?(?:h|hrs?|hours|uhr|o['’]clock)\b\.?/gi, '$1')
    .replace(/\b(\d{1,2})h(\d\d)\b/gi, (_, h: string, m: string) => `${two(h)}:${m}`)
    .replace(/(^|[ ~≈T–-])(\d)(:\d\d)/g, '$10$2$3')
    .replace(/(:\d\d),(\d)/g, '$1.$2')
    .replace(/(:\d\d\.\d{9})\d+/g, '$1')
    .replace(/^(\d{4}-\d\d-\d\d)(?:,| at|, at| @| \/| ?[-–—|]) ?(?=[~\d])/i, '$1 ')
    .replace(/^(\d\d:\d\d(?::\d\d)?)(?:,| on|, on| ?[-–—|])? (\d{4}-\d\d-\d\d)$/i, '$2 $1')
    .replace(/^(\d{4}-\d\d-\d\d )(\d\d)(\d\d)(?= |$|Z)/, '$1$2:$3')
    .replace(/^([01]\d|2[0-3])([0-5]\d)(?= ?(?:h|hrs?|hours|Z|UTC|GMT)?$)/i, (all, h: string, m: string) =>
      /^(?:19|20)\d\d$/.test(line) ? (all as string) : `${h}:${m}`,
    )
    .replace(/^(\d\d:\d\d) ?(?:h|hrs?|hours)$/i, '$1')
    .replace(/^([01]\d|2[0-3])\.([0-5]\d)$/, (all, h: string, m: string) =>
      Number(m) > 12 || m === '00' ? `${h}:${m}` : (all as string),
    )
    .trim();
}

export function isoDate(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}

const lengths: Record<Precision, number> = { day: 10, hour: 16, minute: 16, second: 19, millisecond: 23 };

/** An instant as a clock at an offset shows it: `2026-04-15 14:03`. */
export function localText(instant: number, offset: number, precision: Precision): string {
  return new Date(instant + offset).toISOString().slice(0, lengths[precision]).replace('T', ' ');
}

export function withDate(text: string, point: Point, date: string): string {
  const mark = match(approximateMark, text, point.from)?.[0].length ?? 0;
  const at = point.from + mark;
  return `${text.slice(0, at)}${date} ${text.slice(at)}`;
}

export function rangeText(text: string, start: Point, end: Point, date: string): string {
  return `${text.slice(0, start.end)} – ${withDate(text, end, date).slice(end.from)}`;
}

/** `24:00` as midnight of the next day. */
export function endOfDay(
  text: string,
  point: Point,
  points: Scan['points'],
  date: number | undefined,
): string | undefined {
  if (date === undefined || Number.isNaN(date) || !/^24:00(?::00(?:\.0+)?)?$/.test(point.timeText)) return undefined;
  if (points.some((other) => other !== point && (Number.isNaN(other.date) || Number.isNaN(other.time))))
    return undefined;
  const clock = `${isoDate(date + day)} ${point.timeText.replace('24', '00')}${text.slice(point.upTo, point.end)}`;
  return points
    .map((each) => (each === point ? (each.approximate ? '~' : '') + clock : text.slice(each.from, each.end)))
    .join(' – ');
}

export function impossibleDate(text: string): string {
  const [year, month] = text.split('-').map(Number) as [number, number];
  const expected =
    year < firstYear || year > lastYear
      ? `a year from \`${firstYear}\` to \`${lastYear}\``
      : month < 1 || month > 12
        ? 'a month from `01` to `12`'
        : `a day from \`${text.slice(0, 8)}01\` to \`${text.slice(0, 8)}${daysInMonth(year, month)}\``;
  return `Unexpected \`${text}\`, expected ${expected}`;
}

export function jumpOf(zone: Zone, gap: Doubt): string {
  const change = stretchAt(zone, gap.later).from;
  const [before, after] = [offsetAt(zone, change - 1), offsetAt(zone, change)];
  const [left, right] = [localText(change, before, 'minute'), localText(change, after, 'minute')];
  const sameDay = left.slice(0, 10) === right.slice(0, 10);
  return `where clocks went from \`${sameDay ? left.slice(11) : left}\` to \`${sameDay ? right.slice(11) : right}\``;
}

/** How to write times that exist twice or not at all: with the offset before and with that after the change. */
export function waysToWrite(placed: readonly Placed[]): string[] {
  const isWhole = ({ zone, instant }: Placed) =>
    instant !== undefined && offsetAt(zone!, earliestOf(instant)) % minute === 0;
  if (!placed.every(isWhole)) return [];
  return (['earlier', 'later'] as const).flatMap((choice) => {
    const instants = placed.map(({ instant }) => (typeof instant === 'object' ? instant[choice] : instant!));
    const parts = placed.map(({ point, zone }, index) => {
      const offset = offsetAt(zone!, instants[index]!);
      const local = localText(instants[index]!, offset, point.precision);
      const mark = point.approximate ? '~' : '';
      return point.time === undefined ? mark + local : `${mark}${local.replace(' ', 'T')}${offsetText(offset)}`;
    });
    return instants[0]! <= instants.at(-1)! ? [parts.join(' – ')] : [];
  });
}
