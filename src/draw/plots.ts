import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { longDayIn } from '../core/model/clock.ts';
import { formatMilliseconds } from '../core/model/span.ts';
import { escape, idPart, tag, widthOf } from './svg.ts';
import { safeUrl } from './url.ts';

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
}

/** How many incidents a year had, with the interval of the rate behind them. */
export interface CountRow {
  year: string | number;
  n: number;
  low: number;
  high: number;
}

const minute = 60_000;
/** Lengths that people know, in minutes. */
const knownLengths = [1 / 60, 1 / 6, 1, 5, 15, 60, 240, 1440, 3 * 1440, 7 * 1440, 30 * 1440, 90 * 1440, 365 * 1440];
const symbols = ['diamond', 'triangle', 'square', 'circle'] as const;

let page: Document | undefined;

/**
 * Each incident by the day it began and by a duration, on a logarithmic scale; every point is a link.
 * The empty string without points.
 */
export function drawDurations(points: readonly DurationPoint[], { id = 'durations' }: { id?: string } = {}): string {
  if (points.length === 0) return '';
  // Nothing is shorter than a second on a scale that has no zero.
  const drawn = points.map((point) => ({
    ...point,
    minutes: Math.max(point.minutes, 1 / 60),
    day: new Date(point.date),
  }));
  const lengths = drawn.map(({ minutes }) => minutes);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const low = knownLengths.findLast((length) => length <= least) ?? knownLengths[0]!;
  const high = knownLengths.find((length) => length >= most) ?? most;
  const ticks = knownLengths.filter((length) => length >= low && length <= high);
  const longest = drawn.find(({ minutes }) => minutes === most)!;
  const picture = (width: number, height: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height,
        marginTop: 34,
        marginLeft: 58,
        marginRight: 14,
        marginBottom: 42,
        x: timeScale(drawn),
        y: { type: 'log', domain: low < high ? [low, high] : [low / 2, high * 2], label: null },
        marks: [
          Plot.gridY(ticks),
          Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, text: lengthOf }),
          Plot.axisX({ label: null, tickSize: 5, ticks: Math.floor(width / 90) }),
          ...pointMarks(drawn, 'minutes', 5.5),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: true },
      'Duration of each incident by the day it began',
      `${countOf(points.length)} from ${day(Math.min(...points.map(({ date }) => date)))} to ${day(Math.max(...points.map(({ date }) => date)))}, ` +
        `between ${lengthOf(least)} and ${lengthOf(most)}; the longest is ${longest.title}.`,
      legend(drawn, width),
    );
  return wrapped(picture(840, 380, 'wide') + picture(360, 340, 'narrow'));
}

/** Incidents a year as bars, each with the interval of the rate behind it as a whisker. The empty string without rows. */
export function drawCounts(rows: readonly CountRow[], { id = 'counts' }: { id?: string } = {}): string {
  if (rows.length === 0) return '';
  const drawn = rows.map((row) => ({ ...row, year: String(row.year) }));
  const top = Math.max(1, ...drawn.map(({ n, high }) => Math.max(n, high)));
  const picture = (width: number, layout: string) => {
    const step = (width - 50) / drawn.length;
    const skip = Math.ceil(40 / step);
    const height = 236;
    return finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height,
        marginTop: 12,
        marginLeft: 34,
        marginRight: 12,
        marginBottom: 42,
        x: { type: 'band', domain: drawn.map(({ year }) => year), padding: 0.45, label: null },
        y: { domain: [0, top], label: null, nice: true },
        marks: [
          Plot.gridY({ ticks: 5 }),
          Plot.axisY({
            tickSize: 0,
            ticks: 5,
            tickFormat: (count: number) => (Number.isInteger(count) ? String(count) : ''),
          }),
          Plot.axisX({
            label: null,
            tickSize: 0,
            text: (year: string) => {
              const index = drawn.findIndex((row) => row.year === year);
              return index % skip === 0 ? `${year}\nn = ${drawn[index]!.n}` : '';
            },
          }),
          Plot.barY(drawn, { x: 'year', y: 'n', className: 'plot-bar', title: toldCount }),
          Plot.ruleX(drawn, { x: 'year', y1: 'low', y2: 'high', className: 'plot-whisker' }),
          Plot.dot(drawn, { x: 'year', y: 'n', r: 2.6, className: 'plot-count' }),
          Plot.ruleY([0]),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: false },
      'Incidents a year',
      `${drawn.map(toldCount).join('; ')}.`,
    );
  };
  const wide = Math.min(840, Math.max(260, 60 + drawn.length * 84));
  return wrapped(picture(wide, 'wide') + picture(Math.min(wide, 360), 'narrow'));
}

/**
 * Incidents of one service along time, small enough to stand in a row of many. `from` and `to`, in milliseconds,
 * put several strips on one scale. The empty string without points.
 */
export function drawStrip(
  points: readonly IncidentPoint[],
  { id = 'strip', from, to }: { id?: string; from?: number; to?: number } = {},
): string {
  if (points.length === 0) return '';
  const drawn = points.map((point) => ({ ...point, day: new Date(point.date) }));
  const picture = (width: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height: 46,
        marginTop: 6,
        marginLeft: 10,
        marginRight: 10,
        marginBottom: 22,
        x: timeScale(drawn, from, to),
        y: { axis: null, domain: [-1, 1] },
        marks: [
          Plot.axisX({ label: null, tickSize: 4, ticks: Math.floor(width / 90), tickFormat: monthTick }),
          Plot.ruleY([0]),
          ...pointMarks(drawn, undefined, 5),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height: 46, links: true },
      'Incidents over time',
      `${countOf(points.length)}: ${drawn.map((point) => `${day(point.date)} ${point.severity}`).join(', ')}.`,
    );
  return wrapped(picture(600, 'wide') + picture(330, 'narrow'), 'plot-strip');
}

interface Dated extends IncidentPoint {
  day: Date;
  minutes?: number;
  channel?: string | undefined;
}

/** A mark for each severity, the worst on top. */
function pointMarks(points: readonly Dated[], y: 'minutes' | undefined, r: number): Plot.Markish[] {
  return [3, 2, 1, 0].map((shape) =>
    Plot.dot(
      points.filter(({ rank }) => shapeOf(rank) === shape),
      {
        x: 'day',
        ...(y ? { y } : { y: () => 0 }),
        r,
        symbol: symbols[shape]!,
        className: `plot-severity-${shape}`,
        title: toldPoint,
        href: ({ href }: Dated) => safeUrl(href) ?? '#',
      },
    ),
  );
}

function shapeOf(rank: number): number {
  return rank < 0 ? 3 : Math.min(rank, 3);
}

function timeScale(points: readonly Dated[], from?: number, to?: number): Plot.ScaleOptions {
  const dates = points.map(({ date }) => date);
  let [start, end] = [from ?? Math.min(...dates), to ?? Math.max(...dates)];
  const day = 1440 * minute;
  const pad = Math.max((end - start) * 0.03, start === end ? 30 * day : day);
  if (from === undefined) start -= pad;
  if (to === undefined) end += pad;
  return { type: 'utc', domain: [new Date(start), new Date(end)], label: null };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
function monthTick(date: Date, index: number, ticks: readonly Date[] = []): string {
  const [month, year] = [months[date.getUTCMonth()]!, date.getUTCFullYear()];
  const [first, second] = ticks;
  const weekly = first && second && second.getTime() - first.getTime() < 27 * 1440 * minute;
  if (weekly) return `${date.getUTCDate()} ${month}${index === 0 ? ` ${year}` : ''}`;
  if (month === 'Jan') return String(year);
  return index === 0 ? `${month} ${year}` : month;
}

function legend(points: readonly DurationPoint[], width: number): string {
  const known = new Map(points.map(({ severity, rank }) => [severity, rank]));
  const sorted = [...known].sort(([, a], [, b]) => (a < 0 ? 99 : a) - (b < 0 ? 99 : b));
  let x = 62;
  const items = sorted.map(([severity, rank]) => {
    const at = x;
    const name = severity || 'no severity';
    x += 20 + widthOf(name, 12) + 10;
    if (x > width) return '';
    const shape = shapeOf(rank);
    return (
      tag('path', { class: `plot-severity-${shape}`, d: legendShapes[shape], transform: `translate(${at},13)` }) +
      tag('text', { x: at + 11, y: 17, 'text-anchor': 'start' }, escape(name))
    );
  });
  return tag('g', { 'aria-hidden': 'true', class: 'plot-legend' }, ...items);
}

const legendShapes = [
  'M0-6.2 4.6 0 0 6.2-4.6 0Z',
  'M0-5.6 5.2 4H-5.2Z',
  'M-4.4-4.4H4.4V4.4H-4.4Z',
  'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0Z',
];

/**
 * What Plot drew, as text that a strict content policy lets through: its `<style>`, style attributes and generated
 * class names are gone, and every link says where it leads.
 */
function finished(
  drawn: SVGSVGElement | HTMLElement,
  frame: { id: string; className: string; width: number; height: number; links: boolean },
  title: string,
  description: string,
  extra = '',
): string {
  for (const element of drawn.querySelectorAll('style')) element.remove();
  for (const element of drawn.querySelectorAll('*')) {
    element.removeAttribute('style');
    element.removeAttribute('aria-label');
    if (element.localName === 'a') {
      const name = element.querySelector('title')?.textContent;
      if (name) element.setAttribute('aria-label', name);
      element.setAttribute('class', 'plot-link');
    }
  }
  for (const group of drawn.children) {
    if (group.querySelector('a')) group.removeAttribute('aria-hidden');
    else group.setAttribute('aria-hidden', 'true');
  }
  return tag(
    'svg',
    {
      class: frame.className,
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      width: frame.width,
      height: frame.height,
      // Links inside an image could not be followed with a screen reader.
      role: frame.links ? 'group' : 'img',
      'aria-labelledby': `${frame.id}-title ${frame.id}-desc`,
      'font-size': 12,
      'text-anchor': 'middle',
      fill: 'currentColor',
    },
    tag('title', { id: `${frame.id}-title` }, escape(title)),
    tag('desc', { id: `${frame.id}-desc` }, escape(description)),
    extra,
    drawn.innerHTML,
  );
}

function wrapped(pictures: string, className = ''): string {
  return `<div class="plot-picture${className && ` ${className}`}" data-pagefind-ignore>${pictures}</div>`;
}

function emptyPage(): Document {
  return (page ??= parseHTML('<!doctype html><html><body></body></html>').document);
}

function toldPoint({ title, severity, day: began, minutes, channel }: Dated): string {
  const length = minutes === undefined ? '' : `, ${lengthOf(minutes)}`;
  return `${title} (${severity || 'no severity'}, ${day(began.getTime())}${length}${channel ? `, noticed by ${channel}` : ''})`;
}

function toldCount({ year, n, low, high }: CountRow): string {
  return `${year}: ${n} (95 % interval ${low.toFixed(1)} to ${high.toFixed(1)})`;
}

function countOf(count: number): string {
  return count === 1 ? 'One incident' : `${count} incidents`;
}

function day(instant: number): string {
  return longDayIn(instant, 'UTC');
}

function lengthOf(minutes: number): string {
  return formatMilliseconds(minutes * minute, minutes < 10 && !Number.isInteger(minutes) ? 'second' : 'minute');
}
