import { daysBetween } from '../model/clock.ts';
import { publicationDue, reviewDue, runbookDue } from '../model/due.ts';
import type { Catalogue, Entry, PostmortemEntry } from '../model/entry.ts';
import { documentsOf, teamsOf } from '../model/library.ts';
import type { JudgedMessage } from '../model/message.ts';
import { boardOf } from './board.ts';
import { trackedStatus } from './disagreements.ts';

/** What somebody can be reminded of, the most urgent first. */
export const reminderKinds = ['overdue', 'soon', 'review', 'publication', 'draft', 'runbook', 'allowance'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Something that waits for somebody. */
export interface Reminder {
  kind: ReminderKind;
  /** Stays the same as long as nothing changed about it. */
  key: string;
  document: Pick<Entry, 'type' | 'id'> & { title: string };
  /** The action item; undefined where it is about the document. */
  action: { id: string | undefined; row: number; text: string; ticket: string | undefined } | undefined;
  /** The rule an allowance is of. */
  rule: string | undefined;
  /** Who has to do it; undefined where nobody knows. */
  owner: string | undefined;
  teams: string[];
  /** The last day on which it is in time, YYYY-MM-DD; undefined of a draft that lies. */
  day: string | undefined;
  /** Days since that day; not above 0 where it is still to come. */
  late: number | undefined;
}

/**
 * What people have to be reminded of on a day, YYYY-MM-DD: action items that are overdue or due soon and not closed in
 * their tracker, postmortems and public accounts past their deadline, drafts that lie, runbooks to be reviewed, and
 * allowances that end soon or have ended. What an allowance silences is left out.
 *
 * @param messages of the linter on that day: those about drafts are taken from it
 */
export function remindersOf(library: Catalogue, messages: readonly JudgedMessage[], today: string): Reminder[] {
  const { configuration, people, services } = library;
  const soon = new Date(Date.parse(today) + configuration.actions.soon * 86_400_000).toISOString().slice(0, 10);
  const found: Reminder[] = [];
  const isAllowed = ({ facts }: Entry, rule: string) =>
    facts.allow.some((allow) => allow.rule === rule && allow.until >= today);
  const remind = (
    kind: ReminderKind,
    entry: Entry,
    day: string | undefined,
    who: Pick<Reminder, 'owner' | 'teams'>,
    more: { action?: Reminder['action']; rule?: string; about?: string } = {},
  ) => {
    found.push({
      kind,
      key: [kind, more.about ?? entry.id, ...(day === undefined ? [] : [day])].join(' '),
      document: { type: entry.type, id: entry.id, title: entry.facts.title },
      action: more.action,
      rule: more.rule,
      ...who,
      day,
      late: day === undefined ? undefined : daysBetween(day, today),
    });
  };
  /** Whoever wrote a postmortem; without an author the team of the service hit worst. */
  const authorOf = ({ facts }: PostmortemEntry): Pick<Reminder, 'owner' | 'teams'> => {
    const [author] = facts.roles.author ?? [];
    const person = author === undefined ? undefined : people.get(author);
    const team = person?.team ?? services.get(facts.services[0] ?? '')?.team;
    return { owner: person?.name ?? author, teams: team === undefined ? [] : [team] };
  };
  const ownerOfRunbook = (owner: string): Pick<Reminder, 'owner' | 'teams'> => {
    const id = owner.replace(/^@/, '');
    const person = people.get(id);
    const team = person ? person.team : teamsOf(library).has(id) ? id : undefined;
    return { owner: person?.name ?? owner, teams: team === undefined ? [] : [team] };
  };

  /** Of a review the first of those who took part. */
  const whoKeeps = (entry: Entry): Pick<Reminder, 'owner' | 'teams'> => {
    if (entry.type === 'postmortem') return authorOf(entry);
    if (entry.type === 'runbook') return ownerOfRunbook(entry.facts.owner);
    const [first] = entry.facts.people;
    const person = first === undefined ? undefined : people.get(first);
    const team = person?.team ?? entry.facts.team;
    return { owner: person?.name ?? first, teams: team === undefined ? [] : [team] };
  };
  for (const { document, action, row, key, owner, pending, tickets } of boardOf(library, today)) {
    const due = action.due?.value;
    const tracked = trackedStatus(tickets);
    if (!pending || due === undefined || due > soon || tracked === 'done' || tracked === 'declined') continue;
    if (due < today && isAllowed(document, 'action-overdue')) continue;
    const who = { owner: owner.name, teams: owner.team === undefined ? [] : [owner.team] };
    remind(due < today ? 'overdue' : 'soon', document, due, who, {
      about: key,
      action: { id: action.id?.value, row, text: action.action.text, ticket: action.ticket?.value },
    });
  }
  const stale = new Set(messages.filter(({ rule }) => rule === 'draft-stale').map(({ place }) => place.file));
  for (const postmortem of library.postmortems) {
    const review = reviewDue(postmortem, configuration);
    if (review && review.day < today && !isAllowed(postmortem, 'review-late'))
      remind('review', postmortem, review.day, authorOf(postmortem));
    const publication = publicationDue(postmortem, configuration);
    if (publication && publication.day < today)
      remind('publication', postmortem, publication.day, authorOf(postmortem));
    if (stale.has(postmortem.file)) remind('draft', postmortem, undefined, authorOf(postmortem));
  }
  for (const runbook of library.runbooks) {
    const day = runbookDue(runbook);
    if (runbook.valid && day < today && !isAllowed(runbook, 'runbook-reviewed'))
      remind('runbook', runbook, day, ownerOfRunbook(runbook.facts.owner));
  }
  for (const entry of documentsOf(library))
    for (const { rule, until } of entry.facts.allow)
      if (until <= soon)
        remind('allowance', entry, until, whoKeeps(entry), {
          rule,
          about: `${entry.type === 'review' ? 'reviews/' : ''}${entry.id} ${rule}`,
        });
  const rank = ({ kind }: Reminder) => reminderKinds.indexOf(kind);
  return found.sort((a, b) => rank(a) - rank(b) || compare(a.day ?? '', b.day ?? '') || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
