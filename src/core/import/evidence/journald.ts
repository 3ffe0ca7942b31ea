import type { Weight } from './evidence.ts';
import { shaped } from './shape.ts';

/** Priorities of syslog, by their numbers (https://www.rfc-editor.org/rfc/rfc5424, table 2). */
const priorities: readonly Weight[] = [
  'critical',
  'critical',
  'critical',
  'error',
  'warning',
  'notice',
  'info',
  'debug',
];

/**
 * The journal of systemd as `journalctl -o json` and `-o json-pretty` print it: `__REALTIME_TIMESTAMP` is microseconds,
 * and a message that is no UTF-8 a list of bytes.
 *
 * https://www.freedesktop.org/software/systemd/man/latest/systemd.journal-fields.html and
 * https://systemd.io/JOURNAL_EXPORT_FORMATS/
 */
export const journald = shaped({
  name: 'journald',
  url: 'https://systemd.io/JOURNAL_EXPORT_FORMATS/',
  holds: 'entries with `__REALTIME_TIMESTAMP` and `MESSAGE`',
  shapes: [
    {
      has: ['__REALTIME_TIMESTAMP|_SOURCE_REALTIME_TIMESTAMP', 'MESSAGE'],
      label: 'journal[ {_HOSTNAME}]',
      id: '__CURSOR',
      moments: [
        {
          at: '__REALTIME_TIMESTAMP|_SOURCE_REALTIME_TIMESTAMP',
          message: 'MESSAGE',
          level: 'PRIORITY',
          where: 'SYSLOG_IDENTIFIER|_COMM|_SYSTEMD_UNIT',
          levels: (level) => priorities[Number(level)],
        },
      ],
    },
  ],
});
