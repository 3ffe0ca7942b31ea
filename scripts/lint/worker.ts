import { parentPort, workerData } from 'node:worker_threads';
import { readShare, type Read, type Shared } from './shares.ts';

/** Judges a share of the documents in a thread of its own. */
export function answer(): void {
  const done: Read[] = [];
  readShare(workerData as Shared, done);
  parentPort!.postMessage(done);
}
