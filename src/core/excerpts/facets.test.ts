import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationSchema } from '../model/configuration.ts';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { bandOf, durationBands } from './duration.ts';
import { countFacets, facetsOf, sortKeysOf } from './facets.ts';

const configuration = configurationSchema.parse({
  schema: 1,
  name: 'Library',
  zone: 'Pacific/Auckland',
  severities: [
    { id: 'SEV1', name: 'Critical' },
    { id: 'SEV2', name: 'Major' },
  ],
});
const known = (least: number, most = least) =>
  bandOf({ kind: 'known', span: { least, most, precision: 'minute', approximate: false } });
const minute = 60_000;
const services = new Map([
  ['cart', { team: 'sellers' }],
  ['shop', { team: 'sellers' }],
]);

/** As the parser leaves it where front matter cannot be read. */
function bare(id: string): PostmortemEntry {
  const whole = postmortem(id);
  return { ...whole, facts: { ...whole.facts, severity: '', services: [] } };
}

describe('the facets of an incident', () => {
  const full: Parts = {
    severity: 'SEV1',
    services: ['cart', 'cart', 'shop'],
    factors: ['no-canary'],
    trigger: 'deploy',
    detection: { channel: 'alert' },
    rows: [
      ['2025-12-31 14:02', 'impact-start'],
      ['2025-12-31 14:33', 'recovered'],
    ],
    actions: [{ status: 'done' }, { status: 'in-progress' }],
  };

  test('are ids; the year is that of the library’s zone', () => {
    expect(facetsOf(postmortem('a', full), configuration, services)).toEqual({
      severity: ['SEV1'],
      service: ['cart', 'shop'],
      team: ['sellers'],
      duration: ['15m-1h'],
      year: ['2026'],
      factor: ['no-canary'],
      trigger: ['deploy'],
      channel: ['alert'],
      kind: ['incident'],
      status: ['published'],
      actions: ['open'],
    });
  });

  test('say `none` where there is one value at most and it is missing', () => {
    expect(facetsOf(bare('a'), configuration, services)).toMatchObject({
      severity: ['none'],
      service: [],
      duration: ['unknown'],
      year: ['none'],
      factor: [],
      trigger: ['none'],
      channel: ['none'],
      actions: ['none'],
    });
  });

  test('are counted in the order they are offered', () => {
    const counts = countFacets(
      [
        postmortem('a', full),
        postmortem('b', { severity: 'SEV9', services: ['shop'], rows: [['2024-05-01 10:00', 'impact-start']] }),
        { ...bare('c'), facts: { ...bare('c').facts, services: ['api'] } },
        postmortem('d', { severity: 'SEV2', services: ['shop'] }),
      ],
      configuration,
      services,
    );
    expect(counts.severity.map(({ value }) => value)).toEqual(['SEV1', 'SEV2', 'SEV9', 'none']);
    expect(counts.service).toEqual([
      { value: 'shop', count: 3 },
      { value: 'api', count: 1 },
      { value: 'cart', count: 1 },
    ]);
    expect(counts.year.map(({ value }) => value)).toEqual(['2026', '2024', 'none']);
    expect(counts.duration.map(({ value }) => value)).toEqual(['15m-1h', 'open', 'unknown']);
  });

  test('a severity off the scale sorts after all that are on it, an unknown length before every known one', () => {
    expect(sortKeysOf(postmortem('a', full), configuration)).toEqual({
      began: Date.parse('2025-12-31T14:02Z'),
      duration: 31 * minute,
      severity: 0,
    });
    expect(sortKeysOf(postmortem('a', { severity: 'SEV9' }), configuration)).toEqual({
      began: -1,
      duration: -1,
      severity: 2,
    });
  });
});

describe('the band of a duration', () => {
  test.each([
    [0, 'under-15m'],
    [15 * minute - 1, 'under-15m'],
    [15 * minute, '15m-1h'],
    [60 * minute, '1h-4h'],
    [240 * minute, '4h-1d'],
    [1440 * minute, 'over-1d'],
  ] as const)('%i ms', (length, band) => expect(known(length)).toBe(band));

  test('of an interval is that of its middle', () => expect(known(10 * minute, 22 * minute)).toBe('15m-1h'));

  test('an open incident is open, and nothing is zero', () => {
    expect(bandOf(undefined)).toBe('unknown');
    expect(bandOf({ kind: 'unknown', because: 'missing', reason: '' })).toBe('unknown');
  });

  test('rises with the length', () => {
    const bands = Object.keys(durationBands);
    fc.assert(
      fc.property(fc.nat(3e8), fc.nat(3e8), (a, b) => {
        expect(bands.indexOf(known(Math.max(a, b)))).toBeGreaterThanOrEqual(bands.indexOf(known(Math.min(a, b))));
      }),
    );
  });
});
