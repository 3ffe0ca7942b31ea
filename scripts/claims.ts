import { Command } from 'commander';
import { verdictsOf } from '../src/core/lint/facts/verdict.ts';
import { judge } from '../src/core/lint/judge.ts';
import { contentFolder, readLibrary } from '../src/library/read.ts';
import { judgeClaims } from './claims/judge.ts';
import { day, today } from './clock.ts';
import { run } from './run.ts';

await run(
  new Command('claims')
    .description(
      'Prints every duration, elapsed time, restated time and log stamp that is read, and what it was compared with.',
    )
    .argument('[ids...]', 'postmortems, by id or a part of it; all of them unless given')
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
    .option('--json', 'print them for machines', false)
    .option(
      '--judge <folder>',
      'list what the rules that compare say of a content folder, or of documents to import, to be marked right or wrong',
    )
    .action(async (ids: string[], { now, json, judge: folder }: { now: string; json: boolean; judge?: string }) => {
      if (folder !== undefined) {
        process.stdout.write(`${await judgeClaims(folder, now)}\n`);
        return;
      }
      const library = await readLibrary(contentFolder());
      const messages = judge(library, { today: now });
      const postmortems = library.postmortems
        .filter(({ id }) => ids.length === 0 || ids.some((one) => id.includes(one)))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const verdicts = postmortems.flatMap((postmortem) =>
        verdictsOf(
          postmortem,
          messages.filter(({ place }) => place.file === postmortem.file),
        ),
      );
      if (json) {
        process.stdout.write(`${JSON.stringify(verdicts, null, 2)}\n`);
        return;
      }
      for (const { kind, place, claim, subject, computed, result, why } of verdicts) {
        const said = computed ?? why;
        process.stdout.write(
          `${place.file}:${place.line}:${place.column}: ${kind} \`${claim}\` (${subject}) ${result}${said === undefined ? '' : `: ${said}`}\n`,
        );
      }
      const count = (result: string) => verdicts.filter((one) => one.result === result).length;
      process.stdout.write(
        `${of(verdicts.length, 'claim')} in ${of(postmortems.length, 'postmortem')}: agreeing ${count('agrees')}, contradicting ${count('contradicts')}, with nothing to compare with ${count('unmeasured')}.\n`,
      );
    }),
);

function of(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
