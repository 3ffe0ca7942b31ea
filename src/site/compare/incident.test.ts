import { expect, test } from 'vitest';
import { durationsOf } from '../../core/metrics/durations.ts';
import type { ApiIncident } from '../feeds/api/schema.ts';
import { readIncident } from './incident.ts';

const data = (more: Partial<ApiIncident>): ApiIncident => ({
  $schema: '',
  version: 1,
  id: 'checkout',
  title: 'Checkout',
  kind: 'incident',
  status: 'published',
  severity: { id: 'S1' },
  services: [],
  open: false,
  openActions: 0,
  address: '',
  data: '',
  markdown: '',
  zone: 'Europe/Berlin',
  formerly: [],
  unknown: {},
  roles: {},
  factors: [],
  impact: [],
  durations: [],
  timeline: [],
  actions: [],
  runbooks: [],
  related: [],
  recurrences: [],
  reviews: [],
  ...more,
});
const recovery = [{ id: 'r', name: 'time to recover', from: 'impact-start', to: 'recovered' }] as const;

test('durations are measured from its rows, ranges and marks of doubt included', () => {
  const incident = readIncident(
    data({
      timeline: [
        {
          text: '~14:02',
          from: '2026-04-15T12:02:00Z',
          to: '2026-04-15T12:02:00Z',
          precision: 'minute',
          approximate: true,
          milestones: ['impact-start'],
          event: 'It breaks',
        },
        {
          text: '14:30–14:33',
          from: '2026-04-15T12:30:00Z',
          to: '2026-04-15T12:33:00Z',
          precision: 'minute',
          approximate: false,
          milestones: ['recovered'],
          event: 'It works',
        },
      ],
    }),
  );
  expect(durationsOf(incident, recovery)[0]!.result).toEqual({
    kind: 'known',
    span: { least: 28 * 60_000, most: 31 * 60_000, precision: 'minute', approximate: true },
  });
});

test('a row whose time cannot be read keeps its place, and its milestone is unreadable rather than missing', () => {
  const incident = readIncident(data({ timeline: [{ text: '25:99', milestones: ['recovered'], event: 'It works' }] }));
  expect(incident.timeline.events).toEqual([
    { time: { value: '25:99' }, moment: undefined, milestones: [{ value: 'recovered' }] },
  ]);
  expect(durationsOf(incident, [{ ...recovery[0], from: 'recovered' }])[0]!.result).toMatchObject({
    because: 'unreadable',
  });
});

test('an end that the author declares unknown leaves nothing open', () => {
  const incident = readIncident(data({ unknown: { recovered: 'nobody looked' } }));
  expect(incident.view.endUnknown).toBe(true);
  expect(durationsOf(incident, recovery)[0]!.result).toMatchObject({ kind: 'unknown', because: 'missing' });
  expect(readIncident(data({})).view.endUnknown).toBe(false);
});
