import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import what. A room is the longest folder (or file) that matches; `packages` are patterns of package
 * names, and every room may import itself.
 */
const rooms: Record<string, { rooms: string[]; packages: RegExp }> = {
  'src/core/model': { rooms: [], packages: /^(zod|temporal-polyfill|mdast|@types\/)/ },
  'src/core/parse': {
    rooms: ['src/core/model'],
    packages: /^(satteri|yaml|zod|mdast|mdast-util-[\w-]+|temporal-polyfill|fastest-levenshtein|re2js)$/,
  },
  'src/core/metrics': { rooms: ['src/core/model'], packages: /^$/ },
  'src/core/relations': { rooms: ['src/core/model'], packages: /^(mdast|mdast-util-[\w-]+|stopword)$/ },
  'src/core/gist': { rooms: ['src/core/model', 'src/core/metrics'], packages: /^mdast$/ },
  'src/core/lint': {
    rooms: ['src/core/model', 'src/core/parse', 'src/core/metrics', 'src/core/relations', 'src/core/publish'],
    packages: /^(mdast|mdast-util-[\w-]+|github-slugger|fastest-levenshtein|re2js|temporal-polyfill|cuss|hedges)$/,
  },
  'src/core/import': {
    rooms: ['src/core/model', 'src/core/parse'],
    packages:
      /^(mdast|hast|mdast-util-[\w-]+|hast-util-[\w-]+|unified|unist-[\w-]+|remark-[\w-]+|rehype-[\w-]+|mammoth|yaml|zod|temporal-polyfill|github-slugger)$/,
  },
  'src/core/publish': {
    rooms: ['src/core/model', 'src/core/metrics', 'src/core/relations'],
    packages: /^(zod|mdast|re2js)$/,
  },
  'src/leaks': {
    rooms: ['src/core/model', 'src/core/publish'],
    packages:
      /^(node:(fs|fs\/promises|path|zlib|crypto)|@secretlint\/[\w-]+|mdast|hast|re2js|sharp|unified|rehype-parse|hast-util-to-html)$/,
  },
  // The public site is given the edition as a file and knows nothing else of the library.
  'src/public': {
    rooms: [
      'src/core/model/clock.ts',
      'src/core/model/moment.ts',
      'src/core/model/rows.ts',
      'src/core/model/span.ts',
      'src/core/model/vocabulary.ts',
      'src/core/metrics/median.ts',
      'src/core/publish/edition.ts',
      'src/core/publish/public.ts',
      'src/components/Severity.astro',
      'src/draw',
      'src/feeds',
      'src/styles/tokens.css',
      'src/texts',
    ],
    packages: /^(astro|mdast|github-slugger|node:fs\/promises)$/,
  },
  'src/library.ts': { rooms: ['src/core'], packages: /^node:/ },
  'src/editor': {
    rooms: ['src/core', 'src/library.ts'],
    packages: /^(node:|zod$|yaml$|vscode-languageserver(\/node|-textdocument)?$)/,
  },
  'src/sitemap.ts': { rooms: [], packages: /^node:(fs|path)$/ },
  // English has the words that files say too where they are said.
  'src/texts': {
    rooms: ['src/core/model/vocabulary.ts', 'src/core/model/words.ts', 'src/core/relations/words.ts'],
    packages: /^$/,
  },
  'src/edition.ts': { rooms: ['src/core', 'src/library.ts'], packages: /^$/ },
  'src/publication.ts': {
    rooms: ['src/core/publish', 'src/edition.ts', 'src/leaks/pictures.ts', 'src/library.ts'],
    packages: /^diff$/,
  },
  'src/draw': {
    rooms: ['src/core/model', 'src/texts'],
    packages:
      /^(mdast|hast|mdast-util-[\w-]+|hast-util-[\w-]+|github-slugger|node:crypto|shiki(\/[\w\/-]+)?|@shikijs\/[\w-]+|@observablehq\/plot|linkedom|beautiful-mermaid|unist-util-[\w-]+)$/,
  },
  'src/feeds': {
    rooms: [
      'src/core/model',
      'src/core/metrics',
      'src/core/gist',
      'src/core/relations',
      'src/core/publish',
      'src/texts',
    ],
    packages: /^(zod|node:(fs\/promises|module|path)|satori|sharp|badge-maker|ical-generator)$/,
  },
  'src/pictures.ts': { rooms: ['src/library.ts'], packages: /^(node:(fs|path)|image-size)$/ },
  'src/drawing.ts': {
    rooms: ['src/core/model', 'src/draw', 'src/edition.ts', 'src/pictures.ts', 'src/texts'],
    packages: /^(mdast|github-slugger|node:path)$/,
  },
  'src/frame': {
    rooms: ['src/edition.ts', 'src/texts', 'src/draw', 'src/styles'],
    packages: /^(@fontsource-variable\/|hast$)/,
  },
  'src/components': {
    rooms: [
      'src/core/model',
      'src/core/metrics',
      'src/core/relations',
      'src/core/gist',
      'src/texts',
      'src/frame',
      'src/styles',
    ],
    packages: /^astro\//,
  },
  'src/pages': {
    rooms: [
      'src/core',
      'src/edition.ts',
      'src/drawing.ts',
      'src/publication.ts',
      'src/rulepages.ts',
      'src/draw',
      'src/components',
      'src/feeds',
      'src/library.ts',
      'src/styles',
      'src/texts',
    ],
    packages: /^(astro|@astrojs\/starlight|mdast|github-slugger|node:(fs\/promises|path))/,
  },
};

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(ts|astro)$/.test(entry.name) &&
        !/\.(test|d)\.ts$/.test(entry.name) &&
        !entry.parentPath.includes('_testing'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2]!);
}

const inside = (file: string, room: string) => file === room || file.startsWith(`${room}/`);
const source = filesBelow('src');

describe.each(Object.entries(rooms))('%s', (room, allowed) => {
  const files = source.filter((file) => inside(file, room));

  test('is there', () => expect(files).not.toEqual([]));

  test('imports only what it may', () => {
    const faults = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          if (!specifier.startsWith('.')) return !allowed.packages.test(specifier);
          const target = posix.normalize(posix.join(posix.dirname(file), specifier));
          return ![room, ...allowed.rooms].some((other) => inside(target, other));
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(faults).toEqual([]);
  });
});

test('core knows no Astro, no files, no clock, no network and no process', () => {
  const faults = source
    .filter((file) => inside(file, 'src/core'))
    .filter((file) =>
      /from ['"](node:|astro)|\bDate\.now\(|new Date\(\)|Temporal\.Now|\bfetch\(|\bprocess\.|Math\.random\(/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
  expect(faults).toEqual([]);
});

test('nobody has a room for leftovers', () => {
  expect(source.filter((file) => /\/(utils?|helpers?|lib|misc|common)(\/|\.ts$)/.test(file))).toEqual([]);
});
