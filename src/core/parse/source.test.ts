import { expect, test } from 'vitest';
import { largestFile, readSource } from './source.ts';

const read = (bytes: Uint8Array, size = bytes.byteLength) => {
  const { text, message } = readSource({ path: 'a.mdx', bytes, size });
  return text ?? `${message!.place.line}:${message!.place.column} ${message!.reason}`;
};
const utf8 = (text: string) => new TextEncoder().encode(text);

test('a byte-order mark and Windows line ends are taken off', () => {
  expect(read(utf8('\uFEFFa\r\nb\rc\n'))).toBe('a\nb\nc\n');
});

test.each([
  ['an empty file', utf8(''), undefined, '1:1 Unexpected empty file, expected front matter and text'],
  ['white space alone', utf8(' \n\n'), undefined, '1:1 Unexpected empty file, expected front matter and text'],
  [
    'a binary file',
    new Uint8Array([0x89, 0x50, 0x00, 0x0a]),
    undefined,
    '1:1 Unexpected binary file, expected UTF-8 text',
  ],
  [
    'Latin-1',
    new Uint8Array([0x61, 0x0a, 0x62, 0x63, 0xe6, 0x64, 0x0a]),
    undefined,
    '2:3 Unexpected byte that is not UTF-8, expected UTF-8 text',
  ],
  [
    'a file of 5 MB',
    utf8('a'),
    5_500_000,
    `1:1 Unexpected file of 5.5 MB, expected at most ${largestFile / 1_000_000} MB`,
  ],
])('%s is a message', (_, bytes, size, message) => {
  expect(read(bytes, size)).toBe(message);
});

test('the place of a bad byte counts characters, not bytes', () => {
  expect(read(new Uint8Array([...utf8('æ😀'), 0xff]))).toBe(
    '1:4 Unexpected byte that is not UTF-8, expected UTF-8 text',
  );
});
