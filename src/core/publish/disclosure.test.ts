import { expect, test } from 'vitest';
import { isPublicColumn } from './disclosure.ts';

test.each([
  ['that the template names', 'Carrier', ['Ada'], ['Carrier'], true],
  ['that the template names in other case', ' carrier ', ['Ada'], [' CARRIER'], true],
  ['that the template does not name', 'Carrier', ['Ada'], ['Courier'], false],
  ['whose head names nobody', ' Region ', ['Ada'], [], true],
  ['whose head names nobody, in German', 'Anfragen verloren', ['Ada'], [], true],
  ['whose head is one of figures lost', 'Requests lost', ['Ada'], [], true],
  ['of figures', 'Qz', ['12 %', ' 3.4 ms ', '~5 minutes'], [], true],
  ['of figures and none', 'Qz', ['12 %', '–'], [], true],
  ['of no figure', 'Qz', ['–', '-'], [], false],
  ['without cells', 'Qz', [], [], false],
  ['of figures and words', 'Qz', ['12 %', 'Ada'], [], false],
  ['of words with a figure', 'Qz', ['Ada 12'], [], false],
  ['of owners', 'Owned by', ['Ada'], [], false],
] as const)('a column %s', (_what, head, cells, named, expected) => {
  expect(isPublicColumn(head, cells, named)).toBe(expected);
});
