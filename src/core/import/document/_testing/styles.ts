import { offsetText } from '../../../text/zone.ts';
import { instantIn } from '../row-zones.ts';

/** A row of a known incident. */
export interface KnownRow {
  /** What happened; no other row says it. */
  text: string;
  /** Milliseconds since the epoch. */
  instant: number;
  /** Minutes it took, where it is written as a range. */
  length: number;
}

/** An incident whose times are known. */
export interface KnownIncident {
  /** An IANA name. */
  zone: string;
  rows: readonly KnownRow[];
}

type Language = keyof typeof languages;

/** A house style: how one team writes its timelines. */
export interface Style {
  language: Language;
  date: keyof typeof dates;
  clock: keyof typeof clocks;
  zone: keyof typeof zones;
  layout: keyof typeof layouts;
  disturbance: (typeof disturbances)[number];
}

/** An incident in a style: its text, and of each row whether the text decides its instant. */
export interface Written {
  path: string;
  text: string;
  rows: { text: string; instant: number; isDecided: boolean }[];
}

const languages = {
  en: {
    tag: 'en-GB',
    timeline: 'Timeline',
    date: 'Date',
    time: 'Time',
    day: 'Day',
    event: 'Event',
    all: (zone: string) => `All times in ${zone}.`,
    everything: (day: string) => `Everything happened on ${day} unless a date is given.`,
  },
  de: {
    tag: 'de-DE',
    timeline: 'Zeitlicher Ablauf',
    date: 'Datum',
    time: 'Uhrzeit',
    day: 'Tag',
    event: 'Ereignis',
    all: (zone: string) => `Alle Zeiten in ${zone}.`,
    everything: (day: string) => `Alle Ereignisse am ${day}, sofern nicht anders angegeben.`,
  },
  fr: {
    tag: 'fr-FR',
    timeline: 'Chronologie',
    date: 'Date',
    time: 'Heure',
    day: 'Jour',
    event: 'Événement',
    all: (zone: string) => `Toutes les heures sont en ${zone}.`,
    everything: (day: string) => `Tous les événements ont eu lieu le ${day}, sauf mention contraire.`,
  },
  es: {
    tag: 'es-ES',
    timeline: 'Cronología',
    date: 'Fecha',
    time: 'Hora',
    day: 'Día',
    event: 'Evento',
    all: (zone: string) => `Todas las horas en ${zone}.`,
    everything: (day: string) => `Todos los eventos ocurrieron el ${day} salvo que se indique otra fecha.`,
  },
  pt: {
    tag: 'pt-BR',
    timeline: 'Linha do tempo',
    date: 'Data',
    time: 'Horário',
    day: 'Dia',
    event: 'Evento',
    all: (zone: string) => `Todos os horários em ${zone}.`,
    everything: (day: string) => `Todos os eventos ocorreram em ${day}, salvo indicação em contrário.`,
  },
  it: {
    tag: 'it-IT',
    timeline: 'Cronologia',
    date: 'Data',
    time: 'Ora',
    day: 'Giorno',
    event: 'Evento',
    all: (zone: string) => `Tutti gli orari sono in ${zone}.`,
    everything: (day: string) => `Tutti gli eventi sono avvenuti il ${day}, salvo diversa indicazione.`,
  },
  nl: {
    tag: 'nl-NL',
    timeline: 'Tijdlijn',
    date: 'Datum',
    time: 'Tijd',
    day: 'Dag',
    event: 'Gebeurtenis',
    all: (zone: string) => `Alle tijden in ${zone}.`,
    everything: (day: string) => `Alle gebeurtenissen op ${day}, tenzij anders vermeld.`,
  },
  sv: {
    tag: 'sv-SE',
    timeline: 'Händelseförlopp',
    date: 'Datum',
    time: 'Tid',
    day: 'Dag',
    event: 'Händelse',
    all: (zone: string) => `Alla tider i ${zone}.`,
    everything: (day: string) => `Alla händelser den ${day} om inget annat anges.`,
  },
  ja: {
    tag: 'ja-JP',
    timeline: 'タイムライン',
    date: '日付',
    time: '時刻',
    day: '日付',
    event: '出来事',
    all: (zone: string) => `時刻はすべて${zone}です。`,
    everything: (day: string) => `特に断りがない限り、すべて${day}の出来事です。`,
  },
  zh: {
    tag: 'zh-CN',
    timeline: '时间线',
    date: '日期',
    time: '时间',
    day: '日期',
    event: '事件',
    all: (zone: string) => `所有时间均为${zone}。`,
    everything: (day: string) => `除非另有说明,以下事件均发生在${day}。`,
  },
};

const two = (value: number) => String(value).padStart(2, '0');

/** Parts of a local time: those a clock on the wall shows. */
interface Local {
  date: Date;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  iso: string;
  clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format for a language, made once. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, options]);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tag, options)));
  return format;
}

/** The local time at an instant in a zone. */
function localAt(instant: number, zone: string): Local {
  const parts = Object.fromEntries(
    formatOf('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
  const { year, month, day, hour, minute } = parts;
  return {
    ...parts,
    date: new Date(Date.UTC(year, month - 1, day, hour, minute)),
    iso: `${year}-${two(month)}-${two(day)}`,
    clock: `${two(hour)}:${two(minute)}`,
  };
}

function named({ date }: Local, tag: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(tag, { timeZone: 'UTC', ...options }).format(date);
}

const month = (local: Local, tag: string) => named(local, tag, { month: 'long' });

/** Notations of a day. `order` is what can be mistaken; `hasYear` is false where the year stands elsewhere. */
const dates = {
  iso: { write: ({ iso }: Local) => iso },
  slashes: { write: ({ iso }: Local) => iso.replaceAll('-', '/') },
  spoken: {
    write: (local: Local, tag: string) =>
      /^(?:ja|zh)/.test(tag)
        ? `${local.year}年${local.month}月${local.day}日`
        : `${local.day} ${month(local, tag)} ${local.year}`,
  },
  long: { write: (local: Local, tag: string) => named(local, tag, { dateStyle: 'long' }) },
  english: { write: (local: Local) => `${month(local, 'en')} ${local.day}, ${local.year}` },
  ordinal: { write: (local: Local) => `${month(local, 'en')} ${local.day}${ordinal(local.day)} ${local.year}` },
  weekday: {
    write: (local: Local, tag: string) =>
      /^(?:ja|zh)/.test(tag)
        ? `${local.year}年${local.month}月${local.day}日(${named(local, tag, { weekday: 'short' }).slice(-1)})`
        : `${named(local, tag, { weekday: 'long' })} ${local.day} ${month(local, tag)} ${local.year}`,
  },
  short: {
    write: (local: Local) => `${two(local.day)}-${named(local, 'en', { month: 'short' }).slice(0, 3)}-${local.year}`,
  },
  dotted: { write: ({ year, month: number, day }: Local) => `${two(day)}.${two(number)}.${year}` },
  dottedShort: { write: ({ year, month: number, day }: Local) => `${two(day)}.${two(number)}.${two(year % 100)}` },
  dayFirst: { write: ({ year, month: number, day }: Local) => `${two(day)}/${two(number)}/${year}`, order: true },
  monthFirst: { write: ({ year, month: number, day }: Local) => `${two(number)}/${two(day)}/${year}`, order: true },
  hyphens: { write: ({ year, month: number, day }: Local) => `${two(day)}-${two(number)}-${year}`, order: true },
  cjk: { write: ({ year, month: number, day }: Local) => `${year}年${number}月${day}日` },
  yearless: {
    write: (local: Local) => `${named(local, 'en', { month: 'short' }).slice(0, 3)} ${local.day}`,
    needsYear: true,
  },
} satisfies Record<string, { write: (local: Local, tag: string) => string; order?: boolean; needsYear?: boolean }>;

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

const clocks = {
  plain: ({ clock }: Local) => clock,
  seconds: ({ clock }: Local) => `${clock}:00`,
  unpadded: ({ hour, minute }: Local) => `${hour}:${two(minute)}`,
  half: ({ hour, minute }: Local) => `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
  halfSmall: ({ hour, minute }: Local) => `${hour % 12 || 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
  french: ({ hour, minute }: Local) => `${two(hour)}h${two(minute)}`,
  german: ({ hour, minute }: Local) => `${two(hour)}.${two(minute)} Uhr`,
  nordic: ({ clock }: Local) => `kl. ${clock}`,
  dutch: ({ clock }: Local) => `${clock} uur`,
  kanji: ({ hour, minute }: Local) => `${hour}時${two(minute)}分`,
  hanzi: ({ hour, minute }: Local) => `${hour < 12 ? '上午' : '下午'}${hour % 12 || 12}:${two(minute)}`,
  hours: ({ clock }: Local) => `${clock}h`,
};

const offsetAt = (instant: number, zone: string): number => {
  const { date } = localAt(instant, zone);
  return date.getTime() - Math.floor(instant / 60_000) * 60_000;
};

/** Names people use for a zone at an instant; each means one thing then. */
function abbreviation(instant: number, zone: string): string {
  const hours = offsetAt(instant, zone) / 3_600_000;
  const known: Readonly<Record<string, string>> = {
    'UTC 0': 'UTC',
    'Europe/Berlin 1': 'CET',
    'America/New_York -5': 'EST',
    'Asia/Tokyo 9': 'JST',
    'America/Sao_Paulo -3': 'BRT',
  };
  return (
    known[`${zone} ${hours}`] ??
    `UTC${hours < 0 ? '-' : '+'}${Math.trunc(Math.abs(hours))}${hours % 1 === 0 ? '' : ':30'}`
  );
}

/** Where the zone is named. `row` is written behind the clock; the first instant is that of the incident. */
const zones = {
  heading: { heading: ({ zone }: KnownIncident, at: number) => ` (${abbreviation(at, zone)})` },
  sentence: { sentence: true },
  iana: { heading: ({ zone }: KnownIncident) => ` (${zone})` },
  head: { head: true },
  everyRow: { row: (at: number, zone: string) => ` ${abbreviation(at, zone)}` },
  offset: { row: (at: number, zone: string) => offsetText(offsetAt(at, zone)) },
  frontMatter: { given: true },
  none: {},
} satisfies Record<
  string,
  {
    heading?: (incident: KnownIncident, at: number) => string;
    sentence?: boolean;
    head?: boolean;
    row?: (at: number, zone: string) => string;
    given?: boolean;
  }
>;

/** What a layout is given of each row. */
interface Cells {
  /** The day, empty where it is left out. */
  day: string;
  clock: string;
  text: string;
}

/** How rows are laid out. `dated` says where days stand: in every row, over rows, or once. */
const layouts = {
  bullets: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `- ${join(day, clock)} - ${text}`).join('\n'),
  },
  colons: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `* ${join(day, clock)}: ${text}`).join('\n'),
  },
  numbered: {
    dated: 'row',
    print: (rows: Cells[]) =>
      rows.map(({ day, clock, text }, at) => `${at + 1}. ${join(day, clock)} – ${text}`).join('\n'),
  },
  bold: {
    dated: 'change',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `- **${join(day, clock)}** ${text}`).join('\n'),
  },
  lines: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `${join(day, clock)} - ${text}`).join('\n'),
  },
  paragraphs: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `**${join(day, clock)}** - ${text}`).join('\n\n'),
  },
  below: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `${join(day, clock)}\n${text}`).join('\n\n'),
  },
  bracketed: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `- [${join(day, clock)}] ${text}`).join('\n'),
  },
  headings: {
    dated: 'change',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `### ${join(day, clock)}\n\n${text}.`).join('\n\n'),
  },
  clockFirst: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `- ${clock}${day && `, ${day}`}: ${text}`).join('\n'),
  },
  labels: {
    dated: 'row',
    print: (rows: Cells[]) => rows.map(({ day, clock, text }) => `- ${text}: ${join(day, clock)}`).join('\n'),
  },
  table: { dated: 'change', print: table(({ day, clock, text }) => [join(day, clock), text]) },
  eventFirst: { dated: 'row', print: table(({ day, clock, text }) => [text, join(day, clock)], true) },
  columns: { dated: 'row', print: table(({ day, clock, text }) => [day, clock, text]) },
  headless: {
    dated: 'row',
    print: (rows: Cells[]) =>
      `|  |  |\n|---|---|\n${rows.map(({ day, clock, text }) => `| ${join(day, clock)} | ${text} |`).join('\n')}`,
  },
  html: {
    dated: 'row',
    print: (rows: Cells[]) =>
      `<table><tr><td><p>Time</p></td><td><p>Event</p></td></tr>${rows.map(({ day, clock, text }) => `<tr><td><p>${join(day, clock)}</p></td><td><p>${text}</p></td></tr>`).join('')}</table>`,
    isHtml: true,
  },
  dayHeadings: {
    dated: 'over',
    print: over(
      (day) => `### ${day}\n\n`,
      ({ clock, text }) => `- ${clock} ${text}\n`,
    ),
  },
  dayLines: {
    dated: 'over',
    print: over(
      (day) => `\n${day}\n\n`,
      ({ clock, text }) => `- ${clock}: ${text}\n`,
    ),
  },
  nested: {
    dated: 'over',
    print: over(
      (day) => `- ${day}\n`,
      ({ clock, text }) => `  - ${clock} - ${text}\n`,
    ),
  },
  label: { dated: 'label', print: (rows: Cells[]) => rows.map(({ clock, text }) => `- ${clock} - ${text}`).join('\n') },
  title: { dated: 'title', print: (rows: Cells[]) => rows.map(({ clock, text }) => `- ${clock} ${text}`).join('\n') },
  file: { dated: 'file', print: (rows: Cells[]) => rows.map(({ clock, text }) => `- ${clock} ${text}`).join('\n') },
  rule: { dated: 'rule', print: (rows: Cells[]) => rows.map(({ clock, text }) => `- ${clock}: ${text}`).join('\n') },
} satisfies Record<
  string,
  {
    dated: 'row' | 'change' | 'over' | 'label' | 'title' | 'file' | 'rule';
    print: (rows: Cells[], heads: [day: string, time: string, event: string]) => string;
    isHtml?: boolean;
  }
>;

function join(day: string, clock: string): string {
  return day === '' ? clock : `${day} ${clock}`;
}

function table(cells: (row: Cells) => string[], isLast = false) {
  return (rows: Cells[], [day, time, event]: [string, string, string]): string => {
    const width = cells(rows[0]!).length;
    const head = width === 3 ? [day, time, event] : isLast ? [event, time] : [time, event];
    const line = (row: string[]) => `| ${row.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n');
  };
}

function over(day: (text: string) => string, row: (row: Cells) => string) {
  return (rows: Cells[]): string =>
    rows.map((cells) => `${cells.day === '' ? '' : day(cells.day)}${row(cells)}`).join('');
}

/** What goes wrong in a document, or makes it harder. */
const disturbances = ['none', 'typo', 'missing', 'untimed', 'foreign', 'range', 'approximate', 'due'] as const;

/** Every value of each part of a style. */
export const choices = {
  language: Object.keys(languages) as Language[],
  date: Object.keys(dates) as (keyof typeof dates)[],
  clock: Object.keys(clocks) as (keyof typeof clocks)[],
  zone: Object.keys(zones) as (keyof typeof zones)[],
  layout: Object.keys(layouts) as (keyof typeof layouts)[],
  disturbance: disturbances,
};

/** Writes an incident in a style, and says which of its instants the text decides. */
export function writeIncident(incident: KnownIncident, style: Style): Written {
  const words = languages[style.language];
  const layout: (typeof layouts)[keyof typeof layouts] & { isHtml?: boolean } = layouts[style.layout];
  const notation: { write: (local: Local, tag: string) => string; order?: boolean; needsYear?: boolean } =
    dates[style.date];
  const zone: {
    heading?: (incident: KnownIncident, at: number) => string;
    sentence?: boolean;
    head?: boolean;
    row?: (at: number, zone: string) => string;
    given?: boolean;
  } = zones[style.zone];
  const [first] = incident.rows;
  const start = first!.instant;
  // A name for one offset is meant as that offset on both sides of a change of clocks.
  const steady = offsetAt(start, incident.zone);
  const isNamed = /^(?:heading|sentence|head)$/.test(style.zone);
  const local = (instant: number) => (isNamed ? localAt(instant + steady, 'UTC') : localAt(instant, incident.zone));
  const locals = incident.rows.map(({ instant }) => local(instant));
  const write = (local: Local) => notation.write(local, words.tag);
  const shift = incident.rows.some(
    ({ instant }) => offsetAt(instant, incident.zone) !== offsetAt(start, incident.zone),
  );
  const isTable = /^(?:table|eventFirst|columns)$/.test(style.layout);
  const named = zone.head && !isTable ? zones.heading : zone;
  const middle = Math.floor(incident.rows.length / 2);
  const hasTypo =
    style.disturbance === 'typo' && layout.dated !== 'label' && /^(?:iso|dotted|dayFirst|hyphens)$/.test(style.date);

  let lost = false;
  let above: Local | undefined;
  let wasForeign = false;
  const cells: Cells[] = [];
  const rows: Written['rows'] = [];
  incident.rows.forEach(({ text, instant, length }, index) => {
    const here = locals[index]!;
    const isFresh = above?.iso !== here.iso;
    const isDated =
      layout.dated === 'row' ? true : layout.dated === 'change' || layout.dated === 'over' ? isFresh : false;
    const isMissing = style.disturbance === 'missing' && index === middle && isDated && layout.dated === 'row';
    const isWrong = hasTypo && index === middle && isDated;
    let day = isDated && !isMissing ? write(here) : '';
    if (isWrong) day = day.replace(/^(\d\d)(?=[./-])|(\d\d)$/, '32');
    // A bare time goes on with the day above; what runs backwards is open from there on.
    if (day !== '') lost = isWrong;
    else if (layout.dated === 'row' || layout.dated === 'change' || layout.dated === 'over') {
      if (isFresh) lost = true;
    } else if (here.iso !== locals[0]!.iso) lost = true;
    const wall = clocks[style.clock](here);
    const suffix = zone.row ? zone.row(instant, incident.zone) : '';
    const isRange =
      style.disturbance === 'range' && index === middle && length > 0 && style.clock === 'plain' && !zone.row;
    const end = isRange ? local(instant + length * 60_000) : undefined;
    const isForeign =
      style.disturbance === 'foreign' && index === middle && !zone.row && /^(?:plain|unpadded)$/.test(style.clock);
    const mark = style.disturbance === 'approximate' && index === middle ? '~' : '';
    let clock = mark + wall + suffix + (end && end.iso === here.iso ? `–${end.clock}` : '');
    if (isForeign) {
      const utc = localAt(instant, 'UTC');
      clock = `${utc.clock} UTC`;
      if (day !== '') day = write(utc);
    }
    cells.push({ day, clock, text });
    const isClear = instantIn(incident.zone, here.iso, here.clock) === instant;
    // Beside a row of another zone, the day and the order are its own.
    const isBeside = wasForeign || isForeign;
    rows.push({
      text,
      instant,
      isDecided: !lost && !isBeside && (zone.row !== undefined || isClear) && here.clock.length > 0,
    });
    above = here;
    if (isForeign && layout.dated !== 'row') wasForeign = true;
  });

  const zoneName = abbreviation(start, incident.zone);
  const isOrdered =
    !notation.order ||
    locals.some(
      (local, index) =>
        cells[index]!.day !== '' &&
        (local.day > 12 || (local.month === local.day && locals.every((one) => one.iso === local.iso))),
    );
  const hasYear = !notation.needsYear || layout.dated === 'file';
  const isStated = (zone.heading ?? zone.sentence ?? zone.head ?? zone.row) !== undefined;
  // A name for one offset says nothing about the other side of a change of clocks.
  // Before a clock, `-05:00` can be the end of a range.
  const isPlainOffset = style.zone !== 'offset' || steady >= 0;
  const isSteady = !shift || zone.row !== undefined || style.zone === 'iana';
  const isRuled = layout.dated !== 'rule' || hasYear;
  const isAlways = isOrdered && hasYear && isStated && isSteady && isPlainOffset && isRuled && !hasTypo;
  for (const row of rows) row.isDecided &&= isAlways;

  const heads: [string, string, string] = [words.day, `${words.time}${zone.head ? ` (${zoneName})` : ''}`, words.event];
  if (isTable && style.layout === 'table') heads[1] = `${words.time}${zone.head ? ` (${zoneName})` : ''}`;
  let body = layout.print(cells, heads);
  if (style.disturbance === 'untimed' && /^(?:bullets|colons|bracketed|label|title)$/.test(style.layout)) {
    const lines = body.split('\n');
    lines.splice(middle, 0, `${lines[0]!.charAt(0)} Somebody writes to the chat`);
    body = lines.join('\n');
  }
  const heading = `${words.timeline}${named.heading?.(incident, start) ?? ''}`;
  const said = [
    zone.sentence ? words.all(zoneName) : '',
    layout.dated === 'rule' ? words.everything(write(locals[0]!)) : '',
  ].filter((text) => text !== '');
  const front = zone.given
    ? `---\nstarted_at: ${locals[0]!.iso}T${locals[0]!.clock}:00${offsetText(offsetAt(start, incident.zone))}\n---\n\n`
    : '';
  const title = `Orders missing${layout.dated === 'title' ? ` on ${write(locals[0]!)}` : ''}`;
  const label = layout.dated === 'label' ? `${words.date}: ${write(locals[0]!)}` : '';
  const due =
    style.disturbance === 'due'
      ? `| Action | Owner | Due |\n| --- | --- | --- |\n| Count orders | Ada | ${locals[0]!.year}-${two(locals[0]!.day > 12 ? 1 : locals[0]!.day)}-${two(locals[0]!.month)} |`
      : '';
  const path = `${layout.dated === 'file' ? `${locals[0]!.iso}-` : ''}orders.${layout.isHtml ? 'html' : 'md'}`;
  const text = layout.isHtml
    ? `<h1>${title}</h1><h2>${heading}</h2>${said.map((one) => `<p>${one}</p>`).join('')}${body}`
    : [`${front}# ${title}`, label, `## ${heading}`, ...said, body, due && `## Action items\n\n${due}`]
        .filter((part) => part !== '')
        .join('\n\n');
  return { path, text: `${text}\n`, rows };
}
