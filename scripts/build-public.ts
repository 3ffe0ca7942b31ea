import { Command, InvalidArgumentError } from 'commander';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { checkLeaks, type LeakCheck } from '../src/leak-check/check.ts';
import { knowledgeOf } from '../src/leak-check/denylist.ts';
import { brokenFiles, isDropped } from '../src/core/publish/publish.ts';
import { editionOf } from '../src/public/build/edition.ts';
import { checkedFolder, moveInto, newWorkshop, ownDigests } from '../src/public/build/folders.ts';
import { layPictures } from '../src/public/build/pictures.ts';
import { indexSite } from '../src/public/build/search.ts';
import { buildSite } from '../src/public/build/site.ts';
import { shownFolder } from '../src/library/read.ts';
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
    .option('--out <folder>', 'where it is put', 'dist-public')
    .option('--now <day>', 'the day to decide by, YYYY-MM-DD', day, today())
    .option('--leave-out', 'build without incidents that were approved and cannot be shown as they are', false)
    .action(build),
);

async function build({ out, now, leaveOut }: { out: string; now: string; leaveOut: boolean }): Promise<void> {
  const target = await checkedFolder(out);
  const { library, publication } = await decide(now);
  const broken = brokenFiles(library);
  if (broken.length > 0) {
    for (const reason of broken) printReason(reason);
    print('Nothing was built: what has to stay inside is not known while that file cannot be read.');
    process.exitCode = 1;
    return;
  }
  const { site: address } = library.configuration.publication;
  if (address === undefined)
    throw new InvalidArgumentError(
      `There is no \`publication.site\` in ${shownFolder()}/library.yaml. Set it to the address that the public site will have, since its feeds and previews name it.`,
    );
  if (!/^[\w./-]*$/.test(new URL(address).pathname))
    throw new InvalidArgumentError(
      `\`publication.site\` in ${shownFolder()}/library.yaml is ${JSON.stringify(address)}. Give an address whose path has letters, digits, hyphens and dots only.`,
    );
  const dropped = publication.decisions.filter(isDropped);
  if (dropped.length > 0) {
    for (const { postmortem, reasons } of dropped) {
      print(bold(postmortem.id));
      for (const reason of reasons) printReason(reason);
    }
    if (!leaveOut) {
      print(
        `Nothing was built: ${dropped.length === 1 ? 'an incident that was' : `${dropped.length} incidents that were`} approved would be missing from the public site. Approve again, or build without with \`--leave-out\`.`,
      );
      process.exitCode = 1;
      return;
    }
  }

  const workshop = await newWorkshop();
  try {
    const started = performance.now();
    const { pictures, faults } = await layPictures(publication.pictures, workshop.fixed);
    if (faults.length > 0) {
      for (const fault of faults) print(fault);
      print('Nothing was built: these pictures cannot be stripped of what is not seen.');
      process.exitCode = 1;
      return;
    }
    const edition = editionOf(address, library, publication.library, pictures);
    const own = await step('Building the public site', () => buildSite(edition, workshop));
    for (const digest of await step('Indexing it for search', () => indexSite(workshop))) own.add(digest);
    const built = performance.now();
    const check = await step('Searching for leaks', () =>
      checkLeaks(workshop.site, knowledgeOf(library, publication.library), own),
    );
    const seconds = { build: (built - started) / 1000, check: (performance.now() - built) / 1000 };
    if (check.hits.length > 0) {
      // What was built before from the same library is not to be trusted either.
      const before = await rm(target, { recursive: true }).then(
        () => true,
        () => false,
      );
      printLeaks(check);
      print(
        `Nothing was put out${before ? `, and what was in ${shown(target)} is gone` : ''}. A word that may be public belongs into \`publication.innocent\` of library.yaml, with a reason.`,
      );
      process.exitCode = 1;
      return;
    }
    await moveInto(workshop.site, target);
    await mkdir(dirname(ownDigests), { recursive: true });
    await writeFile(ownDigests, JSON.stringify([...own]));
    const count = publication.library.postmortems.length;
    print(
      `${green('Nothing found')} in ${check.files} files, ${(check.bytes / 1e6).toFixed(1)} MB. Built in ${seconds.build.toFixed(1)} s, searched in ${seconds.check.toFixed(1)} s.`,
    );
    print(
      count === 0
        ? `No incident is public; \`npm run public -- list\` says why. ${shown(target)} holds a site that says so.`
        : `${count} ${count === 1 ? 'incident is' : 'incidents are'} in ${shown(target)}.`,
    );
  } finally {
    await workshop.remove();
  }
}

function printLeaks({ hits, files }: LeakCheck): void {
  for (const hit of hits) printHit(hit);
  print(red(`${hits.length} found in ${files} files`));
}

function shown(folder: string): string {
  const below = relative(process.cwd(), folder);
  return below.startsWith('..') ? folder : below;
}
