import { milestones, type Milestone } from '../../model/vocabulary.ts';
import { ending, relapse } from '../ending.ts';
import type { Claim } from './evidence.ts';
import type { Row } from './merge.ts';

/** A row that may be a milestone. */
export interface Proposal {
  milestone: Milestone;
  row: Row;
  /** What it was read from: words of the text or a field of the export. */
  words: string;
  /** The source that said it. */
  source: string;
  sure: boolean;
  /** Whether the table gets it, and why not. */
  placed: boolean;
  why: string | undefined;
}

/** A deployment is a candidate for the cause where it is at most this long before the impact. */
const recent = 24 * 3_600_000;

/** Milestones of which the last row that speaks for one counts: the others are reached with the first. */
const lastCounts: readonly Milestone[] = ['recovered', 'resolved', 'cause-removed', 'cause-introduced'];

/**
 * Proposes milestones. One goes into the table where a single row has it by its vendor's own field; with `all`, also
 * the best of several and what only words speak for. One that a person wrote, or said to be unknown, stays theirs.
 *
 * @param taken milestones the postmortem has already, with where they stand
 */
export function proposeMilestones(
  rows: readonly Row[],
  taken: ReadonlyMap<Milestone, { where: string; at?: number | undefined }>,
  all: boolean,
): Proposal[] {
  const proposals: Proposal[] = [];
  // What somebody only says has not ended where it fails again later.
  const failsAgain = Math.max(
    -Infinity,
    ...rows.filter(({ events }) => events.some(({ text }) => relapse.test(text))).map(({ at }) => at),
  );
  for (const row of rows) {
    const claims = new Map<Milestone, { claim: Claim; source: string }>();
    for (const { claim, source } of row.events) {
      if (claim && (!claims.has(claim.milestone) || (claim.sure && !claims.get(claim.milestone)!.claim.sure)))
        claims.set(claim.milestone, { claim, source: source.label });
    }
    for (const { claim, source } of claims.values())
      if (claim.sure || !ending.has(claim.milestone) || row.at >= failsAgain)
        proposals.push({ ...claim, row, source, placed: false, why: undefined });
  }
  const cause = causeIn(rows, proposals, taken);
  if (cause) proposals.push(cause);
  proposals.sort((a, b) => milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone) || a.row.at - b.row.at);
  for (const milestone of milestones) {
    const candidates = proposals.filter((one) => one.milestone === milestone);
    const there = taken.get(milestone);
    if (there) {
      for (const one of candidates) one.why = there.where;
      continue;
    }
    const sure = candidates.filter((one) => one.sure);
    const preferred = sure.length > 0 ? sure : candidates;
    const best = lastCounts.includes(milestone) ? preferred.at(-1) : preferred[0];
    for (const one of candidates) {
      one.placed = one === best && (all || sure.length === 1);
      if (one.placed) continue;
      one.why =
        one === best
          ? one.sure
            ? 'one of several, `--propose` takes it'
            : 'a candidate, `--propose` takes it'
          : one.sure === best?.sure
            ? `one of several, the ${lastCounts.includes(milestone) ? 'last' : 'first'} counts`
            : 'another row speaks for it more clearly';
    }
  }
  return proposals;
}

function causeIn(
  rows: readonly Row[],
  proposals: readonly Proposal[],
  taken: ReadonlyMap<Milestone, { where: string; at?: number | undefined }>,
): Proposal | undefined {
  const starts = (['impact-start', 'detected'] as const).flatMap((milestone) => {
    const written = taken.get(milestone)?.at;
    if (written !== undefined) return [{ milestone, at: written }];
    const first = proposals.find((one) => one.milestone === milestone);
    return first ? [{ milestone, at: first.row.at }] : [];
  });
  const start = starts.sort((a, b) => a.at - b.at)[0];
  if (!start) return undefined;
  const row = rows.findLast(
    ({ at, events }) =>
      at <= start.at && at >= start.at - recent && events.some(({ kind }) => kind === 'deploy' || kind === 'deployed'),
  );
  return (
    row && {
      milestone: 'cause-introduced',
      row,
      words: `last deployment before \`${start.milestone}\``,
      source: row.events[0]!.source.label,
      sure: false,
      placed: false,
      why: undefined,
    }
  );
}

/** Proposals after rows were added: what stood there already is left as it is, so it gets no milestone. */
export function withoutStanding(proposals: readonly Proposal[], standing: readonly Row[]): Proposal[] {
  return proposals.map((one) =>
    one.placed && standing.includes(one.row)
      ? { ...one, placed: false, why: 'its row stands there already and is left as it is' }
      : one,
  );
}
