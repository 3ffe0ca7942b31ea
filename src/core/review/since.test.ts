import { describe, expect, it } from 'vitest';
import { libraryOf } from '../actions/_testing/library.ts';
import { postmortem, review, type Parts } from '../metrics/fixture.ts';
import { rangeOf } from '../model/range.ts';
import { meetingOf, type Part } from './meeting.ts';

const of = (id: string, day: string, parts: Parts = {}) =>
  postmortem(id, { rows: [[`${day} 14:00`, 'impact-start']], ...parts });
const today = '2026-06-10';
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);

describe('what has changed since the last review', () => {
  const library = libraryOf(
    [
      of('a-1', '2026-03-10', {
        factors: ['alert-gap'],
        actions: [
          { id: 'A1', status: 'open', due: '2026-05-20' },
          { id: 'A2', status: 'done', ticket: 'X-1' },
          { id: 'A3', status: 'open', due: '2026-03-20', ticket: 'X-2' },
        ],
      }),
      of('b-2', '2026-05-15', { factors: ['alert-gap'], actions: [] }),
    ],
    [
      { ticket: 'X-1', state: 'done', closed: '2026-05-11' },
      { ticket: 'X-2', state: 'open', due: '2026-07-01' },
    ],
    {},
    [
      review('2026-04', {
        date: '2026-05-06',
        prose: ['a-1#A3', 'nobody-9#A1'],
        actions: [{ id: 'A1', status: 'in-progress', due: '2026-07-01' }],
      }),
      review('2026-q1', { date: '2026-04-08', covers: '2026-Q1', prose: ['a-1#A3', 'a-1#A2', 'a-1#A1'] }),
      review('2026-04-shop', { date: '2026-05-07', service: 'shop' }),
    ],
  );
  const meeting = (covers: string, part: Part = {}) => meetingOf(library, rangeOf(covers)!, part, today);

  it('is told against the last review of the same part whose days end earlier', () => {
    const last = (covers: string, part?: Part) => meeting(covers, part).since?.review.id;
    expect(last('2026-05')).toBe('2026-04');
    expect(last('2026-Q2')).toBe('2026-04');
    expect(last('2026-04')).toBe('2026-q1');
    expect(last('2026-Q1')).toBeUndefined();
    expect(last('2026-05', { service: 'shop' })).toBe('2026-04-shop');
    expect(last('2026-05', { team: 'commerce' })).toBeUndefined();
  });

  it('is what was promised, kept, overdue and repeated, until that review or until now', () => {
    const { promised, closed, overdue, stories, until } = meeting('2026-05').since!;
    expect(keys(promised)).toEqual(['reviews/2026-04#A1']);
    expect(keys(closed)).toEqual(['a-1#A2']);
    expect(keys(overdue)).toEqual(['a-1#A1']);
    expect(stories.map(({ chapters }) => chapters.map(({ incident }) => incident.id))).toEqual([['a-1', 'b-2']]);
    expect(until).toBe(today);
    expect(meeting('2026-04').since).toMatchObject({ until: '2026-05-06', closed: [], overdue: [] });
  });

  it('knows reviews of these very days, and of no others', () => {
    expect(meeting('2026-04').kept.map(({ id }) => id)).toEqual(['2026-04']);
    expect(meeting('2026-04', { service: 'shop' }).kept.map(({ id }) => id)).toEqual(['2026-04-shop']);
    expect(meeting('2026-05').kept).toEqual([]);
  });

  it('tells promises that were put off: spoken of in reviews and open, or later in the tracker', () => {
    const told = meeting('2026-05').promises.postponed.map(({ item, reviews, movedTo }) => [
      item.key,
      reviews.map(({ id }) => id),
      movedTo,
    ]);
    expect(told).toEqual([
      ['a-1#A3', ['2026-q1', '2026-04'], '2026-07-01'],
      ['a-1#A1', ['2026-q1'], undefined],
    ]);
  });

  it('tells the oldest, of incidents and of reviews', () => {
    expect(keys(meeting('2026-05').promises.oldest)).toEqual(['a-1#A1', 'a-1#A3', 'reviews/2026-04#A1']);
  });

  it('has the promises of a review beside all others, by its service and its team', () => {
    const standing = (part: Part) => meeting('2026-05', part).promises.standing.total;
    expect(standing({})).toBe(4);
    expect(standing({ service: 'shop' })).toBe(3);
    expect(standing({ service: 'search' })).toBe(0);
  });
});

describe('repeats', () => {
  it('are one story from the first time to the last, with what each time left open', () => {
    const library = libraryOf([
      of('first', '2026-01-10', {
        factors: ['alert-gap'],
        actions: [{ id: 'A1', status: 'open' }, { status: 'done' }],
      }),
      of('second', '2026-04-02', { factors: ['alert-gap'], actions: [{ status: 'open' }] }),
      of('third', '2026-04-20', { factors: ['alert-gap'], actions: [{ id: 'A1', status: 'open' }] }),
      of('other', '2026-04-21', { factors: ['no-limit'], services: ['search'] }),
      // What more than a third of all incidents have in common makes no repeat.
      ...[1, 2, 3, 4, 5].map((day) => of(`plain-${day}`, `2026-02-0${day}`)),
    ]);
    const { stories } = meetingOf(library, rangeOf('2026-04')!, {}, today);
    expect(stories.map(({ incident }) => incident.id)).toEqual(['third']);
    expect(stories[0]!.chapters.map(({ incident, day, open }) => [incident.id, day, keys(open)])).toEqual([
      ['first', '2026-01-10', ['first#A1']],
      ['second', '2026-04-02', ['second#row-1']],
      ['third', '2026-04-20', []],
    ]);
    expect(stories[0]!.ties).toEqual([{ factors: ['alert-gap'], services: ['shop'] }]);
  });
});
