import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findBrowser, type FoundBrowser } from './browser.ts';
import { ownPages, reviews, strangers } from './strangers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder the site under test was built into. */
    dist: string;
    /** Its address, base path included. */
    site: string;
    base: string;
    browser: FoundBrowser;
  }
}

const base = '/x/';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

/**
 * Builds a site once for all browser tests: 40 generated incidents and a few documents a stranger might send, below a
 * base path; serves it, and unpacks a browser into a folder of its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'postmortems-'));
  const content = join(folder, 'content');
  const dist = join(folder, 'dist');
  const run = promisify(execFile);
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: content,
    OUT_DIR: dist,
    BASE_PATH: base,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  delete (environment as Record<string, unknown>)['VITEST'];
  await run(process.execPath, ['scripts/generate.ts', content, '40', '--seed', '7'], { env: environment });
  // It says where its files are edited, and has a colour.
  const library = join(content, 'library.yaml');
  await writeFile(
    library,
    `${await readFile(library, 'utf8')}\nedit: https://code.example/edit/main/content/{file}\npublication: { colour: '#7a1f5c' }\n`,
  );
  // Somebody wants it outside, so that it has a page that compares.
  const wanted = join(content, 'postmortems/2025-09-08-dns-resolver-role-lost-rights.mdx');
  await writeFile(
    wanted,
    (await readFile(wanted, 'utf8')).replace('---\n', '---\npublication: { by: hortiz, on: 2026-01-10 }\n'),
  );
  await setDueDates(join(content, 'postmortems'));
  for (const [name, text] of Object.entries(strangers)) await writeFile(join(content, 'postmortems', name), text);
  await mkdir(join(content, 'reviews'), { recursive: true });
  for (const [name, text] of Object.entries(reviews)) await writeFile(join(content, 'reviews', name), text);
  await mkdir(join(content, 'images', 'stranger'), { recursive: true });
  await writeFile(
    join(content, 'images/stranger/drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>planted()</script><rect width="9" height="9" onclick="planted()"/></svg>',
  );
  await mkdir(join(content, 'docs', 'on-call'), { recursive: true });
  for (const [name, text] of Object.entries(ownPages)) await writeFile(join(content, 'docs', name), text);
  await run(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    env: environment,
    maxBuffer: 1e8,
  });

  const server = await serveFolder(dist, base);

  project.provide('dist', dist);
  project.provide('base', base);
  project.provide('site', server.address);
  project.provide('browser', await findBrowser(join(folder, 'browser')));
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Makes the action items of the last five incidents due in the last months, whatever day it is. */
async function setDueDates(folder: string): Promise<void> {
  let count = 0;
  for (const name of (await readdir(folder)).sort().slice(-5)) {
    const text = await readFile(join(folder, name), 'utf8');
    const due = () => new Date(Date.now() - 86_400_000 * (10 + 37 * (count++ % 12))).toISOString().slice(0, 10);
    await writeFile(
      join(folder, name),
      text.replace(/(?<=^\| A\d+ .*\| )\d{4}-\d\d-\d\d(?= )/gm, () => due()),
    );
  }
}

/** Serves a folder below a base path as any file server would. */
export async function serveFolder(
  folder: string,
  below: string,
  headers: Record<string, string> = {},
): Promise<{ address: string; close(): Promise<unknown> }> {
  const server = createServer((request, response) => {
    void (async () => {
      let path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
      if (!path.startsWith(below)) return void response.writeHead(404).end();
      path = join(folder, path.slice(below.length));
      if ((await stat(path).catch(() => undefined))?.isDirectory()) path = join(path, 'index.html');
      if (!(await stat(path).catch(() => undefined))) return void response.writeHead(404).end();
      response.writeHead(200, { ...headers, 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
      createReadStream(path).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}${below}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
