import { shaped } from './shape.ts';

const message = {
  message: 'each.line',
  level: 'stream.level|stream.detected_level|stream.severity',
  where: 'stream.service_name|stream.app|stream.job',
};

/**
 * Loki: answers of `/loki/api/v1/query_range`, with streams of pairs of nanoseconds and a line. What `logcli` prints as
 * JSON lines, and downloads from Grafana, are read as logs.
 *
 * https://grafana.com/docs/loki/latest/reference/loki-http-api/#query-logs-within-a-range-of-time
 */
export const loki = shaped({
  name: 'Loki',
  url: 'https://grafana.com/docs/loki/latest/reference/loki-http-api/',
  holds: '`streams` of pairs of a time and a line',
  shapes: [
    {
      has: ['stream', 'values.0.0'],
      when: { 'values.0.0': /^\d{16,19}$/ },
      label: 'Loki[ {stream.service_name|stream.app|stream.job}]',
      // Each pair as an object, as other vendors have it.
      open: (one) => ({
        ...one,
        values: (one['values'] as unknown[]).map((pair) =>
          Array.isArray(pair) ? { time: pair[0] as unknown, line: pair[1] as unknown } : pair,
        ),
      }),
      timeField: 'values',
      moments: [],
      each: { list: 'values', moments: [{ at: 'each.time', ...message }] },
    },
  ],
});
