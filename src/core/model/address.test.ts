import { expect, test } from 'vitest';
import { addressesBelow, canBeAddressed } from './address.ts';

test('pages end with a slash, files with the ending of their kind, all below the base', () => {
  const { incident, incidentMarkdown, feed, serviceFeed, api, schema, calendar, badge, doc } = addressesBelow('/x');
  expect([
    incident('2026-04-15-a b'),
    incidentMarkdown('a'),
    feed('atom'),
    serviceFeed('cdn', 'json'),
    api.service('cdn'),
    schema('api-index'),
    calendar,
    badge('cdn'),
    doc('on-call/rota'),
    doc(''),
  ]).toEqual([
    '/x/incidents/2026-04-15-a%20b/',
    '/x/incidents/a.md',
    '/x/feeds/incidents.atom',
    '/x/feeds/services/cdn.json',
    '/x/api/v1/services/cdn.json',
    '/x/schemas/api-index.schema.json',
    '/x/calendar.ics',
    '/x/badges/cdn.svg',
    '/x/docs/on-call/rota/',
    '/x/docs/',
  ]);
});

test('below a whole address they are whole', () => {
  expect(addressesBelow('https://x.example/y/').incident('a')).toBe('https://x.example/y/incidents/a/');
});

test.each(['', '.', '..', 'a/b', 'a\\b', 'a?b', 'a#b', '100%', ' a', 'a\nb', '\ud800'])('no page is named %j', (id) =>
  expect(canBeAddressed(id)).toBe(false),
);
test.each(['checkout', 'INC-0042', 'ü x', 'a(b)', '日本'])('a page can be named %j', (id) =>
  expect(canBeAddressed(id)).toBe(true),
);
