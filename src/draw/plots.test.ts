import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { drawCounts, drawDurations, drawStrip, type DurationPoint } from './plots.ts';

const point = (more: Partial<DurationPoint> = {}): DurationPoint => ({
  id: '2026-04-15-checkout',
  title: 'Checkout failed',
  href: '/x/incidents/2026-04-15-checkout/',
  date: Date.parse('2026-04-15T14:02Z'),
  minutes: 31,
  severity: 'SEV1',
  rank: 0,
  channel: 'alert',
  ...more,
});
const points = [
  point(),
  point({
    id: 'b',
    title: 'Search slow',
    href: '/x/incidents/b/',
    date: Date.parse('2025-01-10'),
    minutes: 0,
    severity: 'SEV3',
    rank: 2,
  }),
  point({
    id: 'c',
    title: 'Odd',
    href: '/x/incidents/c/',
    minutes: 4000,
    severity: 'odd',
    rank: -1,
    channel: undefined,
  }),
];
const rows = [
  { year: '2025', n: 9, low: 4.1, high: 17.1 },
  { year: 2026, n: 0, low: 0, high: 3.7 },
];

function read(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return {
    document,
    wide: document.querySelector('svg.plot-wide')!,
    narrow: document.querySelector('svg.plot-narrow')!,
  };
}

const all: [string, string][] = [
  ['durations', drawDurations(points)],
  ['counts', drawCounts(rows)],
  ['a strip', drawStrip(points)],
  ['one duration', drawDurations([point()])],
  ['a duration without length', drawDurations([point({ minutes: 0 })])],
  ['one count', drawCounts([{ year: 2026, n: 0, low: 0, high: 0 }])],
  ['one incident on a strip', drawStrip([point()], { from: 0, to: Date.parse('2027-01-01') })],
];

describe.each(all)('%s', (_, html) => {
  test('come without style, script, handler or broken number', () => {
    expect(html).not.toMatch(/<style|<script| style=| on\w+=|NaN|Infinity|plot-[0-9a-f]{6}"/);
  });

  test('have a wide and a narrow picture, each with a title and a description of its own', () => {
    const { document, wide, narrow } = read(html);
    for (const picture of [wide, narrow]) {
      const [title, desc] = picture.getAttribute('aria-labelledby')!.split(' ');
      expect(picture.querySelector(`#${title}`)?.textContent).not.toBe('');
      expect(picture.querySelector(`#${desc}`)?.textContent).not.toBe('');
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('durations', () => {
  const { wide } = read(drawDurations(points));

  test('are links that say where they lead, the worst severity drawn last', () => {
    expect(
      [...wide.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.getAttribute('aria-label')]),
    ).toEqual([
      ['/x/incidents/c/', 'Odd (odd, 15 April 2026, 2 d 19 h)'],
      ['/x/incidents/b/', 'Search slow (SEV3, 10 January 2025, 1 s, noticed by alert)'],
      ['/x/incidents/2026-04-15-checkout/', 'Checkout failed (SEV1, 15 April 2026, 31 min, noticed by alert)'],
    ]);
  });

  test('have an axis of lengths that people know', () => {
    for (const length of ['1 s', '1 min', '15 min', '1 h', '4 h', '1 d']) {
      expect([...wide.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain(length);
    }
  });

  test('are told in a sentence', () => {
    expect(wide.querySelector('desc')?.textContent).toBe(
      '3 incidents from 10 January 2025 to 15 April 2026, between 1 s and 2 d 19 h; the longest is Odd.',
    );
  });

  test('hold what a stranger wrote as text, and no address that runs', () => {
    const { document } = read(
      drawDurations([
        point({ title: '<script>alert(1)</script>" onload="x', href: 'javascript:alert(1)', severity: '<b>' }),
      ]),
    );
    expect(document.querySelectorAll('script, b')).toHaveLength(0);
    expect(document.querySelector('a')?.getAttribute('href')).toBe('#');
    expect(document.querySelector('a')?.getAttribute('onload')).toBe(null);
  });
});

test('counts are told with their intervals', () => {
  expect(read(drawCounts(rows)).wide.querySelector('desc')?.textContent).toBe(
    '2025: 9 (95 % interval 4.1 to 17.1); 2026: 0 (95 % interval 0.0 to 3.7).',
  );
});

test('nothing is drawn of nothing', () => {
  expect([drawDurations([]), drawCounts([]), drawStrip([])]).toEqual(['', '', '']);
});
