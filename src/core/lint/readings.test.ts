import { expect, test } from 'vitest';
import { generateLibrary } from '../../../scripts/generate/library.ts';
import { documentsOf } from '../model/library.ts';
import { parseLibrary } from '../parse/library.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { judge, judgeReadings, reader, type Reading } from './judge.ts';
import { noting, type Rule } from './rule.ts';

const judging = { today: '2026-06-01', nightly: true };

/** Documents that name each other in every way there is, that cannot be read, and that are there twice. */
const broken = [
  sourceFile('postmortems/empty.mdx', ''),
  sourceFile('postmortems/no-front-matter.mdx', 'Text.\n'),
  sourceFile('runbooks/broken.mdx', '---\n: [\n---\n\n<Log>\n'),
  sourceFile('reviews/broken.mdx', '---\ncovers: {}\n---\n\n## Action items\n\n| ID |\n'),
  sourceFile('postmortems/notes.txt', 'x\n'),
  sourceFile(
    'postmortems/2026-05-01-linked.mdx',
    `---
title: Checkout was slow
severity: SEV3
formerly: [nowhere, 2026-03-20-search-timeouts]
related: [2026-03-20-search-timeout]
allow: [{ rule: link-resolves, reason: it is brought in later, until: 2026-12-31 }, { rule: id-unique, reason: none, until: 2026-12-31 }]
---

## Summary

[a](/incidents/nowhere/), [b](/incidents/2026-03-20-search-timeouts/#sumary), [c](#timeline), [d](../runbooks/none.mdx).
`,
  ),
];

test.each([
  ['the example', exampleLibrary, false],
  ['one with much that is wrong', [...exampleLibrary, ...broken], true],
  ['a generated one', generateLibrary(60, 3).files.map(({ path, text }) => sourceFile(path, text)), true],
])('a library whose documents were judged by themselves: %s', (_, files, isFaulty) => {
  const library = parseLibrary(files);
  const read = reader(library);
  // Shared out and brought back in another order, as text.
  const documents = documentsOf(library).toReversed();
  const readings = JSON.parse(JSON.stringify(documents.map(read))) as Reading[];
  const { messages, catalogue } = judgeReadings(library, readings, library, judging);
  expect(messages).toEqual(judge(library, judging));
  expect(messages.length > 0).toBe(isFaulty);
  expect(catalogue.postmortems.map(({ file }) => file)).toEqual(library.postmortems.map(({ file }) => file));
  expect(catalogue.runbooks.map(({ file }) => file)).toEqual(library.runbooks.map(({ file }) => file));
});

test('an entry is the same after a trip through JSON', () => {
  const library = parseLibrary([...exampleLibrary, ...broken]);
  const read = reader(library);
  for (const document of documentsOf(library)) {
    const { entry } = read(document);
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
  }
});

test('a rule about the library is given what it noted of each document, and no document', () => {
  const library = parseLibrary(exampleLibrary);
  const given: unknown[] = [];
  const counting: Rule = noting({
    about: 'library',
    note: ({ text }) => text.length,
    check({ postmortems }, _report, _context, noteOf) {
      for (const entry of postmortems) given.push([entry.id, noteOf(entry), 'text' in entry, 'tree' in entry]);
    },
  });
  judge(library, { ...judging, rules: { counting } });
  expect(given).toEqual(library.postmortems.map(({ id, text }) => [id, text.length, false, false]));
});
