import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decidePublication } from '../../core/publish/publish.ts';
import { checkLeaks } from '../../leak-check/check.ts';
import { digestPictures } from '../../library/pictures.ts';
import { denylistOf, type Denylist } from '../../leak-check/denylist.ts';
import { digestOfFile, digestsIn } from '../../leak-check/own.ts';
import { readLibrary } from '../../library/read.ts';
import { command } from './command.ts';

const today = '2999-01-01';
const page = 'incidents/2026-05-05-shelves-empty/index.html';

const folders: string[] = [];
/** One incident, one that was taken back, and the catalogues; what is built of it; and what a check knows of it. */
let library: string;
let out: string;
let site: string;
let denylist: Denylist;
let own: Set<string>;

beforeAll(async () => {
  library = await newFolder();
  out = join(await newFolder(), 'out');
  site = join(await newFolder(), 'site');
  await cp(inject('publicContent'), library, { recursive: true });
  for (const name of await readdir(join(library, 'postmortems')))
    if (!/shelves-empty|false-alarm/.test(name)) await rm(join(library, 'postmortems', name));
  expect((await command('build-public', library, ['--out', site, '--now', today])).code).toBe(0);

  const read = await readLibrary(library);
  const pictures = await digestPictures(library, read.images);
  const published = decidePublication(read, { today, messages: [], pictures }).library;
  expect(published.postmortems.map(({ id }) => id)).toEqual(['2026-05-05-shelves-empty']);
  denylist = denylistOf(read, published);
  own = await digestsIn(join(site, 'assets'));
  for (const name of await readdir(join(site, 'pagefind')))
    if (/\.js$|^wasm/.test(name)) own.add(digestOfFile(await readFile(join(site, 'pagefind', name))));
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  folders.push(folder);
  return folder;
}

/** A copy of the built site with something planted in it. */
async function planted(plant: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = await newFolder();
  await cp(site, folder, { recursive: true });
  await plant(folder);
  return folder;
}

/** Changes a file of the site as text. */
const edit = (name: string | RegExp, change: (text: string) => string) => async (folder: string) => {
  const file = join(folder, await fileLike(folder, name));
  const before = await readFile(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(file, after);
};

async function fileLike(folder: string, name: string | RegExp): Promise<string> {
  if (typeof name === 'string') return name;
  const names = await readdir(folder, { recursive: true });
  return names.sort().find((one) => name.test(one))!;
}

const word = 'quaggabooks';
const add = (folder: string, name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);

const plants: Record<string, (folder: string) => Promise<unknown>> = {
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
  'the script of the search': edit('pagefind/pagefind.js', (text) => `${text}\n// ${word}`),
  'a source map': (folder) =>
    add(folder, 'assets/x.js.map', JSON.stringify({ version: 3, sources: [`/src/${word}.ts`] })),
  'a picture': async (folder) =>
    add(
      folder,
      'incidents/2026-05-05-shelves-empty/1.png',
      await sharp(join(folder, 'incidents/2026-05-05-shelves-empty/1.png'))
        .withExif({ IFD0: { Artist: word } })
        .toBuffer(),
    ),
  'a fragment of the search index': async (folder) => {
    const file = join(folder, await fileLike(folder, /\.pf_fragment$/));
    const text = gunzipSync(await readFile(file)).toString();
    await writeFile(file, gzipSync(text.replace('"content":"', `"content":"${word} `)));
  },
  'the index of the search': async (folder) => {
    const file = join(folder, await fileLike(folder, /\.pf_index$/));
    // A list of one word in front of all others, which makes it one longer.
    const bytes = gunzipSync(await readFile(file));
    await writeFile(
      file,
      gzipSync(Buffer.concat([bytes.subarray(0, 12), Buffer.from(`\x82\x6b${word}`, 'latin1'), bytes.subarray(12)])),
    );
  },
  'a filter of the search': async (folder) => {
    const file = join(folder, await fileLike(folder, /\.pf_filter$/));
    const bytes = gunzipSync(await readFile(file));
    await writeFile(
      file,
      gzipSync(Buffer.concat([bytes.subarray(0, 12), Buffer.from(`\x82\x6b${word}`, 'latin1'), bytes.subarray(12)])),
    );
  },
  'the name of a file': (folder) => add(folder, `${word}.txt`, ''),
  'the name of a folder': (folder) => mkdir(join(folder, 'incidents', word)),
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

describe('npm run build:public', () => {
  const drawing = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="2" y="14">${text}</text></svg>`;
  const build = (...args: string[]) => command('build-public', library, ['--out', out, '--now', today, ...args]);
  const approve = () =>
    command('public', library, [
      'approve',
      '2026-05-05-shelves-empty',
      '--by',
      'ekhan',
      '--now',
      '2026-05-21',
      '--write',
    ]);
  const post = 'postmortems/2026-05-05-shelves-empty.mdx';
  const change = async (name: string, edited: (text: string) => string) => {
    const before = await readFile(join(library, name), 'utf8');
    expect(edited(before)).not.toBe(before);
    await writeFile(join(library, name), edited(before));
  };
  const there = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );

  test('puts out what was searched, and says how much', async () => {
    const { code, stdout } = await build();
    expect(stdout).toMatch(
      /^Nothing found in \d+ files, [\d.]+ MB\. Built in [\d.]+ s, searched in [\d.]+ s\.\n1 incident is in .*\n$/,
    );
    expect(code).toBe(0);
    expect(await there(join(out, page))).toBe(true);
  });

  test('stops at an incident that was edited after it was approved, and leaves what was built before', async () => {
    await change(post, (text) => text.replace('Orders fell to none.', 'Orders fell to nothing.'));
    const { code, stdout } = await build();
    expect(stdout).toContain('Unexpected change of what is public since it was approved, expected a new approval');
    expect(stdout).toContain('Nothing was built: an incident that was approved would be missing from the public site.');
    expect(code).toBe(1);
    expect(await there(join(out, page))).toBe(true);
  });

  test('builds without it where that is said', async () => {
    const { code, stdout } = await build('--leave-out');
    expect(stdout).toContain('No incident is public; `npm run public -- list` says why.');
    expect(code).toBe(0);
    const names = await readdir(join(out, 'incidents'));
    expect(names.sort()).toEqual(['2026-05-06-false-alarm', 'the-false-alarm']);
    const home = await readFile(join(out, 'index.html'), 'utf8');
    expect(home).toContain('Nothing has been published here yet.');
    expect(home).not.toMatch(/\d+ (incidents?|accounts?)/);
  });

  test('builds a page of numbers where the policy wants one, which says what they cover', async () => {
    await change('library.yaml', (text) => text.replace('  colour:', '  numbers: true\n  colour:'));
    const { code } = await build('--leave-out');
    expect(code).toBe(0);
    const html = await readFile(join(out, 'numbers/index.html'), 'utf8');
    expect(html).toContain('These numbers cover the 0 incidents with an account on this site');
    expect(await readFile(join(out, 'sitemap.xml'), 'utf8')).toContain('/x/numbers/</loc>');
  });

  test('builds with it once it is approved again', async () => {
    expect((await approve()).stdout).toContain('is approved by ekhan');
    expect(await readFile(join(library, post), 'utf8')).toContain('since: 2026-05-20');
    expect((await build()).code).toBe(0);
  });

  test('leaves nothing behind where a leak is found, not even what was built before', async () => {
    await writeFile(join(library, 'images/2026-05-05-shelves-empty/graph.svg'), drawing('Orders of QuaggaBooks'));
    await change(post, (text) => text.replace('graph.png', 'graph.svg'));
    await approve();
    const { code, stdout } = await build();
    expect(stdout).toContain('incidents/2026-05-05-shelves-empty/1.svg  QuaggaBooks  customer');
    expect(stdout).toMatch(/from .*library\.yaml:\d+/);
    expect(stdout).toContain('Nothing was put out, and what was in');
    expect(code).toBe(1);
    expect(await there(out)).toBe(false);
    expect((await readdir('.cache')).filter((name) => name.startsWith('public-') && !name.endsWith('.json'))).toEqual(
      [],
    );
  });

  test('says which picture it cannot strip of what is not seen', async () => {
    await writeFile(join(library, 'images/2026-05-05-shelves-empty/graph.svg'), 'not a drawing');
    await approve();
    const { code, stdout } = await build();
    expect(stdout).toContain('images/2026-05-05-shelves-empty/graph.svg`, expected one of png, jpg');
    expect(code).toBe(1);
    expect(await there(out)).toBe(false);
  });

  test('an Internal that is left open lets nothing out', async () => {
    await change(post, (text) => text.replace('called.</Internal>', 'called.'));
    const { code, stdout } = await build();
    expect(stdout).toContain('Unexpected fault in the document, expected one that can be read whole');
    expect(code).toBe(1);
    expect(await there(out)).toBe(false);
  });

  test('an embargo in the future is no fault, and no trace of the incident is there', async () => {
    await change(post, (text) => text.replace('called.', 'called.</Internal>').replace('graph.svg', 'graph.png'));
    await change(post, (text) => text.replace('publication:\n', 'publication:\n  embargo: 2999-12-31\n'));
    await approve();
    const { code } = await build();
    expect(code).toBe(0);
    const names = await readdir(out, { recursive: true });
    expect(names.filter((name) => name.includes('shelves'))).toEqual([]);
    for (const name of names.filter((one) => /\.(html|json|xml)$/.test(one)))
      expect(await readFile(join(out, name), 'utf8')).not.toMatch(/shelves|xylophone/);
  });

  test.each([
    ['the repository', '.', 'holds other things'],
    ['the content folder', '<content>/site', 'is inside the content folder'],
    ['a folder of something else', '<content>/../', 'holds other things'],
  ])('does not write over %s', async (_, folder, says) => {
    const { code, stderr } = await build('--out', folder.replace('<content>', library));
    expect(stderr).toContain(says);
    expect(stderr).toContain('Give a new folder or one that build:public made.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  test('nothing is built while a catalogue cannot be read', async () => {
    await change('people.yaml', (text) => `${text}\n: [`);
    const { code, stdout } = await build();
    expect(stdout).toContain('Unexpected fault in `people.yaml`, expected none, since it says what has to stay inside');
    expect(code).toBe(1);
    await change('people.yaml', (text) => text.replace('\n: [', ''));
  });

  test('a policy without an address is told what to do', async () => {
    await change('library.yaml', (text) => text.replace(/^ {2}site: https:\/\/history.*\n/m, ''));
    const { code, stderr } = await build();
    expect(stderr).toMatch(/^There is no `publication\.site` in .*library\.yaml\. Set it to the address/m);
    expect(code).toBe(2);
  });
});
