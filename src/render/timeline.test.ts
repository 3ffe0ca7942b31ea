import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { moment, type Row } from '../core/metrics/fixture.ts';
import { milestones, type Milestone } from '../core/model/vocabulary.ts';
import { en } from '../texts/en.ts';
import { widthOf } from './svg.ts';
import { drawTimeline } from './timeline.ts';
import { clockTicks, elapsedTicks } from './timeline/axis.ts';
import { readingOf } from './timeline/reading.ts';
import type { TimelineView } from './view.ts';

const usual: Row[] = [
  ['2026-04-14 09:00', 'cause-introduced'],
  ['13:58'],
  ['14:02', 'impact-start'],
  ['14:03', 'detected', 'acknowledged'],
  ['14:20'],
  ['14:30', 'mitigated'],
  ['14:33', 'recovered'],
  ['14:42', 'resolved'],
  ['2026-04-17 10:00', 'cause-removed'],
];

type Parts = Partial<Omit<TimelineView, 'id' | 'events'>>;

function timeline(id: string, rows: Row[], parts: Parts = {}): TimelineView {
  const events = rows.map(([time, ...milestones]) => ({
    moment: time.startsWith('?') ? undefined : moment(time),
    milestones,
    text: 'something',
    event: [],
    evidence: [],
  }));
  return { id, title: 'Own', kind: 'incident', endUnknown: false, events, ...parts };
}

function read(rows: Row[], parts: Parts = {}, zone = 'UTC') {
  return readingOf(timeline('own', rows, parts), zone, en)!;
}

const phases = (rows: Row[], parts?: Parts) =>
  read(rows, parts).phases.map(({ kind, name, duration }) =>
    kind === name ? `${name}: ${duration}` : `${kind} (${name}): ${duration}`,
  );

describe('phases', () => {
  test('run from milestone to milestone', () => {
    expect(phases(usual)).toEqual(['undetected: 1 min', 'responding: 27 min', 'recovering: 3 min', 'clean-up: 9 min']);
  });

  test('last as long as the page says elsewhere, whatever the times of its rows are rounded to', () => {
    const rows: Row[] = [
      ['14:02', 'impact-start'],
      ['14:30', 'mitigated'],
      ['14:45', 'recovered'],
    ];
    const lengths = [
      { from: 'impact-start', to: 'mitigated', text: '27 min', approximate: false },
      { from: 'impact-start', to: 'recovered', text: '42 min', approximate: false },
    ] as const;
    const reading = read(rows, { lengths });
    expect(reading.phases.map(({ duration }) => duration)).toEqual(['27 min', '15 min']);
    expect(reading.impact?.duration).toBe('42 min');
    expect(reading.milestones.map(({ elapsed }) => elapsed)).toEqual([undefined, '+27 min', '+42 min']);
  });

  test('are one where the milestone between them is missing', () => {
    expect(
      phases([
        ['14:02', 'impact-start'],
        ['14:30', 'mitigated'],
        ['14:50', 'resolved'],
      ]),
    ).toEqual(['undetected (undetected and responding): 28 min', 'recovering (recovering and clean-up): 20 min']);
  });

  test('do not run backwards where milestones stand out of order', () => {
    expect(
      phases([
        ['13:58', 'detected'],
        ['14:02', 'impact-start'],
        ['14:20', 'recovered'],
      ]),
    ).toEqual(['responding (responding and recovering): 18 min']);
  });

  test('have the width that a range leaves open', () => {
    expect(
      phases([
        ['~14:00', 'impact-start'],
        ['14:10–14:20', 'detected'],
        ['15:00', 'recovered'],
      ]),
    ).toEqual(['undetected: about 10–20 min', 'responding (responding and recovering): 40–50 min']);
  });

  test('stay open where the incident is, and are told to the last event', () => {
    const rows: Row[] = [['14:02', 'impact-start'], ['14:10', 'detected'], ['16:00']];
    expect(phases(rows)).toEqual(['undetected: 8 min', 'responding (not yet mitigated): no end so far']);
    expect(read(rows).to).toBeGreaterThan(Date.parse('2026-04-15T16:00Z'));
  });

  test('end where front matter says that nobody knows the end, and for near misses', () => {
    const rows: Row[] = [
      ['14:02', 'impact-start'],
      ['14:10', 'detected'],
    ];
    expect(phases(rows, { endUnknown: true })).toEqual(['undetected: 8 min']);
    expect(phases(rows, { kind: 'near-miss' })).toEqual(['undetected: 8 min']);
  });

  test('are none without milestones', () => expect(phases([['14:02'], ['14:10']])).toEqual([]));
});

describe('the scale', () => {
  test('leaves a cause that is far away at the edge, with its date', () => {
    const { before, after, from, to } = read(usual);
    expect([before, after].flat().map(({ title, when, distance }) => `${title} ${when} ${distance}`)).toEqual([
      'cause-introduced 14 April 2026, 09:00 1 d 5 h before impact-start',
      'cause-removed 17 April 2026, 10:00 1 d 20 h after impact-start',
    ]);
    expect([from, to].map((at) => new Date(at).toISOString().slice(11, 16))).toEqual(['13:58', '14:42']);
  });

  test('takes in a cause that is near', () => {
    expect(read([['13:50', 'cause-introduced'], ...usual.slice(2)]).before).toEqual([]);
  });

  test('tears the clean-up where it would leave too little for the rest', () => {
    const { phases: drawn, after } = read([
      ['14:00', 'impact-start'],
      ['14:10', 'recovered'],
      ['18:00', 'resolved'],
    ]);
    expect(drawn.map(({ name, torn }) => [name, torn])).toEqual([
      ['undetected, responding and recovering', false],
      ['clean-up', true],
    ]);
    expect(after.map(({ title }) => title)).toEqual(['resolved']);
  });

  test('counts events that are far away and leads to the first of them', () => {
    const { before, after } = read([
      ['2026-04-01 10:00'],
      ['2026-04-02 10:00'],
      ...usual.slice(2, 8),
      ['2026-04-16 09:00'],
    ]);
    expect([before, after].flat().map(({ title, when, id }) => [title, when, id])).toEqual([
      ['2 earlier events', 'from 1 April 2026, 10:00', 't-2026-04-01-1000'],
      ['one later event', '16 April 2026, 09:00', 't-2026-04-16-0900'],
    ]);
  });

  test('counts from the first milestone where the beginning is not known', () => {
    expect(read([['2026-04-01 10:00'], ['14:10', 'detected'], ['14:20', 'recovered']]).originName).toBe('detected');
  });
});

test('a sentence tells all of it', () => {
  expect(read(usual).description).toBe(
    '9 events, 14 April 2026, 09:00 to 17 April 2026, 10:00, UTC. ' +
      'Undetected for 1 min (impact-start 14:02 to detected 14:03); responding for 27 min (detected 14:03 to mitigated 14:30); ' +
      'recovering for 3 min (mitigated 14:30 to recovered 14:33); clean-up for 9 min (recovered 14:33 to resolved 14:42). ' +
      'Cause-introduced 14 April 2026, 09:00, 1 d 5 h before impact-start; cause-removed 17 April 2026, 10:00, 1 d 20 h after impact-start.',
  );
});

describe('clock times', () => {
  const clocks = (rows: Row[], zone?: string) => read(rows, {}, zone).milestones.map(({ clock }) => clock);

  test('keep their precision, their range, their doubt and another day', () => {
    expect(
      clocks([
        ['2026-04-15 23:50:10', 'impact-start'],
        ['~23:58', 'detected'],
        ['2026-04-16 00:10–2026-04-16 00:20', 'recovered'],
      ]),
    ).toEqual(['23:50:10', '~23:58', '16 Apr 00:10–00:20']);
  });

  test('are in the zone asked for, or in UTC where there is no such zone', () => {
    expect(clocks([['14:02', 'impact-start']], 'Asia/Kolkata')).toEqual(['19:32']);
    expect(clocks([['14:02', 'impact-start']], 'Nowhere/Land')).toEqual(['14:02']);
  });
});

describe('the axis', () => {
  const labels = (from: string, to: string, zone: string) =>
    clockTicks(Date.parse(from), Date.parse(to), zone, 8, en.time).map(({ label }) => label);

  test('has round times', () => {
    expect(labels('2026-04-15T13:58Z', '2026-04-15T14:42Z', 'UTC')).toEqual([
      '14:00',
      '14:10',
      '14:20',
      '14:30',
      '14:40',
    ]);
    expect(labels('2026-04-15T14:02:03Z', '2026-04-15T14:02:14Z', 'UTC')).toEqual([
      '14:02:04',
      '14:02:06',
      '14:02:08',
      '14:02:10',
      '14:02:12',
      '14:02:14',
    ]);
  });

  test('has round times of the zone, and days at midnight', () => {
    expect(labels('2026-04-15T10:00Z', '2026-04-17T01:00Z', 'Asia/Kolkata')).toEqual([
      '18:00',
      '16 Apr',
      '06:00',
      '12:00',
      '18:00',
      '17 Apr',
      '06:00',
    ]);
    expect(labels('2026-03-10T00:30Z', '2026-04-09T18:00Z', 'UTC')).toEqual([
      '13 Mar',
      '18 Mar',
      '23 Mar',
      '28 Mar',
      '2 Apr',
      '7 Apr',
    ]);
  });

  test('shows no time that the change of the clocks leaves out', () => {
    expect(labels('2026-03-28T23:10Z', '2026-03-29T06:00Z', 'Europe/Oslo')).toEqual([
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
      '07:00',
      '08:00',
    ]);
  });

  test('stays short over any stretch of time, and ends', () => {
    for (const to of [0, 1, 500, 1e6, 1e9, 1e12, 60e12, 250e12]) {
      expect(clockTicks(0, to, 'Europe/Oslo', 8, en.time).length).toBeLessThanOrEqual(10);
      expect(elapsedTicks(0, to, 0, 8, en.time).length).toBeLessThanOrEqual(10);
    }
  });

  test('has round lengths since the beginning', () => {
    const from = Date.parse('2026-04-15T13:58Z');
    const origin = Date.parse('2026-04-15T14:02Z');
    expect(elapsedTicks(from, origin + 40 * 60_000, origin, 8, en.time).map(({ label }) => label)).toEqual([
      '0',
      '+10 min',
      '+20 min',
      '+30 min',
      '+40 min',
    ]);
  });
});

/** The two pictures, read back. */
function pictures(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return {
    document,
    wide: document.querySelector('svg.timeline-wide')!,
    narrow: document.querySelector('svg.timeline-narrow')!,
  };
}

describe('the pictures', () => {
  const html = drawTimeline(timeline('INC 0042', usual), { zone: 'UTC', words: en });

  test('lead to the row of each event, milestones by keyboard too', () => {
    const { wide, narrow } = pictures(html);
    for (const picture of [wide, narrow]) {
      const links = [...picture.querySelectorAll('a')];
      expect(links.map((link) => link.getAttribute('href')).sort()).toEqual([
        '#t-2026-04-14-0900',
        '#t-2026-04-15-1358',
        '#t-2026-04-15-1402',
        '#t-2026-04-15-1403',
        '#t-2026-04-15-1420',
        '#t-2026-04-15-1430',
        '#t-2026-04-15-1433',
        '#t-2026-04-15-1442',
        '#t-2026-04-17-1000',
      ]);
      expect(links.filter((link) => link.getAttribute('tabindex') === null)).toHaveLength(7);
    }
  });

  test('have a title and a description with ids of this incident', () => {
    const { wide } = pictures(html);
    expect(wide.getAttribute('aria-labelledby')).toBe('INC-0042-timeline-wide-title INC-0042-timeline-wide-desc');
    expect(wide.querySelector('#INC-0042-timeline-wide-title')?.textContent).toBe('Timeline: Own');
    expect(wide.querySelector('#INC-0042-timeline-wide-desc')?.textContent).toContain('Responding for 27 min'.slice(1));
  });

  test('are nothing where no row has a time', () => {
    expect(drawTimeline(timeline('own', [['?14:02', 'impact-start']]), { zone: 'UTC', words: en })).toBe('');
  });

  test('hold what a stranger wrote as text', () => {
    const hostile = timeline('a"><script>', usual, { title: '<script>alert(1)</script>' });
    hostile.events[4]!.text = '"><img src=x onerror=alert(1)>]]>\u0000';
    const { document } = pictures(drawTimeline(hostile, { zone: 'UTC', words: en }));
    expect(document.querySelectorAll('script, img')).toHaveLength(0);
    expect(document.querySelector('title')?.textContent).toBe('Timeline: <script>alert(1)</script>');
  });
});

describe('any timeline', () => {
  test('is drawn, from the first year to the last', () => {
    const rows: Row[] = [
      ['0001-01-01 00:00', 'impact-start'],
      ['9999-12-31 23:59', 'detected'],
    ];
    for (const some of [rows, rows.slice(0, 1), rows.slice(1)]) {
      expect(drawTimeline(timeline('own', some), { zone: 'Europe/Oslo', words: en })).not.toMatch(/="[^"]*NaN/);
    }
  });

  const row = fc.tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 43_200 }),
      fc.integer({ min: 0, max: 2_000_000 }),
    ),
    fc.subarray([...milestones], { maxLength: 3 }),
    fc.constantFrom('', '~'),
    fc.option(fc.integer({ min: 1, max: 30 })),
  );
  const written = (minutes: number) =>
    new Date(Date.UTC(2026, 3, 15, 14) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const timelines = fc.array(row, { minLength: 1, maxLength: 45 }).map((rows) => {
    const used = new Set<Milestone>();
    return rows
      .sort((a, b) => a[0] - b[0])
      .map(([at, names, sign, range]): Row => {
        const fresh = names.filter((name) => !used.has(name));
        fresh.forEach((name) => used.add(name));
        return [`${sign}${written(at)}${range ? `–${written(at + range)}` : ''}`, ...fresh];
      });
  });

  test('is drawn without style, script, handler, broken number or label over label', () => {
    fc.assert(
      fc.property(timelines, fc.constantFrom('UTC', 'Europe/Oslo', 'Asia/Kolkata', '+02:00'), (rows, zone) => {
        const html = drawTimeline(timeline('own', rows), { zone, words: en });
        expect(html).not.toMatch(/NaN|Infinity|undefined[^<]*"|<style|<script| style=| on\w+=/);
        const { wide, narrow } = pictures(html);
        for (const picture of [wide, narrow]) {
          const boxes = labelsIn(picture);
          for (const [index, a] of boxes.entries()) {
            for (const b of boxes.slice(index + 1)) {
              const apart = a.x2 <= b.x1 || b.x2 <= a.x1 || a.y2 <= b.y1 || b.y2 <= a.y1;
              expect(apart, `${a.text} over ${b.text} for ${JSON.stringify(rows)}`).toBe(true);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Where the labels of milestones and the notes at the edges stand, by the same measure of text the drawing uses. */
function labelsIn(picture: Element) {
  return [...picture.querySelectorAll('a.tl-flag > text, a.tl-beyond > text')].map((text) => {
    const size = Number(text.getAttribute('font-size') ?? picture.getAttribute('font-size'));
    const words = text.textContent ?? '';
    const width = widthOf(words, size) * 0.98;
    const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
    const end = text.getAttribute('text-anchor') === 'end';
    return { text: words, x1: end ? x - width : x, x2: end ? x : x + width, y1: y - size * 0.75, y2: y + size * 0.2 };
  });
}

describe('who was there', () => {
  const rows: Row[] = [['14:02', 'impact-start'], ['14:05'], ['14:10'], ['14:20', 'recovered'], ['14:42', 'resolved']];
  const presence = {
    arrivals: [{ row: 1, who: 'Bo Park', role: 'scribe' }],
    leads: [
      { from: 1, until: 2, who: undefined },
      { from: 2, until: undefined, who: 'Ada <Ito>' },
    ],
  } as const;
  const view = timeline('own', rows, { presence: { arrivals: [...presence.arrivals], leads: [...presence.leads] } });
  const picture = drawTimeline(view, { zone: 'UTC', words: en });
  const { document } = parseHTML(picture);
  const text = (element: { textContent: string | null }) => element.textContent!.trim();

  test('stands in both pictures: who led, when nobody did, who came', () => {
    for (const layout of ['wide', 'narrow']) {
      const svg = document.querySelector(`.timeline-${layout}`)!;
      expect([...svg.querySelectorAll('.tl-link:has(.tl-led, .tl-unled, .tl-person) title')].map(text)).toEqual([
        'no lead, 14:05 to 14:10',
        'lead: Ada <Ito>, from 14:10',
        'Bo Park, scribe, came 14:05',
      ]);
    }
  });

  test('stands in a table whose rows lead to those of the timeline', () => {
    const table = [...document.querySelectorAll('.presence tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(text),
    );
    expect(table).toEqual([
      ['14:05', '14:10', 'no lead'],
      ['14:05', '', 'Bo Park, scribe'],
      ['14:10', 'not said', 'lead: Ada <Ito>'],
    ]);
    expect(document.querySelector('.presence td a')!.getAttribute('href')).toBe('#t-2026-04-15-1405');
  });

  test('is told to those who do not see it', () => {
    expect(text(document.querySelector('desc')!)).toContain(
      'No lead, 14:05 to 14:10; lead: Ada <Ito>, from 14:10; Bo Park, scribe, came 14:05.',
    );
  });

  test('a stretch too short for its name is named below', () => {
    const short = timeline('own', [...rows, ['16:00'], ['20:00', 'cause-removed']], {
      presence: { arrivals: [], leads: [{ from: 1, until: 2, who: 'Somebody with a very long name of their own' }] },
    });
    const { document } = parseHTML(drawTimeline(short, { zone: 'UTC', words: en }));
    const texts = [...document.querySelectorAll('.timeline-wide text')].map(text);
    expect(texts.filter((one) => one.includes('Somebody'))).toEqual([
      '14:05–14:10lead: Somebody with a very long name of their own',
    ]);
  });

  test('of a crowd the picture shows the first, the table all', () => {
    const arrivals = Array.from({ length: 300 }, (_, index) => ({ row: 1, who: `Guest ${index}`, role: undefined }));
    const crowd = drawTimeline(timeline('own', rows, { presence: { arrivals, leads: [] } }), {
      zone: 'UTC',
      words: en,
    });
    const { document } = parseHTML(crowd);
    expect(document.querySelectorAll('.timeline-wide circle.tl-person')).toHaveLength(60);
    expect(document.querySelectorAll('.presence tbody tr')).toHaveLength(300);
  });

  test('without it nothing is there', () => {
    const plain = drawTimeline(timeline('own', rows), { zone: 'UTC', words: en });
    expect(plain).not.toContain(en.timeline.presence.title);
    expect(plain).not.toContain('<details');
  });
});
