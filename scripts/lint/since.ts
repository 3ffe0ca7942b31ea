import { InvalidArgumentError } from 'commander';
import { baselineFile } from '../../src/core/lint/baseline.ts';
import { judgeChange, type Version } from '../../src/core/lint/change.ts';
import type { Judging } from '../../src/core/lint/judge.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { largestFile, readSource } from '../../src/core/parse/source.ts';
import { isRead, pathsIn, readFileNow } from '../../src/library/read.ts';
import { differingFrom, filesAt, GitFault, mergeBase, readObjects } from './git.ts';
import { openMemory } from './memory.ts';
import type { Judgement } from './whole.ts';

/** Judges what is different from the commit at which this branch left another one, and what that breaks elsewhere. */
export async function judgeSince(folder: string, ref: string, judging: Judging): Promise<Judgement> {
  const compared = compare(folder, ref);
  // Where there is no folder, that is what to say, whatever git says.
  compared.catch(() => undefined);
  const head = await folderVersion(folder);
  const { before, differing } = await compared;
  const wanted = [...before].filter(([path]) => isRead(path) || path === baselineFile);
  const inBase = new Map(wanted);
  const inHead = new Set(head.paths);
  const changed = new Set([
    ...differing.filter((path) => inBase.has(path) || inHead.has(path)),
    ...head.paths.filter((path) => !inBase.has(path)),
    ...[...inBase.keys()].filter((path) => !inHead.has(path)),
  ]);
  changed.delete(baselineFile);
  // Mostly what is needed of them is remembered.
  const objects = once(() =>
    readObjects(
      folder,
      [...inBase].filter(([path]) => changed.has(path) || path === baselineFile).map(([, id]) => id),
    ),
  );
  const base: Version = {
    paths: [...inBase.keys()].filter((path) => path !== baselineFile).sort(),
    read: (path) => (changed.has(path) ? fileFrom(path, objects().get(inBase.get(path)!)!) : head.read(path)),
  };
  const memory = openMemory(
    folder,
    [...inHead].filter((path) => /^(?:library\.yaml|template[^/]*\.mdx)$/.test(path)),
    inBase,
  );
  const { messages, judged, configuration } = judgeChange({ base, head, changed, memory }, judging);
  await memory.keep();
  const earlier = inBase.get(baselineFile);
  return {
    messages,
    files: [...new Set([...head.paths, ...changed])],
    judged,
    configuration,
    sourceOf: (file) => (inHead.has(file) ? readSource(head.read(file)).text : undefined),
    earlierBaseline: earlier === undefined ? undefined : objects().get(earlier)!.toString('utf8'),
  };
}

async function compare(folder: string, ref: string) {
  try {
    const commit = await mergeBase(folder, ref);
    const [before, differing] = await Promise.all([filesAt(folder, commit), differingFrom(folder, commit)]);
    return { before, differing };
  } catch (error) {
    if (error instanceof GitFault)
      throw new InvalidArgumentError(`git cannot compare with ${JSON.stringify(ref)}: ${error.message}.`);
    throw error;
  }
}

/** The files of a folder as they are now, each read when it is needed, and once. */
async function folderVersion(folder: string): Promise<Version> {
  const paths = (await pathsIn(folder)).filter((path) => path !== baselineFile);
  const files = new Map<string, SourceFile>();
  return {
    paths,
    read(path) {
      let file = files.get(path);
      if (!file) files.set(path, (file = readFileNow(folder, path)));
      return file;
    },
  };
}

function fileFrom(path: string, bytes: Buffer): SourceFile {
  return {
    path,
    size: bytes.length,
    bytes: path.startsWith('images/') ? new Uint8Array() : bytes.subarray(0, largestFile + 1),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
