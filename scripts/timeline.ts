import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { weights, type Weight } from '../src/core/import/evidence/evidence.ts';
import {
  additions,
  insertRows,
  instantsIn,
  normal,
  takenIn,
  zoneOfTimeline,
  type Target,
} from '../src/core/import/evidence/into.ts';
import { proposeMilestones, withoutStanding } from '../src/core/import/evidence/milestones.ts';
import { largestEvidence, matches, type SourceZone } from '../src/core/import/evidence/read.ts';
import { reportOn, timelineJson } from '../src/core/import/evidence/report.ts';
import { timelineTable } from '../src/core/import/evidence/timeline-rows.ts';
import { isComplete, timelineFrom } from '../src/core/import/evidence/timeline.ts';
import type { SourceFile } from '../src/core/model/library.ts';
import { parsePostmortem } from '../src/core/parse/postmortem.ts';
import { indexHeadings } from '../src/core/parse/sections.ts';
import { readZone } from '../src/core/parse/time.ts';
import { contentFolder, readLibrary, shownFolder } from '../src/library/read.ts';
import { replaceFile } from '../src/library/replace.ts';
import { boundOf } from './bound.ts';
import { step } from './progress.ts';
import { run } from './run.ts';

interface Options {
  into?: string;
  dryRun: boolean;
  json: boolean;
  propose: boolean;
  only?: 'milestones';
  from?: string;
  to?: string;
  zone?: string;
  sourceZone: SourceZone[];
  level: Weight;
}

await run(
  new Command('timeline')
    .description(
      'Merges exports of pagers, chats, deployments and logs into one timeline, with the source of each row.',
    )
    .argument('<paths...>', 'files or folders; each file is recognised by what is in it')
    .option('--into <postmortem>', 'add the rows to this postmortem, leaving every line in it as it is')
    .option('--dry-run', 'show what --into would add, and write nothing', false)
    .option('--json', 'print rows, sources, proposals and problems as JSON', false)
    .option('--propose', 'write milestones also where there are several candidates, or only words for them', false)
    .addOption(new Option('--only <which>', 'only rows that may be milestones').choices(['milestones']))
    .option('--from <time>', 'leave out what was before, such as "2026-04-15 14:00"')
    .option('--to <time>', 'leave out what was after')
    .option(
      '--zone <zone>',
      'zone of the printed table, and of --from and --to (default: the postmortem’s, or UTC)',
      zone,
    )
    .option(
      '--source-zone <[file=]zone>',
      'zone of times that name none, of one log or of all',
      (text: string, known: SourceZone[]) => [...known, sourceZone(text)],
      [],
    )
    .addOption(
      new Option('--level <level>', 'what a line of a log has to weigh').choices([...weights]).default('warning'),
    )
    .action(async (paths: string[], options: Options) => {
      if (options.dryRun && !options.into)
        throw new InvalidArgumentError('Unexpected --dry-run without --into. Give the postmortem to add rows to.');
      if (options.json && options.dryRun)
        throw new InvalidArgumentError('Unexpected --json with --dry-run. Give one of them.');
      const into = options.into === undefined ? undefined : await readTarget(options.into);
      const shown = options.zone ?? (into ? zoneOfTimeline(into.target) : 'UTC');
      const window = { from: boundOf('--from', options.from, shown), to: boundOf('--to', options.to, shown, true) };
      if (window.from !== undefined && window.to !== undefined && window.from > window.to)
        throw new InvalidArgumentError('Unexpected --from after --to. Give the earlier time first.');
      const files = await step('Reading the files', () => readEvidenceFiles(paths));
      const stray = options.sourceZone.find(
        ({ file }) => file !== undefined && !files.some(({ path }) => matches(path, file)),
      );
      if (stray) throw new InvalidArgumentError(`There is no file ${JSON.stringify(stray.file)} among those given.`);
      const postmortem = into?.target.parse(normal(into.target.raw));
      const given = [window.from, window.to].filter((at) => at !== undefined);
      const timeline = await step('Merging them', () =>
        timelineFrom(files, {
          zones: options.sourceZone,
          context: [...given, ...(postmortem ? instantsIn(postmortem) : [])],
          least: options.level,
          ...window,
        }),
      );
      let proposals = proposeMilestones(timeline.rows, postmortem ? takenIn(postmortem) : new Map(), options.propose);
      const rows =
        options.only === 'milestones'
          ? timeline.rows.filter((row) => proposals.some((proposal) => proposal.row === row))
          : timeline.rows;
      const complete = isComplete(timeline);
      if (into) {
        const insertion = insertRows(into.target, rows, proposals);
        if ('refused' in insertion) {
          process.stderr.write(`${insertion.refused}\n`);
          process.exitCode = 1;
          return;
        }
        const { raw, added, there, lines } = insertion;
        proposals = withoutStanding(proposals, there);
        if (options.dryRun) {
          if (added > 0) process.stdout.write(`${additions(into.target.file, raw, lines)}\n`);
        } else if (added > 0) await replaceFile(into.path, raw, into.bytes);
        if (options.json)
          process.stdout.write(`${JSON.stringify({ added, there: there.length, lines, ...timelineOf() }, null, 2)}\n`);
        else {
          process.stderr.write(`${reportOn(timeline, proposals, shown)}\n\n`);
          for (const note of insertion.notes) process.stderr.write(`${note}\n`);
          process.stderr.write(
            `${into.target.file}: ${added} ${added === 1 ? 'row' : 'rows'} ${options.dryRun ? 'to add' : 'added'}, ${there.length} there already\n`,
          );
        }
      } else if (options.json) process.stdout.write(`${JSON.stringify(timelineOf(), null, 2)}\n`);
      else {
        if (rows.length > 0) process.stdout.write(`${timelineTable(rows, proposals, shown)}\n`);
        process.stderr.write(`${rows.length > 0 ? '\n' : ''}${reportOn(timeline, proposals, shown)}\n`);
      }
      process.exitCode = complete ? 0 : 1;

      function timelineOf(): object {
        return timelineJson(timeline, rows, proposals, shown) as object;
      }
    }),
);

function zone(text: string): string {
  const found = readZone(text);
  if (!found)
    throw new InvalidArgumentError('Give an IANA name such as Europe/Oslo, UTC, or an offset such as +02:00.');
  return found;
}

function sourceZone(text: string): SourceZone {
  const at = text.lastIndexOf('=');
  return { file: at < 0 ? undefined : text.slice(0, at), zone: zone(text.slice(at + 1)) };
}

async function readTarget(path: string): Promise<{ path: string; bytes: Uint8Array; target: Target }> {
  const folder = contentFolder();
  const library = await readLibrary(folder);
  const candidates = [resolve(path), resolve(folder, path), resolve(folder, 'postmortems', `${path}.mdx`)];
  for (const candidate of candidates) {
    const file = relative(folder, candidate).split(sep).join('/');
    const known = library.postmortems.find((one) => one.file === file);
    if (!known) continue;
    const bytes = await readFile(candidate);
    const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const find = indexHeadings(library.templates);
    return {
      path: candidate,
      bytes,
      target: {
        file,
        raw,
        zone: library.configuration.zone,
        parse: (text) => parsePostmortem(text, file, library.configuration, find),
      },
    };
  }
  throw new InvalidArgumentError(
    `There is no postmortem at ${JSON.stringify(path)}. Give one of ${shownFolder(join(folder, 'postmortems'))}.`,
  );
}

async function readEvidenceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>();
  for (const path of paths) {
    const entry = await stat(path).catch(() => undefined);
    if (!entry) throw new InvalidArgumentError(`There is no file or folder ${JSON.stringify(path)}. Check its name.`);
    if (!entry.isDirectory()) {
      files.set(resolve(path), await readSource(path, entry.size));
      continue;
    }
    const inside = await readdir(path, { recursive: true, withFileTypes: true });
    const found = inside
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .filter(
        (one) =>
          !relative(path, one)
            .split(sep)
            .some((part) => part.startsWith('.') || part === '__MACOSX'),
      );
    if (found.length === 0)
      throw new InvalidArgumentError(`There is no file in ${JSON.stringify(path)}. Give a folder that holds exports.`);
    for (const one of found) files.set(resolve(one), await readSource(one, (await stat(one)).size));
  }
  return [...files.values()];
}

async function readSource(path: string, size: number): Promise<SourceFile> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(Math.min(size, size > largestEvidence ? 1_000 : size));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { path: path.split(sep).join('/'), bytes: buffer.subarray(0, filled), size };
  } finally {
    await file.close();
  }
}
