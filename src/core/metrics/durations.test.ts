import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../model/configuration.ts';
import { durationsOf, metricsOf, type DurationResult } from './durations.ts';
import { metric, moment, postmortem, type Parts } from './fixture.ts';

const min = 60_000;

function duration(id: string, parts: Parts) {
  return durationsOf(postmortem('one', parts), [metric(id)])[0]!;
}
function result(id: string, parts: Parts): DurationResult {
  return duration(id, parts).result;
}

describe('the durations of an incident', () => {
  it('run from milestone to milestone, one a metric, in the order of the metrics', () => {
    const whole = postmortem('one', {
      rows: [
        ['14:02', 'impact-start'],
        ['14:05', 'detected'],
        ['14:07', 'acknowledged'],
        ['14:33', 'mitigated', 'recovered'],
        ['15:50', 'resolved'],
      ],
    });
    const metrics = ['time-to-detect', 'time-to-acknowledge', 'time-to-mitigate', 'time-to-recover', 'time-to-resolve'];
    const durations = durationsOf(whole, metrics.map(metric));
    expect(
      durations.map(({ metric, result }) => [metric.id, result.kind === 'known' && result.span.least / min]),
    ).toEqual([
      ['time-to-detect', 3],
      ['time-to-acknowledge', 2],
      ['time-to-mitigate', 31],
      ['time-to-recover', 31],
      ['time-to-resolve', 105],
    ]);
    expect(durations[0]).toMatchObject({ from: 'impact-start', to: 'detected', startAssumed: false });
  });

  it('cross midnight by the date that was written', () => {
    const rows: Parts['rows'] = [
      ['2026-04-15 23:50', 'impact-start'],
      ['2026-04-16 00:20', 'recovered'],
    ];
    expect(result('time-to-recover', { rows })).toMatchObject({ kind: 'known', span: { least: 30 * min } });
  });

  it('are intervals where a range was written, and never below zero', () => {
    expect(
      result('time-to-recover', {
        rows: [
          ['14:00–14:05', 'impact-start'],
          ['14:10–14:12', 'recovered'],
        ],
      }),
    ).toEqual({ kind: 'known', span: { least: 5 * min, most: 12 * min, precision: 'minute', approximate: false } });
    expect(
      result('time-to-detect', {
        rows: [
          ['14:00–14:10', 'impact-start'],
          ['14:05', 'detected'],
        ],
      }),
    ).toMatchObject({ kind: 'known', span: { least: 0, most: 5 * min } });
  });

  it('keep the coarser precision and the approximation', () => {
    const rows: Parts['rows'] = [
      ['~14:02', 'impact-start'],
      ['14:33:10', 'recovered'],
    ];
    expect(result('time-to-recover', { rows })).toMatchObject({ span: { precision: 'minute', approximate: true } });
  });

  it('are unknown where a milestone is missing though the incident is over', () => {
    expect(
      result('time-to-detect', {
        rows: [
          ['14:05', 'detected'],
          ['14:33', 'recovered'],
        ],
      }),
    ).toEqual({
      kind: 'unknown',
      because: 'missing',
      reason: '`impact-start` is not in the timeline',
    });
  });

  it('are unknown for the reason that front matter gives', () => {
    const parts: Parts = {
      rows: [
        ['14:05', 'detected'],
        ['14:33', 'recovered'],
      ],
      unknown: { 'impact-start': 'the logs had rotated' },
    };
    expect(result('time-to-detect', parts)).toEqual({
      kind: 'unknown',
      because: 'declared',
      reason: '`impact-start` is unknown: the logs had rotated',
    });
  });

  it('name both ends where both are unknown', () => {
    expect(
      result('time-to-acknowledge', {
        rows: [
          ['?after lunch', 'detected'],
          ['14:33', 'recovered'],
        ],
      }),
    ).toEqual({
      kind: 'unknown',
      because: 'unreadable',
      reason: 'the time of `detected`, `after lunch`, could not be read; `acknowledged` is not in the timeline',
    });
  });

  it('are unknown, not negative, where the ends contradict each other', () => {
    expect(
      result('time-to-detect', {
        rows: [
          ['14:03', 'impact-start'],
          ['14:01', 'detected'],
          ['15:00', 'recovered'],
        ],
      }),
    ).toEqual({
      kind: 'unknown',
      because: 'contradiction',
      reason: '`detected` (`14:01`) stands before `impact-start` (`14:03`)',
    });
  });

  it('do not contradict a day on which both ends lie', () => {
    const rows: Parts['rows'] = [
      ['2026-04-15 14:03', 'impact-start'],
      ['2026-04-15', 'recovered'],
    ];
    expect(result('time-to-recover', { rows })).toMatchObject({
      kind: 'known',
      span: { least: 0, most: 0, precision: 'day' },
    });
    const before: Parts['rows'] = [
      ['2026-04-15 14:03', 'impact-start'],
      ['2026-04-14', 'recovered'],
    ];
    expect(result('time-to-recover', { rows: before })).toMatchObject({ kind: 'unknown', because: 'contradiction' });
  });
});

describe('an open incident', () => {
  const rows: Parts['rows'] = [['14:02', 'impact-start'], ['14:05', 'detected'], ['16:00']];

  it('is censored at the last row of its timeline, never now', () => {
    expect(result('time-to-recover', { rows })).toEqual({
      kind: 'censored',
      since: moment('14:02'),
      atLeast: 118 * min,
    });
    expect(result('time-to-detect', { rows })).toMatchObject({ kind: 'known', span: { least: 3 * min } });
  });

  it('is unknown where it is not known since when', () => {
    expect(result('time-to-recover', { rows: [['14:05', 'detected']] })).toMatchObject({
      kind: 'unknown',
      reason: '`impact-start` is not in the timeline; `recovered` is not in the timeline',
    });
  });

  it('has nothing to wait for where the milestone was passed over or declared unknown', () => {
    expect(result('time-to-acknowledge', { rows })).toMatchObject({ kind: 'censored' });
    expect(result('time-to-acknowledge', { rows: [...rows, ['16:10', 'mitigated']] })).toMatchObject({
      kind: 'unknown',
      reason: '`acknowledged` is not in the timeline',
    });
    expect(result('time-to-detect', { rows: [['14:02', 'impact-start'], ['16:00']] })).toMatchObject({
      kind: 'unknown',
    });
    expect(result('time-to-mitigate', { rows, unknown: { mitigated: 'nobody wrote it down' } })).toMatchObject({
      kind: 'unknown',
    });
  });

  it('goes on waiting for recovery after the cause is gone', () => {
    expect(result('time-to-recover', { rows: [...rows, ['16:10', 'mitigated', 'cause-removed']] })).toMatchObject({
      kind: 'censored',
      atLeast: 128 * min,
    });
  });

  it('without any timeline is unknown throughout', () => {
    expect(result('time-to-recover', {})).toMatchObject({ kind: 'unknown' });
  });
});

describe('a start', () => {
  it('is assumed where detection stands in its row or at its instant', () => {
    expect(duration('time-to-detect', { rows: [['14:02', 'impact-start', 'detected']] }).startAssumed).toBe(true);
    expect(
      duration('time-to-detect', {
        rows: [
          ['14:02', 'impact-start'],
          ['14:02', 'detected'],
        ],
      }).startAssumed,
    ).toBe(true);
    expect(duration('time-to-detect', { rows: [['?early', 'impact-start', 'detected']] }).startAssumed).toBe(true);
  });

  it('is not assumed where it differs, or where another metric takes no time', () => {
    expect(
      duration('time-to-detect', {
        rows: [
          ['14:02', 'impact-start'],
          ['14:03', 'detected'],
        ],
      }).startAssumed,
    ).toBe(false);
    expect(duration('time-to-acknowledge', { rows: [['14:02', 'detected', 'acknowledged']] }).startAssumed).toBe(false);
  });
});

it('takes the metrics of a configuration in its order, with their ids', () => {
  const configuration = configurationSchema.parse({
    schema: 1,
    name: 'x',
    severities: [{ id: 'S1', name: 'One' }],
    metrics: {
      'time-to-fix': { name: 'time to fix', from: 'declared', to: 'cause-removed' },
      'time-to-see': { name: 'time to see', from: 'impact-start', to: 'detected' },
    },
  });
  expect(metricsOf(configuration)).toEqual([
    { id: 'time-to-fix', name: 'time to fix', from: 'declared', to: 'cause-removed' },
    { id: 'time-to-see', name: 'time to see', from: 'impact-start', to: 'detected' },
  ]);
});
