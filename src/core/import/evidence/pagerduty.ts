import { namesIn, Reader, type Claim, type Evidence, type Kind } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, isObject, list, text } from './json.ts';
import { shaped, type Moment } from './shape.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * PagerDuty, REST API v2: answers of `GET /incidents` and `GET /incidents/{id}/log_entries` (or of `/log_entries`),
 * alone, together in one object, or incidents with their `log_entries` inside.
 *
 * https://developer.pagerduty.com/api-reference/c661e065403b5-list-log-entries and
 * https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents
 */
export const pagerduty: Format = {
  name: 'PagerDuty',
  url: 'https://developer.pagerduty.com/api-reference/c661e065403b5-list-log-entries',
  holds: 'an object with `incidents` or `log_entries`',
  fits: (value) =>
    logEntries(value).some((entry) => /_log_entry(_reference)?$/.test(text(entry, 'type') ?? '')) ||
    incidents(value).some(
      (one) => 'incident_number' in one && ('incident_key' in one || 'urgency' in one || 'service' in one),
    ),
  read(value, file) {
    const reader = new Reader(file, 'PagerDuty');
    const all = incidents(value);
    const entries = [...logEntries(value), ...all.flatMap((one) => list(one, 'log_entries'))];
    const titles = new Map(all.map((one) => [text(one, 'id'), one]));
    const told = new Set<string | undefined>();
    entries.forEach((entry, index) => {
      const id = text(entry, 'incident', 'id') ?? text(all.length === 1 ? all[0] : undefined, 'id');
      if (text(entry, 'type')?.startsWith('trigger_')) told.add(id);
      readEntry(reader, entry, `log_entries[${index}]`, titles.get(id) ?? get(entry, 'incident'));
    });
    all.forEach((one, index) => {
      if (told.has(text(one, 'id'))) reader.leave('incidents told by their log entries');
      else readIncident(reader, one, `incidents[${index}]`);
    });
    return reader.reading;
  },
};

function logEntries(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value) || (isObject(value) && ('log_entries' in value || 'log_entry' in value)))
    return entriesOf(value, 'log_entries', 'log_entry').filter((one) => !('incident_number' in one));
  return [];
}

function incidents(value: unknown): Record<string, unknown>[] {
  return entriesOf(value, 'incidents', 'incident').filter((one) => 'incident_number' in one);
}

/** What the log entries that change an incident say. */
const changes: Record<string, { kind: Kind; claim: Claim['milestone'] } | undefined> = {
  trigger: { kind: 'fire', claim: 'detected' },
  acknowledge: { kind: 'acknowledge', claim: 'acknowledged' },
  resolve: { kind: 'resolve', claim: 'resolved' },
};

function readEntry(reader: Reader, entry: Record<string, unknown>, path: string, incident: unknown): void {
  const when = isoInstant(get(entry, 'created_at'));
  if (!when)
    return reader.fail(`${path}.created_at`, get(entry, 'created_at'), 'a time such as `2026-04-15T14:03:22Z`');
  const type = (text(entry, 'type') ?? '').replace(/_log_entry(_reference)?$/, '');
  const title = titleOf(incident);
  const agent = text(entry, 'agent', 'summary');
  const user = text(entry, 'user', 'summary');
  const summary = text(entry, 'summary');
  const words: Record<string, string | undefined> = {
    trigger: title ?? text(entry, 'channel', 'summary') ?? summary,
    annotate: `Note${agent ? ` by ${agent}` : ''}: ${text(entry, 'note') ?? text(entry, 'channel', 'content') ?? text(entry, 'channel', 'summary') ?? summary ?? ''}`,
    notify: user ? `Notified ${user}` : summary,
    acknowledge: agent ? `Acknowledged by ${agent}` : summary,
    resolve: agent ? `Resolved by ${agent}` : summary,
  };
  const said = words[type] ?? summary ?? type.replaceAll('_', ' ');
  const change = changes[type];
  reader.use({
    ...when,
    text: type === 'trigger' ? `Alert pages: ${said}` : title && type !== 'annotate' ? `${said} (${title})` : said,
    source: reader.source(labelOf(incident), {
      url: text(incident, 'html_url') ?? text(entry, 'html_url'),
      id: text(entry, 'id'),
    }),
    keys: keysOf(incident, title ?? said),
    kind: change?.kind ?? (type === 'annotate' ? 'note' : 'update'),
    claim: change && { milestone: change.claim, words: `\`${type}_log_entry\``, sure: true },
    weight: type === 'notify' ? 'info' : undefined,
  });
}

function readIncident(reader: Reader, incident: Record<string, unknown>, path: string): void {
  const created = isoInstant(get(incident, 'created_at'));
  if (!created)
    return reader.fail(`${path}.created_at`, get(incident, 'created_at'), 'a time such as `2026-04-15T14:03:22Z`');
  const title = titleOf(incident) ?? '';
  const source = reader.source(labelOf(incident), { url: text(incident, 'html_url') });
  const common = { source, keys: keysOf(incident, title) };
  const events: Omit<Evidence, 'entry'>[] = [
    {
      ...created,
      ...common,
      text: `Alert pages: ${title}`,
      kind: 'fire',
      claim: { milestone: 'detected', words: '`created_at` of the incident', sure: true },
    },
  ];
  for (const one of list(incident, 'acknowledgements')) {
    const at = isoInstant(get(one, 'at'));
    if (!at) continue;
    events.push({
      ...at,
      ...common,
      text: `Acknowledged by ${text(one, 'acknowledger', 'summary') ?? 'somebody'} (${title})`,
      kind: 'acknowledge',
      claim: { milestone: 'acknowledged', words: '`acknowledgements`', sure: true },
    });
  }
  const field = text(incident, 'resolved_at') ? 'resolved_at' : 'last_status_change_at';
  const resolved = isoInstant(get(incident, field));
  if (resolved && text(incident, 'status') === 'resolved') {
    const by = text(incident, 'last_status_change_by', 'summary');
    events.push({
      ...resolved,
      ...common,
      text: `Resolved${by ? ` by ${by}` : ''} (${title})`,
      kind: 'resolve',
      claim: { milestone: 'resolved', words: `\`${field}\``, sure: true },
    });
  }
  reader.use(...events);
}

/** The title, without the number PagerDuty puts before it in summaries. */
function titleOf(incident: unknown): string | undefined {
  return (text(incident, 'title') ?? text(incident, 'summary'))?.replace(/^\[#\d+\] /, '');
}

function labelOf(incident: unknown): string {
  const number = text(incident, 'incident_number') ?? /^\[#(\d+)\]/.exec(text(incident, 'summary') ?? '')?.[1];
  return number ? `PagerDuty #${number}` : 'PagerDuty';
}

function keysOf(incident: unknown, title: string): string[] {
  const id = text(incident, 'id');
  const key = text(incident, 'incident_key');
  return [...(id ? [`pagerduty:${id.toLowerCase()}`] : []), ...(key ? [key.toLowerCase()] : []), ...namesIn(title)];
}

const hook = (type: string, at: string, incident: string, who: string): readonly Moment[] => {
  const title = `${incident}.title|${incident}.summary|${incident}.incident.summary`;
  return [
    { at, when: { [type]: /\.trigger(?:ed)?$/ }, text: `Alert pages: {${title}}`, kind: 'fire', claim: 'detected' },
    {
      at,
      when: { [type]: /\.acknowledged?$/ },
      text: `Acknowledged[ by {${who}}][ ({${title}})]`,
      kind: 'acknowledge',
      claim: 'acknowledged',
    },
    {
      at,
      when: { [type]: /\.resolved?$/ },
      text: `Resolved[ by {${who}}][ ({${title}})]`,
      kind: 'resolve',
      claim: 'resolved',
    },
    {
      at,
      when: { [type]: /\.annotated?$/ },
      text: `Note[ by {${who}}]: {${incident}.content|${title}}`,
      kind: 'note',
    },
    {
      at,
      when: { [type]: /\.status_update_published$/ },
      text: `Status update[ by {${who}}]: {${incident}.message|${title}}`,
      kind: 'note',
    },
    { at, text: `{${type}:words}[ by {${who}}][ ({${title}})]` },
  ];
};

/**
 * PagerDuty webhooks: v3 (`event` with `event_type` and `occurred_at`), v2 (`messages` with `event` and `created_on`)
 * and v1 (`messages` with `type` and `data`).
 *
 * https://developer.pagerduty.com/docs/webhooks/v3-overview/ and
 * https://developer.pagerduty.com/docs/webhooks/webhooks-v2-overview/
 */
export const pagerdutyWebhooks = shaped({
  name: 'PagerDuty',
  url: 'https://developer.pagerduty.com/docs/webhooks/v3-overview/',
  holds: 'payloads of webhooks with `event` or `messages`',
  shapes: [
    {
      has: ['event_type', 'resource_type|data', 'occurred_at|data'],
      when: { event_type: /^(?:incident|service|pagey)\./, alert_source: /^$/ },
      label: 'PagerDuty[ #{data.number|data.incident.number}]',
      id: 'id',
      url: 'data.html_url|data.incident.html_url',
      keys: ['pagerduty:=data.incident.id|data.id', 'data.incident_key'],
      leave: [{ when: { event_type: /^(?:pagey\.ping|service\.)/ }, why: 'about no incident' }],
      moments: [hook('event_type', 'occurred_at', 'data', 'agent.summary|agent.name')],
    },
    {
      has: ['event', 'incident', 'created_on|id'],
      when: { event: /^incident\./ },
      label: 'PagerDuty[ #{incident.incident_number}]',
      id: 'id',
      url: 'incident.html_url',
      keys: ['pagerduty:=incident.id', 'incident.incident_key'],
      moments: [
        hook(
          'event',
          'log_entries.0.created_at|created_on',
          'incident',
          'log_entries.0.agent.summary|incident.last_status_change_by.summary',
        ),
      ],
    },
    {
      has: ['type', 'data.incident', 'created_on|id'],
      when: { type: /^incident\./ },
      label: 'PagerDuty[ #{data.incident.incident_number}]',
      id: 'id',
      url: 'data.incident.html_url',
      keys: ['pagerduty:=data.incident.id', 'data.incident.incident_key'],
      moments: [
        [
          ...hook('type', 'created_on', 'data.incident', 'data.incident.last_status_change_by.name').map((moment) => ({
            ...moment,
            text: moment.text.replaceAll(
              'data.incident.title|',
              'data.incident.title|data.incident.trigger_summary_data.subject|data.incident.trigger_summary_data.description|',
            ),
          })),
        ],
      ],
    },
  ],
});
