import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { catalogueOf } from '../../src/core/catalogue/catalogue.ts';
import type { FixContext } from '../../src/core/lint/fix/correction.ts';
import { fixDocument } from '../../src/core/lint/fix/fix.ts';
import { contextOf } from '../../src/core/lint/judge.ts';
import { counted } from '../../src/core/lint/reporters/report.ts';
import { tame } from '../../src/core/lint/reporters/tame.ts';
import { targetOf } from '../../src/core/lint/target.ts';
import { documentsOf, type Library } from '../../src/core/model/library.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { readLibrary, shownFolder } from '../../src/library/read.ts';
import { dress, undress } from './dress.ts';
import { replaceFile } from '../../src/library/replace.ts';

/**
 * Corrects files and writes them, or prints the differences instead. What was done, and what only a person can do, is
 * said on standard error. Returns how many files were written.
 */
export async function fixFiles(folder: string, files: readonly string[], dryRun: boolean): Promise<number> {
  const library = await readLibrary(folder);
  const isLinked = linksOf(library);
  const shown = shownFolder(folder);
  let count = 0;
  for (const file of files) {
    const path = join(folder, file);
    const bytes = await readFile(path);
    const source = readSource({ path: file, bytes, size: bytes.length });
    if (source.message) continue;
    const context: FixContext = {
      configuration: library.configuration,
      templates: library.templates,
      isLinked: (anchor) => isLinked(file, anchor),
    };
    const { text, fixed, left } = fixDocument(source.text, file, context);
    for (const { place, reason } of left)
      process.stderr.write(tame(`${shown}/${file}:${place.line}: ${reason}`) + '\n');
    if (fixed.length === 0) continue;
    count++;
    const { dressing } = undress(bytes);
    if (dryRun) printDifference(`${shown}/${file}`, source.text, text);
    else {
      await replaceFile(path, dress(text, dressing), bytes);
      process.stderr.write(tame(`${shown}/${file}: ${fixed.join(', ')}`) + '\n');
    }
  }
  process.stderr.write(
    count === 0 ? 'Nothing to correct.\n' : `${counted(count, 'file')} ${dryRun ? 'would be ' : ''}corrected.\n`,
  );
  return dryRun ? 0 : count;
}

/** Prints a difference as a patch, from `path` to `path`. */
export function printDifference(path: string, before: string, after: string): void {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  // The first line is a rule of the package, and no part of the format.
  const text = patch.replace(/^=+\n/, '');
  process.stdout.write(process.stdout.isTTY ? text.split('\n').map(tame).join('\n') : text);
}

/** Whether some link of the library leads to an anchor of a file. */
function linksOf(library: Library): (file: string, anchor: string) => boolean {
  const catalogue = catalogueOf(library);
  const context = contextOf(catalogue, '1970-01-01');
  const linked = new Set<string>();
  for (const entry of documentsOf(catalogue)) {
    for (const { url } of entry.links) {
      const target = url.includes('#') ? targetOf(url, entry, context) : undefined;
      if (target?.document && target.anchor !== undefined) linked.add(`${target.document.file}#${target.anchor}`);
    }
  }
  return (file, anchor) => linked.has(`${file}#${anchor}`);
}
