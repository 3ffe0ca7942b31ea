import { monthPattern } from './calendar.ts';
import { at } from './day.ts';
import { zoneWord } from './zone.ts';

/** A time of day as it was written. */
export interface WrittenClock {
  text: string;
  hour: number;
  minute: number;
  second: number | undefined;
  /** Digits behind the point. */
  fraction: string;
  half: 'am' | 'pm' | undefined;
  /** Four digits without a colon, or two with a point, which can be a year or a number as well. */
  isBare: boolean;
  /** The name of a time, which is the same on a clock of twelve hours and on one of 24: `noon`, `midnight`. */
  isNamed?: true;
}

/** One way to read the hour of a clock, from 0 to 23; `half` where another way is twelve hours off. */
export interface HourReading {
  hour: number;
  half: 'am' | 'pm' | undefined;
}

const clockMark =
  /(\d{1,2})(?:[:時时点點]\s?(\d{2})|\.(\d{2})(?=\s*(?:[ap]\.?\s?m\b|uhr|uur|hrs?\b|h\b|hod\b|ч\.|['’][td][ae])))(?:分)?(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d|:\d)/iy;
const kiloClock =
  /(?:(?:kl(?:okka)?\.?|klokken|klockan|klo|godz\.?|kello|saat)\s*(\d{1,2})(?:[:.](\d{2}))?|(?:pukul|jam|lúc|vào lúc|ura|ob|เวลา|الساعة|בשעה|ώρα)\s*(\d{1,2})[:.](\d{2}))(?::(\d{2}))?(?!\d|[:.]\d)/iy;
const hourClock = /(\d{1,2})\s*([ap])\.?\s?m\b\.?(?![a-z])/iy;
const frenchClock =
  /(\d{1,2})\s?(?:h|u)\s?(\d{2})(?:\s?min\b|(?!\w))|(\d{1,2})\s?h(?=\s*(?:$|[-–—:,)]|UTC|GMT)|\s+(?:et|y|e|à|a|às)\s+\d)/iy;
const germanClock = /(\d{1,2})\s*(?:uhr|uur)(?:\s+(\d{2})(?!\w))?/iy;
/** `午後2時5分`, `下午2点05分`, `오후 2시 5분`, `14時半`. */
const cjkClock =
  /(午前|午後|上午|下午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|深夜|半夜|夜里|夜裡|未明|早朝|朝|夕方|夜|오전|오후|새벽|아침|저녁|밤)?の?\s*(\d{1,2})(?:\s?[時时点點시]\s?(?:(\d{1,2})\s?[分분]|(半|반))?(?:\s?(\d{1,2})\s?[秒초])?|:(\d{2})(?::(\d{2}))?)(?!\d|間|间|간)/y;
/** Hours and minutes in words that tell the time of day in their language, and a length too. */
const wordClock =
  /(\d{1,2})\s+(?:óra|giờ|час(?:ов|а)?)\s+(\d{1,2})\s+(?:perc(?:kor)?|phút|минут[аы]?|мин\.?)(?!\p{L})/iuy;
const bareClock = /([01]\d|2[0-3])([0-5]\d)(?!\d|[-/.:]\d)/y;
const dottedClock = /([01]?\d|2[0-3])\.([0-5]\d)(?!\w|[.,:%]\d|\s?%|\.\w)/y;
const halfMark = /\s*([ap])\.?\s?m\b\.?(?![a-z])|([ap])(?![\w.])/iy;
const hoursMark =
  /\s*(?:hrs?|hours|h|uhr|uur|u|hod|godz|ч|год|час(?:ов|а)?|óra)(?![\p{L}\p{N}_])\.?|['’](?:t|d|y)[ae]n?(?!\p{L})|-kor(?!\p{L})/iuy;
const zoneOfHours = /\s*(?:hrs?|hours|h|Z|UTC|GMT)(?!\w)/iy;

/** Noon and midnight by their names, set apart from what follows: “noon rush” tells no time. */
const namedClock = new RegExp(
  `(?:(?:12(?:[:.h]00)?\\s+|(?:high|al|a)\\s+)?(noon|midday|midi|mediod[ií]a|meio[- ]dia|mezzogiorno|mittag|południe|poledne|полдень|опівдні|dél(?:ben)?|puoliltapäivin)|(?:12\\s+)?(midnight|minuit|medianoche|meia[- ]noite|mezzanotte|mitternacht|middernacht|midnatt|midnat|północ|půlnoc|полночь|опівночі|éjfél(?:kor)?|keskiyö(?:llä)?|puoliltaöin))(?=\\s*(?:$|[-–—:,;|()\\]]|(?:UTC|GMT|${zoneWord})(?!\\p{L})))|(正午|정오)(?=$|[\\s:：,、，;；|)）に頃경쯤])`,
  'iuy',
);

/** Words for a half of the day before a clock: `de. 9:05`, `ÖS 3:15`, `PM 3:15`. */
const halfAhead = /(?:(de\.|délelőtt|ÖÖ|[Öö]ğleden önce|AM)|(du\.|délután|ÖS|[Öö]ğleden sonra|PM))\s+(?=\d)/uy;
/** Abbreviations for it behind one, then words that say it, and last words of other meanings too, which end the time. */
const halves: readonly (readonly [RegExp, 'am' | 'pm' | 'night' | 'morning' | 'noon'])[] = [
  [/\s+(?:noon|midday|mittags|du midi|del mediodía|del mezzogiorno)(?!\p{L})/iuy, 'noon'],
  [/\s*(?:π\.?\s?μ|f\.\s?m|π\.μ)(?!\p{L})\.?/iuy, 'am'],
  [/\s*(?:μ\.?\s?μ|e\.\s?m)(?!\p{L})\.?/iuy, 'pm'],
  [
    /\s+(?:de la (?:mañana|madrugada)|da (?:manhã|madrugada)|del mattino|di mattina|du matin|morgens|vormittags|['’]s (?:ochtends|morgens)|om (?:morgenen|formiddagen)|på (?:morgonen|förmiddagen|morgenen|formiddagen)|rano|утра|ранку|aamulla|aamupäivällä|reggel|délelőtt|in the morning)(?!\p{L})/iuy,
    'morning',
  ],
  [
    /\s+(?:de la tarde|da tarde|del pomeriggio|di sera|de l['’]après-midi|du soir|nachmittags|abends|['’]s (?:middags|avonds)|om (?:eftermiddagen|aftenen)|på (?:eftermiddagen|kvällen|ettermiddagen|kvelden)|po południu|wieczorem|вечера|вечора|iltapäivällä|illalla|délután|in the (?:afternoon|evening))(?!\p{L})/iuy,
    'pm',
  ],
  [/\s+(?:de la noche|da noite|di notte|nachts|['’]s nachts|w nocy|ночи|at night)(?!\p{L})/iuy, 'night'],
  [/\s*(?:ص|SA|(?:buổi )?sáng|PG|fm|dop\.?)(?=\s*(?:$|[-–—:,;|)\]]))/uy, 'am'],
  [/\s*(?:م|CH|(?:buổi )?(?:chiều|tối)|PTG|em|odp\.?|este|дня)(?=\s*(?:$|[-–—:,;|)\]]))/uy, 'pm'],
];

/** The time of day written at a place in a text, with the words for its half of the day, and the length it takes. */
export function clockAt(text: string, index: number): { clock: WrittenClock; length: number } | undefined {
  const ahead = at(halfAhead, text, index);
  const lead = ahead?.[0].length ?? 0;
  const read = plainClockAt(text, index + lead);
  if (!read || read.clock.half !== undefined || read.clock.hour < 1 || (ahead && read.clock.hour > 12))
    return ahead ? undefined : read;
  const withHalf = (length: number, half: 'am' | 'pm') => ({
    clock: { ...read.clock, text: text.slice(index, index + length), half, isBare: false },
    length,
  });
  if (ahead) return withHalf(lead + read.length, ahead[1] === undefined ? 'pm' : 'am');
  for (const [pattern, half] of halves) {
    const behind = at(pattern, text, index + read.length);
    if (!behind) continue;
    const { hour } = read.clock;
    // “12 de la mañana” is noon for some.
    if (half === 'morning' && hour === 12) return undefined;
    if (half === 'noon') return hour === 12 ? withHalf(read.length + behind[0].length, 'pm') : read;
    // `14:05 odp.` says it twice.
    if (hour > 12 && half !== 'pm' && half !== 'night') return read;
    const isMorning = half === 'am' || half === 'morning' || (half === 'night' && (hour < 6 || hour === 12));
    return withHalf(read.length + behind[0].length, isMorning ? 'am' : 'pm');
  }
  return read;
}

function plainClockAt(text: string, index: number): { clock: WrittenClock; length: number } | undefined {
  type Parts = Partial<Pick<WrittenClock, 'fraction' | 'isBare'>> & { second?: string | undefined; half?: string };
  const make = (length: number, h: string, m: string, { second, fraction = '', half, isBare = false }: Parts = {}) => {
    const clock: WrittenClock = {
      text: text.slice(index, index + length),
      hour: Number(h),
      minute: Number(m),
      second: second === undefined ? undefined : Number(second),
      fraction,
      half: half === undefined ? undefined : /p|後|下|晚|中午|夕|夜|후|저녁|밤/i.test(half) ? 'pm' : 'am',
      isBare,
    };
    // In the night, hours before six are those of the morning, and twelve can be the end of either day.
    if (half !== undefined && /[夜밤晚]/u.test(half) && !/傍/u.test(half)) {
      if (clock.hour === 12) return undefined;
      if (clock.hour < 6) clock.half = 'am';
    }
    // `午後0時` is noon.
    if (clock.half === 'pm' && clock.hour === 0 && /^(?:午後|下午|中午|오후)/u.test(half!)) clock.hour = 12;
    if (clock.hour > 23 || clock.minute > 59 || (clock.second ?? 0) > 59) return undefined;
    if (clock.half === 'am' && clock.hour > 12) return undefined;
    return { clock, length };
  };
  const named = at(namedClock, text, index);
  if (named) {
    const hour = named[2] === undefined ? '12' : '0';
    const read = make(named[0].length, hour, '0')!;
    return { ...read, clock: { ...read.clock, isNamed: true } };
  }
  const kilo = at(kiloClock, text, index);
  if (kilo) return make(kilo[0].length, (kilo[1] ?? kilo[3])!, kilo[2] ?? kilo[4] ?? '0', { second: kilo[5] });
  const cjk = at(cjkClock, text, index);
  if (cjk && (cjk[1] !== undefined || cjk[6] === undefined)) {
    const [whole, half, hour, minute, half30, second, colon, colonSecond] = cjk;
    const minutes = minute ?? colon ?? (half30 === undefined ? '0' : '30');
    return make(whole.length, hour!, minutes, {
      second: second ?? colonSecond,
      ...(half === undefined ? {} : { half }),
    });
  }
  const match = at(clockMark, text, index);
  if (match) {
    const [{ length }, hour, colon, point, second, fraction = ''] = match as unknown as [string, ...string[]];
    const half = at(halfMark, text, index + length);
    const behind = half ?? at(hoursMark, text, index + length);
    const halfParts = half ? { half: (half[1] ?? half[2])! } : {};
    return make(length + (behind?.[0].length ?? 0), hour!, (colon ?? point)!, { second, fraction, ...halfParts });
  }
  const hour = at(hourClock, text, index);
  if (hour) return make(hour[0].length, hour[1]!, '0', { half: hour[2]! });
  const french = at(frenchClock, text, index);
  if (french) return make(french[0].length, (french[1] ?? french[3])!, french[2] ?? '0');
  // `16h terminou`, which can be a length as well.
  const hours = at(/(\d{1,2})\s?h(?=\s+\p{L})/uy, text, index);
  if (hours) return make(hours[0].length, hours[1]!, '0', { isBare: true });
  const german = at(germanClock, text, index);
  if (german) return make(german[0].length, german[1]!, german[2] ?? '0');
  const dotted = at(dottedClock, text, index);
  if (dotted) return make(dotted[0].length, dotted[1]!, dotted[2]!, { isBare: true });
  // `9 óra 5 perc` can be a length as well.
  const words = at(wordClock, text, index);
  if (words) return make(words[0].length, words[1]!, words[2]!, { isBare: true });
  const bare = at(bareClock, text, index);
  if (!bare) return undefined;
  const unit = at(hoursMark, text, index + 4)?.[0].length ?? 0;
  return make(4 + unit, bare[1]!, bare[2]!, { isBare: !at(zoneOfHours, text, index + 4) });
}

/** The hour of a clock from 0 to 23, where one without AM and PM counts 24 hours. */
export function hourOf({ hour, half }: WrittenClock): number {
  return half === undefined || hour > 12 || hour === 0 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** Every hour that a clock can mean: one, or two where it could count twelve hours and names no half of the day. */
export function readingsOfClock(clock: WrittenClock): HourReading[] {
  const is24 =
    clock.isNamed ||
    clock.isBare ||
    clock.half ||
    clock.hour === 0 ||
    clock.hour > 12 ||
    /^\D*0|^kl|^godz|^kello|^saat|^pukul|^jam|^ura|^ob|^เวลา|\d\s*(?:h\s?\d|uhr|uur|[時时点點시])/i.test(clock.text);
  if (is24) return [{ hour: hourOf(clock), half: undefined }];
  return [
    { hour: clock.hour % 12, half: 'am' },
    { hour: (clock.hour % 12) + 12, half: 'pm' },
  ];
}

/** `14:03:22.5` of a clock, with the hour it was read to. */
export function clockText({ minute, second, fraction }: WrittenClock, hour: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}${fraction ? `.${fraction}` : ''}`}`;
}

/** Milliseconds since midnight of a clock, with the hour it was read to; finer digits are cut off. */
export function sinceMidnight({ minute, second = 0, fraction }: WrittenClock, hour: number): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** How finely a clock is written. */
export function precisionOf({ second, fraction }: WrittenClock): 'minute' | 'second' | 'millisecond' {
  return fraction ? 'millisecond' : second !== undefined ? 'second' : 'minute';
}

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
export const clockHint = /\d:\d\d|\d ?[ap]\.?m\b|\d ?h ?\d\d|\b\d{4} ?h|\d\.\d\d ?Uhr|\d[時时点] ?\d/i;

// Behind a number stands no clock, unless the number is a day: `Mar 22 19:30`.
const clockStart = new RegExp(
  `(?<![\\w:.,$€£/]|(?<!\\d)-|(?<!\\b(?:${monthPattern}) \\d?)\\d )(?:(\\d{4}-\\d{2}-\\d{2})(?:T|,? (?:at )?))?(?=(?:[01]\\d|2[0-3])[0-5]\\d ?(?:hrs?|hours|h)\\b|\\d{1,2}(?:[:.時]\\d\\d|\\s?[AaPp]\\.?[Mm]|(?<=(?:à|vers|dès|las|às|alle|om|um)\\s\\d{1,2})\\s?h\\s?\\d\\d))`,
  'g',
);
/** What tells `à 9h32`, a clock, from `9h32`, a length. */
const aheadOfClock = /(?<!\p{L})(?:à|vers|dès|las|às|alle|om|um) $/iu;
const clockZone = new RegExp(
  ` ?((?:[Uu][Tt][Cc]|[Gg][Mm][Tt]|[Zz])|${zoneWord}|[A-Z]{2,4}T|[+-]\\d{2}:?\\d{2})(?!\\w|:\\d|[.,]\\d|-\\d)`,
  'y',
);
const approximateAhead =
  /(?:~|≈|\b(?:about|around|approximately|roughly|circa|ca\.?|by|before|after|until|till|since|towards|nearly)) ?$/i;

/** `1:45 h` and `9h32` are lengths; `2100hrs` and `at 09:30 hours` are times of day. */
function isLength(clock: string, ahead: string): boolean {
  if (/^\d{4} ?h/i.test(clock)) return false;
  if (/^\d\d:\d\d ?(?:hrs|hours)$/i.test(clock) && /\b(?:at|from|since|until|till|by|around) $/i.test(ahead))
    return false;
  return /(?<!\bu)h(?:r|rs|ours)?\.?$|^\d+ ?h/i.test(clock);
}

/** Every clock time in a text, in order. Never throws. */
export function clocksIn(text: string): Clock[] {
  const clocks: Clock[] = [];
  if (!clockHint.test(text)) return clocks;
  for (const { 0: ahead, 1: day, index: start } of text.matchAll(clockStart)) {
    const last = clocks.at(-1)?.end ?? 0;
    if (start < last || (text[start - 1] === '-' && last !== start - 1)) continue;
    const read = clockAt(text, start + ahead.length);
    // `1:45 h` is a length, `3:1` a ratio, `2:30 min` a length, `1430` a number.
    const isAhead = aheadOfClock.test(text.slice(0, start));
    if (!read || read.clock.isBare || (!isAhead && isLength(read.clock.text, text.slice(0, start)))) continue;
    const { clock } = read;
    if (clock.half !== undefined && clock.hour > 12) continue;
    let end = start + ahead.length + read.length;
    const zone = at(clockZone, text, end);
    // `14:02-14:14` is a range.
    const isRange = zone !== null && day === undefined && /^-\d\d:/.test(zone[0]) && zone[0].slice(1) >= clock.text;
    if (zone && !isRange) end += zone[0].length;
    const behind = text.slice(end);
    if (/^(?:\w|:\d|[.,]\d|-\d(?!\d?:\d\d)| ?(?:min|minutes?|hour)\b)/i.test(behind)) continue;
    const isSure = clock.half !== undefined || (zone !== null && !isRange) || day !== undefined || isAhead;
    if (/^\d(?!\d)/.test(clock.text) && !isSure) continue;
    clocks.push({
      text: text.slice(start, end),
      start,
      end,
      sinceMidnight: sinceMidnight(clock, hourOf(clock)),
      precision: precisionOf(clock),
      day,
      zone: isRange ? undefined : zone?.[1],
      approximate: !/\d\D{1,3}\d/.test(clock.text) || approximateAhead.test(text.slice(Math.max(0, start - 16), start)),
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
  `^${zoneInWords}(?:(?:,? (?:on )?${date})?(?: ?[–—-]{1,2} ?| (?:to|until|till|through|bis|à|hasta(?: las)?|até(?: às)?|alle|tot|till|til|do) )(?:${date},? (?:at )?)?|\\) to (?:the |our )?\\p{L}[\\p{L} -]{2,40} \\(|,? and (?:was |were )?(?:fully |finally |only )?(?:mitigated|resolved|restored|fixed|over|ended|recovered|lasted until)(?: (?:at|by))? )$`,
  'u',
);

/** Every stretch of time between two clocks of a text, in order. Never throws. */
export function clockRangesIn(text: string, clocks: readonly Clock[] = clocksIn(text)): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (let index = 0; index + 1 < clocks.length; index++) {
    const [from, to] = [clocks[index]!, clocks[index + 1]!];
    const link = text.slice(from.end, to.start);
    const ahead = text.slice(Math.max(0, from.start - 12), from.start);
    const linked =
      (link.length < 60 && links.test(link)) ||
      (/^ (?:and|und|et|y|e|en|och|og|i) $/.test(link) &&
        /\b(?:between|zwischen|entre|tussen|mellan|mellem|między) (?:~|about )?$/i.test(ahead));
    if (!linked) continue;
    ranges.push({ start: from.start, end: to.end, from, to });
    index++;
  }
  return ranges;
}

const hourWord =
  '(?:h|hrs?|hours?|std\\.?|stunden?|heures?|horas?|or[ae]|uur|uren|tim(?:er|mar|me)|tunti[a]?|godz\\.?|godzin[ay]?|hod\\.?|hodin[ay]?|óra(?:kor)?|saat|час(?:а|ов|ів)?|годин[аи]?|giờ|ώρ(?:α|ες)|時間?|点|點|小时|시간?)';
const hoursAndMinutes = new RegExp(
  `^(?:\\p{L}{1,10}\\.?\\s+)?(\\d{1,2})\\s*${hourWord}\\s*(\\d{1,2})(?:\\s*(?:\\p{L}{1,7}\\.?)(?!\\p{L}))?`,
  'iu',
);
const clockBehindWord =
  /^(?!(?:before|after|until|by|since|vor|nach|bis|seit|avant|après|antes|prima|dopo|før|före|etter|efter|voor|na|przed|po|до|после|till|from)(?!\p{L}))(?:\p{L}{1,10}\.?|[^\p{L}\d\s"“„«'(]{1,3})\s+\d{1,2}[:：]\d\d(?![\d:])/iu;

/**
 * What a text begins with that looks like a time of day, for one that none is read from: hours and minutes in words,
 * which can be a length, with the time they would be; or a clock behind one word.
 */
export function clockUnread(text: string): { text: string; isLength: boolean; time?: string } | undefined {
  const words = hoursAndMinutes.exec(text);
  if (words && Number(words[1]) < 24 && Number(words[2]) < 60)
    return {
      text: words[0].trim(),
      isLength: true,
      time: `${words[1]!.padStart(2, '0')}:${words[2]!.padStart(2, '0')}`,
    };
  const clock = clockBehindWord.exec(text);
  return clock ? { text: clock[0], isLength: false } : undefined;
}
