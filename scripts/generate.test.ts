import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judge } from '../src/core/lint/judge.ts';
import type { Library } from '../src/core/model/library.ts';
import { parseLibrary } from '../src/core/parse/library.ts';
import { signals } from '../src/core/relations/related.ts';
import { relationQuality } from './bench/relations.ts';
import { causes as allCauses, factors, runbooks, services, triggers } from './generate/data.ts';
import { generateLibrary, type GeneratedFile } from './generate/library.ts';

const encoder = new TextEncoder();
const parse = (files: readonly GeneratedFile[]): Library =>
  parseLibrary(
    files.map(({ path, text }) => {
      const bytes = encoder.encode(text);
      return { path, bytes, size: bytes.length };
    }),
  );

describe('a generated library', () => {
  it('is the same for the same seed, and another one for another seed', () => {
    expect(generateLibrary(30, 7)).toEqual(generateLibrary(30, 7));
    expect(generateLibrary(30, 8).causes).not.toEqual(generateLibrary(30, 7).causes);
  });

  it('is the beginning of every larger one', () => {
    const large = new Map(generateLibrary(60, 1).files.map(({ path, text }) => [path, text]));
    for (const { path, text } of generateLibrary(20, 1).files) expect(large.get(path)).toBe(text);
  });

  it('has one file for each incident, and a cause', () => {
    const { files, causes } = generateLibrary(400, 3);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    expect(files.filter(({ path }) => path.startsWith('postmortems/'))).toHaveLength(400);
    expect(new Set(Object.values(causes)).size).toBeGreaterThan(35);
  });

  it('reads without a fault and is judged without an error, on any day', () => {
    for (const seed of [1, 2]) {
      const library = parse(generateLibrary(30, seed).files);
      const faults = [...library.faults, ...[...library.postmortems, ...library.runbooks].flatMap((one) => one.faults)];
      expect(faults).toEqual([]);
      for (const today of ['2026-06-01', '2036-06-01']) {
        const wrong = judge(library, { today }).filter(({ level }) => level === 'error');
        expect(wrong.map(({ rule, reason, place }) => `${place.file}:${place.line} ${rule}: ${reason}`)).toEqual([]);
      }
    }
  });

  it('looks like a real one in size', () => {
    const { files } = generateLibrary(300, 1);
    const { postmortems } = parse(files);
    const sorted = (values: number[]) => values.sort((a, b) => a - b);
    const sizes = sorted(postmortems.map(({ text }) => encoder.encode(text).length));
    expect(sizes[150]).toBeGreaterThan(8_000);
    expect(sizes[150]).toBeLessThan(10_000);
    expect(sizes.at(-1)).toBeLessThan(32_000);
    const rows = sorted(postmortems.map(({ timeline }) => timeline.events.length));
    expect(rows[0]).toBeGreaterThanOrEqual(8);
    expect(rows.at(-1)).toBeLessThanOrEqual(30);
    const actions = sorted(postmortems.map(({ actions }) => actions.length));
    expect(actions[0]).toBeGreaterThanOrEqual(2);
    expect(actions.at(-1)).toBeLessThanOrEqual(8);
    const moments = postmortems.flatMap(({ timeline }) => timeline.events.map(({ moment }) => moment!));
    expect(moments.some(({ precision }) => precision === 'second')).toBe(true);
    expect(moments.some(({ earliest, latest }) => latest > earliest)).toBe(true);
    expect(moments.some(({ approximate }) => approximate)).toBe(true);
    expect(moments.some(({ zone }) => zone !== 'UTC')).toBe(true);
  });

  it('draws every cause’s services, factors, triggers and runbooks from its catalogue', () => {
    const known = {
      services: services.map(({ id }) => id),
      factors: factors.map(({ id }) => id),
      triggers: triggers.map(({ id }) => id),
      runbooks: runbooks.map(({ id }) => id),
    };
    for (const cause of allCauses)
      for (const kind of ['services', 'factors', 'triggers', 'runbooks'] as const)
        expect(known[kind]).toEqual(expect.arrayContaining([...cause[kind]]));
  });
});

describe('the command', () => {
  const generate = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'generate.ts'), ...args]).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
    );

  it('writes the library with its causes in a hidden file, into an empty folder only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'generate-'));
    try {
      const { code, text } = await generate(folder, '3', '--seed', '5');
      expect(code).toBe(0);
      expect(text).toContain('Wrote 3 incidents');
      const { files, causes } = generateLibrary(3, 5);
      for (const file of files) expect(await readFile(join(folder, file.path), 'utf8')).toBe(file.text);
      expect(JSON.parse(await readFile(join(folder, '.causes.json'), 'utf8'))).toEqual(causes);
      const before = await readdir(folder, { recursive: true });
      const again = await generate(folder, '3');
      expect(again).toEqual({ code: 2, text: expect.stringContaining('is not empty') });
      expect(await readdir(folder, { recursive: true })).toEqual(before);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses what is no folder and what is no number', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'generate-'));
    try {
      const file = join(folder, 'file');
      await writeFile(file, 'x');
      expect(await generate(file, '3')).toEqual({ code: 2, text: expect.stringContaining('is not a folder') });
      expect(await generate(join(folder, 'new'), 'many')).toEqual({
        code: 2,
        text: expect.stringContaining('Give a whole number'),
      });
      expect(await readdir(folder)).toEqual(['file']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe.each([1, 2, 3])('the first three suggestions of 200 incidents, seed %d', (seed) => {
  const { chance, rows } = relationQuality(200, seed);
  const share = (name: string) => rows.find((row) => row.name === name)!.share;

  it('have the same hidden cause far more often than chance, with factors hidden from the method', () => {
    expect(chance).toBeLessThan(0.05);
    expect(share('factors hidden')).toBeGreaterThan(3 * chance);
    expect(share('factors and text hidden')).toBeGreaterThan(3 * chance);
  });

  it('do so by text alone', () => {
    expect(share('text alone')).toBeGreaterThan(3 * chance);
  });

  it('do so best with all signals', () => {
    const alone = signals.map((signal) => share(`${signal} alone`));
    expect(share('all signals')).toBeGreaterThan(Math.max(...alone));
  });
});
