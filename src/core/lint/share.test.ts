import { expect, test } from 'vitest';
import { generateLibrary } from '../../../scripts/generate/library.ts';
import { parseLibrary } from '../parse/library.ts';
import { isDocument } from './change.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { judge } from './judge.ts';
import { judgeTogether, reader, type Reading } from './share.ts';

const judging = { today: '2026-06-01', nightly: true };

/** Documents that name each other in every way there is, that cannot be read, and that are there twice. */
const broken = [
  sourceFile('postmortems/empty.mdx', ''),
  sourceFile('postmortems/no-front-matter.mdx', 'Text.\n'),
  sourceFile('runbooks/broken.mdx', '---\n: [\n---\n\n<Log>\n'),
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
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  const parts = parseLibrary(sorted.filter(({ path }) => !isDocument(path)));
  const read = reader(parts, judging);
  const documents = sorted.filter(({ path }) => isDocument(path));
  // Shared out and brought back in another order, as text.
  const readings = JSON.parse(JSON.stringify(documents.toReversed().flatMap((file) => read(file) ?? []))) as Reading[];
  const together = judgeTogether(
    parts,
    documents.map(({ path }) => path),
    readings,
    (path) => byPath.get(path)!,
    judging,
  );
  const library = parseLibrary(sorted);
  expect(together.messages).toEqual(judge(library, judging));
  expect(together.messages.length > 0).toBe(isFaulty);
  expect(together.library.postmortems.map(({ file }) => file)).toEqual(library.postmortems.map(({ file }) => file));
});

test('a rule that looks at other documents where there are none says so', () => {
  const parts = parseLibrary(exampleLibrary.filter(({ path }) => !path.includes('/')));
  const read = reader(parts, {
    ...judging,
    rules: { nosy: { about: 'postmortem', check: (_, __, { incidents }) => void incidents.size } },
  });
  const file = exampleLibrary.find(({ path }) => path.startsWith('postmortems/'))!;
  expect(() => read(file)).toThrow('A rule about one document looks at others');
});
