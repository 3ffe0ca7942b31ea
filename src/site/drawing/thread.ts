import { parentPort, workerData } from 'node:worker_threads';
import { documentParser, parseLibrary } from '../../core/parse/library.ts';
import { drawDocument, type Share } from './draw.ts';
import { keep } from './drawings.ts';
import { surroundingsOf } from './surroundings.ts';

const { others, names, pages, address, folder, documents } = workerData as Share;
const parts = parseLibrary(others);
const parse = documentParser(parts);
const surroundings = surroundingsOf(parts, names, { images: parts.images, pages }, address);

for (const { path, text, key } of documents) {
  await keep(folder, key, JSON.stringify(await drawDocument(parse(text, path), surroundings)));
  parentPort!.postMessage(key);
}
