// Plain JavaScript, as what it starts with: for TypeScript, Node loads a parser first, which takes as long as all of this.
import './node-version.mjs';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// Other versions of Node may not know these flags, and would say so.
if (isMainThread && process.versions.node.startsWith('24.')) {
  // A run is over before code that was compiled with most care has paid for that: without, it takes a tenth less.
  setFlagsFromString('--invocation-count-for-turbofan=100000');
  // Patterns are used again and again: one that is compiled twice, first for an interpreter, costs more than it saves.
  setFlagsFromString('--no-regexp-tier-up');
  // What was compiled is kept for the next run, what is used only once as well.
  setFlagsFromString('--no-flush-bytecode');
}

const { start } = await import('./lint/bundle.mjs');
await start();
