import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decidePublication } from '../../core/publish/publish.ts';
import { checkLeaks } from '../../leak-check/check.ts';
import { denylistOf, type Denylist } from '../../leak-check/denylist.ts';
import { digestsIn } from '../../leak-check/own.ts';
import { digestPictures, sha256 } from '../../library/pictures.ts';
import { readLibrary } from '../../library/read.ts';
import { drawing, image, OneIncident, page, post, there, today } from './oneincident.ts';

const folders: string[] = [];
/** The common site, and what a check knows of its library. */
const site = inject('publicSite');
let denylist: Denylist;
let own: Set<string>;

beforeAll(async () => {
  const content = inject('publicContent');
  const read = await readLibrary(content);
  const pictures = await digestPictures(content, read.images);
  const published = decidePublication(read, { today, messages: [], pictures, sha256 }).library;
  expect(published.postmortems.map(({ id }) => id)).toContain('2026-05-05-shelves-empty');
  denylist = denylistOf(read, published);
  own = await digestsIn(join(site, 'assets'));
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  folders.push(folder);
  return folder;
}

/** A folder with the one file of the built site that something was planted in, and the styles that pages name. */
async function planted(plant: Plant): Promise<string> {
  const folder = await newFolder();
  for (const name of await readdir(join(site, 'assets')))
    if (name.endsWith('.css')) await add(folder, `assets/${name}`, await readFile(join(site, 'assets', name)));
  await plant(folder);
  return folder;
}

type Plant = (folder: string) => Promise<unknown>;

async function add(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

/** Changes a file of the site. */
const change =
  (name: string | RegExp, edited: (bytes: Buffer) => string | Uint8Array | Promise<Uint8Array>): Plant =>
  async (folder) => {
    const names = await readdir(site, { recursive: true });
    const file = typeof name === 'string' ? name : names.sort().find((one) => name.test(one))!;
    const before = await readFile(join(site, file));
    const after = Buffer.from(await edited(before));
    expect(after.equals(before)).toBe(false);
    await add(folder, file, after);
  };
const edit = (name: string | RegExp, edited: (text: string) => string) =>
  change(name, (bytes) => edited(bytes.toString()));

const word = 'quaggabooks';
/** A word in front of all others of the list behind a name. */
const withWord = (list: string) => (bytes: Uint8Array) =>
  gzipSync(gunzipSync(bytes).toString().replace(`"${list}":["`, `$&${word}","`));

const plants: Record<string, Plant> = {
  'the text of a page': edit(page, (text) => text.replace('empty shelves', `shelves of ${word}`)),
  'a word split over tags': edit(page, (text) => text.replace('empty shelves', 'quagga<em>books</em>')),
  'an attribute': edit(page, (text) => text.replace('alt="Orders', `alt="${word}, orders`)),
  'a class': edit(page, (text) => text.replace('<h2 id', `<h2 class="${word}" id`)),
  'the id of a heading': edit(page, (text) => text.replace('id="what-happened"', `id="${word}"`)),
  'a comment': edit(page, (text) => text.replace('</main>', `<!-- ${word} --></main>`)),
  entities: edit(page, (text) => text.replace('empty shelves', 'qu&#97;gg&#x61;books')),
  'structured data': edit(page, (text) => text.replace('"headline":"', `"headline":"\\u0071uaggabooks `)),
  'a description for previews': edit(page, (text) => text.replace('property="og:title" content="', `$&${word} `)),
  'the address of a link': edit(page, (text) => text.replace('/2026-05-05"', '/%71uaggabooks"')),
  JSON: edit('index.json', (text) => text.replace('"name": "', `"name": "${word} `)),
  'the sitemap': edit('sitemap.xml', (text) => text.replace('<url>', `<url><!-- ${word} -->`)),
  'a text file': edit('robots.txt', (text) => `${text}# ${word}\n`),
  'the headers': edit('_headers', (text) => `${text}  X-From: ${word}\n`),
  'a drawing': edit('favicon.svg', (text) => text.replace('<path', `<title>${word}</title><path`)),
  'a style sheet': edit(/^assets\/.*\.css$/, (text) => `${text}.x::after{content:'${word}'}`),
  'a style sheet, escaped': edit('colours.css', (text) => `${text}.x::after{content:'\\71 uaggabooks'}`),
  'a script': edit(/^assets\/.*\.js$/, (text) => `${text};"quagga"+"books"`),
  'a source map': (folder) =>
    add(folder, 'assets/x.js.map', JSON.stringify({ version: 3, sources: [`/src/${word}.ts`] })),
  'a picture': change(`incidents/2026-05-05-shelves-empty/1.png`, (bytes) =>
    sharp(bytes)
      .withExif({ IFD0: { Artist: word } })
      .toBuffer(),
  ),
  'a fragment of the search index': change(/\.pf_fragment$/, (bytes) =>
    gzipSync(gunzipSync(bytes).toString().replace('"content":"', `"content":"${word} `)),
  ),
  'the words of the search': change(/words-0\.json\.gz$/, withWord('words')),
  'the vocabulary of the search': change(/vocabulary-s\.json\.gz$/, withWord('words')),
  'a filter of the search': change(/documents\.json\.gz$/, withWord('values')),
  'what is read first of the search': edit('pagefind/index.json', (text) =>
    text.replace('"common":["', `$&${word}","`),
  ),
  'the name of a file': (folder) => add(folder, `${word}.txt`, ''),
  'the name of a folder': (folder) => mkdir(join(folder, 'incidents', word), { recursive: true }),
  'a file that is packed': (folder) => add(folder, 'index.html.gz', gzipSync(word)),
  'a symbolic link': (folder) => symlink('/etc/hostname', join(folder, 'x')),
};

describe('a leak planted in the built site is found in', () => {
  test.each(Object.entries(plants))('%s', async (_, plant) => {
    const folder = await planted(plant);
    const { hits } = await checkLeaks(folder, denylist, own);
    expect(hits.map(({ file }) => file).filter((file, index, all) => all.indexOf(file) === index)).toHaveLength(1);
  });
});

test('in the site as it was built there is none', async () => {
  expect((await checkLeaks(site, denylist, own)).hits).toEqual([]);
});

describe('npx postmortems build-public', () => {
  test('puts out what was searched, and says how much', async () => {
    expect(inject('publicSaid')).toMatch(
      /^Nothing found in \d+ files, [\d.]+ MB\. Built in [\d.]+ s, searched in [\d.]+ s\.\n\d\d incidents are in .*\n$/,
    );
    expect(await there(join(site, page))).toBe(true);
  });

  test('leaves the last good site where a leak is found, and says that it was not replaced', async () => {
    const library = await OneIncident.write(await newFolder());
    await cp(site, library.out, { recursive: true });
    await writeFile(join(library.content, image, 'graph.svg'), drawing('Orders of QuaggaBooks'));
    await library.change(post, (text) => text.replace('graph.png', 'graph.svg'));
    await library.approve();
    const { code, stdout } = await library.build();
    expect(stdout).toContain('incidents/2026-05-05-shelves-empty/1.svg  QuaggaBooks  customer');
    expect(stdout).toMatch(/from .*library\.yaml:\d+/);
    expect(stdout).toContain('was not replaced');
    expect(code).toBe(1);
    expect(await there(join(library.out, page))).toBe(true);
    expect(await there(join(library.out, 'incidents/2026-05-05-shelves-empty/1.svg'))).toBe(false);
    expect((await readdir('.cache')).filter((name) => /^public-(?!own$)/.test(name))).toEqual([]);
  });
});
