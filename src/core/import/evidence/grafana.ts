import { shaped } from './shape.ts';

/**
 * Grafana: annotations as `/api/annotations` answers, those of alerts among them, and notifications of legacy alerting,
 * which have no time.
 *
 * https://grafana.com/docs/grafana/latest/developers/http_api/annotations/ and
 * https://grafana.com/docs/grafana/v8.5/alerting/old-alerting/notifications/#webhook
 */
export const grafana = shaped({
  name: 'Grafana',
  url: 'https://grafana.com/docs/grafana/latest/developers/http_api/annotations/',
  holds: 'annotations with `time`, `text` and `tags`',
  shapes: [
    {
      has: ['time', 'text|newState|alertName', 'tags|timeEnd|dashboardId|dashboardUID|panelId|alertId|newState'],
      when: { time: /^\d{12,13}$/, 'level|severity': /^$/ },
      label: 'Grafana annotation[ {id}]',
      id: 'id',
      keys: ['alertName'],
      moments: [
        [
          {
            at: 'time',
            when: { newState: /^alerting$/i },
            text: 'Alert {alertName|text} fires',
            kind: 'fire',
            claim: 'detected',
          },
          {
            at: 'time',
            when: { newState: /^(?:ok|normal)/i, prevState: /^(?:alerting|error|nodata|pending)?/i },
            text: 'Alert {alertName|text} is {newState}',
            kind: 'resolve',
            claim: 'recovered',
            sure: false,
          },
          { at: 'time', when: { newState: /./ }, text: 'Alert {alertName|text} is {newState}' },
          { at: 'time', when: { 'text|tags.0|tags.1': /\bdeploy/i }, text: '{text}', kind: 'deploy' },
          { at: 'time', text: '{text}', kind: 'note' },
        ],
        { at: 'timeEnd', when: { newState: /^$/ }, text: '{text} ends', after: 'time' },
      ],
    },
    {
      has: ['ruleName|ruleId', 'evalMatches|ruleUrl', 'state'],
      label: 'Grafana {ruleName}',
      moments: [{ at: 'time', text: '{title}' }],
      instead: 'The notification has no time. Export the annotations: `/api/annotations?type=alert&from=…&to=…`.',
    },
  ],
});

/**
 * Grafana OnCall: the payload of outgoing webhooks, and alert groups as the API answers.
 *
 * https://grafana.com/docs/oncall/latest/configure/integrations/outgoing-webhooks/ and
 * https://grafana.com/docs/oncall/latest/oncall-api-reference/alertgroups/
 */
export const grafanaOncall = shaped({
  name: 'Grafana OnCall',
  url: 'https://grafana.com/docs/oncall/latest/oncall-api-reference/alertgroups/',
  holds: 'alert groups, or `event` with `alert_group`',
  shapes: [
    {
      has: ['event.type', 'alert_group|alert_group_id'],
      label: 'Grafana OnCall',
      url: 'alert_group.permalinks.web',
      keys: ['oncall:=alert_group_id|alert_group.id'],
      moments: [
        [
          {
            at: 'event.time|alert_group.created_at',
            when: { 'event.type': /^(?:firing|triggered|alert[ _]group[ _]created|created)$/i },
            text: 'Alert pages: {alert_group.title|alert_group_id}',
            kind: 'fire',
            claim: 'detected',
          },
          {
            at: 'event.time|alert_group.acknowledged_at',
            when: { 'event.type': /^acknowledged?$/i },
            text: 'Acknowledged[ by {user.username|user.email}][ ({alert_group.title})]',
            kind: 'acknowledge',
            claim: 'acknowledged',
          },
          {
            at: 'event.time|alert_group.resolved_at',
            when: { 'event.type': /^resolved?$/i },
            text: 'Resolved[ by {user.username|user.email}][ ({alert_group.title})]',
            kind: 'resolve',
            claim: 'resolved',
          },
          { at: 'event.time', text: '{event.type:words}[ by {user.username|user.email}][ ({alert_group.title})]' },
        ],
      ],
    },
    {
      has: ['alerts_count', 'created_at', 'state|title|integration_id'],
      label: 'Grafana OnCall[ {id}]',
      url: 'permalinks.web',
      keys: ['oncall:=id'],
      moments: [
        { at: 'created_at', text: 'Alert pages: {title|id}', kind: 'fire', claim: 'detected' },
        {
          at: 'acknowledged_at',
          text: 'Acknowledged[ by {acknowledged_by}][ ({title})]',
          kind: 'acknowledge',
          claim: 'acknowledged',
        },
        { at: 'silenced_at', text: 'Silenced[ ({title})]' },
        { at: 'resolved_at', text: 'Resolved[ by {resolved_by}][ ({title})]', kind: 'resolve', claim: 'resolved' },
      ],
    },
  ],
});
