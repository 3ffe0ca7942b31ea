// Plain JavaScript, as what it starts with: for TypeScript, Node loads a parser first, which takes as long as all of this.
import './node-version.mjs';

const { start } = await import('./lint/bundle.mjs');
await start();
