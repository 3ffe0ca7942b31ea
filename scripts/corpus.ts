import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { coverageOf } from './corpus/coverage.ts';
import { importFolder } from '../src/core/import/document/folder.ts';
import { judge } from '../src/core/lint/judge.ts';
import type { SourceFile } from '../src/core/model/library.ts';
import { parseLibrary } from '../src/core/parse/library.ts';
import { contentFolder, readFiles } from '../src/library/read.ts';
import { day, today } from './clock.ts';
import { filesToImport, settingsFor, zones } from './import/files.ts';
import { printTable } from './import/table.ts';
import { run } from './run.ts';

await run(
  new Command('corpus')
    .description('Checks the import over a folder of documents: nothing lost, what was read and what was not.')
    .argument('<folder>', 'folder of documents')
    .option('--zone <zone>', 'zone of times that name none, or ABBREVIATION=zone; may be repeated', zones, {})
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today())
    .option('--rows', 'print every row with the instant it was read to', false)
    .option('--asks', 'print what was asked about', false)
    .action(
      async (folder: string, options: { zone: Record<string, string>; now: string; rows: boolean; asks: boolean }) => {
        const { files, present } = await filesToImport([folder]);
        if (files.length === 0)
          throw new InvalidArgumentError(`There is no document in ${JSON.stringify(resolve(folder))}.`);
        const shape = (await readFiles(contentFolder())).filter(({ path }) => !path.includes('/'));
        const settings = settingsFor(parseLibrary(shape), { status: 'draft', on: options.now, zone: options.zone });
        const { files: imported, failures } = await importFolder(files, present, settings);
        const made: SourceFile[] = imported.map(({ path, mdx }) => {
          const bytes = new TextEncoder().encode(mdx);
          return { path, bytes, size: bytes.length };
        });
        const pictures = imported.flatMap(({ pictures: list }) =>
          list.map(({ to }) => ({ path: to, bytes: new Uint8Array(), size: 0 })),
        );
        const messages = judge(parseLibrary([...shape, ...made, ...pictures]), { today: options.now });
        const total = {
          documents: 0,
          sentences: 0,
          lost: 0,
          rows: 0,
          read: 0,
          'no-zone': 0,
          undated: 0,
          unreadable: 0,
          milestones: 0,
          actions: 0,
          error: 0,
          warning: 0,
          info: 0,
          broken: 0,
        };
        const lines: string[][] = [];
        for (const file of imported) {
          const { report, instants, source } = file;
          const { sentences, lost } = coverageOf(file.document, file);
          const own = messages.filter(({ place }) => place.file === file.path);
          const count = (level: string) => own.filter((message) => message.level === level).length;
          const broken = own.filter(({ rule }) =>
            ['mdx-readable', 'no-code', 'known-component', 'front-matter-readable', 'table-regular'].includes(rule),
          ).length;
          const rows = Object.values(report.rows).reduce((sum, one) => sum + one, 0);
          const decided = report.milestones.filter(({ isDecided }) => isDecided).length;
          lines.push([
            source,
            ...[
              sentences,
              lost.length,
              rows,
              report.rows.read,
              report.rows['no-zone'],
              report.rows.undated,
              report.rows.unreadable,
            ].map(String),
            `${decided}+${report.milestones.length - decided}`,
            ...[report.actions, count('error'), count('warning'), count('info')].map(String),
          ]);
          total.documents++;
          total.sentences += sentences;
          total.lost += lost.length;
          total.rows += rows;
          for (const state of ['read', 'no-zone', 'undated', 'unreadable'] as const) total[state] += report.rows[state];
          total.milestones += decided;
          total.actions += report.actions;
          for (const level of ['error', 'warning', 'info'] as const) total[level] += count(level);
          total.broken += broken;
          for (const sentence of lost) process.stdout.write(`${source}: lost: ${sentence}\n`);
          for (const message of own.filter(({ rule }) =>
            ['mdx-readable', 'no-code', 'known-component', 'front-matter-readable', 'table-regular'].includes(rule),
          ))
            process.stdout.write(`${source}: ${message.rule} at ${message.place.line}: ${message.reason}\n`);
          if (options.rows)
            for (const { line, written, state, cell, instant } of instants)
              process.stdout.write(
                `${source}:${line}: ${written} → ${cell} (${instant === undefined ? state : new Date(instant).toISOString()})\n`,
              );
          if (options.asks)
            for (const { line, text } of report.asks) process.stdout.write(`${source}:${line}: ${text}\n`);
        }
        for (const { path, reason } of failures) process.stdout.write(`${path}: ${reason}\n`);
        const head = [
          'document',
          'sentences',
          'lost',
          'rows',
          'read',
          'no zone',
          'undated',
          'unreadable',
          'milestones',
          'actions',
          'errors',
          'warnings',
          'infos',
        ];
        const last = [
          `${total.documents} documents`,
          ...[
            total.sentences,
            total.lost,
            total.rows,
            total.read,
            total['no-zone'],
            total.undated,
            total.unreadable,
            total.milestones,
            total.actions,
            total.error,
            total.warning,
            total.info,
          ].map(String),
        ];
        process.stdout.write(`${printTable(head, [...lines, last])}\n`);
        process.stdout.write(
          `${total.documents} documents: ${total.lost} of ${total.sentences} sentences lost, ${total.rows} timeline rows, ${total.read} read to an instant, ${total['no-zone']} dated whose zone is asked about, ${total.undated} whose date is asked about, ${total.unreadable} without a readable time, ${total.broken} faults of syntax, ${failures.length} files that could not be read\n`,
        );
        process.exitCode = total.lost > 0 || failures.length > 0 || total.broken > 0 ? 1 : 0;
      },
    ),
);
