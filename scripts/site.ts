import { build } from 'astro';
import { resolve } from 'node:path';
import type { JudgedLibrary } from '../src/library/judged.ts';
import { handToPages } from '../src/site/build/given.ts';
import { digestOfSite, isBuilt, rememberBuilt } from '../src/site/build/last-build.ts';
import { step } from './progress.ts';

/** Builds the internal site of a judged library, unless the output folder holds just that. */
export async function buildSite(judged: JudgedLibrary): Promise<void> {
  const folder = resolve(process.env['OUT_DIR'] ?? 'dist');
  const digest = await digestOfSite(judged);
  if (isBuilt(folder, digest)) return;
  handToPages(judged);
  await step('Building the site', () => build({ logLevel: 'error' }));
  rememberBuilt(folder, digest);
}
