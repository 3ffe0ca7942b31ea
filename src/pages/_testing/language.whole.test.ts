import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { de } from '../../texts/de.ts';
import { en } from '../../texts/en.ts';
import { germanLibrary, today } from './german.ts';

let folder: string;
/** What each page shows, says to readers that speak, or shows when pointed at, piece by piece. */
const pages = new Map<string, string[]>();
const files = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'german-'));
  const content = join(folder, 'content');
  for (const [path, text] of germanLibrary()) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: content,
    OUT_DIR: join(folder, 'internal'),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  delete env['VITEST'];
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { env, maxBuffer: 1e8 });
  await run('node_modules/astro/bin/astro.mjs', 'build', '--silent');
  await run('scripts/build-public.ts', '--out', join(folder, 'public'), '--now', today);
  for (const edition of ['internal', 'public'])
    for (const file of readdirSync(join(folder, edition), { recursive: true, encoding: 'utf8' })) {
      const path = `${edition}/${file}`;
      if (/\.(html|md|xml|ics|svg|txt)$/.test(file)) files.set(path, readFileSync(join(folder, path), 'utf8'));
      // The handbook is English in every library.
      if (file.endsWith('.html') && !file.startsWith('handbook/')) pages.set(path, shownOn(files.get(path)!));
    }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const attributes = ['alt', 'aria-label', 'placeholder', 'title'];

function shownOn(html: string): string[] {
  const { document } = parseHTML(html);
  // The contents beside an English page are its headings.
  if (document.querySelector('.prose[lang=en]')) document.querySelector('.contents ol')?.remove();
  // What is English in every language, and what is no word of ours: code, names of files, the source of a document
  // beside what the edition holds of it, and what a renderer says about a diagram.
  const left = 'script, style, meta, code, kbd, [lang=en], .files, .compared-inside, .compared-outside, .diagram-note';
  for (const element of document.querySelectorAll(left)) element.remove();
  const shown: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    shown.push(...attributes.flatMap((name) => element.getAttribute(name) ?? []));
    for (const child of element.childNodes) if (child.nodeType === 3) shown.push(child.textContent ?? '');
  }
  return shown.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

/** Everything a text can say: itself, or with numbers, words and lists put into it; the values come out as `§`. */
function saidBy(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  if (typeof text === 'object' && text !== null) return Object.values(text).flatMap(saidBy);
  if (typeof text !== 'function') return [];
  const said = (values: unknown[]) => {
    try {
      return [String((text as (...values: unknown[]) => unknown)(...values)).replaceAll('777', '§')];
    } catch {
      return [];
    }
  };
  const values = [777, 1, 0, '§', ['§', '§', '§'], undefined];
  return [...values.flatMap((value) => said([value, value, value, value, value, value])), ...said([['§', '§'], 777])];
}

/** Texts in their unchanging pieces. */
function piecesOf(texts: object): Set<string> {
  const pieces = saidBy(texts)
    .flatMap((text) => text.split(/§|\{\w+\}|[.,:;“”„()≥…]+|\b\d+\b/))
    .map((piece) => piece.trim());
  return new Set(pieces.filter((piece) => /\p{L}{2}/u.test(piece)));
}

/** Whether a text holds a piece as whole words. */
function holds(text: string, piece: string): boolean {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + piece.length] ?? ' '];
    if (!/[\p{L}\p{N}-]/u.test(before + after)) return true;
  }
  return false;
}

const german = saidBy(de);
const english = [
  ...[...piecesOf(en)].filter((piece) => !german.some((text) => holds(text, piece))),
  ...'January February March May June July October December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  ),
  ...'Mar Oct Dec ago unknown about clean-up impact-start'.split(' '),
];

test('German has English texts to tell apart from', () => {
  expect(english.length).toBeGreaterThan(700);
  expect(english).toEqual(
    expect.arrayContaining(['Open now', 'less than', 'impact-start', 'What stopped it', 'of impact']),
  );
});

test('every kind of page is there in both editions', () => {
  const kinds = [
    ...['index.html', '404.html', 'search/index.html', 'incidents/index.html', 'severities/S1/index.html'],
    ...['incidents/2026-03-04-kasse-klemmt/index.html', 'incidents/2026-04-01-kasse-brennt/index.html'],
    ...[
      'compare/index.html',
      'runbooks/index.html',
      'runbooks/kasse-leeren/index.html',
      'runbooks/lager-ordnen/index.html',
    ],
    ...['services/index.html', 'services/kasse/index.html', 'factors/index.html', 'factors/grenze/index.html'],
    ...['numbers/index.html', 'numbers/services/lager/index.html', 'years/2026/index.html', 'docs/index.html'],
    ...[
      'glossary/index.html',
      'rules/index.html',
      'rules/timeline-in-order/index.html',
      'docs/rufbereitschaft/index.html',
    ],
    ...['reviews/index.html', 'reviews/2026-03/index.html', 'reviews/of/2026-03/index.html'],
    ...['publication/index.html', 'publication/2026-03-04-kasse-klemmt/index.html'],
  ].map((path) => `internal/${path}`);
  const outside = [
    ...['index.html', '404.html', 'numbers/index.html', 'incidents/2026-03-04-kasse-klemmt/index.html'],
    ...['incidents/klemmt/index.html', 'incidents/2026-04-12-lager-leer/index.html'],
  ].map((path) => `public/${path}`);
  expect([...pages.keys()]).toEqual(expect.arrayContaining([...kinds, ...outside]));
});

test('no page of a German library says a word of the English interface', () => {
  const found = new Map<string, string>();
  for (const [page, texts] of pages)
    for (const text of new Set(texts))
      for (const piece of english) if (!found.has(piece) && holds(text, piece)) found.set(piece, `${page}: ${text}`);
  expect(Object.fromEntries(found)).toEqual({});
});

test('nor does a feed, a calendar, a badge or an incident as Markdown', () => {
  const found: string[] = [];
  for (const [path, text] of files) {
    // Of Markdown the table of facts; a calendar breaks its lines anywhere.
    const words = path.endsWith('.md')
      ? text.split('\n\n')[1]!
      : /(feeds|badges)\/|feed\.xml|calendar\.ics|llms\.txt/.test(path)
        ? text
            .replaceAll('\r\n ', '')
            .replace(/^(UID|PRODID):.*/gm, '')
            .replace(/<[^>]*>/g, ' ')
        : '';
    const said = words.replace(/https?:[^\s)]+/g, ' ');
    for (const piece of english) if (/\p{L}{4}/u.test(piece) && holds(said, piece)) found.push(`${path}: ${piece}`);
  }
  expect(found).toEqual([]);
});

test('times, lengths and numbers are told in German', () => {
  const incident = pages.get('internal/incidents/2026-03-04-kasse-klemmt/index.html')!;
  expect(incident).toEqual(
    expect.arrayContaining([
      '4. März 2026, 14:02',
      'Zeit bis zur Wiederherstellung',
      'Störungsbeginn',
      'unbekannt',
      '31 min',
    ]),
  );
  expect(incident.join('\n')).toContain('Störungsbeginn 14:02 bis bemerkt ~14:03');
  expect(pages.get('internal/index.html')!.join('\n')).toContain('März 2026: ein Vorfall; April 2026: ');
  expect(pages.get('internal/numbers/index.html')!.some((text) => /^\d+,\d – \d+,\d$/.test(text))).toBe(true);
  expect(pages.get('public/incidents/2026-03-04-kasse-klemmt/index.html')).toEqual(
    expect.arrayContaining(['4. März 2026, 14:02 Europe/Berlin', '12. März 2026', '31 min']),
  );
});
