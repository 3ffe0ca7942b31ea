import { reader } from '../core/lint/judge.ts';
import type { SourceFile } from '../core/model/library.ts';
import { documentParser, parseLibrary } from '../core/parse/library.ts';

/** Documents that one thread judges. */
export interface Share {
  /** What is no document: how documents are read follows from it. */
  others: SourceFile[];
  documents: readonly { path: string; text: string }[];
}

/** Judges documents by themselves. Gives readings as JSON, by path; nothing else of a document stays alive. */
export function judgeAlone({ others, documents }: Share): Map<string, string> {
  const parts = parseLibrary(others);
  const parse = documentParser(parts);
  const read = reader(parts);
  return new Map(documents.map(({ path, text }) => [path, JSON.stringify(read(parse(text, path)))]));
}
