import type { SourceFile } from '../model/library.ts';
import { snapshotFile } from '../model/ticket.ts';
import { startOf, type Message } from '../model/message.ts';

/** The largest file that is read, in bytes; the longest real postmortems are 30 KB. */
export const largestFile = 1_000_000;

/** The largest file of a path that is read, in bytes: what trackers said of a ticket takes about a hundred. */
export function largestOf(path: string): number {
  return path === snapshotFile ? 20 * largestFile : largestFile;
}

/** A file as text, or the message that says why it is none. */
export type SourceText = { text: string; message?: undefined } | { text?: undefined; message: Message };

/**
 * Reads bytes as UTF-8 text: without byte-order mark, with `\n` line ends (lines and columns stay what an
 * editor shows). Too large, binary, not UTF-8 and empty files become a message of the rule `file-readable`.
 */
export function readSource({ path, bytes, size }: SourceFile): SourceText {
  const fail = (reason: string, hint?: string): SourceText => ({
    message: { rule: 'file-readable', reason, place: startOf(path), hint },
  });
  const largest = largestOf(path);
  if (size > largest) {
    return fail(
      `Unexpected file of ${(size / 1_000_000).toFixed(1)} MB, expected at most ${largest / 1_000_000} MB`,
      'Move long logs out of the document and link to them.',
    );
  }
  if (bytes.includes(0)) return fail('Unexpected binary file, expected UTF-8 text');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, column } = firstBadByte(bytes);
    return {
      message: {
        rule: 'file-readable',
        reason: 'Unexpected byte that is not UTF-8, expected UTF-8 text',
        place: { file: path, line, column, endLine: line, endColumn: column + 1 },
        hint: 'Save the file with the encoding UTF-8.',
      },
    };
  }
  if (text.trim() === '') return fail('Unexpected empty file, expected front matter and text');
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = 0; end <= bytes.length; end++) {
    if (end < bytes.length && bytes[end] !== 0x0a) continue;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      let good = start;
      const lenient = new TextDecoder('utf-8', { fatal: true });
      let column = 1;
      for (let stop = start + 1; stop <= end; stop++) {
        try {
          column = lenient.decode(bytes.subarray(start, stop)).length + 1;
          good = stop;
        } catch {
          if (stop - good >= 4) break;
        }
      }
      return { line, column };
    }
    line++;
    start = end + 1;
  }
  return { line: 1, column: 1 };
}
