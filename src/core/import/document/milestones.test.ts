import { describe, expect, test } from 'vitest';
import type { RootContent } from 'mdast';
import { parseTree } from '../../parse/tree.ts';
import { proposeMilestones } from './milestones.ts';
import { proposeByFigures } from './published.ts';

const propose = (...texts: string[]) =>
  proposeMilestones(texts, {}).map(({ row, milestone, isDecided }) => `${row} ${milestone}${isDecided ? '' : '?'}`);

describe('what the words of rows say', () => {
  test('the first row of trouble may be the start, and a release behind it is no cause', () => {
    expect(
      propose('Team meets', 'Uploads are refused', 'Alert fires', 'Patch is deployed', 'Uploads are back to normal'),
    ).toEqual(['2 detected', '1 impact-start?', '4 recovered?']);
  });

  test('what fails again later had not ended', () => {
    expect(propose('Impact begins', 'Service restored', 'Errors return', 'Service restored, all clear')).toEqual([
      '0 impact-start',
      '3 recovered',
      '3 resolved',
    ]);
  });

  test('a recovery of somebody named is only proposed', () => {
    expect(propose('Impact begins', 'Northgate fully recovered')).toEqual(['0 impact-start', '1 recovered?']);
  });
});

describe('what published figures leave', () => {
  const minutes = (...values: number[]) => values.map((value) => value * 60_000);
  const of = (text: string, times: (number | undefined)[], known: Parameters<typeof proposeByFigures>[2] = []) =>
    proposeByFigures(parseTree(text, 'a.mdx').tree.children as RootContent[], times, known).map(
      ({ row, milestone }) => `${row} ${milestone}`,
    );

  test('one set of rows is proposed', () => {
    const times = minutes(0, 20, 74, 90, 168);
    expect(of('Time to detection: 54 min, time to recovery: 148 min.', times)).toEqual([
      '1 impact-start',
      '2 detected',
      '4 recovered',
    ]);
    expect(of('| Time to detect | Duration |\n| --- | --- |\n| 54 min | 2 h 28 min |', times)).toHaveLength(3);
    expect(of('- Dauer: 2 Stunden 28 Minuten\n- Erkennungszeit: 54 Minuten', times)).toHaveLength(3);
  });

  test('several sets, a figure without a word for it, targets and two figures of one name are none', () => {
    expect(of('Time to detect: 10 min.', minutes(0, 10, 20, 30))).toEqual([]);
    expect(of('Duration: 148 min.', minutes(0, 20, 74, 168))).toEqual([]);
    expect(of('Target time to detect: 54 min.', minutes(20, 74))).toEqual([]);
    expect(of('- Duration: 5 min\n- Duration: 9 min', minutes(0, 5, 9))).toEqual([]);
  });

  test('a single figure is enough where the words of a row agree', () => {
    const known = [{ row: 3, milestone: 'recovered', words: 'restored', isDecided: false } as const];
    expect(of('Duration: 148 min.', minutes(0, 20, 74, 168), known)).toEqual(['1 impact-start', '3 recovered']);
  });
});
