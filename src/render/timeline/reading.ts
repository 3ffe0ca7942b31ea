import { clockIn } from '../../core/model/clock.ts';
import { datedIn, momentIn } from '../../core/model/shown.ts';
import type { Moment } from '../../core/model/moment.ts';
import type { Presence } from '../../core/model/presence.ts';
import { rowIds } from '../../core/model/row-ids.ts';
import { formatSpan, spanBetween } from '../../core/model/span.ts';
import { precisionMilliseconds, type Milestone, type Precision } from '../../core/model/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import type { TimelineView } from '../view.ts';

/** The words of a picture of a timeline. */
export type TimelineWords = Pick<Texts, 'time' | 'terms' | 'timeline'>;

/** The four phases of an incident, each from one milestone to the next. */
export type PhaseKind = 'undetected' | 'responding' | 'recovering' | 'clean-up';

/** One row of the timeline that has a time. */
export interface Mark {
  /** Number of its row, from 1. */
  row: number;
  /** Id of its row on the page. */
  id: string;
  names: Milestone[];
  /** Their names as people read them. */
  titles: string[];
  moment: Moment;
  /** The middle of a range, else the time itself. */
  at: number;
  /** As shown on the picture: `14:03`, `~08:50`, `16 Apr 11:20`. */
  clock: string;
  /** Since the impact began: `+31 min`; undefined for the beginning itself. */
  elapsed: string | undefined;
  text: string;
}

export interface Phase {
  kind: PhaseKind;
  /** `responding`, or `responding and recovering` where the milestone between the two is missing. */
  name: string;
  from: number;
  to: number;
  duration: string;
  start: Mark;
  end: Mark | undefined;
  /** Ends beyond the picture; drawn with a torn edge. */
  torn: boolean;
  /** Still going on; drawn with a point. */
  open: boolean;
}

/** Something before or after the stretch that is drawn to scale. */
export interface Beyond {
  /** Id of its row on the page. */
  id: string;
  /** The milestone it is; undefined for a number of plain events. */
  name: Milestone | undefined;
  title: string;
  /** `from` or `until`, for the first or last of several events. */
  preposition: string | undefined;
  moment: Moment;
  when: string;
  /** From the origin, for a milestone: `22 h before impact-start`. */
  distance: string | undefined;
  approximate: boolean;
}

/** Somebody who came, or a stretch that somebody or nobody led. */
export interface Stay {
  mark: Mark;
  /** Where it ends; undefined for somebody who came. */
  to: number | undefined;
  /** The row that ends it, where one does. */
  end: Mark | undefined;
  /** `Ada Ito, scribe`, `lead: Ada Ito`, `no lead`. */
  name: string;
  isLed: boolean;
}

/** Everything the two layouts draw, in instants and words. */
export interface Reading {
  id: string;
  title: string;
  zone: string;
  /** The stretch that is drawn to scale. */
  from: number;
  to: number;
  origin: Mark;
  /** What times are counted from: `impact-start`, else the first milestone; undefined for the first event. */
  originName: Milestone | undefined;
  phases: Phase[];
  milestones: Mark[];
  events: Mark[];
  before: Beyond[];
  after: Beyond[];
  open: boolean;
  /** How long users were affected, where both ends are on the picture. */
  impact: { from: Mark; to: Mark; duration: string } | undefined;
  /** Who was there: who came, and who led. */
  arrivals: Stay[];
  leads: Stay[];
  description: string;
  words: TimelineWords;
}

const phaseKinds: PhaseKind[] = ['undetected', 'responding', 'recovering', 'clean-up'];
const boundaries: Milestone[] = ['impact-start', 'detected', 'mitigated', 'recovered', 'resolved'];
const causes: readonly Milestone[] = ['cause-introduced', 'cause-removed'];

/** How far outside the milestones events and causes are still drawn to scale, as shares of the milestones' stretch. */
const reach = { before: 0.75, after: 0.5 };
/** If everything before the clean-up would get less than this share, the clean-up is drawn torn. */
const leastShare = 0.25;

/** Reads a timeline for drawing; undefined where no row has a time. */
export function readingOf(view: TimelineView, writtenZone: string, words: TimelineWords): Reading | undefined {
  const zone = knownZone(writtenZone);
  const length = lengthIn(view, words);
  const timed = marksOf(view, zone, words, length);
  if (!timed) return undefined;
  const { marks, origin } = timed;
  const marked = (name: Milestone) => marks.find((mark) => mark.names.includes(name));
  const open =
    ['incident', 'security', 'drill'].includes(view.kind) &&
    !view.endUnknown &&
    (['recovered', 'resolved'] as const).every((name) => !marked(name));
  const { from, to, shown } = stretchOf(marks, origin, open);
  const originName = origin.names.includes('impact-start') ? 'impact-start' : origin.names[0];
  const outside = marks.filter((mark) => !shown.includes(mark));
  const before = outside.filter(({ moment }) => moment.latest < from);
  const after = outside.filter(({ moment }) => moment.latest >= from);
  const reading = {
    id: view.id,
    title: view.title,
    zone,
    from,
    to,
    origin,
    originName,
    phases: phasesOf(boundaries.map(marked), to, open, words, length),
    milestones: shown.filter(({ names }) => names.length > 0),
    events: shown.filter(({ names }) => names.length === 0),
    before: beyond(before, 'earlier', origin, originName, zone, words, length),
    after: beyond(after, 'later', origin, originName, zone, words, length),
    open,
    impact: impactOf(marked('impact-start'), marked('recovered'), to, length),
    ...staysOf(view.presence, marks, marked('resolved') ?? marked('recovered'), words),
    words,
  };
  return { ...reading, description: describe(reading, marks) };
}

type Row = Pick<Mark, 'names' | 'moment'>;
type Length = (from: Row, to: Row) => { text: string; approximate: boolean; negative: boolean };

/** How long it is between two rows: as the page tells it where it does, else by their times. */
function lengthIn({ lengths = [] }: Pick<TimelineView, 'lengths'>, { time }: TimelineWords): Length {
  return (from, to) => {
    const told = lengths.find((one) => from.names.includes(one.from) && to.names.includes(one.to));
    if (told) return { text: told.text, approximate: told.approximate, negative: false };
    const span = spanBetween(from.moment, to.moment);
    return { text: formatSpan(span, time), approximate: span.approximate, negative: span.least < 0 };
  };
}

/** The rows that have a time, and the one that times are counted from. */
function marksOf(
  view: TimelineView,
  zone: string,
  words: TimelineWords,
  length: Length,
): { marks: Mark[]; origin: Mark } | undefined {
  const ids = rowIds(view.events);
  const rows = view.events.flatMap((event, index) =>
    event.moment ? [{ event, row: index + 1, id: ids[index]!, moment: event.moment }] : [],
  );
  const impactStart = view.events.find(({ milestones }) => milestones.includes('impact-start'));
  const first =
    rows.find(({ event }) => event === impactStart) ??
    rows.find(({ event }) => event.milestones.length > 0 && !isCause(event.milestones)) ??
    rows.find(({ event }) => !isCause(event.milestones)) ??
    rows[0];
  if (!first) return undefined;
  const marks = rows.map(({ event, row, id, moment }): Mark => ({
    row,
    id,
    names: event.milestones,
    titles: event.milestones.map((name) => words.terms.milestones[name]),
    moment,
    at: (moment.earliest + moment.latest) / 2,
    clock: momentIn(moment, zone, first.moment.earliest, words.time.language),
    elapsed:
      row === first.row
        ? undefined
        : elapsedText(
            { names: first.event.milestones, moment: first.moment },
            { names: event.milestones, moment },
            length,
          ),
    text: event.text,
  }));
  return { marks, origin: marks[rows.indexOf(first)]! };
}

/** Whether milestones are about the cause alone. */
function isCause(names: readonly Milestone[]): boolean {
  return names.length > 0 && names.every((name) => causes.includes(name));
}

/** The stretch that is drawn to scale: from the first to the last milestone, and what stands near them. */
function stretchOf(marks: readonly Mark[], origin: Mark, open: boolean): { from: number; to: number; shown: Mark[] } {
  const withoutCauses = marks.filter(({ names }) => !isCause(names));
  const core = withoutCauses.length > 0 ? withoutCauses : marks;
  const anchors = core.filter(({ names }) => names.length > 0);
  let [from, to] = extent(anchors);
  const settled = to > from;
  if (!settled) [from, to] = extent(core);
  const resolved = marks.find(({ names }) => names.includes('resolved'));
  const earlier = extent(anchors.filter((mark) => mark !== resolved));
  const torn =
    settled &&
    resolved !== undefined &&
    earlier[1] > from &&
    earlier[1] - from < leastShare * (resolved.moment.latest - from);
  if (torn) to = earlier[1];
  // An open incident reaches to its last event.
  if (open) to = Math.max(to, extent(core)[1]);
  const length = to - from || 2 * around(origin.moment.precision);
  if (to === from) [from, to] = [from - length / 2, to + length / 2];
  const near = { from: from - reach.before * length, to: to + reach.after * length };
  const shown = marks.filter(
    (mark) => mark.moment.earliest >= near.from && mark.moment.latest <= near.to && !(torn && mark === resolved),
  );
  from = Math.min(from, ...shown.map(({ moment }) => moment.earliest));
  to = Math.max(to, ...shown.map(({ moment }) => moment.latest));
  if (torn) to = Math.max(to, earlier[1] + 0.24 * (to - from));
  if (open) to += 0.14 * (to - from);
  return { from, to, shown };
}

/** Who was there, by the rows that have a time. */
function staysOf(
  presence: Presence | undefined,
  marks: readonly Mark[],
  over: Mark | undefined,
  { terms, timeline }: TimelineWords,
): Pick<Reading, 'arrivals' | 'leads'> {
  const byRow = new Map(marks.map((mark) => [mark.row - 1, mark]));
  const at = (row: number | undefined) => (row === undefined ? undefined : byRow.get(row));
  const last = extent(marks)[1];
  return {
    arrivals: (presence?.arrivals ?? []).flatMap(({ row, who, role }) => {
      const mark = at(row);
      const name = role === undefined ? who : `${who}, ${terms.roles[role]}`;
      return mark ? [{ mark, to: undefined, end: undefined, name, isLed: false }] : [];
    }),
    leads: (presence?.leads ?? []).flatMap(({ from, until, who }) => {
      const [mark, end] = [at(from), at(until)];
      if (!mark || (until !== undefined && !end)) return [];
      const to = end?.at ?? (over && over.at > mark.at ? over.at : last);
      const name = who === undefined ? timeline.presence.noLead : timeline.presence.lead(who);
      return to < mark.at ? [] : [{ mark, to, end, name, isLed: who !== undefined }];
    }),
  };
}

function impactOf(from: Mark | undefined, to: Mark | undefined, windowEnd: number, length: Length): Reading['impact'] {
  if (!from || !to || to.at <= from.at || to.at > windowEnd) return undefined;
  return { from, to, duration: length(from, to).text };
}

function phasesOf(
  marks: (Mark | undefined)[],
  windowEnd: number,
  open: boolean,
  { terms, timeline }: TimelineWords,
  length: Length,
): Phase[] {
  const phases: Phase[] = [];
  let last: { index: number; mark: Mark } | undefined;
  // A milestone out of order must not turn the band back.
  let reached: Mark | undefined;
  for (const [index, mark] of marks.entries()) {
    if (!mark) continue;
    if (last && reached && mark.at > reached.at) {
      const kinds = phaseKinds.slice(last.index, index);
      phases.push({
        kind: kinds[0]!,
        name: terms.list(kinds.map((kind) => terms.phases[kind])),
        from: reached.at,
        to: Math.min(mark.at, windowEnd),
        duration: length(reached, mark).text,
        start: reached,
        end: mark,
        torn: mark.at > windowEnd,
        open: false,
      });
    }
    if (!reached || mark.at > reached.at) reached = mark;
    last = { index, mark };
  }
  if (open && reached && last) {
    phases.push({
      kind: last.index < 2 ? 'responding' : 'recovering',
      name: last.index < 2 ? timeline.notMitigated : timeline.notRecovered,
      from: reached.at,
      to: windowEnd,
      duration: timeline.stillOpen,
      start: reached,
      end: undefined,
      torn: false,
      open: true,
    });
  }
  return phases;
}

function beyond(
  marks: Mark[],
  side: 'earlier' | 'later',
  origin: Mark,
  originName: Milestone | undefined,
  zone: string,
  words: TimelineWords,
  length: Length,
): Beyond[] {
  const { time, timeline } = words;
  const named: Beyond[] = marks
    .filter(({ names }) => names.length > 0)
    .map((mark) => ({
      id: mark.id,
      name: mark.names[0],
      title: mark.titles.join(', '),
      preposition: undefined,
      moment: mark.moment,
      when: datedIn(mark.moment, zone, time),
      distance: distance(origin, mark, originName, words, length),
      approximate: mark.moment.approximate,
    }));
  const plain = marks.filter(({ names }) => names.length === 0);
  const [first, last] = [plain[0], plain.at(-1)];
  if (!first || !last) return named;
  const [end, preposition] = side === 'earlier' ? [first, timeline.from] : [last, timeline.until];
  const single = plain.length === 1;
  const events: Beyond = {
    id: first.id,
    name: undefined,
    title: side === 'earlier' ? timeline.earlierEvents(plain.length) : timeline.laterEvents(plain.length),
    preposition: single ? undefined : preposition,
    moment: end.moment,
    when: `${single ? '' : `${preposition} `}${datedIn(end.moment, zone, time)}`,
    distance: undefined,
    approximate: false,
  };
  return side === 'earlier' ? [...named, events] : [events, ...named];
}

function distance(
  origin: Mark,
  mark: Mark,
  originName: Milestone | undefined,
  { timeline }: TimelineWords,
  length: Length,
): string {
  const before = mark.at < origin.at;
  return (before ? timeline.before : timeline.after)(
    (before ? length(mark, origin) : length(origin, mark)).text,
    originName,
  );
}

/** How long after the first row the second stands: `+31 min`, `−5 min`; empty where a range leaves it open. */
export function elapsedBetween(origin: Row, row: Row, words: TimelineWords): string {
  return elapsedText(origin, row, lengthIn({}, words));
}

function elapsedText(origin: Row, row: Row, length: Length): string {
  if (row.moment.latest < origin.moment.earliest) return `−${length(row, origin).text}`;
  const { text, approximate, negative } = length(origin, row);
  // A range around the beginning has no meaningful length.
  if (negative) return '';
  return approximate ? text : `+${text}`;
}

/** A description of the picture in sentences, for assistive technology. */
function describe(reading: Omit<Reading, 'description'>, marks: Mark[]): string {
  const { phases, zone, open, words } = reading;
  const { time, timeline } = words;
  const first = marks.reduce((a, b) => (b.at < a.at ? b : a));
  const last = marks.reduce((a, b) => (b.at > a.at ? b : a));
  const count = timeline.events(marks.length);
  const range =
    marks.length === 1
      ? datedIn(first.moment, zone, time)
      : time.to(datedIn(first.moment, zone, time), datedIn(last.moment, zone, time));
  const told = phases.map(({ name, duration, start, end, open: still }) =>
    still || !end
      ? timeline.openSince(name, start.clock)
      : timeline.phase(
          name,
          duration,
          `${boundaryOf(start, words)} ${start.clock}`,
          `${boundaryOf(end, words)} ${end.clock}`,
        ),
  );
  const rest = [...reading.before, ...reading.after].map(
    ({ title, when, distance: away }) => [title, when].join(' ') + (away ? `, ${away}` : ''),
  );
  const there = [
    ...reading.leads.map(({ name, mark, end }) => timeline.presence.led(name, mark.clock, end?.clock)),
    ...reading.arrivals.map(({ name, mark }) => timeline.presence.came(name, mark.clock)),
  ];
  const sentences = [`${count}, ${range}, ${zone}`, told.join('; '), rest.join('; '), there.join('; ')];
  if (open && phases.length === 0) sentences.push(timeline.stillOpen);
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
    .join(' ');
}

function boundaryOf(mark: Mark, { terms }: TimelineWords): string {
  return mark.names
    .filter((name) => boundaries.includes(name))
    .map((name) => terms.milestones[name])
    .reduce((all, name) => terms.list([all, name]));
}

function extent(marks: readonly Mark[]): [from: number, to: number] {
  return [
    Math.min(...marks.map(({ moment }) => moment.earliest)),
    Math.max(...marks.map(({ moment }) => moment.latest)),
  ];
}

function around(precision: Precision): number {
  if (precision === 'millisecond' || precision === 'second') return 30_000;
  return precision === 'minute' ? 300_000 : 3 * precisionMilliseconds[precision];
}

/** The zone, or UTC for one that does not exist; a rule has said so. */
function knownZone(zone: string): string {
  try {
    clockIn(0, zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
