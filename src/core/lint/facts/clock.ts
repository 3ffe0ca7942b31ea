/** A clock time in running text. */
export interface Clock {
  text: string;
  start: number;
  end: number;
  /** Milliseconds since midnight, in the zone it was written in. */
  sinceMidnight: number;
  precision: 'minute' | 'second' | 'millisecond';
  /** A day written before it, YYYY-MM-DD. */
  day: string | undefined;
  /** A zone written behind it: `UTC`, `Z`, `+02:00`. */
  zone: string | undefined;
  approximate: boolean;
}

/** Whether a text may hold a clock time at all. */
export const clockHint = /\d:\d\d|\d ?[ap]\.?m\b/i;

// Behind a number stands no clock, unless the number is a day: `Mar 22 19:30`.
const pattern =
  /(?<![\w:.,$€£/-]|(?<!\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d?)\d )(?:(?<day>\d{4}-\d{2}-\d{2})(?:T|,? (?:at )?))?(?:(?<hours>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d)(?:[.,](?<fraction>\d{1,3}))?)?(?: ?(?<half>[ap]\.?m\b\.?))?|(?<spoken>1?\d)(?:\.(?<past>[0-5]\d))? ?(?<spokenHalf>[ap]\.?m\b\.?))(?: ?(?<zone>UTC|GMT|Z|[A-Z]{2,4}T|[+-]\d{2}:?\d{2}))?(?!\w|:\d|[.,]\d|-\d)/gi;

/** Every clock time in a text, in order. Never throws. */
export function readClocks(text: string): Clock[] {
  const clocks: Clock[] = [];
  if (!clockHint.test(text)) return clocks;
  for (const match of text.matchAll(pattern)) {
    const { day, seconds, fraction, spoken, past, zone } = match.groups!;
    const hours = match.groups!['hours'] ?? spoken;
    const minutes = match.groups!['minutes'] ?? past ?? '0';
    const half = match.groups!['half'] ?? match.groups!['spokenHalf'];
    const behind = text.slice(match.index + match[0].length);
    // `1:45 h` is a length, `3:1` a ratio, `2:30 min` a length.
    if (/^ ?(?:h|hrs?|hours?|min|minutes?)\b/i.test(behind)) continue;
    if (hours!.length === 1 && half === undefined && zone === undefined && day === undefined) continue;
    let hour = Number(hours);
    if (half !== undefined) {
      if (hour > 12) continue;
      hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
    }
    clocks.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      sinceMidnight:
        ((hour * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000 + Number((fraction ?? '0').padEnd(3, '0')),
      precision: fraction ? 'millisecond' : seconds ? 'second' : 'minute',
      day,
      zone,
      approximate:
        (spoken !== undefined && past === undefined) ||
        /(?:~|≈|\b(?:about|around|approximately|roughly|circa|ca\.?|by|before|after|until|till|since|towards|nearly)) ?$/i.test(
          text.slice(Math.max(0, match.index - 16), match.index),
        ),
    });
  }
  return clocks;
}

/** Two clocks written as a stretch of time: `14:02 to 14:14`, `14:02–14:14`, `between 14:03 and 14:42`. */
export interface ClockRange {
  start: number;
  end: number;
  from: Clock;
  to: Clock;
}

const date = String.raw`(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9})(?:,? \d{4})?`;
/** A zone in words, which is the same at both ends. */
export const zoneInWords = String.raw`(?: (?:US/[A-Z][a-z]+|[A-Z][a-z]+ [Tt]ime|UTC|GMT|[A-Z]{1,4}T))?`;
/**
 * What stands between two clocks that are a stretch of time; each may have its day, or its name:
 * `page (14:03) to recovery (`, `14:03 and was mitigated by `.
 */
const links = new RegExp(
  `^${zoneInWords}(?:(?:,? (?:on )?${date})?(?: ?[–—-]{1,2} ?| (?:to|until|till|through) )(?:${date},? (?:at )?)?|\\) to (?:the |our )?\\p{L}[\\p{L} -]{2,40} \\(|,? and (?:was |were )?(?:fully |finally |only )?(?:mitigated|resolved|restored|fixed|over|ended|recovered|lasted until)(?: (?:at|by))? )$`,
  'u',
);

export function readClockRanges(text: string, clocks: readonly Clock[] = readClocks(text)): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (let index = 0; index + 1 < clocks.length; index++) {
    const [from, to] = [clocks[index]!, clocks[index + 1]!];
    const link = text.slice(from.end, to.start);
    const ahead = text.slice(Math.max(0, from.start - 12), from.start);
    const linked =
      (link.length < 60 && links.test(link)) || (/^ and $/.test(link) && /\bbetween (?:~|about )?$/i.test(ahead));
    if (!linked) continue;
    ranges.push({ start: from.start, end: to.end, from, to });
    index++;
  }
  return ranges;
}
