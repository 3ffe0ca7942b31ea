import { namesIn, Reader, type Claim, type Evidence, type Kind } from './evidence.ts';
import type { Format } from './format.ts';
import { entriesOf, get, text } from './json.ts';
import { shaped } from './shape.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * Opsgenie, Alert API: answers of `GET /v2/alerts`, `GET /v2/alerts/{id}` and `GET /v2/alerts/{id}/logs`.
 * `report.ackTime` and `report.closeTime` of an alert are milliseconds since it was created.
 *
 * https://docs.opsgenie.com/docs/alert-api
 */
export const opsgenie: Format = {
  name: 'Opsgenie',
  url: 'https://docs.opsgenie.com/docs/alert-api',
  holds: 'an object whose `data` has alerts or their logs',
  fits: (value) =>
    entriesOf(value, 'data', 'data').some(
      (one) => ('tinyId' in one && 'createdAt' in one) || ('log' in one && 'createdAt' in one && 'type' in one),
    ),
  read(value, file) {
    const reader = new Reader(file, 'Opsgenie');
    entriesOf(value, 'data', 'data').forEach((one, index) => {
      const path = `data[${index}]`;
      const created = isoInstant(get(one, 'createdAt'));
      if (!created)
        reader.fail(`${path}.createdAt`, get(one, 'createdAt'), 'a time such as `2026-04-15T14:03:22.123Z`');
      else if ('log' in one) readLog(reader, one, created);
      else readAlert(reader, one, created);
    });
    return reader.reading;
  },
};

type Created = { at: number; precision: Evidence['precision'] };

function readAlert(reader: Reader, alert: Record<string, unknown>, created: Created): void {
  const message = text(alert, 'message') ?? text(alert, 'alias') ?? 'alert';
  const tiny = text(alert, 'tinyId');
  const common = {
    source: reader.source(tiny ? `Opsgenie #${tiny}` : 'Opsgenie', {}),
    keys: [
      ...(text(alert, 'alias') ? [text(alert, 'alias')!.toLowerCase()] : []),
      ...(text(alert, 'id') ? [`opsgenie:${text(alert, 'id')!.toLowerCase()}`] : []),
      ...namesIn(message),
    ],
  };
  const events: Omit<Evidence, 'entry'>[] = [
    {
      ...created,
      ...common,
      text: `Alert pages: ${message}`,
      kind: 'fire',
      claim: { milestone: 'detected', words: '`createdAt` of the alert', sure: true },
    },
  ];
  const after = (field: string) => {
    const length = get(alert, 'report', field);
    return typeof length === 'number' && length >= 0 ? created.at + length : undefined;
  };
  const acknowledged = after('ackTime');
  if (acknowledged !== undefined)
    events.push({
      at: acknowledged,
      precision: created.precision,
      ...common,
      text: `Acknowledged by ${text(alert, 'report', 'acknowledgedBy') ?? 'somebody'} (${message})`,
      kind: 'acknowledge',
      claim: { milestone: 'acknowledged', words: '`report.ackTime`', sure: true },
    });
  const closed = after('closeTime');
  if (closed !== undefined)
    events.push({
      at: closed,
      precision: created.precision,
      ...common,
      text: `Closed by ${text(alert, 'report', 'closedBy') ?? 'somebody'} (${message})`,
      kind: 'resolve',
      claim: { milestone: 'resolved', words: '`report.closeTime`', sure: true },
    });
  reader.use(...events);
}

const logWords: { pattern: RegExp; kind: Kind; milestone: Claim['milestone'] }[] = [
  { pattern: /\balert (?:is )?created\b|\bcreated the alert\b/i, kind: 'fire', milestone: 'detected' },
  { pattern: /\b(?:alert )?acknowledged\b/i, kind: 'acknowledge', milestone: 'acknowledged' },
  { pattern: /\b(?:alert )?closed\b/i, kind: 'resolve', milestone: 'resolved' },
];

function readLog(reader: Reader, log: Record<string, unknown>, created: Created): void {
  const words = text(log, 'log') ?? '';
  const owner = text(log, 'owner');
  const told = logWords.find(({ pattern }) => !/\bun-?acknowledged\b|\bnot\b/i.test(words) && pattern.test(words));
  reader.use({
    ...created,
    text: owner && !words.includes(owner) ? `${words} (${owner})` : words,
    source: reader.source('Opsgenie log', { id: text(log, 'offset') }),
    keys: namesIn(words),
    kind: told?.kind ?? 'update',
    claim: told && { milestone: told.milestone, words: `“${told.pattern.exec(words)![0]}”`, sure: true },
    weight: /^(?:alertRecipient|recipient)$/.test(text(log, 'type') ?? '') && !told ? 'info' : undefined,
  });
}

/**
 * Opsgenie webhooks: `action` with `alert`. Its `createdAt` is when the alert was created, in milliseconds, and
 * `updatedAt` when the action was taken, in nanoseconds: an action without it has no time.
 *
 * https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
 */
export const opsgenieWebhooks = shaped({
  name: 'Opsgenie',
  url: 'https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/',
  holds: 'payloads of webhooks with `action` and `alert`',
  shapes: [
    {
      has: ['action', 'alert.alertId|alert.message|alert.alias'],
      label: 'Opsgenie[ #{alert.tinyId}]',
      keys: ['alert.alias', 'opsgenie:=alert.alertId'],
      instead: 'Export the log of the alert: `GET /v2/alerts/{id}/logs`.',
      moments: [
        [
          {
            at: 'alert.createdAt',
            when: { action: /^Create$/i },
            text: 'Alert pages: {alert.message|alert.alias}',
            kind: 'fire',
            claim: 'detected',
          },
          {
            at: 'alert.updatedAt',
            when: { action: /^Acknowledge$/i },
            text: 'Acknowledged[ by {alert.username}][ ({alert.message})]',
            kind: 'acknowledge',
            claim: 'acknowledged',
          },
          {
            at: 'alert.updatedAt',
            when: { action: /^Close$/i },
            text: 'Closed[ by {alert.username}][ ({alert.message})]',
            kind: 'resolve',
            claim: 'resolved',
          },
          {
            at: 'alert.updatedAt',
            when: { action: /^AddNote$/i },
            text: 'Note[ by {alert.username}]: {alert.note|alert.message}',
            kind: 'note',
          },
          { at: 'alert.updatedAt', text: '{action:words}[ by {alert.username}][ ({alert.message})]' },
        ],
      ],
    },
  ],
});
