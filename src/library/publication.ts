import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { decidePublication, type Publication } from '../core/publish/publish.ts';
import { digestPictures, sha256 } from './pictures.ts';
import { contentFolder } from './read.ts';

/**
 * Decides what of a library is public on a day, with the pictures as they are on disk.
 *
 * @param messages what the linter says of the library on that day
 */
export async function publicationOn(
  library: Library,
  today: string,
  messages: readonly JudgedMessage[],
): Promise<Publication> {
  const pictures = await digestPictures(contentFolder(), library.images);
  return decidePublication(library, { today, messages, pictures, sha256 }, true);
}
