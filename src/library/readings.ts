import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../core/lint/judge.ts';
import type { LibraryParts, LibraryRest } from '../core/model/entry.ts';
import type { SourceFile } from '../core/model/library.ts';
import { isDocument, parseLibrary } from '../core/parse/library.ts';
import { readSource } from '../core/parse/source.ts';
import type { Cache } from './cache.ts';
import { keysFor } from './keys.ts';
import type { Files } from './read.ts';
import { judgeAlone, type Share } from './alone.ts';

/** A library whose documents were judged by themselves. */
export interface ReadLibrary {
  parts: LibraryParts;
  readings: Reading[];
  /** What belongs to no document. */
  rest: LibraryRest;
}

/** For fewer documents another thread takes longer to start than it saves. */
const fewest = 250;

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
  const { faults, images, tickets, ...parts } = parseLibrary(others);
  const rest = { faults: [...faults], images, tickets };
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

/** Readings as JSON by path: strings go from thread to thread at no cost. */
async function judgeShared(
  others: SourceFile[],
  documents: readonly { path: string; text: string }[],
  threads: number,
): Promise<Map<string, string>> {
  const share = (number: number): Share => ({
    others,
    documents: documents.filter((_, index) => index % threads === number),
  });
  const elsewhere = Array.from({ length: threads - 1 }, (_, index) => judgeElsewhere(share(index + 1)));
  // A thread that breaks off is told by the `await` below, not as an error nobody waits for.
  for (const promise of elsewhere) promise.catch(() => undefined);
  const own = judgeAlone(share(0));
  return new Map([own, ...(await Promise.all(elsewhere))].flatMap((readings) => [...readings]));
}

function judgeElsewhere(share: Share): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: share });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
}
