import { Argument, Command } from 'commander';
import { named, type Named } from '../src/editor/occurrences.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { planMerge } from './change/merge.ts';
import { run } from './run.ts';

await run(
  withMaking(
    new Command('merge')
      .description(
        'Makes two incidents, runbooks, services or people one: the first goes, and whatever named it names the second. What they say differently is listed; texts are put below each other for you to edit.',
      )
      .addArgument(new Argument('<what>', 'what they are').choices(named))
      .argument('<from>', 'id of the one that goes')
      .argument('<into>', 'id of the one that stays'),
  ).action((what: Named, from: string, into: string, making: Making) =>
    make((files) => planMerge(what, from, into, files), making),
  ),
);
