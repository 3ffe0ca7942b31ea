import { Command } from 'commander';
import { counted } from '../src/core/lint/reporters/report.ts';
import { reportToTerminal } from '../src/core/lint/reporters/terminal.ts';
import type { JudgedMessage } from '../src/core/model/message.ts';
import { readJudged, type JudgedLibrary } from '../src/library/judged.ts';
import { shownFolder } from '../src/library/read.ts';
import { recoverFolder } from '../src/library/replace.ts';
import { openWorkshop } from '../src/library/workshop.ts';
import { today } from './clock.ts';
import { step } from './progress.ts';
import { run } from './run.ts';
import { buildSite, siteFolder } from './site.ts';

await run(
  new Command('build')
    .description('Judges the library and builds the internal site; fails on errors outside drafts.')
    .action(async () => {
      // Where no site can be built, that is said before the library is judged.
      await openWorkshop();
      await recoverFolder(siteFolder());
      const judged = await step('Reading and judging the library', () => readJudged(today()));
      const blocking = errorsOutsideDrafts(judged);
      if (blocking.length > 0) {
        process.stdout.write(`${reportToTerminal(blocking, shownFolder(), process.stdout.isTTY === true)}\n\n`);
        process.stdout.write(
          'Nothing was built: errors outside drafts stand in the way. `npx postmortems start` shows the site all the same.\n',
        );
        process.exitCode = 1;
        return;
      }
      await buildSite(judged);
      const { postmortems, runbooks } = judged.catalogue;
      process.stdout.write(
        `The internal site is in ${shownFolder(siteFolder())}, built from ${counted(postmortems.length, 'postmortem')} and ${counted(runbooks.length, 'runbook')}.\n`,
      );
    }),
);

function errorsOutsideDrafts({ catalogue, messages }: JudgedLibrary): JudgedMessage[] {
  const drafts = new Set(
    catalogue.postmortems.filter(({ facts, valid }) => valid && facts.status === 'draft').map(({ file }) => file),
  );
  return messages.filter(({ level, place }) => level === 'error' && !drafts.has(place.file));
}
