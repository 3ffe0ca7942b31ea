import { fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Memory, Values } from '../../src/core/lint/change/standin.ts';
import { stretchAt } from '../../src/core/model/starts.ts';
import { replaceFile } from './replace.ts';

const engine = join(import.meta.dirname, '..', '..');

/** The digest of the program, where it was loaded from a bundle. */
const bundled = new URL(import.meta.url).search;

/**
 * What follows from documents, kept below `.cache/lint` by the content of each. It counts only as long as the
 * program, the folder, the configuration and the templates are the same; a cache that cannot be read is none.
 *
 * @param readWith files that decide how documents are read
 * @param ids the content of each document, as git names it
 */
export function openMemory(
  folder: string,
  readWith: readonly string[],
  ids: ReadonlyMap<string, string>,
): Memory & { keep(): Promise<void> } {
  const program = bundled || digestOf(['package-lock.json', ...sources()].map((path) => resolve(engine, path)));
  const key = printCell([program, folder, ...readWith.map((path) => textOf(join(folder, path)))]);
  // Two folders may have one name; then each forgets what the other one kept.
  const path = join(engine, '.cache', 'lint', `of-${encodeURIComponent(folder).slice(-200)}`);
  const table = openTable(path, key);
  // A row counts for the content it was made from.
  const rows = new Map<string, number>();
  for (const [row, [file, id]] of (table?.rows ?? []).entries()) if (ids.get(file) === id) rows.set(file, row);
  const fresh = new Map<string, Values>();
  return {
    recall(file, name) {
      const row = rows.get(file);
      const cell = row === undefined ? '' : table!.cell(name, row);
      return cell === '' ? undefined : readCell(cell);
    },
    find(name, words) {
      const found = words.flatMap((word) => [...(table?.find(name, printCell(word)) ?? [])]);
      return new Set(found.map((row) => table!.rows[row]![0]));
    },
    remember(file, values) {
      if (ids.has(file)) fresh.set(file, values);
    },
    async keep() {
      if (fresh.size === 0) return;
      const now = [...ids].flatMap(([file, id]): Row[] => {
        const values = fresh.get(file);
        const row = rows.get(file);
        if (values) return [{ name: [file, id], cell: (name) => printCell(values[name]) }];
        return row === undefined ? [] : [{ name: [file, id], cell: (name) => table!.cell(name, row) }];
      });
      const columns = new Set([...(table?.columns ?? []), ...[...fresh.values()].flatMap(Object.keys)]);
      try {
        mkdirSync(dirname(path), { recursive: true });
        await replaceFile(path, printTable(key, [...columns], now));
      } catch {
        // Without a place to write to everything works, only slower.
      }
    },
  };
}

/**
 * A table in a file: a line of what it counts for, one of the names of its rows and columns, and then column by
 * column a line of JSON for each cell. Only the columns that are asked for are read. All of it is ASCII.
 */
interface Table {
  columns: readonly string[];
  rows: readonly RowName[];
  cell(column: string, row: number): string;
  /** Rows in which a cell has some text. */
  find(column: string, text: string): Iterable<number>;
}

type RowName = [file: string, id: string];

interface Row {
  name: RowName;
  cell(column: string): string;
}

interface Head {
  rows: RowName[];
  /** How long each column is. */
  columns: Record<string, number>;
}

function openTable(path: string, key: string): Table | undefined {
  try {
    const file = openSync(path, 'r');
    const lines = firstLines(file, 2);
    if (lines?.[0] !== key) return undefined;
    const head = JSON.parse(lines[1]!) as Head;
    const columns = new Map<string, () => Column>();
    let from = lines.join('\n').length + 1;
    for (const [name, length] of Object.entries(head.columns)) {
      const start = from;
      columns.set(
        name,
        once(() => columnOf(readBytes(file, start, length), head.rows.length)),
      );
      from += length;
    }
    if (from !== fstatSync(file).size) return undefined;
    return {
      columns: [...columns.keys()],
      rows: head.rows,
      cell: (column, row) => columns.get(column)?.().cell(row) ?? '',
      find: (column, text) => columns.get(column)?.().find(text) ?? [],
    };
  } catch {
    return undefined;
  }
}

interface Column {
  cell(row: number): string;
  find(text: string): Iterable<number>;
}

function columnOf(bytes: Buffer, count: number): Column {
  // Where cells begin, and behind the last one where the next would.
  const starts = new Int32Array(count + 1);
  for (let row = 1; row <= count; row++) starts[row] = bytes.indexOf(0x0a, starts[row - 1]) + 1;
  return {
    cell: (row) => bytes.toString('latin1', starts[row], starts[row + 1]! - 1),
    *find(text) {
      for (let at = bytes.indexOf(text); at >= 0;) {
        const row = stretchAt(starts, at);
        yield row;
        at = bytes.indexOf(text, starts[row + 1]);
      }
    },
  };
}

function firstLines(file: number, count: number): string[] | undefined {
  for (let length = 1 << 20; ; length *= 4) {
    const text = readBytes(file, 0, length).toString('latin1');
    const lines = text.split('\n', count + 1);
    if (lines.length > count) return lines.slice(0, count);
    if (text.length < length) return undefined;
  }
}

function readBytes(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, from));
}

function printTable(key: string, names: readonly string[], rows: readonly Row[]): string {
  const columns = names.map((name) => rows.map(({ cell }) => `${cell(name)}\n`).join(''));
  const head: Head = {
    rows: rows.map(({ name }) => name),
    columns: Object.fromEntries(names.map((name, index) => [name, columns[index]!.length])),
  };
  return `${key}\n${printCell(head)}\n${columns.join('')}`;
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
  const json = JSON.stringify(value) as string | undefined;
  return (json ?? '').replace(/[\u0080-\uffff]/g, (code) => `\\u${code.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
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

function digestOf(paths: readonly string[]): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', paths.map(textOf).join('\0'));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'missing';
  }
}
