import { describe, expect, test } from 'vitest';
import type { Moment } from './moment.ts';
import { beginning, daysSinceLastEntry } from './postmortem.ts';
import type { Milestone } from './vocabulary.ts';

const at = (time: string): Moment => {
  const instant = Date.parse(`2026-03-${time.slice(0, 2)}T${time.slice(3)}:00Z`);
  return { earliest: instant, latest: instant, precision: 'minute', approximate: false, zone: 'UTC', text: time };
};
/** `03 14:00 detected`: day, time, milestones; without a time one that could not be read. */
const incident = (...rows: string[]) => ({
  timeline: {
    events: rows.map((row) => {
      const [day = '', time = '', ...milestones] = row.split(' ');
      return {
        moment: time === '' ? undefined : at(`${day} ${time}`),
        milestones: milestones.map((value) => ({ value: value as Milestone })),
      };
    }),
  },
});
const began = (...rows: string[]) => {
  const instant = beginning(incident(...rows));
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(8, 16).replace('T', ' ');
};

describe('an incident began', () => {
  test('with its impact, wherever that row stands', () => {
    expect(began('01 09:00 cause-introduced', '03 14:05 detected', '03 14:00 impact-start')).toBe('03 14:00');
    expect(began('03 13:00', '03 14:00 cause-introduced impact-start')).toBe('03 14:00');
  });

  test('when it was detected, where nobody knows since when it was felt', () => {
    expect(began('01 09:00 cause-introduced', '03 13:00', '03 14:05 detected')).toBe('03 14:05');
  });

  test('with its first row that is no cause, where neither is known', () => {
    expect(began('01 09:00 cause-introduced', '03 13:00', '03 13:30 mitigated')).toBe('03 13:00');
    expect(began('03', '03 13:30 mitigated')).toBe('03 13:30');
  });

  test('nobody knows when, where there is only a cause, no time or no row', () => {
    expect(began('01 09:00 cause-introduced')).toBeUndefined();
    expect(began('01')).toBeUndefined();
    expect(began()).toBeUndefined();
  });
});

describe('the last entry of a timeline', () => {
  const ago = (today: string, zone: string, ...rows: string[]) =>
    daysSinceLastEntry({ ...incident(...rows), facts: {} }, { zone }, today);

  test('is so many days ago by the calendar of the incident', () => {
    expect(ago('2026-03-04', 'UTC', '03 14:00 impact-start', '03 23:30')).toBe(1);
    expect(ago('2026-03-04', 'Europe/Oslo', '03 14:00 impact-start', '03 23:30')).toBe(0);
    expect(ago('2026-08-31', 'UTC', '03 14:00 impact-start')).toBe(181);
  });

  test('is the latest, in whatever order they stand, and nobody knows where no time can be read', () => {
    expect(ago('2026-03-05', 'UTC', '04 09:00', '03 14:00 detected', '05')).toBe(1);
    expect(ago('2026-03-05', 'UTC', '05')).toBeUndefined();
  });
});
