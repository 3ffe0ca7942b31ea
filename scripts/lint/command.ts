import { Command, InvalidArgumentError, Option } from 'commander';
import { formats } from '../../src/core/lint/reporters/formats.ts';
import { countsOf } from '../../src/core/lint/reporters/report.ts';
import { documentsOf } from '../../src/core/model/library.ts';
import { contentFolder } from '../../src/library/read.ts';
import { day, today } from '../clock.ts';
import { step } from '../progress.ts';
import { useBaseline } from './baseline.ts';
import { fixFiles } from './fix.ts';
import { judgeChanged } from './changed.ts';
import { selectionOf } from './selection.ts';
import type { Options, Output } from './options.ts';
import { print } from './print.ts';
import { judgeAll } from './all.ts';

const formatNames = ['terminal', ...Object.keys(formats)];

export const command = new Command('lint')
  .description('Judges the library, or the files and folders given. Exit code 1 where there are errors.')
  .argument('[paths...]', 'files or folders in the content folder')
  .option('--changed <ref>', 'only what changed since the branch left this commit, and what that breaks elsewhere')
  .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
  .option('--nightly', 'what depends on today’s date is an error', false)
  .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
  .addOption(new Option('--format <format>', 'how to print messages').choices(formatNames).default('terminal'))
  .option('--json', 'the same as --format json', false)
  .option('--output <format=file>', 'write messages to a file as well; `-` is standard output', output, [])
  .option('-q, --quiet', 'errors and warnings only', false)
  .option('--details', 'show each message of files that have many', false)
  .option('--fix', 'correct what can be corrected without touching a fact', false)
  .option('--dry-run', 'with --fix: print the differences and write nothing', false)
  .option('--init-baseline', 'write down every message there is now, so that only new ones count', false)
  .option('--notes', 'with --init-baseline: write down notes too', false)
  .option('--update-baseline', 'take what no longer occurs out of the baseline', false)
  .action(async (paths: string[], options: Options) => {
    const folder = contentFolder();
    checkOptions(paths, options);
    const judging = { today: options.now, nightly: options.nightly };
    const judgeNow = () =>
      options.changed === undefined
        ? judgeAll(folder, judging)
        : step('Judging what changed', () => judgeChanged(folder, options.changed!, judging));
    let judgement = await judgeNow();
    if (options.fix) {
      const isSelected = selectionOf(paths, folder, judgement.files);
      const files = documentsOf(judgement.judged).filter(isSelected);
      const written = await step('Correcting', () => fixFiles(folder, files, options.dryRun));
      if (options.dryRun) return;
      if (written > 0) judgement = await judgeNow();
    }
    const isSelected = selectionOf(paths, folder, judgement.files);
    const asked = judgement.messages
      .filter(({ place }) => isSelected(place.file))
      .filter(({ level }) => !options.quiet || level !== 'info');
    const { fresh, known, notes } = await useBaseline(folder, asked, judgement, {
      ...options,
      isWhole: paths.length === 0 && options.changed === undefined,
    });
    await print(fresh, { folder, judgement, isSelected, known, notes, options });
    const { errors, warnings } = countsOf(fresh);
    const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings;
    process.exitCode = errors > 0 || tooMany ? 1 : 0;
  });

function checkOptions(paths: string[], options: Options): void {
  if (options.json) options.format = 'json';
  if (options.dryRun && !options.fix)
    throw new InvalidArgumentError('There is nothing to try with --dry-run alone. Give --fix --dry-run.');
  for (const [name, given] of [
    ['--init-baseline', options.initBaseline],
    ['--update-baseline', options.updateBaseline],
  ] as const) {
    if (given && (paths.length > 0 || options.changed !== undefined))
      throw new InvalidArgumentError(
        `The baseline is about the whole library. Give ${name} without paths and --changed.`,
      );
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function output(text: string, given: Output[]): Output[] {
  const [, format = '', file = ''] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (!formatNames.includes(format) || file === '')
    throw new InvalidArgumentError(
      `Give a format and a file such as sarif=lint.sarif; formats: ${formatNames.join(', ')}.`,
    );
  return [...given, { format, file }];
}
