import { isMainThread } from 'node:worker_threads';
import { command } from './lint/command.ts';
import { answer } from './lint/worker.ts';
import { run } from './run.ts';

// The linter, or in a thread of its own a share of its work.
if (isMainThread) await run(command);
else answer();
