import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { barePicture } from './bare-picture.ts';
import { wordsOfDrawing } from './drawing.ts';

/** What somebody who approves is told of a picture. */
export interface ShownPicture {
  /** Below the content folder: `images/…`. */
  path: string;
  /** Words of pixels are read by nobody; `none` is no picture. */
  sort: 'pixels' | 'drawing' | 'none';
  /** What a drawing says, in the order of its file; empty for others. */
  words: string;
}

/**
 * The pictures of an incident for the person who approves it.
 *
 * @param paths below the content folder
 */
export async function shownPictures(folder: string, paths: readonly string[]): Promise<ShownPicture[]> {
  return Promise.all(
    paths.map(async (path): Promise<ShownPicture> => {
      const ending = extname(path).slice(1).toLowerCase();
      const bytes = await readFile(join(folder, path)).catch(() => undefined);
      const bare = bytes && (await barePicture(bytes, ending));
      if (!bare) return { path, sort: 'none', words: '' };
      if (ending !== 'svg') return { path, sort: 'pixels', words: '' };
      return { path, sort: 'drawing', words: wordsOfDrawing(new TextDecoder().decode(bare.bytes)).join(' · ') };
    }),
  );
}
