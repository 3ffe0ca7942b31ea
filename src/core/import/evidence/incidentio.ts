import { namesIn, Reader, type Claim, type Evidence } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, list, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * incident.io, API v2: answers of `GET /v2/incidents`, `GET /v2/incidents/{id}` (with `incident_timestamp_values`) and
 * `GET /v2/incident_updates`.
 *
 * https://api-docs.incident.io/tag/Incidents-V2 and https://api-docs.incident.io/tag/Incident-Updates-V2
 */
export const incidentio: Format = {
  name: 'incident.io',
  url: 'https://api-docs.incident.io/tag/Incidents-V2',
  holds: 'an object with `incidents` or `incident_updates`',
  fits: (value) =>
    incidents(value).some((one) => 'incident_status' in one || 'incident_timestamp_values' in one) ||
    updates(value).some((one) => 'new_incident_status' in one),
  read(value, file) {
    const reader = new Reader(file, 'incident.io');
    incidents(value).forEach((one, index) => readIncident(reader, one, `incidents[${index}]`));
    updates(value).forEach((one, index) => readUpdate(reader, one, `incident_updates[${index}]`));
    return reader.reading;
  },
};

const incidents = (value: unknown) =>
  entriesOf(value, 'incidents', 'incident').filter((one) => 'reference' in one || 'incident_timestamp_values' in one);
const updates = (value: unknown) =>
  entriesOf(value, 'incident_updates', 'incident_update').filter((one) => 'new_incident_status' in one);

/** Names of timestamps, the ones every workspace has and the ones people add. */
const timestamps: { pattern: RegExp; milestone: Claim['milestone']; sure: boolean }[] = [
  { pattern: /^impact(?:ed)? (?:start|began)/i, milestone: 'impact-start', sure: true },
  { pattern: /^detected/i, milestone: 'detected', sure: true },
  { pattern: /^acknowledged/i, milestone: 'acknowledged', sure: true },
  { pattern: /^(?:reported|declared)/i, milestone: 'declared', sure: true },
  { pattern: /^(?:mitigated|stabili[sz]ed)/i, milestone: 'mitigated', sure: true },
  { pattern: /^fixed/i, milestone: 'mitigated', sure: false },
  { pattern: /^(?:recovered|impact (?:ended|stopped|over))/i, milestone: 'recovered', sure: true },
  { pattern: /^resolved/i, milestone: 'resolved', sure: true },
  { pattern: /^closed/i, milestone: 'resolved', sure: false },
];

function readIncident(reader: Reader, incident: Record<string, unknown>, path: string): void {
  const created = isoInstant(get(incident, 'created_at'));
  const reference = text(incident, 'reference');
  const name = text(incident, 'name') ?? reference ?? 'incident';
  const common = {
    source: reader.source(`incident.io${reference ? ` ${reference}` : ''}`, { url: text(incident, 'permalink') }),
    keys: keysOf(incident, name),
  };
  const events: Omit<Evidence, 'entry'>[] = [];
  for (const one of list(incident, 'incident_timestamp_values')) {
    const title = text(one, 'incident_timestamp', 'name') ?? 'Timestamp';
    const at = isoInstant(get(one, 'value', 'value') ?? get(one, 'value'));
    if (!at) continue;
    const known = timestamps.find(({ pattern }) => pattern.test(title));
    events.push({
      ...at,
      ...common,
      text: `${known?.milestone === 'declared' ? 'Incident declared' : title.replace(/ at$/i, '')}: ${name}`,
      kind: known?.milestone === 'declared' ? 'declare' : known?.milestone === 'resolved' ? 'resolve' : 'update',
      claim: known && { milestone: known.milestone, words: `timestamp “${title}”`, sure: known.sure },
    });
  }
  const declared = events.some(({ claim }) => claim?.milestone === 'declared');
  if (created && !declared)
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

function readUpdate(reader: Reader, update: Record<string, unknown>, path: string): void {
  const at = isoInstant(get(update, 'created_at'));
  if (!at) return reader.fail(`${path}.created_at`, get(update, 'created_at'), 'a time such as `2026-04-15T14:03:22Z`');
  const status = text(update, 'new_incident_status', 'name');
  const severity = text(update, 'new_severity', 'name');
  const who = text(update, 'updater', 'user', 'name') ?? text(update, 'updater', 'api_key', 'name');
  const heading = [status, severity && `severity ${severity}`].filter(Boolean).join(', ');
  const message = text(update, 'message');
  const closed = /^(?:closed|resolved|post-incident)$/i.test(status ?? '');
  reader.use({
    ...at,
    text: `${who ?? 'Update'}${heading ? ` (${heading})` : ''}${message ? `: ${message}` : ''}`,
    source: reader.source('incident.io', { id: text(update, 'id') }),
    keys: [...(text(update, 'incident_id') ? [`incident.io:${text(update, 'incident_id')!.toLowerCase()}`] : [])],
    kind: 'update',
    claim: closed ? { milestone: 'resolved', words: `status “${status}”`, sure: false } : undefined,
  });
}

function keysOf(incident: unknown, name: string): string[] {
  const [id, reference] = [text(incident, 'id'), text(incident, 'reference')];
  return [
    ...(id ? [`incident.io:${id.toLowerCase()}`] : []),
    ...(reference ? [reference.toLowerCase()] : []),
    ...namesIn(name),
  ];
}
