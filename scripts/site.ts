import { build } from 'astro';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JudgedLibrary } from '../src/library/judged.ts';
import { replaceFolder } from '../src/library/replace.ts';
import { handToPages } from '../src/site/build/given.ts';
import { digestOfSite, isBuilt, rememberBuilt } from '../src/site/build/last-build.ts';
import { step } from './progress.ts';

/**
 * Builds the internal site of a judged library, unless the output folder holds just that. It is built in a folder of its
 * own and moved into place at the end, so that a build that breaks off leaves the last site as it was.
 */
export async function buildSite(judged: JudgedLibrary): Promise<void> {
  const target = resolve(process.env['OUT_DIR'] ?? 'dist');
  const digest = await digestOfSite(judged);
  if (isBuilt(target, digest)) return;
  handToPages(judged);
  // Below the working directory: two builds that put their output elsewhere would share a folder of Astro’s.
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp(resolve('.cache', 'building-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const interrupted = () => void remove().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const outDir = join(folder, 'site');
  try {
    process.env['OUT_DIR'] = outDir;
    await step('Building the site', () => build({ logLevel: 'error' }));
    await replaceFolder(outDir, target);
  } finally {
    process.env['OUT_DIR'] = target;
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await remove();
  }
  rememberBuilt(target, digest);
}
