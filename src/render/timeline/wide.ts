import { escape, round, shorten, tag, widthOf } from '../svg.ts';
import { shortDayIn } from '../../core/model/clock.ts';
import { timeData } from '../../core/model/shown.ts';
import { clockTicks, elapsedTicks, type Tick } from './axis.ts';
import type { Beyond, Mark, Phase, Reading, TimelineWords } from './reading.ts';
import { tickData } from './axis.ts';
import { outline } from './outline.ts';
import { placed, type Named } from './levels.ts';
import { drawPresence, presenceWidths } from './presence.ts';
import { shapeOf } from './shapes.ts';

const width = 840;
const left = 10;
const size = 13;
const flagHeight = 22;
const bandHeight = 46;
/** The lower part of the band, where every event has its tick. */
const tickHeight = 11;

interface Flag extends Named {
  mark: Mark;
  name: string;
}

/** The picture for wide screens: time runs from left to right; milestones are flags above the band. */
export function drawWide(reading: Reading, ids: { title: string; desc: string }): string {
  const { from, to, words } = reading;
  const labels = reading.milestones.map((mark) => ({
    mark,
    name: named(mark.titles, words),
    share: (mark.at - from) / (to - from),
  }));
  const labelWidth = ({ mark, name }: (typeof labels)[number]) =>
    11 + widthOf(name, size, true) + 6 + widthOf(mark.clock, size) + 8;
  const [firstDay, lastDay] = [from, to].map((at) => shortDayIn(at, reading.zone, words.time.language));
  const since = words.timeline.since(reading.originName);
  const zoneText = firstDay === lastDay ? `${firstDay}, ${reading.zone}` : reading.zone;
  // Flags and the names of the axes extend to the right: leave room for them.
  const margin = Math.max(
    112,
    widthOf(zoneText, 11.5) + 20,
    widthOf(since, 11.5) + 20,
    ...[...labels.map((label) => ({ share: label.share, width: labelWidth(label) })), ...presenceWidths(reading)].map(
      ({ share, width: room }) => (share > 0 ? width - left - (width - left - room) / share : 0),
    ),
  );
  const right = width - Math.min(margin, 420);
  const scale = (at: number) => left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * (right - left);

  const flags = placed(
    labels.map((label) => ({
      mark: label.mark,
      name: label.name,
      x: scale(label.mark.at),
      width: labelWidth(label),
      level: 0,
    })),
  );
  const levels = Math.max(0, ...flags.map(({ level }) => level + 1));
  const top = 4 + levels * flagHeight + (levels > 0 ? 10 : 6);
  const flagY = (level: number) => top - 18 - level * flagHeight;
  const bottom = top + bandHeight;

  const clocks = clockTicks(from, to, reading.zone, 8, words.time);
  const elapsed = elapsedTicks(from, to, reading.origin.moment.earliest, 6, words.time);
  const axisY = bottom + (reading.impact ? 30 : 8);
  const elapsedY = axisY + 24;

  const { drawn, unnamed } = drawBand(reading.phases, scale, top);
  const key = drawKey(unnamed, elapsedY + 34);
  const presence = drawPresence(reading, scale, { left, width, y: elapsedY + 24 + (unnamed.length > 0 ? 24 : 0) });
  const beyondY = elapsedY + 18 + (unnamed.length > 0 ? 24 : 0) + presence.height;
  const shift = rowsBetween(reading.before, reading.after);
  const rows = Math.max(reading.before.length, reading.after.length > 0 ? shift + reading.after.length : 0);
  const height = beyondY + rows * 21 + (rows > 0 ? 8 : 2);

  return tag(
    'svg',
    {
      class: 'timeline-wide',
      viewBox: `0 0 ${width} ${round(height)}`,
      width,
      height: round(height),
      role: 'group',
      'aria-labelledby': `${ids.title} ${ids.desc}`,
      'font-size': size,
    },
    tag('title', { id: ids.title }, escape(reading.words.timeline.title(reading.title))),
    tag('desc', { id: ids.desc }, escape(reading.description)),
    tag(
      'g',
      { 'aria-hidden': 'true' },
      ...clocks.map(({ at }) =>
        tag('line', { class: 'tl-grid', x1: scale(at), x2: scale(at), y1: top - 4, y2: axisY }),
      ),
      ...drawn,
      tag('line', { class: 'tl-track', x1: left, x2: right, y1: bottom, y2: bottom }),
      ...drawImpact(reading, scale, bottom + 17),
      ...drawAxis(clocks, elapsed, scale, axisY, elapsedY, right),
      tag(
        'text',
        {
          class: 'tl-faint',
          x: right + 16,
          y: axisY + 17,
          'font-size': 11.5,
          'data-time': timeData(firstDay === lastDay ? 'day-zone' : 'zone', reading.origin.moment, from),
        },
        escape(zoneText),
      ),
      tag('text', { class: 'tl-faint', x: right + 16, y: elapsedY + 12, 'font-size': 11.5 }, escape(since)),
      ...key,
      ...drawOpenEnd(reading, right, top),
    ),
    ...reading.events.map((mark) => drawTick(mark, scale, bottom)),
    ...flags.map((flag) => drawPole(flag, flagY(flag.level), top, scale)),
    ...flags.map((flag) => drawFlag(flag, flagY(flag.level), reading.origin.moment.earliest)),
    ...presence.parts,
    ...reading.before.map((item, index) => drawBeyond(item, 'before', beyondY + 17 + index * 21)),
    ...reading.after.map((item, index) => drawBeyond(item, 'after', beyondY + 17 + (index + shift) * 21)),
  );
}

/** Names joined by commas; only the first of very many. */
function named(names: readonly string[], { terms }: TimelineWords): string {
  return names.length <= 3 ? names.join(', ') : terms.listed(names.slice(0, 2), names.length - 2);
}

function drawBand(phases: Phase[], scale: (at: number) => number, top: number): { drawn: string[]; unnamed: Phase[] } {
  const drawn: string[] = [];
  const unnamed: Phase[] = [];
  for (const phase of phases) {
    const [x1, x2] = [scale(phase.from), scale(phase.to)];
    const y2 = top + bandHeight;
    drawn.push(tag('path', { class: `tl-phase tl-${phase.kind}`, d: outline(phase, x1, x2, top, y2) }));
    drawn.push(
      tag('rect', {
        class: `tl-edge tl-${phase.kind}`,
        x: x1,
        y: top,
        width: Math.max(x2 - x1 - (phase.open ? 12 : 0), 1),
        height: 3,
      }),
    );
    if (phase.from > 0) drawn.push(tag('line', { class: 'tl-seam', x1, x2: x1, y1: top, y2 }));
    const room = x2 - x1 - 16 - (phase.open || phase.torn ? 14 : 0);
    if (widthOf(phase.duration, size, true) + 5 + widthOf(phase.name, size) <= room) {
      drawn.push(
        tag(
          'text',
          { class: 'tl-phase-text', x: x1 + 9, y: top + 23 },
          tag('tspan', { class: 'tl-strong' }, escape(phase.duration)),
          escape(` ${phase.name}`),
        ),
      );
    } else unnamed.push(phase);
  }
  return { drawn, unnamed };
}

/** The duration of the impact as a dimension line. */
function drawImpact({ impact, words: { timeline } }: Reading, scale: (at: number) => number, y: number): string[] {
  if (!impact) return [];
  const [x1, x2] = [scale(impact.from.at), scale(impact.to.at)];
  const room = widthOf(`${impact.duration} ${timeline.ofImpact}`, 12.5, true) + 18;
  const inside = x2 - x1 > room + 30;
  const middle = (x1 + x2) / 2;
  const line = inside
    ? `M${round(x1)} ${y}H${round(middle - room / 2)}M${round(middle + room / 2)} ${y}H${round(x2)}`
    : `M${round(x1)} ${y}H${round(x2)}`;
  return [
    tag('path', { class: 'tl-length', d: `M${round(x1)} ${y - 6}v12M${round(x2)} ${y - 6}v12${line}` }),
    tag(
      'text',
      {
        class: 'tl-text',
        x: inside ? middle : x2 + 8,
        y: y + 4.5,
        'text-anchor': inside ? 'middle' : undefined,
        'font-size': 12.5,
      },
      tag('tspan', { class: 'tl-strong' }, escape(impact.duration)),
      escape(` ${timeline.ofImpact}`),
    ),
  ];
}

function drawOpenEnd(reading: Reading, right: number, top: number): string[] {
  if (!reading.open || reading.phases.some(({ open }) => open)) return [];
  return [
    tag(
      'text',
      { class: 'tl-strong', x: right + 16, y: top + bandHeight / 2 + 4 },
      escape(reading.words.timeline.stillOpen),
    ),
  ];
}

function drawKey(phases: Phase[], y: number): string[] {
  let x = left;
  return phases.flatMap((phase) => {
    const at = x;
    x += 16 + widthOf(`${phase.duration} ${phase.name}`, 12.5, true) + 20;
    return [
      tag('rect', { class: `tl-phase tl-${phase.kind}`, x: at, y: y - 10, width: 11, height: 11 }),
      tag('rect', { class: `tl-edge tl-${phase.kind}`, x: at, y: y - 10, width: 11, height: 3 }),
      tag(
        'text',
        { class: 'tl-text', x: at + 16, y, 'font-size': 12.5 },
        tag('tspan', { class: 'tl-strong' }, escape(phase.duration)),
        escape(` ${phase.name}`),
      ),
    ];
  });
}

function drawAxis(
  clocks: Tick[],
  elapsed: Tick[],
  scale: (at: number) => number,
  y: number,
  elapsedY: number,
  right: number,
): string[] {
  const line = (ticks: Tick[], lineY: number, className: string, baseline: number, labelSize: number) => [
    ...ticks.map(({ at }) => tag('line', { class: 'tl-axis', x1: scale(at), x2: scale(at), y1: lineY, y2: lineY + 4 })),
    ...ticks.map((tick) => {
      const { at, label, isDay } = tick;
      const x = scale(at);
      const half = widthOf(label, labelSize) / 2;
      const anchor = x - half < 0 ? undefined : x + half > right + 6 ? 'end' : 'middle';
      const labelX = anchor === undefined ? 0 : anchor === 'end' ? right + 6 : x;
      return tag(
        'text',
        {
          class: isDay ? 'tl-strong' : className,
          x: labelX,
          y: lineY + baseline,
          'text-anchor': anchor,
          'font-size': labelSize,
          'data-time': tickData(tick),
        },
        escape(label),
      );
    }),
  ];
  return [
    tag('line', { class: 'tl-axis', x1: left, x2: right, y1: y, y2: y }),
    ...line(clocks, y, 'tl-text', 17, 12),
    ...line(elapsed, elapsedY - 3, 'tl-faint', 15, 11.5),
  ];
}

function drawTick(mark: Mark, scale: (at: number) => number, bottom: number): string {
  const { moment, id, clock, text } = mark;
  const [x1, x2] = [scale(moment.earliest), scale(moment.latest)];
  const className = moment.approximate ? 'tl-event tl-approximate' : 'tl-event';
  const y = bottom - tickHeight;
  const shape =
    x2 - x1 > 2
      ? tag('rect', { class: className, x: x1, y: y + 3, width: x2 - x1, height: 5 })
      : tag('line', { class: className, x1: scale(mark.at), x2: scale(mark.at), y1: y, y2: bottom });
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link', tabindex: -1, 'aria-hidden': 'true', 'data-row': id },
    tag('title', {}, escape(`${clock} ${shorten(text, 140)}`)),
    tag('rect', { class: 'tl-target', x: x1 - 3, y: y - 4, width: x2 - x1 + 6, height: tickHeight + 8 }),
    shape,
  );
}

function drawPole({ mark, x }: Flag, y: number, top: number, scale: (at: number) => number): string {
  const { moment } = mark;
  const className = `tl-pole${moment.approximate ? ' tl-approximate' : ''}`;
  const [x1, x2] = [scale(moment.earliest), scale(moment.latest)];
  const range = x2 - x1 > 1 ? tag('rect', { class: 'tl-range', x: x1, y: top - 5, width: x2 - x1, height: 4 }) : '';
  return tag(
    'g',
    { 'aria-hidden': 'true' },
    tag('line', { class: className, x1: x, x2: x, y1: y, y2: top + 3 }),
    range,
  );
}

function drawFlag({ mark, name, x }: Flag, y: number, near: number): string {
  const { id, clock, elapsed, text, moment } = mark;
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link tl-flag', 'data-row': id },
    tag(
      'title',
      {},
      escape(`${mark.titles.join(', ')} ${clock}${elapsed ? `, ${elapsed}` : ''}: ${shorten(text, 140)}`),
    ),
    shapeOf(mark.names[0], x, y, moment.approximate),
    tag(
      'text',
      { class: 'tl-text', x: x + 11, y: y + 4.5 },
      tag('tspan', { class: 'tl-strong' }, escape(name)),
      tag('tspan', { class: 'tl-soft', dx: 5, 'data-time': timeData('moment', moment, near) }, escape(clock)),
    ),
  );
}

/** How many rows the right notes start below the left ones so that none overlap. */
function rowsBetween(before: readonly Beyond[], after: readonly Beyond[]): number {
  const widths = (items: readonly Beyond[]) =>
    items.map((item) => 44 + widthOf(item.title, 12.5, true) + widthOf(detailOf(item), 12.5));
  const [starts, ends] = [widths(before), widths(after)];
  for (let shift = 0; shift < starts.length; shift++) {
    if (ends.every((end, index) => end + (starts[index + shift] ?? 0) + 16 <= width)) return shift;
  }
  return starts.length;
}

function detailOf({ when, distance }: Beyond): string {
  return distance ? `${when}, ${distance}` : when;
}

function drawBeyond(item: Beyond, side: 'before' | 'after', y: number): string {
  const { id, name, title, preposition, moment, when, distance, approximate } = item;
  const start = side === 'before';
  const arrowX = start ? 2 : width - 2;
  const direction = start ? 1 : -1;
  const arrow = `M${arrowX + direction * 6} ${y - 9}L${arrowX} ${y - 4.5}L${arrowX + direction * 6} ${y}M${arrowX} ${y - 4.5}H${arrowX + direction * 15}`;
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link tl-beyond', 'data-row': id },
    tag('path', { class: 'tl-arrow', d: arrow }),
    name ? shapeOf(name, start ? 27 : width - 27, y - 4.5, approximate) : '',
    tag(
      'text',
      {
        class: 'tl-text',
        x: start ? (name ? 38 : 22) : width - (name ? 38 : 22),
        y,
        'text-anchor': start ? undefined : 'end',
        'font-size': 12.5,
      },
      tag('tspan', { class: 'tl-strong' }, escape(title)),
      preposition ? tag('tspan', { class: 'tl-soft', dx: 5 }, escape(preposition)) : '',
      tag(
        'tspan',
        { class: 'tl-soft', dx: 5, 'data-time': timeData('dated', moment) },
        escape(preposition ? when.slice(preposition.length + 1) : when),
      ),
      distance ? tag('tspan', { class: 'tl-soft' }, escape(`, ${distance}`)) : '',
    ),
  );
}
