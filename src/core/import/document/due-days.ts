import type { Nodes, RootContent } from 'mdast';
import { daysIn, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { daysInMonth, monthNumbers } from '../../text/calendar.ts';
import { dayOrders, fits } from '../../text/proof.ts';
import { rawText } from './inline.ts';
import type { TimeContext } from './row.ts';

/** Reads the day by which something is to be done as YYYY-MM-DD; undefined where it can be several. */
export type ReadDue = (day: WrittenDay) => string | undefined;

const dayMs = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** A day that is all of a text, also one without a year: `3/29`. */
export function dayWritten(text: string): WrittenDay | undefined {
  const found = writtenDayAt(text, 0);
  // `16.9.2024.` has a point behind its year in some languages.
  if (found && (found.length === text.length || text.slice(found.length) === '.')) return found.day;
  const short = /^\d{1,2}[-/.]\d{1,2}\.?$/.test(text) ? writtenDayAt(`${text} 00:00`, 0) : undefined;
  return short && short.length >= text.length ? short.day : undefined;
}

const endWord =
  "(?:(?:by |until |till |before )?(?:the )?end of|EOM?|EOQ|EOY|(?:bis )?(?:zum )?ende|(?:d['’]ici |pour )?(?:la )?fin(?: de| d['’])?|(?:para )?(?:el )?(?:fin(?:al(?:es)?)?|finales) de|(?:até )?(?:o )?(?:fim|final) d[eo]|(?:entro (?:la )?)?fine(?: di)?|eind(?:e)?(?: van)?|(?:innen )?(?:utgangen|slutten) av|slutet av|(?:slutningen|udgangen) af|(?:do )?koniec|(?:do )?końca|(?:do )?konce|konec|(?:до )?кон(?:ца|ец)|(?:до )?кінця|sfârșitul(?: lunii)?|akhir|cuối(?: tháng)?|τέλ(?:ος|η))";
const lastOfMonth = new RegExp(`^${endWord}\\s*(\\p{L}+)\\.?(?:\\s+(?:de|del|of))?,?\\s+((?:19|20)\\d\\d)$`, 'iu');
const lastOfQuarter = new RegExp(
  `^${endWord}\\s*(?:(?:[QTK]|trimestre |quartal |kvartal )\\s?([1-4])|([1-4])\\s?(?:Q|T|\\.\\s?(?:Quartal|kvartal|kwartału|čtvrtletí|квартала)))(?:[\\s/-]+(?:de\\s+)?)((?:19|20)\\d\\d)$`,
  'iu',
);
const lastOfYear = new RegExp(`^${endWord}\\s*(?:the year |year )?((?:19|20)\\d\\d)$`, 'iu');
const lastInEastAsia = /^((?:19|20)\d\d)[年년]\s?(\d{1,2})[月월]\s?(?:末|底|말)$/u;

/** The last day of a month, quarter or year of which a text names the end, YYYY-MM-DD: `end of Q3 2024`, `fin novembre 2024`. */
export function endNamed(text: string): string | undefined {
  const last = (year: string, month: number) => `${year}-${two(month)}-${two(daysInMonth(Number(year), month))}`;
  const plain = text.trim();
  const month = lastOfMonth.exec(plain);
  const number = month ? monthNumbers[month[1]!.toLowerCase()] : undefined;
  if (number !== undefined) return last(month![2]!, number);
  const quarter = lastOfQuarter.exec(plain);
  if (quarter) return last(quarter[3]!, Number(quarter[1] ?? quarter[2]) * 3);
  const year = lastOfYear.exec(plain)?.[1];
  if (year !== undefined) return last(year, 12);
  const eastern = lastInEastAsia.exec(plain);
  return eastern && Number(eastern[2]) <= 12 ? last(eastern[1]!, Number(eastern[2])) : undefined;
}

const openDue =
  /^(?:(?:by |due |bis |pour |para |per |til |до |do )?(?:(?:next|this|current|coming|following|nächste[nrs]?|diese[nrs]?|kommende[nrs]?|prochaine?|próxim[oa]|prossim[oa]|volgende|neste|nästa|næste)\s+(?:sprint|week|month|quarter|release|iteration|cycle|planning|woche|monat|quartal|semaine|mois|trimestre|semana|mes|mês|settimana|mese|maand|kwartaal|uke|måned|vecka|månad|uge|iterasjon)|in\s+(?:\d{1,2}|one|two|three|four|six|a|zwei|drei|vier|einer?)\s+(?:days?|weeks?|months?|sprints?|quarters?|tagen|wochen?|monaten?)|(?:dans|en|fra|over|om)\s+(?:\d{1,2}|deux|trois|dos|tres|duas|due|tre|twee|två|to)\s+\p{L}+|within\s+.{1,20}|(?:Q|T|H|K)[1-4](?:[\s/-]*(?:19|20)?\d\d)?|(?:(?:19|20)\d\d[\s/-]*)Q[1-4]|[1-4]Q(?:\s*(?:19|20)?\d\d)?|(?:KW|CW|week|uke|vecka|uge|semaine|sprint|iteration|S)\s?\d{1,3}(?:[\s/-]+(?:19|20)\d\d)?|(?:end of|ende|fin|fine|fim|eind)\s.{1,20}|(?:mid|early|late|mitte|anfang|mi|début|inizio|metà)[\s-].{1,20}|ongoing|continuous|laufend|en continu|continuo|asap|(?:no|without(?: a)?) (?:due )?(?:date|deadline)|(?:ohne|keine?) (?:termin|frist|datum)|sans (?:date|échéance)|sin (?:fecha|plazo)|sem (?:prazo|data)|senza (?:scadenza|data)|zonder (?:datum|deadline)|utan (?:datum|tidsgräns)|(?:ingen|uten|uden) (?:frist|dato)|bez (?:terminu|daty|data)|без срока|期限なし|未定|immediately|sofort|immédiat(?:ement)?|tbd|tba|backlog|(?:winter|spring|summer|autumn|fall)\s+(?:19|20)\d\d))[.?]?$/iu;

/** Whether a text says by when something is to be done without naming a day: `next sprint`, `Q2 2024`, `in two weeks`. */
export function isOpenDue(text: string): boolean {
  const plain = text.trim();
  return plain.length <= 40 && openDue.test(plain);
}

/**
 * How the days of action items are read in a document: in the order that its days have, and where nothing tells the
 * order or the year, as the one day that comes after the incident: within half a year, or a year where it is written.
 *
 * @param began the day the incident began, YYYY-MM-DD
 * @param days the days of the action items
 */
export function dueReader(
  { elsewhere, language, usual, beside }: Pick<TimeContext, 'elsewhere' | 'language' | 'usual' | 'beside'>,
  began: string | undefined,
  days: readonly WrittenDay[],
): ReadDue {
  const orders = dayOrders({ days: [], elsewhere: [...days, ...elsewhere], stated: [], language, usual, beside });
  const start = began === undefined ? undefined : Date.parse(began);
  return (day) => {
    const order = orders.get(day.notation?.charAt(0) ?? '');
    const readings = day.readings.filter((one) => !order || one.order === undefined || one.order === order.order);
    const dates = readings.flatMap(({ year, month, day: number }) => {
      const years =
        year !== undefined
          ? [year]
          : start === undefined
            ? []
            : [0, 1].map((more) => new Date(start).getUTCFullYear() + more);
      return years
        .filter((one) => year !== undefined || fits({ month, day: number }, one, day.weekday))
        .map((one) => `${one}-${two(month)}-${two(number)}`)
        .filter((date) => year !== undefined || isWithin(date, start!, 183));
    });
    const [only, ...more] = [...new Set(dates)];
    if (more.length === 0)
      return readings.length === 1 || readings.every(({ year }) => year !== undefined) ? only : undefined;
    if (start === undefined || order) return undefined;
    const after = [...new Set(dates)].filter((date) => isWithin(date, start, 366));
    const before = [...new Set(dates)].filter((date) => Date.parse(date) < start);
    return after.length === 1 && before.length === more.length ? after[0] : undefined;
  };
}

function isWithin(date: string, start: number, days: number): boolean {
  const at = Date.parse(date);
  return at >= start && at <= start + days * dayMs;
}

/** The days that a section of action items names. */
export function duesIn(nodes: readonly RootContent[]): WrittenDay[] {
  return nodes.flatMap((node): WrittenDay[] => {
    if (!('children' in node)) return [];
    const isText = node.type === 'paragraph' || node.type === 'heading' || (node.type as string) === 'tableCell';
    return isText ? daysIn(rawText(node.children as Nodes[])) : duesIn(node.children as RootContent[]);
  });
}
