import { parentPort, workerData } from 'node:worker_threads';
import { readShare, type Shared } from './shares.ts';

/** Judges a share of the documents in a thread of its own. */
export function answer(): void {
  const readings: string[] = [];
  readShare(workerData as Shared, readings);
  parentPort!.postMessage(readings);
}
