import { shaped } from './shape.ts';

/**
 * Sentry: issues, each of which groups the same error, and payloads of its webhooks. When an error was first seen is a
 * moment of its own; the last one only says that it was seen then.
 *
 * https://docs.sentry.io/api/events/list-a-projects-issues/ and
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/issues/
 */
export const sentry = shaped({
  name: 'Sentry',
  url: 'https://docs.sentry.io/api/events/list-a-projects-issues/',
  holds: 'issues with `firstSeen` and `lastSeen`',
  shapes: [
    {
      has: ['firstSeen', 'lastSeen', 'title'],
      label: 'Sentry[ {shortId}]',
      id: 'id',
      url: 'permalink|web_url',
      keys: ['shortId', 'title'],
      moments: [
        { at: 'firstSeen', text: 'First seen: {title}[ ({culprit})]', kind: 'update' },
        { at: 'lastSeen', text: 'Last seen so far: {title}', kind: 'update', after: 'firstSeen' },
      ],
    },
  ],
});
