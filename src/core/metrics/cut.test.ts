import { describe, expect, it } from 'vitest';
import { numbersOf, packDurations, type Cut, type Durations } from './cut.ts';
import { library, postmortem, type Parts } from './fixture.ts';
import { measure } from './report.ts';
import { selectPostmortems } from './selection.ts';

/** Thirty incidents of three years: every length differs, some are open, vague or unknown. */
const postmortems = Array.from({ length: 30 }, (_, index) => {
  const day = `${2024 + (index % 3)}-03-${String((index % 28) + 1).padStart(2, '0')}`;
  const rows: Parts['rows'] = [
    [`${day} 14:00`, 'impact-start'],
    [`${index % 7 === 0 ? '~' : ''}${day} 14:${String(3 + index).padStart(2, '0')}`, 'detected'],
    ...(index % 5 === 0 ? [] : ([[`${day} 15:${String(index).padStart(2, '0')}:30`, 'recovered']] as const)),
  ] as Parts['rows'];
  return postmortem(`i-${index}`, {
    rows,
    severity: index % 4 === 0 ? 'SEV1' : 'SEV2',
    services: index % 2 === 0 ? ['shop'] : ['search', 'shop', 'search'],
    ...(index === 3 && { kind: 'drill' as const }),
  });
});
const made = library(postmortems);
const durations = JSON.parse(JSON.stringify(packDurations(measure(made, '2026-05-02')))) as Durations;

describe('a cut', () => {
  it.each([
    ['all', {}, {}],
    ['a service', { services: ['search'] }, { service: 'search' }],
    ['a severity', { severity: 'SEV1' }, { severity: 'SEV1' }],
    ['a year', { from: '2025', to: '2025' }, { year: '2025' }],
    ['a service and a year', { services: ['search'], from: '2026', to: '2026' }, { service: 'search', year: '2026' }],
    [
      'some services and a severity',
      { services: ['search', 'none'], severity: 'SEV2' },
      { services: ['search'], severity: 'SEV2' },
    ],
    ['what nothing is in', { services: ['none'] }, { services: ['none'] }],
  ] as [string, Cut, Parameters<typeof selectPostmortems>[1]][])(
    'of %s has the numbers that a report over it has',
    (_, cut, selection) => {
      const report = measure({ ...made, postmortems: selectPostmortems(postmortems, selection, 'UTC') }, '2026-05-02');
      const { count, summaries } = numbersOf(durations, cut);
      expect(count).toBe(report.incidents.filter(({ excluded }) => !excluded).length);
      const told = (all: typeof summaries) =>
        all.map(({ metric, n, eligible, precision, median, quartiles, p90, censored }) => [
          ...[metric.id, n, eligible, precision, quartiles, p90, censored.length],
          median && { value: median.value, interval: median.interval, withOpen: median.withOpen },
        ]);
      expect(told(summaries)).toEqual(told(report.overall));
    },
  );

  it('of several years holds both ends', () => {
    const counts = (cut: Cut) => numbersOf(durations, cut).count;
    expect(counts({ from: '2025' })).toBe(counts({ from: '2025', to: '2025' }) + counts({ from: '2026', to: '2026' }));
    expect(counts({ to: '2023' })).toBe(0);
  });
});
