import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TestProject } from 'vitest/node';
import { rules } from '../../core/lint/rules/index.ts';
import { findBrowser, type FoundBrowser } from '../../pages/_testing/browser.ts';
import { serveFolder } from '../../pages/_testing/setup.ts';
import type { Canary } from '../../core/publish/_testing/canaries.ts';
import { today, writeCanaries } from './canarylibrary.ts';
import { command } from './command.ts';
import { corrected, withdrawn } from './documents.ts';

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
  await succeed('generate', folder, [content, '70', '--seed', '7', '--public']);
  const configuration = await readFile(join(content, 'library.yaml'), 'utf8');
  await writeFile(
    join(content, 'library.yaml'),
    configuration.replace('  colour:', '  base: /x/\n  customers: [quaggabooks]\n  colour:'),
  );
  const quiet = Object.keys(rules).map((id) => `  ${id}: off\n`);
  await appendFile(join(content, 'library.yaml'), `rules:\n${quiet.join('')}`);
  await mkdir(join(content, 'images/2026-05-05-shelves-empty'), { recursive: true });
  await writeFile(
    join(content, 'images/2026-05-05-shelves-empty/graph.png'),
    await sharp({ create: { width: 640, height: 200, channels: 3, background: '#789' } })
      .png()
      .toBuffer(),
  );
  await writeFile(join(content, 'postmortems/2026-05-05-shelves-empty.mdx'), corrected);
  await writeFile(join(content, 'postmortems/2026-05-06-false-alarm.mdx'), withdrawn);
  await succeed('public', content, [
    'approve',
    '2026-05-05-shelves-empty',
    '--by',
    'fleroy',
    '--now',
    '2026-05-20',
    '--write',
  ]);
  await succeed('build-public', content, ['--out', site, '--now', '2999-01-01']);

  const base = '/x/';
  const server = await serveFolder(site, base);
  project.provide('canaries', canaries);
  project.provide('canarySite', canarySite);
  project.provide('publicSite', site);
  project.provide('publicContent', content);
  project.provide('publicBase', base);
  project.provide('publicAddress', server.address);
  project.provide('browser', await findBrowser(join(folder, 'browser')));
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function succeed(script: string, content: string, args: string[]): Promise<void> {
  const { code, stdout, stderr } = await command(script, content, args);
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
}
