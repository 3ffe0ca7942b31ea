import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import what. A room is the longest folder (or file) that matches; `packages` are patterns of package
 * names, and every room may import itself.
 */
const rooms: Record<string, { rooms: string[]; packages: RegExp }> = {
  'src/core/model': { rooms: [], packages: /^(zod|temporal-polyfill|mdast|@types\/)/ },
  'src/core/text': { rooms: ['src/core/model'], packages: /^mdast$/ },
  'src/core/parse': {
    rooms: ['src/core/model', 'src/core/text'],
    packages: /^(satteri|yaml|zod|mdast|mdast-util-[\w-]+|temporal-polyfill|fastest-levenshtein|re2js)$/,
  },
  'src/core/actions': { rooms: ['src/core/model', 'src/core/metrics', 'src/core/parse'], packages: /^$/ },
  'src/core/review': {
    rooms: ['src/core/model', 'src/core/actions', 'src/core/metrics', 'src/core/relations'],
    packages: /^$/,
  },
  'src/core/metrics': { rooms: ['src/core/model'], packages: /^$/ },
  'src/core/catalogue': {
    rooms: ['src/core/model', 'src/core/text', 'src/core/parse', 'src/core/excerpts'],
    packages: /^mdast$/,
  },
  'src/core/relations': { rooms: ['src/core/model', 'src/core/text'], packages: /^$/ },
  'src/core/excerpts': { rooms: ['src/core/model', 'src/core/text', 'src/core/metrics'], packages: /^mdast$/ },
  'src/core/lint': {
    rooms: [
      'src/core/model',
      'src/core/text',
      'src/core/parse',
      'src/core/catalogue',
      'src/core/actions',
      'src/core/metrics',
      'src/core/relations',
      'src/core/publish',
    ],
    packages: /^(mdast|mdast-util-[\w-]+|github-slugger|fastest-levenshtein|re2js|temporal-polyfill|cuss|hedges)$/,
  },
  'src/core/import': {
    rooms: ['src/core/model', 'src/core/text', 'src/core/parse'],
    packages:
      /^(mdast|hast|mdast-util-[\w-]+|hast-util-[\w-]+|unified|unist-[\w-]+|remark-[\w-]+|rehype-[\w-]+|mammoth|smol-toml|yaml|csv-parse(\/sync)?|zod|temporal-polyfill|github-slugger)$/,
  },
  'src/core/search': { rooms: [], packages: /^$/ },
  'src/core/publish': {
    rooms: ['src/core/model', 'src/core/text', 'src/core/metrics', 'src/core/relations'],
    packages: /^(zod|mdast|re2js|yaml|diff|unhomoglyph|any-ascii)$/,
  },
  'src/leak-check': {
    rooms: ['src/core/model', 'src/core/publish'],
    packages: /^(node:(fs|fs\/promises|path|zlib|crypto)|@secretlint\/[\w-]+|mdast|re2js)$/,
  },
  // The public site is given the edition as a file and knows nothing else of the library.
  'src/public': {
    rooms: [
      'src/core/model/clock.ts',
      'src/core/model/moment.ts',
      'src/core/model/row-ids.ts',
      'src/core/model/severity-mark.ts',
      'src/core/model/span.ts',
      'src/core/model/vocabulary.ts',
      'src/core/metrics/median.ts',
      'src/core/publish/edition.ts',
      'src/core/publish/public.ts',
      'src/core/search',
      'src/site/components/Severity.astro',
      'src/site/search',
      'src/render',
      'src/site/feeds',
      'src/site/styles/tokens.css',
      'src/texts',
    ],
    packages: /^(astro|mdast|github-slugger|node:fs\/promises)$/,
  },
  // What makes the public site: the edition, its pictures, its index.
  'src/public/build': {
    rooms: [
      'src/core/model',
      'src/core/publish',
      'src/leak-check',
      'src/library',
      'src/public/security.ts',
      'src/site/search-index.ts',
    ],
    packages: /^(astro|commander|sharp|hast|unified|rehype-parse|hast-util-to-html|node:[\w/]+)$/,
  },
  'src/library': {
    rooms: ['src/core'],
    packages: /^(node:|image-size$|sharp$|hast$|unified$|postcss$|rehype-parse$|hast-util-to-html$)/,
  },
  'src/editor': {
    rooms: ['src/core', 'src/library'],
    packages: /^(node:|zod$|yaml$|vscode-languageserver(\/node|-textdocument)?$)/,
  },
  'src/site/search-index.ts': {
    rooms: ['src/core/search', 'src/library', 'src/site/search-pages.ts'],
    packages: /^(astro|node:(crypto|fs\/promises|path|url|zlib))$/,
  },
  'src/site/search-pages.ts': {
    rooms: ['src/core/search', 'src/library'],
    packages: /^(pagefind|node:(crypto|fs\/promises|path|zlib))$/,
  },
  'src/site/search': { rooms: ['src/core/search'], packages: /^$/ },
  'src/site/lists': { rooms: ['src/core/model'], packages: /^$/ },
  'src/site/rule-pages.ts': { rooms: ['src/core/lint'], packages: /^$/ },
  'src/site/sitemap.ts': { rooms: [], packages: /^node:(fs|path)$/ },
  // English has the words that files say too where they are said.
  'src/texts': {
    rooms: ['src/core/model/vocabulary.ts', 'src/core/model/words.ts', 'src/core/relations/words.ts'],
    packages: /^$/,
  },
  'src/site/edition.ts': { rooms: ['src/core', 'src/site/build', 'src/site/drawing'], packages: /^astro:content$/ },
  // The network is here and nowhere else.
  'src/trackers': { rooms: ['src/core/model'], packages: /^$/ },
  'src/review': {
    rooms: ['src/core/model', 'src/core/actions', 'src/core/relations', 'src/core/review', 'src/texts'],
    packages: /^$/,
  },
  'src/reminders': { rooms: ['src/core/actions', 'src/core/model', 'src/texts'], packages: /^zod$/ },
  'src/render': {
    rooms: ['src/core/model', 'src/texts'],
    packages:
      /^(mdast|hast|mdast-util-[\w-]+|hast-util-[\w-]+|github-slugger|node:crypto|shiki(\/[\w\/-]+)?|@shikijs\/[\w-]+|@observablehq\/plot|linkedom|beautiful-mermaid|unist-util-[\w-]+)$/,
  },
  'src/site/feeds': {
    rooms: [
      'src/core/model',
      'src/core/actions',
      'src/core/metrics',
      'src/core/excerpts',
      'src/core/relations',
      'src/core/publish',
      'src/texts',
    ],
    packages: /^(zod|node:(fs\/promises|module|path)|satori|sharp|badge-maker|ical-generator)$/,
  },
  'src/site/drawing': {
    rooms: ['src/core', 'src/library', 'src/render', 'src/site/feeds/api/incident.ts', 'src/texts'],
    packages: /^(mdast|github-slugger|node:(crypto|fs|fs\/promises|os|path|worker_threads))$/,
  },
  'src/site/build': {
    rooms: [
      'src/core/actions',
      'src/core/model',
      'src/core/publish',
      'src/core/relations',
      'src/library',
      'src/site/drawing',
      'src/site/edition.ts',
      'src/site/lists',
    ],
    packages: /^(astro|astro\/loaders|node:(crypto|fs|os|path|url))$/,
  },
  // Two incidents side by side, from the data beside their pages.
  'src/site/compare': {
    rooms: ['src/core/model', 'src/core/metrics', 'src/render', 'src/site/feeds/api/schema.ts', 'src/texts'],
    packages: /^$/,
  },
  'src/site/layout': {
    rooms: ['src/site/edition.ts', 'src/texts', 'src/render', 'src/site/styles'],
    packages: /^(@fontsource-variable\/|hast$)/,
  },
  'src/site/components': {
    rooms: [
      'src/core/model',
      'src/core/actions',
      'src/core/metrics',
      'src/core/relations',
      'src/core/excerpts',
      'src/core/search',
      'src/render',
      'src/texts',
      'src/site/drawing',
      'src/site/layout',
      'src/site/lists',
      'src/site/search',
      'src/site/styles',
    ],
    packages: /^astro\//,
  },
  'src/pages': {
    rooms: [
      'src/core',
      'src/site/edition.ts',
      'src/site/build',
      'src/site/compare',
      'src/site/drawing',
      'src/site/rule-pages.ts',
      'src/render',
      'src/site/components',
      'src/site/feeds',
      'src/site/lists',
      'src/library',
      'src/review',
      'src/site/styles',
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
const roomOf = (file: string) =>
  Object.keys(rooms)
    .filter((room) => inside(file, room))
    .sort((a, b) => b.length - a.length)[0];
const source = filesBelow('src');

describe.each(Object.entries(rooms))('%s', (room, allowed) => {
  const files = source.filter((file) => roomOf(file) === room);

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

test('every file is in a room', () => {
  const outside = ['src/content.config.ts'];
  expect(source.filter((file) => roomOf(file) === undefined && !outside.includes(file))).toEqual([]);
});

test('every room is in the table of ARCHITECTURE.md', () => {
  const table = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  expect(Object.keys(rooms).filter((room) => !table.includes(`\`${room}\``))).toEqual([]);
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
