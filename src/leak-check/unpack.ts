import zlib, { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { readCbor, type Cbor } from './cbor.ts';
import { wall, withoutWalls } from './decode.ts';
import { NodeTooOld } from './too-old.ts';

/** A searchable part of a file. */
export interface Part {
  /** Which part of the file it is; empty for a file that is text as a whole. */
  what: string;
  /** Values in it that are no running text are kept apart by `wall`. */
  text: string;
  /** Binary data: only long words are looked for, since short ones turn up by chance. */
  binary: boolean;
  /** Holds stems or parts of words, as a search index does. */
  stems?: true;
}

const strict = new TextDecoder('utf-8', { fatal: true });
/** How a file with the words of the search begins. */
const searchWords = /^\{"build":"[0-9a-f]+","content":\{"words":\[/;

/** Unpacks a file into its searchable parts. */
export function partsOf(name: string, bytes: Uint8Array, what = '', depth = 0): Part[] {
  if (depth > 4) return [{ what, text: latin(bytes), binary: true }];
  const deeper = (inner: Uint8Array, how: string) =>
    partsOf('', inner, what === '' ? how : `${what}, ${how}`, depth + 1);
  const attempt = (make: () => Uint8Array, how: string): Part[] | undefined => {
    try {
      return deeper(make(), how);
    } catch {
      return undefined;
    }
  };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const found = attempt(() => gunzipSync(bytes), 'gzip');
    if (found) return found;
  }
  if (starts(bytes, [0x28, 0xb5, 0x2f, 0xfd])) {
    // Node before 22.15 has none.
    if (!('zstdDecompressSync' in zlib)) throw new NodeTooOld('a file packed with Zstandard', '22.15');
    const found = attempt(() => zlib.zstdDecompressSync(bytes), 'zstd');
    if (found) return found;
  }
  if (/\.br$/.test(name)) {
    const found = attempt(() => brotliDecompressSync(bytes), 'brotli');
    if (found) return found;
  }
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47])) return png(bytes, deeper);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(bytes);
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return zip(bytes, deeper);
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46]))
    return [...pdf(bytes, deeper), { what: 'PDF', text: latin(bytes), binary: true }];
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return [{ what: 'UTF-16', text: withoutWalls(new TextDecoder('utf-16le').decode(bytes)), binary: false }];
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return [{ what: 'UTF-16', text: withoutWalls(new TextDecoder('utf-16be').decode(bytes)), binary: false }];
  if (
    starts(
      bytes,
      [...'pagefind_dcd'].map((one) => one.charCodeAt(0)),
    )
  ) {
    const own = latin(bytes.subarray(12, 13));
    if (own !== '{' && own !== '<') {
      const words = wordsIn(bytes.subarray(12));
      if (words) return [...anyway(bytes, what, true), { what, text: words.join(wall), binary: false, stems: true }];
      return [...anyway(bytes, what, false), { what, text: counted(bytes), binary: false, stems: true }];
    }
  }
  try {
    const text = withoutWalls(strict.decode(bytes));
    if (!text.includes('\u0000'))
      return [{ what, text, binary: false, ...(searchWords.test(text) && { stems: true }) }];
  } catch {
    // Not text.
  }
  return anyway(bytes, what || 'bytes', true);
}

/** The bytes as Latin-1 and as UTF-16. */
function anyway(bytes: Uint8Array, what: string, binary: boolean): Part[] {
  const parts: Part[] = [{ what, text: latin(bytes), binary }];
  // Without the zero bytes, both byte orders of UTF-16 read the same.
  const wide = [...parts[0]!.text.matchAll(/(?:[^\0]\0){3,}[^\0]?/g)].map(([run]) => run.replaceAll('\0', ''));
  if (wide.length > 0) parts.push({ what: `${what}, zeros removed`, text: wide.join(wall), binary });
  try {
    parts.push({ what, text: withoutWalls(strict.decode(bytes)), binary });
  } catch {
    // It is Latin-1.
  }
  return parts;
}

/** The words of an index; undefined where it is not written as one. */
function wordsIn(bytes: Uint8Array): string[] | undefined {
  const words: string[] = [];
  const collect = (value: Cbor): void => {
    if (typeof value === 'string') words.push(withoutWalls(value));
    if (Array.isArray(value)) for (const one of value) collect(one);
  };
  try {
    collect(readCbor(bytes));
    return words;
  } catch {
    return undefined;
  }
}

/** The strings of an index (CBOR). Each is preceded by its length, a byte that may look like a letter of it. */
function counted(bytes: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const [start, length] =
      byte >= 0x61 && byte <= 0x77 ? [at + 1, byte - 0x60] : byte === 0x78 ? [at + 2, bytes[at + 1] ?? 0] : [0, 0];
    if (length === 0 || start + length > bytes.length) continue;
    const word = bytes.subarray(start, start + length);
    if (word.every((one) => one >= 0x20 && one !== 0x7f)) words.push(withoutWalls(Buffer.from(word).toString('utf8')));
  }
  return words.join(wall);
}

type Deeper = (inner: Uint8Array, how: string) => Part[];

/** Every chunk but the pixels; a chunk of unknown type is searched as text. */
function png(bytes: Uint8Array, deeper: Deeper): Part[] {
  const parts: Part[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const kind = latin(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    at += 12 + length;
    if (['IDAT', 'IHDR', 'PLTE', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'bKGD', 'sBIT', 'fdAT'].includes(kind))
      continue;
    parts.push(...anyway(data, `PNG ${kind}`, false));
    const zero = data.indexOf(0);
    const packed =
      kind === 'zTXt' || kind === 'iCCP'
        ? data.subarray(zero + 2)
        : kind === 'iTXt' && data[zero + 1] === 1
          ? data.subarray(data.indexOf(0, data.indexOf(0, zero + 3) + 1) + 1)
          : undefined;
    if (packed) {
      try {
        parts.push(...deeper(inflateSync(packed), `PNG ${kind}`));
      } catch {
        // The packed bytes were searched already.
      }
    }
  }
  if (at < bytes.length) parts.push(...anyway(bytes.subarray(at), 'after the end of the PNG', false));
  return parts;
}

/** Segments of a JPEG before the pixels, and what follows its end. */
function jpeg(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda) break;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const data = bytes.subarray(at + 4, at + 2 + length);
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)
      parts.push(...anyway(data, marker === 0xfe ? 'JPEG comment' : 'JPEG metadata', false));
    at += 2 + length;
  }
  const end = bytes.lastIndexOf(0xd9);
  if (end > 0 && bytes[end - 1] === 0xff && end + 1 < bytes.length)
    parts.push(...anyway(bytes.subarray(end + 1), 'after the end of the JPEG', false));
  parts.push({ what: 'bytes', text: latin(bytes), binary: true });
  return parts;
}

function zip(bytes: Uint8Array, deeper: Deeper): Part[] {
  const parts: Part[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50;) {
    const [method, size, name, extra] = [
      view.getUint16(at + 8, true),
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const start = at + 30 + name + extra;
    parts.push({ what: 'name in a zip', text: latin(bytes.subarray(at + 30, at + 30 + name)), binary: false });
    const data = bytes.subarray(start, start + size);
    try {
      parts.push(...deeper(method === 8 ? inflateRawSync(data) : data, 'zip'));
    } catch {
      parts.push(...anyway(data, 'zip', true));
    }
    at = start + size;
  }
  return parts.length > 0 ? parts : anyway(bytes, 'zip', true);
}

function pdf(bytes: Uint8Array, deeper: Deeper): Part[] {
  const parts: Part[] = [];
  const text = latin(bytes);
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    try {
      parts.push(...deeper(inflateSync(bytes.subarray(start, end < 0 ? bytes.length : end)), 'PDF stream'));
    } catch {
      // Not packed.
    }
  }
  return parts;
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replaceAll(wall, ' ');
}
