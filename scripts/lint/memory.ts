import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compact, type Memory, type Recorded, type RecordedDepth } from '../../src/core/lint/change/lazy.ts';

const engine = join(import.meta.dirname, '..', '..');

/**
 * What was read from documents before, kept below `.cache/lint` by the content of each. It counts only as long as
 * the program, the configuration and the templates are the same; a cache that cannot be read is none.
 *
 * @param readWith files that decide how documents are read
 * @param ids the content of each document, as git names it
 */
export function openMemory(
  folder: string,
  readWith: readonly string[],
  ids: ReadonlyMap<string, string>,
): Memory & { keep(): void } {
  const key = digestOf([
    ...filesOf(join(engine, 'src', 'core', 'model')),
    ...filesOf(join(engine, 'src', 'core', 'parse')),
    ...filesOf(join(engine, 'src', 'core', 'lint', 'change')),
    join(engine, 'package-lock.json'),
    ...readWith.map((path) => join(folder, path)),
  ]);
  const cache = join(engine, '.cache', 'lint');
  const name = join(cache, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  const records = readRecords(`${name}.json`, key);
  let depths: Map<string, string> | undefined;
  const depthOf = () => (depths ??= readDepths(`${name}.depths`, key));
  const idOf = (file: string) => `${file}:${ids.get(file) ?? ''}`;
  let isNew = false;
  return {
    recall: (file) => records.get(idOf(file)),
    recallDepth(file) {
      const line = depthOf().get(idOf(file));
      return line === undefined ? undefined : (JSON.parse(line) as RecordedDepth);
    },
    remember(file, record, depth) {
      if (!ids.has(file)) return;
      isNew = true;
      records.set(idOf(file), record);
      depthOf().set(idOf(file), JSON.stringify(depth, compact));
    },
    keep() {
      if (!isNew) return;
      const current = new Set([...ids.keys()].map(idOf));
      const kept = [...records].filter(([id]) => current.has(id));
      const lines = [...depthOf()].filter(([id]) => current.has(id)).flatMap(([id, line]) => [id, line]);
      try {
        mkdirSync(cache, { recursive: true });
        replace(`${name}.depths`, [key, ...lines].join('\n'));
        replace(`${name}.json`, JSON.stringify({ key, records: kept }));
      } catch {
        // Without a place to write to everything works, only slower.
      }
    },
  };
}

function readRecords(path: string, key: string): Map<string, Recorded> {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as { key: string; records: [string, Recorded][] };
    return new Map(read.key === key ? read.records : []);
  } catch {
    return new Map();
  }
}

function readDepths(path: string, key: string): Map<string, string> {
  try {
    const [first, ...lines] = readFileSync(path, 'utf8').split('\n');
    const depths = new Map<string, string>();
    if (first === key)
      for (let index = 0; index + 1 < lines.length; index += 2) depths.set(lines[index]!, lines[index + 1]!);
    return depths;
  } catch {
    return new Map();
  }
}

function replace(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    try {
      hash.update(readFileSync(path)).update('\0');
    } catch {
      hash.update('missing\0');
    }
  }
  return hash.digest('hex');
}
