import { rename, rm, stat, writeFile } from 'node:fs/promises';

/** Writes a file as a whole or not at all: beside it first, then in its place. Its permissions stay what they were. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}.tmp`;
  const mode = await stat(path).then(
    (entry) => entry.mode & 0o777,
    () => undefined,
  );
  try {
    await writeFile(beside, content, mode === undefined ? {} : { mode });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
