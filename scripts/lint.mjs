// Plain JavaScript: an old Node is told so, and the cache is on, before any TypeScript is loaded.
import './node-version.mjs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '.cache', 'node'));
await import('./lint.ts');
