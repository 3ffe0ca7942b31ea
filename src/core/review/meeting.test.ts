import { describe, expect, it } from 'vitest';
import { libraryOf } from '../actions/_testing/library.ts';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import { meetingOf, type Part } from './meeting.ts';
import { daysRange, monthRange, quarterRange } from '../model/range.ts';

describe('a range', () => {
  it('is a month, a quarter or any two days', () => {
    expect(monthRange('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28', name: '2026-02' });
    expect(monthRange('2028-02')?.to).toBe('2028-02-29');
    expect(monthRange('2026-12')?.to).toBe('2026-12-31');
    expect(quarterRange('2026-q4')).toEqual({ from: '2026-10-01', to: '2026-12-31', name: '2026-Q4' });
    expect(daysRange('2026-04-01', '2026-04-01')).toMatchObject({ from: '2026-04-01', to: '2026-04-01' });
  });

  it('is nothing else', () => {
    for (const text of ['2026-13', '2026-00', '2026', '2026-4', 'April']) expect(monthRange(text)).toBeUndefined();
    for (const text of ['2026-Q5', '2026-04', 'Q1']) expect(quarterRange(text)).toBeUndefined();
    expect(daysRange('2026-04-02', '2026-04-01')).toBeUndefined();
  });
});

const of = (id: string, day: string, parts: Parts = {}) =>
  postmortem(id, { rows: [[`${day} 14:00`, 'impact-start']], actions: [{ id: 'A1', status: 'done' }], ...parts });
const april = monthRange('2026-04')!;

describe('what a meeting works from', () => {
  const postmortems = [
    of('march', '2026-03-31', { factors: ['alert-gap'], actions: [{ id: 'A1', status: 'open', due: '2026-04-10' }] }),
    of('first', '2026-04-01', {
      factors: ['alert-gap'],
      detection: { channel: 'customer' },
      runbooks: [{ id: 'roll-back', helped: 'no' }] as never,
      actions: [
        { id: 'A1', status: 'done', ticket: 'X-1' },
        { id: 'A2', status: 'declined' },
      ],
    }),
    of('last', '2026-04-30', { severity: 'SEV1', services: ['search'], actions: [] }),
    of('plain', '2026-04-15', {
      services: ['search'],
      allow: [{ rule: 'action-complete', reason: 'The vendor decides the day.', until: '2026-09-01' }],
    }),
    of('gone', '2026-04-10', { status: 'retracted' }),
    of('again', '2026-04-10', { duplicateOf: 'first' }),
    of('may', '2026-05-01'),
  ];
  const library = libraryOf(postmortems, [{ ticket: 'X-1', state: 'done', closed: '2026-04-20' }]);
  const meeting = (part: Part = {}) => meetingOf(library, april, part, '2026-05-10');
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

  it('are the incidents of these days, without retracted ones and duplicates', () => {
    expect(ids(meeting().incidents)).toEqual(['first', 'plain', 'last']);
    expect(meeting().before).toBe(1);
  });

  it('are those of a service, or of the services of a team', () => {
    expect(ids(meeting({ service: 'search' }).incidents)).toEqual(['plain', 'last']);
    expect(ids(meeting({ team: 'commerce' }).incidents)).toEqual(['first']);
  });

  it('has an agenda of incidents with reasons, and none without one', () => {
    expect(meeting().agenda.map(({ incident, reasons }) => [incident.id, ...reasons.map(({ why }) => why)])).toEqual([
      ['first', 'again', 'open-promises', 'not-alerted', 'runbook'],
      ['last', 'severity', 'no-action'],
    ]);
  });

  it('tells what came back by its last incident of these days', () => {
    expect(
      meeting().stories.map(({ incident, chapters }) => [incident.id, ...chapters.map((one) => one.incident.id)]),
    ).toEqual([['first', 'march', 'first']]);
  });

  it('tells promises that were made, kept, broken and declined', () => {
    const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
    const { made, kept, broken, declined, overdue, keptSomeDay } = meeting().promises;
    expect(keys(made).sort()).toEqual(['first#A1', 'first#A2', 'plain#A1']);
    expect(keys(kept)).toEqual(['first#A1']);
    expect(keptSomeDay).toBe(2);
    expect(keys(broken)).toEqual(['march#A1']);
    expect(keys(overdue)).toEqual(['march#A1']);
    expect(keys(declined)).toEqual(['first#A2']);
  });

  it('tells what was allowed, and which runbooks were used', () => {
    expect(meeting().allowed.map(({ entry, allow }) => [entry.id, allow.rule])).toEqual([['plain', 'action-complete']]);
    expect(meeting().runbooks).toEqual([{ id: 'roll-back', uses: [{ incident: 'first', helped: 'no' }] }]);
  });

  it('is nothing in days without an incident', () => {
    expect(meetingOf(library, monthRange('1999-01')!, {}, '2026-05-10')).toMatchObject({
      incidents: [],
      agenda: [],
      stories: [],
      factors: [],
    });
  });
});
