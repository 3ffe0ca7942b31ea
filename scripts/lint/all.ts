import { baselineFile } from '../../src/core/lint/baseline.ts';
import type { Judged, Judging } from '../../src/core/lint/judge.ts';
import type { Configuration } from '../../src/core/model/configuration.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { judgeFiles, openReadings } from '../../src/library/judged.ts';
import { filesIn, type Files } from '../../src/library/read.ts';
import type { JudgedFiles } from '../../src/core/lint/reporters/report.ts';
import { step } from '../progress.ts';

/** What judging gives to those who select, measure and print. */
export interface Judgement {
  messages: JudgedMessage[];
  /** Every file a message could be about. */
  files: readonly string[];
  judged: JudgedFiles;
  /** The files of drafts that were imported. */
  imported: ReadonlySet<string>;
  configuration: Configuration;
  sourceOf(file: string): string | undefined;
  /** The baseline of the version it was compared with; undefined where there is none. */
  earlierBaseline?: string;
}

/** Reads and judges a whole content folder. */
export async function judgeAll(folder: string, judging: Judging): Promise<Judgement> {
  const files = await libraryFiles(folder);
  const { messages, catalogue } = await step('Judging the library', async () => {
    const cache = openReadings(folder);
    const judged = await judgeFiles(files, judging, cache);
    await cache.save();
    return judged;
  });
  return {
    messages,
    files: files.paths,
    judged: filesOf(catalogue),
    imported: importedIn(catalogue),
    configuration: catalogue.configuration,
    sourceOf: textsOf(files),
  };
}

/** The files of a library but its baseline. */
export async function libraryFiles(folder: string): Promise<Files> {
  const { paths, read } = await filesIn(folder);
  return { paths: paths.filter((path) => path !== baselineFile), read };
}

/** Those of some files that are wanted. */
export function selectFiles(
  { postmortems, runbooks, reviews }: JudgedFiles,
  isWanted: (file: string) => boolean,
): JudgedFiles {
  return {
    postmortems: postmortems.filter(isWanted),
    runbooks: runbooks.filter(isWanted),
    reviews: reviews.filter(isWanted),
  };
}

/** Paths of the documents of a library. */
export function filesOf({ postmortems, runbooks, reviews }: Judged['catalogue']): JudgedFiles {
  const paths = (entries: readonly { file: string }[]) => entries.map(({ file }) => file);
  return { postmortems: paths(postmortems), runbooks: paths(runbooks), reviews: paths(reviews) };
}

/** The files of drafts that were imported. */
export function importedIn({ postmortems }: Judged['catalogue']): Set<string> {
  const drafts = postmortems.filter(
    ({ facts: { status, provenance } }) => status === 'draft' && provenance?.some(({ tool }) => tool === 'import'),
  );
  return new Set(drafts.map(({ file }) => file));
}

/** Texts of files by path, each read once; undefined for one that is not there or cannot be read. */
export function textsOf({ paths, read }: Files): (file: string) => string | undefined {
  const known = new Set(paths);
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, known.has(file) ? readSource(read(file)).text : undefined);
    return texts.get(file);
  };
}
