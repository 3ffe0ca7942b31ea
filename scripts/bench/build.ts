import { appendFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../src/library/keys.ts';
import { approveAll } from '../generate/approve.ts';
import { generateLibrary } from '../generate/library.ts';
import { measureEdits } from './dev.ts';
import { layOutPeers } from './peers.ts';
import { spend, type Spent } from './spent.ts';
import { medianOf, type Measure } from './targets.ts';

/** What was measured, by who did it. */
export interface BuildBench {
  incidents: number;
  /** YYYY-MM-DD. */
  on: string;
  machine: string;
  spent: Record<string, Spent[]>;
  measures: Measure[];
  /** Who was left out, and why. */
  missing: string[];
}

const root = join(import.meta.dirname, '..', '..');
const clean = 'clean';
const unchanged = 'nothing changed';
const edited = 'one postmortem edited';
const published = 'public build with its check';
const reference = 'Hugo + Pagefind';

/**
 * Builds a generated library from nothing, again, and after one edit, has the peers build the same text, in turns, and
 * then edits it while it is served.
 *
 * @param say told of each build when it is done
 */
export async function benchBuilds(
  incidents: number,
  runs: number,
  today: string,
  say: (line: string) => void,
): Promise<BuildBench> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'bench-'));
  try {
    const content = join(folder, 'content');
    const { files } = generateLibrary(incidents, 1, true);
    approveAll(files);
    for (const { path, text } of files) {
      const file = join(content, path);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, text);
    }
    const { peers, missing } = await layOutPeers(folder, content);
    const cache = join(folder, 'kept');
    const out = join(folder, 'out');
    const env = { CONTENT_DIR: content, CACHE_DIR: cache, OUT_DIR: out, NODE_ENV: 'production' };
    const build = `${process.execPath} ${join(root, 'scripts/build.ts')}`;
    const publish = `${process.execPath} ${join(root, 'scripts/build-public.ts')} --out ${join(folder, 'public')} --leave-out --now 2999-01-01`;
    const postmortem = join(content, 'postmortems', (await readdir(join(content, 'postmortems'))).sort().at(-2)!);
    const spent: Record<string, Spent[]> = {};
    const measure = async (name: string, command: string, cwd: string, more: Record<string, string> = {}) => {
      const one = await spend(command, cwd, { ASTRO_TELEMETRY_DISABLED: '1', ...more });
      (spent[name] ??= []).push(one);
      say(
        `${name}: ${one.processor.toFixed(1)} s of processor time, ${one.wall.toFixed(1)} s, ${one.memory.toFixed(0)} MB`,
      );
    };
    for (let run = 0; run < runs; run++) {
      await rm(cache, { recursive: true, force: true });
      await measure(clean, build, root, env);
      await measure(unchanged, build, root, env);
      await appendFile(postmortem, '\nOne more sentence.\n');
      await measure(edited, build, root, env);
      await measure(published, publish, root, env);
      for (const { name, command } of peers) {
        await rm(join(folder, 'floor/cache'), { recursive: true, force: true });
        await measure(name, command, folder).catch((error: unknown) => {
          missing.push(`${name}: ${String(error).split('\n')[0]}`);
        });
      }
    }
    const written = (await sizeOf(out)) / incidents / 1000;
    const edits = await measureEdits(folder, content, say);
    return {
      incidents,
      on: today,
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
      spent,
      measures: [...measuresOf(spent, written), ...edits],
      missing,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function measuresOf(spent: Readonly<Record<string, readonly Spent[]>>, written: number): Measure[] {
  const median = (name: string, what: keyof Spent) => medianOf((spent[name] ?? []).map((one) => one[what]));
  const ratio = (what: keyof Spent, one: string, other: string) => median(one, what) / median(other, what);
  return [
    ...(spent[reference]
      ? [
          { name: 'clean build / Hugo + Pagefind', value: ratio('processor', clean, reference), most: 2.2 },
          { name: 'the same in wall time', value: ratio('wall', clean, reference), most: 2 },
          { name: 'after one edit / Hugo + Pagefind', value: ratio('processor', edited, reference), most: 0.5 },
        ]
      : []),
    ...['floor (plain Astro) + Pagefind', 'Starlight']
      .filter((name) => spent[name])
      .map((name) => ({
        name: `clean build / ${name}`,
        value: ratio('processor', clean, name),
        most: undefined,
      })),
    { name: 'nothing changed / clean, wall time', value: ratio('wall', unchanged, clean), most: 0.5 },
    { name: 'public build with its check / clean', value: ratio('processor', published, clean), most: 1.5 },
    { name: 'most memory, GB', value: median(clean, 'memory') / 1000, most: 1.5 },
    { name: 'written per incident, KB', value: written, most: 110 },
  ];
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  return size;
}

/** What was measured as a table. */
export function printBuilds({ spent, measures, missing }: BuildBench): string {
  const rows = [
    ['what', 'processor', 'wall', 'memory'],
    ...Object.entries(spent).map(([name, all]) => [
      name,
      `${medianOf(all.map(({ processor }) => processor)).toFixed(1)} s`,
      `${medianOf(all.map(({ wall }) => wall)).toFixed(1)} s`,
      `${medianOf(all.map(({ memory }) => memory)).toFixed(0)} MB`,
    ]),
    [],
    ['measure', 'measured', 'at most', ''],
    ...measures.map(({ name, value, most }) => [
      name,
      value.toFixed(2),
      most === undefined ? '' : `${most} ${value <= most ? '✓' : '✗'}`,
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...table, ...(missing.length > 0 ? ['', ...missing.map((one) => `Left out: ${one}.`)] : [])].join('\n')}\n`;
}

function verdict(value: number, most: number | undefined): string {
  return most === undefined ? '' : value <= most ? 'met' : 'missed';
}

/** The same as a page of the handbook. */
export function pageOfBuilds({ incidents, on, machine, spent, measures, missing }: BuildBench): string {
  return `---
title: How fast it builds
description: The builds of a generated library beside those of other generators, as they were measured.
sidebar:
  order: 90
---

Measured on ${on} with ${incidents} generated incidents, on ${machine}. \`npm run bench -- build ${incidents} --write\` measures again and writes this page. Only ratios of one run say something; seconds are those of that machine.

| Build | Processor time | Wall time | Memory |
| --- | ---: | ---: | ---: |
${Object.entries(spent)
  .map(
    ([name, all]) =>
      `| ${name} | ${medianOf(all.map(({ processor }) => processor)).toFixed(1)} s | ${medianOf(all.map(({ wall }) => wall)).toFixed(1)} s | ${medianOf(all.map(({ memory }) => memory)).toFixed(0)} MB |`,
  )
  .join('\n')}

| Measure | Measured | At most | Target |
| --- | ---: | ---: | --- |
${measures.map(({ name, value, most }) => `| ${name} | ${value.toFixed(2)} | ${most ?? ''} | ${verdict(value, most)} |`).join('\n')}

Beyond what the others do, a clean build judges every document, draws its timeline for wide and for narrow screens, relates incidents, measures every part of the library, and writes data, feeds and calendars beside the pages.
${missing.length > 0 ? `\nLeft out: ${missing.join('; ')}.\n` : ''}`;
}
