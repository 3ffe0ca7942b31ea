import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawMonths, type MonthPoint } from './months.ts';

const words = {
  title: 'Incidents',
  month: (month: string) => `Month ${month}`,
  name: (month: string) => month,
  count: (count: number) => `${count} incidents`,
};
const point = (month: string, rank = 0, title = 'Own'): MonthPoint => ({
  month,
  rank,
  title,
  href: `/incidents/${title}/`,
});
const draw = (points: MonthPoint[]) =>
  parseHTML(`<!doctype html><html><body>${drawMonths(points, words, { last: '2026-02', count: 4 })}</body></html>`)
    .document;

test('every incident of the months is a link, in both pictures', () => {
  const document = draw([point('2025-11'), point('2026-02', 2), point('2026-02', 0), point('2025-10')]);
  for (const layout of ['wide', 'narrow']) expect(document.querySelectorAll(`.months-${layout} a`)).toHaveLength(3);
});

test('a sentence tells the months that had any, over the turn of a year', () => {
  expect(draw([point('2025-12'), point('2026-02'), point('2026-02')]).querySelector('desc')?.textContent).toBe(
    'Month 2025-12: 1 incidents; Month 2026-02: 2 incidents',
  );
});

test('a month with very many makes bars of all, as high as their number', () => {
  const document = draw([...Array.from({ length: 40 }, () => point('2026-02', 1)), point('2026-01', 0)]);
  const bars = [...document.querySelectorAll('.months-wide rect')];
  expect(bars).toHaveLength(2);
  const [small, large] = bars.map((bar) => Number(bar.getAttribute('height')));
  expect(large! / small!).toBeCloseTo(40, -1);
  expect(document.querySelectorAll('a')).toHaveLength(0);
});

test('what a stranger called an incident stays text', () => {
  const document = draw([point('2026-02', 0, '"><script>alert(1)</script>')]);
  expect(document.querySelectorAll('script')).toHaveLength(0);
});
