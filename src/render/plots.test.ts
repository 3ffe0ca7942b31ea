import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { en } from '../texts/en.ts';
import {
  drawCounts,
  drawDurations,
  drawReach,
  drawShares,
  drawSpark,
  drawSpread,
  drawStrip,
  drawThemes,
  type DurationPoint,
} from './plots.ts';

const words = en.numbers.plot;

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
  { period: '2025', n: 9, low: 4.1, high: 17.1 },
  { period: '2026', n: 0, low: 0, high: 3.7 },
];

function read(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return {
    document,
    wide: document.querySelector('svg.plot-wide')!,
    narrow: document.querySelector('svg.plot-narrow')!,
  };
}

const spread = [
  {
    label: 'time to recover',
    ends: 'impact-start → recovered',
    values: [0, 12, 31, 60, 90, 4000],
    median: 45.5,
    low: 0,
    high: 4000,
    p25: 16,
    p75: 82,
    told: { median: '46 min', interval: '1 min – 2 d 19 h' },
  },
  { label: 'time to <b>detect</b>', values: [5], told: { median: undefined, interval: undefined } },
  { label: 'nothing', values: [] },
];
const shares = [
  { label: 'by a machine', count: 8, n: 12, share: 2 / 3, low: 0.35, high: 0.9 },
  { label: 'of none', count: 0, n: 0, share: undefined, low: 0, high: 1 },
];
const themes = [
  { label: 'Missing limit', href: '/x/factors/missing-limit/', n: 7, answered: 6 },
  { label: '<b>', href: 'javascript:alert(1)', n: 1, answered: 0 },
];
const reach = [
  { size: 10, reduction: 0.85, here: false },
  { size: 28, reduction: 0.6, here: true },
  { size: 6, reduction: undefined, here: false },
];

const all: [string, string][] = [
  ['a spread', drawSpread(spread, words)],
  ['shares', drawShares(shares, words)],
  ['exact shares', drawShares(shares, words, { exact: true })],
  ['themes', drawThemes(themes, words)],
  ['reach', drawReach(reach, words)],
  ['reach of one size', drawReach([reach[1]!], words)],
  ['an open incident', drawDurations([point({ open: true, channel: 'staff' })], words)],
  ['durations', drawDurations(points, words)],
  ['counts', drawCounts(rows, words)],
  ['a strip', drawStrip(points, words)],
  ['one duration', drawDurations([point()], words)],
  ['a duration without length', drawDurations([point({ minutes: 0 })], words)],
  ['one count', drawCounts([{ period: '2026', n: 0, low: 0, high: 0 }], words)],
  ['one incident on a strip', drawStrip([point()], words, { from: 0, to: Date.parse('2027-01-01') })],
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
  const { wide } = read(drawDurations(points, words));

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
      drawDurations(
        [point({ title: '<script>alert(1)</script>" onload="x', href: 'javascript:alert(1)', severity: '<b>' })],
        words,
      ),
    );
    expect(document.querySelectorAll('script, b')).toHaveLength(0);
    expect(document.querySelector('a')?.getAttribute('href')).toBe('#');
    expect(document.querySelector('a')?.getAttribute('onload')).toBe(null);
  });
});

test('counts are told with their intervals', () => {
  expect(read(drawCounts(rows, words)).wide.querySelector('desc')?.textContent).toBe(
    '2025: 9 (95 % interval 4.1 to 17.1); 2026: 0 (95 % interval 0.0 to 3.7).',
  );
});

describe('who noticed and what is open', () => {
  const { document, wide } = read(
    drawDurations(
      [
        point(),
        point({ id: 'b', channel: 'customer' }),
        point({ id: 'c', channel: 'staff' }),
        point({ id: 'd', channel: undefined, open: true }),
      ],
      words,
    ),
  );

  test('are drawn around the point, and told by its name', () => {
    for (const mark of ['plot-outside', 'plot-staff', 'plot-unknown', 'plot-open'])
      expect(wide.querySelectorAll(`g.${mark} > path, g.${mark} > circle`)).toHaveLength(1);
    expect([...wide.querySelectorAll('a')].map((link) => link.getAttribute('aria-label'))).toContain(
      'Checkout failed (SEV1, 15 April 2026, at least 31 min, no end so far)',
    );
  });

  test('stand in the legend', () => {
    const legend = [...document.querySelectorAll('.plot-wide .plot-legend text')].map(({ textContent }) => textContent);
    expect(legend).toEqual([
      'SEV1',
      'noticed by a machine of ours',
      'by staff',
      'from outside',
      'not stated',
      'no end so far: at least',
    ]);
  });
});

test('a spread tells each row, and no median where there is none', () => {
  expect(read(drawSpread(spread, words)).wide.querySelector('desc')?.textContent).toBe(
    'time to recover: 6 known, median 46 min, 95 % interval 1 min – 2 d 19 h; time to <b>detect</b>: 1 known, not enough for a median.',
  );
});

test('shares are told with their intervals; of none there is no share', () => {
  expect(read(drawShares(shares, words)).wide.querySelector('desc')?.textContent).toBe(
    'by a machine: 8 of 12, 67 % (95 % interval 35 % to 90 %).',
  );
});

test('a spread draws a stroke for each value, as one path a row', () => {
  const strokes = [...read(drawSpread(spread, words)).wide.querySelectorAll('path.plot-stroke')];
  expect(strokes.map((path) => path.getAttribute('d')!.match(/M/g)!.length)).toEqual([6, 1]);
});

describe('many incidents', () => {
  const some = (length: number) =>
    Array.from({ length }, (_, index) =>
      point({
        id: `p${index}`,
        href: `/x/${index}/`,
        date: Date.parse('2016-01-01') + index * 86_400_000,
        minutes: 1 + ((index * 7919) % 4000),
        rank: index % 4,
        severity: `SEV${(index % 4) + 1}`,
      }),
    );

  test('are points of which the longest are links', () => {
    const { wide, narrow } = read(drawDurations(some(101), words));
    for (const picture of [wide, narrow]) {
      expect(picture.querySelectorAll('a').length).toBe(25);
      const alone = [0, 1, 2, 3].flatMap((shape) => [...picture.querySelectorAll(`.plot-severity-${shape} > :not(a)`)]);
      expect(alone.length).toBe(76);
      expect(picture.querySelectorAll('.plot-cell')).toHaveLength(0);
    }
  });

  test('beyond that are cells, the darker the more, each counted once', () => {
    const { wide } = read(drawDurations(some(3000), words));
    expect(wide.querySelectorAll('a')).toHaveLength(25);
    expect([...wide.querySelectorAll('.plot-legend text')].map(({ textContent }) => textContent).slice(0, 4)).toEqual([
      'one incident',
      '2–3',
      '4–7',
      '8 or more',
    ]);
    const cells = [...wide.querySelectorAll('svg > g:not(.plot-legend) > path.plot-cell')].map(
      (path) => path.getAttribute('d')!.match(/M/g)!.length,
    );
    expect(cells.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3000);
    expect(cells.length).toBeGreaterThan(1);
  });

  test('make no picture that grows with their number', () => {
    const size = (count: number) => drawDurations(some(count), words).length;
    expect(size(10_000)).toBeLessThan(120_000);
    expect(drawStrip(some(10_000), words).length).toBeLessThan(50_000);
    const values = some(10_000).map(({ minutes }) => minutes);
    expect(drawSpread([{ label: 'time to recover', values }], words).length).toBeLessThan(30_000);
  });
});

test('a spark has one mark for what happens on one pixel, and nothing to say', () => {
  const html = drawSpark([point(), point(), point({ rank: 2, severity: 'SEV3' })], 0, Date.parse('2027-01-01'));
  const { document } = read(html);
  expect(document.querySelectorAll('[class^=plot-severity]')).toHaveLength(2);
  expect(document.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  expect(drawSpark([], 0, 1)).toBe('');
});

test('themes are links, and no address that runs', () => {
  const { wide } = read(drawThemes(themes, words));
  expect([...wide.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
    ['/x/factors/missing-limit/', 'Missing limit'],
    ['#', '<b>'],
  ]);
});

test('the reach is told size by size', () => {
  expect(read(drawReach(reach, words)).wide.querySelector('desc')?.textContent).toBe(
    '10 incidents in each period: −85 %; 28 incidents in each period: −60 %; 6 incidents in each period: no fall can be told.',
  );
});

test('many incidents on a strip are told by their number', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    point({ id: `p${index}`, severity: index < 5 ? 'SEV1' : 'SEV2' }),
  );
  expect(read(drawStrip(many, words)).wide.querySelector('desc')?.textContent).toBe(
    '20 incidents: 5 × SEV1, 15 × SEV2.',
  );
});

test('days and months are told in the language of the words', () => {
  const german = read(drawStrip([point()], { ...words, time: { ...words.time, language: 'de' } })).wide;
  expect(german.querySelector('desc')?.textContent).toContain('15. April 2026');
  expect(
    read(drawStrip([point()], { ...words, time: { ...words.time, language: 'zz' } })).wide.querySelector('desc')
      ?.textContent,
  ).toContain('15 April 2026');
});

test('nothing is drawn of nothing', () => {
  expect([drawSpread([], words), drawShares([], words), drawThemes([], words), drawReach([], words)]).toEqual([
    '',
    '',
    '',
    '',
  ]);
  expect([drawDurations([], words), drawCounts([], words), drawStrip([], words)]).toEqual(['', '', '']);
});
