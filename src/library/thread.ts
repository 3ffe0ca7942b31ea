import { parentPort, workerData } from 'node:worker_threads';
import { judgeAlone, type Share } from './alone.ts';

parentPort!.postMessage(judgeAlone(workerData as Share));
