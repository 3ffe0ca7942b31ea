// An import of them would load what the linter never needs, such as streams of files.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = process.getBuiltinModule('node:fs');
const { createRequire, enableCompileCache } = process.getBuiltinModule('node:module');
const { dirname, join } = process.getBuiltinModule('node:path');
const { pathToFileURL } = process.getBuiltinModule('node:url');
const { Script } = process.getBuiltinModule('node:vm');
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

const engine = join(import.meta.dirname, '..', '..');
const entry = join(engine, 'scripts', 'lint.ts');
// As deep in the engine as this file, so that modules find what they read from it.
const bundle = join(engine, '.cache', 'lint', 'program.cjs');
const compiled = join(engine, '.cache', 'lint', 'program.code');

/** A run as long as this, in seconds, has time to see whether more of the program was compiled than is kept. */
const long = 2;

/**
 * Starts the linter. Finding and reading its six hundred modules takes longer than a short run does, and so does
 * compiling what it uses of them. So they are put into one file, which is kept together with what V8 compiled of it,
 * and that is used as long as none of them is touched. Where that cannot be done they are loaded as they are. The file
 * begins with a line that says what it was made of; the digest of the rest, and of the lockfile, names the program.
 */
export async function start() {
  const program = current() ?? (await build().catch(() => undefined));
  if (program === undefined) {
    enableCompileCache(join(engine, '.cache', 'node'));
    const { lint } = await import(pathToFileURL(entry).href);
    return lint();
  }
  const known = compiledFrom(program);
  const script = new Script(`(function (module, require, __dirname, __url) {${program.text}\n})`, {
    filename: bundle,
    cachedData: known,
  });
  const module = { exports: {} };
  const url = `${pathToFileURL(bundle)}?${program.digest}`;
  script.runInThisContext()(module, createRequire(bundle), dirname(bundle), url);
  await module.exports.lint();
  if (isMainThread) keep(program, script, script.cachedDataRejected ? undefined : known);
}

/** The program as it is in the bundle; undefined where that is not of the program as it is. */
function current() {
  try {
    const text = readFileSync(bundle, 'utf8');
    const { digest, inputs } = JSON.parse(text.slice(2, text.indexOf('\n')));
    return inputs.every(([path, stamp]) => stampOf(path) === stamp) ? { digest, text } : undefined;
  } catch {
    return undefined;
  }
}

async function build() {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { build } = await import('esbuild');
  const started = Date.now();
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: engine,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'esnext',
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__url' },
    logLevel: 'silent',
  });
  const [{ text: made }] = outputFiles;
  const lockfile = 'package-lock.json';
  const digest = createHash('sha256')
    .update(made)
    .update(readFileSync(join(engine, lockfile)))
    .digest('hex');
  const paths = [lockfile, join('scripts', 'lint', 'bundle.mjs'), ...Object.keys(metafile.inputs)];
  // What was written to while it was read may be half of it.
  if (paths.some((path) => statSync(join(engine, path)).mtimeMs >= started)) throw new Error('The program changed.');
  const head = JSON.stringify({ digest, inputs: paths.map((path) => [path, stampOf(path)]) });
  const text = `//${head}\n${made}`;
  replace(bundle, text);
  return { digest, text };
}

/** What V8 compiled of a program in earlier runs. It says itself whether it is of use to this version of V8. */
function compiledFrom({ digest }) {
  try {
    const bytes = readFileSync(compiled);
    return bytes.latin1Slice(0, digest.length) === digest ? bytes.subarray(digest.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is compiled of a program by now. */
function keep({ digest }, script, known) {
  if (known && process.uptime() < long) return;
  const code = script.createCachedData();
  if (known && code.length <= known.length) return;
  try {
    replace(compiled, Buffer.concat([Buffer.from(digest, 'latin1'), code]));
  } catch {
    // Without a place to write to everything works, only slower.
  }
}

function replace(path, content) {
  const beside = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(beside, content);
  renameSync(beside, path);
}

/** Changes whenever a file does. */
function stampOf(path) {
  const { size, mtimeMs, ctimeMs, ino } = statSync(join(engine, path));
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}
