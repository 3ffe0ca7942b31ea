#!/usr/bin/env node
// Plain JavaScript: an old Node is told so before anything else is loaded.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const engine = join(dirname(fileURLToPath(import.meta.url)), '..');
const isInstalled = engine.split(/[\\/]/).includes('node_modules');

const [major, minor] = process.versions.node.split('.').map(Number);
if (isInstalled && (major < 22 || (major === 22 && minor < 12))) {
  process.stderr.write(
    `This is Node ${process.versions.node}; postmortems needs Node 22.12 or later. Install one from https://nodejs.org, or add it to the library with \`npm install node@24\`: npx then uses that.\n`,
  );
  process.exit(2);
}
if (!isInstalled) await import('../scripts/node-version.mjs');

/** Every command: its name, its module below `scripts/`, what it does. */
const commands = [
  ['init', 'init', 'begin a library of your own in this folder'],
  ['new', 'new', 'begin a postmortem or a runbook from its template'],
  ['lint', 'lint', 'judge the library, or the files given'],
  ['start', 'start', 'judge, build and serve the site'],
  ['dev', 'dev', 'serve the site while you write'],
  ['build', 'build', 'build the internal site'],
  ['build-public', 'build-public', 'build the public edition and search every byte of it for leaks'],
  ['public', 'public', 'what may leave: list, diff, approve, check'],
  ['import', 'import', 'turn existing postmortems into files of the library'],
  ['timeline', 'timeline', 'turn chats, alerts and logs into rows of a timeline'],
  ['metrics', 'metrics', 'print the numbers'],
  ['claims', 'claims', 'print what documents claim, and what it was compared with'],
  ['actions', 'actions', 'action items and what the trackers say of them'],
  ['review', 'review', 'write what a review meeting works from'],
  ['upgrade', 'upgrade', 'say what this engine asks of an older library, and do what is safe'],
  ['rename', 'rename', 'give an incident, runbook, review, service or person another id, everywhere'],
  ['merge', 'merge', 'make two incidents, runbooks, services or people one'],
  ['split', 'split', 'make two of an incident, a runbook or a service'],
  ['delete', 'delete', 'take an incident, runbook, service or person out, where nothing speaks of it'],
  ['leave', 'leave', 'say that a person left, and hand over what they had to do'],
  ['retire', 'retire', 'say that a service is no more; old documents stay as they are'],
  ['language-server', 'language-server', 'speak to an editor'],
];

const known = commands.filter(([, module]) => existsSync(moduleOf(module)));
const [name = '--help', ...rest] = process.argv.slice(2);
const found = known.find((one) => one[0] === name.replace(':', '-'));

if (found) {
  const { enableCompileCache } = await import('node:module');
  const { cacheFolder } = await import(
    pathToFileURL(join(engine, isInstalled ? 'lib/src/library/keys.js' : 'src/library/keys.ts')).href
  );
  // Threads find it by the variable. Node before 22.1 has none.
  process.env.NODE_COMPILE_CACHE ??= join(cacheFolder, 'node');
  enableCompileCache?.();
  process.argv.splice(1, 2, moduleOf(found[1]));
  await import(pathToFileURL(moduleOf(found[1])).href);
} else if (name === '--version' || name === '-V') {
  const { createRequire } = await import('node:module');
  process.stdout.write(`${createRequire(import.meta.url)('../package.json').version}\n`);
} else if (name === '--help' || name === '-h' || name === 'help') {
  const width = Math.max(...known.map(([one]) => one.length));
  process.stdout.write(
    [
      'Usage: postmortems <command> [options]',
      '',
      ...known.map(([one, , does]) => `  ${one.padEnd(width)}  ${does}`),
      `  ${'completion'.padEnd(width)}  print what a shell needs to complete commands: bash, zsh or fish`,
      '',
      '`postmortems <command> --help` has the options of each. The library is in `content/`, or where CONTENT_DIR says.',
      '',
    ].join('\n'),
  );
} else if (name === 'completion') {
  const { completionFor, shells } = await import('./completion.mjs');
  const script = completionFor(
    rest[0],
    known.map(([one]) => one),
  );
  if (script === undefined) {
    process.stderr.write(`Unexpected shell ${JSON.stringify(rest[0] ?? '')}, expected one of ${shells.join(', ')}.\n`);
    process.exitCode = 2;
  } else process.stdout.write(script);
} else {
  process.stderr.write(
    `There is no command ${JSON.stringify(name)}. Give one of ${known.map(([one]) => one).join(', ')}.\n`,
  );
  process.exitCode = 2;
}

/** @param {string} module */
function moduleOf(module) {
  return isInstalled ? join(engine, 'lib/scripts', `${module}.js`) : join(engine, 'scripts', `${module}.ts`);
}
