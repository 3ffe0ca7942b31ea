import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsFor } from '../scripts/import/files.ts';
import { importFolder } from './core/import/document/folder.ts';
import { readEvidence } from './core/import/evidence/read.ts';
import { fixDocument } from './core/lint/fix/fix.ts';
import { judge } from './core/lint/judge.ts';
import type { Library, SourceFile } from './core/model/library.ts';
import type { JudgedMessage, Message } from './core/model/message.ts';
import { parseLibrary } from './core/parse/library.ts';
import { differencesOf } from './core/publish/differences.ts';
import { decidePublication } from './core/publish/publish.ts';
import { completionsAt } from './editor/completion.ts';
import { allowanceOf, fixOf } from './editor/fixes.ts';
import { outlineOf } from './editor/outline.ts';
import { referenceAt } from './editor/reference.ts';
import { sha256 } from './library/pictures.ts';
import { drawIncident } from './site/drawing/incident.ts';
import { surroundingsOf } from './site/drawing/surroundings.ts';

const content = join(import.meta.dirname, '../content');
const today = '2026-11-28';
const read = (path: string): SourceFile => {
  const bytes = readFileSync(join(content, path));
  return { path, bytes, size: bytes.length };
};
const lists = ['library.yaml', 'services.yaml', 'people.yaml', 'template.mdx', 'template-light.mdx'].map(read);
const documents = ['postmortems', 'runbooks'].flatMap((folder) =>
  readdirSync(join(content, folder)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(join(content, folder, name), 'utf8'),
  })),
);

/** What people and machines put into a document that nobody thought of. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '<',
    '</',
    '<a ',
    '{/*',
    '*/}',
    '<Internal>',
    '</Internal>',
    '<Public>',
    '<Figure src="',
    '<Log>',
    '[^1]',
    '[^1]: x\n',
    '](',
    '![x](',
    '`',
    '```\n',
    '~~~',
    '> ',
    '\n- ',
    '\n1. ',
  ],
  ...[
    '\n## ',
    '\n## Timeline\n',
    '\n---\n',
    '\n| a |\n| --- |\n| b |\n',
    '|',
    '\\',
    '&#0;',
    '&#x110000;',
    '\u0000',
    '\u200b',
    '\u0301',
    '\ud800',
    '\udc00',
    '\u2028',
    '\r',
    '\r\n',
    '\t',
    '\ufeff',
    '\u001f',
    '\ue0f8',
    '🏳️‍🌈',
    '漢字',
    'Кессель',
    '１２：３０',
  ],
  ...[
    '2026-13-45 25:61',
    '0000-00-00',
    '99:99',
    '-1',
    '1e999',
    'NaN',
    '2026-04-15 14:02–13:00',
    'yesterday',
    '14:02 CET',
    '~14:02',
    'T',
    '1970-01-01 00:00',
    '9999-12-31 23:59',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'null',
    'true',
    '&a [*a]',
    '*a',
    '!!js/function x',
    '? x',
    '"',
    "'",
    '- - - x',
    'title:',
    'services: {}',
    'impact: 5',
    'roles: []',
    'publication: { by: x }',
    'severity: [SEV1]',
    'allow: [{ rule: toString, reason: x }]',
  ],
  'https://a.example/%',
  'a@b.c',
  '$5',
  '50 %',
  'five of 3',
  'x'.repeat(3000),
  '\n'.repeat(300),
  '('.repeat(200),
);

type Mutation = (text: string) => string;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const spot = (text: string, share: number) => Math.floor(share * text.length);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(at, pieces).map(
    ([share, piece]): Mutation =>
      (text) =>
        text.slice(0, spot(text, share)) + piece + text.slice(spot(text, share)),
  ),
  fc.tuple(at, at).map(
    ([share, length]): Mutation =>
      (text) =>
        text.slice(0, spot(text, share)) + text.slice(spot(text, share) + Math.floor(length * 200)),
  ),
  fc.tuple(at, at, at).map(([from, length, to]): Mutation => (text) => {
    const taken = text.slice(spot(text, from), spot(text, from) + Math.floor(length * 400));
    return text.slice(0, spot(text, to)) + taken + text.slice(spot(text, to));
  }),
  fc.tuple(at, pieces).map(([share, piece]): Mutation => (text) => {
    // One value of the front matter, or one cell, is another.
    const values = [...text.matchAll(/(?<=: |\| )[^\n|]+/g)];
    const value = values[Math.min(values.length - 1, Math.floor(share * values.length))];
    return value ? text.slice(0, value.index) + piece + text.slice(value.index + value[0].length) : text + piece;
  }),
);
const mutated = <T extends { text: string }>(all: readonly T[]) =>
  fc
    .tuple(fc.constantFrom(...all), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([one, mutations]) => ({ ...one, text: mutations.reduce((text, change) => change(text), one.text) }));

const libraryWith = (path: string, text: string): Library => {
  const bytes = new TextEncoder().encode(text);
  return parseLibrary([...lists.filter((list) => list.path !== path), { path, bytes, size: bytes.length }]);
};

/** Places of messages that lie outside of the lines they name. */
function outside(messages: readonly (Message | JudgedMessage)[], file: string, text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return messages.flatMap(({ rule, place: { line, column, endLine, endColumn, ...place } }) => {
    if (place.file !== file) return [];
    const width = (number: number) => (lines[number - 1] ?? '').length + 1;
    const isWithin =
      line >= 1 &&
      column >= 1 &&
      endLine <= lines.length &&
      column <= width(line) &&
      endColumn <= width(endLine) &&
      (endLine > line || (endLine === line && endColumn >= column));
    return isWithin ? [] : [`${rule} at ${line}:${column}-${endLine}:${endColumn}`];
  });
}

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) };

describe('whatever stands in a document', () => {
  test('it is parsed, judged, corrected, and decided about, with every place within its line', () => {
    fc.assert(
      fc.property(mutated(documents), ({ path, text }) => {
        const library = libraryWith(path, text);
        const messages = judge(library, { today });
        expect(outside([...library.faults, ...messages], path, text)).toEqual([]);
        fixDocument(text, path, {
          configuration: library.configuration,
          templates: library.templates,
          isLinked: () => false,
        });
        const { decisions } = decidePublication(library, { today, messages, sha256 }, true);
        for (const decision of decisions) differencesOf(decision, library);
      }),
      runs,
    );
  });

  test('its page is drawn', async () => {
    const postmortems = documents.filter(({ path }) => path.startsWith('postmortems/'));
    await fc.assert(
      fc.asyncProperty(mutated(postmortems), async ({ path, text }) => {
        const library = libraryWith(path, text);
        const surroundings = surroundingsOf(
          library,
          [],
          { images: new Set(), pages: [] },
          { base: '/', site: undefined },
        );
        for (const postmortem of library.postmortems) {
          const { parts, picture } = await drawIncident(postmortem, surroundings);
          expect(`${picture}${parts.map(({ html }) => html).join('')}`).not.toMatch(/<script|javascript:|\son\w+=/i);
        }
      }),
      runs,
    );
  });

  test('an editor is answered', () => {
    fc.assert(
      fc.property(mutated(documents), at, ({ path, text }, share) => {
        const library = libraryWith(path, text);
        const document = TextDocument.create(`file:///content/${path}`, 'mdx', 1, text);
        const offset = spot(text, share);
        completionsAt({ document, text, offset, file: path, library, today, snippets: true } as Parameters<
          typeof completionsAt
        >[0]);
        referenceAt({ text, offset, file: path, library });
        outlineOf(text, path, library);
        for (const message of judge(library, { today })
          .filter(({ place }) => place.file === path)
          .slice(0, 20)) {
          fixOf(message, text, library);
          allowanceOf(message, text, library);
        }
      }),
      runs,
    );
  });
});

test('whatever stands in a list of the library is a message', () => {
  const yaml = lists.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));
  fc.assert(
    fc.property(mutated(yaml), ({ path, text }) => {
      const library = libraryWith(path, text);
      const messages = judge(library, { today });
      expect(outside(library.faults, path, text)).toEqual([]);
      decidePublication(library, { today, messages, sha256 }, true);
    }),
    runs,
  );
});

test('whatever is imported becomes a document, or one sentence', async () => {
  const settings = settingsFor(parseLibrary(lists), { status: 'draft', on: '2026-01-01', zone: {} });
  await fc.assert(
    fc.asyncProperty(mutated(documents), fc.constantFrom('md', 'html', 'txt', 'docx'), async ({ text }, ending) => {
      const path = `page.${ending}`;
      const given = [{ path, bytes: new TextEncoder().encode(text), isGiven: true }];
      const { files, failures } = await importFolder(given, new Set([path]), settings);
      expect(files.length + failures.length).toBe(1);
      expect(failures.filter(({ reason }) => /fault of the import/.test(reason))).toEqual([]);
    }),
    runs,
  );
});

test('whatever stands in evidence is read, or told', () => {
  const folder = join(import.meta.dirname, 'core/import/evidence/fixtures');
  const fixtures = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
  fc.assert(
    fc.property(mutated(fixtures), ({ path, text }) => {
      const bytes = new TextEncoder().encode(text);
      readEvidence([{ path, bytes, size: bytes.length }], { zones: [], context: [], least: 'info' });
    }),
    { numRuns: runs.numRuns * 8 },
  );
});
