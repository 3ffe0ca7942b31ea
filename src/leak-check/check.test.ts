import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import zlib, { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvedAsItIs, libraryOf } from '../core/publish/_testing/library.ts';
import { bytes, chunk, jpeg, joined, png, utf16, zip } from './_testing/packed.ts';
import { checkLeaks, type Hit } from './check.ts';
import { denylistOf, type Denylist } from './denylist.ts';
import { digestOfFile } from './own.ts';
import { partsOf } from './unpack.ts';

const policy = `  customers: [Globex Press]
  private: [Project Atlas]
  internalHosts: [db7.prod.example]
  hosts: [status.example]
  innocent: [{ word: hopper, reason: A common word here. }, { word: 192.0.2.7, reason: It is for documentation. }]
`;
const inside = `---
title: Globex lost orders in the night
status: draft
severity: SEV2
services: [main-db]
---

## Summary

<Internal>The tenant initech-reads called from Springfield about quokkaVault.</Internal>

## Action items

| ID | Action | Ticket |
| --- | --- | --- |
| A1 | [Look](https://wiki.corp.example/x) | PLAT-4711 |
`;
const library = libraryOf([{}], policy, {
  'postmortems/2026-01-02-lost-orders.mdx': inside,
  'people.yaml': `bpark: { name: Bob Park, role: engineer }
esorensen: { name: Emma Sørensen, role: engineer }
hopper: { name: Hopper, role: engineer }
hlind: { name: Hanna Lindqvist, role: head of customer success }
yamada: { name: 山田太郎, role: engineer }
`,
});
const { library: published } = approvedAsItIs(library);
const denylist = denylistOf(library, published);

/** Made anew, so that a run that was killed leaves nothing that stays. */
const all = join(import.meta.dirname, '../../.cache/leaks');
let count = 0;
beforeAll(() => rm(all, { recursive: true, force: true }));
afterAll(() => rm(all, { recursive: true, force: true }));

async function freshFolder(): Promise<string> {
  const folder = join(all, String(count++));
  await mkdir(folder, { recursive: true });
  return folder;
}

const check = (files: Record<string, string | Uint8Array>) => checkFor(files, denylist);

async function checkFor(files: Record<string, string | Uint8Array>, denylist: Denylist): Promise<Hit[]> {
  const folder = await freshFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return (await checkLeaks(folder, denylist)).hits;
}

test('words of a review are private: its title, its tickets, the hosts and the names in it', async () => {
  const review = `---
title: Quarter of the quaking fleet
date: 2026-05-06
covers: 2026-Q1
people: [bpark]
---

## Decisions

- We leave Wolkenkuckuck for good, see https://minutes.corp.example/7.

## Action items

| ID | Action | Ticket |
| -- | ------ | ------ |
| A1 | Move off it | MEET-99 |
`;
  const other = libraryOf([{}], policy, {
    'reviews/2026-q1.mdx': review,
    'people.yaml': 'bpark: { name: Bob Park, role: engineer }\n',
  });
  const { library: publicOnes } = approvedAsItIs(other);
  expect(JSON.stringify(publicOnes)).not.toMatch(/review|quaking|MEET/i);
  const words = denylistOf(other, publicOnes);
  const files = {
    'a.html': '<p>Quarter of the quaking fleet</p>',
    'b.html': '<p>MEET-99</p>',
    'c.html': '<p>minutes.corp.example</p>',
    'd.html': '<p>and Wolkenkuckuck too</p>',
    'e.html': '<p>for good</p>',
  };
  expect((await checkFor(files, words)).map(({ file }) => file).sort()).toEqual([
    'a.html',
    'b.html',
    'c.html',
    'd.html',
  ]);
});

const word = 'Sørensen';
const each = (text: string, form: (code: number) => string) =>
  [...text].map((one) => form(one.codePointAt(0)!)).join('');
const hex = (code: number, width = 2) => code.toString(16).padStart(width, '0');

describe('a leak is caught in', () => {
  const kinds: Record<string, Record<string, string | Uint8Array>> = {
    html: { 'index.html': `<p>By Emma ${word}.</p>` },
    'a comment in html': { 'index.html': `<p>x</p><!-- ${word} -->` },
    'an attribute': { 'index.html': `<img alt="${word}">` },
    'an inline script': { 'index.html': `<script>var by = "${word}"</script>` },
    json: { 'index.json': JSON.stringify({ by: word }) },
    'a feed': { 'atom.xml': `<feed><author><name>${word}</name></author></feed>` },
    'character data': { 'rss.xml': `<a><![CDATA[${word}]]></a>` },
    svg: { 'a.svg': `<svg><desc>${word}</desc></svg>` },
    'svg letters apart': {
      'a.svg': `<svg><text>${[...word].map((one) => `<tspan>${one}</tspan>`).join('')}</text></svg>`,
    },
    css: { 'a.css': `a::after { content: "${word}" }` },
    'a comment in css': { 'a.css': `/* ${word} */` },
    js: { 'a.js': `export const by = '${word}';` },
    'a source map': { 'a.js.map': JSON.stringify({ version: 3, sourcesContent: [`// ${word}`] }) },
    'a source map in the script': {
      'a.js': `x\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(`{"sources":["${word}.ts"]}`).toString('base64')}`,
    },
    'a plain text': { 'robots.txt': word },
    'a web manifest': { 'site.webmanifest': JSON.stringify({ name: word }) },
    'a fragment of the search index': {
      'pagefind/fragment/en_1.pf_fragment': gzipSync(`pagefind_dcd{"content":"${word}"}`),
    },
    'an index of the search': {
      'pagefind/index/en_1.pf_index': gzipSync(
        joined(
          bytes('pagefind_dcd'),
          Uint8Array.from([0x81, 0x99, 0xff, 0x69]),
          bytes('esorensen'),
          Uint8Array.from([0x81, 0x01]),
        ),
      ),
    },
    'a page that is packed ahead': { 'index.html.gz': gzipSync(`<p>${word}</p>`) },
    'one packed twice': { 'x.gz': gzipSync(gzipSync(word)) },
    'one packed by brotli': { 'index.html.br': brotliCompressSync(bytes(`<p>${word}</p>`)) },
    'an archive': { 'export.zip': zip('data.json', bytes(`{"by":"${word}"}`)) },
    'the name of a file in an archive': { 'export.zip': zip('esorensen.json', bytes('{}')) },
    'text of a PNG': { 'card.png': png(chunk('tEXt', bytes('Author\0esorensen'))) },
    'packed text of a PNG': { 'card.png': png(chunk('zTXt', joined(bytes('Author\0\0'), deflateSync(bytes(word))))) },
    'international text of a PNG': { 'card.png': png(chunk('iTXt', bytes(`Author\0\0\0\0\0${word}`))) },
    'packed international text of a PNG': {
      'card.png': png(
        chunk('iTXt', joined(bytes('XML:com.adobe.xmp\0\u0001\0\0\0'), deflateSync(bytes(`<x>${word}</x>`)))),
      ),
    },
    'camera data of a PNG': { 'card.png': png(chunk('eXIf', joined(bytes('II*\0'), bytes('bpark\0')))) },
    'the end of a PNG': { 'card.png': joined(png(), bytes(`made by ${word}`)) },
    'a comment of a JPEG': { 'a.jpg': jpeg(0xfe, bytes(word)) },
    'camera data of a JPEG': { 'a.jpg': jpeg(0xe1, joined(bytes('Exif\0\0'), utf16('Emma Sorensen'))) },
    'XMP of a JPEG': { 'a.jpg': jpeg(0xe1, bytes(`http://ns.adobe.com/xap/1.0/\0<dc:creator>${word}</dc:creator>`)) },
    'bytes of nobody knows what': {
      'x.bin': joined(Uint8Array.from([0, 1, 2, 0xff, 0xfe, 3]), bytes('bob esorensen'), Uint8Array.from([0, 0xff])),
    },
    'two-byte characters': { 'x.txt': joined(Uint8Array.from([0xff, 0xfe]), utf16(`By ${word}`)) },
    'the name of a file': { 'by-esorensen.html': '' },
    'the name of a folder': { 'incidents/2026-01-02-lost-orders/index.html': '' },
    'the encoded name of a file': { 'S%C3%B8rensen.html': '' },
  };
  test.each(Object.entries(kinds))('%s', async (_kind, files) => {
    const hits = await check(files);
    expect(hits).not.toEqual([]);
    expect(hits[0]!.file).toMatch(Object.keys(files)[0]!.split('/')[0]!);
  });
});

describe('a leak is caught', () => {
  const forms: [string, string][] = [
    ['as it stands', `by ${word}`],
    ['in capitals', 'BY SØRENSEN'],
    ['without its marks', 'by Sorensen'],
    ['in composed characters', 'by Emma Sørensen'.normalize('NFD')],
    ['in full width', each('Sorensen', (code) => String.fromCodePoint(code + 0xfee0))],
    ['in mathematical letters', each('sorensen', (code) => String.fromCodePoint(0x1d41a + code - 97))],
    ['with zero-width characters', [...word].join('\u200b')],
    ['with soft hyphens', [...word].join('\u00ad')],
    ['with soft hyphens as entities', [...word].join('&shy;')],
    ['in decimal entities', each(word, (code) => `&#${code};`)],
    ['in hexadecimal entities', each(word, (code) => `&#x${hex(code)};`)],
    ['in entities without their end', each(word, (code) => `&#${code}`)],
    ['in named entities', 'S&oslash;rensen'],
    ['in entities encoded twice', 'S&amp;oslash;rensen'],
    ['in an address', `/by/${encodeURIComponent(word)}`],
    ['in a dump of bytes', [...bytes('by Sorensen')].map((byte) => hex(byte)).join(' ')],
    ['in an address letter by letter', [...bytes(word)].map((byte) => `%${hex(byte)}`).join('')],
    ['in an address encoded twice', encodeURIComponent(encodeURIComponent(word))],
    ['in escapes of a script', each(word, (code) => `\\u${hex(code, 4)}`)],
    ['in short escapes of a script', each(word, (code) => `\\x${hex(code)}`)],
    ['in braced escapes of a script', each(word, (code) => `\\u{${hex(code)}}`)],
    ['in escapes of escapes', each(word, (code) => `\\\\u${hex(code, 4)}`)],
    ['in escapes of a style sheet', each(word, (code) => `\\${hex(code)} `)],
    ['in base64', `"${Buffer.from(`by ${word}!`).toString('base64')}"`],
    ['in base64 for addresses', Buffer.from(`?>by ${word}!`).toString('base64url')],
    ['in base64 behind other letters', `x${Buffer.from(`it was ${word} who`).toString('base64')}`],
    ['in base64 of base64', Buffer.from(Buffer.from(`by ${word}!`).toString('base64')).toString('base64')],
    ['in base64 of what an entity says', Buffer.from('by S&oslash;rensen').toString('base64')],
    ['in a data address', `<img src="data:image/svg+xml,${encodeURIComponent(`<svg><desc>${word}</desc></svg>`)}">`],
    ['in hexadecimal digits', Buffer.from(word).toString('hex')],
    ['split over tags', 'S<b>ø</b>ren<i class="x">s</i>en'],
    ['split over comments', 'Sø<!-- x -->rensen'],
    ['split over blocks', '<td>Emma</td><td>Sørensen</td>'],
    ['split over strings', '"Sør" + "ensen"'],
    ['split over lines', 'Globex\n   Press'],
    ['joined by other characters', 'globex_press GLOBEX-PRESS'],
    ['joined by nothing', 'GlobexPress'],
    ['in a script without spaces', '昨日山田太郎が'],
    ['in base64 of such a script', Buffer.from('昨日山田太郎が').toString('base64')],
  ];
  test.each(forms)('%s', async (_form, text) => {
    expect(await check({ 'x.html': text })).not.toEqual([]);
  });

  const sorts: [string, string][] = [
    ['a name', 'Bob Park'],
    ['a first name alone', 'then Bob came'],
    ['a last name alone', 'then Park came'],
    ['a handle', 'bpark'],
    ['a handle behind an @', '@bpark'],
    ['a customer', 'Globex Press'],
    ['a private term', 'project atlas'],
    ['an internal host', 'db7.prod.example'],
    ['a host of a link', 'wiki.corp.example'],
    ['a host by its ending', 'queue.internal'],
    ['a ticket', 'PLAT-4711'],
    ['a service without a public name', 'main_db'],
    ['the inner name of a service', 'shop-frontend'],
    ['the id of an incident that is not public', '2026-01-02-lost-orders'],
    ['its title', 'Globex lost orders in the night'],
    ['a distinctive word of internal text', 'initech-reads'],
    ['a name in internal text', 'in Springfield'],
    ['a word in mixed case', 'quokkaVault'],
    ['an e-mail address', 'someone@elsewhere.example'],
    ['an IP address', 'at 10.1.2.3'],
    ['an IPv6 address', 'fe80::1ff:fe23:4567:890a'],
    ['a phone number', 'call +47 22 12 34 56'],
    ['an account', 'arn:aws:iam::123456789012:role/x'],
    ['an account by its number', 'account 123456789012'],
    ['a key', 'AKIAIOSFODNN7EXAMPLX'],
    ['a token', 'ghp_0123456789abcdefghijklmnopqrstuvwxyz'],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\n${'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu'.repeat(2)}\n-----END RSA PRIVATE KEY-----`,
    ],
  ];
  test.each(sorts)('that is %s', async (_sort, text) => {
    expect(await check({ 'x.html': `<p>It says ${text}.</p>` })).not.toEqual([]);
  });
});

test('of a secret nothing is told but what stands around it, wherever it stands', async () => {
  const secrets = [
    'AKIAIOSFODNN7EXAMPLX',
    'ghp_0123456789abcdefghijklmnopqrstuvwxyz',
    'quail77horse',
    `eyJ${'hbGciOi9'.repeat(9)}.eyJ${'zdWIiOi1'.repeat(9)}.c2ln`,
  ];
  const [key, token, password, web] = secrets;
  const hits = await check({
    'x.html': `<p>Sørensen had ${key} and ${token}; https://svc:${password}@db.example.com, ${web}, said Sørensen.</p>`,
    'y.txt': Buffer.from(`a key ${key} of Sørensen`).toString('base64'),
  });
  expect(hits.map(({ kind, word }) => `${kind} ${word}`).sort()).toEqual([
    'e-mail …',
    'key …',
    'key …',
    'key …',
    'person Sørensen',
    'person Sørensen',
    'secret …',
    'secret …',
  ]);
  const printed = JSON.stringify(hits);
  expect(secrets.filter((secret) => printed.includes(secret.slice(0, 3)))).toEqual([]);
  expect(printed).toContain('Sørensen had … and');
});

describe('what is innocent', () => {
  test('is what the public library holds, and what the policy allows', async () => {
    expect(
      await check({
        'index.html': `<p>${published.postmortems[0]!.title}. The Shop. hopper, 192.0.2.7, parking, UTF-8, 1.5.2, 14:03:22, 2026-04-15.</p>`,
        'index.json': JSON.stringify(published),
        'a.svg': '<svg><path d="M10.5.25.3 1.2.3.4z"/></svg>',
        'card.png': png(),
      }),
    ).toEqual([]);
  });

  test('is an empty folder', async () => expect(await check({})).toEqual([]));
});

test('a hit says the file, the word, how it was found and where the content says it', async () => {
  const [hit] = await check({ 'pagefind/x.pf_fragment': gzipSync('<p>PLAT&#45;4711</p>') });
  expect(hit).toEqual({
    file: 'pagefind/x.pf_fragment',
    word: 'PLAT-4711',
    kind: 'ticket',
    how: 'gzip, entities decoded',
    around: '<p>PLAT-4711</p>',
    place: expect.objectContaining({ file: 'postmortems/2026-01-02-lost-orders.mdx', line: 16 }) as unknown,
  });
});

describe('what the engine brings along', () => {
  const styles = '.sorensen{color:red}.tl-sorensen{color:blue}';
  const own = new Set([digestOfFile(new TextEncoder().encode(styles))]);
  const page = (attribute: string) => ({ 'assets/a.css': styles, 'index.html': `<p class="${attribute}">Words.</p>` });
  const checkWith = async (files: Record<string, string>) => {
    const folder = await freshFolder();
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return (await checkLeaks(folder, denylist, own)).hits.map(({ file }) => file);
  };

  test('says nothing of the library, nor do the classes it names', async () => {
    expect(await checkWith(page('tl-sorensen sorensen'))).toEqual([]);
  });

  test('a class that it does not name is looked at', async () => {
    expect(await checkWith(page('tl-sorensen by-sorensen'))).toEqual(['index.html']);
  });

  test('a class that only a style sheet of others names is looked at', async () => {
    const files = { ...page('by-sorensen'), 'assets/b.css': '.by-sorensen{}' };
    expect(await checkWith(files)).toEqual(['assets/b.css', 'index.html']);
  });

  test('a file that was changed afterwards is looked at', async () => {
    expect(await checkWith({ ...page(''), 'assets/a.css': `${styles}/* Sørensen */` })).toEqual(['assets/a.css']);
  });
});

test('a word in the index that a public word begins with is its stem', async () => {
  const index = (word: string) =>
    gzipSync(joined(bytes('pagefind_dcd'), Uint8Array.from([0x81, 0x60 + word.length]), bytes(word)));
  const open: Denylist = { ...denylist, open: new Set(['sorensens']) };
  const folder = await freshFolder();
  await writeFile(join(folder, 'a.pf_index'), index('sorensen'));
  expect((await checkLeaks(folder, open)).hits).toEqual([]);
  expect((await checkLeaks(folder, denylist)).hits).toHaveLength(1);
  expect((await checkLeaks(folder, { ...denylist, open: new Set(['sorensen']) })).hits).toHaveLength(1);
});

test('in the words of the search, one that a public word has in it is a part of it', async () => {
  const open: Denylist = { ...denylist, open: new Set(['shopsorensenerror']) };
  const folder = await freshFolder();
  const file = { build: '0a1b', content: { words: ['error', 'sorensen'], documents: [[4], [8]] } };
  await writeFile(join(folder, 'words-0.json.gz'), gzipSync(JSON.stringify(file)));
  expect((await checkLeaks(folder, open)).hits).toEqual([]);
  expect((await checkLeaks(folder, denylist)).hits).toHaveLength(1);
  // In any other file it is a leak all the same.
  await writeFile(join(folder, 'words-0.json.gz'), gzipSync(JSON.stringify({ ...file, build: 'other' })));
  expect((await checkLeaks(folder, open)).hits).toHaveLength(1);
});

describe('public values beside each other are read one by one', () => {
  const one: Denylist = {
    words: [
      {
        word: 'checkout-api',
        kind: 'service',
        place: { file: 'services.yaml', line: 1, column: 1, endLine: 1, endColumn: 9 },
      },
    ],
    innocent: new Set(),
    open: new Set(['checkout', 'api', 'shop']),
    names: new Set(['checkout', 'api', 'shop']),
  };
  const count = (text: string) => Uint8Array.from([0x60 + text.length]);
  const cbor = (...values: string[]) => joined(...values.flatMap((value) => [count(value), bytes(value)]));
  const list = (head: number[], tail: number[], ...values: string[]) =>
    gzipSync(joined(bytes('pagefind_dcd'), Uint8Array.from(head), cbor(...values), Uint8Array.from(tail)));
  const quoted = (text: string) => text.replaceAll('"', '&quot;');
  const kinds: Record<string, (a: string, b: string) => Record<string, string | Uint8Array>> = {
    'a list of an index': (a, b) => ({ 'x.pf_filter': list([0x82], [], a, b) }),
    'a list without a length': (a, b) => ({ 'x.pf_meta': list([0x9f], [0xff], a, b) }),
    'a map of an index': (a, b) => ({ 'x.pf_meta': list([0xa1], [], a, b) }),
    'an index that is broken off': (a, b) => ({ 'x.pf_index': list([0x83], [], a, b) }),
    'values of a filter with the pages that have them': (a, b) => ({
      'x.pf_filter': gzipSync(
        joined(
          bytes('pagefind_dcd'),
          Uint8Array.from([0x82, 0x82]),
          cbor(a),
          Uint8Array.from([0x81, 0, 0x82]),
          cbor(b),
          Uint8Array.from([0x81, 1]),
        ),
      ),
    }),
    'an array of JSON': (a, b) => ({ 'index.json': JSON.stringify({ services: [a, b] }) }),
    'an array of JSON on lines of their own': (a, b) => ({ 'index.json': JSON.stringify([a, b], null, 2) }),
    'members of JSON': (a, b) => ({ 'index.json': JSON.stringify({ x: a, [b]: 1 }) }),
    'a member of JSON and its value': (a, b) => ({ 'index.json': JSON.stringify({ [a]: b }) }),
    'filters of a fragment': (a, b) => ({
      'a.pf_fragment': gzipSync(`pagefind_dcd${JSON.stringify({ content: 'x', filters: { service: [a, b] } })}`),
    }),
    'JSON in an attribute': (a, b) => ({ 'x.html': `<p data-x="${quoted(JSON.stringify([a, b]))}">x</p>` }),
    'JSON in a page': (a, b) => ({ 'x.html': `<script type="application/ld+json">${JSON.stringify([a, b])}</script>` }),
    'JSON in JSON': (a, b) => ({ 'x.json': JSON.stringify({ x: JSON.stringify([a, b]) }) }),
    'JSON in base64': (a, b) => ({ 'x.txt': Buffer.from(JSON.stringify(['a word', a, b])).toString('base64') }),
    'an array of a script': (a, b) => ({ 'x.js': `export const x=['${a}', '${b}'];` }),
    'a style sheet': (a, b) => ({ 'x.css': `a{font-family:"${a}", "${b}"}` }),
    'cells of a table': (a, b) => ({ 'x.html': `<table><tr><td>${a}</td>\n<td><b>${b}</b></td></tr></table>` }),
    'items of a list': (a, b) => ({ 'x.html': `<ul><li>${a}</li><li>${b}</li></ul>` }),
    'a term and what it is': (a, b) => ({ 'x.html': `<dl><dt>${a}</dt><dd>${b}</dd></dl>` }),
    'a heading and what follows it': (a, b) => ({ 'x.html': `<h2>${a}</h2><p>${b}</p>` }),
    options: (a, b) => ({ 'x.html': `<select><option>${a}<option value="${b}">x</select>` }),
    'the value of an option and its text': (a, b) => ({ 'x.html': `<option value="${a}">${b}</option>` }),
    'attributes without quotes': (a, b) => ({ 'x.html': `<p data-x='${a}' data-y='${b}'>x</p>` }),
    'an attribute and the text behind it': (a, b) => ({ 'x.html': `<a title="${a}">${b}</a>` }),
    links: (a, b) => ({ 'x.html': `<p><a href="x">${a}</a> <a href="y">${b}</a></p>` }),
    'filters of a page': (a, b) => ({
      'x.html': `<div><span data-pagefind-filter="x">${a}</span><span data-pagefind-filter="x">${b}</span></div>`,
    }),
    'a comment and what stands beside it': (a, b) => ({ 'x.html': `<p><!--${a}-->${b}</p>` }),
    'a page that is text in a feed': (a, b) => ({
      'x.xml': `<content>&lt;p&gt;${a}&lt;/p&gt;&lt;p&gt;${b}&lt;/p&gt;</content>`,
    }),
    'categories of a feed': (a, b) => ({ 'x.xml': `<item><category>${a}</category><category>${b}</category></item>` }),
    'texts of a drawing': (a, b) => ({ 'x.svg': `<svg><text x="1">${a}</text><text x="9">${b}</text></svg>` }),
    'a table of Markdown': (a, b) => ({ 'x.txt': `| ${a} | ${b} |` }),
    'a keyword of a PNG and its text': (a, b) => ({ 'x.png': png(chunk('tEXt', bytes(`${a}\0${b}`))) }),
    'words of two bytes a character': (a, b) => ({ 'x.jpg': jpeg(0xe1, joined(utf16(`${a}\0${b}`))) }),
    'words that end by a zero': (a, b) => ({
      'x.bin': joined(Uint8Array.from([1, 0xff, 3, 0]), bytes(`${a}\0${b}\0`)),
    }),
    'names of files': (a, b) => ({ [`${a}/${b}.txt`]: '' }),
  };
  const hitsOf = async (files: Record<string, string | Uint8Array>) =>
    (await checkFor(files, one)).map(({ word }) => word.toLowerCase().replace(/\s+/g, ' '));

  describe.each(Object.entries(kinds))('%s', (_kind, made) => {
    test('are no word together', async () => {
      expect(await hitsOf(made('Checkout', 'API'))).toEqual([]);
    });

    test.each(['Checkout API', 'checkout-api', 'CheckoutAPI'])(
      'a leak in the first or the last is found: %s',
      async (leak) => {
        expect(await hitsOf(made(leak, 'Shop'))).toEqual([leak.toLowerCase()]);
        expect(await hitsOf(made('Shop', leak))).toEqual([leak.toLowerCase()]);
      },
    );
  });

  test.each([
    ['names in a sentence, each of them public', 'Checkout, API and Shop were down', []],
    ['names in a sentence, one of them not', 'Checkout, Api2', []],
    ['one name', 'the Checkout API was down', ['checkout api']],
    ['one name over lines', 'the Checkout\n     API was down', ['checkout api']],
    ['one name over tags', '<p>the <b>Checkout</b> <i>API</i></p>', ['checkout api']],
    ['one name over tags in a cell', '<td><span>check</span><span>out</span>-<code>api</code></td>', ['checkout-api']],
    ['one name in a string of JSON that holds tags', JSON.stringify(['<p>Check<b>out</b> API</p>']), ['checkout api']],
    ['one name behind a sign that keeps values apart', 'Checkout\u001fAPI', ['checkout api']],
    ['such a sign as an entity', '<p>Checkout&#31;API</p>', ['checkout api']],
    ['such a sign in an address', '/Checkout%1fAPI', ['checkout api']],
    ['such a sign in JSON', '["Checkout\\u001fAPI"]', ['checkout api']],
  ])('%s', async (_kind, text, words) => {
    expect(await hitsOf({ 'x.html': text })).toEqual(words);
  });
});

test('a Node that cannot open what is packed says so, and does not pass over it', () => {
  const own = Object.getOwnPropertyDescriptor(zlib, 'zstdDecompressSync')!;
  Reflect.deleteProperty(zlib, 'zstdDecompressSync');
  try {
    expect(() => partsOf('x.zst', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0))).toThrow('Use Node 22.15 or later.');
  } finally {
    Object.defineProperty(zlib, 'zstdDecompressSync', own);
  }
});

test('everything is told: what was searched, and each hit with its file, how it was read and what stands around it', async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, 'b'));
  await writeFile(join(folder, 'b/x.html'), `<p>${'far '.repeat(20)}We asked S%C3%B8rensen ${'far '.repeat(20)}</p>`);
  await writeFile(join(folder, 'a.html'), '<p>We asked Emma S&oslash;rensen.</p>');
  await writeFile(join(folder, 'sorensen.txt'), 'no');
  await symlink(join(folder, 'a.html'), join(folder, 'z.html'));
  const { files, bytes, hits } = await checkLeaks(folder, denylist);
  expect({ files, bytes }).toEqual({ files: 3, bytes: 229 });
  expect(hits.map(({ place, ...hit }) => ({ ...hit, place: place?.file }))).toEqual([
    {
      file: 'a.html',
      word: 'Emma',
      kind: 'person',
      how: '',
      around: '<p>We asked Emma S&oslash;rensen.</p>',
      place: 'people.yaml',
    },
    {
      file: 'a.html',
      word: 'Emma Sørensen',
      kind: 'person',
      how: 'entities decoded',
      around: '<p>We asked Emma Sørensen.</p>',
      place: 'people.yaml',
    },
    {
      file: 'a.html',
      word: 'Sørensen',
      kind: 'person',
      how: 'entities decoded',
      around: '<p>We asked Emma Sørensen.</p>',
      place: 'people.yaml',
    },
    {
      file: 'b/x.html',
      word: 'Sørensen',
      kind: 'person',
      how: 'URL-decoded',
      around: 'far far far far far We asked Sørensen far far far far far far far f',
      place: 'people.yaml',
    },
    {
      file: 'sorensen.txt',
      word: 'sorensen',
      kind: 'person',
      how: 'name of the file',
      around: 'sorensen.txt',
      place: 'people.yaml',
    },
    { file: 'z.html', word: 'z.html', kind: 'address', how: 'a symbolic link', around: '', place: undefined },
  ]);
});

test('signs in other forms are found as addresses and numbers', async () => {
  const hits = await check({ 'a.html': '<p>It is １０．２．３．４ or +𝟒𝟗 𝟖𝟗 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖.</p>' });
  expect(hits.map(({ kind, word }) => `${kind}: ${word}`)).toEqual([
    'IP address: １０．２．３．４',
    'phone number: +𝟒𝟗 𝟖𝟗 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
  ]);
});
