import { Argument, Command } from 'commander';
import { named, type Named } from '../src/editor/occurrences.ts';
import { planDelete } from './change/delete.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { run } from './run.ts';

await run(
  withMaking(
    new Command('delete')
      .description(
        'Takes an incident, a runbook, a service or a person out of the library, and out of lists that can do without. Where it is public, or something speaks of it, it says so and does nothing.',
      )
      .addArgument(new Argument('<what>', 'what it is').choices(named))
      .argument('<id>', 'its id'),
  ).action((what: Named, id: string, making: Making) => make((files) => planDelete(what, id, files), making)),
);
