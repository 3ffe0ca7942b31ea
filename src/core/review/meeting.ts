import { boardOf, standingOf, type BoardItem, type Standing } from '../actions/board.ts';
import { themesOf, type Theme } from '../metrics/themes.ts';
import { measure } from '../metrics/report.ts';
import type { Summary } from '../metrics/summary.ts';
import type { Catalogue, Entry, PostmortemEntry } from '../model/entry.ts';
import type { Allow } from '../model/facts.ts';
import { beginning, dayOfIncident } from '../model/postmortem.ts';
import { recurrencesOf, type Recurrence } from '../relations/recurrences.ts';
import { isWithin, type Range } from './range.ts';

/** Which part of the library a review is about; an absent part lets everything through. */
export interface Part {
  /** Id of a service. */
  service?: string | undefined;
  /** The team that runs a service. */
  team?: string | undefined;
}

/** Why an incident deserves the time of a meeting, the strongest reason first. */
export type Reason =
  | { why: 'severity'; severity: string }
  | { why: 'again'; times: number }
  | { why: 'open-promises'; count: number }
  | { why: 'overdue'; count: number }
  | { why: 'not-alerted' }
  | { why: 'runbook'; runbooks: string[] }
  | { why: 'no-action' };

/** An incident, and what it repeats: it is the latest of these days in it. */
export interface Repeat {
  incident: PostmortemEntry;
  recurrence: Recurrence;
}

/** What a review meeting works from: plain values. */
export interface Meeting {
  range: Range;
  part: Part;
  /** That began in these days, the first one first; retracted ones and duplicates are not among them. */
  incidents: PostmortemEntry[];
  /** How many began in as many days before. */
  before: number;
  /** At most three, the most telling first. */
  agenda: { incident: PostmortemEntry; reasons: Reason[] }[];
  /** One a metric, over these incidents. */
  summaries: Summary[];
  /** That one of these incidents is the latest of. */
  recurrences: Repeat[];
  /** The contributing factors of these incidents, the most frequent first. */
  factors: Theme[];
  promises: {
    /** By these incidents. */
    made: BoardItem[];
    /** Closed in these days by their tracker. */
    kept: BoardItem[];
    /** How many are done on a day that nobody knows. */
    keptSomeDay: number;
    /** Due in these days and still open. */
    broken: BoardItem[];
    declined: BoardItem[];
    /** All that are overdue on the day, the longest first. */
    overdue: BoardItem[];
    /** On the day, over everything of this part. */
    standing: Standing;
  };
  /** What these incidents allow themselves, and runbooks of this part. */
  allowed: { entry: Entry; allow: Allow }[];
  runbooks: { id: string; uses: { incident: string; helped: 'yes' | 'partly' | 'no' | undefined }[] }[];
}

/** How many incidents a meeting has time for. */
const most = 3;

/**
 * What a review meeting works from.
 *
 * Incidents deserve the hour by points: as many as their severity is above the mildest; 3 where it has happened before;
 * 2 where an earlier time left promises open; 1 each where promises are overdue, where no alert noticed it, where a
 * runbook did not help, and where nothing was promised.
 *
 * @param today YYYY-MM-DD, for what is overdue
 */
export function meetingOf(library: Catalogue, range: Range, part: Part, today: string): Meeting {
  const { configuration } = library;
  const isOfPart = (services: readonly string[]) =>
    (part.service === undefined || services.includes(part.service)) &&
    (part.team === undefined || services.some((id) => library.services.get(id)?.team === part.team));
  const ofPart = library.postmortems.filter(({ facts }) => isOfPart(facts.services));
  const told = ofPart.filter(({ facts }) => facts.status !== 'retracted' && facts.duplicateOf === undefined);
  const days = new Map(told.map((postmortem) => [postmortem, dayOfIncident(postmortem, configuration)]));
  const incidents = told
    .filter((postmortem) => isWithin(days.get(postmortem), range))
    .sort((a, b) => beginning(a)! - beginning(b)! || (a.id < b.id ? -1 : 1));
  const earlier = rangeBefore(range);
  const board = boardOf({ ...library, postmortems: ofPart }, today);
  const ids = new Set(incidents.map(({ id }) => id));
  const recurrences = recurrencesOf(library.postmortems).flatMap((recurrence) => {
    const last = recurrence.incidents.findLast((id) => ids.has(id));
    const incident = incidents.find(({ id }) => id === last);
    return incident && recurrence.incidents[0] !== incident.id ? [{ incident, recurrence }] : [];
  });
  const agenda = incidents
    .map((incident) => ({ incident, ...pointsOf(incident, library, board, recurrences) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.points - a.points || (a.incident.id < b.incident.id ? -1 : 1))
    .slice(0, most);
  const made = board.filter(({ postmortem }) => ids.has(postmortem.id));
  const runbooks = new Map<string, Meeting['runbooks'][number]['uses']>();
  for (const { id, facts } of incidents)
    for (const used of facts.runbooks)
      runbooks.set(used.id, [...(runbooks.get(used.id) ?? []), { incident: id, helped: used.helped }]);
  return {
    range,
    part,
    incidents,
    before: told.filter((postmortem) => isWithin(days.get(postmortem), earlier)).length,
    agenda: agenda.map(({ incident, reasons }) => ({ incident, reasons })),
    summaries: measure({ ...library, postmortems: incidents }, undefined, { part: true }).overall,
    recurrences,
    factors: themesOf(incidents, configuration).factors.filter(({ incidents: named }) => named.length > 0),
    promises: {
      made,
      keptSomeDay: board.filter(({ action, closed }) => action.status?.value === 'done' && closed === undefined).length,
      kept: board.filter(({ action, closed }) => action.status?.value === 'done' && isWithin(closed, range)),
      broken: board.filter(
        ({ pending, action }) =>
          pending && action.due !== undefined && isWithin(action.due.value, range) && action.due.value < today,
      ),
      declined: made.filter(({ action }) => action.status?.value === 'declined'),
      overdue: board.filter(({ overdue }) => overdue !== undefined),
      standing: standingOf(board, today, configuration),
    },
    allowed: [
      ...incidents,
      ...library.runbooks.filter(
        ({ facts }) => (part.service === undefined && part.team === undefined) || isOfPart(facts.services),
      ),
    ].flatMap((entry): Meeting['allowed'] => entry.facts.allow.map((allow) => ({ entry, allow }))),
    runbooks: [...runbooks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, uses]) => ({ id, uses })),
  };
}

function pointsOf(
  incident: PostmortemEntry,
  { configuration }: Catalogue,
  board: readonly BoardItem[],
  recurrences: readonly Repeat[],
): { points: number; reasons: Reason[] } {
  const { severity, detection, runbooks, kind } = incident.facts;
  const reasons: Reason[] = [];
  const scale = configuration.severities.map(({ id }) => id);
  const rank = scale.indexOf(severity);
  const above = rank < 0 ? 0 : scale.length - 1 - rank;
  let points = above;
  const say = (reason: Reason, weight: number) => {
    reasons.push(reason);
    points += weight;
  };
  if (above > 0 && rank < scale.length / 2) reasons.push({ why: 'severity', severity });
  const own = recurrences.filter((one) => one.incident === incident).map(({ recurrence }) => recurrence);
  if (own.length > 0) {
    const places = own.map(({ incidents }) => incidents.indexOf(incident.id) + 1);
    say({ why: 'again', times: Math.max(...places) }, 3);
    // Promises of the times before, each once, whatever it has in common with them.
    const open = new Set(
      own.flatMap(({ openActions, incidents }) =>
        openActions
          .filter((action) => incidents.indexOf(action.incident) < incidents.indexOf(incident.id))
          .map((action) => `${action.incident}#${action.id ?? action.text}`),
      ),
    );
    if (open.size > 0) say({ why: 'open-promises', count: open.size }, 2);
  }
  const items = board.filter(({ postmortem }) => postmortem === incident);
  const overdue = items.filter((item) => item.overdue !== undefined).length;
  if (overdue > 0) say({ why: 'overdue', count: overdue }, 1);
  if (kind === 'incident' && (detection?.channel === 'customer' || detection?.channel === 'third-party'))
    say({ why: 'not-alerted' }, 1);
  const useless = runbooks.filter(({ helped }) => helped === 'no').map(({ id }) => id);
  if (useless.length > 0) say({ why: 'runbook', runbooks: useless }, 1);
  if (items.length === 0) say({ why: 'no-action' }, 1);
  return { points, reasons };
}

/** As many days, just before. */
function rangeBefore({ from, to }: Range): Range {
  const length = Date.parse(to) - Date.parse(from);
  const last = Date.parse(from) - 86_400_000;
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: dayOf(last - length), to: dayOf(last), name: '' };
}
