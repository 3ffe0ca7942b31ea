import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { ask } from '../../src/core/search/ask.ts';
import { chosenAmong, type DocumentsFile } from '../../src/core/search/documents.ts';
import type { Manifest } from '../../src/core/search/index.ts';
import { readQuery } from '../../src/core/search/query.ts';
import { rank } from '../../src/core/search/rank.ts';
import { openIndex } from '../../src/core/search/source.ts';
import { passagesOf } from '../../src/core/text/passages.ts';
import { generateLibrary, type GeneratedFile } from '../generate/library.ts';
import { foreign, kinds, queriesFor, type BenchQuery, type PlainDocument } from './search-queries.ts';

/** How one kind of query did. */
interface Row {
  kind: string;
  queries: number;
  /** Results of which the page has not what was asked for, and nothing was said of it. */
  invented: number;
  /** Documents with all that was asked for, and how many of them were found. */
  right: number;
  found: number;
  /** Queries with a right one among the first three. */
  first: number;
}

/** The quality of a search, and what it costs. */
export interface SearchQuality {
  rows: Row[];
  /** Bytes as they are sent, of the middle and of the worst query. */
  first: { middle: number; most: number };
  vocabulary: { middle: number; most: number };
  /** What went wrong, a line each. */
  faults: string[];
}

/** Writes a generated library with a few documents in other languages, and builds its site. */
export async function buildSearched(folder: string, incidents: number): Promise<{ content: string; site: string }> {
  const [content, site] = [join(folder, 'content'), join(folder, 'site')];
  const { files } = generateLibrary(incidents, 1);
  const others = Object.entries(foreign).map(([name, text]): GeneratedFile => ({ path: `postmortems/${name}`, text }));
  for (const { path, text } of [...files, ...others]) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  await promisify(execFile)(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    env: { ...process.env, NODE_ENV: 'production', CONTENT_DIR: content, OUT_DIR: site, ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 1e8,
  });
  return { content, site };
}

/** Measures the search of a built site against plain text search over its documents. */
export async function searchQuality(content: string, site: string, each: number): Promise<SearchQuality> {
  const documents = await plainDocuments(content);
  const bundle = join(site, 'pagefind');
  const sent = new Map<string, number>();
  const sizeOf = async (file: string, packed: boolean) => {
    let size = sent.get(file);
    if (size === undefined) {
      const bytes = await readFile(file);
      sent.set(file, (size = packed ? bytes.length : gzipSync(bytes).length));
    }
    return size;
  };
  const entry = join(bundle, 'index.json');
  const manifest = JSON.parse(await readFile(entry, 'utf8')) as Manifest & { build: string };
  const asked = new Set<string>();
  const read = async (name: string): Promise<unknown> => {
    const file = join(bundle, manifest.build, `${name}.json.gz`);
    asked.add(file);
    return (JSON.parse(gunzipSync(await readFile(file)).toString()) as { content: unknown }).content;
  };
  const listed = (await read('documents')) as DocumentsFile;
  const pages = await Promise.all(
    listed.fragments.map(async (name) => {
      const text = gunzipSync(await readFile(join(bundle, 'fragment', `${name}.pf_fragment`))).toString();
      const { url, content } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string; content: string };
      return { id: decodeURIComponent(/^\/incidents\/([^/]+)\/$/.exec(url)?.[1] ?? ''), content };
    }),
  );
  const source = openIndex(manifest, read);
  const among = chosenAmong(listed, { type: ['incident'] });
  const size = among.filter(Boolean).length;
  const script = await scriptSize(site);
  const fixed =
    script + (await sizeOf(entry, false)) + (await sizeOf(join(bundle, manifest.build, 'documents.json.gz'), true));

  const rows = new Map(
    kinds.map((kind) => [kind, { kind, queries: 0, invented: 0, right: 0, found: 0, first: 0 } as Row]),
  );
  const faults: string[] = [];
  const [first, vocabulary]: [number[], number[]] = [[], []];
  for (const query of queriesFor(documents, each, 1)) {
    const row = rows.get(query.kind)!;
    asked.clear();
    const read = await ask(
      source,
      readQuery(query.text, source.common),
      (page) => among[page]!,
      (page) => {
        asked.add(join(bundle, 'fragment', `${listed.fragments[page]!}.pf_fragment`));
        return Promise.resolve(pages[page]!.content);
      },
    );
    const ranking = rank(read, { has: (page) => among[page]!, size });
    const { results } = ranking;
    for (const { document } of results.slice(0, 10))
      asked.add(join(bundle, 'fragment', `${listed.fragments[document]!}.pf_fragment`));
    const bytes = await Promise.all([...asked].map((file) => sizeOf(file, true)));
    first.push(fixed + bytes.reduce((sum, one) => sum + one, 0));
    vocabulary.push(
      [...asked].reduce((sum, file) => sum + (/(?:words|vocabulary)-[^/]*$/.test(file) ? sent.get(file)! : 0), 0),
    );
    score(
      query,
      row,
      read.matches,
      results.map(({ document, isWhole }) => ({ ...pages[document]!, isWhole })),
    );
  }
  return { rows: [...rows.values()], first: middleAndMost(first), vocabulary: middleAndMost(vocabulary), faults };

  function score(
    query: BenchQuery,
    row: Row,
    matches: Awaited<ReturnType<typeof ask>>['matches'],
    results: readonly { id: string; content: string; isWhole: boolean }[],
  ): void {
    const fault = (what: string) => faults.push(`${query.kind}: ${what}: ${query.text}`);
    row.queries++;
    const isSaid = matches.some(({ manner }) => manner !== 'written');
    const ids = new Set(results.map(({ id }) => id));
    // A part of the words is shown where nothing has all of them, and each result says what it lacks.
    const invented = isSaid ? [] : results.filter(({ content, isWhole }) => isWhole && !query.isThere(content));
    row.invented += invented.length;
    if (invented.length > 0) fault(`${invented.length} invented, such as ${invented[0]!.id}`);
    if (query.meant !== undefined) {
      const offered = matches.flatMap(({ instead, suggestions }) => [
        ...instead,
        ...suggestions.map(({ word }) => word),
      ]);
      row.right++;
      if (offered.includes(query.meant)) row.found++;
      else fault(`${query.meant} is not offered`);
    } else if (query.isFirst) {
      row.right++;
      if (results.some(({ id }) => query.right.has(id))) row.found++;
    } else {
      row.right += query.right.size;
      const missed = [...query.right].filter((id) => !ids.has(id));
      row.found += query.right.size - missed.length;
      if (missed.length > 0) fault(`${missed.length} of ${query.right.size} missed, such as ${missed[0]!}`);
    }
    const isFirst =
      query.right.size === 0 ? results.length === 0 : results.slice(0, 3).some(({ id }) => query.right.has(id));
    if (isFirst) row.first++;
    else if (query.isFirst) fault('not among the first three');
  }
}

/** The postmortems of a library as text. */
async function plainDocuments(content: string): Promise<PlainDocument[]> {
  const names = (await readdir(content, { recursive: true })).filter((name) => /\.(?:mdx|yaml)$/.test(name));
  const files = await Promise.all(
    names.map(async (path) => {
      const bytes = new Uint8Array(await readFile(join(content, path)));
      return { path, bytes, size: bytes.length };
    }),
  );
  return parseLibrary(files).postmortems.map((postmortem) => {
    // Heads of tables that are known are labels, which pages have in their own words.
    const passages = passagesOf(postmortem).filter(({ kind }) => kind !== 'head');
    const lines = (kind: 'code' | 'text') =>
      passages.flatMap((passage) =>
        (passage.kind === 'code') === (kind === 'code') ? passage.text.split('\n').map((line) => line.trim()) : [],
      );
    const code = lines('code').filter(Boolean);
    return {
      id: postmortem.id,
      lines: [...lines('text').filter(Boolean), ...code],
      code,
      services: postmortem.facts.services,
    };
  });
}

/** The scripts of the list of incidents, compressed. */
async function scriptSize(site: string): Promise<number> {
  const page = await readFile(join(site, 'incidents/index.html'), 'utf8');
  const queue = [...page.matchAll(/<script[^>]+src="[^"]*?(_astro\/[^"]+)"/g)].map((match) => match[1]!);
  const seen = new Set<string>();
  let size = 0;
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const bytes = await readFile(join(site, name)).catch(() => Buffer.alloc(0));
    size += gzipSync(bytes).length;
    for (const match of bytes.toString().matchAll(/(?:from|import)\s*\(?["']\.\/([^"']+\.js)["']/g))
      queue.push(`_astro/${match[1]!}`);
  }
  return size;
}

function middleAndMost(numbers: readonly number[]): { middle: number; most: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { middle: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Whether a search holds its targets; `most`: kilobytes of a first search. */
export function holdsTargets({ rows, first, vocabulary }: SearchQuality, most: number): boolean {
  const lines = rows.find(({ kind }) => kind === 'lines of a log, changed')!;
  return (
    rows.every(({ invented, right, found }) => invented === 0 && found === right) &&
    lines.first >= 0.95 * lines.queries &&
    first.most <= most * 1024 &&
    vocabulary.most <= 60 * 1024
  );
}

/** What was measured as a table. */
export function printSearch({ rows, first, vocabulary, faults }: SearchQuality, most: number): string {
  const cells = [
    ['kind', 'queries', 'invented', 'right ones found', 'right among three'],
    ...rows.map(({ kind, queries, invented, right, found, first }) => [
      kind,
      String(queries),
      String(invented),
      `${found} of ${right}`,
      `${first} of ${queries}`,
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const table = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
  return [
    ...table,
    '',
    `A first search: ${kilobytes(first.middle)} in the middle, ${kilobytes(first.most)} at most (target ${most} KB).`,
    `Of it words: ${kilobytes(vocabulary.middle)} in the middle, ${kilobytes(vocabulary.most)} at most (target 60 KB).`,
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n');
}
