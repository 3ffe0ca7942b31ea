import type { ActionEntry } from '../model/entry.ts';
import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { Review } from '../model/review.ts';
import { cellOfAction } from '../parse/actions.ts';

/** A word to write into a cell of an action item. */
export interface Change {
  action: Pick<ActionEntry, 'place'> & { action: { text: string } };
  column: 'status' | 'ticket';
  value: string;
}

/** A file with what could be written, and why the rest could not. */
export interface Rewritten {
  /** The text of the file; outside of the cells every byte is what it was. */
  text: string;
  written: Change[];
  refused: { change: Change; reason: string }[];
}

/**
 * Writes words into cells of the action-item table. After each the document is read again, and where anything of any
 * action item is another than that one cell, the word is not written.
 *
 * @param text of the file, byte-order mark and line ends included
 * @param parse reads such a text
 */
export function rewriteCells(
  text: string,
  changes: readonly Change[],
  parse: (text: string) => Postmortem | Review,
): Rewritten {
  const result: Rewritten = { text, written: [], refused: [] };
  let document = parse(text);
  for (const change of changes) {
    const refuse = (reason: string) => result.refused.push({ change, reason });
    const index = document.actions.findIndex(({ place: row }) => row.line === change.action.place.line);
    if (document.actions[index]?.action.text !== change.action.action.text) {
      refuse('the file has changed since it was read');
      continue;
    }
    const place = cellOfAction(document, change.action, change.column);
    if (!place) {
      refuse(`the row has no cell for the ${change.column}`);
      continue;
    }
    if (/[|\\\r\n]/.test(change.value) || place.line !== place.endLine) {
      refuse('the cell cannot be written');
      continue;
    }
    const lines = linesOf(result.text);
    const line = lines[place.line - 1]!;
    const cell = line.slice(place.column - 1, place.endColumn - 1);
    lines[place.line - 1] =
      line.slice(0, place.column - 1) + withWord(cell, change.value) + line.slice(place.endColumn - 1);
    const next = lines.join('');
    const read = parse(next);
    const expected = document.actions.map(cellsOf);
    expected[index] = { ...expected[index]!, [change.column]: change.value };
    const isOther = JSON.stringify(read.actions.map(cellsOf)) !== JSON.stringify(expected);
    if (isOther || read.faults.length > document.faults.length) {
      refuse('the table would not be read as before');
      continue;
    }
    result.text = next;
    result.written.push(change);
    document = read;
  }
  return result;
}

/** A cell with another word in it, as wide as it was where the word fits. */
function withWord(cell: string, word: string): string {
  const before = cell.startsWith('|') ? '|' : '';
  const after = cell.length > 1 && cell.endsWith('|') ? '|' : '';
  const inner = cell.slice(before.length, cell.length - after.length);
  const isEmpty = inner.trim() === '';
  const lead = isEmpty ? ' ' : /^\s*/.exec(inner)![0];
  const room = inner.length - lead.length - word.length;
  const least = isEmpty || /\s$/.test(inner) ? 1 : 0;
  return before + lead + word + ' '.repeat(Math.max(room, least)) + after;
}

/** The lines of a text with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function cellsOf({ id, action, type, owner, ticket, due, priority, status }: ActionItem) {
  return {
    action: action.text,
    ...Object.fromEntries(
      Object.entries({ id, type, owner, ticket, due, priority, status }).map(([key, written]) => [key, written?.value]),
    ),
  };
}
