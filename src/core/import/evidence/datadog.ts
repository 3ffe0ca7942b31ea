import type { Weight } from './evidence.ts';
import { shaped, type Moment } from './shape.ts';

const event = (at: string, title: string): readonly Moment[] => [
  {
    at,
    when: { [title]: /^\[(?:Re-)?(?:Triggered|Alert|Warn)\b|\btriggered\b/i },
    text: `{${title}}`,
    kind: 'fire',
    claim: 'detected',
    sure: false,
  },
  {
    at,
    when: { [title]: /^\[(?:Recovered|Resolved)\b/i },
    text: `{${title}}`,
    kind: 'resolve',
    claim: 'recovered',
    sure: false,
  },
  { at, when: { [title]: /\bdeploy(?:ed|ment|ing)?\b/i }, text: `{${title}}`, kind: 'deploy' },
  { at, text: `{${title}}` },
];

/** Statuses of logs, where they are not what they are in logs at large. */
const statuses = (status: string): Weight | undefined => (/^ok$/i.test(status) ? 'info' : undefined);

/**
 * Datadog: events of the API (v1 and v2), the payload of its webhooks, and logs of the API (v1 and v2).
 *
 * https://docs.datadoghq.com/api/latest/events/, https://docs.datadoghq.com/api/latest/logs/ and
 * https://docs.datadoghq.com/integrations/webhooks/
 */
export const datadog = shaped({
  name: 'Datadog',
  url: 'https://docs.datadoghq.com/api/latest/events/',
  holds: 'an object with `events`, `logs`, or `data` of type `event` or `log`',
  shapes: [
    {
      has: ['date_happened', 'title|text'],
      label: 'Datadog[ {id}]',
      id: 'id',
      url: 'url',
      keys: ['alert_type_key|aggregation_key'],
      moments: [event('date_happened', 'title|text')],
    },
    {
      has: ['attributes.timestamp', 'attributes.attributes.title|attributes.title|attributes.message'],
      when: { type: /^event$/ },
      label: 'Datadog',
      id: 'id',
      moments: [
        event(
          'attributes.timestamp|attributes.attributes.timestamp',
          'attributes.attributes.title|attributes.title|attributes.message',
        ),
      ],
    },
    {
      has: ['attributes.timestamp', 'attributes.message|attributes.attributes'],
      when: { type: /^log$|^$/ },
      label: 'Datadog[ {attributes.service|attributes.host}]',
      id: 'id',
      moments: [
        {
          at: 'attributes.timestamp',
          message: 'attributes.message|attributes.attributes.message|attributes.attributes',
          level: 'attributes.status|attributes.attributes.level',
          where: 'attributes.service',
          levels: statuses,
        },
      ],
    },
    {
      has: ['content.timestamp', 'content.message|content.attributes'],
      label: 'Datadog[ {content.service|content.host}]',
      id: 'id',
      moments: [
        {
          at: 'content.timestamp',
          message: 'content.message|content.attributes.message|content.attributes',
          level: 'content.attributes.status|content.attributes.level|content.status',
          where: 'content.service',
          levels: statuses,
        },
      ],
    },
    {
      has: ['event_type', 'title', 'last_updated|date', 'org|body'],
      label: 'Datadog[ {id}]',
      moments: [event('date|last_updated', 'title')],
    },
  ],
});
