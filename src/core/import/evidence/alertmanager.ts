import { Reader, type Evidence } from './evidence.ts';
import type { Format } from './format.ts';
import { get, isObject, list, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * Prometheus Alertmanager: the payload of a webhook (version 4), several of them behind each other, and the alerts of
 * API v2 as `amtool alert query -o json` prints them, grouped or not.
 *
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config and
 * https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export const alertmanager: Format = {
  name: 'Alertmanager',
  url: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
  holds: 'an object or list of `alerts` with `labels` and `startsAt`',
  fits: (value) => alertsOf(value).length > 0 || (isObject(value) && 'groupKey' in value && 'alerts' in value),
  read(value, file) {
    const reader = new Reader(file, 'Alertmanager');
    alertsOf(value).forEach((alert, index) => readAlert(reader, alert, `alerts[${index}]`));
    return reader.reading;
  },
};

function alertsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(alertsOf);
  if (!isObject(value)) return [];
  if ('alerts' in value) return list(value, 'alerts').filter(isAlert);
  return isAlert(value) ? [value] : [];
}

const isAlert = (one: Record<string, unknown>) => isObject(one['labels']) && 'startsAt' in one;

function readAlert(reader: Reader, alert: Record<string, unknown>, path: string): void {
  const starts = isoInstant(get(alert, 'startsAt'));
  if (!starts)
    return reader.fail(`${path}.startsAt`, get(alert, 'startsAt'), 'a time such as `2026-04-15T14:03:22.123Z`');
  const name = text(alert, 'labels', 'alertname') ?? 'Alert';
  const summary = text(alert, 'annotations', 'summary') ?? text(alert, 'annotations', 'description');
  const where = ['service', 'job', 'namespace', 'pod', 'instance']
    .map((label) => text(alert, 'labels', label))
    .find((found) => found !== undefined);
  const said = `${name}${where ? ` (${where})` : ''}`;
  const fingerprint = text(alert, 'fingerprint') ?? JSON.stringify(get(alert, 'labels'));
  const url = text(alert, 'generatorURL');
  const source = (what: string) =>
    reader.source(`Alertmanager ${name}`, { url, id: `${fingerprint} ${what} ${starts.at}` });
  const keys = [name.toLowerCase(), fingerprint.toLowerCase()];
  const events: Omit<Evidence, 'entry'>[] = [
    {
      ...starts,
      text: `${said} fires${summary ? `: ${summary}` : ''}`,
      source: source('fires'),
      keys,
      kind: 'fire',
      claim: { milestone: 'detected', words: '`startsAt` of an alert', sure: true },
    },
  ];
  const ends = isoInstant(get(alert, 'endsAt'));
  // For an alert that still fires, `endsAt` of API v2 is only the time after which it would be forgotten.
  if (ends && text(alert, 'status') === 'resolved' && ends.at >= starts.at)
    events.push({
      ...ends,
      text: `${said} resolved`,
      source: source('resolved'),
      keys,
      kind: 'resolve',
      claim: { milestone: 'recovered', words: '`endsAt` of a resolved alert', sure: false },
    });
  reader.use(...events);
}
