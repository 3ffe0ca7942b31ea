import { numberOfWords, numberWordPattern } from './numberwords.ts';

/** A number as somebody wrote it, and everything it can stand for. */
export interface WrittenNumber {
  /** Where it begins in the text that was read: with its `~`, currency or “more than”. */
  start: number;
  /** Where it ends, its unit included. */
  end: number;
  /** As written, from `start` to `end`. */
  text: string;
  /** In the base of its unit: `$58k` is 58000, `64 MB` is 64000000. The lower end of a range. */
  value: number;
  /** Equal to `value` unless a range was written. */
  most: number;
  /** What the last digit written is worth: 1000 for `$58k`, 0.01 for `$13.80`. */
  step: number;
  /** Written with `~`, `about`, `some`. */
  approximate: boolean;
  /** Written as a limit: `more than`, `>`, `up to`, `≤`. */
  bound: 'above' | 'below' | undefined;
  unit: Unit;
  /** Whether the number was written as a word: `three`. */
  isWord: boolean;
}

/** What a number counts. Money carries its currency, bytes whether they are powers of two. */
export type Unit =
  | { kind: 'count' }
  | { kind: 'percent' }
  | { kind: 'points' }
  | { kind: 'times' }
  | { kind: 'money'; currency: string }
  | { kind: 'bytes'; binary: boolean; symbol: string }
  | { kind: 'seconds'; symbol: string }
  | { kind: 'rate' };

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};
const currencies: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
};
const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  millisecond: 0.001,
  milliseconds: 0.001,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  day: 86400,
  days: 86400,
  week: 604800,
  weeks: 604800,
};
const prefixes = 'KMGTP';

/**
 * A comma is a decimal one where one or two digits and a unit stand behind it: `3,20 €`. Dots group digits where there
 * are several, `1.000.000`, and blanks where a group begins with a nought, `1 000`: `10 500` may be two numbers.
 */
const digits = String.raw`\d{1,3}(?:\.\d{3}){2,}(?![.\d])|(?<![\d.,] ?)\d{1,3}(?: \d{3})*? 0\d\d(?: \d{3})*(?![\d])|\d+,\d{1,2}(?=\s?(?:€|%|(?:EUR|Euro|[KMGT]i?B)(?!\p{L})))|\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const magnitude = String.raw`(?:(?:k|K|M|bn|mn)(?![\w/%])|\s(?:thousand|million|billion|bn|mn)\b)`;
/** Where a number may begin: a digit, or a number word before another word. “One” is mostly no number. */
const candidate = new RegExp(String.raw`\d+|\b(?!one\b)${numberWordPattern}(?= [a-z])`, 'gi');
const letter = /^\p{L}/u;
/** A number from its first digit on: digits, magnitude, and the upper end of a range. */
const written = new RegExp(
  String.raw`(${digits})(${magnitude})?(?:\s?(?:–|-|\u2212|\sto\s)\s?(?:US\$|\$|€|£)?(${digits})(${magnitude})?(?![-:\d]))?(?!\d|:\d|\.\d|[-/]\d|xx|[–-]?\p{L}*[_@])`,
  'yu',
);
/** What may stand in front of the first digit and belongs to the number. */
const lead = /(~|≈|∼)?\s?(>=|<=|≥|≤|>|<)?\s?(US\$|\$|€|£)?$/;
/** After these a number is part of a word, a date, a version, a time or an id: “v2”, “#12”, “14:03”, “A1”, “PR-7”. */
const glue = /[\p{L}\d_.:#@/\\%&?-]$|[\p{L})]\+$|[\p{L}\])]=$/u;
const unitPattern =
  /(\s?%|\s?(?:per ?cent|percent)(?:age points?)?\b|[\s-]?(?:percentage )?points?\b|\s?pp\b|\s?(?:[KMGTP]i?B|[KMGTP]i|bytes)(?![\p{L}\d])|[\s-]?(?:ms|milliseconds?|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|[sh])(?![\p{L}\d/])|\s?(?:[RQ]PS|rps|qps|req(?:uests?)?\s?(?:\/\s?s(?:ec(?:ond)?)?|per second|a second))\b|\s?(?:(?:USD|EUR|GBP|dollars?|euros?|pounds)\b|[€£])|\s?[x×](?![\p{L}\d])|\s?times\b|[\s-]?fold\b)/uy;
/** Words in front of a number that say how sure it is. */
const befores =
  /(?:\b(about|around|some|roughly|approximately|approx\.?|nearly|almost|circa|ca\.|an estimated|estimated(?: at)?)|\b(over|more than|at least|above|exceed(?:s|ed|ing)?)|\b(up to|at most|under|below|less than|fewer than|no more than))\s*$/i;

/**
 * Every number in a stretch of text, with its unit. What merely looks like one is left out: dates, clock times,
 * versions, ids, addresses, list marks, status codes.
 */
export function readNumbers(text: string): WrittenNumber[] {
  const numbers: WrittenNumber[] = [];
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const number = /\d/.test(match[0]) ? readDigits(text, match.index) : readWord(text, match.index, match[0]);
    if (number) {
      numbers.push(number);
      candidate.lastIndex = Math.max(candidate.lastIndex, number.end);
    } else {
      // The rest of what is no number, a date or an address, holds none either.
      const whole = /^[\d.,:/-]*\d/.exec(text.slice(match.index, match.index + 40));
      candidate.lastIndex = Math.max(candidate.lastIndex, match.index + (whole?.[0].length ?? 0));
    }
  }
  return numbers;
}

function readWord(text: string, start: number, word: string): WrittenNumber | undefined {
  if (glue.test(text.slice(Math.max(0, start - 1), start)) || /^\s?-/.test(text.slice(start + word.length)))
    return undefined;
  const value = numberOfWords(word);
  const unit = unitAt(text, start + word.length, undefined);
  return finish(
    text,
    start,
    start + word.length,
    { value, most: value, step: value >= 15 && value % 5 === 0 ? 5 : 1 },
    unit,
    {
      about: false,
      sign: '',
      isWord: true,
    },
  );
}

function readDigits(text: string, first: number): WrittenNumber | undefined {
  written.lastIndex = first;
  const match = written.exec(text);
  if (!match) return undefined;
  const [whole, low, scaled, high, scaledHigh] = match as unknown as [string, string, string?, string?, string?];
  const [before, about, sign, currency] = lead.exec(text.slice(Math.max(0, first - 8), first)) as unknown as [
    string,
    string?,
    string?,
    string?,
  ];
  const start = first - (about || sign || currency ? before.trimStart().length : 0);
  if (glue.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  let upper = high;
  let end = first + whole.length;
  // “from 4 to 12” is a change, not a range.
  if (upper !== undefined && /\sto\s/.test(whole) && /\bfrom\s+$/i.test(text.slice(Math.max(0, start - 6), start))) {
    upper = undefined;
    end = first + whole.search(/\s+to\s/);
  }
  // “900 − 250 = 650” takes away.
  if (upper !== undefined && /\s[–\u2212-]\s/.test(whole) && /^[^=.;]{0,40}[=≈]/.test(text.slice(end))) {
    upper = undefined;
    end = first + low.length + (scaled?.length ?? 0);
  }
  const [value, step] = scale(low, scaled ?? (upper === undefined ? undefined : scaledHigh));
  const most = upper === undefined ? value : scale(upper, scaledHigh ?? scaled)[0];
  if (most < value) return undefined;
  const unit = unitAt(text, end, currency);
  // “2FA”, “32G”, “10m”: a word that begins with digits.
  if (unit.symbol === '' && letter.test(text.slice(end, end + 2))) return undefined;
  const hasLead = about !== undefined || befores.test(text.slice(Math.max(0, start - 20), start));
  if (unit.unit.kind === 'count' && isNoCount(low, text, start, end, hasLead)) return undefined;
  return finish(text, start, end, { value, most, step }, unit, {
    about: about !== undefined,
    sign: sign ?? '',
    isWord: false,
  });
}

function unitAt(
  text: string,
  end: number,
  currency: string | undefined,
): { unit: Unit; symbol: string; named: string } {
  unitPattern.lastIndex = end;
  const symbol = unitPattern.exec(text)?.[0] ?? '';
  const named = symbol.trim().replace(/^-/, '');
  return { unit: unitOf(named, currency), symbol: currency ? '' : symbol, named };
}

function finish(
  text: string,
  from: number,
  to: number,
  { value, most, step }: Pick<WrittenNumber, 'value' | 'most' | 'step'>,
  { unit, symbol, named }: ReturnType<typeof unitAt>,
  { about, sign, isWord }: { about: boolean; sign: string; isWord: boolean },
): WrittenNumber {
  const factor = factorOf(unit, named);
  const said = befores.exec(text.slice(Math.max(0, from - 20), from));
  const start = said ? from - said[0].length : from;
  const end = to + symbol.length;
  return {
    start,
    end,
    text: text.slice(start, end),
    value: value * factor,
    most: most * factor,
    step: step * factor,
    approximate: about || said?.[1] !== undefined,
    bound: said?.[2] || /[>≥]/.test(sign) ? 'above' : said?.[3] || /[<≤]/.test(sign) ? 'below' : undefined,
    unit,
    isWord,
  };
}

/** The value of digits with a magnitude, and what the last digit is worth. */
function scale(number: string, magnitude: string | undefined): [value: number, step: number] {
  const plain = number
    .replace(/,(?=\d{1,2}$)/, '.')
    .replace(/[, \u202f\u00a0]|\.(?=\d{3}\.)|(?<=\.\d{3})\.(?=\d{3}$)/g, '');
  const factor = magnitudes[magnitude?.trim().toLowerCase() ?? ''] ?? 1;
  const decimals = /\.(\d+)$/.exec(plain)?.[1]!.length ?? 0;
  // “4,200” may be rounded, “250” and “30 %” rarely are.
  const zeros = decimals === 0 && plain.length > 3 ? Math.min(/0*$/.exec(plain)![0].length, plain.length - 1) : 0;
  const value = Number(plain) * factor;
  // Nor is “10,000” rounded by half of itself.
  const step = zeros > 0 ? Math.min(10 ** zeros, Number(plain) * 0.05) : 10 ** (zeros - decimals);
  return [value, step * factor];
}

function unitOf(symbol: string, currency: string | undefined): Unit {
  if (currency) return { kind: 'money', currency: currencies[currency.toLowerCase()]! };
  const folded = symbol.toLowerCase();
  if (folded === '') return { kind: 'count' };
  if (/point|^pp$/.test(folded)) return { kind: 'points' };
  if (/^%$|^per ?cent$/.test(folded)) return { kind: 'percent' };
  if (/^[x×]$|times|fold/.test(folded)) return { kind: 'times' };
  if (Object.hasOwn(currencies, folded)) return { kind: 'money', currency: currencies[folded]! };
  if (/ps$|^req/.test(folded)) return { kind: 'rate' };
  if (Object.hasOwn(seconds, folded)) return { kind: 'seconds', symbol: folded };
  return { kind: 'bytes', binary: /i/.test(symbol) && folded !== 'bytes', symbol };
}

function factorOf(unit: Unit, symbol: string): number {
  if (unit.kind === 'seconds') return seconds[unit.symbol]!;
  if (unit.kind !== 'bytes') return 1;
  const power = prefixes.indexOf(symbol.charAt(0)) + 1;
  return symbol === 'bytes' ? 1 : (unit.binary ? 1024 : 1000) ** power;
}

/** Years, status codes, exit codes and ports are written like counts and count nothing. */
function isNoCount(number: string, text: string, start: number, end: number, hasLead: boolean): boolean {
  const after = text.slice(end, end + 24);
  const front = text.slice(Math.max(0, start - 14), start);
  if (/^(?:19|20)\d\d$/.test(number) && !hasLead && !/^\s[a-z]/.test(after)) return true;
  if (
    /^(?:19|20)\d\d$/.test(number) &&
    /\b(?:in|since|by|until|from|of|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|spring|summer|autumn|fall|winter)[ ,]+$/i.test(
      front,
    )
  )
    return true;
  if (
    /^[1-5]\d\d$/.test(number) &&
    !/[=≈]\s*$/.test(front) &&
    /^\s?(?:error|response|status|code|service|http|bad|internal|gateway|not|unauthori|forbidden|s\b|timeout|redirect|ok\b)/i.test(
      after,
    )
  )
    return true;
  if (/^[45]\d\d$/.test(number) && /\b(?:http|returned|returning|answered|with|status|code|a|an)\s+$/i.test(front))
    return true;
  if (
    /\b(?:exit code|code|port|step|section|chapter|ch|page|item|no|why|mitigation|version|revision|layer|part|tier|factor|phase|stage|option|fix|level|http|utc|pid|line|rev)\.?\s+$/i.test(
      front,
    )
  )
    return true;
  // “9 am”, “3, 2024”.
  if (/^\s?(?:am|pm|a\.m\.|p\.m\.)\b/i.test(after)) return true;
  if (/^(?:19|20)\d\d$/.test(number) && /\d,\s$/.test(front)) return true;
  // “22 July”, “July 22”, “22nd”.
  if (/^(?:st|nd|rd|th)\b/.test(after)) return true;
  if (
    /^\s(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/i.test(
      after,
    )
  )
    return true;
  return /\b(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+$/i.test(
    front,
  );
}

/** Whether two written numbers can stand for the same one: rounding, `~` and ranges considered. */
export function mayBeEqual(a: WrittenNumber, b: WrittenNumber): boolean {
  const [lowA, highA] = reachOf(a);
  const [lowB, highB] = reachOf(b);
  return lowA < highB && lowB < highA;
}

/** What a written number can stand for, from the least to the most. */
export function reachOf(number: WrittenNumber): [least: number, most: number] {
  const { value, most, step, approximate, bound } = number;
  const loose = approximate ? Math.max(step, Math.abs(most) * 0.1) : step / 2;
  return [bound === 'below' ? -Infinity : value - loose, bound === 'above' ? Infinity : most + loose];
}
