import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { scales } from './init/answers.ts';
import { starterText } from './init/starter.ts';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'new-'));
  folders.push(folder);
  for (const name of ['template.mdx', 'template-light.mdx'])
    await writeFile(
      join(folder, name),
      starterText(name, { ...scales['sev']!, zone: 'UTC', team: 'payments' }, '2026-06-01'),
    );
  await writeFile(
    join(folder, 'library.yaml'),
    `schema: 1
name: L
severities:
  - { id: SEV1, name: Critical, description: Nobody can buy. }
  - { id: SEV3, name: Minor }
`,
  );
  await writeFile(
    join(folder, 'services.yaml'),
    'bookings-api: { name: checkout, team: payments, tier: 0, description: Takes money. }\nsearch: { name: search, team: storefront, tier: 1 }\n',
  );
  await writeFile(join(folder, 'people.yaml'), 'esorensen: { name: Emma Sørensen, role: engineer, team: payments }\n');
});

afterAll(async () => {
  for (const each of folders) await rm(each, { recursive: true });
});

/** Runs the command without a terminal, as somebody git calls by a name. */
function begin(gitName: string, ...flags: string[]): Promise<{ code: number; out: string; error: string }> {
  const env = {
    ...process.env,
    CONTENT_DIR: folder,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: gitName,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['scripts/new.ts', ...flags], { cwd: root, env }, (error, out, said) => {
      const code = error ? Number(error.code ?? 1) : 0;
      resolve({ code, out: out.replaceAll(folder, 'content'), error: said.replaceAll(folder, 'content') });
    });
    child.stdin?.end();
  });
}

const flags = [
  '--title',
  'Checkout: down',
  '--severity',
  'sev1',
  '--service',
  'checkout',
  '--began',
  '2026-04-15 14:02',
];

test('writes a file from the template of its tier and says what to do next', async () => {
  const { code, out, error } = await begin('Emma Sorensen', ...flags);
  expect(error).toBe('');
  const [next, asked] = out.split('With `status: in-review` the linter will ask for:\n');
  expect(next).toBe(`\
content/postmortems/2026-04-15-checkout-down.mdx is written, from template.mdx (full).

Next:
  npx postmortems dev
      shows it while you write, at /incidents/2026-04-15-checkout-down/
  npx postmortems lint content/postmortems/2026-04-15-checkout-down.mdx
      says what is missing, and where

`);
  expect(asked).toContain(' × section-filled: A section has something in it.\n');
  expect(asked).toMatch(/^( *\d+ × [a-z-]+: .+\.\n)+$/);
  expect(code).toBe(0);
  const text = await readFile(join(folder, 'postmortems/2026-04-15-checkout-down.mdx'), 'utf8');
  expect(text.slice(0, text.indexOf('detection:'))).toBe(
    "---\ntitle: 'Checkout: down'\nkind: incident\nstatus: draft\nseverity: SEV1\nservices: [bookings-api]\n".replaceAll(
      "'",
      '"',
    ),
  );
  expect(text).toContain('  author: esorensen\n');
});

test('without a terminal every missing flag is named at once, with what it may be', async () => {
  const { code, out, error } = await begin('Nobody');
  expect([code, out]).toEqual([2, '']);
  expect(error).toBe(`\
4 answers are missing:
  --title "…"  what broke, for whom; for a runbook, what it does; at most 140 characters
  --severity …  the worst it reached
      SEV1  Critical. Nobody can buy.
      SEV3  Minor
  --service …  the service hit, once for each, the worst hit first
      bookings-api  Takes money.
      search        storefront
  --began "…"  when it began: a day, or a day and a time, such as "2026-04-15 14:02"; a zone may follow
`);
  expect(await readdir(folder)).not.toContain('postmortems');
});

test('nothing is overwritten: a taken name is said with its file and a free one', async () => {
  await begin('Nobody', ...flags);
  const file = join(folder, 'postmortems/2026-04-15-checkout-down.mdx');
  await writeFile(file, `${await readFile(file, 'utf8')}\nWritten since.\n`);
  const { code, error } = await begin('Nobody', ...flags);
  expect(code).toBe(2);
  expect(error).toBe(`\
--slug: Unexpected name \`2026-04-15-checkout-down\`, which \`postmortems/2026-04-15-checkout-down.mdx\` has, expected a free one
  → --slug checkout-down-bookings-api
`);
  expect(await readFile(file, 'utf8')).toMatch(/Written since\.\n$/);
});

test('a runbook is begun with its own flags and takes no others', async () => {
  const wrong = await begin('Nobody', 'runbook', '--title', 'Roll back', '--severity', 'SEV1');
  expect([wrong.code, wrong.error]).toEqual([
    2,
    'A runbook takes no --severity. Leave out what belongs to the other kind.\n',
  ]);
  const { code, out } = await begin(
    'Nobody',
    'runbook',
    '--title',
    'Roll back',
    '--service',
    'search',
    '--owner',
    '@esorensen',
  );
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('content/runbooks/roll-back.mdx is written.');
  expect(await readFile(join(folder, 'runbooks/roll-back.mdx'), 'utf8')).toContain('owner: "@esorensen"\n');
});
