import { relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { judge } from '../src/core/lint/judge.ts';
import { reportToTerminal } from '../src/core/lint/reporters/terminal.ts';
import { contentFolder, readLibrary, shownFolder } from '../src/library.ts';
import { step } from './progress.ts';
import { run } from './run.ts';
import { day, today } from './clock.ts';

await run(
  new Command('lint')
    .description('Judges the library, or the files and folders given.')
    .argument('[paths...]', 'files or folders in the content folder')
    .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
    .option('--nightly', 'what depends on today’s date is an error', false)
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
    .option('--json', 'print messages as JSON', false)
    .option('-q, --quiet', 'print errors and warnings only', false)
    .action(
      async (
        paths: string[],
        options: { maxWarnings?: number; nightly: boolean; now: string; json: boolean; quiet: boolean },
      ) => {
        const folder = contentFolder();
        const library = await step('Reading the library', () => readLibrary(folder));
        const known = new Set([
          ...library.places.keys(),
          ...library.postmortems.map((one) => one.file),
          ...library.runbooks.map((one) => one.file),
          ...library.templates.map((one) => one.file),
          ...library.faults.map((one) => one.place.file),
        ]);
        const wanted = paths.map((path) => {
          // A path may be given from where the command runs or from the content folder.
          const inside = [relative(folder, resolve(path)), path].map((one) =>
            one.replaceAll('\\', '/').replace(/\/$/, ''),
          );
          const found = inside.find(
            (one) => one === '' || one === '.' || [...known].some((file) => file === one || file.startsWith(`${one}/`)),
          );
          if (found === undefined)
            throw new InvalidArgumentError(
              `There is no file of the library at ${JSON.stringify(path)}. Give paths inside ${shownFolder()}.`,
            );
          return found;
        });
        const selected = (file: string) =>
          wanted.length === 0 ||
          wanted.some((one) => one === '' || one === '.' || file === one || file.startsWith(`${one}/`));
        const judged = await step('Judging it', () => judge(library, { today: options.now, nightly: options.nightly }));
        const messages = judged
          .filter((message) => selected(message.place.file))
          .filter((message) => !options.quiet || message.level !== 'info');
        const errors = messages.filter((message) => message.level === 'error').length;
        const warnings = messages.filter((message) => message.level === 'warning').length;
        if (options.json) process.stdout.write(`${JSON.stringify({ messages, errors, warnings }, null, 2)}\n`);
        else {
          const shown = shownFolder();
          const report = reportToTerminal(messages, shown, process.stdout.isTTY === true);
          const counted = `${count(library.postmortems.filter((one) => selected(one.file)).length, 'postmortem')} and ${count(library.runbooks.filter((one) => selected(one.file)).length, 'runbook')} judged`;
          process.stdout.write(report === '' ? `${counted}: no messages\n` : `${report}\n\n${counted}\n`);
        }
        const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings;
        if (tooMany && !options.json)
          process.stdout.write(`${warnings} warnings are more than the ${options.maxWarnings} allowed\n`);
        process.exitCode = errors > 0 || tooMany ? 1 : 0;
      },
    ),
);

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
