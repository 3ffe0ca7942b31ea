import { expect, test } from 'vitest';
import type { JudgedMessage } from '../model/message.ts';
import { baselineOf, common, measure, printBaseline, readBaseline, without } from './baseline.ts';

const text = ['---', 'severity: sev2', '---', '', 'One', 'Two', 'One'].join('\n');
const sourceOf = () => text;

function message(line: number, more: Partial<JudgedMessage> = {}): JudgedMessage {
  const length = text.split('\n')[line - 1]!.length;
  const place = { file: 'postmortems/a.mdx', line, column: 1, endLine: line, endColumn: length + 1 };
  return { rule: 'severity-known', level: 'error', reason: 'Unexpected `x, expected z`, expected `y`', place, ...more };
}

test('a baseline is sorted, an entry a line; equal messages are counted', () => {
  expect(`\n${printBaseline(baselineOf([message(6), message(5), message(7)], sourceOf))}`).toBe(`
{
  "schema": 1,
  "known": [
    {"file":"postmortems/a.mdx","rule":"severity-known","what":"Unexpected \`x, expected z\`","at":"One","times":2},
    {"file":"postmortems/a.mdx","rule":"severity-known","what":"Unexpected \`x, expected z\`","at":"Two"}
  ]
}
`);
  expect(readBaseline(printBaseline([]))).toEqual([]);
});

test('what a baseline knows is known wherever it stands now and whatever is expected instead', () => {
  const baseline = baselineOf([message(5), message(6)], sourceOf);
  const moved = { ...message(7), reason: 'Unexpected `x, expected z`, expected `q`' };
  expect(measure([moved, message(6)], baseline, sourceOf)).toEqual({ fresh: [], known: 2, stale: [] });
});

test('one more of the same is new, and what no longer occurs is stale', () => {
  const baseline = baselineOf([message(5), message(6)], sourceOf);
  const { fresh, known, stale } = measure([message(5), message(7)], baseline, sourceOf);
  expect(fresh).toEqual([message(7)]);
  expect(known).toBe(1);
  expect(stale.map(({ at, times }) => [at, times])).toEqual([['Two', 1]]);
});

test('a baseline shrinks by what is stale and never grows', () => {
  const baseline = baselineOf([message(5), message(6), message(7)], sourceOf);
  const { stale } = measure([message(5), message(2)], baseline, sourceOf);
  expect(without(baseline, stale)).toEqual(baselineOf([message(5)], sourceOf));
});

test('of two baselines only what both know counts', () => {
  const mine = baselineOf([message(5), message(7), message(2)], sourceOf);
  const theirs = baselineOf([message(5), message(6)], sourceOf);
  expect(common(mine, theirs)).toEqual(baselineOf([message(5)], sourceOf));
});

test('a note is known as a note only, and comes back when it weighs more', () => {
  const note = message(5, { level: 'info' });
  expect(baselineOf([note], sourceOf)).toEqual([]);
  const baseline = baselineOf([note], sourceOf, true);
  expect(readBaseline(printBaseline(baseline))).toEqual(baseline);
  expect(measure([note], baseline, sourceOf)).toMatchObject({ fresh: [], stale: [] });
  const error = message(5, { level: 'error' });
  expect(measure([error], baseline, sourceOf).fresh).toEqual([error]);
});

test('text that runs cannot be known', () => {
  expect(baselineOf([message(5, { rule: 'no-code' })], sourceOf)).toEqual([]);
  const forged = [{ file: 'postmortems/a.mdx', rule: 'no-code', what: 'Unexpected `x`', at: 'One', times: 1 }];
  const code = message(5, { rule: 'no-code', reason: 'Unexpected `x`, expected text' });
  expect(measure([code], forged, sourceOf).fresh).toEqual([code]);
});

test.each([
  ['{', /^it is no JSON/],
  ['[]', 'it has no `"schema": 1`'],
  ['{"schema":1}', 'it has no list `known`'],
  ['{"schema":1,"known":[{}]}', 'entry 1 is not of the form { "file", "rule", "what", "at", "times" }'],
])('%s: a sentence says what is wrong', (wrong, sentence) => {
  expect(readBaseline(wrong)).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
});
