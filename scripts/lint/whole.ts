import { judge, type Judging } from '../../src/core/lint/judge.ts';
import { baselineFile } from '../../src/core/lint/baseline.ts';
import type { Configuration } from '../../src/core/model/configuration.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { pathsIn, readFileNow } from '../../src/library/read.ts';
import { step } from '../progress.ts';
import { isLarge, judgeShared } from './shares.ts';

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

/** Reads and judges a whole content folder; a large one in several threads. */
export async function judgeAll(folder: string, judging: Judging): Promise<Judgement> {
  const paths = (await pathsIn(folder)).filter((path) => path !== baselineFile);
  const { library, messages, texts } = await step('Judging the library', () =>
    isLarge(paths) ? judgeShared(folder, paths, judging) : judgeAtOnce(folder, paths, judging),
  );
  const known = new Set(paths);
  return {
    messages,
    files: paths,
    judged: {
      postmortems: library.postmortems.map(({ file }) => file),
      runbooks: library.runbooks.map(({ file }) => file),
    },
    configuration: library.configuration,
    sourceOf(path) {
      let text = texts.get(path);
      if (text === undefined && known.has(path))
        texts.set(path, (text = readSource(readFileNow(folder, path)).text ?? ''));
      return text;
    },
  };
}

function judgeAtOnce(folder: string, paths: readonly string[], judging: Judging) {
  const library = parseLibrary(paths.map((path) => readFileNow(folder, path)));
  return { library, messages: judge(library, judging), texts: new Map<string, string>() };
}
