import { timeData } from '../../core/model/shown.ts';
import { clockTicks, tickData } from './axis.ts';
import { escape, round, shorten, tag, widthOf } from '../svg.ts';
import { placed } from './levels.ts';
import { outline } from './outline.ts';
import type { Reading, Stay } from './reading.ts';

const size = 12.5;
const barHeight = 18;
const line = 19;
/** Names stand in so many lines; of those that find no room there is the mark alone, and the row of the table. */
const mostLevels = 6;
const longestName = 34;
/** Of more than these the picture shows the first; the table has all. */
const mostArrivals = 60;

/** How far the names of those who came reach to the right of their places, as a share of the stretch and a width. */
export function presenceWidths(reading: Reading): { share: number; width: number }[] {
  return shownArrivals(reading).map((arrival) => ({
    share: (arrival.mark.at - reading.from) / (reading.to - reading.from),
    width: widthOfArrival(arrival),
  }));
}

/**
 * Draws who was there below a picture, on its scale: who led as bars, with the stretches in which nobody did, and below
 * everybody who came. `ends` is where the scale ends, for a picture that has no clock from left to right.
 */
export function drawPresence(
  reading: Reading,
  scale: (at: number) => number,
  { left, width, y, ends }: { left: number; width: number; y: number; ends?: number },
): { parts: string[]; height: number } {
  const { from, to, words, zone } = reading;
  const leads = reading.leads.filter((lead) => lead.mark.at <= to && lead.to! >= from);
  const arrivals = placed(
    shownArrivals(reading).map((arrival) => ({
      arrival,
      x: scale(arrival.mark.at),
      width: widthOfArrival(arrival),
      level: 0,
    })),
  );
  if (leads.length === 0 && arrivals.length === 0) return { parts: [], height: 0 };
  const near = reading.origin.moment.earliest;
  let at = y + 17;
  const parts = [
    tag(
      'text',
      { class: 'tl-faint', x: left, y: at, 'font-size': 11.5, 'aria-hidden': 'true' },
      escape(words.timeline.presence.title),
    ),
  ];
  at += 8;
  const unnamed: Stay[] = [];
  for (const lead of leads) {
    const [x1, x2] = [scale(lead.mark.at), Math.max(scale(lead.to!), scale(lead.mark.at) + 2)];
    const fits = widthOf(lead.name, size, lead.isLed) + 10 <= x2 - x1;
    if (!fits) unnamed.push(lead);
    parts.push(
      link(
        lead,
        words.timeline.presence.led(lead.name, lead.mark.clock, lead.end?.clock),
        bar(lead, x1, x2, at),
        fits
          ? tag(
              'text',
              { class: lead.isLed ? 'tl-strong' : 'tl-text', x: x1 + 6, y: at + 13, 'font-size': size },
              escape(lead.name),
            )
          : '',
      ),
    );
  }
  if (leads.length > 0) at += barHeight + 6;
  for (const { arrival, x, level } of arrivals) {
    const middle = at + 7 + Math.min(level, mostLevels) * line;
    parts.push(
      link(
        arrival,
        words.timeline.presence.came(arrival.name, arrival.mark.clock),
        level === 0 ? '' : tag('line', { class: 'tl-pole', x1: x, x2: x, y1: at, y2: middle - 6 }),
        person(x, middle),
        level < mostLevels
          ? tag(
              'text',
              { class: 'tl-text', x: x + 9, y: middle + 4.5, 'font-size': size },
              escape(shorten(arrival.name, longestName)),
            )
          : '',
      ),
    );
  }
  if (arrivals.length > 0) at += (Math.min(Math.max(...arrivals.map(({ level }) => level)), mostLevels) + 1) * line;
  if (ends !== undefined) {
    parts.push(tag('line', { class: 'tl-axis', x1: left, x2: ends, y1: at, y2: at, 'aria-hidden': 'true' }));
    for (const tick of clockTicks(from, to, zone, 4, words.time)) {
      const x = scale(tick.at);
      const half = widthOf(tick.label, 11.5) / 2;
      parts.push(
        tag(
          'g',
          { 'aria-hidden': 'true' },
          tag('line', { class: 'tl-axis', x1: x, x2: x, y1: at, y2: at + 4 }),
          tag(
            'text',
            {
              class: 'tl-faint',
              x: Math.max(x, left + half),
              y: at + 16,
              'font-size': 11.5,
              'text-anchor': 'middle',
              'data-time': tickData(tick),
            },
            escape(tick.label),
          ),
        ),
      );
    }
    at += 20;
  }
  for (const lead of unnamed) {
    at += line;
    parts.push(
      tag(
        'g',
        { 'aria-hidden': 'true' },
        tag('rect', { class: classOf(lead), x: left + 0.5, y: at - 10.5, width: 14, height: 11 }),
        tag(
          'text',
          { class: 'tl-text', x: left + 20, y: at, 'font-size': size },
          tag(
            'tspan',
            { class: 'tl-soft', 'data-time': timeData('moment', lead.mark.moment, near) },
            escape(lead.mark.clock),
          ),
          lead.end
            ? tag('tspan', { class: 'tl-soft' }, '–') +
                tag(
                  'tspan',
                  { class: 'tl-soft', 'data-time': timeData('moment', lead.end.moment, near) },
                  escape(lead.end.clock),
                )
            : '',
          tag('tspan', { dx: 6 }, escape(shorten(lead.name, Math.floor((width - left - 130) / 7)))),
        ),
      ),
    );
  }
  return { parts, height: at - y + 8 };
}

function shownArrivals({ arrivals, from, to }: Reading): Stay[] {
  return arrivals.filter(({ mark }) => mark.at >= from && mark.at <= to).slice(0, mostArrivals);
}

function widthOfArrival({ name }: Stay): number {
  return 9 + widthOf(shorten(name, longestName), size) + 10;
}

/** The marks lead to their rows for those who point; for all others the table does. */
function link({ mark }: Stay, title: string, ...children: string[]): string {
  return tag(
    'a',
    { href: `#${mark.id}`, class: 'tl-link', tabindex: -1, 'aria-hidden': 'true', 'data-row': mark.id },
    tag('title', {}, escape(title)),
    ...children,
  );
}

function classOf({ isLed }: Stay): string {
  return isLed ? 'tl-led' : 'tl-unled';
}

/** A stretch that somebody or nobody led; with a torn edge where no row says how long. */
function bar(lead: Stay, x1: number, x2: number, y: number): string {
  const { end } = lead;
  if (end) return tag('rect', { class: classOf(lead), x: x1, y, width: x2 - x1, height: barHeight });
  return tag('path', { class: classOf(lead), d: outline({ open: false, torn: true }, x1, x2, y, y + barHeight) });
}

/** A head and shoulders. */
function person(x: number, y: number): string {
  return (
    tag('circle', { class: 'tl-person', cx: x, cy: y - 3, r: 2.6 }) +
    tag('path', { class: 'tl-person', d: `M${round(x - 5)} ${round(y + 5.5)}a5 5 0 0 1 10 0Z` })
  );
}

/** The same as a table, folded: each row leads to the row of the timeline that says it. The empty string where there is none. */
export function presenceTable({ arrivals, leads, origin, words }: Reading): string {
  const stays = [...leads, ...arrivals].sort((a, b) => a.mark.at - b.mark.at || a.mark.row - b.mark.row);
  if (stays.length === 0) return '';
  const { asTable, from, until, who, notSaid } = words.timeline.presence;
  const clock = (mark: Stay['mark']) =>
    `<a href="#${mark.id}" data-row="${mark.id}"${attribute(timeData('moment', mark.moment, origin.moment.earliest))}>${escape(mark.clock)}</a>`;
  const rows = stays.map(({ mark, end, to, name }) => {
    const last = end ? clock(end) : to === undefined ? '' : escape(notSaid);
    return `<tr><td>${clock(mark)}</td><td>${last}</td><td>${escape(name)}</td></tr>`;
  });
  const head = [from, until, who].map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  return `<details class="presence"><summary>${escape(asTable)}</summary><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function attribute(data: string | undefined): string {
  return data === undefined ? '' : ` data-time="${escape(data)}"`;
}
