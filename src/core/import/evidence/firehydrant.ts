import { namesIn, Reader, type Claim, type Evidence, type Kind } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, list, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * FireHydrant, API v1: answers of `GET /v1/incidents`, `GET /v1/incidents/{id}` (with `milestones`) and
 * `GET /v1/incidents/{id}/events`.
 *
 * https://docs.firehydrant.com/reference/list_incidents and
 * https://docs.firehydrant.com/reference/list_incident_events
 */
export const firehydrant: Format = {
  name: 'FireHydrant',
  url: 'https://docs.firehydrant.com/reference/list_incident_events',
  holds: 'incidents with `milestones`, or an object whose `data` has events with `incident_id` and `occurred_at`',
  fits: (value) => entriesOf(value, 'data', 'data').some((one) => isIncident(one) || isEvent(one)),
  read(value, file) {
    const reader = new Reader(file, 'FireHydrant');
    entriesOf(value, 'data', 'data').forEach((one, index) => {
      if (isIncident(one)) {
        readIncident(reader, one, `data[${index}]`);
        list(one, 'events').forEach((event, inner) => readEvent(reader, event, `data[${index}].events[${inner}]`));
      } else if (isEvent(one)) readEvent(reader, one, `data[${index}]`);
      else reader.leave('of another type');
    });
    return reader.reading;
  },
};

const isIncident = (one: Record<string, unknown>) => 'milestones' in one && 'current_milestone' in one;
const isEvent = (one: Record<string, unknown>) => 'incident_id' in one && 'occurred_at' in one && 'data' in one;

const milestones: Record<string, { milestone?: Claim['milestone']; kind: Kind } | undefined> = {
  started: { milestone: 'impact-start', kind: 'update' },
  detected: { milestone: 'detected', kind: 'update' },
  acknowledged: { milestone: 'acknowledged', kind: 'acknowledge' },
  investigating: { kind: 'update' },
  identified: { kind: 'update' },
  mitigated: { milestone: 'mitigated', kind: 'update' },
  resolved: { milestone: 'resolved', kind: 'resolve' },
};

function readIncident(reader: Reader, incident: Record<string, unknown>, path: string): void {
  const name = text(incident, 'name') ?? 'incident';
  const number = text(incident, 'number');
  const common = {
    source: reader.source(`FireHydrant${number ? ` #${number}` : ''}`, { url: text(incident, 'incident_url') }),
    keys: [`firehydrant:${text(incident, 'id') ?? path}`.toLowerCase(), ...namesIn(name)],
  };
  const events: Omit<Evidence, 'entry'>[] = [];
  for (const one of list(incident, 'milestones')) {
    const type = text(one, 'type') ?? '';
    const at = isoInstant(get(one, 'occurred_at'));
    const known = milestones[type];
    // Milestones of the retrospective are about the document, not about the incident.
    if (!at || !known) continue;
    events.push({
      ...at,
      ...common,
      text: `${type.charAt(0).toUpperCase()}${type.slice(1)}: ${name}`,
      kind: known.kind,
      // FireHydrant sets `started` to the moment of creation unless somebody changes it.
      claim: known.milestone && {
        milestone: known.milestone,
        words: `milestone \`${type}\``,
        sure: type !== 'started',
      },
    });
  }
  const created = isoInstant(get(incident, 'created_at'));
  if (created)
    events.push({
      ...created,
      ...common,
      text: `Incident declared: ${name}`,
      kind: 'declare',
      claim: { milestone: 'declared', words: '`created_at` of the incident', sure: true },
    });
  if (events.length === 0)
    reader.fail(`${path}.created_at`, get(incident, 'created_at'), 'a time such as `2026-04-15T14:03:22Z`');
  else reader.use(...events);
}

function readEvent(reader: Reader, event: Record<string, unknown>, path: string): void {
  const at = isoInstant(get(event, 'occurred_at'));
  if (!at)
    return reader.fail(`${path}.occurred_at`, get(event, 'occurred_at'), 'a time such as `2026-04-15T14:03:22Z`');
  const type = (text(event, 'type') ?? 'event').replaceAll('_', ' ');
  const data = get(event, 'data');
  const words = ['body', 'message', 'text', 'summary', 'description', 'name', 'title']
    .map((key) => text(data, key))
    .find((found) => found !== undefined);
  const who = text(event, 'author', 'name');
  reader.use({
    ...at,
    text: `${who ? `${who}: ` : ''}${words ?? type}`,
    source: reader.source(`FireHydrant ${type}`, { id: text(event, 'id') }),
    keys: namesIn(words ?? ''),
    kind: words ? 'note' : 'update',
  });
}
