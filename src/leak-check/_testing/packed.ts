import { deflateRawSync, deflateSync } from 'node:zlib';

export const bytes = (text: string) => new TextEncoder().encode(text);
/** One after the other. */
export const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function crc(data: Uint8Array): number {
  let value = -1;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ -1) >>> 0;
}

/** A chunk of a PNG. */
export function chunk(kind: string, data: Uint8Array): Uint8Array {
  const body = joined(bytes(kind), data);
  const made = new Uint8Array(12 + data.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  made.set(body, 4);
  view.setUint32(8 + data.length, crc(body));
  return made;
}

/** A PNG of one pixel, with chunks before the pixel. */
export function png(...chunks: Uint8Array[]): Uint8Array {
  const header = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return joined(
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', deflateSync(Uint8Array.from([0, 0]))),
    chunk('IEND', new Uint8Array()),
  );
}

/** A JPEG of one segment and no pixels. */
export function jpeg(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2;
  return joined(
    Uint8Array.from([0xff, 0xd8, 0xff, marker, length >> 8, length & 255]),
    data,
    Uint8Array.from([0xff, 0xd9]),
  );
}

/** An archive of one file, as it begins: without the list at its end. */
export function zip(name: string, data: Uint8Array): Uint8Array {
  const packed = deflateRawSync(data);
  const head = new Uint8Array(30);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(8, 8, true);
  view.setUint32(18, packed.length, true);
  view.setUint32(22, data.length, true);
  view.setUint16(26, name.length, true);
  return joined(head, bytes(name), packed);
}

export const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
