import { describe, expect, it } from 'vitest';
import { countActions } from './actions.ts';
import { postmortem } from './fixture.ts';

const one = postmortem('one', {
  actions: [
    { id: 'A1', due: '2026-04-29', status: 'open', owner: '@bpark' },
    { id: 'A2', due: '2026-04-29', status: 'done' },
    { id: 'A3', due: '2026-04-01', status: 'declined' },
    { id: 'A4', status: 'open' },
    { due: '2026-04-20', status: 'in-progress' },
    { id: 'A6', due: '2026-05-01' },
  ],
});

describe('action items', () => {
  it('are counted by status, and those overdue on the day are named, the longest first', () => {
    const counts = countActions([one], '2026-04-30');
    expect(counts).toMatchObject({
      total: 6,
      statuses: { open: 2, 'in-progress': 1, done: 1, declined: 1 },
      unstated: 1,
      undated: 1,
    });
    const document = { type: 'postmortem', id: 'one', title: 'one' };
    expect(counts.overdue).toEqual([
      { document, row: 5, id: undefined, action: 'do something', owner: undefined, due: '2026-04-20', days: 10 },
      { document, row: 1, id: 'A1', action: 'do something', owner: '@bpark', due: '2026-04-29', days: 1 },
    ]);
  });

  it('are not overdue on the day they are due', () => {
    expect(countActions([one], '2026-04-29').overdue.map(({ due }) => due)).toEqual(['2026-04-20']);
  });

  it('are closed where they were done, all together and of those whose day has come', () => {
    const counts = countActions([one], '2026-04-30');
    expect(counts.closed).toMatchObject({ count: 1, n: 5 });
    expect(counts.closedOfDue).toMatchObject({ count: 1, n: 3 });
  });

  it('are as old as their incident', () => {
    const of = (id: string, day: string) =>
      postmortem(id, { rows: [[`${day} 14:00`, 'impact-start']], actions: [{ status: 'open' }, { status: 'done' }] });
    expect(countActions([of('a', '2026-04-20'), of('b', '2026-04-01')], '2026-04-30').age).toEqual({
      n: 2,
      median: 19.5,
      oldest: 29,
    });
    expect(countActions([], '2026-04-30').age).toBeUndefined();
  });

  it('of drills count, and of retracted documents and duplicates do not', () => {
    const actions = [{ status: 'open' as const }];
    const drill = postmortem('drill', { kind: 'drill', actions });
    const retracted = postmortem('gone', { status: 'retracted', actions });
    const duplicate = postmortem('again', { duplicateOf: 'drill', actions });
    expect(countActions([drill, retracted, duplicate], '2026-04-30').total).toBe(1);
  });
});
