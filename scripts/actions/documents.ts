import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rewriteCells, type Change, type Rewritten } from '../../src/core/actions/cells.ts';
import type { JudgedLibrary } from '../../src/library/judged.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import type { Review } from '../../src/core/model/review.ts';
import { documentParser } from '../../src/core/parse/library.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { contentFolder } from '../../src/library/read.ts';
import { replaceFile } from '../../src/library/replace.ts';

/**
 * Writes words into cells of the action-item table of a document, as it is on disk now.
 *
 * @param file below the content folder
 */
export async function writeCells(
  { catalogue }: JudgedLibrary,
  file: string,
  changes: readonly Change[],
): Promise<Rewritten> {
  const path = join(contentFolder(), file);
  const bytes = await readFile(path);
  const parse = documentParser(catalogue);
  // Bytes that are no UTF-8 were refused when the library was read.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const result = rewriteCells(text, changes, (some) => {
    const source = Buffer.from(some, 'utf8');
    return parse(readSource({ path: file, bytes: source, size: source.length }).text ?? '', file) as
      Postmortem | Review;
  });
  if (result.written.length > 0) await replaceFile(path, result.text, bytes);
  return result;
}
