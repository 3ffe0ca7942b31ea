import { describe, expect, it } from 'vitest';
import { library, postmortem, type Parts } from './fixture.ts';
import { measure } from './report.ts';
import { partsOf, selectionOf, selectPostmortems } from './selection.ts';

const rows = (day: string): Parts['rows'] => [
  [`${day} 14:00`, 'impact-start'],
  [`${day} 14:03`, 'detected'],
  [`${day} 14:30`, 'recovered'],
];
const postmortems = [
  postmortem('c', { rows: rows('2026-04-15'), severity: 'SEV1', services: ['shop', 'search', 'shop'] }),
  postmortem('b', { rows: rows('2024-12-31'), detection: { channel: 'alert', by: undefined } }),
  postmortem('a', { severity: 'S0', services: ['search'], actions: [{ due: '2026-01-01', status: 'open' }] }),
  postmortem('drill', { rows: rows('2026-05-01'), kind: 'drill' }),
];
const report = measure(library(postmortems), '2026-05-02');

describe('a report', () => {
  it('groups by severity, worst first, then what is not on the scale', () => {
    expect(report.bySeverity.map(({ id, name, summaries }) => [id, name, summaries[0]!.eligible])).toEqual([
      ['SEV1', 'Critical', 1],
      ['SEV2', 'Major', 1],
      ['S0', 'S0', 1],
    ]);
  });

  it('groups an incident under each of its services, once', () => {
    expect(report.byService.map(({ id, name, summaries }) => [id, name, summaries[0]!.eligible])).toEqual([
      ['search', 'search', 2],
      ['shop', 'Shop', 2],
    ]);
  });

  it('groups by the year it began, and counts the years between', () => {
    expect(report.byYear.map(({ id, summaries }) => [id, summaries[0]!.n])).toEqual([
      ['2024', 1],
      ['2026', 1],
    ]);
    expect(report.counts.year.map(({ period, count }) => [period, count])).toEqual([
      ['2024', 1],
      ['2025', 0],
      ['2026', 1],
    ]);
    expect(report.counts.undated).toEqual(['a']);
    expect(report.counts.quarter.length).toBe(7);
  });

  it('holds the raw instants and every duration of each incident, drills too', () => {
    expect(report.incidents.map(({ id, excluded }) => [id, excluded])).toEqual([
      ['c', undefined],
      ['b', undefined],
      ['a', undefined],
      ['drill', 'drill'],
    ]);
    expect(report.incidents[0]).toMatchObject({
      began: '2026-04-15T14:00:00.000Z',
      year: '2026',
      quarter: '2026-Q2',
      milestones: { detected: { text: '2026-04-15 14:03', earliest: '2026-04-15T14:03:00.000Z', precision: 'minute' } },
    });
    expect(report.incidents[0]!.durations[0]).toMatchObject({ metric: 'time-to-detect', result: { kind: 'known' } });
  });

  it('says by which definitions it was made', () => {
    expect(report).toMatchObject({ schema: 1, zone: 'UTC', definitions: { version: 1 } });
    expect(report.definitions.metrics.map(({ id }) => id)).toContain('time-to-recover');
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('counts actions only on a given day, and is otherwise the same on any', () => {
    const { actions, on, ...rest } = report;
    expect(on).toBe('2026-05-02');
    expect(actions!.overdue).toHaveLength(1);
    expect(measure(library(postmortems))).toEqual({ ...rest, actions: undefined, on: undefined });
  });

  it('counts kinds, and reads years in the zone of the library', () => {
    expect(report.kinds).toEqual({ incident: 3, 'near-miss': 0, drill: 1, security: 0, maintenance: 0 });
    const late = [postmortem('late', { rows: [['2025-12-31 23:30', 'impact-start']] })];
    expect(measure(library(late, { zone: 'Europe/Berlin' })).byYear.map(({ id }) => id)).toEqual(['2026']);
    expect(measure(library(late, { zone: 'Nowhere/At-All' }))).toMatchObject({ zone: 'UTC', byYear: [{ id: '2025' }] });
  });

  it('of a part leaves out groups by service and year, and simulates less', () => {
    const { changes, ...part } = measure(library(postmortems), '2026-05-02', { part: true });
    const { changes: all, ...whole } = report;
    expect(part).toEqual({ ...whole, byService: [], byYear: [] });
    expect(changes.map(({ comparison }) => comparison)).toEqual(all.map(({ comparison }) => comparison));
  });

  it('of an empty library is empty', () => {
    expect(measure(library([]))).toMatchObject({ incidents: [], byYear: [], counts: { year: [], undated: [] } });
  });
});

describe('a selection', () => {
  const ids = (selection: Parameters<typeof selectPostmortems>[1], zone = 'UTC') =>
    selectPostmortems(postmortems, selection, zone).map(({ id }) => id);

  it('lets through what matches every part that is given', () => {
    expect(ids({})).toEqual(['c', 'b', 'a', 'drill']);
    expect(ids({ service: 'search' })).toEqual(['c', 'a']);
    expect(ids({ services: ['search', 'nothing'] })).toEqual(['c', 'a']);
    expect(ids({ services: [] })).toEqual([]);
    expect(ids({ severity: 'SEV2' })).toEqual(['b', 'drill']);
    expect(ids({ year: '2026' })).toEqual(['c', 'drill']);
    expect(ids({ year: '2026', service: 'search' })).toEqual(['c']);
  });

  it('reads years in the zone', () => {
    expect(ids({ year: '2025' }, 'Pacific/Kiritimati')).toEqual(['b']);
  });
});

const teams = new Map([
  ['search', { team: 'finders' }],
  ['idle', { team: 'resting' }],
  ['shop', { team: 'sellers' }],
  ['till', { team: 'sellers' }],
]);

describe('the parts of a library with numbers of their own', () => {
  it('are its services, teams, severities and years, as far as anything was measured there, the newest year first', () => {
    expect(partsOf(report.incidents, teams, ['SEV1', 'SEV2', 'SEV3'])).toEqual([
      { by: 'services', id: 'search' },
      { by: 'services', id: 'shop' },
      { by: 'teams', id: 'finders' },
      { by: 'teams', id: 'sellers' },
      { by: 'severities', id: 'SEV1' },
      { by: 'severities', id: 'SEV2' },
      { by: 'years', id: '2026' },
      { by: 'years', id: '2024' },
    ]);
  });

  it('each select what they are named for', () => {
    expect(selectionOf({ by: 'services', id: 'shop' }, teams)).toEqual({ service: 'shop' });
    expect(selectionOf({ by: 'severities', id: 'SEV1' }, teams)).toEqual({ severity: 'SEV1' });
    expect(selectionOf({ by: 'years', id: '2026' }, teams)).toEqual({ year: '2026' });
    expect(selectionOf({ by: 'teams', id: 'sellers' }, teams)).toEqual({ services: ['shop', 'till'] });
  });
});
