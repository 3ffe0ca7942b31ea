import type * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { formatMilliseconds } from '../../core/model/span.ts';
import { escape, tag, widthOf } from '../svg.ts';
import type { PlotWords } from './words.ts';

/** The frame of a picture. */
export interface PictureFrame {
  id: string;
  /** `plot-wide` or `plot-narrow`. */
  className: string;
  width: number;
  height: number;
  /** Whether it holds links. */
  links: boolean;
}

const minute = 60_000;
/** Round durations for ticks, in minutes. */
const knownLengths = [1 / 60, 1 / 6, 1, 5, 15, 60, 240, 1440, 3 * 1440, 7 * 1440, 30 * 1440, 90 * 1440, 365 * 1440];

/** The known lengths around some values in minutes: the scale they are drawn on, and its ticks. */
export function lengthScale(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = knownLengths.findLast((length) => length <= least) ?? knownLengths[0]!;
  const high = knownLengths.find((length) => length >= most) ?? most;
  return {
    domain: low < high ? [low, high] : [low / 2, high * 2],
    ticks: knownLengths.filter((length) => length >= low && length <= high),
  };
}

/** A length in minutes for people. */
export function lengthOf(minutes: number, { time }: PlotWords): string {
  return formatMilliseconds(minutes * minute, minutes < 10 && !Number.isInteger(minutes) ? 'second' : 'minute', time);
}

/** `15 April 2026`, in the language of the words. */
export function longDay(instant: number, { time }: PlotWords): string {
  return dayFormat(time.language, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** A format for days in UTC; a language nobody knows is English. */
export function dayFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : 'en';
    // British English puts the day first, as everything else here does.
    format = new Intl.DateTimeFormat(known === 'en' ? 'en-GB' : known, { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

let page: Document | undefined;
/** The document Plot draws into. */
export function emptyPage(): Document {
  return (page ??= parseHTML('<!doctype html><html><body></body></html>').document);
}

/**
 * Plot's output between `below` and `above`, as text that a strict content policy accepts: without `<style>`, style
 * attributes and generated class names, and with a label on every link.
 */
export function finished(
  drawn: ReturnType<typeof Plot.plot>,
  frame: PictureFrame,
  title: string,
  description: string,
  above = '',
  below = '',
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
      // Screen readers cannot follow links inside role="img".
      role: frame.links ? 'group' : 'img',
      'aria-labelledby': `${frame.id}-title ${frame.id}-desc`,
      'font-size': 12,
      'text-anchor': 'middle',
      fill: 'currentColor',
    },
    tag('title', { id: `${frame.id}-title` }, escape(title)),
    tag('desc', { id: `${frame.id}-desc` }, escape(description)),
    below,
    drawn.innerHTML,
    above,
  );
}

/** A wide and a narrow picture in one element, of which the style sheet shows the one that fits. */
export function wrapped(pictures: string, className = ''): string {
  return `<div class="plot-picture${className && ` ${className}`}" data-pagefind-ignore>${pictures}</div>`;
}

/** One entry of a legend: a mark drawn around 0,0 and its name. */
export interface LegendEntry {
  mark: string;
  name: string;
}

/** A legend whose entries break into as many lines as the width needs. */
export function legendOf(entries: readonly LegendEntry[], width: number): { markup: string; height: number } {
  const left = 10;
  let [x, line] = [left, 0];
  const items = entries.map(({ mark, name }) => {
    const length = 16 + widthOf(name, 12) + 14;
    if (x > left && x + length > width) [x, line] = [left, line + 1];
    const at = x;
    x += length;
    return tag(
      'g',
      { transform: `translate(${at},${12 + line * 20})` },
      mark,
      tag('text', { x: 13, y: 4, 'text-anchor': 'start' }, escape(name)),
    );
  });
  return {
    markup: tag('g', { 'aria-hidden': 'true', class: 'plot-legend' }, ...items),
    height: entries.length === 0 ? 0 : (line + 1) * 20 + 10,
  };
}
