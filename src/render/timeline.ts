import type { Milestone } from '../core/model/vocabulary.ts';
import { escape, idPart, tag } from './svg.ts';
import { drawNarrow } from './timeline/narrow.ts';
import { presenceTable } from './timeline/presence.ts';
import { readingOf, type PhaseKind, type TimelineWords } from './timeline/reading.ts';
import { shapeOf } from './timeline/shapes.ts';
import { drawWide } from './timeline/wide.ts';
import type { TimelineView } from './view.ts';

export type { PhaseKind, TimelineWords } from './timeline/reading.ts';

/** The mark of a milestone as a picture of its own, for the row that carries it. */
export function drawMilestone(name: Milestone): string {
  return tag(
    'svg',
    { class: 'milestone-shape', viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    shapeOf(name, 0, 0),
  );
}

/** What the colours of a picture mean, as a list of the phases it shows. */
export function drawPhaseKey(kinds: readonly PhaseKind[], { terms }: TimelineWords): string {
  const items = [...new Set(kinds)].map((kind) => {
    const swatch = tag(
      'svg',
      { viewBox: '0 0 16 12', width: 16, height: 12, 'aria-hidden': 'true' },
      tag('rect', { class: `tl-phase tl-${kind}`, width: 16, height: 12 }),
      tag('rect', { class: `tl-edge tl-${kind}`, width: 16, height: 3 }),
    );
    return `<li>${swatch} ${escape(terms.phases[kind])}</li>`;
  });
  return items.length === 0 ? '' : `<ul class="phase-key">${items.join('')}</ul>`;
}

/**
 * The phase after each row of the timeline, so that the table can use the colours of the picture. Undefined for a row
 * outside every phase or without a time.
 */
export function phasesOfRows(view: TimelineView, words: TimelineWords): (PhaseKind | undefined)[] {
  const reading = readingOf(view, 'UTC', words);
  return view.events.map(({ moment }) => {
    const at = moment && (moment.earliest + moment.latest) / 2;
    // A phase with a torn edge still lasts until its end.
    return at === undefined
      ? undefined
      : reading?.phases.find(({ from, to, end, open }) => at >= from && (open || at < (end?.at ?? to)))?.kind;
  });
}

/**
 * Draws the timeline to scale: the phases as a band, milestones with their times, every other event as a tick.
 *
 * Two pictures in one `<div class="timeline-picture">`, one for wide and one for narrow places; render.css shows the one
 * that fits. Each mark links to its row by the ids of `rowIds`. What lies far outside the incident is
 * named with its date at the edge. Below stand who led and who came, with a table of the same, where the view tells it.
 * The empty string where no row has a time.
 *
 * To assistive technology the pictures are groups, since links inside an image cannot be followed.
 */
export function drawTimeline(view: TimelineView, { zone, words }: { zone: string; words: TimelineWords }): string {
  const reading = readingOf(view, zone, words);
  if (!reading) return '';
  const ids = (layout: string) => {
    const id = `${idPart(view.id)}-timeline-${layout}`;
    return { title: `${id}-title`, desc: `${id}-desc` };
  };
  return `<div class="timeline-picture" data-pagefind-ignore>${drawWide(reading, ids('wide'))}${drawNarrow(reading, ids('narrow'))}${presenceTable(reading)}</div>`;
}
