import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { importFolder, type Earlier, type ImportedFile } from '../src/core/import/document/folder.ts';
import { counted } from '../src/core/lint/reporters/report.ts';
import type { SourceFile } from '../src/core/model/library.ts';
import { statuses, type Status } from '../src/core/model/vocabulary.ts';
import { parseLibrary } from '../src/core/parse/library.ts';
import { engineFolder } from '../src/library/engine.ts';
import { contentFolder, readFiles, shownFolder } from '../src/library/read.ts';
import { copyWhole, replaceFile } from '../src/library/replace.ts';
import { day, today } from './clock.ts';
import { changesTold } from './import/changes.ts';
import { filesToImport, settingsFor, zones } from './import/files.ts';
import { printTable } from './import/table.ts';
import { run } from './run.ts';

/** What an earlier import wrote, in `.import.json` beside the content: by source, the file and its digest then. */
type Recorded = Record<string, { file: string; on: string; digest: string }>;

type State = 'written' | 'updated' | 'unchanged' | 'kept' | 'gone';

interface Options {
  out?: string;
  status: Status;
  zone: Record<string, string>;
  now: string;
  dryRun: boolean;
  quiet: boolean;
  propose: boolean;
}

await run(
  new Command('import')
    .description(
      'Turns existing postmortems (Markdown, Quarto, HTML, Confluence, Word, text) into postmortems of the library.',
    )
    .argument('<paths...>', 'documents, or folders of them')
    .option('--out <folder>', 'content folder to write to, instead of CONTENT_DIR')
    .addOption(new Option('--status <status>', 'status of the documents').choices(statuses).default('draft'))
    .option('--zone <zone>', 'zone of times that name none, or ABBREVIATION=zone; may be repeated', zones, {})
    .option('--now <day>', 'the day of the import, YYYY-MM-DD', day, today())
    .option('--propose', 'write the milestones that are only proposed into the tables too', false)
    .option('--dry-run', 'write nothing, show what would be written', false)
    .option('-q, --quiet', 'leave out what was read and by what', false)
    .action(async (paths: string[], options: Options) => {
      const { files, present, at } = await filesToImport(paths);
      if (files.length === 0)
        throw new InvalidArgumentError(
          'There is no document at these paths. Give Markdown, Quarto, HTML, Word or text files, or a folder of them.',
        );
      const out = resolve(options.out ?? contentFolder());
      const existing = await readFiles(out).catch(() => [] as SourceFile[]);
      const hasShape =
        existing.some(({ path }) => /^template[^/]*\.mdx$/.test(path)) &&
        existing.some(({ path }) => path === 'library.yaml');
      if (!hasShape) {
        const shape = join(engineFolder, 'content');
        const shipped = (await readFiles(shape)).filter(({ path }) =>
          /^(?:template[^/]*\.mdx|library\.yaml)$/.test(path),
        );
        existing.push(...shipped.filter(({ path }) => !existing.some((one) => one.path === path)));
        say(
          `${JSON.stringify(options.out ?? shownFolder())} has no library.yaml and template yet: the shipped ones tell what sections and severities there are. Copy them there and make them yours.`,
        );
      }
      const library = parseLibrary(existing);
      const record = await readRecord(join(out, '.import.json'));
      const earlier = new Map<string, Earlier>();
      for (const [source, { file, on }] of Object.entries(record))
        earlier.set(source, { id: file.replace(/^.*\/|\.mdx$/g, ''), on });
      const { stderr } = process;
      const {
        files: imported,
        failures,
        skipped,
      } = await importFolder(
        files,
        present,
        settingsFor(library, { status: options.status, on: options.now, zone: options.zone, propose: options.propose }),
        earlier,
        (done, path) => {
          if (stderr.isTTY) stderr.write(`\r\u001b[K${done + 1} of ${files.length}: ${path.slice(-60)}`);
        },
      );
      if (stderr.isTTY) stderr.write('\r\u001b[K');

      const rows: string[][] = [];
      const counts = { written: 0, updated: 0, unchanged: 0, kept: 0, gone: 0, failed: failures.length };
      for (const file of imported) {
        let state: State;
        try {
          state = await write(file, out, record, at, options);
        } catch (error) {
          failures.push({ path: file.source, reason: `It could not be written: ${(error as Error).message}` });
          counts.failed++;
          continue;
        }
        counts[state]++;
        if (state !== 'unchanged') tell(file, state, options);
        const { report } = file;
        rows.push([
          file.source,
          file.path,
          state,
          ...[
            report.rows.read,
            report.rows['no-zone'] + report.rows.undated + report.rows.unreadable,
            report.actions,
            report.asks.length + report.missing.length,
          ].map(String),
        ]);
      }
      if (!options.dryRun)
        await replaceFile(
          join(out, '.import.json'),
          `${JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`,
        );
      for (const { path, reason } of [...failures, ...skipped]) say(`${path}: ${reason}`);
      const sum = (index: number) => String(rows.reduce((total, row) => total + Number(row[index]), 0));
      say(
        '',
        printTable(
          [
            'source',
            'file',
            options.dryRun ? 'would be' : 'is',
            'rows read',
            'rows asked about',
            'actions',
            'questions',
          ],
          [...rows, [counted(imported.length, 'document'), '', '', sum(3), sum(4), sum(5), sum(6)]],
        ),
      );
      say(
        `${options.dryRun ? 'Dry run, nothing written: ' : ''}${counts.written} new, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.kept} kept as they were edited since, ${counts.gone} renamed or removed since, ${counts.failed} failed${skipped.length > 0 ? `, ${skipped.length} left out` : ''}`,
      );
      const proposed = imported.reduce(
        (sum, { report }) => sum + report.milestones.filter((one) => !one.isDecided).length,
        0,
      );
      if (proposed > 0 && !options.propose)
        say(
          `${proposed} ${proposed === 1 ? 'milestone is' : 'milestones are'} proposed (~). Import again with --propose to write them into the tables.`,
        );
      if (!options.dryRun && counts.written + counts.updated > 0)
        say(
          'Next: npx postmortems lint, or npx postmortems lint --init-baseline --notes to be told of new documents alone.',
        );
      process.exitCode = counts.failed > 0 ? 1 : 0;
    }),
);

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function tell({ source, path, report }: ImportedFile, state: string, { quiet }: Options): void {
  const why = {
    kept: ': edited since it was imported, or not from an import: kept as it is',
    gone: ': renamed or removed since it was imported; take it out of .import.json to have it again',
  };
  say('', `${source} → ${path}${state in why ? why[state as keyof typeof why] : ''}`);
  if (state in why) return;
  const at = (line: number) => (line > 0 ? `${line}: ` : '');
  for (const note of report.notes) say(`  ${note}`);
  for (const { line, text } of report.asks) say(`  ? ${at(line)}${text}`);
  for (const url of report.missing) say(`  ? \`${url}\` is no file of this import: it stands as text`);
  if (quiet) return;
  for (const { line, text } of report.decided) say(`  = ${at(line)}${text}`);
  for (const { time, milestone, words, isDecided } of report.milestones)
    say(`  ${isDecided ? '=' : '~'} \`${milestone}\` ${isDecided ? 'at' : 'may be'} ${time}, from “${words}”`);
  for (const text of changesTold(report.kept)) say(`  · ${text}`);
}

/** Writes a document and its pictures; a file that was edited since, or that no import wrote, is left alone. */
async function write(
  file: ImportedFile,
  out: string,
  record: Recorded,
  at: (path: string) => string,
  { dryRun }: Options,
): Promise<State> {
  const target = join(out, file.path);
  const digest = digestOf(file.mdx);
  const now = await readFile(target, 'utf8').catch(() => undefined);
  const known = record[file.source];
  const entry = { file: file.path, on: /^ {4}on: "?([\d-]+)/m.exec(file.mdx)?.[1] ?? '', digest };
  if (now !== undefined && digestOf(now) === digest) {
    record[file.source] = entry;
    await pictures(file, out, at, dryRun);
    return 'unchanged';
  }
  if (now !== undefined && known?.digest !== digestOf(now)) return 'kept';
  // Somebody removed or renamed it on purpose.
  if (now === undefined && known !== undefined) return 'gone';
  if (!dryRun) {
    await pictures(file, out, at, dryRun);
    await replaceFile(target, file.mdx);
    record[file.source] = entry;
  }
  return now === undefined ? 'written' : 'updated';
}

async function pictures(
  { pictures: list }: ImportedFile,
  out: string,
  at: (path: string) => string,
  dryRun: boolean,
): Promise<void> {
  for (const { from, to } of list) {
    const target = join(out, to);
    if (dryRun || (await stat(target).catch(() => undefined))) continue;
    await copyWhole(at(from), target);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex');
}

async function readRecord(path: string): Promise<Recorded> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  try {
    const data: unknown = JSON.parse(text);
    if (
      typeof data === 'object' &&
      data !== null &&
      Object.values(data).every((one: { file?: unknown }) => typeof one?.file === 'string')
    )
      return data as Recorded;
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError(
    `${JSON.stringify(path)} is no record of an import. Put it right, or take it away: files that are there are then kept as they are.`,
  );
}
