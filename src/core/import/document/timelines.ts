import type { Nodes } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { milestones, type Milestone } from '../../model/vocabulary.ts';
import { zoneOfSection } from './context.ts';
import { cutEntries, rawText, type Entry, type Parts, type TimelineColumns } from './entries.ts';
import { proposeMilestones } from './milestones.ts';
import { readRows } from './read-rows.ts';
import { evidenceOf } from './row-zones.ts';
import type { Row, TimeContext } from './row.ts';
import type { ImportedSection } from './sections.ts';
import { zoneIn, type TaughtZones } from '../../text/zone.ts';

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
): Timelines {
  const columns = columnsOf(words.columns);
  const cut = sections.map((section): CutSection => {
    if (!section.isTimeline) return { section, parts: undefined, zone: undefined };
    const parts = cutEntries(section.nodes, taught, columns);
    const prose = parts.parts.flatMap((part) => (part.kind === 'prose' ? part.nodes : []));
    return { section, parts, zone: zoneOfSection(section, prose, taught) };
  });
  const evidence = evidenceOf(cut.flatMap(entriesOf));
  const rows = cut.flatMap((one) => {
    const entries = entriesOf(one);
    if (entries.length === 0) return [];
    const head = entries[0]!.head;
    const headZone = head === undefined ? undefined : zoneIn(head, taught);
    const zone = headZone
      ? { zone: headZone, by: `the column \`${head}\`` }
      : (one.zone ?? cut.find((other) => other.zone !== undefined)?.zone ?? context.zone);
    return readRows(entries, { ...context, zone, evidence });
  });
  const proposals = orderly(proposeMilestones(rows.map(textOf), words.milestones), rows);
  const milestonesOf = new Map<Row, Milestone[]>();
  for (const { row: index, milestone, isDecided } of proposals) {
    const row = rows[index]!;
    if (isDecided) milestonesOf.set(row, [...(milestonesOf.get(row) ?? []), milestone]);
  }
  return { sections: cut, rows, rowOf: new Map(rows.map((row) => [row.entry, row])), proposals, milestonesOf };
}

function entriesOf({ parts }: CutSection): Entry[] {
  return parts?.parts.flatMap((part) => (part.kind === 'rows' ? part.entries : [])) ?? [];
}

/** The text of a row, on one line. */
function textOf({ entry: { lead, body } }: Row): string {
  const below = body.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : ''));
  return `${rawText(lead)} ${below.join(' ')}`.replace(/\s+/g, ' ').trim();
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

/** Patterns of the heads of timeline columns: the usual names and the taught ones. */
export function columnsOf(taught: Configuration['words']['columns']): TimelineColumns {
  const make = (usual: string, names: readonly string[] | undefined, end: string) =>
    new RegExp(
      `^(?:${[usual, ...(names ?? []).map((name) => name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))].join('|')})${end}`,
      'iu',
    );
  return {
    time: make('date(?: ?/ ?| and )?time|date|time|when|timestamp', taught.time, '(?![\\p{L}\\p{N}])'),
    event: make('events?|what happened|description|action|details?|notes?', taught.event, '$'),
    milestone: make('milestones?', taught.milestone, '$'),
    evidence: make('evidence|sources?(?: ?/ ?links?)?|links?|proof|references?', taught.evidence, '$'),
  };
}
