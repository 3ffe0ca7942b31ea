import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../core/model/library.ts';
import { judgeAlone, type DocumentText } from './alone.ts';

const judge = judgeAlone(workerData as SourceFile[]);
parentPort!.on('message', (documents: DocumentText[]) => parentPort!.postMessage(judge(documents)));
