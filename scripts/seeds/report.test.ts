import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/library/read.ts';
import type { Library } from '../../src/core/model/library.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { judge } from '../../src/core/lint/judge.ts';
import { contradictions, fixtures, trueSums, type Contradiction, type Fixture } from './contradictions.ts';
import { doubtsOf, messageFor } from './find.ts';
import { printReport, type Imported, type Result } from './report.ts';

/**
 * What the linter finds of the contradictions in the seed documents. The report beside this file is generated:
 * `UPDATE=1 npx vitest run --project core scripts/seeds` writes it again.
 */
const page = new URL('report.md', import.meta.url);
const imported = JSON.parse(readFileSync(new URL('imported.json', import.meta.url), 'utf8')) as Imported;
const today = '2026-06-10';

let library: Library;
let messages: JudgedMessage[];
beforeAll(async () => {
  library = await readLibrary(fileURLToPath(new URL('content', import.meta.url)));
  messages = judge(library, { today });
});

function documentOf(fixture: Fixture) {
  return library.postmortems.find(({ id }) => id === fixtures[fixture])!;
}

/** The lines of a document that hold a text. */
function linesOf(fixture: Fixture, at: string): number[] {
  return documentOf(fixture)
    .text.split('\n')
    .flatMap((line, index) => (line.includes(at) ? [index + 1] : []));
}

function messagesOf(fixture: Fixture): JudgedMessage[] {
  return messages.filter(({ place }) => place.file === documentOf(fixture).file);
}

function resultOf(contradiction: Contradiction): JudgedMessage | undefined {
  const { document } = contradiction;
  return messageFor(contradiction, messagesOf(document), (at, line) => linesOf(document, at).includes(line));
}

describe('the seed documents', () => {
  test('can be read', () => {
    expect(library.postmortems.map(({ id }) => id).sort()).toEqual(Object.values(fixtures).sort());
    const unreadable = library.postmortems.flatMap(({ faults }) =>
      faults.filter(({ rule }) => rule === 'mdx-readable' || rule === 'front-matter-valid'),
    );
    expect(unreadable).toEqual([]);
  });

  test('hold the line each entry of the table names', () => {
    const entries = [
      ...contradictions.flatMap((one) => (one.caught ? [{ ...one, at: one.caught.at }] : [])),
      ...trueSums,
    ];
    for (const { document, at } of entries)
      expect(linesOf(document, at), `${fixtures[document]}: ${at}`).not.toEqual([]);
  });

  test('every contradiction is in the table once', () => {
    const ids = contradictions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const count = (kind: string) => contradictions.filter((one) => one.kind === kind).length;
    expect([count('H'), count('S'), count('D')]).toEqual([64, 32, 6]);
  });
});

describe('a contradiction that a rule is said to catch', () => {
  test.each(contradictions.filter(({ caught }) => caught))('$id: $what', (contradiction) => {
    expect(resultOf(contradiction)?.reason).toMatch(contradiction.caught!.reason);
  });
});

test('nearly all that can be decided is caught, and half of what a heuristic can', () => {
  const caught = (kind: string) => contradictions.filter((one) => one.kind === kind && resultOf(one)).length;
  expect(caught('H')).toBeGreaterThanOrEqual(58);
  expect(caught('S')).toBeGreaterThanOrEqual(16);
});

describe('a true sum', () => {
  test.each([...trueSums])('$what', (sum) => {
    const { document } = sum;
    const said = doubtsOf(sum, messagesOf(document), (at, line) => linesOf(document, at).includes(line));
    expect(said.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([]);
  });
});

test('what was found as imported names contradictions that a rule of that name can find', () => {
  const rules = new Map(contradictions.map(({ id, caught }) => [id, caught?.rule]));
  for (const [id, rule] of Object.entries(imported.caught)) expect(rules.get(id), id).toBe(rule);
  const sums: readonly string[] = trueSums.map(({ what }) => what);
  for (const what of imported.doubted) expect(sums).toContain(what);
});

test('the report is up to date', async () => {
  const results = contradictions.map((contradiction): Result => ({ contradiction, message: resultOf(contradiction) }));
  const report = await format(printReport(results, trueSums, imported), {
    ...(await resolveConfig(fileURLToPath(page))),
    parser: 'markdown',
  });
  if (process.env['UPDATE']) writeFileSync(page, report);
  expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(report);
});
