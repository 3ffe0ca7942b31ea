import { createHash, hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 of a text, as lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** Digests of pictures by their paths below the content folder, for the approval; one that cannot be read has none. */
export async function digestPictures(folder: string, paths: Iterable<string>): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes) digests.set(path, `sha256-${createHash('sha256').update(bytes).digest('hex')}`);
  }
  return digests;
}
