import { judge, type Judging } from '../../src/core/lint/judge.ts';
import { baselineFile } from '../../src/core/lint/baseline.ts';
import type { Configuration } from '../../src/core/model/configuration.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { readFiles } from '../../src/library.ts';
import { step } from '../progress.ts';

/** What judging gives to those who select, measure and print. */
export interface Judgement {
  messages: JudgedMessage[];
  /** Every file a message could be about. */
  files: readonly string[];
  judged: { postmortems: readonly string[]; runbooks: readonly string[] };
  configuration: Configuration;
  sourceOf(file: string): string | undefined;
  /** The baseline of the version it was compared with; undefined where there is none. */
  earlierBaseline?: string;
}

/** Reads and judges a whole content folder. */
export async function judgeAll(folder: string, judging: Judging): Promise<Judgement> {
  const [files, library] = await step('Reading the library', async () => {
    const read = (await readFiles(folder)).filter(({ path }) => path !== baselineFile);
    return [read, parseLibrary(read)] as const;
  });
  const byPath = new Map(files.map((file) => [file.path, file]));
  const texts = new Map([...library.postmortems, ...library.runbooks].map(({ file, text }) => [file, text]));
  return {
    messages: await step('Judging it', () => judge(library, judging)),
    files: files.map(({ path }) => path),
    judged: {
      postmortems: library.postmortems.map(({ file }) => file),
      runbooks: library.runbooks.map(({ file }) => file),
    },
    configuration: library.configuration,
    sourceOf(path) {
      if (!texts.has(path) && byPath.has(path)) texts.set(path, readSource(byPath.get(path)!).text ?? '');
      return texts.get(path);
    },
  };
}
