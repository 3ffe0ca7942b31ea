import { expect, test } from 'vitest';
import { readCbor } from './cbor.ts';

const read = (text: string) => readCbor(Uint8Array.from(Buffer.from(text, 'latin1')));

test.each([
  ['a list of words and a number', '\x83\x61a\x62bc\x17', ['a', 'bc', 23]],
  ['a list without a length', '\x9f\x61a\xff', ['a']],
  ['a map, keys and values in turn', '\xa1\x61a\x01', ['a', 1]],
  ['a word longer than 23 bytes', `\x78\x1a${'x'.repeat(26)}`, 'x'.repeat(26)],
  ['numbers of more bytes, and below zero', '\x83\x19\x01\x00\x1a\x00\x01\x00\x00\x20', [256, 65536, -1]],
  ['letters of more bytes', '\x62\xc3\xb8', 'ø'],
  ['bytes', '\x42\xc3\xb8', 'Ã¸'],
  ['neither', '\x81\xf5', [undefined]],
])('%s', (_, bytes, value) => expect(read(bytes)).toEqual(value));

test.each([
  ['nothing', ''],
  ['a list that is broken off', '\x82\x61a'],
  ['a word that is broken off', '\x63a'],
  ['something behind the end', '\x61aa'],
  ['no text', '\x61\xff'],
  ['a list in a list in a list, a hundred times', '\x81'.repeat(100)],
])('%s is none', (_, bytes) => expect(() => read(bytes)).toThrow());
