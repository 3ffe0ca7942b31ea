import { Argument, Command } from 'commander';
import { renamed, type Renamed } from '../src/editor/occurrences.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { planRename } from './change/rename.ts';
import { run } from './run.ts';

await run(
  withMaking(
    new Command('rename')
      .description(
        'Gives an incident, a runbook, a review, a service or a person another id, wherever it is named. Shows the differences and asks.',
      )
      .addArgument(new Argument('<what>', 'what it is').choices(renamed))
      .argument('<from>', 'its id now')
      .argument('<to>', 'its new id'),
  ).action((what: Renamed, from: string, to: string, making: Making) =>
    make((files) => planRename(what, from, to, files), making),
  ),
);
