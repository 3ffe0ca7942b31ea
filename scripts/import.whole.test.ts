import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(folder, 'old/img'), { recursive: true });
  mkdirSync(join(folder, 'out'));
  writeFileSync(
    join(folder, 'old/2024-05-06-search.md'),
    '# Search was down\n\n## Timeline\n\n- 2024-05-06 09:58 UTC - It breaks\n\n![Load](img/load.png)\n',
  );
  writeFileSync(join(folder, 'old/2024-06-07-mail.md'), '# Mail was late\n\nSee [search](2024-05-06-search.md).\n');
  writeFileSync(join(folder, 'old/broken.docx'), 'no zip');
  writeFileSync(join(folder, 'old/img/load.png'), 'picture');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: string[]): { out: string; status: number | null } {
  const result = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'import.ts'), join(folder, 'old'), '--out', join(folder, 'out'), ...options],
    { encoding: 'utf8' },
  );
  expect(result.stderr).not.toMatch(/\n\s+at /);
  return { out: result.stdout, status: result.status };
}

const files = () =>
  readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 5))
    .sort();

test('a dry run writes nothing', () => {
  const { out } = run('--dry-run');
  expect(out).toContain('Dry run, nothing written: 2 new, 0 updated, 0 unchanged');
  expect(files()).toEqual([]);
});

test('a folder is imported, a broken file is a sentence, and a second import changes nothing', () => {
  const first = run('--now', '2026-01-01');
  expect(first.out).toContain('broken.docx: Unexpected contents, expected a Word document (.docx)');
  expect(first.out).toContain(
    '2 new, 0 updated, 0 unchanged, 0 kept as they were edited since, 0 renamed or removed since, 1 failed',
  );
  expect(first.status).toBe(1);
  const written = [
    '.import.json',
    'images/2024-05-06-search/load.png',
    'postmortems/2024-05-06-search.mdx',
    'postmortems/2024-06-07-mail.mdx',
  ];
  expect(files()).toEqual(written);
  const texts = written.map((path) => readFileSync(join(folder, 'out', path), 'utf8'));
  expect(texts[3]).toContain('[search](2024-05-06-search.mdx)');
  const second = run('--now', '2026-02-02');
  expect(second.out).toContain('0 new, 0 updated, 2 unchanged');
  expect(written.map((path) => readFileSync(join(folder, 'out', path), 'utf8'))).toEqual(texts);
});

test('a changed source brings its file up to date, unless somebody edited or renamed it', () => {
  run();
  const mail = join(folder, 'out/postmortems/2024-06-07-mail.mdx');
  const search = join(folder, 'out/postmortems/2024-05-06-search.mdx');
  writeFileSync(mail, `${readFileSync(mail, 'utf8')}\nMore.\n`);
  writeFileSync(join(folder, 'old/2024-05-06-search.md'), '# Search was down\n\nFor an hour.\n');
  writeFileSync(join(folder, 'old/2024-06-07-mail.md'), '# Mail was late\n\nFor a day.\n');
  expect(run().out).toContain('0 new, 1 updated, 0 unchanged, 1 kept as they were edited since');
  expect(readFileSync(mail, 'utf8')).toContain('More.');
  expect(readFileSync(search, 'utf8')).toContain('For an hour.');
  rmSync(search);
  expect(run().out).toContain('1 renamed or removed since');
  expect(files()).not.toContain('postmortems/2024-05-06-search.mdx');
});
