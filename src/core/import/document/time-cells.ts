import type { PhrasingContent, Table, TableRow } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { weekdayNumbers } from '../../text/calendar.ts';
import { daysIn, inYear, unreadDay, writtenDayAt } from '../../text/day.ts';
import { relativeDayAt } from '../../text/relative-day.ts';
import { isTimed, readInstant, unreadInstant, type WrittenInstant } from '../../text/instant.ts';
import { zoneIn, type TaughtZones } from '../../text/zone.ts';
import type { Entry } from './entries.ts';
import { rawText, withoutStart } from './inline.ts';

/** Patterns of column heads in imported timelines. */
export interface TimelineColumns {
  time: RegExp;
  event: RegExp;
  milestone: RegExp;
  evidence: RegExp;
}

/** The rows of a table with times. */
export interface TimeCells {
  rows: Omit<Entry, 'context' | 'body'>[];
  /** The words of its head. */
  heads: string;
}

/** Patterns of column heads, by their usual names and those the library was taught. */
export function columnsOf(taught: Configuration['words']['columns']): TimelineColumns {
  const make = (usual: string, names: readonly string[] | undefined, end: string) =>
    new RegExp(
      `^(?:${[usual, ...(names ?? []).map((name) => name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))].join('|')})${end}`,
      'iu',
    );
  return {
    time: make(
      'hh ?[:.] ?mm(?: ?[:.] ?ss)?|date(?: ?/ ?| and | & )?time|date|time|clock|when|timestamp|start(?:ed)?(?: time)?|datum(?: ?/ ?| und )?(?:uhr)?zeit|datum|uhrzeit|zeit(?:punkt|stempel)?|wann|heure|horaire|horodatage|quand|date et heure|hora(?:rio)?|fecha(?: y hora)?|cuándo|horário|data(?: e ora| e hora)?|quando|ora|orario|tijd(?:stip)?|wanneer|tid(?:punkt|spunkt)?|klokkeslett|klockslag|når|när|czas|godzina|data(?: i (?:godzina|czas))?|время|дата(?: и время| та час| і час)?|час|когда|коли|čas|datum a čas|kdy|hodina|saat|zaman|tarih(?: ve saat)?|tarih/saat|aika|ajankohta|pvm|päivämäärä|klo|idő(?:pont)?|dátum|ora|oră|dată|ώρα|ημερομηνία|giờ|thời gian|waktu|pukul|jam|vrijeme|vreme|hores?|laiks|laikas|kellaaeg|השעה|שעה|الوقت|الساعة|เวลา|時刻|時間|日時|日付|时间|日期|시간|시각|날짜',
      taught.time,
      '(?![\\p{L}\\p{N}])',
    ),
    event: make(
      "events?|what(?: happened)?|descriptions?|actions?|details?|notes?|entry|update|ereignis(?:se)?|vorfall|vorkommnis|geschehen|was(?: (?:ist )?(?:passiert|passierte|geschehen|geschah))?|beschreibung|vorgang|événements?|description|quoi|faits?|quoi|ce qui s[’']est passé|sucesos?|hechos?|acontecimientos?|acontecimentos?|ocorrências?|fatos?|o que aconteceu|accadimento|eventos?|descripción|descrição|qué(?: pasó)?|eventi|evento|descrizione|cosa|gebeurtenis(?:sen)?|omschrijving|wat|händelser?|hendelser?|beskrivning|beskrivelse|hva(?: skjedde)?|vad(?: hände)?|wydarzeni[ea]|zdarzeni[ea]|opis|co się stało|событи[ея]|что произошло|описание|поді[яї]|опис|що сталося|událost(?:i)?|popis|co se stalo|olay(?:lar)?|açıklama|ne oldu|tapahtuma(?:t)?|kuvaus|mitä tapahtui|selite|esemény(?:ek)?|leírás|eveniment(?:e)?|descriere|γεγονός|sự kiện|diễn biến|nội dung|kejadian|peristiwa|keterangan|događaj(?:i)?|dogodek|събитие|esdeveniment|sündmus|notikums|įvykis|אירוע|الحدث|เหตุการณ์|observations?|what we saw|περιγραφή|出来事|内容|イベント|事象|事件|事项|描述|이벤트|내용",
      taught.event,
      '$',
    ),
    milestone: make('milestones?', taught.milestone, '$'),
    evidence: make('evidence|sources?(?: ?/ ?links?)?|links?|proof|references?', taught.evidence, '$'),
  };
}

const endHead =
  /^(?:end(?:ed|s)?|until|to|finish(?:ed)?|stop(?:ped)?|ende|bis|fin|hasta|fim|até|fine|einde|tot|slut|slutt|終了|结束|종료|koniec|do|конец|кінець|до|konec|bitiş|loppu|päättyi)(?![\p{L}\p{N}])/iu;
const zoneHead =
  /^(?:tz|time ?zone|zone|zeitzone|fuseau|zona horaria|fuso|tijdzone|tidszon|tidssone|タイムゾーン|时区|strefa czasowa|часовой пояс|часовий пояс|časové pásmo|saat dilimi|aikavyöhyke)/iu;

/** What the cells of a column hold, where most of them hold the same. */
type Holds = 'instant' | 'clock' | 'day' | 'weekday' | 'text' | 'nothing';

const weekday = (text: string) => weekdayNumbers[text.trim().replace(/\.$/, '').toLowerCase()] !== undefined;

/** What people put into a cell with nothing to say. */
const isEmpty = (text: string) => /^[-–—―−/.…\s]*$/u.test(text);

function holdsOf(text: string, taught: TaughtZones): Holds {
  if (isEmpty(text)) return 'nothing';
  if (weekday(text)) return 'weekday';
  const stamp = readInstant(text, taught);
  if (!stamp || text.slice(stamp.length).trim() !== '') {
    const day = writtenDayAt(`${text} 00:00`, 0);
    return day && day.length >= text.length ? 'day' : 'text';
  }
  if (stamp.day && stamp.clock) return 'instant';
  return stamp.day && !isTimed(stamp) ? 'day' : 'clock';
}

/**
 * The rows of a table with a column of times, found by its name or by what its cells hold; day and clock may stand in
 * two columns, and the first row may be a row as well. Undefined for any other table.
 */
export function timeCells(table: Table, columns: TimelineColumns, taught: TaughtZones): TimeCells | undefined {
  const texts = table.children.map((row) => row.children.map((cell) => rawText(cell.children).trim()));
  const width = Math.max(...texts.map((row) => row.length));
  if (width === 1) return cellsOfOne(table, taught);
  const head = texts[0] ?? [];
  const kinds = texts.slice(1).map((row) => Array.from({ length: width }, (_, at) => holdsOf(row[at] ?? '', taught)));
  const holds = Array.from({ length: width }, (_, at) => mostly(kinds.map((row) => row[at]!)));
  const headKinds = head.map((text) => holdsOf(text, taught));
  // `HH:MM` is the name of a column.
  const isData = headKinds.some(
    (kind, at) => /^(?:instant|clock|day)$/.test(kind) && !/^[hymd]{2,4}[:/.-]/i.test(head[at]!),
  );
  if (isData && kinds.length === 0) headKinds.forEach((kind, at) => (holds[at] = kind));
  const names = isData ? [] : head;
  const find = (pattern: RegExp, but: readonly number[] = []) =>
    names.findIndex((name, at) => !but.includes(at) && pattern.test(name));

  const timed = holds.flatMap((kind, at) => (kind === 'instant' || kind === 'clock' ? [at] : []));
  const ends = names.flatMap((name, at) => (endHead.test(name) && timed.includes(at) ? [at] : []));
  const starts = timed.filter((at) => !ends.includes(at));
  const decided = starts.find((at) => zoneIn(names[at] ?? '', taught)?.zone !== undefined);
  const named = find(columns.time);
  // An `Updated` or a `Due` beside it is no time of the event.
  const byName = named !== -1 && (starts.includes(named) || starts.length === 0) ? named : undefined;
  const clock = decided ?? byName ?? starts[0];
  if (clock === undefined || width < 2) return undefined;
  const day = holds[clock] === 'instant' ? -1 : holds.findIndex((kind, at) => kind === 'day' && at !== clock);
  const end = day === -1 && holds[clock] === 'day' ? -1 : (ends[0] ?? -1);
  const zone = find(zoneHead, [clock]);
  const week = holds.findIndex((kind, at) => kind === 'weekday' && at !== clock);
  const used = [clock, day, end, zone, week];
  let milestone = find(columns.milestone, used);
  const evidence = find(columns.evidence, used);
  let event = find(columns.event, used);
  if (event === -1) event = widest(texts, [...used, milestone, evidence]);
  // Of a milestone and its time, the milestone is the event.
  if (event === -1) [event, milestone] = [milestone, -1];
  if (event === -1) return undefined;

  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(`${names[day] ?? ''} ${names[clock] ?? ''}`)?.[1];
  const headText = [...new Set([names[day], names[clock]])].filter((name) => name).join(' ');
  const rows = (isData ? table.children : table.children.slice(1)).map((source, index) => {
    const row = texts[isData ? index : index + 1]!;
    const cell = (at: number): PhrasingContent[] => (at === -1 ? [] : (source.children[at]?.children ?? []));
    const text = (at: number) => row[at] ?? '';
    // A dash beside a day is no clock.
    const time = day !== -1 && isEmpty(text(clock)) ? '' : text(clock);
    const written = [text(week), text(day), time, end === -1 || text(end) === '' ? '' : `– ${text(end)}`, text(zone)]
      .filter((part) => part !== '')
      .join(' ');
    const stamp = withYear(stampOf({ day: [text(week), text(day)], written, isSplit: day !== -1 }, taught), year);
    const lead = [...cell(event)];
    // Keep what is more than text in the time column, and code where it is no time.
    const plain = stamp ? /^(?:text|strong|emphasis|inlineCode|break)$/ : /^(?:text|strong|emphasis|break)$/;
    if (cell(clock).some(({ type }) => !plain.test(type))) lead.unshift(...cell(clock), { type: 'text', value: ' ' });
    source.children.forEach(({ children }, at) => {
      if ([...used, event, milestone, evidence].includes(at) || children.length === 0) return;
      const name = names[at] ?? '';
      lead.push({ type: 'text', value: name === '' ? ' (' : ` (${name}: ` }, ...children, { type: 'text', value: ')' });
    });
    return {
      stamp,
      written,
      line: lineOf(source),
      lead,
      evidence: cell(evidence),
      milestone: milestone === -1 ? '' : text(milestone),
      head: headText,
    };
  });
  return { rows, heads: names.join(' ').trim() };
}

/** The rows of a table with one column, where most of its cells begin with a time. */
function cellsOfOne(table: Table, taught: TaughtZones): TimeCells | undefined {
  const read = table.children.map((source) => {
    const children = source.children[0]?.children ?? [];
    const stamp = readInstant(rawText(children), taught);
    return { source, children, stamp: stamp?.clock && !stamp.clock.isBare ? stamp : undefined };
  });
  const isData = read[0]?.stamp !== undefined;
  const cells = isData ? read : read.slice(1);
  if (cells.filter(({ stamp }) => stamp).length * 2 <= cells.length || cells.length === 0) return undefined;
  const head = isData ? '' : rawText(read[0]!.children).trim();
  const rows = cells.map(({ source, children, stamp }) => ({
    stamp,
    written: stamp?.text ?? '',
    line: lineOf(source),
    lead: stamp ? withoutStart(children, stamp.length) : children,
    evidence: [],
    milestone: '',
    head,
  }));
  return { rows, heads: head };
}

function mostly(kinds: readonly Holds[]): Holds {
  const counts = new Map<Holds, number>();
  for (const kind of kinds) if (kind !== 'nothing') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  // A column of instants has clocks too, where the day goes on.
  if (counts.has('instant')) counts.set('instant', counts.get('instant')! + (counts.get('clock') ?? 0));
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  const total = kinds.filter((kind) => kind !== 'nothing').length;
  return best && best[1] * 2 >= total ? best[0] : 'text';
}

/** The column with the most text. */
function widest(texts: readonly (readonly string[])[], but: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const row of texts)
    row.forEach((text, at) => !but.includes(at) && sizes.set(at, (sizes.get(at) ?? 0) + text.length));
  return [...sizes].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? -1;
}

/** The time of a row from its cells. A day that cannot be read is one without readings. */
function stampOf(
  { day, written, isSplit }: { day: readonly string[]; written: string; isSplit: boolean },
  taught: TaughtZones,
): WrittenInstant | undefined {
  const stamp = readInstant(written, taught);
  if (stamp && written.slice(stamp.length).trim() === '') return stamp;
  const dayText = day.filter((part) => part !== '').join(' ');
  if (!isSplit || dayText === '') return speaksOfDay(written) ? unreadInstant(written) : undefined;
  const rest = readInstant(written.slice(dayText.length).trim(), taught);
  const ofDay = writtenDayAt(`${dayText} 00:00`, 0);
  const isRead = ofDay !== undefined && ofDay.length >= dayText.length;
  if (!rest?.clock) return undefined;
  return { ...rest, day: isRead ? ofDay.day : unreadDay(dayText), text: written, length: written.length };
}

/** Whether a cell that is no time names a day, or tells one by another. */
function speaksOfDay(cell: string): boolean {
  const text = cell.slice(0, 200);
  if (daysIn(text).length > 0 || /\d[-/.]\d{1,2}(?:[-/.]|\s|$)/.test(text)) return true;
  return [...text.matchAll(/(?<![\p{L}\d])(?=\p{L})/gu)].some(({ index }) => relativeDayAt(text, index));
}

/** The year that stands in the head of the column. */
function withYear(stamp: WrittenInstant | undefined, year: string | undefined): WrittenInstant | undefined {
  const day = stamp?.day;
  if (!day || year === undefined || day.year !== undefined || day.readings.length === 0) return stamp;
  return { ...stamp, day: inYear(day, Number(year)) };
}

const lineOf = (row: TableRow) => row.position?.start.line ?? 0;
