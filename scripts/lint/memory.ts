import { createHash } from 'node:crypto';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compact, type Memory, type Recorded, type RecordedPlaces } from '../../src/core/lint/change/lazy.ts';

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
  // Derived values come from rules, all else from the parser alone.
  const core = (...rooms: string[]) => rooms.flatMap((room) => filesOf(join(engine, 'src', 'core', room)));
  const own = [join(engine, 'package-lock.json'), ...readWith.map((path) => join(folder, path))];
  const key = digestOf([...core('model', 'parse', 'lint/change'), ...own]);
  const cache = join(engine, '.cache', 'lint');
  const name = join(cache, sha256(folder).slice(0, 16));
  // Most of what is kept is never looked at: it stays text until it is, and the bulk of it stays on disk.
  const parts = {
    records: read(name, 'records', key),
    places: read(name, 'places', key),
    timeline: read(name, 'timeline', key),
    actions: read(name, 'actions', key),
  };
  // What rules said and took from documents follows from the rules as well.
  const ruled = once(() => {
    const key = digestOf([...core('model', 'parse', 'lint', 'metrics', 'relations'), ...own]);
    const lines = read(name, 'derived', key)();
    const derived = new Map(
      [...lines].map(([id, line]) => [id, JSON.parse(line) as Record<string, { value: unknown }>]),
    );
    return { key, derived, base: read(name, 'base', key) };
  });
  const derivedOf = (file: string) => {
    const { derived } = ruled();
    if (!derived.has(idOf(file))) derived.set(idOf(file), {});
    return derived.get(idOf(file))!;
  };
  const idOf = (file: string) => `${file}:${ids.get(file) ?? ''}`;
  const recall = <T>(part: () => Map<string, string>, file: string): T | undefined => {
    const line = part().get(idOf(file));
    return line === undefined ? undefined : (JSON.parse(line) as T);
  };
  const isNew = { documents: false, derived: false, base: false };
  return {
    recall: (file) => recall<Recorded>(parts.records, file),
    recallPlaces: (file) => recall<RecordedPlaces>(parts.places, file),
    recallDepth: (file, key) => recall(parts[key], file),
    remember(file, record, places, depth) {
      if (!ids.has(file)) return;
      isNew.documents = true;
      parts.records().set(idOf(file), JSON.stringify(record));
      parts.places().set(idOf(file), JSON.stringify(places));
      for (const key of ['timeline', 'actions'] as const)
        if (depth[key] !== undefined) parts[key]().set(idOf(file), JSON.stringify(depth[key], compact));
    },
    recallDerived: (file, name) => derivedOf(file)[name],
    rememberDerived(file, name, value) {
      derivedOf(file)[name] = { value };
      isNew.derived = true;
    },
    recallBase(question) {
      const line = ruled().base().get(sha256(question));
      return line === undefined ? undefined : (JSON.parse(line) as JudgedMessage[]);
    },
    rememberBase(question, messages) {
      // Only the last answer: who works on a branch asks the same again and again.
      const { base } = ruled();
      base().clear();
      base().set(sha256(question), JSON.stringify(messages));
      isNew.base = true;
    },
    keep() {
      if (!Object.values(isNew).includes(true)) return;
      const current = new Set([...ids.keys()].map(idOf));
      const ofNow = (lines: Iterable<[string, string]>) => [...lines].filter(([id]) => current.has(id));
      const write = (part: string, key: string, lines: readonly [string, string][]) =>
        replace(`${name}.${part}`, [key, ...lines.flat()].join('\n'));
      try {
        mkdirSync(cache, { recursive: true });
        if (isNew.documents) for (const [part, lines] of Object.entries(parts)) write(part, key, ofNow(lines()));
        if (isNew.derived) {
          const { derived } = ruled();
          const lines = [...derived].map(([id, values]): [string, string] => [id, JSON.stringify(values)]);
          write('derived', ruled().key, ofNow(lines));
        }
        if (isNew.base) write('base', ruled().key, [...ruled().base()]);
      } catch {
        // Without a place to write to everything works, only slower.
      }
    },
  };
}

/** A part of what is kept: a line that names a document and its content, and a line of JSON. Read at the first look. */
function read(name: string, part: string, key: string): () => Map<string, string> {
  let kept: Map<string, string> | undefined;
  return () => {
    if (kept) return kept;
    kept = new Map();
    try {
      const lines = readFileSync(`${name}.${part}`, 'utf8').split('\n');
      if (lines[0] === key)
        for (let index = 1; index + 1 < lines.length; index += 2) kept.set(lines[index]!, lines[index + 1]!);
    } catch {
      // There is none yet.
    }
    return kept;
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function replace(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
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
