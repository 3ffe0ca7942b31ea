import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

enableCompileCache(join(import.meta.dirname, '..', '..', '.cache', 'node'));
const { readShare } = await import('./shares.ts');
const readings: string[] = [];
readShare(workerData, readings);
parentPort!.postMessage(readings);
