import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A third of a short run is compiling this program: what was compiled once is kept.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'node'));
const { command } = await import('./lint/command.ts');
const { run } = await import('./run.ts');
await run(command);
