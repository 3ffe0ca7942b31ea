import type { Message, Place } from '../../model/message.ts';

/**
 * What makes a message the same message in another version of the library: its rule, its file, what it found
 * unexpected (what would be right instead may change with the rest of the library) and the text it stands at. Neither
 * lines nor columns belong to it, so that text moved up or down is no news.
 */
export function identityOf(message: Message, sourceOf: (file: string) => string | undefined): string {
  return JSON.stringify([
    message.rule,
    message.place.file,
    subjectOf(message.reason),
    textAt(message.place, sourceOf(message.place.file)),
  ]);
}

/** Identities of messages in their order; of equal ones the second and later carry a number. */
export function identitiesOf(
  messages: readonly Message[],
  sourceOf: (file: string) => string | undefined,
): { identity: string; ordinal: number }[] {
  const seen = new Map<string, number>();
  return messages.map((message) => {
    const identity = identityOf(message, sourceOf);
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    return { identity, ordinal };
  });
}

/** What a reason found unexpected: `Unexpected X, expected Y` without Y. A comma between backticks does not count. */
export function subjectOf(reason: string): string {
  let inCode = false;
  for (let index = 0; index < reason.length; index++) {
    if (reason[index] === '`') inCode = !inCode;
    else if (!inCode && reason.startsWith(', expected ', index)) return reason.slice(0, index);
  }
  return reason;
}

/** The first line of what stands at a place, spaces and the dashes of a table folded. */
export function textAt(place: Place, source: string | undefined): string {
  if (source === undefined) return '';
  const line = lineOf(source, place.line);
  const end = place.endLine === place.line ? place.endColumn - 1 : line.length;
  return line
    .slice(place.column - 1, end)
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '--')
    .trim()
    .slice(0, 200);
}

// Messages come file by file, and a file from its top: what was found of the last text is enough.
let known = '';
/** Where the lines of that text begin, as far as somebody asked. */
let starts = [0];

/** A line of a text, counting from 1; empty behind its end. */
export function lineOf(text: string, number: number): string {
  if (text !== known) {
    known = text;
    starts = [0];
  }
  while (starts.length <= number) {
    const end = text.indexOf('\n', starts.at(-1));
    starts.push(end === -1 ? text.length + 1 : end + 1);
  }
  return text.slice(starts[number - 1], starts[number]! - 1);
}
