import { Command } from 'commander';
import { day } from './clock.ts';
import { planRetire } from './change/leave.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { run } from './run.ts';

await run(
  withMaking(
    new Command('retire')
      .description('Says of a service that it is retired. Old documents stay as they are; new ones are not offered it.')
      .argument('<service>', 'its id')
      .option('--on <day>', 'the day it was retired, YYYY-MM-DD; today unless given', day),
  ).action((id: string, { on, ...making }: Making & { on?: string }) =>
    make((files) => planRetire(id, on ?? making.now, files), making),
  ),
);
