import { CommanderError, InvalidArgumentError, type Command } from 'commander';
import { NodeTooOld } from '../src/leak-check/too-old.ts';
import { takeBackInterrupted } from '../src/library/change.ts';
import { contentFolder, NoLibrary } from '../src/library/read.ts';
import { diskFault, NotWritten } from '../src/library/replace.ts';

/**
 * Runs a command. A fault of the user ends it with one or two sentences and exit code 2, never with a stack trace;
 * a fault of ours shows its trace, with the same code.
 */
export async function run(command: Command): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  command.name(`postmortems ${command.name().replace(':', '-')}`);
  command.exitOverride().showHelpAfterError('(--help shows the options)');
  try {
    if (await takeBackInterrupted(contentFolder()))
      process.stderr.write('A change of the library that was interrupted is taken back: nothing of it is there.\n');
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.code !== 'commander.invalidArgument') {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (
      error instanceof NodeTooOld ||
      error instanceof NoLibrary ||
      error instanceof NotWritten ||
      error instanceof InvalidArgumentError
    ) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else if (error instanceof CommanderError) {
      process.exitCode = 2;
    } else if (diskFault(error) !== undefined) {
      process.stderr.write(`${diskFault(error)}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 2;
    }
  }
}
