import { Command } from 'commander';
import { day } from './clock.ts';
import { planLeave } from './change/leave.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { run } from './run.ts';

interface Options extends Making {
  on?: string;
  to?: string;
}

await run(
  withMaking(
    new Command('leave')
      .description(
        'Says of a person that they left. Old documents stay as they are; open action items and runbooks of theirs are listed, or handed over.',
      )
      .argument('<handle>', 'who left')
      .option('--on <day>', 'the day they left, YYYY-MM-DD; today unless given', day)
      .option('--to <handle or team>', 'who takes over open action items and runbooks'),
  ).action((handle: string, { on, to, ...making }: Options) =>
    make((files) => planLeave(handle.replace(/^@/, ''), on ?? making.now, to, files), making),
  ),
);
