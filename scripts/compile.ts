import { build, type Plugin } from 'esbuild';
import { rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { engineFolder } from '../src/library/engine.ts';

/**
 * JavaScript of the commands and what they use: Node reads no TypeScript below `node_modules`. Each file stays one file,
 * at the same place below `lib/`, so that threads are found there. What Vite compiles (pages, components) goes into the
 * package as it is.
 */
const out = join(engineFolder, 'lib');

const eachStays: Plugin = {
  name: 'each-stays-a-file',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => {
      if (kind === 'entry-point') return undefined;
      return { path: path.startsWith('.') ? path.replace(/\.(?:ts|mjs)$/, '.js') : path, external: true };
    });
  },
};

const sources = ['src', 'scripts']
  .flatMap((folder) =>
    readdirSync(join(engineFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(entry.name))
      .map(({ parentPath, name }) => relative(engineFolder, join(parentPath, name)).replaceAll('\\', '/')),
  )
  .filter(
    (path) =>
      !/_testing\/|^src\/(?:pages|public\/pages|content)|^scripts\/(?:bench|fuzz|seeds|corpus|compile|generate)/.test(
        path,
      ),
  );

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: [...sources, 'astro.config.mjs'],
  absWorkingDir: engineFolder,
  outbase: '.',
  outdir: out,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.12',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  plugins: [eachStays],
});
