import { escape, round, shorten, tag, widthOf } from '../svg.ts';
import { elapsedTicks } from './axis.ts';
import type { Beyond, Mark, Phase, Reading } from './reading.ts';
import { shapeOf } from './shapes.ts';
import { outline } from './outline.ts';

const size = 13;
const left = 12;
const laneHeight = 92;
const bandHeight = 34;

/** A timeline under the letter it goes by. */
export interface PairLane {
  letter: string;
  reading: Reading;
}

/**
 * Draws two timelines one above the other on one scale, aligned at `impact-start`. Undefined where one of them has no
 * `impact-start` with a time: nothing is aligned by a guess.
 *
 * Two pictures in one `<div class="timeline-picture">` as of one timeline; `label` says what they show.
 */
export function drawPair(lanes: readonly [PairLane, PairLane], label: string): string | undefined {
  if (lanes.some(({ reading }) => reading.originName !== 'impact-start')) return undefined;
  const layouts = [
    ['timeline-wide', 840],
    ['timeline-narrow', 360],
  ] as const;
  return `<div class="timeline-picture">${layouts.map(([name, width]) => draw(lanes, name, width, label)).join('')}</div>`;
}

function draw(lanes: readonly [PairLane, PairLane], name: string, width: number, label: string): string {
  const since = ({ origin }: Reading, at: number) => at - origin.at;
  const from = Math.min(...lanes.map(({ reading }) => since(reading, reading.from)));
  const to = Math.max(...lanes.map(({ reading }) => since(reading, reading.to)));
  const right = width - 40;
  const scale = (elapsed: number) =>
    left + ((Math.min(Math.max(elapsed, from), to) - from) / (to - from)) * (right - left);
  const axisY = 2 * laneHeight + 4;
  const words = lanes[0].reading.words;
  const ticks = elapsedTicks(from, to, 0, width > 600 ? 8 : 4, words.time);
  const height = axisY + 40;
  return tag(
    'svg',
    {
      class: name,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': label,
      'font-size': size,
    },
    ...ticks.map(({ at }) => tag('line', { class: 'tl-grid', x1: scale(at), x2: scale(at), y1: 24, y2: axisY })),
    ...lanes.flatMap(({ letter, reading }, index) => {
      const at = (instant: number) => scale(since(reading, instant));
      return drawLane(letter, reading, at, { y: index * laneHeight, width, from, to });
    }),
    tag('line', { class: 'tl-axis', x1: left, x2: right, y1: axisY, y2: axisY }),
    ...ticks.map(({ at, label }) =>
      tag('text', { class: 'tl-soft', x: scale(at), y: axisY + 16, 'text-anchor': 'middle' }, escape(label)),
    ),
    tag(
      'text',
      { class: 'tl-faint', x: left, y: axisY + 34, 'font-size': 11.5 },
      escape(words.timeline.since('impact-start')),
    ),
  );
}

function drawLane(
  letter: string,
  reading: Reading,
  scale: (at: number) => number,
  { y, width, from, to }: { y: number; width: number; from: number; to: number },
): string[] {
  const top = y + 28;
  const bottom = top + bandHeight;
  const [first, last] = [reading.origin.at + from, reading.origin.at + to];
  return [
    tag(
      'text',
      { x: left, y: y + 18 },
      tag('tspan', { class: 'tl-strong' }, escape(`${letter} `)),
      escape(shorten(reading.title, Math.floor((width - 60) / 7.4))),
    ),
    ...reading.phases.flatMap((phase) => drawPhase(phase, scale, last, top)),
    tag('line', {
      class: 'tl-track',
      x1: scale(reading.from),
      x2: scale(Math.max(reading.to, ...reading.phases.map((phase) => endOf(phase, last)))),
      y1: bottom,
      y2: bottom,
    }),
    ...reading.events.map(({ at }) =>
      tag('line', { class: 'tl-event', x1: scale(at), x2: scale(at), y1: bottom - 8, y2: bottom }),
    ),
    ...marksOf(reading, first, last).map(({ name, at, approximate }) =>
      shapeOf(name, scale(at), bottom + 11, approximate),
    ),
  ];
}

/** Where a phase ends on the picture: the other timeline may make room for what is torn off alone. */
function endOf({ end, to, torn }: Phase, last: number): number {
  return torn && end ? Math.min(end.at, last) : to;
}

function drawPhase(phase: Phase, scale: (at: number) => number, last: number, top: number): string[] {
  const { kind, open, duration } = phase;
  const torn = phase.torn && phase.end !== undefined && phase.end.at > last;
  const [x1, x2] = [scale(phase.from), scale(endOf(phase, last))];
  const fits = widthOf(duration, size, true) + 16 <= x2 - x1 - (open || torn ? 14 : 0);
  return [
    tag('path', { class: `tl-phase tl-${kind}`, d: outline({ open, torn }, x1, x2, top, top + bandHeight) }),
    tag('rect', {
      class: `tl-edge tl-${kind}`,
      x: x1,
      y: top,
      width: Math.max(x2 - x1 - (open ? 12 : 0), 1),
      height: 3,
    }),
    tag('line', { class: 'tl-seam', x1, x2: x1, y1: top, y2: top + bandHeight }),
    ...(fits ? [tag('text', { class: 'tl-strong', x: round(x1 + 8), y: top + 20 }, escape(duration))] : []),
  ];
}

/** Every milestone that has room on the picture, those beyond the timeline’s own stretch included. */
function marksOf({ milestones, before, after }: Reading, first: number, last: number) {
  const own = milestones.flatMap(({ names, at, moment }: Mark) =>
    names.map((name) => ({ name, at, approximate: moment.approximate })),
  );
  const others = [...before, ...after].flatMap(({ name, moment }: Beyond) => {
    const at = (moment.earliest + moment.latest) / 2;
    return name === undefined ? [] : [{ name, at, approximate: moment.approximate }];
  });
  return [...own, ...others.filter(({ at }) => at >= first && at <= last)];
}
