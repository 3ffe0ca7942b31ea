import { judge } from '../../src/core/lint/judge.ts';
import type { Library } from '../../src/core/model/library.ts';
import type { Publication } from '../../src/core/publish/publish.ts';
import { publicationOn } from '../../src/library/publication.ts';
import { readLibrary } from '../../src/library/read.ts';
import { step } from '../progress.ts';

/** Reads the library and decides what of it is public on a day. */
export async function decide(now: string): Promise<{ library: Library; publication: Publication }> {
  const library = await step('Reading the library', () => readLibrary());
  return { library, publication: await decideOn(library, now) };
}

/** Decides about a library that was read. */
export async function decideOn(library: Library, now: string): Promise<Publication> {
  const messages = await step('Judging it', () => judge(library, { today: now }));
  return publicationOn(library, now, messages);
}
