import { build, type AstroInlineConfig } from 'astro';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JudgedLibrary } from '../src/library/judged.ts';
import { outputFolder } from '../src/library/read.ts';
import { recoverFolder, replaceFolder } from '../src/library/replace.ts';
import { openWorkshop } from '../src/library/workshop.ts';
import { handToPages } from '../src/site/build/given.ts';
import { digestOfSite, isBuilt, rememberBuilt } from '../src/site/build/last-build.ts';
import { step } from './progress.ts';

/** Where the internal site is put: `OUT_DIR`, else `dist` in the folder of the library. */
export function siteFolder(): string {
  return resolve(process.env['OUT_DIR'] || outputFolder('dist'));
}

/** What Astro is given for the internal site, wherever the engine stands. */
export async function siteSettings(): Promise<AstroInlineConfig> {
  const { root, vite } = await openWorkshop();
  const { default: config } = (await import('../astro.config.mjs')) as { default: AstroInlineConfig };
  return { ...config, root, configFile: false, vite: { ...config.vite, cacheDir: vite } };
}

/**
 * Builds the internal site of a judged library, unless the output folder holds just that. It is built in a folder of its
 * own and moved into place at the end, so that a build that breaks off leaves the last site as it was.
 */
export async function buildSite(judged: JudgedLibrary): Promise<void> {
  const target = siteFolder();
  await recoverFolder(target);
  const digest = await digestOfSite(judged);
  if (isBuilt(target, digest)) return;
  handToPages(judged);
  // Below the working directory: two builds that put their output elsewhere would share a folder of Astro’s.
  const folder = await (await openWorkshop()).newFolder('building');
  const remove = () => rm(folder, { recursive: true, force: true });
  const interrupted = () => void remove().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const outDir = join(folder, 'site');
  try {
    process.env['OUT_DIR'] = outDir;
    await step('Building the site', async () => build({ ...(await siteSettings()), outDir, logLevel: 'error' }));
    await replaceFolder(outDir, target);
  } finally {
    process.env['OUT_DIR'] = target;
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await remove();
  }
  rememberBuilt(target, digest);
}
