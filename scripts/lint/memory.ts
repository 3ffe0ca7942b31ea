import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Memory, Values } from '../../src/core/lint/change/standin.ts';

const engine = join(import.meta.dirname, '..', '..');

/** The digest of the program, where it was loaded from a bundle. */
const bundled = new URL(import.meta.url).search;

/**
 * What follows from documents, kept below `.cache/lint` by the content of each. It counts only as long as the
 * program, the configuration and the templates are the same; a cache that cannot be read is none.
 *
 * @param readWith files that decide how documents are read
 * @param ids the content of each document, as git names it
 */
export function openMemory(
  folder: string,
  readWith: readonly string[],
  ids: ReadonlyMap<string, string>,
): Memory & { keep(): void } {
  const own = ['package-lock.json', ...readWith.map((path) => join(folder, path))];
  const key = digestOf([...(bundled ? [] : sources()), ...own.map((path) => resolve(engine, path))], bundled);
  const path = join(engine, '.cache', 'lint', createHash('sha256').update(folder).digest('hex').slice(0, 16));
  const table = readTable(path, key);
  const fresh = new Map<string, Values>();
  const rowOf = (file: string) => table?.rows.get(`${file}:${ids.get(file) ?? ''}`);
  return {
    recall(file, name) {
      const row = rowOf(file);
      const cell = row === undefined ? undefined : table?.cell(name, row);
      return cell ? readCell(cell) : undefined;
    },
    remember(file, values) {
      if (ids.has(file)) fresh.set(file, values);
    },
    keep() {
      if (fresh.size === 0) return;
      const rows = [...ids].flatMap(([file, id]) => {
        const values = fresh.get(file);
        const row = rowOf(file);
        if (!values && row === undefined) return [];
        const cell = values ? (name: string) => printCell(values[name]) : (name: string) => table!.cell(name, row!);
        return [{ key: `${file}:${id}`, cell }];
      });
      try {
        mkdirSync(join(path, '..'), { recursive: true });
        const names = new Set([...(table?.columns ?? []), ...[...fresh.values()].flatMap(Object.keys)]);
        replace(path, printTable(key, [...names], rows));
      } catch {
        // Without a place to write to everything works, only slower.
      }
    },
  };
}

/**
 * A table in a file: a line of what it counts for, one of the names of its rows and columns, and then column by
 * column a line for each cell. Only the cells that are asked for are looked at; all is ASCII, so that reading is no
 * more than having it in memory.
 */
interface Table {
  columns: string[];
  rows: ReadonlyMap<string, number>;
  cell(column: string, row: number): string;
}

interface Head {
  rows: string[];
  /** How long each column is. */
  columns: Record<string, number>;
}

function readTable(path: string, key: string): Table | undefined {
  try {
    const text = readFileSync(path, 'latin1');
    if (!text.startsWith(`${key}\n`)) return undefined;
    const end = text.indexOf('\n', key.length + 1);
    const head = JSON.parse(text.slice(key.length + 1, end)) as Head;
    const columns = new Map<string, () => Int32Array>();
    let from = end + 1;
    for (const [name, length] of Object.entries(head.columns)) {
      const start = from;
      columns.set(
        name,
        once(() => cellsFrom(text, start, head.rows.length)),
      );
      from += length;
    }
    if (from !== text.length) return undefined;
    return {
      columns: [...columns.keys()],
      rows: new Map(head.rows.map((name, row) => [name, row])),
      cell(column, row) {
        const starts = columns.get(column)?.();
        return starts ? text.slice(starts[row], starts[row + 1]! - 1) : '';
      },
    };
  } catch {
    return undefined;
  }
}

/** Where cells begin, and behind the last one where the next would. */
function cellsFrom(text: string, from: number, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  starts[0] = from;
  for (let row = 1; row <= count; row++) starts[row] = text.indexOf('\n', starts[row - 1]) + 1;
  return starts;
}

function printTable(
  key: string,
  names: readonly string[],
  rows: readonly { key: string; cell(name: string): string }[],
): string {
  const columns = names.map((name) => rows.map(({ cell }) => `${cell(name)}\n`).join(''));
  const head: Head = {
    rows: rows.map((row) => row.key),
    columns: Object.fromEntries(names.map((name, index) => [name, columns[index]!.length])),
  };
  return `${key}\n${ascii(JSON.stringify(head))}\n${columns.join('')}`;
}

function readCell(cell: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(cell) as unknown };
  } catch {
    return undefined;
  }
}

/** A value that is undefined is an empty cell, which is the same as none. */
function printCell(value: unknown): string {
  return ascii(JSON.stringify(value) ?? '');
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (code) => `\\u${code.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function replace(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text, 'latin1');
  renameSync(beside, path);
}

function sources(): string[] {
  const rooms = ['model', 'parse', 'lint', 'metrics', 'relations'].map((room) => join(engine, 'src', 'core', room));
  return [import.meta.dirname, ...rooms].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(folder, name)),
  );
}

function digestOf(paths: readonly string[], more: string): string {
  const hash = createHash('sha256').update(more);
  for (const path of paths) {
    try {
      hash.update(readFileSync(path)).update('\0');
    } catch {
      hash.update('missing\0');
    }
  }
  return hash.digest('hex');
}
