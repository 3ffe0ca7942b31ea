import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

/** A browser and the environment it needs where the system lacks libraries or fonts; or why there is none. */
export type FoundBrowser = { path: string; environment: Record<string, string> } | { missing: string };

/** Starts a browser that was found. */
export function launch(found: FoundBrowser): Promise<Browser> {
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.environment },
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

/** The browser that comes along, unpacked into a folder of its own; or why there is none. */
export async function findBrowser(folder: string): Promise<FoundBrowser> {
  if (process.env['CHROME_PATH']) return { path: process.env['CHROME_PATH'], environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: 'Set CHROME_PATH to a Chromium to run the browser tests on this system.' };
  // It unpacks below the temporary folder and takes whatever lies there already: give it one of its own. Taken for
  // a Lambda it also unpacks the few system libraries it needs (https://github.com/Sparticuz/chromium).
  await mkdir(folder, { recursive: true });
  const borrowed = { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  const names = [...Object.keys(borrowed), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'];
  const before = names.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, borrowed);
  let path: string;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    path = await chromium.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  const starts = (environment: NodeJS.ProcessEnv) =>
    promisify(execFile)(path, ['--version'], { env: environment }).then(
      () => true,
      () => false,
    );
  const fonts = await layFonts(folder);
  if (await starts(process.env)) return { path, environment: fonts };
  const environment = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  if (await starts({ ...process.env, ...environment })) return { path, environment };
  return { missing: 'The browser that comes along does not start here. Set CHROME_PATH to a Chromium to run them.' };
}

/**
 * The same fonts on every machine: without any, Chromium ends itself at the first sign that our own fonts lack.
 */
async function layFonts(folder: string): Promise<Record<string, string>> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'fontcache')}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
