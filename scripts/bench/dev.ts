import { spawn } from 'node:child_process';
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generateLibrary, type GeneratedFile } from '../generate/library.ts';
import { medianOf, type Measure } from './targets.ts';

const root = join(import.meta.dirname, '..', '..');
const few = 16;
const edits = 5;
/** How often a page is asked for, in milliseconds. */
const asked = 50;
/** A page that does not show an edit after so many milliseconds never will. */
const longest = 120_000;

/** A development server, a page of it, and the file that the page shows. */
interface Served {
  args: string[];
  cwd: string;
  env: Record<string, string>;
  page: string;
  file: string;
}

/**
 * Measures how long an edit takes to be seen in a browser that asks again and again: with 16 incidents beside a plain
 * collection of the same texts, and with those of a content folder beside 16.
 *
 * @param folder below the repository, where its packages are found
 * @param say told of each when it is measured
 */
export async function measureEdits(folder: string, content: string, say: (line: string) => void): Promise<Measure[]> {
  const small = join(folder, 'few');
  const { files } = generateLibrary(few, 1);
  for (const { path, text } of files) await writeBelow(small, path, text);
  const seconds: number[] = [];
  for (const [name, served] of [
    ['an edit seen on the floor', await layOutFloor(join(folder, 'dev-floor'), files)],
    [`an edit seen, ${few} incidents`, await ours(folder, small)],
    ['an edit seen, all incidents', await ours(folder, content)],
  ] as const) {
    const seen = await editSeen(served);
    seconds.push(seen);
    say(`${name}: ${seen.toFixed(2)} s`);
  }
  const [floor, withFew, withAll] = seconds as [number, number, number];
  return [
    { name: `an edit seen, ${few} incidents / floor`, value: withFew / floor, most: 2 },
    { name: `an edit seen, all incidents / ${few}`, value: withAll / withFew, most: 3 },
  ];
}

async function ours(folder: string, content: string): Promise<Served> {
  const name = await firstIn(content);
  return {
    args: [join(root, 'scripts/dev.ts')],
    cwd: root,
    env: { CONTENT_DIR: content, CACHE_DIR: join(folder, 'kept') },
    page: `incidents/${name.replace('.mdx', '')}/`,
    file: join(content, 'postmortems', name),
  };
}

/** A collection of the same texts, as the documentation of Astro makes one. */
async function layOutFloor(folder: string, files: readonly GeneratedFile[]): Promise<Served> {
  await writeBelow(folder, 'package.json', '{ "type": "module" }\n');
  await writeBelow(folder, 'astro.config.mjs', 'export default {};\n');
  await writeBelow(
    folder,
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { incidents: defineCollection({ loader: glob({ pattern: '*.md', base: './texts' }) }) };
`,
  );
  await writeBelow(
    folder,
    'src/pages/incidents/[id].astro',
    `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('incidents')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { Content } = await render(Astro.props.entry);
---
<html lang="en"><body><Content /></body></html>
`,
  );
  const texts = files
    .filter(({ path }) => path.startsWith('postmortems/'))
    .map(({ path, text }) => ({ name: path.slice('postmortems/'.length, -'.mdx'.length), text }));
  for (const { name, text } of texts) await writeBelow(folder, `texts/${name}.md`, text);
  const { name } = texts[0]!;
  return {
    args: [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev'],
    cwd: folder,
    env: {},
    page: `incidents/${name}/`,
    file: join(folder, 'texts', `${name}.md`),
  };
}

const firstIn = async (content: string) => (await readdir(join(content, 'postmortems'))).sort()[0]!;

async function writeBelow(folder: string, path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** The median time from the end of a write to the first answer that shows it, in seconds. */
async function editSeen({ args, cwd, env, page, file }: Served): Promise<number> {
  const server = spawn(process.execPath, [...args, '--port', '4790'], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const base = await addressOf(server);
    const shows = async (text: string) => {
      for (const end = performance.now() + longest; performance.now() < end; await wait(asked)) {
        const answer = await fetch(`${base}${page}`).then(
          async (response) => (response.ok ? response.text() : ''),
          () => '',
        );
        if (answer.includes(text)) return;
      }
      throw new Error(`${page} did not show ${JSON.stringify(text)}.`);
    };
    await shows('<h2');
    const seconds: number[] = [];
    for (let number = 1; number <= edits; number++) {
      await appendFile(file, `\nEdit number ${number} is seen.\n`);
      const started = performance.now();
      await shows(`Edit number ${number} is seen.`);
      seconds.push((performance.now() - started) / 1000);
      // Watchers put changes that follow closely together.
      await wait(500);
    }
    return medianOf(seconds);
  } finally {
    server.kill();
  }
}

function addressOf(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /(http:\/\/localhost:\d+\/)/.exec(said) ?? [];
      if (address) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`The server ended:\n${said}`)));
  });
}
