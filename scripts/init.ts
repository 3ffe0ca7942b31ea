import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { cancel, intro } from '@clack/prompts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { slugOf } from '../src/core/import/names.ts';
import { engineFolder, isInstalled } from '../src/library/engine.ts';
import { readConfiguration } from '../src/library/read.ts';
import { copyFolder, createFile } from '../src/library/replace.ts';
import { today } from './clock.ts';
import { codeHosts, givenBy, readAnswers, scales, type Answers, type CodeHost, type Given } from './init/answers.ts';
import { askAnswers } from './init/ask.ts';
import { filesFor, firstRunbook } from './init/files.ts';
import { Cancelled } from './new/ask.ts';
import { run } from './run.ts';

interface Options extends Given {
  yes: boolean;
  diff: boolean;
  example: boolean;
}

await run(
  new Command('init')
    .description(
      'Begins a library of your own in this folder. Asks for what is not given; overwrites nothing. Run again, it says what differs from what it would write today.',
    )
    .option('--name <text>', 'what the library is called')
    .option('--severities <scale>', `${Object.keys(scales).join(', ')}, or your own: "S1=Total loss,S2=Partly down"`)
    .option('--zone <zone>', 'the time zone of times that name none; UTC unless given')
    .option('--ids <pattern>', 'the pattern of ids, such as "INC-\\d{4}"; unless given, files are named by day')
    .addOption(new Option('--host <host>', 'where the repository lives').choices(codeHosts))
    .option('--tracker <address>', 'where tickets are: an address with {ticket}, or github:owner/repository')
    .option('--ticket-pattern <pattern>', 'how tickets look, where the tracker does not say')
    .option('--site <address>', 'the address of the internal edition')
    .option('--public <address>', 'the address of the public edition; without it there is none')
    .option('--service <id>', 'the first service; website unless given')
    .option('--team <id>', 'the team it belongs to; operations unless given')
    .option('--example', 'add a sample organisation to read, in `example/`', false)
    .option('--diff', 'show the differences in full', false)
    .option('-y, --yes', 'ask nothing, take what is usual', false)
    .action(async ({ yes, diff, example, ...options }: Options) => {
      if (process.cwd() === engineFolder)
        throw new InvalidArgumentError(
          'This is the engine’s own folder. Run `init` in the folder that is to hold the library.',
        );
      const given: Given = { ...(await earlier()), ...options };
      const isAsking =
        process.stdin.isTTY === true && process.stdout.isTTY === true && !yes && given.host === undefined;
      try {
        if (isAsking) intro('A library of your own');
        const answers = readAnswers(isAsking ? await askAnswers(given) : given, await personInGit(), engineBelow());
        await lay(filesFor(answers, today()), diff);
        if (example) await layExample();
        say(...next(answers, example));
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        cancel('Nothing was written.');
        process.exitCode = 2;
      }
    }),
);

/** What the library that is here already says; nothing where there is none. */
async function earlier(): Promise<Given> {
  if (!(await isThere('content/library.yaml'))) return {};
  const hosts: [CodeHost, string][] = [
    ['github', '.github'],
    ['gitlab', '.gitlab-ci.yml'],
  ];
  for (const [host, path] of hosts) if (await isThere(path)) return givenBy(await readConfiguration('content'), host);
  return givenBy(await readConfiguration('content'), 'none');
}

/** Writes the files that are not there, and says of the others which differ. */
async function lay(files: ReadonlyMap<string, string>, isFull: boolean): Promise<void> {
  const written: string[] = [];
  const differing: string[] = [];
  const isNew = !(await isThere('content/library.yaml'));
  // Last, what says that there is a library: a run that was broken off can be run again.
  const isLast = ([path]: readonly [string, string]) => Number(path === 'content/library.yaml');
  for (const [path, text] of [...files].sort((a, b) => isLast(a) - isLast(b))) {
    if (path === firstRunbook && !isNew) continue;
    const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new InvalidArgumentError(`${path} cannot be read (${error.code}), and nothing is written over it.`);
    });
    if (there === undefined) {
      if (await createFile(path, text)) written.push(path);
    } else if (there !== text && path !== 'package.json') {
      differing.push(path);
      if (isFull) say(createTwoFilesPatch(path, `${path} (as init would write it)`, there, text).trimEnd());
    }
  }
  if (written.length > 0)
    say(
      `${written.length} ${written.length === 1 ? 'file is' : 'files are'} written:`,
      ...written.map((path) => `  ${path}`),
    );
  else say('Nothing was missing.');
  if (differing.length > 0)
    say(
      '',
      `${differing.length} ${differing.length === 1 ? 'file was there and is' : 'files were there and are'} left as ${differing.length === 1 ? 'it is' : 'they are'}, though different from what init writes${isFull ? '' : ' (--diff shows how)'}:`,
      ...differing.map((path) => `  ${path}`),
    );
}

async function layExample(): Promise<void> {
  if (await isThere('example')) return say('', '`example` is there already and is left as it is.');
  await copyFolder(join(engineFolder, 'content'), 'example');
  say('', 'A sample organisation is in `example/`: CONTENT_DIR=example npx postmortems start');
}

function next({ host, publicSite, engine }: Answers, example: boolean): string[] {
  return [
    '',
    'Next:',
    ...(engine === undefined ? [] : [`  npm install              lets npx find the engine in ${engine}/`]),
    '  npx postmortems new      begins the first postmortem',
    '  npx postmortems start    shows the library, handbook included',
    '  content/services.yaml    is where your services and their teams go',
    ...(publicSite === undefined ? [] : ['  content/library.yaml     says what must not leave: `publication`']),
    ...(host === 'none' ? [] : ['  commit everything, package-lock.json too: the checks begin by it']),
    ...(example ? ['  delete example/ when you have seen enough'] : []),
  ];
}

/** Where the engine stands below this folder, as a submodule of its repository. */
function engineBelow(): string | undefined {
  const below = relative(process.cwd(), engineFolder).split(sep).join('/');
  return isInstalled || below.startsWith('..') || isAbsolute(below) ? undefined : below;
}

/** Whom git knows. Where there is no git, nobody. */
async function personInGit(): Promise<Answers['person']> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.name']);
    const name = stdout.trim();
    const handle = slugOf(name);
    return name === '' || !/^[a-z0-9][a-z0-9-]*$/.test(handle) ? undefined : { handle, name };
  } catch {
    return undefined;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
