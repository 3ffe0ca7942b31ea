import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const engine = join(import.meta.dirname, '..', '..');
const entry = join(engine, 'scripts', 'lint.ts');
// As deep in the engine as this file, so that modules find what they read from it.
const bundle = join(engine, '.cache', 'lint', 'program.mjs');

/**
 * Starts the linter. Finding and reading its six hundred modules takes longer than a short run does, so they are put
 * into one file, and that is used as long as none of them is touched. Where that cannot be done they are loaded as
 * they are. The file begins with a line that says what it was made of, and is loaded under the digest of the rest,
 * which names the program.
 */
export async function start() {
  enableCompileCache(join(engine, '.cache', 'node'));
  const digest = current() ?? (await build().catch(() => undefined));
  const url = pathToFileURL(digest === undefined ? entry : bundle);
  if (digest !== undefined) url.search = digest;
  await import(url.href);
}

/** The digest of the bundle that is there; undefined where it is not of the program as it is. */
function current() {
  try {
    const text = readFileSync(bundle, 'latin1');
    const { digest, inputs } = JSON.parse(text.slice(2, text.indexOf('\n')));
    return inputs.every(([path, stamp]) => stampOf(path) === stamp) ? digest : undefined;
  } catch {
    return undefined;
  }
}

async function build() {
  const { build } = await import('esbuild');
  const started = Date.now();
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: engine,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'esnext',
    // It is native.
    external: ['satteri'],
    // Packages that are no modules ask for those of Node in this way.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  });
  const { text } = outputFiles[0];
  const digest = createHash('sha256').update(text).digest('hex');
  const paths = Object.keys(metafile.inputs);
  // What was written to while it was read may be half of it.
  if (paths.some((path) => statSync(join(engine, path)).mtimeMs >= started)) throw new Error('The program changed.');
  const head = JSON.stringify({ digest, inputs: paths.map((path) => [path, stampOf(path)]) });
  const beside = `${bundle}.${process.pid}.tmp`;
  mkdirSync(dirname(bundle), { recursive: true });
  writeFileSync(beside, `//${head}\n${text}`);
  renameSync(beside, bundle);
  return digest;
}

/** Changes whenever a file does. */
function stampOf(path) {
  const { size, mtimeMs, ctimeMs, ino } = statSync(join(engine, path));
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}
