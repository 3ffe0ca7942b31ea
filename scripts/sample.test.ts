import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { judge } from '../src/core/lint/judge.ts';
import { decidePublication, isDropped } from '../src/core/publish/publish.ts';
import { digestPictures, sha256 } from '../src/library/pictures.ts';
import { readConfiguration, readLibrary } from '../src/library/read.ts';

// Whoever puts a library of their own in the place of `content/` has other promises to keep.
const { name } = await readConfiguration('content');

describe.skipIf(name !== 'Parcelwing incident library')('the library that comes with the engine', () => {
  test.each(['2026-11-28', '2036-11-28'])('on %s is public as it was approved', async (today) => {
    const library = await readLibrary('content');
    const pictures = await digestPictures('content', library.images);
    const messages = judge(library, { today });
    const { decisions } = decidePublication(library, { today, messages, pictures, sha256 });
    expect(decisions.filter(isDropped).map(({ postmortem, reasons }) => [postmortem.id, reasons])).toEqual([]);
  });

  test('needs no correction', async () => {
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      const env = { ...process.env, CONTENT_DIR: 'content' };
      execFile(process.execPath, ['scripts/lint.mjs', '--fix', '--dry-run'], { env }, (_, stdout, stderr) =>
        resolve({ stdout, stderr }),
      );
    });
    expect([stdout, stderr.replace(/^.*: \d.* s\n/gm, '')]).toEqual(['', 'Nothing to correct.\n']);
  });
});
