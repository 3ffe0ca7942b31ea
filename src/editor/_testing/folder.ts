import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exampleLibrary } from '../../core/lint/examples/library.ts';

/** A folder an editor opens, with the example library in its `content/`. */
export interface Folder {
  path: string;
  content: string;
  /** Address of a file below the content folder. */
  uri(file: string): string;
  /** Writes a file below the folder. */
  write(file: string, text: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<Folder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'editor-')));
  const content = join(path, 'content');
  const folder: Folder = {
    path,
    content,
    uri: (file) => pathToFileURL(join(content, file)).href,
    async write(file, text) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
  for (const file of exampleLibrary) await folder.write(`content/${file.path}`, file.bytes);
  return folder;
}

/** A draft with faults: in front matter, in tables and in the text. */
export const faulty = `---
title: Checkout was slow
status: darft
severity: SEV9
services: [bookings-apy]
roles: { author: kbell }
trigger: deploi
related:
  - id: 2026-03-20-search-timeout
---

## Summary

It took <2 s, then much longer, see {process.exit()}.

## Timeline

| Time (UTC)       | Milestone   | Event         |
| ---------------- | ----------- | ------------- |
| 2026-05-01 10:00 | impact-strt | It is slow    |
| 10:05            | detected    | The pager 🔥  |
| 2026-05-01 09:55 | mitigated   | Rolled back   |

## Action items

| ID | Action | Type | Owner | Ticket | Due | Priority | Status |
| -- | ------ | ---- | ----- | ------ | --- | -------- | ------ |
| A1 | Test it | prevnt | @kbel | SRCH-13 | 2026-06-01 | P1 | open |
`;
export const faultyFile = 'postmortems/2026-05-01-checkout-slow.mdx';

/** A document in which nothing is wrong. */
export const cleanFile = 'postmortems/2026-03-20-search-timeouts.mdx';
export const clean = new TextDecoder().decode(exampleLibrary.find(({ path }) => path === cleanFile)!.bytes);

/** A draft in which nothing is wrong, though much is missing. */
export const draft = `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
roles: { author: kbell }
---

## Summary

It took 2 s.

## Timeline

| Time (UTC)       | Milestone    | Event      |
| ---------------- | ------------ | ---------- |
| 2026-05-01 10:00 | impact-start | It is slow |
`;
