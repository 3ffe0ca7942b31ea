// Plain JavaScript: an old Node is told so, and the cache is on, before any TypeScript is loaded.
import './node-version.mjs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Threads find it by the variable.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', '.cache', 'node');
enableCompileCache();
await import('./lint.ts');
