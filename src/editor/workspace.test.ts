import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateLibrary } from '../../scripts/generate/library.ts';
import { judge } from '../core/lint/judge.ts';
import type { Library } from '../core/model/library.ts';
import { readLibrary } from '../library/read.ts';
import { draft, faulty, faultyFile, makeFolder, type Folder } from './_testing/folder.ts';
import { judgeFiles } from './judging.ts';
import { filesOf } from './reviewer.ts';
import { Workspace } from './workspace.ts';

const today = '2026-05-20';
let folder: Folder;
let workspace: Workspace;

beforeEach(async () => {
  folder = await makeFolder();
  workspace = new Workspace(folder.content);
  await workspace.reread();
});
afterEach(() => folder.remove());

/** Everything a library says, without the identity of its parts. */
function told(library: Library) {
  return {
    documents: [...library.postmortems, ...library.runbooks].map(({ file, id, valid, text }) => [
      file,
      id,
      valid,
      text,
    ]),
    faults: library.faults.map(({ rule, reason, place }) => `${place.file}:${place.line}: ${reason} ${rule}`).sort(),
    templates: library.templates.map(({ file }) => file),
    images: [...library.images].sort(),
    messages: judge(library, { today }),
  };
}

/** Fails unless the workspace has what somebody who reads the whole folder anew has. */
async function compare() {
  const [ours, anew] = [await workspace.library(), await readLibrary(folder.content)];
  expect(told(ours)).toEqual(told(anew));
  const files = new Set([...filesOf(ours)].filter((_, at) => at % 2 === 0));
  const expected = judge(anew, { today }).filter(({ place }) => files.has(place.file));
  expect(judgeFiles(ours, files, today, fail)).toEqual(expected);
}

const fail = (error: unknown) => {
  throw error;
};

test('after every change the library is the one somebody reads who begins anew', async () => {
  await compare();
  const steps: [string, string | undefined][] = [
    [faultyFile, faulty],
    [faultyFile, draft],
    ['postmortems/2026-03-20-search-timeouts.mdx', faulty],
    ['postmortems/2024-01-01-none.mdx', 'nothing'],
    ['postmortems/wrong.md', draft],
    ['runbooks/binary.mdx', '\0\0'],
    ['runbooks/another.mdx', '---\ntitle: Do it\nallow: [{ rule: runbook-reviewed }]\n---\n'],
    ['services.yaml', 'checkout: { name: checkout, team: payments, tier: 9 }\n'],
    ['people.yaml', undefined],
    ['library.yaml', 'schema: 1\nname: Other\nzone: Europe/Oslo\nseverities: [{ id: P1, name: One }]\n'],
    ['library.yaml', 'schema: 1\nname: Other\nids: { pattern: "INC-\\\\d+" }\nseverities: [{ id: P1, name: One }]\n'],
    ['template.mdx', '---\ntemplate: { tier: full }\n---\n\n## Account\n\n::section{#timeline aliases="Timeline"}\n'],
    ['template.mdx', undefined],
    ['images/2026/a.png', 'png'],
    [faultyFile, undefined],
    ['library.yaml', undefined],
  ];
  for (const [path, text] of steps) {
    if (text === undefined) await rm(join(folder.content, path));
    else await folder.write(`content/${path}`, text);
    await workspace.reread();
    await compare();
  }
});

test('an open text stands in the place of its file, there or not, until it is closed', async () => {
  workspace.open(faultyFile, faulty);
  const open = told(await workspace.library());
  workspace.close(faultyFile);
  await compare();
  await folder.write(`content/${faultyFile}`, faulty);
  expect(open).toEqual(told(await readLibrary(folder.content)));
});

test('documents that did not change are not parsed again', async () => {
  await folder.write(`content/${faultyFile}`, draft);
  await workspace.reread();
  const before = await workspace.library();
  workspace.open(faultyFile, `${draft}\nMore.\n`);
  await writeFile(join(folder.content, 'people.yaml'), 'kbell: { name: Bob, role: engineer }\n');
  await workspace.reread();
  const after = await workspace.library();
  const changed = after.postmortems.filter((one) => !before.postmortems.includes(one));
  expect(changed.map(({ file }) => file)).toEqual([faultyFile]);
  expect(after.runbooks[0]).toBe(before.runbooks[0]);
});

test('in a large library one document is judged as the whole of it would be', async () => {
  await rm(folder.content, { recursive: true });
  for (const { path, text } of generateLibrary(60, 7).files) await folder.write(`content/${path}`, text);
  workspace = new Workspace(folder.content);
  await workspace.reread();
  const { file, text } = (await workspace.library()).postmortems[30]!;
  workspace.open(file, `${text}\nSee [it](/incidents/nowhere/).\n`);
  const library = await workspace.library();
  const messages = judgeFiles(library, new Set([file]), today, fail);
  expect(messages).toEqual(judge(library, { today }).filter(({ place }) => place.file === file));
  expect(messages.map(({ rule }) => rule)).toContain('link-resolves');
});
