import type { Nodes, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { milestones, type Milestone } from '../../model/vocabulary.ts';
import { ruleOfSection, zoneOfHead, zoneOfSection } from './context.ts';
import { cutEntries, type Entry, type Parts } from './entries.ts';
import { saysNewestFirst } from './heading-words.ts';
import { rawText } from './inline.ts';
import { proposeMilestones, type Proposal } from './milestones.ts';
import { proposeByFigures, withoutContradicted } from './published.ts';
import { readRows } from './read-rows.ts';
import { dateOf } from './row-dates.ts';
import { decideZone, evidenceOf, instantIn } from './row-zones.ts';
import type { Row, TimeContext } from './row.ts';
import type { ImportedSection } from './sections.ts';
import { clockText, hourOf } from '../../text/clock.ts';
import type { WrittenDay } from '../../text/day.ts';
import { dayOrders } from '../../text/proof.ts';
import type { TaughtZones } from '../../text/zone.ts';
import { columnsOf } from './time-cells.ts';

/** A section; a timeline is cut into rows and text. */
export interface CutSection {
  section: ImportedSection;
  parts: Parts | undefined;
  /** The zone that the section states. */
  zone: TimeContext['zone'];
}

/** All timelines of a document, read. */
export interface Timelines {
  sections: CutSection[];
  rows: Row[];
  /** Rows of what front matter gives, where the document has no others. */
  given: Row[];
  rowOf: ReadonlyMap<Entry, Row>;
  proposals: ReturnType<typeof proposeMilestones>;
  milestonesOf: ReadonlyMap<Row, Milestone[]>;
}

/** Cuts the timelines of a document into rows, reads their times and proposes milestones. */
export function readTimelines(
  sections: readonly ImportedSection[],
  context: TimeContext,
  taught: TaughtZones,
  words: Configuration['words'],
  takesProposals = false,
): Timelines {
  const columns = columnsOf(words.columns);
  const cut = sections.map((section): CutSection => {
    if (!section.isTimeline) return { section, parts: undefined, zone: undefined };
    const parts = cutEntries(section.nodes, taught, columns);
    return { section, parts, zone: zoneOfSection(section, proseOf(parts), taught) };
  });
  const evidence = evidenceOf(cut.flatMap(entriesOf));
  const orders = dayOrders({
    days: cut.flatMap(daysOf),
    elsewhere: context.elsewhere,
    stated: [...context.stated, ...cut.flatMap(daysOf).flatMap(plainDate)],
    language: context.language,
    usual: context.usual,
    beside: context.beside,
  });
  const year = context.year ?? yearOf(cut.flatMap(daysOf));
  const rows = cut.flatMap((one) => {
    const entries = entriesOf(one);
    if (entries.length === 0) return [];
    const base = { ...context, orders, evidence, year };
    const { dated } = one.section;
    const date = dated && dateOf(dated.day, base).date;
    const day = date === undefined ? undefined : { date, by: `\`${date}\` by the heading \`${dated!.heading}\`` };
    const common = day ? { ...base, day, doubt: undefined } : base;
    const stated = one.zone ?? cut.find((other) => other.zone !== undefined)?.zone ?? context.zone;
    const rule = one.parts && ruleOfSection(proseOf(one.parts), common);
    // Tables of one section may have heads of their own.
    const isNewestFirst = [one.section.heading, ...(one.parts ? proseOf(one.parts) : [])].some(
      (node) => node && 'children' in node && saysNewestFirst(rawText(node.children as Nodes[])),
    );
    return runsOf(entries).flatMap((run) => {
      const within = { ...common, rule, zone: zoneOfHead(run[0]!.head, taught) ?? stated };
      return isNewestFirst ? readRows(run.toReversed(), within).toReversed() : readRows(run, within);
    });
  });
  const spoken = orderly(proposeMilestones(rows.map(textOf), words.milestones), rows);
  const told = cut.filter(({ parts }) => !parts).flatMap(({ section }) => section.nodes);
  const figured = proposeByFigures(told, rows.map(timeOf), spoken);
  const surer = [...figured, ...spoken.filter(({ isDecided }) => isDecided)];
  const others = spoken.filter(
    (one) =>
      figured.every(({ milestone }) => milestone !== one.milestone) &&
      (one.isDecided || !isContradicted(one, surer, rows)),
  );
  const proposals = withGiven(
    orderly(withoutContradicted(told, rows.map(timeOf), [...others, ...figured]), rows),
    rows,
    context.given,
  );
  const milestonesOf = new Map<Row, Milestone[]>();
  for (const { row: index, milestone, isDecided } of proposals) {
    const row = rows[index]!;
    if (isDecided || takesProposals) milestonesOf.set(row, [...(milestonesOf.get(row) ?? []), milestone]);
  }
  return {
    sections: cut,
    rows,
    given: rows.length === 0 ? rowsOfGiven(context) : [],
    rowOf: new Map(rows.map((row) => [row.entry, row])),
    proposals,
    milestonesOf,
  };
}

/** The days of the timelines of a document, and those that stand elsewhere in it: what shows how it writes days. */
export function daysShown({ sections }: Timelines, { elsewhere }: TimeContext): WrittenDay[] {
  return [...sections.flatMap(daysOf), ...elsewhere];
}

/** Front matter names the milestone of the row at the time it gives. */
function withGiven(proposals: readonly Proposal[], rows: readonly Row[], given: TimeContext['given']): Proposal[] {
  let all = [...proposals];
  for (const { key, milestone, isDecided, stamp, date } of given) {
    const clock = stamp.clock && clockText(stamp.clock, hourOf(stamp.clock)).slice(0, 5);
    const zone = stamp.zone && decideZone(stamp.zone, date, clock!);
    const instant = zone === undefined ? undefined : instantIn(zone, date, clock!);
    const row = rows.findIndex((one) =>
      instant === undefined
        ? one.date === date && one.clock?.slice(0, 5) === clock
        : one.instant !== undefined && Math.abs(one.instant - instant) < 60_000,
    );
    if (row === -1) continue;
    all = all.filter((other) => other.milestone !== milestone);
    all.push({ row, milestone, words: key, isDecided });
  }
  return all.sort((a, b) => a.row - b.row || milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone));
}

/** Rows of what front matter gives, for a document without any other. */
function rowsOfGiven(context: TimeContext): Row[] {
  const entries = context.given.map(({ key, milestone, isDecided, value, stamp }): Entry => ({
    stamp,
    written: value,
    line: 0,
    lead: [{ type: 'text', value: key }],
    body: [],
    evidence: [],
    milestone: isDecided ? milestone : '',
    context: undefined,
    head: undefined,
  }));
  const rows = readRows(entries, { ...context, orders: new Map() });
  return rows.sort((a, b) => (a.instant ?? 0) - (b.instant ?? 0));
}

function entriesOf({ parts }: CutSection): Entry[] {
  return parts?.parts.flatMap((part) => (part.kind === 'rows' ? part.entries : [])) ?? [];
}

function proseOf({ parts }: Parts): RootContent[] {
  return parts.flatMap((part) => (part.kind === 'prose' ? part.nodes : []));
}

/** Rows under one head, in order. */
function runsOf(entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && last[0]!.head === entry.head) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** The days of a timeline, in the rows and above them. */
function daysOf({ parts }: CutSection): WrittenDay[] {
  return (parts?.parts ?? []).flatMap((part) =>
    part.kind === 'day'
      ? [part.day]
      : part.kind === 'rows'
        ? part.entries.flatMap(({ stamp }) => [stamp?.day, stamp?.end?.day].filter((day) => day !== undefined))
        : [],
  );
}

/** A day that is written in full and can be no other, YYYY-MM-DD. */
function plainDate({ readings, notation }: WrittenDay): string[] {
  const [only] = readings;
  if (readings.length !== 1 || only!.year === undefined || notation !== undefined) return [];
  const two = (value: number) => String(value).padStart(2, '0');
  return [`${only!.year}-${two(only!.month)}-${two(only!.day)}`];
}

/** The one year that the days of the timeline name. */
function yearOf(days: readonly WrittenDay[]): TimeContext['year'] {
  const years = new Set(days.flatMap(({ year }) => (year === undefined ? [] : [year])));
  return years.size === 1 ? { year: [...years][0]!, by: 'the other rows' } : undefined;
}

/** Milliseconds of a row, where its zone is unknown as if in UTC: all rows of a timeline are shifted alike. */
function timeOf({ instant, date, clock }: Row): number | undefined {
  if (instant !== undefined) return instant;
  const time = date === undefined || clock === undefined ? NaN : Date.parse(`${date}T${clock}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** The text of a row, on one line. */
function textOf({ entry: { lead, body } }: Row): string {
  const below = body.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : ''));
  return `${rawText(lead)} ${below.join(' ')}`.replace(/\s+/g, ' ').trim();
}

/** Milestones that come in this order, whatever happens. */
const inOrder: readonly Milestone[] = [
  'cause-introduced',
  'impact-start',
  'detected',
  'mitigated',
  'recovered',
  'resolved',
];

/** Whether a proposal stands on the wrong side of one that is surer. */
function isContradicted({ milestone, row }: Proposal, surer: readonly Proposal[], rows: readonly Row[]): boolean {
  const own = inOrder.indexOf(milestone);
  const time = timeOf(rows[row]!);
  return surer.some((other) => {
    const at = inOrder.indexOf(other.milestone);
    const otherTime = timeOf(rows[other.row]!);
    if (own === -1 || at === -1 || own === at || time === undefined || otherTime === undefined) return false;
    return own < at ? time > otherTime : time < otherTime;
  });
}

/** Turns decided milestones that are out of order back into proposals. */
function orderly(
  proposals: ReturnType<typeof proposeMilestones>,
  rows: readonly Row[],
): ReturnType<typeof proposeMilestones> {
  const decided = proposals
    .filter(({ isDecided }) => isDecided)
    .sort((a, b) => milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone));
  const later = (a: number, b: number) => {
    const [first, second] = [rows[a]?.instant, rows[b]?.instant];
    return first !== undefined && second !== undefined ? first <= second : a <= b;
  };
  const core = decided.filter(({ milestone }) => milestone !== 'declared' && milestone !== 'acknowledged');
  const broken = core.some((proposal, index) => index > 0 && !later(core[index - 1]!.row, proposal.row));
  return proposals
    .map((proposal) => {
      if (!proposal.isDecided || !broken) return proposal;
      const contradicted = core.some((other) => {
        const [a, b] = [milestones.indexOf(other.milestone), milestones.indexOf(proposal.milestone)];
        return a !== b && (a < b ? !later(other.row, proposal.row) : !later(proposal.row, other.row));
      });
      return contradicted ? { ...proposal, isDecided: false } : proposal;
    })
    .sort((a, b) => a.row - b.row || milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone));
}
