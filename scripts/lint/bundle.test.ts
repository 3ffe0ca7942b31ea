import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const engine = join(import.meta.dirname, '..', '..');
const kept = (name: string) => join(engine, '.cache', 'lint', name);

async function help(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(engine, 'scripts', 'lint.mjs'), '--help']);
  return stdout;
}

test('the program is kept as one file, and what was compiled of it beside; nonsense there is made anew', async () => {
  const first = await help();
  const head = readFileSync(kept('program.cjs'), 'utf8').split('\n')[0]!.slice(2);
  const { digest, inputs } = JSON.parse(head) as { digest: string; inputs: [path: string, stamp: string][] };
  expect(inputs.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      'package-lock.json',
      'scripts/lint.ts',
      'scripts/lint/bundle.mjs',
      'src/core/lint/judge.ts',
    ]),
  );
  expect(readFileSync(kept('program.code')).toString('latin1', 0, digest.length)).toBe(digest);
  writeFileSync(kept('program.code'), `${digest}nonsense`);
  expect(await help()).toBe(first);
  expect(statSync(kept('program.code')).size).toBeGreaterThan(100_000);
});
