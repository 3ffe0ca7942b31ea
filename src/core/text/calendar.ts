import { monthNames } from '../model/clock.ts';

/** A month as people write it in English, in full or shortened, without a group; its first letter is a capital. */
export const monthPattern =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';

/** The number of a month by its name in English, from 1 on; 0 for what is none. Three letters are enough. */
export function monthNumber(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return start.length < 3 ? 0 : monthNames.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

/** Numbers of months by the names they have in European languages, in lower case, whole and shortened. */
export const monthNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january januar janvier enero',
    'feb february februar februari',
    'mar march mars märz marz mär',
    'apr april',
    'may mai maj',
    'jun june juni',
    'jul july juli',
    'aug august augusti',
    'sep sept september',
    'oct october okt oktober',
    'nov november',
    'dec december des desember dez dezember',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** A weekday in English, German or a Scandinavian language, in full or shortened, in lower case. */
export const weekdayPattern = [
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?',
  'mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend',
  '(?:man|mån|tirs?|tis|ons|tors?|fre|lør|lör|søn|sön)(?:dag)?)',
].join('|');

/** How many days a month has, from 1 on; 0 for what is none. February has 29 where the year is unknown. */
export function daysInMonth(year: number | undefined, month: number): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate() : 0;
}
