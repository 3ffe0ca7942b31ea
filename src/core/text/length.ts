import { readForeignLengths } from './length-words.ts';
import { numberOfWords, numberWordPattern } from './numberwords.ts';

/** A length of time as a person wrote it: `about 20 minutes`, `1 h 45 min`, `an hour and a half`, `30–60 seconds`. */
export interface Length {
  /** As written, without the words around it that only weaken it. */
  text: string;
  /** Where it stands in the text it was read from, qualifier included. */
  start: number;
  end: number;
  /** Milliseconds; they differ where a range was written. */
  least: number;
  most: number;
  /** Length of the finest unit that was written, in milliseconds. */
  unit: number;
  bound: Bound;
  /** Days that were counted as working days, or expressly as calendar days. */
  days: 'business' | 'calendar' | undefined;
  /** Milliseconds of the other reading of `1:20`, which may be minutes and seconds. */
  otherwise?: number;
}

/**
 * How sure the words are: `nearly` a little less, `over` at least that much, `under` at most that much, `within` at
 * most that much and said of something measured.
 */
export type Bound = 'exactly' | 'about' | 'nearly' | 'over' | 'under' | 'within';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Units by the first letters that tell them apart. */
const units: [RegExp, number][] = [
  [/^(?:ms|msecs?|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, second],
  [/^(?:m|mins?|minutes?)$/, minute],
  [/^(?:h|hrs?|hours?)$/, hour],
  [/^(?:d|days?|nights?)$/, day],
  [/^(?:weeks?|wks?)$/, 7 * day],
  [/^(?:months?)$/, 30.44 * day],
  [/^(?:years?|yrs?)$/, 365.25 * day],
];

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?½?|½`;
const amount = `(?:${digits}|${numberWordPattern})`;
const long = String.raw`milliseconds?|msecs?|seconds?|secs?|minutes?|mins?|hours?|hrs?|nights?|days?|weeks?|wks?|months?|years?|yrs?`;
const short = 'ms|s|h|d';
const counted = String.raw`(?:(business|working|week|calendar)[ -])?`;
const before = String.raw`(?<![\w.,:$€£#/+%−-]|\d )`;
const full = String.raw`(?:full |whole |good )?`;

const pattern = new RegExp(
  [
    // 1:45 h, 2h15
    String.raw`${before}(?<clockHours>\d{1,3}):(?<clockMinutes>[0-5]\d) ?(?:h|hrs?|hours?|std|stunden|timmar|timer|godz)(?![\p{L}\d])\.?`,
    String.raw`${before}(?<frenchHours>\d{1,3}) ?h ?(?<frenchMinutes>[0-5]\d)(?![.,]\d|\w| ?m(?:in|\b))|(?<![\p{L}\d]|\b(?:om|rond|vanaf|tot|sinds|van|half) )(?<dutchHours>\d{1,3})u(?<dutchMinutes>[0-5]\d)(?![.,]\d|\w)`,
    // PT1H30M
    String.raw`(?<![\w-])P(?:(?<isoDays>\d{1,3})D)?T(?=\d)(?:(?<isoHours>\d{1,4})H)?(?:(?<isoMinutes>\d{1,4})M)?(?:(?<isoSeconds>\d{1,5})S)?(?!\w)`,
    // half an hour, a quarter of an hour, three quarters of an hour
    String.raw`${before}(?:(?<half>half(?: of)?(?: a|-a)n?)|(?<quarter>(?:a |three )?quarters?(?: of)? an?))[ -](?<fraction>second|minute|hour|day|week|month|year)s?\b`,
    // an hour, an hour and a half, an hour and three quarters, a full minute
    String.raw`${before}(?<article>an?|one) ${full}(?<single>second|minute|hour|day|night|week|month|year)(?: and (?<extra>a half|a quarter|three quarters))?\b(?![ -]?(?:and|an?)[ -]\w+ (?:minutes|seconds|hours))`,
    // 15 to 20 minutes, 1 h 45 min, two and a half hours, 75-second
    String.raw`${before}(?:between )?(?<first>${amount})(?: ?(?:–|—|-|to|or|and) ?~?(?<second>${amount}))?(?<andHalf> and a half)?(?:[ \u00a0\u202f-]?${counted}(?<unit>${long})\b|[ \u00a0\u202f]?(?<sign>${short})(?:(?![\w'’])|(?=\d{1,2} ?(?:m|min|s)\b))|(?<metres>m)(?=(?<=\bM?TT[A-Z][:=]? ?~?\d{1,4}m)(?:[,;]| [·•|/])| ?\d{1,2} ?s\b|[ )\].,;]*$| (?:already|later|earlier|ago|of (?:outage|downtime|impact))\b))(?<rest>(?:,? (?:and )?|(?=\d)|-)${amount} ?-?(?:${long}|ms|s|m|h|min)(?!\w))*`,
  ].join('|'),
  'giu',
);

const further = new RegExp(`(${amount}) ?-?(${long}|ms|s|m|h|min)(?!\\w)`, 'gi');

const inDigits =
  /\d ?-?(?:ms|s|m|h|d|sec|min|hrs?|hour|night|day|business|working|week|calendar|month|year|second|minute|wk|yr|milli|msec)|PT?\d|\du\d|:\d\d ?(?:std|stunden|timm|timer|godz)|½/i;
const unitAlone = /[ -](?:sec|min|hour|hr|day|night|week|wk|month|year|half|yr)/i;
const inWords =
  /\b(?:an?|one|half|quarters?|full|and|[a-z]+(?:ty|een|ve|ur|ee|ix|wo|ht|en|ne))[ -](?:an? |full |whole |good |business |working |week |calendar )?(?:second|sec|minute|min|hour|hrs?|day|night|week|wk|month|year|half|yr)/i;

/** `Minutes of downtime`, `Downtime in hours`, `Ausfall (min)`: a unit that stands in a name. */
const namedUnit =
  /^(?<whole>minutes?|mins?|hours?|hrs?|Minuten|Stunden|minutos|heures|horas|ore|minuti|минуты|часы|分|分钟|時間|小时|분|시간)$|^(?<first>minutes?|hours?|Minuten|Stunden|minutos|horas|heures|ore|minuti)(?= of | d| [a-zà-ž])|(?: in |, | en | em | i |[([])(?<last>min(?:s|utes?|uten|utos|uti|uter)?|h(?:rs?|ours?)?|Std|Stunden|horas|heures|ore|timmar|uren)\.?[)\]]?$/iu;
/** `01:30:00` and `1:30`, a length where a name says that it is one. */
const clockLike = /^\s*(?<hours>\d{1,3}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?\s*[.]?\s*$/;
const inHours = /\bhh?:mm\b/i;
const inMinutes = /\bmm?:ss\b/i;
const nameOfLength =
  /duration|downtime|\blength\b|time to \w|\bM?TT[ADMR]\b|dauer|ausfallzeit|durée|duración|duração|durata|\bduur|varaktighet|avbrottstid|czas trwania|(?:停止|障害|影響|所要|継続)時間/iu;
const plainNumber = /^\s*(?<number>\d{1,4}(?:[.,]\d{1,2})?)\s*[.]?\s*$/;

/**
 * The length that a number alone means behind a name that holds its unit, or `1:30:00` and `1:30` behind one of a length:
 * `Minutes of downtime: 210`, `| Downtime (h) | 4.5 |`.
 * It begins at the number.
 */
export function lengthNamed(name: string, text: string, from = 0): Length | undefined {
  const clock =
    nameOfLength.test(name) || inHours.test(name) || inMinutes.test(name) ? clockLike.exec(text.slice(from)) : null;
  if (clock) {
    const [first, next, seconds] = clock.slice(1).map(Number) as [number, number, number];
    const written = clock[0].replace(/[.\s]+$/, '').trim();
    const start = text.indexOf(written, from);
    const shorter = first * minute + next * second;
    if (clock.groups!['seconds'] !== undefined)
      return lengthOfOne(written, start, shorter * 60 + seconds * second, seconds === 0 ? minute : second);
    if (inMinutes.test(name)) return lengthOfOne(written, start, shorter, second);
    const length = lengthOfOne(written, start, shorter * 60, minute);
    return inHours.test(name) ? length : { ...length, otherwise: shorter };
  }
  const unit = namedUnit.exec(name.trim().replace(/[\s:：*]+$/, ''))?.groups;
  const number = unit && plainNumber.exec(text.slice(from))?.groups!['number'];
  if (!unit || number === undefined) return undefined;
  const one = /^(?:m|м|分|분)/i.test(unit['first'] ?? unit['last'] ?? unit['whole']!) ? minute : hour;
  const value = Number(number.replace(',', '.')) * one;
  const start = text.indexOf(number, from);
  return lengthOfOne(number, start, value, /[.,]/.test(number) ? one / 10 : one);
}

/** A length of one value, as it is written at a place. */
function lengthOfOne(text: string, start: number, value: number, unit: number, bound: Bound = 'exactly'): Length {
  return { text, start, end: start + text.length, least: value, most: value, unit, bound, days: undefined };
}

/** Every length of time in a text, in order. Never throws. */
export function readLengths(text: string): Length[] {
  const lengths: Length[] = [];
  if (inDigits.test(text) || (unitAlone.test(text) && inWords.test(text)))
    for (const match of text.matchAll(pattern)) {
      const length = lengthOf(match, text);
      if (length) lengths.push(length);
    }
  return withForeign(lengths, text);
}

/** Where a longer one in another language holds an English one, as `1 heure 7 minutes` does, it is the one that is meant. */
function withForeign(lengths: Length[], text: string): Length[] {
  const foreign = readForeignLengths(text).filter(({ start, end }) =>
    lengths.every(
      (one) =>
        one.end <= start ||
        end <= one.start ||
        (start <= one.start && one.end <= end && end - start > one.end - one.start),
    ),
  );
  if (foreign.length === 0) return lengths;
  return [
    ...lengths.filter((one) => foreign.every(({ start, end }) => one.end <= start || end <= one.start)),
    ...foreign.map(({ start, end, value, unit, bound }) =>
      lengthOfOne(text.slice(start, end), start, value, unit, bound),
    ),
  ].sort((a, b) => a.start - b.start);
}

/** The length of time a text begins with. */
export function lengthAtStart(text: string): Length | undefined {
  return readLengths(text).find(({ start }) => text.slice(0, start).trim() === '');
}

function lengthOf(match: RegExpMatchArray, text: string): Length | undefined {
  const groups = match.groups!;
  const start = match.index!;
  const end = start + match[0].length;
  let least: number;
  let most: number;
  let unit: number;
  let days: Length['days'];
  const [hours, minutes] = [
    groups['clockHours'] ?? groups['frenchHours'] ?? groups['dutchHours'],
    groups['clockMinutes'] ?? groups['frenchMinutes'] ?? groups['dutchMinutes'],
  ];
  if (hours !== undefined) {
    // `at 09:30 hours` is one too.
    if (
      groups['clockHours']?.length === 2 &&
      /\b(?:at|from|since|until|till|by|around) $/i.test(text.slice(0, start)) &&
      /hours|hrs/i.test(match[0])
    )
      return undefined;
    least = most = Number(hours) * hour + Number(minutes) * minute;
    unit = minute;
  } else if (/^PT?\d/i.test(match[0]) || groups['isoDays'] !== undefined) {
    const parts = (['isoDays', 'isoHours', 'isoMinutes', 'isoSeconds'] as const).map((name) => groups[name]);
    const sizes = [day, hour, minute, second];
    least = most = parts.reduce((sum, part, index) => sum + Number(part ?? 0) * sizes[index]!, 0);
    unit = sizes[parts.findLastIndex((part) => part !== undefined)]!;
  } else if (groups['fraction'] !== undefined) {
    const whole = unitOf(groups['fraction']);
    const part = groups['half'] ? 0.5 : /three/i.test(groups['quarter']!) ? 0.75 : 0.25;
    least = most = part * whole;
    unit = (whole * (part === 0.5 ? 0.5 : 0.25)) as number;
  } else if (groups['single'] !== undefined) {
    if (isRate(text, start, groups['single'], end)) return undefined;
    const whole = unitOf(groups['single']);
    const extra = groups['extra'];
    least = most = whole * (extra ? 1 + (/half/.test(extra) ? 0.5 : /three/.test(extra) ? 0.75 : 0.25) : 1);
    unit = extra ? whole / 4 : whole;
  } else {
    const written = groups['unit'] ?? groups['sign'] ?? groups['metres']!;
    // `2100hrs` and `0000 hours` are times of day.
    if (/^(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours|h)$/i.test(match[0])) return undefined;
    // On all fours.
    if (groups['sign'] !== undefined && /^\p{L}+$/u.test(match[0])) return undefined;
    // The 1980s, and answers of 503.
    if (/^s$/i.test(written) && /^(?:(?:19|20)\d|[45]\d)\ds$|^[45]\d\ds$/.test(match[0])) return undefined;
    unit = unitOf(written);
    least = numberOf(groups['first']!) * unit;
    most = groups['second'] === undefined ? least : numberOf(groups['second']) * unit;
    // `two and three hours` is no range, and in `3-2 hours` the first is something else.
    if (most < least) least = most;
    if (groups['andHalf']) {
      most += unit / 2;
      least = most;
      unit /= 2;
    }
    const kind = /\b(business|working|week|calendar)[ -](?=days?\b)/i.exec(match[0])?.[1]?.toLowerCase();
    if (kind) days = kind === 'calendar' ? 'calendar' : 'business';
    const rest = match[0].slice(match[0].indexOf(written) + written.length);
    for (const part of rest.matchAll(further)) {
      const next = unitOf(part[2]!);
      if (next >= unit || least !== most) return undefined;
      least += numberOf(part[1]!) * next;
      most = least;
      unit = next;
    }
    if (/½/.test(groups['first']!)) unit /= 2;
    else if (groups['first']!.includes('.') && /\./.test(groups['first']!)) unit /= 10;
  }
  if (!Number.isFinite(least) || most < 0) return undefined;
  const [bound, from] = boundBefore(text, start);
  const [later, to] = boundAfter(text, end);
  // `minutes a day` is a share.
  return {
    text: text.slice(start, end),
    start: from,
    end: to,
    least,
    most,
    unit,
    bound: bound ?? later ?? 'exactly',
    days,
  };
}

/** `requests a second`, `once a day`, `a second attempt`: the article means `per`, or the unit is a number. */
function isRate(text: string, start: number, unit: string, end: number): boolean {
  const article = text.slice(start, start + 3).toLowerCase();
  if (
    /^sec/i.test(unit) &&
    !/^(?:,? (?:later|after|before|earlier|and a half|or (?:two|so))|[.,;:)]|$)/i.test(text.slice(end))
  )
    return !/\bfull\b|^one/i.test(text.slice(start, end));
  if (/^one/.test(article) || /\b(?:full|whole|good)\b/i.test(text.slice(start, end))) return false;
  const ahead = text.slice(0, start);
  return !(
    /(?:^|[.:;(,“"–—] ?|\b(?:for|after|within|in|about|around|roughly|nearly|almost|over|under|than|lasted|took|takes|cost|of|by|every|least|most|just|only|to|like|or|up to|some|and|even|is|was|waited|up|down|quite|until|approximately|another)\b |[~≈<>≤≥] ?)$/i.test(
      ahead,
    ) || /^ (?:later|earlier|after|before|ago|old|long|passed)\b/i.test(text.slice(end))
  );
}

function unitOf(text: string): number {
  const folded = text.toLowerCase();
  return units.find(([spelling]) => spelling.test(folded))?.[1] ?? NaN;
}

function numberOf(text: string): number {
  if (text === '½') return 0.5;
  if (/^\d/.test(text)) {
    const half = text.endsWith('½') ? 0.5 : 0;
    return Number(text.replace(/[,½]/g, '')) + half;
  }
  return numberOfWords(text);
}

const bounds: [RegExp, Bound][] = [
  [/(?:\b(?:in )?(?:just |only )?within(?: (?:the )?(?:first|next|space of|about))?)$/i, 'within'],
  [
    /(?:\b(?:about|around|approx(?:imately|\.)?|roughly|circa|ca\.?|some|something like|an? (?:estimated|average of)|more or less|give or take|in the order of)|[~≈])$/i,
    'about',
  ],
  [/(?:\b(?:nearly|almost|just under|just short of|close to|not quite))$/i, 'nearly'],
  [
    /(?:\b(?:less than|fewer than|under|below|at most|up to|no more than|not more than|a maximum of|at the most|no longer than)|[<≤])$/i,
    'under',
  ],
  [
    /(?:\b(?:more than|over|at least|longer than|in excess of|no less than|upwards of|exceed(?:ing|ed|s)?|above|well over|a good|just over|a little over|greater than)|[>≥]=?)$/i,
    'over',
  ],
];

function boundBefore(text: string, start: number): [Bound | undefined, number] {
  const ahead = text.slice(Math.max(0, start - 40), start).trimEnd();
  for (const [spelling, bound] of bounds) {
    const found = spelling.exec(ahead);
    if (found) return [bound, start - (text.slice(Math.max(0, start - 40), start).length - found.index)];
  }
  return [undefined, start];
}

function boundAfter(text: string, end: number): [Bound | undefined, number] {
  const behind = text.slice(end, end + 12);
  const about = /^(?: or so\b|ish\b|, give or take)/i.exec(behind);
  if (about) return ['about', end + about[0].length];
  const over = /^(?: or more\b|\+)/i.exec(behind);
  if (over) return ['over', end + over[0].length];
  const under = /^ or less\b/i.exec(behind);
  if (under) return ['under', end + under[0].length];
  return [undefined, end];
}
