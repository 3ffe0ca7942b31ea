/** A value as CBOR has it; a map is a list of its keys and values in turn. */
export type Cbor = string | number | undefined | Cbor[];

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads what Pagefind writes its indexes in (https://www.rfc-editor.org/rfc/rfc8949): strings, whole numbers, lists and
 * maps; what is none of these is undefined. Bytes that are no text are read as one-byte characters.
 *
 * @throws RangeError or TypeError where it is not written so from the first byte to the last
 */
export function readCbor(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const argument = (short: number): number => {
    if (short < 24) return short;
    const width = { 24: 1, 25: 2, 26: 4, 27: 8 }[short];
    if (width === undefined) throw new RangeError();
    const value =
      width === 1
        ? view.getUint8(at)
        : width === 2
          ? view.getUint16(at)
          : width === 4
            ? view.getUint32(at)
            : Number(view.getBigUint64(at));
    at += width;
    return value;
  };
  const take = (depth: number): Cbor => {
    if (depth > 64) throw new RangeError();
    const first = view.getUint8(at++);
    const [kind, short] = [first >> 5, first & 31];
    if (kind === 7) return void argument(short);
    const endless = short === 31;
    const length = endless ? Infinity : argument(short);
    if (kind < 2) return kind === 0 ? length : -1 - length;
    if (kind < 4) {
      if (at + length > bytes.length) throw new RangeError();
      const content = bytes.subarray(at, (at += length));
      return kind === 3 ? strict.decode(content) : Buffer.from(content).toString('latin1');
    }
    const values: Cbor[] = [];
    for (let index = 0; index < length * (kind === 5 ? 2 : 1); index++) {
      if (endless && bytes[at] === 0xff) {
        at++;
        break;
      }
      values.push(take(depth + 1));
    }
    return values;
  };
  const value = take(0);
  if (at !== bytes.length) throw new RangeError();
  return value;
}
