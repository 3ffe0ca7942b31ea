import type { Reason } from '../../src/core/publish/publish.ts';
import type { Hit } from '../../src/leak-check/check.ts';
import { shownFolder } from '../../src/library/read.ts';

/** Prints something that was found where it must not be, with the place it came from. */
export function printHit({ file, word, kind, how, around, place }: Hit): void {
  print(`${red(file)}  ${bold(word)}  ${kind}${how === '' ? '' : `, ${how}`}`);
  if (around !== '' && around !== word) print(dim(`    ${short(around, 160)}`));
  if (place) print(`    from ${shownFolder()}/${place.file}:${place.line}`);
}

/** Prints why an incident is not public. */
export function printReason({ reason, place, hint }: Reason): void {
  print(`    ${reason} ${dim(`${place.file}:${place.line}`)}${hint ? `\n      ${dim(hint)}` : ''}`);
}

/** A text on one line, of at most so many characters. */
export function short(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Prints a line. */
export function print(line: string): void {
  // Text of documents may hold what a terminal obeys.
  process.stdout.write(`${line.replace(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g, '')}\n`);
}

function coloured(code: number, text: string): string {
  const safe = text.replaceAll('\u001b', '');
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? `\u001b[${code}m${safe}\u001b[0m` : safe;
}
export function bold(text: string): string {
  return coloured(1, text);
}
export function dim(text: string): string {
  return coloured(2, text);
}
export function red(text: string): string {
  return coloured(31, text);
}
export function green(text: string): string {
  return coloured(32, text);
}
export function yellow(text: string): string {
  return coloured(33, text);
}
