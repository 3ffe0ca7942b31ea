import { reader } from '../core/lint/judge.ts';
import type { SourceFile } from '../core/model/library.ts';
import { documentParser, parseLibrary } from '../core/parse/library.ts';

/** A document as it was read. */
export interface DocumentText {
  path: string;
  text: string;
}

/**
 * Judges documents by themselves. Gives readings as JSON, in the order of the documents; nothing else of a document
 * stays alive.
 *
 * @param others what is no document: how documents are read follows from it
 */
export function judgeAlone(others: readonly SourceFile[]): (documents: readonly DocumentText[]) => string[] {
  const parts = parseLibrary(others);
  const parse = documentParser(parts);
  const read = reader(parts);
  return (documents) => documents.map(({ path, text }) => JSON.stringify(read(parse(text, path))));
}
