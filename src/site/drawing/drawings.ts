import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Entry, PostmortemEntry, ReviewEntry, RunbookEntry } from '../../core/model/entry.ts';
import { documentsOf } from '../../core/model/library.ts';
import { pictureAt } from '../../core/model/picture.ts';
import { isDocument } from '../../core/parse/library.ts';
import { readSource } from '../../core/parse/source.ts';
import { idIndex } from '../../core/relations/mentions.ts';
import { moduleBeside } from '../../library/engine.ts';
import type { JudgedLibrary } from '../../library/judged.ts';
import { cacheFolder, digestOfRooms, nameOfFolder, settingsOf } from '../../library/keys.ts';
import { sizeOf } from '../../library/pictures.ts';
import { contentFolder } from '../../library/read.ts';
import { replaceFile } from '../../library/replace.ts';
import { drawDocument, type Draft, type DrawingInput } from './draw.ts';
import type { IncidentDrawing } from './incident.ts';
import type { PartsDrawing } from './parts.ts';
import type { ReviewDrawing } from './review.ts';
import { namesOfDocuments, surroundingsOf, type SiteAddress, type Surroundings } from './surroundings.ts';

/** What is drawn of each document: cached by what it follows from, shared out among the processors. */
export interface Drawings {
  /** What the drawing of a document follows from: its text, and what the library says about the names in it. */
  keyOf(entry: Entry): string;
  incident(entry: PostmortemEntry): Promise<IncidentDrawing>;
  runbook(entry: RunbookEntry): Promise<PartsDrawing>;
  review(entry: ReviewEntry): Promise<ReviewDrawing>;
  surroundings: Surroundings;
  /** What every drawing follows from besides the document: the engine, the configuration, where the site is. */
  settings: string;
}

/** The rooms of the engine that drawings follow from. */
const rooms = ['core', 'library', 'render', 'site/drawing', 'texts'] as const;
/** For fewer documents another thread takes longer to start than it saves. */
const fewest = 40;
/** How many documents a thread is given at a time. */
const atATime = 50;

/**
 * Opens the drawings of a library.
 *
 * @param caches the folder of the cache; drawings that are not in it are drawn when they are asked for
 */
export function openDrawings(
  judged: JudgedLibrary,
  pages: Surroundings['pages'],
  address: SiteAddress,
  caches = join(cacheFolder, 'drawings'),
): Drawings & { drawAhead(): void } {
  const { catalogue, files, documentOf } = judged;
  const entries = documentsOf(catalogue);
  const names = namesOfDocuments(entries);
  const surroundings = surroundingsOf(
    catalogue,
    names,
    { images: catalogue.images, pages: pages.map(({ file, path }) => ({ file, path })) },
    address,
  );
  const others = files.paths.filter((path) => !isDocument(path)).map((path) => files.read(path));
  const settings = hash(
    'sha256',
    JSON.stringify([digestOfRooms(rooms), settingsOf(others), address, surroundings.pages.map(({ file }) => file)]),
  );
  const named = idIndex(names);
  const keys = new Map<Entry, string>();
  const keyOf = (entry: Entry) => {
    let key = keys.get(entry);
    if (key === undefined) {
      const mentions = [...entry.names.prose, ...entry.names.elsewhere].flatMap((name) => {
        const found = named(name.split('#')[0]!);
        return found ? [[name, found, surroundings.titleOf(found.type, found.id)]] : [];
      });
      // An address may be that of a picture that is defined elsewhere in the document.
      const pictures = [...entry.pictures, ...entry.links].flatMap(({ url }) => {
        const path = url === undefined ? undefined : pictureAt(url, entry, catalogue.images);
        return path === undefined ? [] : [[path, sizeOf(path)]];
      });
      const text = hash('sha256', files.read(entry.file).bytes);
      key = hash('sha256', JSON.stringify([settings, entry.file, text, mentions, pictures]));
      keys.set(entry, key);
    }
    return key;
  };

  const folder = join(caches, nameOfFolder(contentFolder()));
  const ahead = new Map<string, Promise<void>>();
  const drawingOf = async (entry: Entry) => {
    const key = keyOf(entry);
    await ahead.get(key);
    const kept = await readFile(fileFor(folder, key), 'utf8')
      .then((json) => JSON.parse(json) as unknown)
      .catch(() => undefined);
    if (kept !== undefined) return kept;
    const json = JSON.stringify(await drawDocument(documentOf(entry), surroundings));
    await keep(folder, key, json);
    return JSON.parse(json);
  };
  return {
    keyOf,
    surroundings,
    settings,
    incident: (entry) => drawingOf(entry) as Promise<IncidentDrawing>,
    runbook: (entry) => drawingOf(entry) as Promise<PartsDrawing>,
    review: (entry) => drawingOf(entry) as Promise<ReviewDrawing>,
    drawAhead() {
      const kept = removeOthers(folder, new Set(entries.map(keyOf)));
      const missing = entries.filter((entry) => !kept.has(keyOf(entry)));
      if (missing.length < fewest) return;
      const threads = Math.max(1, availableParallelism() - 1);
      const draft = (entry: Entry): Draft => ({
        path: entry.file,
        text: readSource(files.read(entry.file)).text!,
        key: keyOf(entry),
      });
      for (let number = 0; number < threads; number++) {
        const share = missing.filter((_, index) => index % threads === number);
        const done = drawElsewhere(
          { others, names, pages: surroundings.pages, address, folder },
          share.map((entry) => [keyOf(entry), () => draft(entry)]),
        );
        for (const [key, promise] of done) ahead.set(key, promise);
      }
    },
  };
}

/**
 * Draws documents in a thread, which holds a few at a time.
 *
 * @returns a promise for each key, kept when it is done, or when the thread has ended
 */
function drawElsewhere(
  input: DrawingInput,
  drafts: readonly (readonly [key: string, draft: () => Draft])[],
): Map<string, Promise<void>> {
  const done = new Map<string, () => void>();
  const promises = new Map(drafts.map(([key]) => [key, new Promise<void>((resolve) => done.set(key, resolve))]));
  const worker = new Worker(moduleBeside(import.meta.url, 'thread'), {
    workerData: input,
    // Without a limit a thread collects its garbage late: half a gigabyte later.
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let next = 0;
  const give = () => {
    const some = drafts.slice(next, (next += atATime));
    if (some.length > 0) worker.postMessage(some.map(([, draft]) => draft()));
    else void worker.terminate();
  };
  worker.on('message', (drawn: string | undefined) => {
    if (drawn === undefined) give();
    else done.get(drawn)?.();
  });
  const endAll = () => done.forEach((end) => end());
  // Whatever it did not draw is drawn when it is asked for.
  worker.on('error', endAll).on('exit', endAll);
  give();
  return promises;
}

function fileFor(folder: string, key: string): string {
  return join(folder, `${key}.json`);
}

/** Keeps a drawing. Without a place to write to everything works, only slower. */
export async function keep(folder: string, key: string, json: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(fileFor(folder, key), json);
  } catch {
    // It is drawn again when it is asked for.
  }
}

/** Removes drawings that nothing follows from any more. The keys that are left. */
function removeOthers(folder: string, wanted: ReadonlySet<string>): Set<string> {
  const left = new Set<string>();
  try {
    for (const name of readdirSync(folder)) {
      const key = name.replace(/\.json$/, '');
      if (wanted.has(key)) left.add(key);
      else rmSync(join(folder, name), { force: true });
    }
  } catch {
    // There is none yet.
  }
  return left;
}
