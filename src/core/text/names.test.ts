import { describe, expect, test } from 'vitest';
import { namesInCode, namesInProse } from './names.ts';

test('words of code that may be an id have letters, a digit and five characters', () => {
  const text = '2026-05-01-slow, INC-42; a1-b2_c3 at 14:03:07 on 2026-05-01. x86, abcde, déjà-1 (v1.23.4) 5éééé';
  expect(namesInCode(text)).toEqual(['2026-05-01-slow', 'INC-42', 'a1-b2_c3', 'déjà-1', '5éééé']);
});

describe('words of prose that may be an id', () => {
  const found = (text: string) => namesInProse(text).prose;

  test.each([
    ['As in INC-0042.', ['INC-0042']],
    ['roll-back, again', ['roll-back']],
    ['failover', []],
    ['-INC-0042-', ['-INC-0042-', 'INC-0042']],
    ['INC-0042#A2 is done', ['INC-0042#A2']],
    ['In INC.42+b.', ['INC.42+b']],
    ['At 14:03 it was 2.5 times as much.', []],
    ['As on 2026-05-01.', ['2026-05-01']],
  ])('in %j', (text, expected) => expect(found(text)).toEqual(expected));

  test.each(['postmortems/INC-0042', 'INC-0042.mdx', 'INC-0042/edit', '?id=INC-0042', 'someone@INC-0042'])(
    'not where a path or an address goes on: %j',
    (text) => expect(found(text)).not.toContain('INC-0042'),
  );

  test('time grows with the text', () => {
    expect(found('a-1 '.repeat(50_000))).toHaveLength(50_000);
  });
});
