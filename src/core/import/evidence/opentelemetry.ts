import type { Weight } from './evidence.ts';
import { get, isObject, list, text } from './json.ts';
import { shaped } from './shape.ts';

/** Severity numbers: four of each of six levels. */
function severity(value: string): Weight | undefined {
  const number = Number(/\d+/.exec(value)?.[0] ?? NaN);
  if (!(number >= 1 && number <= 24)) return undefined;
  return (['debug', 'debug', 'info', 'warning', 'error', 'critical'] as const)[Math.floor((number - 1) / 4)];
}

/** A value of the protocol as plain text: `{ "stringValue": "…" }`. */
function plain(value: unknown): string | undefined {
  if (!isObject(value)) return text({ value }, 'value');
  for (const kind of ['stringValue', 'intValue', 'doubleValue', 'boolValue']) {
    const found = value[kind];
    if (found !== undefined && typeof found !== 'object') return String(found);
  }
  return JSON.stringify(value);
}

function attribute(owner: unknown, key: string): string | undefined {
  const found = list(owner, 'attributes').find((one) => one['key'] === key);
  return found ? plain(found['value']) : text(owner, 'attributes', key);
}

/**
 * OpenTelemetry logs: OTLP in JSON, as the collector’s file exporter writes it, and single records of the data model.
 * A record without a time of its own has the one at which it was observed.
 *
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding and
 * https://opentelemetry.io/docs/specs/otel/logs/data-model/
 */
export const opentelemetry = shaped({
  name: 'OpenTelemetry',
  url: 'https://opentelemetry.io/docs/specs/otel/logs/data-model/',
  holds: 'an object with `resourceLogs`, or log records with `timeUnixNano`',
  shapes: [
    {
      has: ['resource|schemaUrl|scopeLogs', 'scopeLogs|instrumentationLibraryLogs'],
      label: 'OpenTelemetry[ {service}]',
      timeField: 'timeUnixNano',
      open: (one) => ({
        service: attribute(get(one, 'resource'), 'service.name'),
        records: [...list(one, 'scopeLogs'), ...list(one, 'instrumentationLibraryLogs')].flatMap((scope) =>
          [...list(scope, 'logRecords'), ...list(scope, 'logs')].map(record),
        ),
      }),
      moments: [],
      each: {
        list: 'records',
        moments: [
          {
            at: 'each.time|each.observed',
            message: 'each.body',
            level: 'each.level',
            where: 'service',
            levels: severity,
          },
        ],
      },
    },
    {
      has: [
        'timeUnixNano|observedTimeUnixNano|Timestamp|ObservedTimestamp|timestamp|observed_timestamp',
        'severityNumber|severityText|SeverityNumber|SeverityText|severity_number',
      ],
      label: 'OpenTelemetry[ {service}]',
      timeField: 'timeUnixNano',
      open: record,
      moments: [{ at: 'time|observed', message: 'body', level: 'level', where: 'service', levels: severity }],
    },
  ],
});

function record(one: Record<string, unknown>): Record<string, unknown> {
  const of = (...keys: string[]) => keys.map((key) => one[key]).find((value) => value !== undefined && value !== null);
  const body = plain(of('body', 'Body'));
  const error = attribute(one, 'exception.message') ?? attribute(one, 'exception.type');
  return {
    time: of('timeUnixNano', 'Timestamp', 'timestamp'),
    observed: of('observedTimeUnixNano', 'ObservedTimestamp', 'observed_timestamp'),
    level:
      of('severityNumber', 'SeverityNumber', 'severity_number') ?? of('severityText', 'SeverityText', 'severity_text'),
    body: error !== undefined && body !== undefined && !body.includes(error) ? `${body}: ${error}` : (body ?? error),
    service:
      text(one, 'Resource', 'service.name') ??
      text(one, 'resource', 'attributes', 'service.name') ??
      text(one, 'resource', 'service.name'),
  };
}
