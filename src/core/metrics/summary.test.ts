import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, metric, postmortem, type Parts } from './fixture.ts';
import { measureIncident } from './incident.ts';
import { periodsIn } from './periods.ts';
import { summarize } from './summary.ts';

const min = 60_000;
const recover = metric('time-to-recover');

function incident(id: string, parts: Parts) {
  return measureIncident(postmortem(id, parts), [recover], periodsIn('UTC'));
}
function lasting(...minutes: number[]) {
  return minutes.map((length, index) => measured(`i${index + 1}`, length * min));
}

describe('a summary', () => {
  it('of ten incidents is what pencil and paper give', () => {
    const summary = summarize(recover, lasting(90, 1, 13, 2, 55, 3, 34, 5, 21, 8));
    expect(summary).toMatchObject({
      n: 10,
      eligible: 10,
      coverage: 1,
      median: {
        // (8 + 13) / 2
        value: 10.5 * min,
        interval: { low: 2 * min, high: 55 * min, lowRank: 2, highRank: 9, level: 1 - 22 / 1024 },
        reason: undefined,
        withOpen: undefined,
      },
      // positions 1 + 9/4 = 3.25 and 1 + 27/4 = 7.75
      quartiles: { p25: 3.5 * min, p75: 30.75 * min },
      mean: { name: 'MTTR', value: 23.2 * min, shareOfLargest: 90 / 232 },
      smallest: { id: 'i2', value: min },
      largest: { id: 'i1', value: 90 * min },
      precision: 'minute',
    });
    expect(summary.mean!.interval).toMatchObject({ level: 0.95, resamples: 10_000 });
  });

  it('of five has a median but no interval, and says so', () => {
    const { median, mean } = summarize(recover, lasting(1, 2, 3, 4, 100));
    expect(median).toEqual({
      value: 3 * min,
      interval: undefined,
      reason: 'an interval needs 6 incidents, and there are 5',
      withOpen: undefined,
    });
    expect(mean).toMatchObject({ value: 22 * min, interval: undefined, shareOfLargest: 100 / 110 });
  });

  it('of one says what it is made of, and of three has no quartiles', () => {
    expect(summarize(recover, lasting(31))).toMatchObject({
      median: { value: 31 * min, reason: 'an interval needs 6 incidents, and there is 1' },
      mean: { shareOfLargest: 1 },
      quartiles: undefined,
    });
    expect(summarize(recover, lasting(1, 2, 3)).quartiles).toBeUndefined();
  });

  it('of none has no number', () => {
    expect(summarize(recover, [])).toMatchObject({
      n: 0,
      eligible: 0,
      coverage: undefined,
      median: undefined,
      mean: undefined,
      smallest: undefined,
    });
  });

  it('of nothing but zeros has no share', () => {
    expect(summarize(recover, lasting(0, 0)).mean).toMatchObject({ value: 0, shareOfLargest: undefined });
  });

  it('names what it leaves out and what it does not know', () => {
    const over: Parts['rows'] = [
      ['14:00', 'impact-start'],
      ['14:30', 'recovered'],
    ];
    const summary = summarize(recover, [
      incident('known', { rows: over, status: 'draft' }),
      incident('security', { rows: over, kind: 'security' }),
      incident('drill', { rows: over, kind: 'drill' }),
      incident('near', { rows: over, kind: 'near-miss' }),
      incident('window', { rows: over, kind: 'maintenance' }),
      incident('twice', { rows: over, duplicateOf: 'known' }),
      incident('withdrawn', { rows: over, status: 'retracted', kind: 'drill' }),
      incident('broken', { rows: over, valid: false }),
      incident('vague', { rows: [['14:30', 'recovered']] }),
      incident('going-on', {
        rows: [
          ['14:00', 'impact-start'],
          ['15:00', 'mitigated'],
        ],
      }),
    ]);
    expect(summary).toMatchObject({ n: 2, eligible: 4, coverage: 0.5 });
    expect(summary.excluded).toEqual([
      { id: 'drill', because: 'drill' },
      { id: 'near', because: 'near-miss' },
      { id: 'window', because: 'maintenance' },
      { id: 'twice', because: 'duplicate' },
      { id: 'withdrawn', because: 'retracted' },
      { id: 'broken', because: 'unreadable' },
    ]);
    expect(summary.unknown).toEqual([{ id: 'vague', reason: '`impact-start` is not in the timeline' }]);
    expect(summary.censored).toEqual([{ id: 'going-on', since: '2026-04-15T14:00:00.000Z', atLeast: 60 * min }]);
  });

  it('takes a range by its middle and counts it, and what is approximate, and the coarsest precision', () => {
    const summary = summarize(recover, [
      incident('a', {
        rows: [
          ['14:00–14:05', 'impact-start'],
          ['14:10–14:12', 'recovered'],
        ],
      }),
      incident('b', {
        rows: [
          ['~14:00:00', 'impact-start'],
          ['14:10:30', 'recovered'],
        ],
      }),
    ]);
    expect(summary).toMatchObject({
      ranges: ['a'],
      approximate: ['b'],
      precision: 'minute',
      smallest: { id: 'a', value: 8.5 * min },
      median: { value: 9.5 * min },
    });
  });

  it('bounds the median by the open incidents it leaves out', () => {
    const open = (id: string, last: string) => incident(id, { rows: [['14:00', 'impact-start'], [last]] });
    // With 10, 20, 30 known and one open for at least 15: between (15 + 20) / 2 and (20 + 30) / 2.
    expect(summarize(recover, [...lasting(10, 20, 30), open('o', '14:15')]).median).toMatchObject({
      value: 20 * min,
      withOpen: { n: 4, least: 17.5 * min, most: 25 * min },
    });
    expect(summarize(recover, [...lasting(10), open('o', '14:15'), open('p', '15:00')]).median).toMatchObject({
      withOpen: { n: 3, least: 15 * min, most: undefined },
    });
  });

  it('names a mean that has no acronym by its metric', () => {
    const summary = summarize({ ...recover, mean: undefined }, lasting(1));
    expect(summary.mean!.name).toBe('mean time to recover');
  });
});

const lengths = fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 40 });

describe('whatever the durations', () => {
  it('the order of the incidents does not matter', () => {
    fc.assert(
      fc.property(
        lengths.chain((values) =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray([...values.keys()], { minLength: values.length })),
        ),
        ([values, order]) => {
          const incidents = values.map((value, index) => measured(`i${index}`, value));
          expect(
            summarize(
              recover,
              order.map((index) => incidents[index]!),
            ),
          ).toEqual(summarize(recover, incidents));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('twice the durations are twice the numbers', () => {
    fc.assert(
      fc.property(lengths, (values) => {
        const once = summarize(
          recover,
          values.map((value, index) => measured(`i${index}`, value)),
        );
        const twice = summarize(
          recover,
          values.map((value, index) => measured(`i${index}`, 2 * value)),
        );
        expect(twice.median?.value).toBe(once.median && 2 * once.median.value);
        expect(twice.median?.interval?.high).toBe(once.median?.interval && 2 * once.median.interval.high);
        expect(twice.quartiles?.p25).toBe(once.quartiles && 2 * once.quartiles.p25);
        expect(twice.mean?.interval?.low).toBe(once.mean?.interval && 2 * once.mean.interval.low);
        expect(twice.mean?.shareOfLargest).toBe(once.mean?.shareOfLargest);
      }),
      { numRuns: 50 },
    );
  });

  it('nothing is NaN, infinite or lost in JSON', () => {
    fc.assert(
      fc.property(lengths, fc.array(fc.constantFrom('14:00', '14:30', '?soon'), { maxLength: 5 }), (values, lasts) => {
        const incidents = values.map((value, index) => measured(`i${index}`, value));
        const open = lasts.map((last, index) => incident(`o${index}`, { rows: [['14:00', 'impact-start'], [last]] }));
        const summary = summarize(recover, [...incidents, ...open]);
        expect(JSON.parse(JSON.stringify(summary))).toEqual(JSON.parse(JSON.stringify(summary, refuse)));
        expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
      }),
      { numRuns: 50 },
    );
  });
});

function refuse(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
  return value;
}
