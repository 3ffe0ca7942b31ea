import { isMainThread } from 'node:worker_threads';
import { command } from './lint/command.ts';
import { answer } from './lint/worker.ts';
import { run } from './run.ts';

// Started by `lint.mjs`, as one file.
if (isMainThread) await run(command);
else answer();
