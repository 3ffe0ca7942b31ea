import { Command } from 'commander';
import { remindCommand } from './actions/remind.ts';
import { syncCommand } from './actions/sync.ts';
import { run } from './run.ts';

await run(
  new Command('actions')
    .description('Follows action items to their end: their tickets, and who has to be reminded.')
    .addCommand(syncCommand())
    .addCommand(remindCommand()),
);
