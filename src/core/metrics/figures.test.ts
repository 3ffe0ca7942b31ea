import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, figureIds, figuresOf, objectsOf } from './figures.ts';
import { library, postmortem } from './fixture.ts';
import { measure } from './report.ts';

const report = measure(
  library(
    [
      postmortem('a', {
        title: 'Checkout, "down"',
        severity: 'SEV1',
        services: ['shop', 'search'],
        detection: { channel: 'alert', by: undefined },
        factors: ['limit'],
        rows: [
          ['14:00–14:05', 'impact-start'],
          ['14:10', 'detected'],
          ['14:20', 'mitigated', 'recovered'],
        ],
        actions: [{ id: 'A1', type: 'prevent', due: '2026-04-20', status: 'open' }],
      }),
      postmortem('b', {
        title: '=HYPERLINK("x")',
        rows: [
          ['10:00', 'impact-start'],
          ['10:30', 'detected'],
        ],
      }),
    ],
    { targets: { 'time-to-mitigate': { SEV1: { minutes: 30 } } } },
  ),
  '2026-05-01',
);
const figures = figuresOf(report);

describe('the figures of a report', () => {
  it('are all there, each row as wide as the columns or narrower', () => {
    expect(Object.keys(figures)).toEqual([...figureIds]);
    for (const { columns, rows } of Object.values(figures)) {
      expect(new Set(columns).size).toBe(columns.length);
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns.length);
    }
  });

  it('hold the raw instants, and durations in minutes with how they are known', () => {
    const [a, b] = objectsOf(figures.incidents);
    expect(a).toMatchObject({
      id: 'a',
      services: 'shop search',
      'impact-start': '2026-04-15T14:00:00.000Z/2026-04-15T14:05:00.000Z',
      recovered: '2026-04-15T14:20:00.000Z',
      'time-to-recover': 17.5,
      'time-to-recover least': 15,
      'time-to-recover most': 20,
      'time-to-recover state': 'known',
      'time-to-acknowledge state': 'unknown',
    });
    expect(b).toMatchObject({
      open: true,
      'time-to-recover': null,
      'time-to-recover least': 30,
      'time-to-recover state': 'open',
    });
  });

  it('say what the report says', () => {
    expect(objectsOf(figures.counts)).toEqual([
      {
        year: '2026',
        incidents: 2,
        low: 0.242209,
        high: 7.224688,
        'impact minutes least': 15,
        'impact minutes most': 20,
        'impact known of': 1,
        'impact still open': 1,
      },
    ]);
    expect(objectsOf(figures.targets)[1]).toMatchObject({ severity: 'SEV1', 'target minutes': 30, count: 1, n: 1 });
    expect(objectsOf(figures.factors)[0]).toMatchObject({ factor: 'limit', incidents: 1, 'with an action': 1 });
    expect(objectsOf(figures.overdue)).toMatchObject([{ incident: 'a', id: 'A1', 'days overdue': 11 }]);
    expect(objectsOf(figures.changes)[0]).toMatchObject({ metric: 'time-to-detect', verdict: 'not enough data' });
    expect(objectsOf(figures.medians)[3]).toMatchObject({ metric: 'time-to-recover', n: 1, of: 2, open: 1, low: null });
  });
});

describe('CSV', () => {
  it('quotes what needs it, and lets no text run as a formula', () => {
    const lines = csvOf(figures.incidents).split('\r\n');
    expect(lines[1]).toContain('a,"Checkout, ""down""",incident,published,SEV1,shop search,alert,false,,');
    expect(lines[2]).toContain(`b,"'=HYPERLINK(""x"")",`);
    expect(lines.at(-1)).toBe('');
  });

  it('is read back as it was by anything that follows RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.integer())), (rows) => {
        const text = csvOf({ id: 'x', columns: ['text', 'number'], rows });
        expect(readCsv(text)).toEqual([
          ['text', 'number'],
          ...rows.map(([cell, number]) => [/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell, String(number)]),
        ]);
      }),
    );
  });
});

/** A reader of RFC 4180 by its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else while (text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    row.push(cell);
    if (text[at] === ',') at++;
    else {
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
