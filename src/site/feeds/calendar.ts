import ical from 'ical-generator';
import type { ActionEntry } from '../../core/model/entry.ts';
import { reviewDue, runbookDue } from '../../core/model/due.ts';
import { promisesOf, promisingIn } from '../../core/model/library-action.ts';
import type { Texts } from '../../texts/texts.ts';
import { actionData } from './api/incident.ts';
import type { Sources } from './api/sources.ts';
import { oneLine } from './feed.ts';
import { changedAt } from './news.ts';

/** Something that is due on a day. */
interface Due {
  /** Permanent id. */
  uid: string;
  day: string;
  /** When its document last changed: an ISO instant or a day. */
  stamp: string;
  summary: string;
  description: string;
  address: string;
}

/** The action items a calendar is about, and what it is called. */
export interface CalendarPart {
  name: string;
  has(action: ActionEntry): boolean;
}

/**
 * An iCalendar (RFC 5545) of whole days: open action items, postmortems to publish, runbooks to review. Its time stamps
 * come from the documents, so that the same library gives the same calendar.
 *
 * @param part only these action items, and nothing else
 */
export function calendarOf(sources: Sources, texts: Texts, part?: CalendarPart): string {
  const { configuration } = sources.library;
  const calendar = ical({
    name: escaped(oneLine(part ? `${configuration.name}: ${part.name}` : configuration.name)),
    prodId: { company: 'postmortem-library', product: 'calendar' },
  });
  for (const { uid, day, stamp, summary, description, address } of dueOf(sources, texts, part)) {
    calendar.createEvent({
      id: uid,
      stamp: new Date(stamp),
      start: new Date(`${day}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: oneLine(summary),
      description,
      ...(/^https?:/.test(address) && { url: address }),
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** Everything that is due, earliest first. */
function dueOf(sources: Sources, { feeds: texts, terms }: Texts, part: CalendarPart | undefined): Due[] {
  const { library, addresses } = sources;
  const actions = promisesOf(promisingIn(library)).flatMap((promise): Due[] => {
    const { action, document, key } = promise;
    if (part && !part.has(action)) return [];
    const data = actionData(promise, sources);
    const { due, action: text, owner, ownerName, ticket, priority, address } = data;
    if (due === undefined) return [];
    const who = ownerName ?? owner;
    return [
      {
        uid: uidOf('action', key),
        day: due,
        stamp: (document.type === 'review' ? document.facts.date : changedAt(document)) ?? due,
        summary: texts.actionDue(text),
        description: lines(
          document.facts.title,
          [priority, who === undefined ? texts.nobody : who, ticket].filter(Boolean).join(' · '),
          address,
        ),
        address,
      },
    ];
  });
  if (part) return inOrder(actions);
  const reviews = library.postmortems.flatMap((postmortem): Due[] => {
    const { id, facts } = postmortem;
    const due = reviewDue(postmortem, library.configuration);
    if (!due) return [];
    const address = addresses.incident(id);
    return [
      {
        uid: uidOf('review', id),
        day: due.day,
        stamp: changedAt(postmortem)!,
        summary: texts.reviewDue(facts.title),
        description: lines(`${facts.severity} · ${terms.statuses[facts.status]}`, address),
        address,
      },
    ];
  });
  const runbooks = library.runbooks.flatMap((runbook): Due[] => {
    const { id, facts, valid } = runbook;
    if (!valid) return [];
    const address = addresses.runbook(id);
    return [
      {
        uid: uidOf('runbook', id),
        day: runbookDue(runbook),
        stamp: facts.reviewed,
        summary: texts.runbookDue(facts.title),
        description: lines(facts.summary, facts.owner, address),
        address,
      },
    ];
  });
  return inOrder([...actions, ...reviews, ...runbooks]);
}

function inOrder(due: readonly Due[]): Due[] {
  return due.toSorted((a, b) => (a.day === b.day ? (a.uid < b.uid ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function uidOf(kind: string, id: string): string {
  return `${kind}:${encodeURIComponent(id)}@postmortem-library`;
}

function lines(...parts: string[]): string {
  return parts.map(oneLine).filter(Boolean).join('\n');
}

/** Escapes the name of a calendar, which the package does not. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}
