import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytes, chunk, jpeg, joined, png, utf16, zip } from './_testing/packed.ts';
import { wall } from './decode.ts';
import { partsOf } from './unpack.ts';

const of = (...values: number[]) => Uint8Array.from(values);
const packed = (text: string) => deflateSync(bytes(text));

/** Every part as `what: text`, with `binary` or `stems` before it, and walls as bars. */
const parts = (content: Uint8Array, name = 'x') =>
  partsOf(name, content).map(
    ({ what, text, binary, stems }) =>
      `${binary ? 'binary ' : ''}${stems ? 'stems ' : ''}${what}: ${text.replaceAll(wall, '¦')}`,
  );

describe('a file is', () => {
  test.each<[string, Uint8Array, string[]]>([
    ['text', bytes('text\u001f'), [': text ']],
    [
      'words of the search',
      bytes('{"build":"0a","content":{"words":["a"]}}'),
      ['stems : {"build":"0a","content":{"words":["a"]}}'],
    ],
    [
      'like words of the search',
      bytes(' {"build":"0a","content":{"words":["a"]}}'),
      [':  {"build":"0a","content":{"words":["a"]}}'],
    ],
    ['packed by gzip', gzipSync('text'), ['gzip: text']],
    ['packed by Zstandard', zstdCompressSync(bytes('text')), ['zstd: text']],
    ['packed twice', zstdCompressSync(gzipSync('text')), ['zstd, gzip: text']],
    ['begun like gzip', joined(of(0x1f, 0x8b), bytes('x')), ['binary bytes: \u0020\u008bx']],
    ['begun like Zstandard', joined(of(0x28, 0xb5, 0x2f, 0xfd), bytes('x')), ['binary bytes: (µ/ýx']],
    ['bytes with a zero', bytes('ø\0a\u001fb'), ['binary bytes: Ã¸\0a b', 'binary bytes: ø\0a b']],
    [
      'bytes with words of two bytes a character',
      joined(of(0xff), utf16('wide'), bytes('...'), utf16('also'), of(0xfe)),
      ['binary bytes: ÿw\0i\0d\0e\0...a\0l\0s\0o\0þ', 'binary bytes, zeros removed: wide.¦alsoþ'],
    ],
    ['two bytes a character', joined(of(0xff, 0xfe), utf16('By\u001f')), ['UTF-16: By ']],
    ['two bytes a character, the other way', of(0xfe, 0xff, 0, 66, 0, 121, 0, 31), ['UTF-16: By ']],
  ])('%s', (_kind, content, expected) => {
    expect(parts(content)).toEqual(expected);
  });

  test('packed by brotli where its name says so', () => {
    expect(parts(brotliCompressSync(bytes('text')), 'a.br')).toEqual(['brotli: text']);
    expect(parts(bytes('text'), 'a.br')).toEqual([': text']);
    expect(parts(brotliCompressSync(bytes('text')), 'a.brx')).not.toEqual(['brotli: text']);
  });

  test('unpacked five times, and no more', () => {
    let content: Uint8Array = bytes('text');
    for (let count = 0; count < 4; count++) content = gzipSync(content);
    expect(parts(content)).toEqual(['gzip, gzip, gzip, gzip: text']);
    expect(parts(gzipSync(content))).toEqual(['binary gzip, gzip, gzip, gzip, gzip: text']);
  });
});

describe('a PNG holds', () => {
  test.each<[string, Uint8Array, string[]]>([
    ['pixels only', png(chunk('IDAT', bytes('PIXELS'))), []],
    ['text', png(chunk('tEXt', bytes('A\0b'))), ['PNG tEXt: A\0b', 'PNG tEXt: A\0b']],
    ['what nobody knows', png(chunk('quOk', of(0xe9))), ['PNG quOk: é']],
    [
      'packed text',
      png(chunk('zTXt', joined(bytes('A\0\0'), packed('said')))),
      [`PNG zTXt: A\0\0${Buffer.from(packed('said')).toString('latin1')}`, 'PNG zTXt: said'],
    ],
    [
      'a packed profile',
      png(chunk('iCCP', joined(bytes('A\0\0'), packed('said')))),
      [`PNG iCCP: A\0\0${Buffer.from(packed('said')).toString('latin1')}`, 'PNG iCCP: said'],
    ],
    [
      'packed international text',
      png(chunk('iTXt', joined(bytes('A\0\u0001\0en\0tr\0'), packed('said')))),
      [`PNG iTXt: A\0\u0001\0en\0tr\0${Buffer.from(packed('said')).toString('latin1')}`, 'PNG iTXt: said'],
    ],
    [
      'international text',
      png(chunk('iTXt', bytes('A\0\0\0en\0tr\0said'))),
      ['PNG iTXt: A\0\0\0en\0tr\0said', 'PNG iTXt: A\0\0\0en\0tr\0said'],
    ],
    ['text said to be packed', png(chunk('zTXt', of(65, 0, 0, 0xe9))), ['PNG zTXt: A\0\0é']],
    ['two texts', png(chunk('tEXt', of(0xe9)), chunk('tEXt', of(0xe8))), ['PNG tEXt: é', 'PNG tEXt: è']],
    ['bytes after its end', joined(png(), of(0xe9)), ['after the end of the PNG: é']],
    ['a chunk that is broken off', png(chunk('tEXt', new Uint8Array(9).fill(0xe9))).slice(0, 46), ['PNG tEXt: ééééé']],
  ])('%s', (_kind, content, expected) => {
    expect(parts(content)).toEqual(expected);
  });
});

describe('a JPEG holds', () => {
  const whole = (content: Uint8Array) => `binary bytes: ${Buffer.from(content).toString('latin1')}`;
  const twice = joined(jpeg(0xe1, of(0xe9)).slice(0, -2), jpeg(0xfe, of(0xe8)).slice(2));
  test.each<[string, Uint8Array, string[]]>([
    ['a comment', jpeg(0xfe, of(0xe9)), ['JPEG comment: é']],
    ['the first of the metadata', jpeg(0xe0, of(0xe9)), ['JPEG metadata: é']],
    ['the last of the metadata', jpeg(0xef, of(0xe9)), ['JPEG metadata: é']],
    ['metadata and a comment', twice, ['JPEG metadata: é', 'JPEG comment: è']],
    ['long metadata', jpeg(0xe1, new Uint8Array(300).fill(0xe9)), [`JPEG metadata: ${'é'.repeat(300)}`]],
    ['a table', jpeg(0xdb, of(0xe9)), []],
    ['pixels', jpeg(0xda, joined(of(0xff, 0xfe, 0, 3, 0xe9))), []],
    ['nothing behind pixels', joined(jpeg(0xda, of(1)).slice(0, -2), jpeg(0xfe, of(0xe9)).slice(2)), []],
    ['bytes after its end', joined(jpeg(0xdb, of(1)), of(0xe9)), ['after the end of the JPEG: é']],
  ])('%s', (_kind, content, expected) => {
    expect(parts(content)).toEqual([...expected, whole(content)]);
  });
});

describe('an archive holds', () => {
  const stored = joined(
    zip('n', bytes('')).slice(0, 8),
    of(0, 0),
    new Uint8Array(8),
    of(4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 2, 0),
    bytes('n..said'),
  );
  test.each<[string, Uint8Array, string[]]>([
    ['a file', zip('n.txt', bytes('text')), ['name in a zip: n.txt', 'zip: text']],
    [
      'two files',
      joined(zip('n', bytes('one')), zip('m', bytes('two'))),
      ['name in a zip: n', 'zip: one', 'name in a zip: m', 'zip: two'],
    ],
    ['a file that is not packed, with fields behind its name', stored, ['name in a zip: n', 'zip: said']],
    ['a file that is packed twice', zip('n', gzipSync('text')), ['name in a zip: n', 'zip, gzip: text']],
    [
      'a file that is broken',
      joined(zip('n', bytes('')).slice(0, 18), of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0), bytes('n'), of(0xe9)),
      ['name in a zip: n', 'binary zip: é'],
    ],
    ['nothing that can be read', joined(of(0x50, 0x4b, 3, 4), of(0xe9)), ['binary zip: PK\u0003\u0004é']],
  ])('%s', (_kind, content, expected) => {
    expect(parts(content)).toEqual(expected);
  });
});

test('a PDF holds its streams, and is bytes', () => {
  const content = joined(
    bytes('%PDF stream\r\n'),
    packed('one'),
    bytes('endstream stream\nno\nendstream stream\n'),
    packed('two'),
  );
  expect(parts(content)).toEqual([
    'PDF stream: one',
    'PDF stream: two',
    `binary PDF: ${Buffer.from(content).toString('latin1')}`,
  ]);
});

describe('an index of Pagefind', () => {
  const index = (...rest: Uint8Array[]) => joined(bytes('pagefind_dcd'), ...rest);
  test('is the words in it', () => {
    expect(parts(index(of(0x82, 0x61, 65, 0x81, 0x62, 66, 31)))).toEqual([
      'binary : pagefind_dcd\u0082aA\u0081bB ',
      'stems : A¦B ',
    ]);
  });

  test('is every text with its length before it, where it is broken off', () => {
    const [asItStands, words] = parts(index(of(0x83, 0x63, 65, 66, 67, 0x78, 2, 68, 31, 0x62, 1, 69, 0x77, 70)));
    expect(asItStands).toBe(': pagefind_dcd\u0083cABCx\u0002D b\u0001EwF');
    expect(words!.split('¦').filter((word) => /^[A-Z]/.test(word))).toEqual(['ABC']);
  });

  test('is no list of words where it is JSON or a page', () => {
    expect(parts(index(bytes('{"a":1}')))).toEqual([': pagefind_dcd{"a":1}']);
    expect(parts(index(bytes('<p>a</p>')))).toEqual([': pagefind_dcd<p>a</p>']);
  });
});
