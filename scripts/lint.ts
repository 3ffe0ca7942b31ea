import { command } from './lint/command.ts';
import { run } from './run.ts';

// The linter.
await run(command);
