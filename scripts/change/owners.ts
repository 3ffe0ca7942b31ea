import { literal } from '../../src/core/text/literal.ts';
import { edit, type Change } from './change.ts';

/**
 * Names another handle where owners of code are named; an account of a code host is mostly the handle too. Without
 * another one the lines are told, for somebody to change.
 */
export function replaceOwner(change: Change, handle: string, to: string | undefined): void {
  for (const file of change.before.keys()) {
    if (!file.endsWith('CODEOWNERS')) continue;
    const lines = change.after.get(file)!.split('\n');
    const named = lines.flatMap((line, index) => (owns(line, handle) ? [index] : []));
    if (to === undefined) {
      for (const index of named) change.notes.push(`${file}:${index + 1} names @${handle}: name another owner there.`);
      continue;
    }
    for (const index of named) lines[index] = withOwner(lines[index]!, handle, to);
    edit(change, file, () => lines.join('\n'));
  }
}

/** An owner behind a path, in whatever case, and no part of `@handle/team` or of an address. */
function ownerIn(handle: string): RegExp {
  return new RegExp(`(?<=\\s)@${literal(handle)}(?=\\s|$)`, 'gi');
}

function owns(line: string, handle: string): boolean {
  return ownerIn(handle).test(written(line));
}

/** The line with another owner, who is named once. */
function withOwner(line: string, handle: string, to: string): string {
  const text = written(line);
  const isThere = owns(text, to);
  const now = isThere
    ? text.replace(new RegExp(`\\s+@${literal(handle)}(?=\\s|$)`, 'gi'), '')
    : text.replace(ownerIn(handle), () => `@${to}`);
  return now + line.slice(text.length);
}

/** What of a line is no comment. */
function written(line: string): string {
  return /^(?:[^#]|(?<!^|\s)#)*/.exec(line)![0];
}
