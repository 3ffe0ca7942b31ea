import { expect, test } from 'vitest';
import { postmortem } from '../metrics/fixture.ts';
import { rowIds } from './row-ids.ts';

const ids = (...rows: [string, ...never[]][]) => rowIds(postmortem('own', { rows }).timeline.events);

test('a row has its day and clock as its address, whatever comes and goes around it', () => {
  expect(ids(['2026-04-15 14:02'], ['14:03'])).toEqual(['t-2026-04-15-1402', 't-2026-04-15-1403']);
  expect(ids(['2026-04-15 14:03'])).toEqual(['t-2026-04-15-1403']);
});

test('seconds are told, and of a whole day there is no clock', () => {
  expect(ids(['2026-04-15 14:04:18'], ['2026-04-16'])).toEqual(['t-2026-04-15-140418', 't-2026-04-16']);
});

test('a second row of one time is told apart, and one without a time has its number', () => {
  expect(ids(['2026-04-15 14:02'], ['14:02'], ['?14:05'])).toEqual([
    't-2026-04-15-1402',
    't-2026-04-15-1402-2',
    't-row-3',
  ]);
});
