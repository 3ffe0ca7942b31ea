import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonValues } from './json-values.ts';

const values = (text: string) => jsonValues(text).values.map(({ value }) => value);

test.each([
  ['lines', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['lines of Windows, with a mark at their start', '\ufeff{"a":1}\r\n\r\n[2]\r\n', [{ a: 1 }, [2]]],
  ['pretty printed', '{\n  "a": "}"\n}\n{\n  "a": "\\"{"\n}', [{ a: '}' }, { a: '"{' }]],
  ['pages on one line', '[{"a":1}][{"a":2}] {"a":3}', [[{ a: 1 }], [{ a: 2 }], { a: 3 }]],
  ['with commas behind', '{"a":1},\n{"a":2},\n', [{ a: 1 }, { a: 2 }]],
  ['sequences', '\x1e{"a":1}\n\x1e{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['events of a stream', 'id: 1\nevent: message\ndata: {"a":1}\n\n: ping\ndata: {"a":2}\n\n', [{ a: 1 }, { a: 2 }]],
])('%s', (_, text, expected) => {
  expect(values(text)).toEqual(expected);
  expect(jsonValues(text).broken).toEqual([]);
});

test('what is broken takes nothing with it and is listed by its line', () => {
  const { values: read, broken } = jsonValues('{"a":1}\n{"a":\n{"a":3}\nno JSON\n{"a":4}');
  expect(read.map(({ value, line }) => [line, value])).toEqual([
    [1, { a: 1 }],
    [3, { a: 3 }],
    [5, { a: 4 }],
  ]);
  expect(broken).toEqual([
    { line: 2, text: '{"a":' },
    { line: 4, text: 'no JSON' },
  ]);
});

test('values come back however they are printed', () => {
  const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(objects, fc.constantFrom(0, 2, '\t'), fc.constantFrom('\n', '\n\n', ' ', ''), (list, indent, gap) => {
      const text = list.map((one) => JSON.stringify(one, null, indent)).join(gap);
      expect(values(text)).toEqual(JSON.parse(JSON.stringify(list)));
    }),
    { numRuns: 200 },
  );
});
