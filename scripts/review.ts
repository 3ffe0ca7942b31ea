import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { addressesBelow } from '../src/core/model/address.ts';
import type { Catalogue } from '../src/core/model/entry.ts';
import { teamsOf } from '../src/core/model/library.ts';
import { meetingOf, type Meeting, type Part } from '../src/core/review/meeting.ts';
import { daysRange, monthRange, quarterRange, type Range } from '../src/core/model/range.ts';
import { readJudged } from '../src/library/judged.ts';
import { contentFolder, shownFolder } from '../src/library/read.ts';
import { createFile, replaceFile } from '../src/library/replace.ts';
import { fileOfReview, keptReview } from '../src/review/kept.ts';
import { reviewMarkdown } from '../src/review/markdown.ts';
import type { Telling } from '../src/review/told.ts';
import { textsFor } from '../src/texts/texts.ts';
import { day, today } from './clock.ts';
import { step } from './progress.ts';
import { run } from './run.ts';

interface Options extends Part {
  month?: string;
  quarter?: string;
  from?: string;
  to?: string;
  output?: string;
  keep: boolean;
  date?: string;
  now: string;
}

await run(
  new Command('review')
    .description('Writes what a review meeting works from, as Markdown.')
    .option('--month <month>', 'the incidents of a month, such as 2026-04')
    .option('--quarter <quarter>', 'the incidents of a quarter, such as 2026-Q2')
    .option('--from <day>', 'the first day of any other range, YYYY-MM-DD', day)
    .option('--to <day>', 'its last day, YYYY-MM-DD', day)
    .option('--service <id>', 'only incidents of this service')
    .option('--team <name>', 'only incidents of services of this team')
    .option('--output <file>', 'write it to this file')
    .option('--keep', 'begin the record of the meeting in the library, with its agenda filled in', false)
    .option('--date <day>', 'with --keep: the day of the meeting, YYYY-MM-DD', day)
    .option('--now <day>', 'the day to judge what is overdue by, YYYY-MM-DD', day, today())
    .action(async (options: Options) => {
      if (options.keep && options.output !== undefined)
        throw new InvalidArgumentError(
          'Unexpected --output with --keep, which writes into the library. Give one of them.',
        );
      if (options.date !== undefined && !options.keep)
        throw new InvalidArgumentError('Unexpected --date without --keep. It is the day of the meeting that is kept.');
      const range = rangeOf(options);
      const { catalogue } = await step('Reading the library', () => readJudged(options.now));
      const { service, team } = checked(options, catalogue);
      const { site, base, language } = catalogue.configuration;
      const addresses = site === undefined ? undefined : addressesBelow(new URL(base, site).href);
      const meeting = meetingOf(catalogue, range, { service, team }, options.now);
      const telling = { library: catalogue, texts: textsFor(language), addresses };
      if (options.keep) return keep(meeting, telling, options.date ?? options.now);
      const text = reviewMarkdown(meeting, telling);
      if (options.output === undefined) process.stdout.write(text);
      else await replaceFile(options.output, text);
    }),
);

/** Begins the record of a meeting; one that is there is never overwritten. */
async function keep(meeting: Meeting, telling: Telling, date: string): Promise<void> {
  const file = fileOfReview(meeting);
  const shown = join(shownFolder(), file);
  if (!(await createFile(join(contentFolder(), file), keptReview(meeting, telling, date))))
    throw new InvalidArgumentError(`${shown} is there already, and nothing is overwritten.`);
  process.stdout.write(
    [
      `${shown} is written.`,
      '',
      'Next:',
      '  fill in `people`, the decisions, and what was promised, with owners and days',
      `  npx postmortems lint ${shown}`,
      '      says which gaps are left; a review is never a draft, so each is an error',
      '',
    ].join('\n'),
  );
}

function rangeOf({ month, quarter, from, to }: Options): Range {
  const given = [month, quarter, from ?? to].filter((one) => one !== undefined).length;
  if (given !== 1 || (from === undefined) !== (to === undefined))
    throw new InvalidArgumentError('Give one range: --month 2026-04, --quarter 2026-Q2, or --from and --to.');
  const range =
    month !== undefined ? monthRange(month) : quarter !== undefined ? quarterRange(quarter) : daysRange(from!, to!);
  if (range) return range;
  if (month !== undefined)
    throw new InvalidArgumentError(`${JSON.stringify(month)} is no month. Give one such as 2026-04.`);
  if (quarter !== undefined)
    throw new InvalidArgumentError(`${JSON.stringify(quarter)} is no quarter. Give one such as 2026-Q2.`);
  throw new InvalidArgumentError('Unexpected --from after --to. Give the earlier day first.');
}

function checked({ service, team }: Part, library: Catalogue): Part {
  const teams = teamsOf(library);
  if (service !== undefined && !library.services.has(service))
    throw new InvalidArgumentError(
      `There is no service ${JSON.stringify(service)}. Give one of services.yaml: ${[...library.services.keys()].join(', ')}.`,
    );
  if (team !== undefined && !teams.has(team))
    throw new InvalidArgumentError(
      `There is no team ${JSON.stringify(team)}. Give one of ${[...teams].sort().join(', ')}.`,
    );
  return { service, team };
}
