import { idPart } from './svg.ts';
import { drawNarrow } from './timeline/narrow.ts';
import { readTimeline, type TimelineData } from './timeline/reading.ts';
import { drawWide } from './timeline/wide.ts';

export type { TimelineData } from './timeline/reading.ts';

/**
 * Draws the timeline to scale: the phases as a band, milestones with their times, every other event as a tick.
 *
 * Two pictures in one `<div class="timeline-picture">`, one for wide and one for narrow places; draw.css shows the one
 * that fits. Each mark links to `#event-N`, the N-th row of the timeline from 1. What lies far outside the incident is
 * named with its date at the edge. The empty string where no row has a time.
 *
 * The pictures are groups and not images to assistive technology, since what is inside an image cannot be followed.
 */
export function drawTimeline(postmortem: TimelineData, { zone }: { zone: string }): string {
  const reading = readTimeline(postmortem, zone);
  if (!reading) return '';
  const ids = (layout: string) => {
    const id = `${idPart(postmortem.id)}-timeline-${layout}`;
    return { title: `${id}-title`, desc: `${id}-desc` };
  };
  return `<div class="timeline-picture" data-pagefind-ignore>${drawWide(reading, ids('wide'))}${drawNarrow(reading, ids('narrow'))}</div>`;
}
