import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { coverageOf } from './corpus/coverage.ts';
import { importFolder, type ImportedFile } from '../src/core/import/document/folder.ts';
import { judge } from '../src/core/lint/judge.ts';
import type { SourceFile } from '../src/core/model/library.ts';
import type { JudgedMessage } from '../src/core/model/message.ts';
import { parseLibrary } from '../src/core/parse/library.ts';
import { contentFolder, readFiles } from '../src/library/read.ts';
import { day, today } from './clock.ts';
import { filesToImport, settingsFor, zones } from './import/files.ts';
import { printTable } from './import/table.ts';
import { run } from './run.ts';

/** Columns of the table: the head, and what is counted in it. */
const columns = [
  ['sentences', 'sentences'],
  ['lost', 'lost'],
  ['rows', 'rows'],
  ['read', 'read'],
  ['no zone', 'no-zone'],
  ['undated', 'undated'],
  ['unreadable', 'unreadable'],
  ['milestones', 'milestones'],
  ['actions', 'actions'],
  ['errors', 'error'],
  ['warnings', 'warning'],
  ['infos', 'info'],
] as const;

/** What the import should never write. */
const syntaxRules = ['mdx-readable', 'no-code', 'known-component', 'front-matter-readable', 'table-regular'];

await run(
  new Command('corpus')
    .description('Checks the import over a folder of documents: nothing lost, what was read and what was not.')
    .argument('<folder>', 'folder of documents')
    .option('--zone <zone>', 'zone of times that name none, or ABBREVIATION=zone; may be repeated', zones, {})
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
    .option('--rows', 'print every row with the instant it was read to', false)
    .option('--asks', 'print what was asked about', false)
    .action(check),
);

interface Options {
  zone: Record<string, string>;
  now: string;
  rows: boolean;
  asks: boolean;
}

async function check(folder: string, options: Options): Promise<void> {
  const { files, present } = await filesToImport([folder]);
  if (files.length === 0) throw new InvalidArgumentError(`There is no document in ${JSON.stringify(resolve(folder))}.`);
  const shape = (await readFiles(contentFolder())).filter(({ path }) => !path.includes('/'));
  const settings = settingsFor(parseLibrary(shape), { status: 'draft', on: options.now, zone: options.zone });
  const { files: imported, failures } = await importFolder(files, present, settings);
  const messages = judge(parseLibrary([...shape, ...imported.flatMap(sourcesOf)]), { today: options.now });
  const checked = imported.map((file) =>
    checkFile(
      file,
      messages.filter(({ place }) => place.file === file.path),
    ),
  );
  for (const one of checked) printFindings(one, options);
  for (const { path, reason } of failures) print(`${path}: ${reason}`);
  const total = totalOf(checked.map(({ counts }) => counts));
  const lines = checked.map(({ file, counts, proposed }) => [
    file.source,
    ...columns.map(([, key]) => (key === 'milestones' ? `${counts.milestones}+${proposed}` : String(counts[key]))),
  ]);
  const last = [`${checked.length} documents`, ...columns.map(([, key]) => String(total[key]))];
  process.stdout.write(`${printTable(['document', ...columns.map(([head]) => head)], [...lines, last])}\n`);
  print(
    `${checked.length} documents: ${total.lost} of ${total.sentences} sentences lost, ${total.rows} timeline rows, ${total.read} read to an instant, ${total['no-zone']} dated whose zone is asked about, ${total.undated} whose date is asked about, ${total.unreadable} without a readable time, ${total.broken} faults of syntax, ${failures.length} files that could not be read`,
  );
  process.exitCode = total.lost > 0 || failures.length > 0 || total.broken > 0 ? 1 : 0;
}

/** A document that was imported and its pictures, as files of a library. */
function sourcesOf({ path, mdx, pictures }: ImportedFile): SourceFile[] {
  const bytes = new TextEncoder().encode(mdx);
  return [
    { path, bytes, size: bytes.length },
    ...pictures.map(({ to }) => ({ path: to, bytes: new Uint8Array(), size: 0 })),
  ];
}

type Counts = Record<(typeof columns)[number][1] | 'broken', number>;

interface Checked {
  file: ImportedFile;
  counts: Counts;
  /** Milestones that were proposed and not decided. */
  proposed: number;
  /** Sentences that are not in the result. */
  lost: string[];
  /** Messages about syntax that the import should never write. */
  broken: JudgedMessage[];
}

function checkFile(file: ImportedFile, messages: readonly JudgedMessage[]): Checked {
  const { report } = file;
  const { sentences, lost } = coverageOf(file.document, file);
  const broken = messages.filter(({ rule }) => syntaxRules.includes(rule));
  const decided = report.milestones.filter(({ isDecided }) => isDecided).length;
  const count = (level: string) => messages.filter((message) => message.level === level).length;
  return {
    file,
    lost,
    broken,
    proposed: report.milestones.length - decided,
    counts: {
      sentences,
      lost: lost.length,
      rows: Object.values(report.rows).reduce((sum, one) => sum + one, 0),
      ...report.rows,
      milestones: decided,
      actions: report.actions,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      broken: broken.length,
    },
  };
}

function totalOf(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  const keys: (keyof Counts)[] = [...columns.map(([, key]) => key), 'broken'];
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as Counts;
}

function printFindings({ file: { source, instants, report }, lost, broken }: Checked, options: Options): void {
  for (const sentence of lost) print(`${source}: lost: ${sentence}`);
  for (const { rule, place, reason } of broken) print(`${source}: ${rule} at ${place.line}: ${reason}`);
  if (options.rows)
    for (const { line, written, state, cell, instant } of instants)
      print(
        `${source}:${line}: ${written} → ${cell} (${instant === undefined ? state : new Date(instant).toISOString()})`,
      );
  if (options.asks) for (const { line, text } of report.asks) print(`${source}:${line}: ${text}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
