import { expect, test } from 'vitest';
import { standingOf } from './schema.ts';

test.each([
  ['schema: 1\nname: A\n', { outcome: 'current' }],
  ['name: A\nschema: 2\n', { outcome: 'newer', version: 2 }],
  ['schema: one\n', { outcome: 'unknown' }],
  ['schema: 0\n', { outcome: 'unknown' }],
  ['schema: 1.5\n', { outcome: 'unknown' }],
  ['', { outcome: 'unknown' }],
  ['- a\n', { outcome: 'unknown' }],
  ['name: [\n', { outcome: 'unknown' }],
])('%j', (text, standing) => expect(standingOf(text)).toEqual(standing));

test.each([
  ['name: A\n', 'schema: 1\nname: A\n'],
  ['# Ours.\n\nname: A\n', '# Ours.\n\nschema: 1\nname: A\n'],
  ['---\r\nname: A\r\n', '---\r\nschema: 1\r\nname: A\r\n'],
  ['\ufeffname: A\n', '\ufeffschema: 1\nname: A\n'],
])('%j gets its version, and keeps everything else', (text, next) =>
  expect(standingOf(text)).toMatchObject({ outcome: 'older', text: next }),
);
