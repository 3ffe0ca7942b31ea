import { command } from './lint/command.ts';
import { run } from './run.ts';

/** The linter. `lint.mjs` starts it, as one file. */
export function lint(): Promise<void> {
  return run(command);
}
