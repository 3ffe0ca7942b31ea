import { expect, test } from 'vitest';
import { unexplained, type Verdict } from '../../src/core/lint/facts/verdict.ts';
import { coverageOf, coverageRow } from './coverage.ts';

const place = { file: 'postmortems/2026-04-15-bookings.mdx', line: 1, column: 1, endLine: 1, endColumn: 2 };
const verdict = (result: Verdict['result'], why?: string): Verdict => ({
  kind: 'duration',
  place,
  claim: '5 min',
  subject: 'outage',
  computed: undefined,
  result,
  ...(why === undefined ? {} : { why }),
});

test('a claim is compared, explained or neither', () => {
  const coverage = coverageOf([
    verdict('agrees'),
    verdict('contradicts'),
    verdict('unmeasured', 'it is of an action item'),
    verdict('unmeasured', unexplained),
  ]);
  expect(coverage).toEqual({ read: 4, compared: 2, explained: 1, neither: 1 });
  expect(coverageRow('all', coverage)).toEqual(['all', '4', '2', '1', '1', '75 %']);
});

test('a document without claims has no share', () => {
  expect(coverageRow('all', coverageOf([]))).toEqual(['all', '0', '0', '0', '0', '']);
});
