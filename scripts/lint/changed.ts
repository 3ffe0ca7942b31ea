import { InvalidArgumentError } from 'commander';
import { baselineFile } from '../../src/core/lint/baseline.ts';
import { newsOf, type Version } from '../../src/core/lint/change.ts';
import { judgedAs, judgeReadings, type Judged, type Judging } from '../../src/core/lint/judge.ts';
import type { PostmortemEntry } from '../../src/core/model/entry.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { comparePlaces } from '../../src/core/model/message.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import { endedApprovals, type Approvals } from '../../src/core/publish/ended.ts';
import { decider } from '../../src/core/publish/publish.ts';
import { digestPicture, digestPictures, sha256 } from '../../src/library/pictures.ts';
import { documentParser, isDocument } from '../../src/core/parse/library.ts';
import { largestFile } from '../../src/core/parse/source.ts';
import { openReadings } from '../../src/library/judged.ts';
import { isRead, type Files } from '../../src/library/read.ts';
import { readLibraryBy } from '../../src/library/readings.ts';
import { filesOf, importedIn, selectFiles, libraryFiles, textsOf, type Judgement } from './all.ts';
import { differingFrom, filesAt, GitFault, mergeBase, readObjects } from './git.ts';

/**
 * Judges what is different from the commit at which this branch left another one, and what that breaks elsewhere: both
 * versions are judged as a whole, and what the base says as well is no news.
 */
export async function judgeChanged(folder: string, ref: string, judging: Judging): Promise<Judgement> {
  const compared = compare(folder, ref);
  // Where there is no folder, that is what to say, whatever git says.
  compared.catch(() => undefined);
  const head = await libraryFiles(folder);
  const { before, differing } = await compared;
  const inBase = new Map([...before].filter(([path]) => isRead(path)));
  const inHead = new Set(head.paths);
  const changed = new Set([
    ...differing.filter((path) => inBase.has(path) || inHead.has(path)),
    ...head.paths.filter((path) => !inBase.has(path)),
    ...[...inBase.keys()].filter((path) => !inHead.has(path)),
  ]);
  changed.delete(baselineFile);
  const objects = readObjects(
    folder,
    [...before].filter(([path]) => changed.has(path) || path === baselineFile).map(([, id]) => id),
  );
  const base: Files = {
    paths: [...inBase.keys()].filter((path) => path !== baselineFile).sort(),
    read: (path) => (changed.has(path) ? fileFrom(path, objects.get(inBase.get(path)!)!) : head.read(path)),
  };
  const cache = openReadings(folder);
  const judge = async (files: Files): Promise<Version & Pick<Judged, 'catalogue'>> => {
    const { parts, readings, rest } = await readLibraryBy(files, cache);
    return { ...judgeReadings(parts, readings, rest, judging), textOf: textsOf(files) };
  };
  const picturesOf = async (isBase: boolean) => {
    const pictures = await digestPictures(
      folder,
      head.paths.filter((path) => path.startsWith('images/')),
    );
    if (isBase)
      for (const path of changed) {
        const bytes = path.startsWith('images/') && objects.get(inBase.get(path) ?? '');
        if (bytes) pictures.set(path, digestPicture(bytes));
      }
    return pictures;
  };
  const approvalsOf = async (
    { catalogue, messages, textOf }: Version & Pick<Judged, 'catalogue'>,
    isBase: boolean,
  ): Promise<Approvals> => {
    const approved = catalogue.postmortems.some(({ facts }) => facts.publication?.digest !== undefined);
    if (!approved) return { postmortems: catalogue.postmortems, decide: () => undefined as never };
    const parse = documentParser(catalogue);
    const pictures = await picturesOf(isBase);
    const { decide } = decider(catalogue, { today: judging.today, messages, pictures, sha256 });
    return {
      postmortems: catalogue.postmortems,
      decide: ({ file }) => decide(parse(textOf(file)!, file) as Postmortem, true),
    };
  };
  const [now, then] = [await judge(head), await judge(base)];
  await cache.save();
  // Whatever is read into every judgement concerns all documents.
  const isJudged = [...changed].every(isAboutOne) ? (file: string) => changed.has(file) : () => true;
  const earlier = before.get(baselineFile);
  const news = newsOf(now, then, changed);
  const inNews = new Set(news.map(({ place }) => place.file));
  const isConcerned = ({ id, file }: PostmortemEntry) =>
    isJudged(file) || inNews.has(file) || [...changed].some((path) => path.startsWith(`images/${id}/`));
  const ended = endedApprovals(await approvalsOf(then, true), await approvalsOf(now, false), isConcerned);
  return {
    messages: [...news, ...judgedAs('approval-kept', ended, now.catalogue, judging)].sort((a, b) =>
      comparePlaces(a.place, b.place),
    ),
    files: [...new Set([...head.paths, ...changed])],
    judged: selectFiles(filesOf(now.catalogue), isJudged),
    imported: importedIn(now.catalogue),
    configuration: now.catalogue.configuration,
    sourceOf: now.textOf,
    earlierBaseline: earlier === undefined ? undefined : objects.get(earlier)!.toString('utf8'),
  };
}

/** Whether a file can matter only to itself and to what names it. */
function isAboutOne(path: string): boolean {
  return isDocument(path) || /^(?:images|docs|postmortems|runbooks|reviews)\//.test(path);
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

function fileFrom(path: string, bytes: Buffer): SourceFile {
  return {
    path,
    size: bytes.length,
    bytes: bytes.subarray(0, path.startsWith('images/') ? 4_000 : largestFile + 1),
  };
}
