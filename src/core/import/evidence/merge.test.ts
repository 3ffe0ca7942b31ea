import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Evidence, Kind } from './evidence.ts';
import { findOffsets, isNear, mergeEvidence } from './merge.ts';
import { timelineFrom } from './timeline.ts';

const start = Date.UTC(2026, 3, 15, 14);
const event = (file: string, minutes: number, text: string, more: Partial<Evidence> = {}): Evidence => ({
  at: start + minutes * 60_000,
  precision: 'second',
  text,
  source: { format: 'log', file, label: file },
  entry: 0,
  keys: [],
  ...more,
});

const arbitrary = fc
  .record({
    at: fc.integer({ min: 0, max: 40 }).map((step) => start + step * 20_000),
    text: fc.constantFrom('the pool of checkout is full', 'the pool of checkout is full again', 'boom', 'node gone'),
    file: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom<Kind | undefined>('fire', 'resolve', undefined),
    key: fc.constantFrom('x', 'y'),
    entry: fc.nat(50),
  })
  .map(({ file, key, ...rest }): Evidence => ({
    ...rest,
    precision: 'second',
    source: { format: 'log', file, label: `${file}:${rest.entry}` },
    keys: [key],
  }));

describe('merging', () => {
  it('gives the same rows whatever the order of the entries', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(arbitrary, { selector: (one) => JSON.stringify(one) })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(mergeEvidence(shuffled)).toEqual(mergeEvidence(all));
        },
      ),
    );
  });

  it('sorts by time, keeps every entry once, and never joins two of one file', () => {
    fc.assert(
      fc.property(fc.array(arbitrary), (all) => {
        const rows = mergeEvidence(all);
        const times = rows.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(rows.flatMap(({ events }) => events)).toHaveLength(all.length);
        for (const { events } of rows) {
          const files = events.map(({ source }) => source.file);
          expect(new Set(files).size).toBe(files.length);
        }
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(arbitrary), (all) => {
        const once = mergeEvidence(all);
        expect(mergeEvidence(once.flatMap(({ events }) => events))).toEqual(once);
      }),
    );
  });

  it('does not join what fires with what is resolved', () => {
    const rows = mergeEvidence([
      event('a', 0, 'CheckoutErrorRateHigh on checkout now', { kind: 'fire', keys: ['x'] }),
      event('b', 0, 'CheckoutErrorRateHigh on checkout now', { kind: 'resolve', keys: ['x'] }),
    ]);
    expect(rows).toHaveLength(2);
  });

  it('joins the same entry in two exports of one vendor, and names the source once', () => {
    const source = (file: string) => ({ format: 'PagerDuty', file, label: 'PagerDuty #1', id: 'R1' });
    const rows = mergeEvidence([
      event('', 0, 'boom', { source: source('a.json') }),
      event('', 0, 'boom', { source: source('b.json') }),
    ]);
    expect(rows).toHaveLength(1);
  });
});

test.each([
  ['the pool of checkout is full', 'Checkout pool is full', true],
  ['error rate above 5 %', 'error rate above 7 %', false],
  ['boom', 'boom', true],
  ['gateway restarted', 'gateway restarted again', false],
])('“%s” and “%s” say the same: %s', (a, b, expected) => {
  expect(isNear(a, b)).toBe(expected);
});

describe('a clock that is off', () => {
  const told = ['gateway pod killed for memory', 'replica set scaled to twelve', 'request limit set to one megabyte'];

  it('by whole hours is reported, and nothing is moved', () => {
    const all = [
      ...told.map((text, index) => event('pager.json', index * 5, text)),
      ...told.map((text, index) => event('app.log', index * 5 + 120.2, text)),
    ];
    expect(findOffsets(all)).toEqual([
      { ahead: 'app.log', behind: 'pager.json', by: 7_200_000, hours: true, shared: told },
    ]);
    expect(mergeEvidence(all)).toHaveLength(6);
  });

  it('by a constant is reported with its length', () => {
    const all = [
      ...told.map((text, index) => event('a', index * 5, text)),
      ...told.map((text, index) => event('b', index * 5 - 7, text)),
    ];
    expect(findOffsets(all).map(({ ahead, by, hours }) => [ahead, by, hours])).toEqual([['a', 420_000, false]]);
  });

  it('is not found in a single event, nor in two that disagree', () => {
    expect(findOffsets([event('a', 0, told[0]!), event('b', 60, told[0]!)])).toEqual([]);
    expect(
      findOffsets([
        ...told.slice(0, 2).map((text, index) => event('a', index * 5, text)),
        event('b', 60, told[0]!),
        event('b', 95, told[1]!),
      ]),
    ).toEqual([]);
  });
});

test('the order in which files are given makes no difference', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return { path: path.slice(folder.length + 1), bytes, size: bytes.length };
    });
  const options = { zones: [], context: [], least: 'warning' } as const;
  const expected = timelineFrom(files, options);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      expect(timelineFrom(shuffled, options)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
