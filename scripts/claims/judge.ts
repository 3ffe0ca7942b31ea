import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importFolder } from '../../src/core/import/document/folder.ts';
import { verdictsOf } from '../../src/core/lint/facts/verdict.ts';
import { judge } from '../../src/core/lint/judge.ts';
import { documentsOf, type Library, type SourceFile } from '../../src/core/model/library.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { engineFolder } from '../../src/library/engine.ts';
import { readFiles, readLibrary } from '../../src/library/read.ts';
import { replaceFile } from '../../src/library/replace.ts';
import { filesToImport, settingsFor } from '../import/files.ts';
import { printTable } from '../import/table.ts';
import { coverageOf, coverageRow } from './coverage.ts';
import { comparing, precisionOf, printMarks, readMarks, withMarks, type Marked } from './marks.ts';

/** Where the marks of a corpus are kept, beside its documents. */
const marksFile = 'claims.tsv';

/**
 * Lists every message of the rules that compare, with its evidence, in a file beside the documents where each can be
 * marked right or wrong; says what was marked so far, and what became of the lengths and times of each document.
 *
 * @param folder a content folder, or a folder of documents to import, which are then read and not written
 */
export async function judgeClaims(folder: string, today: string): Promise<string> {
  const library = await libraryIn(folder, today);
  const texts = new Map(documentsOf(library).map(({ file, text }) => [file, text.split('\n')]));
  const lineOf = ({ file, line }: { file: string; line: number }) => texts.get(file)?.[line - 1]?.trim() ?? '';
  const said = judge(library, { today });
  const messages = said
    .filter(({ rule }) => comparing.has(rule))
    .map(({ rule, place, reason, causes }): Omit<Marked, 'mark'> => ({
      rule,
      at: `${place.file}:${place.line}`,
      reason,
      evidence: [lineOf(place), ...(causes ?? []).map((cause) => `${cause.reason}: ${lineOf(cause.place)}`)].join(
        ' ‖ ',
      ),
    }));
  const path = join(folder, marksFile);
  const marks = withMarks(messages, readMarks(await readFile(path, 'utf8').catch(() => '')));
  await replaceFile(path, printMarks(marks));
  const rows = precisionOf(marks).map(({ rule, right, wrong, open }) => [
    rule,
    ...[right, wrong, open].map(String),
    right + wrong === 0 ? '' : `${Math.round((right / (right + wrong)) * 100)} %`,
  ]);
  const claims = library.postmortems.map((postmortem) => ({
    id: postmortem.id,
    verdicts: verdictsOf(
      postmortem,
      said.filter(({ place }) => place.file === postmortem.file),
    ),
  }));
  const covered = [
    ...claims
      .filter(({ verdicts }) => verdicts.length > 0)
      .map(({ id, verdicts }) => coverageRow(id, coverageOf(verdicts))),
    coverageRow('all', coverageOf(claims.flatMap(({ verdicts }) => verdicts))),
  ];
  return `${printTable(['claims about time', 'read', 'compared', 'explained', 'neither', 'either'], covered)}\n\n${printTable(['rule', 'right', 'wrong', 'open', 'precision'], rows)}\n${path}: ${marks.length} messages of ${library.postmortems.length} documents.`;
}

async function libraryIn(folder: string, on: string): Promise<Library> {
  const files = await readFiles(folder);
  if (files.some(({ path }) => path === 'library.yaml')) return readLibrary(folder);
  const shipped = await readFiles(join(engineFolder, 'content'));
  const shape = shipped.filter(({ path }) => /^(?:template[^/]*\.mdx|library\.yaml)$/.test(path));
  const { files: sources, present } = await filesToImport([folder]);
  const settings = settingsFor(parseLibrary(shape), { status: 'draft', on, zone: {} });
  const imported = await importFolder(sources, present, settings);
  const sourceOf = (path: string, text: string): SourceFile => {
    const bytes = new TextEncoder().encode(text);
    return { path, bytes, size: bytes.length };
  };
  return parseLibrary([...shape, ...imported.files.map(({ path, mdx }) => sourceOf(path, mdx))]);
}
