import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Library } from '../src/core/model/library.ts';
import {
  approvalEntry,
  asApproved,
  confirmedBy,
  obstaclesToApproval,
  withApproval,
} from '../src/core/publish/approval.ts';
import { differencesOf, type Difference } from '../src/core/publish/differences.ts';
import { asked, isDropped, type Decision, type Publication } from '../src/core/publish/publish.ts';
import { checkLeaks } from '../src/leak-check/check.ts';
import { denylistOf } from '../src/leak-check/denylist.ts';
import { contentFolder, outputFolder } from '../src/library/read.ts';
import { shownPictures } from '../src/library/shown-pictures.ts';
import { textsFor } from '../src/texts/texts.ts';
import { replaceFile } from '../src/library/replace.ts';
import { ownDigests } from '../src/public/build/folders.ts';
import { day, today } from './clock.ts';
import { step } from './progress.ts';
import { decide, decideOn } from './public/decide.ts';
import { bold, dim, green, print, printHit, printReason, red, short, yellow } from './public/print.ts';
import { run } from './run.ts';

const command = new Command('public').description('What may leave: see it, approve it, check it.');
const why: Partial<Record<Difference['sort'], string>> = {
  cannot: red('cannot leave'),
  asks: yellow('to be confirmed'),
};
const now = ['--now <day>', 'the day to decide by, YYYY-MM-DD', day, today()] as const;

command
  .command('list')
  .description('Says of each incident whether it is public, and if not, why.')
  .option(...now)
  .option('--json', 'print it as JSON', false)
  .action(async (options: { now: string; json: boolean }) => {
    const { publication } = await decide(options.now);
    const { decisions } = publication;
    if (options.json) {
      const rows = decisions.map(({ postmortem, outcome, reasons, digest }) => ({
        id: postmortem.id,
        outcome,
        digest,
        reasons,
      }));
      print(JSON.stringify(rows, null, 2));
      return;
    }
    for (const { postmortem, outcome, reasons } of decisions) {
      print(
        `${{ public: green('public  '), retracted: yellow('notice  '), internal: dim('internal') }[outcome]} ${bold(postmortem.id)}`,
      );
      for (const reason of outcome === 'internal' ? reasons : []) printReason(reason);
    }
    const count = decisions.filter(({ outcome }) => outcome === 'public').length;
    print(`\n${count} of ${decisions.length} incidents ${count === 1 ? 'is' : 'are'} public`);
  });

command
  .command('diff')
  .description('Shows what of an incident stays, changes and goes, each with the reason.')
  .argument('<id>', 'id of the incident')
  .option(...now)
  .option('--all', 'show what goes in full, and what stays', false)
  .action(async (id: string, options: { now: string; all: boolean }) => {
    const { library, publication } = await decide(options.now);
    const decision = find(publication, library, id);
    if (!decision.candidate) print('It cannot be read, so that nothing of it could be public.');
    printDifferences(differencesOf(decision, library), options.all);
    const pictures = await shownPictures(contentFolder(), decision.candidate?.pictures.map(({ path }) => path) ?? []);
    if (pictures.length > 0) print(`\n${bold('Pictures')}`);
    const { publication: texts } = textsFor('en');
    for (const { path, sort, words } of pictures)
      print(
        `  ${path}  ${sort === 'pixels' ? texts.pixels : sort === 'drawing' ? texts.drawing(words) : texts.noPicture}`,
      );
    print('');
    if (decision.outcome === 'public') print(green('It is public as it is shown here.'));
    else {
      print('It is not public:');
      for (const reason of decision.reasons) printReason(reason);
    }
    if (decision.digest) print(`\nDigest of what is shown here: ${decision.digest}`);
  });

command
  .command('approve')
  .description('Prints the entry that approves an incident as it is today, or writes it into its front matter.')
  .argument('<id>', 'id of the incident')
  .requiredOption('--by <handle>', 'who approves it; not its author')
  .option(
    '--confirm <words>',
    'words that are also names and are none here, with commas between them; `diff` lists them',
    (list: string) => list.split(',').map((word) => word.trim()),
    [] as string[],
  )
  .option('--write', 'write it into the file', false)
  .option(...now)
  .action(async (id: string, options: { by: string; confirm: string[]; write: boolean; now: string }) => {
    const by = options.by.replace(/^@/, '');
    const { library, publication } = await decide(options.now);
    const { postmortem, candidate } = find(publication, library, id);
    const before = postmortem.facts.publication;
    if (!library.people.has(by))
      throw new InvalidArgumentError(
        `There is nobody ${JSON.stringify(by)} in people.yaml. Give the handle of somebody who is.`,
      );
    // Decided again as if it had been said: who approves it is judged like everything else.
    const confirmed = confirmedBy(options.confirm, asked(candidate?.remarks ?? []), before?.confirmed);
    postmortem.facts.publication = { ...asApproved(before, by, options.now), ...(confirmed && { confirmed }) };
    const decision = find(await decideOn(library, options.now), library, id);
    const obstacles = obstaclesToApproval(decision);
    if (obstacles.length > 0 || decision.digest === undefined) {
      print('It cannot be approved yet:');
      for (const reason of obstacles) printReason(reason);
      process.exitCode = 1;
      return;
    }
    const entry = approvalEntry(before, by, options.now, decision.digest, confirmed);
    if (!options.write) {
      print('publication:');
      for (const [key, value] of Object.entries(entry))
        print(
          `  ${key}: ${
            typeof value === 'string'
              ? value
              : `{ ${Object.entries(value)
                  .map((pair) => pair.join(': '))
                  .join(', ')} }`
          }`,
        );
      return;
    }
    const path = join(contentFolder(), postmortem.file);
    const bytes = await readFile(path);
    await replaceFile(path, withApproval(bytes.toString(), entry), bytes);
    print(`${postmortem.file} is approved by ${by} as of ${options.now}.`);
  });

command
  .command('check')
  .description(
    'Searches a built folder for what must not leave, and the library for approvals that have ended; exits with 1 where there is any.',
  )
  .argument('[folder]', 'the folder', outputFolder('dist-public'))
  .option(...now)
  .option('--json', 'print what was found as JSON', false)
  .action(async (folder: string, options: { now: string; json: boolean }) => {
    const isFolder = await stat(folder).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (!isFolder)
      throw new InvalidArgumentError(
        `There is no folder ${JSON.stringify(folder)}. Build the public edition first, or give another folder.`,
      );
    const { library, publication } = await decide(options.now);
    const own = await ownDigests();
    const { hits, files, bytes } = await step('Searching for leaks', () =>
      checkLeaks(folder, denylistOf(library, publication.library), own),
    );
    const dropped = publication.decisions.filter(isDropped);
    process.exitCode = hits.length > 0 || dropped.length > 0 ? 1 : 0;
    if (options.json) {
      const missing = dropped.map(({ postmortem, reasons }) => ({ id: postmortem.id, reasons }));
      print(JSON.stringify({ files, bytes, hits, missing }, null, 2));
    } else {
      for (const { postmortem, reasons } of dropped) {
        print(`${yellow('no longer public')} ${bold(postmortem.id)}`);
        reasons.forEach(printReason);
      }
      for (const hit of hits) printHit(hit);
      print(
        `${hits.length === 0 ? green('nothing found') : red(`${hits.length} found`)} in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
      );
      if (hits.length > 0)
        print('A word that may be public belongs into `publication.innocent` of library.yaml, with a reason.');
      if (dropped.length > 0)
        print(
          `${dropped.length === 1 ? 'One incident was' : `${dropped.length} incidents were`} approved and would be missing; approve again, or take back.`,
        );
    }
  });

await run(command);

function find({ decisions }: Publication, { postmortems }: Library, id: string): Decision {
  const found = decisions.find(({ postmortem }) => postmortem.id === id);
  if (found) return found;
  const near = postmortems.filter((one) => one.id.includes(id)).map((one) => one.id);
  const hint =
    near.length > 0 ? `Did you mean ${near.slice(0, 3).join(' or ')}?` : '`npx postmortems public list` shows the ids.';
  throw new InvalidArgumentError(`There is no incident ${JSON.stringify(id)}. ${hint}`);
}

function printDifferences(differences: readonly Difference[], all: boolean): void {
  let section: string | undefined;
  let skipped = 0;
  const flush = () => {
    if (skipped > 0) print(dim(`  … ${skipped} ${skipped === 1 ? 'part stays' : 'parts stay'} as written`));
    skipped = 0;
  };
  for (const one of differences) {
    const title = one.field === '' ? one.section : 'Front matter';
    if (title !== section) {
      flush();
      section = title;
      print(`\n${bold(title)}`);
    }
    if (one.sort === 'stays' && !all) {
      skipped++;
      continue;
    }
    flush();
    const at = one.field === '' ? `${one.place.line}` : one.field;
    const inside = all ? one.inside : short(one.inside, one.sort === 'goes' ? 90 : 400);
    if (one.sort === 'stays') print(`  ${at}  ${one.inside}`);
    else if (one.sort === 'goes') print(red(`- ${at}  ${inside}`));
    else {
      print(red(`- ${at}  ${inside}`));
      if (one.outside !== '') print(green(`+ ${at}  ${all ? one.outside : short(one.outside, 400)}`));
    }
    for (const { sort, text } of one.reasons) print(`    ${why[sort] ?? dim('because')} ${text}`);
  }
  flush();
}
