import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Digests of everything in a folder; none where there is no folder. */
export async function digestsIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const digests = new Set<string>();
  for (const entry of entries)
    if (entry.isFile()) digests.add(digestOfFile(await readFile(join(entry.parentPath, entry.name))));
  return digests;
}

/** The digest of the bytes of a file. */
export function digestOfFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Names of classes in a style sheet. */
export function classesIn(styles: string): string[] {
  return [...styles.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map((match) => match[1]!);
}

/** A page without the class attributes whose names all come from the engine's own style sheets. */
export function withoutOwnClasses(page: string, classes: ReadonlySet<string>): string {
  return page.replace(/(<[^<>]*?)\sclass=(?:"([^"<>]*)"|([^\s"'<>=`]+))/gi, (whole, before: string, quoted, bare) =>
    String(quoted ?? bare)
      .split(/\s+/)
      .every((name) => classes.has(name))
      ? before
      : whole,
  );
}
