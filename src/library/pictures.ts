import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { contentFolder } from './read.ts';

/** Formats keep their size near the start; a large block of metadata may stand before it. */
const headerBytes = 256 * 1024;

/**
 * Width and height of a picture of the library in pixels, from its first bytes; nothing where they do not say.
 *
 * @param path below the content folder
 */
export function sizeOf(path: string): { width?: number; height?: number } {
  let file: number | undefined;
  try {
    file = openSync(join(contentFolder(), path), 'r');
    const header = Buffer.alloc(headerBytes);
    const { width, height, orientation } = imageSize(header.subarray(0, readSync(file, header, 0, headerBytes, 0)));
    if (!width || !height) return {};
    // Cameras store a portrait lying down, with a note to turn it.
    const turned = orientation !== undefined && orientation >= 5;
    return { width: Math.round(turned ? height : width), height: Math.round(turned ? width : height) };
  } catch {
    return {};
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** SHA-256 of a text, as lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** Digests of pictures by their paths below the content folder, for the approval; one that cannot be read has none. */
export async function digestPictures(folder: string, paths: Iterable<string>): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes) digests.set(path, digestPicture(bytes));
  }
  return digests;
}

/** The digest of the bytes of a picture, for the approval. */
export function digestPicture(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('hex')}`;
}
