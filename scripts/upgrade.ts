import { readFile } from 'node:fs/promises';
import { documentsOf } from '../src/core/model/library.ts';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { judge } from '../src/core/lint/judge.ts';
import { isDropped } from '../src/core/publish/publish.ts';
import { contentFolder, NoLibrary, readLibrary, shownFolder } from '../src/library/read.ts';
import { replaceFile } from '../src/library/replace.ts';
import { day, today } from './clock.ts';
import { fixFiles, printDifference } from './lint/fix.ts';
import { decide } from './public/decide.ts';
import { print, printReason } from './public/print.ts';
import { run } from './run.ts';
import { schemaVersion, standingOf } from './upgrade/schema.ts';

await run(
  new Command('upgrade')
    .description(
      'Says what this engine asks of a library that an older one was content with, and does what changes no fact and no approved document.',
    )
    .option('--dry-run', 'print the differences and write nothing', false)
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
    .action(async ({ dryRun, now }: { dryRun: boolean; now: string }) => {
      await bringToSchema(dryRun);
      const library = await readLibrary();
      // A document that was approved is left to people: whatever changes in it may end its approval.
      const postmortems = library.postmortems.filter(({ facts }) => facts.publication === undefined);
      const files = documentsOf({ ...library, postmortems });
      await fixFiles(
        contentFolder(),
        files.map(({ file }) => file),
        dryRun,
      );
      await sayWhatIsAsked(now);
      await sayApprovals(now);
      print('What `init` would write differently today, such as workflows: npx postmortems init --diff');
    }),
);

/** Brings `library.yaml` to the version this engine reads. */
async function bringToSchema(dryRun: boolean): Promise<void> {
  const path = join(contentFolder(), 'library.yaml');
  const shown = join(shownFolder(), 'library.yaml');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new NoLibrary(`There is no ${shown}. Run this from the folder of the library, or set CONTENT_DIR.`);
  });
  const standing = standingOf(text);
  switch (standing.outcome) {
    case 'newer':
      throw new InvalidArgumentError(
        `${shown} has \`schema: ${standing.version}\`; this engine reads ${schemaVersion}. It was written for a newer engine: install that one. Nothing was changed.`,
      );
    case 'unknown':
      throw new InvalidArgumentError(
        `${shown} has no \`schema\` that can be read, expected \`schema: ${schemaVersion}\`.`,
      );
    case 'older':
      if (dryRun) printDifference(shown, text, standing.text);
      else await replaceFile(path, standing.text);
      print(`${shown}: ${standing.what}`);
      break;
    case 'current':
      print(`${shown} has \`schema: ${schemaVersion}\`, which is what this engine reads.`);
  }
}

async function sayWhatIsAsked(now: string): Promise<void> {
  const messages = judge(await readLibrary(), { today: now }).filter(({ level }) => level !== 'info');
  if (messages.length === 0) return print('The linter asks for nothing.');
  print('The linter asks for (npx postmortems lint shows each; --init-baseline takes them as known):');
  const rules = Map.groupBy(messages, ({ rule, level }) => `${level}  ${rule}`);
  for (const [rule, those] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1)))
    print(`  ${String(those.length).padStart(4)} × ${rule}`);
}

/** Says which approvals for the public hold, and why others do not. */
async function sayApprovals(now: string): Promise<void> {
  const { publication } = await decide(now);
  const approved = publication.decisions.filter(({ outcome }) => outcome !== 'internal').length;
  const dropped = publication.decisions.filter(isDropped);
  if (approved + dropped.length === 0) return;
  print(`Approvals for the public: ${approved} of ${approved + dropped.length} hold.`);
  for (const { postmortem, reasons } of dropped) {
    print(postmortem.id);
    for (const reason of reasons) printReason(reason);
  }
}
