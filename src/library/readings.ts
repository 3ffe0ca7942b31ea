import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../core/lint/judge.ts';
import type { LibraryParts, LibraryRest } from '../core/model/entry.ts';
import type { SourceFile } from '../core/model/library.ts';
import { isDocument, parseLibrary } from '../core/parse/library.ts';
import { readSource } from '../core/parse/source.ts';
import type { Cache } from './cache.ts';
import { moduleBeside } from './engine.ts';
import { keysFor } from './keys.ts';
import type { Files } from './read.ts';
import { judgeAlone, type DocumentText } from './alone.ts';

/** A library whose documents were judged by themselves. */
export interface ReadLibrary {
  parts: LibraryParts;
  readings: Reading[];
  /** What belongs to no document. */
  rest: LibraryRest;
}

/** For fewer documents another thread takes longer to start than it saves. */
const fewest = 250;
/** How many documents a thread is given at a time. */
const atATime = 50;

/**
 * Judges the documents of a library by themselves: those that the cache does not know, shared out among as many threads
 * as there are processors where they are many.
 */
export async function readLibraryBy(
  { paths, read }: Files,
  cache?: Cache<Reading>,
  threads?: number,
): Promise<ReadLibrary> {
  const others = paths.filter((path) => !isDocument(path)).map((path) => read(path));
  const { faults, images, diagrams, tickets, ...parts } = parseLibrary(others);
  const rest = { faults: [...faults], images, diagrams, tickets };
  const keyOf = cache && keysFor(others);
  const known = new Map<string, Reading>();
  const unknown: { path: string; text: string; key: string | undefined }[] = [];
  for (const path of paths.filter(isDocument)) {
    const { text, message } = readSource(read(path));
    if (message) {
      rest.faults.push(message);
      continue;
    }
    const key = keyOf?.(path, text);
    const reading = key === undefined ? undefined : cache!.get(key);
    if (reading) known.set(path, reading);
    else unknown.push({ path, text, key });
  }
  const fresh = await judgeShared(others, unknown, threads ?? (unknown.length < fewest ? 1 : availableParallelism()));
  for (const { path, key } of unknown) {
    const json = fresh.get(path)!;
    known.set(path, key === undefined ? (JSON.parse(json) as Reading) : cache!.set(key, json));
  }
  return { parts, readings: [...known.values()], rest };
}

/** Readings as JSON by path. */
async function judgeShared(
  others: readonly SourceFile[],
  documents: readonly DocumentText[],
  threads: number,
): Promise<Map<string, string>> {
  const readings = new Map<string, string>();
  if (threads === 1) {
    for (const [index, json] of judgeAlone(others)(documents).entries()) readings.set(documents[index]!.path, json);
    return readings;
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const judge = judgeElsewhere(others);
      try {
        while (next < documents.length) {
          const some = documents.slice(next, (next += atATime));
          for (const [index, json] of (await judge.ask(some)).entries()) readings.set(some[index]!.path, json);
        }
      } finally {
        await judge.end();
      }
    }),
  );
  return readings;
}

/** A thread that judges; it holds a few documents at a time. */
function judgeElsewhere(others: readonly SourceFile[]) {
  const worker = new Worker(moduleBeside(import.meta.url, 'thread'), {
    workerData: others,
    // Without a limit a thread collects its garbage late: half a gigabyte later.
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const ended = new Promise<never>((_, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
  ended.catch(() => undefined);
  return {
    ask(documents: readonly DocumentText[]): Promise<string[]> {
      const answered = new Promise<string[]>((resolve) => worker.once('message', resolve));
      worker.postMessage(documents.map(({ path, text }): DocumentText => ({ path, text })));
      return Promise.race([answered, ended]);
    },
    end: () => worker.terminate(),
  };
}
