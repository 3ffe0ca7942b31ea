import { expect, test } from 'vitest';
import { precisionOf, printMarks, readMarks, withMarks } from './marks.ts';

const one = {
  rule: 'duration-agrees',
  at: 'postmortems/a.mdx:12',
  reason: 'Unexpected `4 h`',
  evidence: 'It took 4 h.',
};
const other = { rule: 'arithmetic-right', at: 'postmortems/b.mdx:3', reason: 'Unexpected `7`', evidence: '2 + 2 = 7' };

test('marks come back as they were written, whatever stands in a line', () => {
  const marks = withMarks([{ ...one, evidence: 'two\tcells\nand lines' }, other], []);
  const [first, second] = readMarks(printMarks(marks));
  expect(first).toEqual({ mark: '?', ...other });
  expect(second).toEqual({ mark: '?', ...one, evidence: 'two cells and lines' });
  expect(readMarks('# nothing\nno tabs\n\n')).toEqual([]);
});

test('a message keeps its mark when it moves, and loses it when its words change', () => {
  const earlier = [{ mark: 'wrong', ...one } as const];
  expect(withMarks([{ ...one, at: 'postmortems/a.mdx:14' }], earlier)[0]!.mark).toBe('wrong');
  expect(withMarks([{ ...one, reason: 'Unexpected `5 h`' }], earlier)[0]!.mark).toBe('?');
});

test('what is right is counted by rule and in all', () => {
  expect(
    precisionOf([
      { mark: 'right', ...one },
      { mark: 'wrong', ...one },
      { mark: '?', ...other },
    ]),
  ).toEqual([
    { rule: 'arithmetic-right', right: 0, wrong: 0, open: 1 },
    { rule: 'duration-agrees', right: 1, wrong: 1, open: 0 },
    { rule: 'all', right: 1, wrong: 1, open: 1 },
  ]);
});
