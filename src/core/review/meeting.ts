import { boardOf, boardOnce, standingOf, type BoardItem, type Standing } from '../actions/board.ts';
import { trackedDue } from '../actions/disagreements.ts';
import { themesOf, type Theme } from '../metrics/themes.ts';
import { summariesOf } from '../metrics/report.ts';
import type { Summary } from '../metrics/summary.ts';
import type { Catalogue, Entry, PostmortemEntry, ReviewEntry } from '../model/entry.ts';
import type { Allow } from '../model/facts.ts';
import { memo } from '../model/memo.ts';
import { beginning, dayOfIncident } from '../model/postmortem.ts';
import { isWithin, rangeOf, type Range } from '../model/range.ts';
import { recurrencesOf, type Recurrence } from '../relations/recurrences.ts';
import { spokenIn } from '../relations/spoken.ts';
import { byDocument, storiesOf, type Story } from './stories.ts';

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

/** An open promise that was put off, as far as anything tells. */
export interface Postponed {
  item: BoardItem;
  /** The reviews that spoke of it while it was open, the first one first. */
  reviews: ReviewEntry[];
  /** The later day that the tracker has; undefined where it has none. */
  movedTo: string | undefined;
}

/** What has changed since an earlier review. */
export interface Since {
  review: ReviewEntry;
  /** The day of the review these days are told for, else the day it is, YYYY-MM-DD. */
  until: string;
  /** What that review promised, by how it stands now. */
  promised: BoardItem[];
  /** Closed since then by their tracker, whoever promised them. */
  closed: BoardItem[];
  /** Due since then and still open. */
  overdue: BoardItem[];
  /** What came back since then. */
  stories: Story[];
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
  /** One a metric, over these incidents; their means have no intervals. */
  summaries: Summary[];
  /** What came back, each chain once: its last incident is one of these. */
  stories: Story[];
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
    /** The oldest that are open, at most five. */
    oldest: BoardItem[];
    /** Those that are open and were put off, the most often first. */
    postponed: Postponed[];
    /** On the day, over everything of this part. */
    standing: Standing;
  };
  /** What these incidents allow themselves, and runbooks of this part. */
  allowed: { entry: Entry; allow: Allow }[];
  /** The review before this one; undefined where none is kept. */
  since: Since | undefined;
  /** The reviews of these very days that took place. */
  kept: ReviewEntry[];
  runbooks: { id: string; uses: { incident: string; helped: 'yes' | 'partly' | 'no' | undefined }[] }[];
}

/** How many incidents a meeting has time for. */
const most = 3;
/** How many of the oldest promises are told. */
const mostOldest = 5;

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
  const days = daysIn(library);
  const incidents = told
    .filter((postmortem) => isWithin(days.get(postmortem), range))
    .sort((a, b) => beginning(a)! - beginning(b)! || (a.id < b.id ? -1 : 1));
  const earlier = rangeBefore(range);
  const isWhole = part.service === undefined && part.team === undefined;
  const reviews = library.reviews.filter((review) => isReviewOf(review, part, library));
  const board = isWhole ? boardOnce(library, today) : boardOf({ ...library, postmortems: ofPart, reviews }, today);
  const all = recurrencesOf(library.postmortems);
  const recurrences = repeatsAmong(all, incidents);
  const kept = library.reviews.filter(({ facts }) => {
    const own = rangeOf(facts.covers);
    return (
      own?.from === range.from && own.to === range.to && facts.service === part.service && facts.team === part.team
    );
  });
  const last = reviewBefore(library.reviews, range, part);
  const agenda = incidents
    .map((incident) => ({ incident, ...pointsOf(incident, library, board, recurrences) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.points - a.points || (a.incident.id < b.incident.id ? -1 : 1))
    .slice(0, most);
  const ofDocument = byDocument(board);
  const made = incidents.flatMap((incident) => ofDocument.get(incident) ?? []);
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
    summaries: summariesOf(incidents, configuration),
    stories: storiesOf(recurrences, library, board),
    factors: themesOf(incidents, configuration).factors.filter(({ incidents: named }) => named.length > 0),
    promises: {
      made,
      kept: board.filter(({ action, closed }) => action.status?.value === 'done' && isWithin(closed, range)),
      broken: board.filter(
        ({ pending, action }) =>
          pending && action.due !== undefined && isWithin(action.due.value, range) && action.due.value < today,
      ),
      declined: made.filter(({ action }) => action.status?.value === 'declined'),
      ...onDay(board, library, today),
    },
    allowed: [
      ...incidents,
      ...library.runbooks.filter(
        ({ facts }) => (part.service === undefined && part.team === undefined) || isOfPart(facts.services),
      ),
    ].flatMap((entry): Meeting['allowed'] => entry.facts.allow.map((allow) => ({ entry, allow }))),
    since: last && sinceOf(last, kept.at(-1)?.facts.date ?? today, { library, told, board, days, all }),
    kept,
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
  const items = byDocument(board).get(incident) ?? [];
  const overdue = items.filter((item) => item.overdue !== undefined).length;
  if (overdue > 0) say({ why: 'overdue', count: overdue }, 1);
  if (kind === 'incident' && (detection?.channel === 'customer' || detection?.channel === 'third-party'))
    say({ why: 'not-alerted' }, 1);
  const useless = runbooks.filter(({ helped }) => helped === 'no').map(({ id }) => id);
  if (useless.length > 0) say({ why: 'runbook', runbooks: useless }, 1);
  if (items.length === 0) say({ why: 'no-action' }, 1);
  return { points, reasons };
}

/** Whether a review was about a part of the library: about all of it, its service, or its team or one of its services. */
function isReviewOf({ facts }: ReviewEntry, { service, team }: Part, { services }: Catalogue): boolean {
  if (service === undefined && team === undefined) return true;
  const teamOf = facts.team ?? (facts.service === undefined ? undefined : services.get(facts.service)?.team);
  return (service === undefined || facts.service === service) && (team === undefined || teamOf === team);
}

/** The last review of the same part whose days end before those of a range do. */
function reviewBefore(reviews: readonly ReviewEntry[], range: Range, part: Part): ReviewEntry | undefined {
  // The last one stands first.
  return reviews.find(({ facts, valid }) => {
    const own = rangeOf(facts.covers);
    return (
      valid && own !== undefined && own.to < range.to && facts.service === part.service && facts.team === part.team
    );
  });
}

/** The day on which each incident began. */
const daysIn = memo(
  ({ postmortems, configuration }: Catalogue): ReadonlyMap<PostmortemEntry, string | undefined> =>
    new Map(postmortems.map((postmortem) => [postmortem, dayOfIncident(postmortem, configuration)])),
);

/** What is told of the promises of a board whatever days a review looks back on. */
type OnDay = Pick<Meeting['promises'], 'keptSomeDay' | 'overdue' | 'oldest' | 'postponed' | 'standing'>;
const figures = memo((_: readonly BoardItem[]): { onDay?: OnDay } => ({}));
/** The same, worked out once for each board. */
function onDay(board: readonly BoardItem[], library: Catalogue, today: string): OnDay {
  return (figures(board).onDay ??= {
    keptSomeDay: board.filter(({ action, closed }) => action.status?.value === 'done' && closed === undefined).length,
    overdue: board.filter(({ overdue }) => overdue !== undefined),
    oldest: oldestOf(board),
    postponed: postponedIn(board, library),
    standing: standingOf(board, today, library.configuration),
  });
}

/** The recurrences one of some incidents is the latest of, or one that others followed later. */
function repeatsAmong(recurrences: readonly Recurrence[], incidents: readonly PostmortemEntry[]): Repeat[] {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  return recurrences.flatMap((recurrence) => {
    const incident = byId.get(recurrence.incidents.findLast((id) => byId.has(id)) ?? '');
    return incident && recurrence.incidents[0] !== incident.id ? [{ incident, recurrence }] : [];
  });
}

function oldestOf(board: readonly BoardItem[]): BoardItem[] {
  return board
    .filter(({ pending, age }) => pending && age !== undefined && age >= 0)
    .sort((a, b) => b.age! - a.age! || (a.key < b.key ? -1 : 1))
    .slice(0, mostOldest);
}

/** Where a table says another day than the tracker, and which reviews spoke of a promise that is open still. */
function postponedIn(board: readonly BoardItem[], library: Catalogue): Postponed[] {
  const named = new Map<string, ReviewEntry[]>();
  for (const [review, { actions }] of [...spokenIn(library)].reverse())
    for (const key of actions) if (!named.get(key)?.push(review)) named.set(key, [review]);
  return board
    .filter(({ pending }) => pending)
    .map((item): Postponed => {
      const due = item.action.due?.value;
      const tracked = trackedDue(item.tickets);
      const movedTo = due !== undefined && tracked !== undefined && tracked > due ? tracked : undefined;
      return { item, reviews: named.get(item.key) ?? [], movedTo };
    })
    .filter(({ reviews, movedTo }) => reviews.length > 0 || movedTo !== undefined)
    .sort((a, b) => b.reviews.length - a.reviews.length || (b.item.age ?? 0) - (a.item.age ?? 0));
}

/** What has changed between a review and a later day. */
function sinceOf(
  review: ReviewEntry,
  until: string,
  {
    library,
    told,
    board,
    days,
    all,
  }: {
    library: Catalogue;
    told: readonly PostmortemEntry[];
    board: readonly BoardItem[];
    days: ReadonlyMap<PostmortemEntry, string | undefined>;
    all: readonly Recurrence[];
  },
): Since {
  const { date } = review.facts;
  const isSince = (day: string | undefined) => day !== undefined && day >= date && day <= until;
  const recent = told.filter((postmortem) => isSince(days.get(postmortem)));
  return {
    review,
    until,
    promised: board.filter(({ document }) => document === review),
    closed: board.filter(
      ({ action, closed, document }) => action.status?.value === 'done' && isSince(closed) && document !== review,
    ),
    overdue: board.filter(({ pending, action }) => pending && isSince(action.due?.value) && action.due!.value < until),
    stories: storiesOf(repeatsAmong(all, recent), library, board),
  };
}

/** As many days, just before. */
function rangeBefore({ from, to }: Range): Range {
  const length = Date.parse(to) - Date.parse(from);
  const last = Date.parse(from) - 86_400_000;
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: dayOf(last - length), to: dayOf(last), name: '' };
}
