import { namesIn, Reader, type Claim, type Evidence, type Kind } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * Rootly, REST API v1 (JSON:API): answers of `GET /v1/incidents` and `GET /v1/incidents/{id}/events`.
 *
 * https://docs.rootly.com/api-reference/overview
 */
export const rootly: Format = {
  name: 'Rootly',
  url: 'https://docs.rootly.com/api-reference/overview',
  holds: 'an object whose `data` has entries of type `incidents` or `incident_events`',
  fits: (value) =>
    entriesOf(value, 'data', 'data').some((one) => types.has(text(one, 'type') ?? '') && 'attributes' in one),
  read(value, file) {
    const reader = new Reader(file, 'Rootly');
    entriesOf(value, 'data', 'data').forEach((one, index) => {
      const type = text(one, 'type');
      if (type === 'incidents') readIncident(reader, one, `data[${index}]`);
      else if (type === 'incident_events') readEvent(reader, one, `data[${index}]`);
      else reader.leave('of another type');
    });
    return reader.reading;
  },
};

const types = new Set(['incidents', 'incident_events']);

/** Times of an incident. Rootly fills `started_at` with the moment of creation unless somebody changes it. */
const times: { field: string; word: string; milestone?: Claim['milestone']; sure: boolean; kind: Kind }[] = [
  { field: 'started_at', word: 'Started', milestone: 'impact-start', sure: false, kind: 'update' },
  { field: 'detected_at', word: 'Detected', milestone: 'detected', sure: true, kind: 'update' },
  { field: 'acknowledged_at', word: 'Acknowledged', milestone: 'acknowledged', sure: true, kind: 'acknowledge' },
  { field: 'created_at', word: 'Incident declared', milestone: 'declared', sure: true, kind: 'declare' },
  { field: 'mitigated_at', word: 'Mitigated', milestone: 'mitigated', sure: true, kind: 'update' },
  { field: 'resolved_at', word: 'Resolved', milestone: 'resolved', sure: true, kind: 'resolve' },
  { field: 'cancelled_at', word: 'Cancelled', sure: false, kind: 'update' },
];

function readIncident(reader: Reader, one: Record<string, unknown>, path: string): void {
  const facts = get(one, 'attributes');
  const title = text(facts, 'title') ?? 'incident';
  const number = text(facts, 'sequential_id');
  const events: Omit<Evidence, 'entry'>[] = [];
  for (const { field, word, milestone, sure, kind } of times) {
    const at = isoInstant(get(facts, field));
    if (!at) continue;
    events.push({
      ...at,
      text: `${word}: ${title}`,
      source: reader.source(`Rootly${number ? ` #${number}` : ''}`, { url: text(facts, 'url') }),
      keys: [`rootly:${text(one, 'id') ?? path}`.toLowerCase(), ...namesIn(title)],
      kind,
      claim: milestone && { milestone, words: `\`${field}\``, sure },
    });
  }
  if (events.length === 0)
    reader.fail(`${path}.attributes.created_at`, get(facts, 'created_at'), 'a time such as `2026-04-15T14:03:22Z`');
  else reader.use(...events);
}

function readEvent(reader: Reader, one: Record<string, unknown>, path: string): void {
  const facts = get(one, 'attributes');
  const at = isoInstant(get(facts, 'occurred_at') ?? get(facts, 'created_at'));
  if (!at)
    return reader.fail(
      `${path}.attributes.occurred_at`,
      get(facts, 'occurred_at'),
      'a time such as `2026-04-15T14:03:22Z`',
    );
  const words = (text(facts, 'event') ?? '').replace(/<\/?(?:p|br|b|i|strong|em|ul|ol|li|a|div|span)\b[^>]*>/gi, ' ');
  const who = text(facts, 'user_display_name');
  reader.use({
    ...at,
    text: who ? `${who}: ${words}` : words,
    source: reader.source('Rootly event', { id: text(one, 'id') }),
    keys: namesIn(words),
    kind: 'note',
  });
}
