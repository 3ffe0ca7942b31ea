import { namesIn, Reader } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, list, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * Atlassian Statuspage: `/api/v2/incidents.json` of a page, and the incidents of the manage API; scheduled maintenance
 * has the same shape.
 *
 * https://support.atlassian.com/statuspage/docs/what-are-the-different-apis-under-statuspage/ and
 * https://developer.statuspage.io/#tag/incidents
 */
export const statuspage: Format = {
  name: 'Statuspage',
  url: 'https://developer.statuspage.io/#tag/incidents',
  holds: 'an object or list of incidents with `incident_updates`',
  fits: (value) => incidents(value).length > 0,
  read(value, file) {
    const reader = new Reader(file, 'Statuspage');
    incidents(value).forEach((one, index) => {
      list(one, 'incident_updates').forEach((update, inner) =>
        readUpdate(reader, one, update, `incidents[${index}].incident_updates[${inner}]`),
      );
    });
    return reader.reading;
  },
};

function incidents(value: unknown): Record<string, unknown>[] {
  return [
    ...entriesOf(value, 'incidents', 'incident'),
    ...(list(value, 'scheduled_maintenances').length > 0 ? list(value, 'scheduled_maintenances') : []),
  ].filter((one) => Array.isArray(one['incident_updates']));
}

function readUpdate(reader: Reader, incident: unknown, update: Record<string, unknown>, path: string): void {
  const field = get(update, 'display_at') ? 'display_at' : 'created_at';
  const at = isoInstant(get(update, field));
  if (!at) return reader.fail(`${path}.${field}`, get(update, field), 'a time such as `2026-04-15T14:03:22Z`');
  const status = text(update, 'status') ?? 'update';
  if (status === 'postmortem') return reader.leave('postmortems on the status page');
  const body = text(update, 'body') ?? text(incident, 'name') ?? '';
  const name = text(incident, 'name') ?? '';
  const claims = {
    resolved: { milestone: 'recovered', words: 'status `resolved`', sure: false },
    monitoring: { milestone: 'mitigated', words: 'status `monitoring`', sure: false },
  } as const;
  reader.use({
    ...at,
    text: `Status page (${status.replaceAll('_', ' ')}): ${body}`,
    source: reader.source(`Statuspage “${name.slice(0, 60)}”`, {
      url: text(incident, 'shortlink'),
      id: text(update, 'id'),
    }),
    keys: [...(text(incident, 'id') ? [`statuspage:${text(incident, 'id')!.toLowerCase()}`] : []), ...namesIn(name)],
    kind: 'update',
    claim: status === 'resolved' || status === 'monitoring' ? claims[status] : undefined,
  });
}
