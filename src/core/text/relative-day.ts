import { anyOf, weekdayNumbers } from './calendar.ts';
import { at, unreadDay, type WrittenDay } from './day.ts';

/** A day told by another one. */
export interface DayShift {
  days: number;
  /** Whether it counts from the row above, or from the first day of the timeline: `00:30 (+1d)`. */
  from: 'above' | 'first';
  /** The number that the day has in its month, where it is said too: `翌22日`. */
  number?: number;
}

/** Part of a day that may stand behind or instead of the word for a day. */
const part = '(?:\\s+(?:morning|afternoon|evening|night|morgen|abend|matin|soir|mañana|mattina|ochtend|morgon))?';
const lead = '(?:(?:on|in|early|am|an|le|el|il|al|la|a la|den|de|no|na|op|på|на|v|w|the)\\s+){0,2}';

const next = [
  '(?:next|following)\\s+(?:day|morning|afternoon|evening|night)|day\\s+after(?:\\s+that)?|(?:a|one|1)\\s+day\\s+later',
  '(?:nächste|folgende|darauffolgende)[nrms]?\\s+(?:tag(?:es)?|morgen|vormittag|nachmittag|abend)|folgetag|tags\\s+darauf|tag\\s+(?:danach|darauf)|einen\\s+tag\\s+(?:später|danach)',
  "lendemain|jour\\s+(?:suivant|d[’']après)|un\\s+jour\\s+plus\\s+tard",
  'd[ií]a\\s+(?:siguiente|seguinte)|(?:mañana|manhã)\\s+(?:siguiente|seguinte)|otro\\s+d[ií]a|un\\s+d[ií]a\\s+(?:después|más\\s+tarde)|um\\s+dia\\s+depois',
  "giorno\\s+(?:dopo|seguente|successivo)|mattina\\s+(?:dopo|seguente|successiva)|l[’']indomani|un\\s+giorno\\s+dopo",
  'volgende\\s+(?:dag|ochtend|middag|avond)|dag\\s+(?:erna|daarna|erop)|een\\s+dag\\s+later',
  '(?:nästa|neste|næste|påföljande|påfølgende|följande|følgende)\\s+(?:dag|morgon|morgen|förmiddag|formiddag)|dagen\\s+(?:efter|etter|därpå|derpå|derefter)|en\\s+dag\\s+(?:senare|senere)',
  'seuraavana\\s+(?:päivänä|aamuna)|päivää\\s+myöhemmin',
  '(?:następnego|kolejnego)\\s+(?:dnia|ranka)|nazajutrz|dzień\\s+później',
  '(?:následující|další|příští|druhý)\\s+den|následujícího\\s+(?:dne|rána)|den\\s+(?:poté|později)',
  'ertesi\\s+(?:gün|sabah)|sonraki\\s+gün|bir\\s+gün\\s+sonra',
  'следующ(?:ий|ее|им|его)\\s+(?:день|утро|утром|дня)|назавтра|наступн(?:ого|ий)\\s+(?:дня|ранку|день|ранок)',
  'másnap(?:\\s+reggel)?|a\\s+doua\\s+zi',
  '翌日|翌\\d{1,2}日|翌朝|翌(?=\\s*(?:午前|午後|未明|早朝)?\\s*\\d{1,2}\\s*[:：時])|次の日|明くる日|第二天|次日|隔天|隔日|다음\\s*날|익일|이튿날',
].join('|');
const same = [
  'same\\s+(?:day|morning|afternoon|evening|night)|(?:selben|gleichen)\\s+(?:tag|morgen|nachmittag|abend)|même\\s+jour|mismo\\s+d[ií]a|mesmo\\s+dia|stesso\\s+giorno',
  'dezelfde\\s+dag|samma\\s+dag|samme\\s+dag|samana\\s+päivänä|tego\\s+samego\\s+dnia|téhož\\s+dne|stejný\\s+den|aynı\\s+gün|в\\s+тот\\s+же\\s+день|того\\s+ж\\s+дня|aznap',
  '同日|当日|同じ日|当天|同一天|같은\\s*날|당일',
].join('|');
const numbers = [
  ['two', 'zwei', 'deux', 'dos', 'dois', 'due', 'twee', 'två', 'to', 'kaksi', 'dwa', 'dva', 'iki', 'два', '两', '二'],
  ['three', 'drei', 'trois', 'tres', 'três', 'tre', 'drie', 'kolme', 'trzy', 'tři', 'üç', 'три', '三'],
  ['four', 'vier', 'quatre', 'cuatro', 'quatro', 'quattro', 'fyra', 'fire', 'neljä', 'cztery', 'čtyři', 'dört', '四'],
];
const count = `(\\d{1,2}|${anyOf(numbers.flat())})`;
const later = `${count}\\s*(?:days?|tage?|jours|d[ií]as|giorni|dagen|dagar|dage|dager|dni|dny|päivää|gün|дня|дней|дні|днів|日|天|일)\\s*(?:later|after(?:wards)?|später|danach|plus\\s+tard|después|más\\s+tarde|depois|dopo|senare|senere|później|później|poté|později|myöhemmin|sonra|спустя|позже|потому|後|后|后来|뒤|후)|через\\s+${count}\\s+дн(?:я|ей|і|ів)`;

const shifts: readonly [RegExp, (match: RegExpExecArray) => number][] = [
  [new RegExp(`${lead}(?:${next})${part}`, 'iuy'), () => 1],
  [new RegExp(`${lead}(?:${same})${part}`, 'iuy'), () => 0],
  [new RegExp(`(?:${later})${part}`, 'iuy'), (match) => numberOf(match[1] ?? match[2]!)],
];

function numberOf(word: string): number {
  const index = numbers.findIndex((words) => words.includes(word.toLowerCase()));
  return index === -1 ? Number(word) : index + 2;
}

function numbered(text: string): Pick<DayShift, 'number'> {
  const number = /^翌(\d{1,2})日/.exec(text)?.[1];
  return number === undefined ? {} : { number: Number(number) };
}

/** A day told by another one, or by its name alone: which one it is, the text itself does not say. */
const open = new RegExp(
  `${lead}(?:(?:next|following|same|previous|that)\\s+(?:day|morning|afternoon|evening|night|week|weekend|month|business\\s+day)|later\\s+that\\s+(?:day|week|month)|(?:a|one|some|several|few|a\\s+few|two|three|\\d+)\\s+(?:days?|weeks?|months?)\\s+(?:later|after(?:wards)?|before|earlier)|day\\s+before|(?:day|tag|jour|día|dia|giorno|dag|dzień|den|день|gün|päivä)\\s*[#:]?\\s*(?:\\d{1,2}|one|two|three|four|five)|\\d{1,2}(?:st|nd|rd|th)\\s+day|tomorrow|yesterday|(?:am\\s+)?vortag|(?:la\\s+)?veille|d[ií]a\\s+anterior|giorno\\s+prima|dag\\s+ervoor|dagen\\s+(?:före|før|innan)|накануне|前日|前一天|전날|第\\d+日|第\\d+天|\\d+日目|(?:in\\s+the\\s+|early\\s+)?(?:${anyOf(
    Object.keys(weekdayNumbers).filter((name) => name.length > 5 || /日$|曜/.test(name)),
  )}))${part}`,
  'iuy',
);

const weekdayWord = `(?:${anyOf(Object.keys(weekdayNumbers).filter((name) => name.length > 1))})`;
const weekdayAndClock = new RegExp(`${weekdayWord}\\.?,?(?=\\s+\\d{1,2}[:.h]\\d\\d)`, 'iuy');

/** Words at a place in a text that tell a day by another one, or by the day of the week alone. */
export function relativeDayAt(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const isWhole = (match: RegExpExecArray | null): match is RegExpExecArray =>
    match !== null &&
    (/[\p{Script=Han}\p{Script=Hangul}]$/u.test(match[0]) || !/[\p{L}\d]/u.test(text.charAt(index + match[0].length)));
  for (const [pattern, daysOf] of shifts) {
    const match = at(pattern, text, index);
    if (isWhole(match))
      return {
        day: { ...unreadDay(match[0]), shift: { days: daysOf(match), from: 'above', ...numbered(match[0]) } },
        length: match[0].length,
      };
  }
  const found = at(open, text, index) ?? at(weekdayAndClock, text, index);
  if (!isWhole(found)) return undefined;
  const name = /^[^\s.,]*/.exec(found[0])![0].toLowerCase();
  return { day: { ...unreadDay(found[0]), weekday: weekdayNumbers[name] }, length: found[0].length };
}

const plus =
  /\s*(?:\(\s*(?:D|T|day)?\s?\+\s?(\d)\s?(?:d|days?|tage?|jours?|j|días?|dias?|日|天|일)?\s*\)|D\s?\+(\d)(?!\d)|\+(\d)\s?(?:d|days?|tage?|jours?|j|días?|dias?|日|天|일)(?![\p{L}\d]))/iuy;
const sign = /\s*(?:\(\s*\+\s?\d\s*\)|\+\d(?=\s*(?:[-–—:,|]\s|$)|\s+\p{L}))/uy;

/**
 * What tells behind a clock that it is another day: `23:00 (next day)`, `00:30 (+1d)`, `00:30 next day:`. Without a word
 * for a day, `+1` can be an offset, and gives no day.
 */
export function relativeDayBehind(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const counted = at(plus, text, index);
  if (counted) {
    const isNamed = /[\p{L}]/u.test(counted[0]);
    const shift = { days: Number(counted[1] ?? counted[2] ?? counted[3]), from: 'first' } as const;
    return { day: { ...unreadDay(counted[0].trim()), ...(isNamed ? { shift } : {}) }, length: counted[0].length };
  }
  const bare = at(sign, text, index);
  if (bare) return { day: unreadDay(bare[0].trim()), length: bare[0].length };
  const nested = at(/\s*[([（]([^()[\]（）]{2,40})[)\]）]/y, text, index);
  const inner = nested && relativeDayAt(nested[1]!.trim(), 0);
  if (nested && inner && inner.length === nested[1]!.trim().length) {
    const { shift } = inner.day;
    const day = shift ? { ...inner.day, shift: { ...shift, from: 'first' as const } } : inner.day;
    return { day, length: nested[0].length };
  }
  const link = at(/\s*,?\s+/y, text, index);
  const words = link && relativeDayAt(text, index + link[0].length);
  if (!link || !words) return undefined;
  const length = link[0].length + words.length;
  return at(/\s*(?:$|[-–—:,;|)\]])/y, text, index + length) ? { day: words.day, length } : undefined;
}
