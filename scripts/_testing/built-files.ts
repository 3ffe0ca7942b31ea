import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file of a built site by its path, with its bytes. */
export async function filesIn(site: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(site.length + 1);
    files.set(path, (await readFile(join(site, path))).toString('base64'));
  }
  return new Map([...files].sort());
}
