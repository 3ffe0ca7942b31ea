import { Command, InvalidArgumentError } from 'commander';
import { relative } from 'node:path';
import type { Decision, Publication } from '../src/core/publish/publish.ts';
import { outputFolder, shownFolder } from '../src/library/read.ts';
import { buildPublic, type BuildResult } from '../src/public/build/build.ts';
import { checkedFolder } from '../src/public/build/folders.ts';
import { day, today } from './clock.ts';
import { step } from './progress.ts';
import { decide } from './public/decide.ts';
import { bold, green, print, printHit, printReason, red } from './public/print.ts';
import { run } from './run.ts';

await run(
  new Command('build:public')
    .description(
      'Builds the public edition, searches every byte of it for what must not leave, and only then puts it out.',
    )
    .option('--out <folder>', 'where it is put; else `dist-public` beside the content folder')
    .option('--now <day>', 'the day to decide by, YYYY-MM-DD', day, today())
    .option('--leave-out', 'build without incidents that were approved and cannot be shown as they are', false)
    .action(async ({ out, now, leaveOut }: { out?: string; now: string; leaveOut: boolean }) => {
      const target = await checkedFolder(out ?? outputFolder('dist-public'));
      const { library, publication } = await decide(now);
      const result = await buildPublic(library, publication, target, leaveOut ? printDropped : undefined, step);
      printResult(result, publication, shown(target));
      if (result.outcome !== 'built') process.exitCode = 1;
    }),
);

/** @throws InvalidArgumentError that says what is wrong with the address in the configuration */
function refuseAddress(address: string | undefined): never {
  throw new InvalidArgumentError(
    address === undefined
      ? `There is no \`publication.site\` in ${shownFolder()}/library.yaml. Set it to the address that the public site will have, since its feeds and previews name it.`
      : `\`publication.site\` in ${shownFolder()}/library.yaml is ${JSON.stringify(address)}. Give an address whose path has letters, digits, hyphens and dots only.`,
  );
}

function printDropped(decisions: readonly Decision[]): void {
  for (const { postmortem, reasons } of decisions) {
    print(bold(postmortem.id));
    for (const reason of reasons) printReason(reason);
  }
}

function printResult(result: BuildResult, { library }: Publication, target: string): void {
  switch (result.outcome) {
    case 'unreadable':
      for (const reason of result.reasons) printReason(reason);
      print('Nothing was built: what has to stay inside is not known while that file cannot be read.');
      break;
    case 'address':
      return refuseAddress(result.address);
    case 'dropped': {
      printDropped(result.decisions);
      const { length } = result.decisions;
      print(
        `Nothing was built: ${length === 1 ? 'an incident that was' : `${length} incidents that were`} approved would be missing from the public site. Approve again, or build without with \`--leave-out\`.`,
      );
      break;
    }
    case 'pictures':
      for (const fault of result.faults) print(fault);
      print('Nothing was built: these pictures cannot be stripped of what is not seen.');
      break;
    case 'leaks': {
      const { hits, files } = result.check;
      for (const hit of hits) printHit(hit);
      print(red(`${hits.length} found in ${files} files`));
      print(
        `Nothing was put out; what is in ${target}, if anything, was not replaced. A word that may be public belongs into \`publication.innocent\` of library.yaml, with a reason.`,
      );
      break;
    }
    case 'built': {
      const { files, bytes } = result.check;
      const { build, check } = result.seconds;
      print(
        `${green('Nothing found')} in ${files} files, ${(bytes / 1e6).toFixed(1)} MB. Built in ${build.toFixed(1)} s, searched in ${check.toFixed(1)} s.`,
      );
      const count = library.postmortems.length;
      print(
        count === 0
          ? `No incident is public; \`npx postmortems public list\` says why. ${target} holds a site that says so.`
          : `${count} ${count === 1 ? 'incident is' : 'incidents are'} in ${target}.`,
      );
    }
  }
}

function shown(folder: string): string {
  const below = relative(process.cwd(), folder);
  return below.startsWith('..') ? folder : below;
}
