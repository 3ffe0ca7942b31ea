import { parentPort, workerData } from 'node:worker_threads';
import { documentParser, parseLibrary } from '../../core/parse/library.ts';
import { drawDocument, type Draft, type DrawingInput } from './draw.ts';
import { keep } from './drawings.ts';
import { surroundingsOf } from './surroundings.ts';

const { others, names, pages, address, folder } = workerData as DrawingInput;
const parts = parseLibrary(others);
const parse = documentParser(parts);
const surroundings = surroundingsOf(parts, names, { images: parts.images, pages }, address);

// Says the key of each document when it is drawn, and nothing when all are.
parentPort!.on('message', async (drafts: Draft[]) => {
  for (const { path, text, key } of drafts) {
    await keep(folder, key, JSON.stringify(await drawDocument(parse(text, path), surroundings)));
    parentPort!.postMessage(key);
  }
  parentPort!.postMessage(undefined);
});
