import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cancel, intro, outro } from '@clack/prompts';
import { Argument, Command, InvalidArgumentError } from 'commander';
import {
  readPostmortemAnswers,
  readRunbookAnswers,
  type Fault,
  type GivenPostmortem,
  type GivenRunbook,
} from '../src/core/import/answers.ts';
import { draftPostmortem, draftRunbook } from '../src/core/import/draft.ts';
import type { Library } from '../src/core/model/library.ts';
import { contentFolder, readLibrary, shownFolder } from '../src/library/read.ts';
import { createFile } from '../src/library/replace.ts';
import { today } from './clock.ts';
import { askPostmortem, askRunbook, authorBy, Cancelled } from './new/ask.ts';
import { askedAtReview } from './new/next.ts';
import { quoted, usageOf } from './new/usage.ts';
import { step } from './progress.ts';
import { run } from './run.ts';

interface Options {
  title?: string;
  severity?: string;
  service?: string[];
  began?: string;
  kind?: string;
  author?: string[];
  lead?: string[];
  zone?: string;
  id?: string;
  slug?: string;
  summary?: string;
  owner?: string;
  alert?: string[];
  yes: boolean;
}

const several = (one: string, before: string[] = []) => [...before, one];

await run(
  new Command('new')
    .description('Begins a postmortem from the template of its tier, or a runbook. Asks for what is not given.')
    .addArgument(new Argument('[what]', 'what to begin').choices(['postmortem', 'runbook']).default('postmortem'))
    .option('--title <text>', 'what broke, for whom; for a runbook, what it does')
    .option('--severity <id>', 'the worst severity it reached')
    .option('--service <id>', 'a service that was hit, by id or name; repeatable', several)
    .option('--began <time>', 'when it began, such as "2026-04-15 14:02"; a zone may follow')
    .option('--kind <kind>', 'incident unless given: near-miss, security, drill, maintenance')
    .option('--author <handle>', 'who writes it; else the person whose name git knows; repeatable', several)
    .option('--lead <handle>', 'who led the response; repeatable', several)
    .option('--zone <zone>', 'the zone of the document’s times, if not the template’s')
    .option('--id <id>', 'its id, where library.yaml sets a pattern; else the next free one')
    .option('--slug <name>', 'the name of the file behind the day')
    .option('--summary <text>', 'of a runbook: when to open it')
    .option('--owner <owner>', 'of a runbook: a handle or team; else the team of its first service')
    .option('--alert <name>', 'of a runbook: an alert that leads to it; repeatable', several)
    .option('-y, --yes', 'ask nothing, take what is offered', false)
    .action(async (what: 'postmortem' | 'runbook', options: Options) => {
      refuseForeign(what, options);
      const library = await step('Reading the library', () => readLibrary());
      if (library.services.size === 0)
        throw new InvalidArgumentError('The library has no services. Name the first one in services.yaml.');
      const isAsking = process.stdin.isTTY === true && process.stdout.isTTY === true && !options.yes;
      try {
        await (what === 'runbook' ? beginRunbook : beginPostmortem)(library, options, isAsking);
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        cancel('Nothing was written.');
        process.exitCode = 2;
      }
    }),
);

async function beginPostmortem(library: Library, options: Options, isAsking: boolean): Promise<void> {
  const { service: services, author = authorBy(await gitName(), library), yes: _, ...rest } = options;
  let given: GivenPostmortem = { ...rest, services, author };
  // What was given wrong is said before anything is asked.
  const before = readPostmortemAnswers(given, library).faults?.filter(({ reason }) => reason !== undefined) ?? [];
  if (isAsking && before.length > 0) return refuse(before, library);
  if (isAsking) {
    intro('A new postmortem');
    given = await askPostmortem(given, library, today());
  }
  const read = readPostmortemAnswers(given, library);
  if (read.faults) return refuse(read.faults, library);
  const { answers, file, template } = read;
  const text = draftPostmortem(template, answers, library.configuration);
  const path = await write(file, text);
  const asked = await askedAtReview(text, file, library, today());
  const sameDay = library.postmortems.filter(
    ({ id, facts }) => id.startsWith(answers.began.day) && facts.services.some((one) => answers.services.includes(one)),
  );
  const id = answers.id ?? file.replace(/^.*\/|\.mdx$/g, '');
  finish(isAsking, [
    `${path} is written, from ${template.file} (${template.tier}).`,
    ...(answers.author.length > 0 ? [] : ['Nobody is its author yet: `roles.author` in front matter.']),
    ...(answers.began.moment.earliest > Date.now() ? ['It begins in the future: is the year right?'] : []),
    ...sameDay.map((other) => `On that day there is ${other.file} too: ${other.facts.title}`),
    '',
    'Next:',
    '  npx postmortems dev',
    `      shows it while you write, at /incidents/${id}/`,
    `  npx postmortems lint ${quoted(path)}`,
    '      says what is missing, and where',
    ...(asked.length === 0 ? [] : ['', 'With `status: in-review` the linter will ask for:', ...asked]),
  ]);
}

async function beginRunbook(library: Library, options: Options, isAsking: boolean): Promise<void> {
  const { title, summary, service: services, alert: alerts, owner, slug } = options;
  let given: GivenRunbook = { title, summary, services, alerts, owner, slug };
  const before = readRunbookAnswers(given, library, today()).faults?.filter(({ reason }) => reason !== undefined) ?? [];
  if (isAsking && before.length > 0) return refuse(before, library);
  if (isAsking) {
    intro('A new runbook');
    given = await askRunbook(given, library);
  }
  const read = readRunbookAnswers(given, library, today());
  if (read.faults) return refuse(read.faults, library);
  const { answers, file } = read;
  const path = await write(file, draftRunbook(answers));
  const id = file.replace(/^.*\/|\.mdx$/g, '');
  finish(isAsking, [
    `${path} is written.`,
    '',
    'Next:',
    '  npx postmortems dev',
    `      shows it while you write, at /runbooks/${id}/`,
    `  npx postmortems lint ${quoted(path)}`,
    '      says which gaps are left; a runbook is never a draft, so each is an error',
    '  services.yaml',
    `      takes \`runbooks: [${id}]\` under ${answers.services.join(', ')}, so that their pages show it`,
  ]);
}

/** Writes a file that is not there yet, and says where. */
async function write(file: string, text: string): Promise<string> {
  const target = join(contentFolder(), file);
  const shown = join(shownFolder(), file);
  if (!(await createFile(target, text)))
    throw new InvalidArgumentError(`${shown} is there already, and nothing is overwritten. Give another --slug.`);
  return shown;
}

function finish(isAsking: boolean, lines: readonly string[]): void {
  if (isAsking) outro(lines[0]);
  process.stdout.write(
    `${lines
      .slice(isAsking ? 1 : 0)
      .join('\n')
      .trimStart()}\n`,
  );
}

function refuse(faults: readonly Fault[], library: Library): never {
  throw new InvalidArgumentError(usageOf(faults, library));
}

/** A flag of the other kind of document would be dropped in silence. */
function refuseForeign(what: 'postmortem' | 'runbook', options: Options): void {
  const foreign =
    what === 'runbook'
      ? (['severity', 'began', 'kind', 'author', 'lead', 'zone', 'id'] as const)
      : (['summary', 'owner', 'alert'] as const);
  const given = foreign.filter((flag) => options[flag] !== undefined).map((flag) => `--${flag}`);
  if (given.length > 0)
    throw new InvalidArgumentError(`A ${what} takes no ${given.join(', ')}. Leave out what belongs to the other kind.`);
}

async function gitName(): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('git', ['config', 'user.name'])).stdout.trim();
  } catch {
    return undefined;
  }
}
