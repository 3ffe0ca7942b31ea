import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command, type Result } from './command.ts';
import { writeCommon } from './commonlibrary.ts';

export const today = '2999-01-01';
const id = '2026-05-05-shelves-empty';
export const page = `incidents/${id}/index.html`;
export const post = `postmortems/${id}.mdx`;
export const image = `images/${id}`;

/** A library of one incident, one that was taken back, and the catalogues; and what can be done with it. */
export class OneIncident {
  readonly content: string;
  /** Where its public site is put. */
  readonly out: string;

  private constructor(folder: string) {
    this.content = join(folder, 'content');
    this.out = join(folder, 'out');
  }

  /** Writes it into a folder. */
  static async write(folder: string): Promise<OneIncident> {
    const made = new OneIncident(folder);
    await writeCommon(made.content, 1);
    for (const name of await readdir(join(made.content, 'postmortems')))
      if (!/shelves-empty|false-alarm/.test(name)) await rm(join(made.content, 'postmortems', name));
    return made;
  }

  build(...args: string[]): Promise<Result> {
    return command('build-public', this.content, ['--out', this.out, '--now', today, ...args]);
  }

  approve(): Promise<Result> {
    return command('public', this.content, ['approve', id, '--by', 'ekhan', '--now', '2026-05-21', '--write']);
  }

  /** Changes a file; it has to be another one afterwards. */
  async change(name: string, edited: (text: string) => string): Promise<void> {
    const before = await readFile(join(this.content, name), 'utf8');
    expect(edited(before)).not.toBe(before);
    await writeFile(join(this.content, name), edited(before));
  }
}

export const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="2" y="14">${text}</text></svg>`;

export const there = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
