import { InvalidArgumentError } from 'commander';

/** Reads a port given on the command line. */
export function portOf(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65535) throw new InvalidArgumentError('Give a port number.');
  return number;
}
