import * as Plot from '@observablehq/plot';
import { markOfRank, outlineOf, severityMarks, type SeverityMark } from '../../core/model/severity-mark.ts';
import { tag } from '../svg.ts';
import { safeUrl } from '../url.ts';
import { dayFormat, lengthOf, longDay, type LegendEntry } from './frame.ts';
import type { PlotWords } from './words.ts';

/** One incident as a point. */
export interface IncidentPoint {
  id: string;
  title: string;
  href: string;
  /** When it began, in milliseconds since the epoch. */
  date: number;
  severity: string;
  /** Rank of the severity, 0 the worst; -1 for one that is not on the scale. */
  rank: number;
}

/** One incident with a duration. */
export interface DurationPoint extends IncidentPoint {
  minutes: number;
  channel?: string | undefined;
  /** True where it is still going on, and `minutes` is the least it has lasted. */
  open?: boolean | undefined;
}

/** A point on its way into a picture. */
export interface Dated extends IncidentPoint {
  day: Date;
  minutes?: number;
  channel?: string | undefined;
  open?: boolean | undefined;
}

const symbols: Record<SeverityMark, Plot.SymbolType> = {
  0: 'diamond',
  1: 'triangle',
  2: 'square',
  3: 'circle',
  4: {
    draw(context: CanvasPath, size: number) {
      const r = Math.sqrt(size / Math.PI);
      context.moveTo(0, r * 1.2);
      context.lineTo(-r * 1.2, -r * 0.9);
      context.lineTo(r * 1.2, -r * 0.9);
      context.closePath();
    },
  } as unknown as Plot.SymbolType,
  5: 'times',
};

/** A mark for each severity, the worst on top; links that say where they lead, unless they are not wanted. */
export function pointMarks(
  points: readonly Dated[],
  y: 'minutes' | undefined,
  r: number,
  words: PlotWords,
  { links = true }: { links?: boolean } = {},
): Plot.Markish[] {
  return severityMarks.toReversed().map((shape) =>
    Plot.dot(
      points.filter(({ rank }) => markOfRank(rank) === shape),
      {
        x: 'day',
        ...(y ? { y } : { y: () => 0 }),
        r,
        symbol: symbols[shape],
        className: `plot-severity-${shape}`,
        ...(links && {
          title: (point: Dated) => toldPoint(point, words),
          href: ({ href }: Dated) => safeUrl(href) ?? '#',
        }),
      },
    ),
  );
}

/** Who noticed, as something drawn around the point; a machine of our own has no mark. */
export type ChannelMark = 'machine' | 'staff' | 'outside' | 'unknown';
function channelMark(channel: string | undefined): ChannelMark {
  if (channel === 'alert' || channel === 'synthetic') return 'machine';
  if (channel === 'staff') return 'staff';
  return channel === undefined ? 'unknown' : 'outside';
}

/** Marks for who noticed (a ring for people outside, a stroke beneath for staff, dots around for nobody knows) and for “still open”. */
export function channelMarks(points: readonly Dated[], r: number): Plot.Markish[] {
  const of = (mark: ChannelMark) => points.filter(({ channel }) => channelMark(channel) === mark);
  const at = { x: 'day', y: 'minutes', fill: 'none', r } as const;
  // Rings around crowded points would hide everything else.
  const [ring, fine] = r < 3 ? [r + 1.6, ' plot-fine'] : [r + 3.5, ''];
  return [
    Plot.dot(of('outside'), { ...at, r: ring, className: `plot-outside${fine}` }),
    Plot.dot(of('unknown'), { ...at, r: ring, className: `plot-unknown${fine}` }),
    Plot.dot(of('staff'), { ...at, symbol: beneath, className: 'plot-staff' }),
    Plot.dot(
      points.filter(({ open }) => open),
      { ...at, symbol: upwards, className: 'plot-open' },
    ),
  ];
}

/** Plot's symbols take an area; ours are drawn from the radius of a circle of that area. */
const beneath: Plot.SymbolType = {
  draw(context: CanvasPath, size: number) {
    const r = Math.sqrt(size / Math.PI);
    context.moveTo(-r * 1.2, r * 1.75);
    context.lineTo(r * 1.2, r * 1.75);
  },
} as unknown as Plot.SymbolType;
const upwards: Plot.SymbolType = {
  draw(context: CanvasPath, size: number) {
    const r = Math.sqrt(size / Math.PI);
    context.moveTo(0, -r * 1.3);
    context.lineTo(0, -r * 4);
    context.moveTo(-r * 0.8, -r * 3);
    context.lineTo(0, -r * 4);
    context.lineTo(r * 0.8, -r * 3);
  },
} as unknown as Plot.SymbolType;

/** The severities and marks that occur among points. */
export function legendEntries(points: readonly Dated[], words: PlotWords, channels: boolean): LegendEntry[] {
  const known = new Map(points.map(({ severity, rank }) => [severity, rank]));
  const sorted = [...known].sort(([, a], [, b]) => (a < 0 ? 99 : a) - (b < 0 ? 99 : b));
  const entries = sorted.map(([severity, rank]) => ({
    mark: tag('path', { class: `plot-severity-${markOfRank(rank)}`, d: `M0 0${outlineOf(markOfRank(rank), 6)}` }),
    name: severity || words.noSeverity,
  }));
  if (!channels) return entries;
  const core = tag('circle', { class: 'plot-any', r: 3.2 });
  const marks: Record<ChannelMark, [mark: string, name: string]> = {
    machine: [core, words.byMachine],
    staff: [core + tag('path', { class: 'plot-staff', d: 'M-5 6.5H5' }), words.byStaff],
    outside: [core + tag('circle', { class: 'plot-outside', r: 6.5 }), words.fromOutside],
    unknown: [core + tag('circle', { class: 'plot-unknown', r: 6.5 }), words.channelUnknown],
  };
  for (const [kind, [mark, name]] of Object.entries(marks))
    if (points.some(({ channel }) => channelMark(channel) === kind)) entries.push({ mark, name });
  if (points.some(({ open }) => open))
    entries.push({
      mark: tag('path', { class: 'plot-open', d: 'M0 6V-6M-3.5-2.5 0-6 3.5-2.5' }),
      name: words.openMark,
    });
  return entries;
}

/** The radius of points: the more there are, the smaller. */
export function radiusFor(count: number): number {
  return count > 600 ? 2.6 : count > 120 ? 3.8 : 5.5;
}

/** A scale of days around points, or between given instants. */
export function timeScale(points: readonly Dated[], from?: number, to?: number): Plot.ScaleOptions {
  const dates = points.map(({ date }) => date);
  let [start, end] = [from ?? Math.min(...dates), to ?? Math.max(...dates)];
  const day = 86_400_000;
  const pad = Math.max((end - start) * 0.03, start === end ? 30 * day : day);
  if (from === undefined) start -= pad;
  if (to === undefined) end += pad;
  return { type: 'utc', domain: [new Date(start), new Date(end)], label: null };
}

/** Ticks as people write them: a year at its start, else the month; days where ticks are weeks apart. */
export function monthTicks({ time: { language } }: PlotWords) {
  const month = dayFormat(language, { month: 'short' });
  const day = dayFormat(language, { day: 'numeric', month: 'short' });
  return (date: Date, index: number, ticks: readonly Date[] = []): string => {
    const [name, year] = [month.format(date), date.getUTCFullYear()];
    const [first, second] = ticks;
    const weekly = first && second && second.getTime() - first.getTime() < 27 * 86_400_000;
    if (weekly) return `${day.format(date)}${index === 0 ? ` ${year}` : ''}`;
    if (date.getUTCMonth() === 0) return String(year);
    return index === 0 ? `${name} ${year}` : name;
  };
}

/** A point in words. */
function toldPoint({ title, severity, date, minutes, channel, open }: Dated, words: PlotWords): string {
  const length = minutes === undefined ? undefined : lengthOf(minutes, words);
  return words.point(
    title,
    severity || words.noSeverity,
    longDay(date, words),
    length !== undefined && open ? words.stillOpen(length) : length,
    channel === undefined ? undefined : (words.channels[channel] ?? channel),
  );
}
