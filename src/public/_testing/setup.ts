import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser, type FoundBrowser } from '../../pages/_testing/browser.ts';
import { serveFolder } from '../../pages/_testing/setup.ts';
import type { Canary } from '../../core/publish/_testing/canaries.ts';
import { today, writeCanaries } from './canarylibrary.ts';
import { succeed } from './command.ts';
import { writeCommon } from './commonlibrary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    canaries: Canary[];
    /** The folder the site of the canaries was built into. */
    canarySite: string;
    /** The folder the common site was built into, below `publicBase`. */
    publicSite: string;
    /** Its content folder. */
    publicContent: string;
    publicBase: string;
    /** What the command said that built it. */
    publicSaid: string;
    /** Its address, base path included. */
    publicAddress: string;
    browser: FoundBrowser;
  }
}

/** Builds two public sites: one of canaries, and one of 60 generated incidents and two written by hand. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'public-'));
  const canaryContent = join(folder, 'canaries');
  const canarySite = join(folder, 'canary-site');
  const canaries = await writeCanaries(canaryContent);
  await succeed('build-public', canaryContent, ['--out', canarySite, '--now', today]);

  const content = join(folder, 'content');
  const site = join(folder, 'site');
  await writeCommon(content, 70);
  const said = await succeed('build-public', content, ['--out', site, '--now', '2999-01-01']);

  const base = '/x/';
  const server = await serveFolder(site, base);
  project.provide('canaries', canaries);
  project.provide('canarySite', canarySite);
  project.provide('publicSite', site);
  project.provide('publicContent', content);
  project.provide('publicSaid', said);
  project.provide('publicBase', base);
  project.provide('publicAddress', server.address);
  project.provide('browser', await findBrowser(join(folder, 'browser')));
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
