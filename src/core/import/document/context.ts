import type { Nodes, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { rawText } from './entries.ts';
import { dayOfName, labelled, type Labelled } from './facts.ts';
import { textOfInline } from './print.ts';
import { dateOf } from './row-dates.ts';
import type { TimeContext } from './row.ts';
import type { ImportedSection } from './sections.ts';
import type { ReadDocument } from './source.ts';
import { dayAt, daysIn, type WrittenDay } from '../../text/day.ts';
import { zoneIn, type TaughtZones } from '../../text/zone.ts';

/** The zone that the heading of a section or the text in it states for its times. */
export function zoneOfSection(
  section: ImportedSection,
  prose: readonly RootContent[],
  taught: TaughtZones,
): TimeContext['zone'] {
  const heading = section.heading ? textOfInline(section.heading.children) : '';
  const inHeading = /[([]([^)\]]*)[)\]]/.exec(heading)?.[1] ?? /\bin (\S+)$/.exec(heading)?.[1];
  const zone = inHeading && zoneIn(inHeading, taught);
  if (zone) return { zone, by: `the heading \`${heading}\`` };
  return zoneStated(prose, taught);
}

function zoneStated(nodes: readonly RootContent[], taught: TaughtZones): TimeContext['zone'] {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).replace(/\s+/g, ' ');
    const match =
      /(?:\ball times?\b|\btimes are\b|\btimestamps?\b|\btime ?zone\b|alle tid\w*|alle zeit\w*|klokkeslett|時刻|時間はすべて)[^.。\n]{0,80}/i.exec(
        text,
      );
    const zone = match && zoneIn(match[0], taught);
    if (zone) return { zone, by: `\`${match[0].trim()}\`` };
  }
  return undefined;
}

/**
 * The context for reading the times of a document: its day, its year, the order of numeric dates, its zone.
 *
 * @param name the file name without its ending
 * @param summary the nodes of the summary and those above the first heading
 */
export function contextOf(
  document: ReadDocument,
  given: readonly Labelled[],
  name: string,
  titleDays: readonly WrittenDay[],
  summary: readonly RootContent[],
  nodes: readonly RootContent[],
  words: Configuration['words'],
  taught: TaughtZones,
): TimeContext {
  const text = document.words;
  const base: TimeContext = {
    day: undefined,
    doubt: undefined,
    year: undefined,
    order: numericOrder(text),
    zone: zoneStated(nodes, taught),
    fallback: taught[''] === undefined ? undefined : { zone: taught[''], by: 'the option `--zone`' },
    dates: [],
    evidence: new Map(),
  };
  const statement = statementDay(nodes);
  const stated = statedDays(document, given, name, titleDays, statement, words, base);
  const dated = { ...base, year: yearOf(stated, text) };
  const settled = stated
    .map(({ date, day, by }) => ({ by, date: date ?? (day && dated.year ? dateOf(day, dated).date : undefined) }))
    .filter((one): one is { date: string; by: string } => one.date !== undefined);
  const named = daysIn(summary.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : '')).join('\n'))
    .map((day) => dateOf(day, dated).date)
    .filter((date) => date !== undefined);
  const isoDates = [...text.matchAll(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g)].map(([date]) => date);
  return {
    ...dated,
    ...dayOf(settled, named, text, statement !== undefined),
    dates: [...new Set([...settled.map(({ date }) => date), ...isoDates])],
  };
}

/** A day that the document states for the whole incident. */
interface StatedDay {
  day: WrittenDay | undefined;
  /** YYYY-MM-DD, where the day is written in full. */
  date: string | undefined;
  /** What states it. */
  by: string;
}

/** The days a document states, the surest first. */
function statedDays(
  { front }: ReadDocument,
  given: readonly Labelled[],
  name: string,
  titleDays: readonly WrittenDay[],
  statement: { day: WrittenDay; text: string } | undefined,
  words: Configuration['words'],
  context: TimeContext,
): StatedDay[] {
  const stated: StatedDay[] = [];
  const add = (day: WrittenDay | undefined, by: string) => {
    const isFull = day !== undefined && (day.year !== undefined || day.isSwappable);
    stated.push({ day, date: isFull ? dateOf(day, context).date : undefined, by });
  };
  if (statement) add(statement.day, `\`${statement.text}\``);
  const label = labelled(given, 'date', words);
  if (label && front['date'] === undefined) add(dayAt(label, 0)?.day, `the label \`${label.slice(0, 40)}\``);
  if (titleDays[0]) add(titleDays[0], 'the title');
  if (front['date'] !== undefined) add(dayAt(String(front['date']), 0)?.day, 'the front matter');
  const fileDay = dayOfName(name);
  if (fileDay) stated.push({ day: undefined, date: fileDay, by: 'the file name' });
  return stated;
}

/** The one year that the document can mean. */
function yearOf(stated: readonly StatedDay[], text: string): TimeContext['year'] {
  const years = new Set(
    stated.flatMap(({ date, day }) => (date ? [Number(date.slice(0, 4))] : day?.year ? [day.year] : [])),
  );
  if (years.size === 1) return { year: [...years][0]!, by: stated.find(({ date }) => date)?.by ?? 'the document' };
  const others = new Set(
    [...text.matchAll(/(?<![\d-])((?:19|20)\d\d)-\d\d-\d\d(?!\d)/g)].map((match) => Number(match[1])),
  );
  return years.size === 0 && others.size === 1 ? { year: [...others][0]!, by: 'the other dates' } : undefined;
}

/** The day of the incident, or why it is unknown. */
function dayOf(
  settled: readonly { date: string; by: string }[],
  named: readonly string[],
  text: string,
  isStatement: boolean,
): Pick<TimeContext, 'day' | 'doubt'> {
  const doubt = (why: string) => ({ day: undefined, doubt: `The first row has no date${why}` });
  const labels = [...new Set([...text.matchAll(/\b(?:Date|Time):\**\s+(\d{4}-\d\d-\d\d)/g)].map(([, date]) => date))];
  if (labels.length > 1 && !isStatement)
    return doubt(
      `, and the document tells of several: ${labels.map((date) => `\`${date}\``).join(', ')}; write the date`,
    );
  const [leading] = settled;
  const told = [...new Set(named)];
  if (!leading)
    return told.length === 1
      ? { day: { date: told[0]!, by: `\`${told[0]}\` by the summary` }, doubt: undefined }
      : { day: undefined, doubt: undefined };
  if (new Set(settled.map(({ date }) => date)).size > 1 && !isStatement)
    return doubt(`; ${settled.map(({ date, by }) => `${by} says \`${date}\``).join(', ')}: write the date`);
  if (named.length > 0 && !named.includes(leading.date) && !isStatement)
    return doubt(`; ${leading.by} says \`${leading.date}\`, the summary \`${named[0]}\`: write the date`);
  return { day: { date: leading.date, by: `\`${leading.date}\` by ${leading.by}` }, doubt: undefined };
}

function statementDay(nodes: readonly RootContent[]): { day: WrittenDay; text: string } | undefined {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).replace(/\s+/g, ' ').trim();
    if (!/^(?:all )?times?\b.{0,60}\bon\b/i.test(text)) continue;
    const day = daysIn(text).find(({ year }) => year !== undefined);
    if (day) return { day, text };
  }
  return undefined;
}

/** The order of day and month, from a numeric date that can be read in one way only. */
function numericOrder(text: string): TimeContext['order'] {
  const found = new Map<'day-first' | 'month-first', string>();
  for (const [whole, first, second] of text.matchAll(
    /(?<![\d./-])(\d{1,2})[-/.](\d{1,2})(?:[-/.]\d{4}|(?=\s+\d{1,2}:\d\d))(?![\d/-])/g,
  )) {
    const [a, b] = [Number(first), Number(second)];
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) found.set('day-first', whole);
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) found.set('month-first', whole);
  }
  if (found.size !== 1) return undefined;
  const [[order, by]] = [...found] as [['day-first' | 'month-first', string]];
  return { order, by: `\`${by}\`, which can only be read one way` };
}
