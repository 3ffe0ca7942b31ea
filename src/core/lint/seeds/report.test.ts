import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../../library.ts';
import type { Library } from '../../model/library.ts';
import type { JudgedMessage } from '../../model/message.ts';
import { judge } from '../judge.ts';
import { contradictions, fixtures, trueSums, type Fixture } from './contradictions.ts';
import { printReport, type Result } from './report.ts';

/**
 * What the linter finds of the contradictions in the seed documents. The report beside this file is generated:
 * `UPDATE=1 npx vitest run --project core src/core/lint/seeds` writes it again.
 */
const page = new URL('report.md', import.meta.url);
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

function resultOf({ document, caught }: (typeof contradictions)[number]): JudgedMessage | undefined {
  if (!caught) return undefined;
  const lines = linesOf(document, caught.at);
  return messages.find(
    ({ rule, reason, place }) =>
      rule === caught.rule &&
      place.file === documentOf(document).file &&
      lines.includes(place.line) &&
      caught.reason.test(reason),
  );
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
  test.each([...trueSums])('$what', ({ document, at, quotes }) => {
    const lines = linesOf(document, at);
    const said = messages.filter(
      ({ rule, reason, place }) =>
        place.file === documentOf(document).file &&
        lines.includes(place.line) &&
        quotes.test(reason) &&
        // Whether a sum may be shown to the public is no doubt about it.
        !rule.endsWith('-in-public'),
    );
    expect(said.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([]);
  });
});

test('the report is up to date', async () => {
  const results = contradictions.map((contradiction): Result => ({ contradiction, message: resultOf(contradiction) }));
  const report = await format(printReport(results, trueSums), {
    ...(await resolveConfig(fileURLToPath(page))),
    parser: 'markdown',
  });
  if (process.env['UPDATE']) writeFileSync(page, report);
  expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(report);
});
