import { shaped, type Moment } from './shape.ts';

const changes = (type: string, at: string, title: string, who: string): readonly Moment[] => [
  { at, when: { [type]: /triggered$/i }, text: `Alert pages: {${title}}`, kind: 'fire', claim: 'detected' },
  {
    at,
    when: { [type]: /(?<!un)acknowledged$/i },
    text: `Acknowledged[ by {${who}}][ ({${title}})]`,
    kind: 'acknowledge',
    claim: 'acknowledged',
  },
  {
    at,
    when: { [type]: /resolved$/i },
    text: `Resolved[ by {${who}}][ ({${title}})]`,
    kind: 'resolve',
    claim: 'resolved',
  },
  { at, text: `{${type}:words}[ by {${who}}][ ({${title}})]` },
];

/**
 * Squadcast: payloads of outgoing webhooks (v1 and v2) and exported incidents with their timeline.
 *
 * https://developers.squadcast.com/outgoing-webhooks/payload/v2/incident-acknowledged/,
 * https://developers.squadcast.com/outgoing-webhooks/payload/v1/incident-triggered/ and
 * https://support.squadcast.com/incidents-page/incident-export
 */
export const squadcast = shaped({
  name: 'Squadcast',
  url: 'https://developers.squadcast.com/outgoing-webhooks/payload/v2/incident-acknowledged/',
  holds: 'payloads of webhooks with `event` and `data`, or incidents with `alert_source`',
  shapes: [
    {
      has: ['event.type', 'event.timestamp', 'data.resource_data|data.incident'],
      label: 'Squadcast',
      id: 'event.id',
      url: 'data.resource_data.url|data.incident.url',
      keys: ['squadcast:=data.incident.id|data.resource_data.id'],
      moments: [
        changes(
          'event.type',
          'event.timestamp',
          'data.incident.message|data.resource_data.message|data.resource_data.title',
          'data.initiator.name|data.resource_data.assigned_to.name',
        ),
      ],
    },
    {
      has: ['alert_source', 'created_at', 'status|event_type', 'message|title|description'],
      label: 'Squadcast',
      url: 'url',
      keys: ['squadcast:=id|incident_id'],
      moments: [
        { at: 'created_at', text: 'Alert pages: {message|title|description}', kind: 'fire', claim: 'detected' },
        {
          at: 'acknowledged_at',
          text: 'Acknowledged[ by {acknowledged_by.name|acknowledged_by}][ ({message|title})]',
          kind: 'acknowledge',
          claim: 'acknowledged',
        },
        {
          at: 'resolved_at',
          text: 'Resolved[ by {resolved_by.name|resolved_by}][ ({message|title})]',
          kind: 'resolve',
          claim: 'resolved',
        },
      ],
      each: {
        list: 'timeline|logs|activity_timeline|activities',
        moments: [
          [
            // The creation has its row.
            {
              at: 'created_at',
              when: { 'each.action|each.status': /^triggered$/i },
              text: 'Alert pages: {message|title|description}',
              kind: 'fire',
              claim: 'detected',
            },
            ...changes(
              'each.action|each.status',
              'each.time|each.timestamp|each.at|each.created_at',
              'message|title',
              'each.name|each.assignedTo|each.user.name|each.user',
            ).slice(1),
          ],
        ],
      },
    },
  ],
});
