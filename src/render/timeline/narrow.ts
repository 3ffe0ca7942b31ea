import { escape, round, shorten, tag, widthOf } from '../svg.ts';
import { timeData } from '../../core/model/shown.ts';
import { clockTicks, tickData } from './axis.ts';
import type { Beyond, Mark, Phase, Reading } from './reading.ts';
import { drawPresence, presenceWidths } from './presence.ts';
import { shapeOf } from './shapes.ts';

const width = 360;
const bandLeft = 62;
const bandRight = 82;
const shapeX = 116;
const textX = 129;
const size = 13.5;
const line = 17;

interface Label {
  mark: Mark;
  lines: string[];
  /** The time since the beginning stands on a line of its own. */
  apart: boolean;
  target: number;
  y: number;
  height: number;
}

/** The picture for phones: time runs down, milestones stand to the right of the band. */
export function drawNarrow(reading: Reading, ids: { title: string; desc: string }): string {
  const { from, to } = reading;
  const labels = reading.milestones.map((mark): Label => {
    const lines = wrapped(mark.titles, width - textX - 4);
    const times = [mark.clock, ...(mark.elapsed ? [mark.elapsed] : [])];
    const apart = widthOf(times.join('  '), 12.5) > width - textX;
    return { mark, lines, apart, target: 0, y: 0, height: (lines.length + (apart ? 2 : 1)) * line + 8 };
  });
  const top = 10 + heightOf(reading.before);
  const length = Math.max(
    240,
    labels.reduce((sum, { height }) => sum + height, 0) + 24,
    Math.min(reading.events.length * 9, 420),
  );
  const bottom = top + length;
  const scale = (at: number) => top + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * length;
  for (const label of labels) label.target = scale(label.mark.at);
  spread(labels, top, bottom + 6);

  const clocks = clockTicks(from, to, reading.zone, 7, reading.words.time);
  const keyY = bottom + 30;
  const afterY = keyY + reading.phases.length * 21 + (reading.phases.length > 0 ? 6 : -12);
  const presenceY = afterY + heightOf(reading.after);
  const presence = drawAcross(reading, presenceY);
  const height = presenceY + presence.height + 2;
  return tag(
    'svg',
    {
      class: 'timeline-narrow',
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
      tag('rect', { class: 'tl-track', x: (bandLeft + bandRight) / 2 - 2, y: top, width: 4, height: length }),
      ...reading.phases.flatMap((phase) => drawPhase(phase, scale)),
      ...clocks.flatMap((tick) => {
        const { at, label, isDay } = tick;
        return [
          tag('line', { class: 'tl-axis', x1: bandLeft - 6, x2: bandLeft - 1, y1: scale(at), y2: scale(at) }),
          tag(
            'text',
            {
              class: isDay ? 'tl-strong' : 'tl-faint',
              x: bandLeft - 10,
              y: scale(at) + 4,
              'text-anchor': 'end',
              'font-size': 12,
              'data-time': tickData(tick),
            },
            escape(label),
          ),
        ];
      }),
      tag(
        'text',
        {
          class: 'tl-faint',
          x: bandLeft - 10,
          y: bottom + 20,
          'text-anchor': 'end',
          'font-size': 11.5,
          'data-time': timeData('zone-city', reading.origin.moment),
        },
        escape(reading.zone.split('/').at(-1)!.replaceAll('_', ' ')),
      ),
      reading.open && reading.phases.every(({ open }) => !open)
        ? tag(
            'text',
            { class: 'tl-strong', x: bandRight + 8, y: bottom + 16 },
            escape(reading.words.timeline.stillOpen),
          )
        : '',
      ...drawKey(reading.phases, keyY),
    ),
    ...reading.events.map((mark) => drawTick(mark, scale)),
    ...labels.map((label) => drawRange(label.mark, scale)),
    ...labels.map((label) => drawLabel(label, reading.origin.moment.earliest)),
    ...reading.before.map((item, index) => drawBeyond(item, 'before', 16 + heightOf(reading.before.slice(0, index)))),
    ...reading.after.map((item, index) =>
      drawBeyond(item, 'after', afterY + 14 + heightOf(reading.after.slice(0, index))),
    ),
    ...presence.parts,
  );
}

/** Who was there, from left to right, with the clock at both ends, since the picture above runs down. */
function drawAcross(reading: Reading, y: number): { parts: string[]; height: number } {
  const { from, to } = reading;
  const left = 4;
  const room = Math.max(
    16,
    ...presenceWidths(reading).map(({ share, width: own }) =>
      share > 0 ? width - left - (width - left - own) / share : 0,
    ),
  );
  const right = width - Math.min(room, 170);
  const scale = (at: number) => left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * (right - left);
  return drawPresence(reading, scale, { left, width, y: y + 14, ends: right });
}

/** Names joined by commas, on as many lines as they need. */
function wrapped(names: readonly string[], room: number): string[] {
  const lines: string[] = [];
  names.forEach((name, index) => {
    const word = index < names.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size, true) <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  });
  return lines;
}

/** Moves labels apart, each as close to its time as its neighbours allow. */
function spread(labels: Label[], top: number, bottom: number): void {
  labels.sort((a, b) => a.target - b.target || a.mark.row - b.mark.row);
  let free = top - 6;
  for (const label of labels) {
    label.y = Math.max(label.target - 8, free);
    free = label.y + label.height;
  }
  let limit = bottom;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(label.y, limit - label.height);
    limit = label.y;
  }
}

function drawPhase(phase: Phase, scale: (at: number) => number): string[] {
  const [y1, y2] = [scale(phase.from), scale(phase.to)];
  const middle = (bandLeft + bandRight) / 2;
  const side = `M${bandLeft} ${round(y1)}H${bandRight}`;
  const teeth = 4;
  const step = (bandRight - bandLeft) / teeth;
  const torn = Array.from(
    { length: teeth },
    (_, index) => `L${round(bandRight - step * (index + 1))} ${round(y2 - (index % 2 === 0 ? 5 : 0))}`,
  );
  const end = phase.open
    ? `V${round(y2 - 9)}L${middle} ${round(y2)}L${bandLeft} ${round(y2 - 9)}Z`
    : phase.torn
      ? `V${round(y2)}${torn.join('')}Z`
      : `V${round(y2)}H${bandLeft}Z`;
  return [
    tag('path', { class: `tl-phase tl-${phase.kind}`, d: side + end }),
    tag('rect', {
      class: `tl-edge tl-${phase.kind}`,
      x: bandLeft,
      y: y1,
      width: 3,
      height: Math.max(1, y2 - y1 - (phase.open ? 9 : 0)),
    }),
    tag('line', { class: 'tl-seam', x1: bandLeft, x2: bandRight, y1, y2: y1 }),
  ];
}

function drawKey(phases: Phase[], y: number): string[] {
  return phases.flatMap((phase, index) => {
    const at = y + index * 21;
    return [
      tag('rect', { class: `tl-phase tl-${phase.kind}`, x: bandLeft, y: at, width: 20, height: 12 }),
      tag('rect', { class: `tl-edge tl-${phase.kind}`, x: bandLeft, y: at, width: 3, height: 12 }),
      tag(
        'text',
        { class: 'tl-text', x: bandRight + 10, y: at + 11 },
        tag('tspan', { class: 'tl-strong' }, escape(phase.duration)),
        escape(` ${phase.name}`),
      ),
    ];
  });
}

function drawTick(mark: Mark, scale: (at: number) => number): string {
  const { moment, id, clock, text } = mark;
  const [y1, y2] = [scale(moment.earliest), scale(moment.latest)];
  const className = moment.approximate ? 'tl-event tl-approximate' : 'tl-event';
  const x = bandRight + 3;
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link', tabindex: -1, 'aria-hidden': 'true', 'data-row': id },
    tag('title', {}, escape(`${clock} ${shorten(text, 140)}`)),
    tag('rect', { class: 'tl-target', x: x - 2, y: y1 - 3, width: 14, height: y2 - y1 + 6 }),
    y2 - y1 > 2
      ? tag('rect', { class: className, x: x + 1, y: y1, width: 5, height: y2 - y1 })
      : tag('line', { class: className, x1: x, x2: x + 8, y1: scale(mark.at), y2: scale(mark.at) }),
  );
}

function drawRange({ moment }: Mark, scale: (at: number) => number): string {
  const [y1, y2] = [scale(moment.earliest), scale(moment.latest)];
  if (y2 - y1 <= 1) return '';
  return tag('rect', { class: 'tl-range', x: bandRight + 1, y: y1, width: 4, height: y2 - y1, 'aria-hidden': 'true' });
}

function drawLabel({ mark, lines, apart, target, y }: Label, near: number): string {
  const { id, clock, elapsed, text, moment } = mark;
  const middle = y + 8;
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link tl-flag', 'data-row': id },
    tag(
      'title',
      {},
      escape(`${mark.titles.join(', ')} ${clock}${elapsed ? `, ${elapsed}` : ''}: ${shorten(text, 140)}`),
    ),
    tag('path', {
      class: `tl-pole${moment.approximate ? ' tl-approximate' : ''}`,
      d: `M${bandLeft} ${round(target)}H${bandRight + 12}L${shapeX - 12} ${round(middle)}H${shapeX}`,
    }),
    shapeOf(mark.names[0], shapeX, middle, moment.approximate),
    ...lines.map((words, index) =>
      tag('text', { class: 'tl-strong', x: textX, y: middle + 5 + index * line }, escape(words)),
    ),
    tag(
      'text',
      { class: 'tl-soft', x: textX, y: middle + 5 + lines.length * line, 'font-size': 12.5 },
      tag('tspan', { 'data-time': timeData('moment', moment, near) }, escape(clock)),
      elapsed
        ? tag(
            'tspan',
            apart ? { class: 'tl-faint', x: textX, dy: line } : { class: 'tl-faint', dx: 8 },
            escape(elapsed),
          )
        : '',
    ),
  );
}

/** Whether the distance fits on the same line as the time. */
function isShort({ when, distance }: Beyond): boolean {
  return distance === undefined || widthOf(`${when}, ${distance}`, 12.5) <= width - 42;
}

function heightOf(items: readonly Beyond[]): number {
  return items.reduce((sum, item) => sum + 25 + (isShort(item) ? 1 : 2) * line, 0);
}

function drawBeyond(item: Beyond, side: 'before' | 'after', y: number): string {
  const { id, name, title, preposition, moment, when, distance, approximate } = item;
  const x = 9;
  const [tip, tail] = side === 'before' ? [y - 9, y + 6] : [y + 4, y - 11];
  const back = side === 'before' ? 6 : -6;
  const textX = name ? 42 : 24;
  return tag(
    'a',
    { href: `#${id}`, class: 'tl-link tl-beyond', 'data-row': id },
    tag('path', {
      class: 'tl-arrow',
      d: `M${x - 4.5} ${tip + back}L${x} ${tip}L${x + 4.5} ${tip + back}M${x} ${tip}V${tail}`,
    }),
    name ? shapeOf(name, 29, y - 3, approximate) : '',
    tag('text', { class: 'tl-strong', x: textX, y: y + 2 }, escape(title)),
    tag(
      'text',
      { class: 'tl-soft', x: textX, y: y + 18, 'font-size': 12.5 },
      preposition ? escape(`${preposition} `) : '',
      tag(
        'tspan',
        { 'data-time': timeData('dated', moment) },
        escape(preposition ? when.slice(preposition.length + 1) : when),
      ),
      distance
        ? isShort(item)
          ? escape(`, ${distance}`)
          : tag('tspan', { x: textX, dy: line }, escape(distance))
        : '',
    ),
  );
}
