import { judgeReadings, type Judged, type Judging, type Reading } from '../core/lint/judge.ts';
import type { Entry } from '../core/model/entry.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import type { Runbook } from '../core/model/runbook.ts';
import { documentParser } from '../core/parse/library.ts';
import { readSource } from '../core/parse/source.ts';
import { openCache, type Cache } from './cache.ts';
import { contentFolder, filesIn, type Files } from './read.ts';
import { readLibraryBy } from './readings.ts';

/** A library that was read and judged on a day. */
export interface JudgedLibrary extends Judged {
  /** YYYY-MM-DD. */
  today: string;
  /** Its files, as they were when it was judged. */
  files: Files;
  /** Parses the document of an entry. Nothing of it is kept: a library is larger than memory. */
  documentOf<E extends Entry>(entry: E): Extract<Postmortem | Runbook, { type: E['type'] }>;
}

/**
 * Reads and judges the library. Documents that are as they were last time come from the cache.
 *
 * @throws NoLibrary where the folder is missing or is none
 */
export async function readJudged(today: string): Promise<JudgedLibrary> {
  const folder = contentFolder();
  const cache = openReadings(folder);
  const judged = await judgeFiles(await filesIn(folder), { today }, cache);
  await cache.save();
  return judged;
}

/** The readings that are kept of a content folder. */
export function openReadings(folder: string): Cache<Reading> {
  return openCache<Reading>('readings', folder);
}

/** Judges the files of a content folder; what the cache learns is not saved. */
export async function judgeFiles(files: Files, judging: Judging, cache: Cache<Reading>): Promise<JudgedLibrary> {
  const { parts, readings, rest } = await readLibraryBy(files, cache);
  const parse = documentParser(parts);
  return {
    ...judgeReadings(parts, readings, rest, judging),
    today: judging.today,
    files,
    documentOf: ({ file }) => parse(readSource(files.read(file)).text!, file) as never,
  };
}
