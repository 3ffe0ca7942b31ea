import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isDocument } from '../../src/core/lint/change.ts';
import type { Judging } from '../../src/core/lint/judge.ts';
import { judgeTogether, reader, type Reading } from '../../src/core/lint/share.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import type { Library, SourceFile } from '../../src/core/model/library.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { readFileNow } from '../../src/library/read.ts';

/** Documents that threads share. Each takes the next few when it is through with those it has. */
export interface Shared {
  folder: string;
  /** What is no document. */
  others: readonly string[];
  documents: readonly string[];
  judging: Omit<Judging, 'rules'>;
  /** How many documents were taken. */
  taken: Int32Array<SharedArrayBuffer>;
}

/** What is left of a document: strings, which go from thread to thread at no cost and keep nothing else of it alive. */
export interface Read {
  text: string;
  /** A `Reading` without the text, as JSON. */
  reading: string;
}

const engine = join(import.meta.dirname, '..', '..');

/** For fewer documents another thread takes longer to start than it saves. */
const fewest = 250;
const few = 8;

/** Judges a large library: documents by themselves in as many threads as there are processors, then what lies between them. */
export async function judgeShared(
  folder: string,
  paths: readonly string[],
  judging: Omit<Judging, 'rules'>,
  threads = availableParallelism(),
): Promise<{ library: Library; messages: JudgedMessage[]; texts: Map<string, string> }> {
  const documents = paths.filter(isDocument);
  const others = paths.filter((path) => !isDocument(path));
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const shared: Shared = { folder, others, documents, judging, taken };
  const workers = Array.from({ length: threads - 1 }, () => readElsewhere(shared));
  const own: Read[] = [];
  const parts = readShare(shared, own);
  const read = [own, ...(await Promise.all(workers))].flat();
  const readings = read.map(({ reading }) => JSON.parse(reading) as Reading);
  const texts = new Map(read.map(({ text }, index) => [readings[index]!.file, text]));
  return { ...judgeTogether(parts, documents, readings, (path) => readFileNow(folder, path), judging), texts };
}

/** Whether a library is large enough to be shared out. */
export function isLarge(paths: readonly string[]): boolean {
  return paths.filter(isDocument).length >= fewest;
}

/**
 * Judges documents until none is left.
 *
 * @param done takes what was read
 * @returns what else is in the library
 */
export function readShare({ folder, others, documents, judging, taken }: Shared, done: Read[]): Library {
  const fileAt = (path: string): SourceFile => readFileNow(folder, path);
  const parts = parseLibrary(others.map(fileAt));
  const read = reader(parts, judging);
  for (;;) {
    const from = Atomics.add(taken, 0, few);
    if (from >= documents.length) return parts;
    for (const path of documents.slice(from, from + few)) {
      const judged = read(fileAt(path));
      if (!judged) continue;
      const { text, ...reading } = judged;
      done.push({ text, reading: JSON.stringify(reading) });
    }
  }
}

function readElsewhere(shared: Shared): Promise<Read[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(engine, 'scripts', 'lint.mjs'), { workerData: shared });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
}
