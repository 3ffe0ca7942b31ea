import { expect, test } from 'vitest';
import { precisions } from '../../core/model/vocabulary.ts';
import type { Milestone } from '../../core/model/vocabulary.ts';
import { textsFor } from '../../texts/texts.ts';
import { drawPair } from './pair.ts';
import { readingOf } from './reading.ts';

const minute = 60_000;
const words = textsFor('en');

/** A timeline by the minutes of its rows after a day that differs for each. */
function lane(letter: string, day: string, rows: [number, Milestone | undefined][], title = `Incident ${letter}`) {
  const events = rows.map(([at, name]) => {
    const instant = Date.parse(`${day}T12:00:00Z`) + at * minute;
    return {
      moment: {
        text: '',
        earliest: instant,
        latest: instant,
        precision: precisions[2]!,
        approximate: false,
        zone: 'UTC',
      },
      milestones: name ? [name] : [],
      text: 'x',
      event: [],
      evidence: [],
    };
  });
  const reading = readingOf({ id: letter, title, kind: 'incident', endUnknown: false, events }, 'UTC', words)!;
  return { letter, reading };
}
const wideOf = (svg: string | undefined) => svg!.slice(0, svg!.indexOf('</svg>'));
/** Left edge of each phase of a kind. */
const startsOf = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`tl-phase tl-${kind}" d="M([\\d.]+) `, 'g'))].map((match) => Number(match[1]));
const endsOf = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`tl-phase tl-${kind}" d="M[\\d.]+ \\d+H([\\d.]+)V`, 'g'))].map((match) =>
    Number(match[1]),
  );

test('two timelines of different days begin at one place and share one scale', () => {
  const svg = wideOf(
    drawPair(
      [
        lane('A', '2026-01-01', [
          [-30, 'cause-introduced'],
          [0, 'impact-start'],
          [10, 'detected'],
          [60, 'recovered'],
        ]),
        lane('B', '2025-06-01', [
          [5, 'impact-start'],
          [25, 'detected'],
          [125, 'recovered'],
        ]),
      ],
      'two',
    ),
  );
  const [a, b] = startsOf(svg, 'undetected');
  expect(a).toBe(b);
  const [endA, endB] = endsOf(svg, 'undetected');
  expect((endB! - b!) / (endA! - a!)).toBeCloseTo(2, 1);
});

test('nothing is drawn where one of them does not say when its impact began', () => {
  const known = lane('A', '2026-01-01', [
    [0, 'impact-start'],
    [10, 'detected'],
  ]);
  const unknown = lane('B', '2026-01-02', [
    [0, 'detected'],
    [10, 'recovered'],
  ]);
  expect(drawPair([known, unknown], 'two')).toBeUndefined();
  expect(drawPair([unknown, known], 'two')).toBeUndefined();
});

test('a clean-up torn off in its own picture is whole where the other timeline makes room for it', () => {
  const long = lane('B', '2026-01-02', [
    [0, 'impact-start'],
    [10, 'detected'],
    [900, 'recovered'],
  ]);
  const torn = [
    [0, 'impact-start'],
    [10, 'detected'],
    [20, 'recovered'],
    [600, 'resolved'],
  ] satisfies [number, Milestone][];
  const svg = wideOf(drawPair([lane('A', '2026-01-01', torn), long], 'two'));
  expect(endsOf(svg, 'clean-up')).toHaveLength(1);
  expect(svg).toContain('tl-shape tl-resolved');
});

test('titles and the label are text', () => {
  const svg = drawPair(
    [
      lane(
        'A',
        '2026-01-01',
        [
          [0, 'impact-start'],
          [1, 'detected'],
        ],
        '<script>x</script>',
      ),
      lane('B', '2026-01-01', [
        [0, 'impact-start'],
        [1, 'detected'],
      ]),
    ],
    '"><img src=x>',
  );
  expect(svg).not.toMatch(/<script|<img/);
});
