import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const fixtures = join(root, 'src/core/import/evidence/fixtures');
const name = '2026-04-15-checkout-5xx.mdx';
let folder: string;
let postmortem: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timeline-'));
  await cp(join(root, 'scripts/timeline/_testing/content'), join(folder, 'content'), { recursive: true });
  postmortem = join(folder, 'content/postmortems', name);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function timeline(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, CONTENT_DIR: join(folder, 'content') };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts/timeline.ts'), ...args],
      {
        cwd: fixtures,
        env,
      },
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe('npx postmortems timeline', () => {
  it('prints the table on standard output and the report beside it', async () => {
    const { code, stdout, stderr } = await timeline('opsgenie-alerts.json', '--zone', 'Europe/Oslo');
    expect(code).toBe(0);
    expect(stdout)
      .toBe(`| Time (Europe/Oslo)  | Milestone    | Event                                                           | Evidence       |
| ------------------- | ------------ | --------------------------------------------------------------- | -------------- |
| 2026-06-02 10:10:00 | detected     | Alert pages: OrderServiceMemoryHigh on order-svc                | Opsgenie #1791 |
| 10:11:30            | acknowledged | Acknowledged by enakamura (OrderServiceMemoryHigh on order-svc) | Opsgenie #1791 |
| 10:40:00            | resolved     | Closed by enakamura (OrderServiceMemoryHigh on order-svc)       | Opsgenie #1791 |
`);
    expect(stderr).toContain('opsgenie-alerts.json  Opsgenie     1     1       0         0      0           0');
    expect(stderr).toContain('`report.ackTime` (Opsgenie #1791)');
  });

  it('reads folders, says what it could not read, and uses the rest', async () => {
    const { code, stdout, stderr } = await timeline('.', '--json');
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const { rows, files } = JSON.parse(stdout) as {
      rows: { time: string }[];
      files: { file: string; problems: object[] }[];
    };
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.map(({ time }) => time)).toEqual(rows.map(({ time }) => time).sort());
    expect(files.filter(({ problems }) => problems.length > 0).map(({ file }) => file)).toEqual(['gateway.log']);
  });

  it('keeps to a window, and to rows that may be milestones', async () => {
    const { stdout } = await timeline(
      'pagerduty.json',
      '--from',
      '2026-04-15 14:05',
      '--to',
      '2026-04-15 14:30',
      '--only',
      'milestones',
    );
    expect(stdout.split('\n').slice(2)).toEqual([
      '| 2026-04-15 14:05:30 | acknowledged | Acknowledged by Bo Park (CheckoutErrorRateHigh: 5xx above 5 %) | [PagerDuty #1482](https://parcelwing.pagerduty.example/incidents/PT4KHL1) |',
      '',
    ]);
  });

  it('asks for the zone of a log, and takes the answer', async () => {
    const log = join(folder, 'node.log');
    await writeFile(log, 'Apr 15 16:02:11 node-7 kernel: Out of memory: Killed process 812\n');
    const open = await timeline(log, 'amtool.json');
    expect(open.code).toBe(1);
    expect(open.stderr).toContain(
      'node.log:1: Unexpected time `Apr 15 16:02:11`, expected a time with its zone\n  `--source-zone node.log=Europe/Oslo`',
    );
    const answered = await timeline(log, 'amtool.json', '--source-zone', 'node.log=Europe/Oslo');
    expect(answered.code).toBe(0);
    expect(answered.stdout).toContain(
      '| 14:02:11            |           | node-7 kernel: Out of memory: Killed process 812',
    );
    expect(answered.stderr).toContain('node.log: times without a year are of 2026, as the other times');
  });

  it('shows what it would add, adds it, and adds nothing the second time', async () => {
    const before = await readFile(postmortem, 'utf8');
    const args = ['pagerduty.json', 'alertmanager-webhook.json', 'slack', '--into', postmortem];
    const shown = await timeline(...args, '--dry-run');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(new RegExp(`^--- postmortems/${name}\n`));
    expect(await readFile(postmortem, 'utf8')).toBe(before);
    const added = shown.stdout.split('\n').filter((line) => line.startsWith('+|'));
    const first = await timeline(...args);
    expect(first.stderr).toContain(`postmortems/${name}: ${added.length} rows added, 0 there already`);
    const after = await readFile(postmortem, 'utf8');
    const news = new Set(added.map((line) => line.slice(1)));
    expect(
      after
        .split('\n')
        .filter((line) => !news.has(line))
        .join('\n'),
    ).toBe(before);
    const second = await timeline(...args);
    expect(second.stderr).toContain(`0 rows added, ${added.length} there already`);
    expect(await readFile(postmortem, 'utf8')).toBe(after);
    expect(await readdir(join(folder, 'content/postmortems'))).not.toContainEqual(expect.stringMatching(/tmp$/));
  });

  it.each([
    [['nowhere.json'], 'There is no file or folder "nowhere.json". Check its name.'],
    [[], "missing required argument 'paths'"],
    [['pagerduty.json', '--dry-run'], 'Unexpected --dry-run without --into. Give the postmortem to add rows to.'],
    [['pagerduty.json', '--zone', 'CET'], 'Give an IANA name such as Europe/Oslo, UTC, or an offset such as +02:00.'],
    [['pagerduty.json', '--from', 'yesterday'], 'Unexpected --from "yesterday", expected a date and a time.'],
    [['pagerduty.json', '--source-zone', 'x.log=UTC'], 'There is no file "x.log" among those given.'],
    [['pagerduty.json', '--into', 'nowhere'], 'There is no postmortem at "nowhere". Give one of'],
    [['pagerduty.json', '--only', 'rows'], 'Allowed choices are milestones.'],
  ])('%j ends with code 2 and a sentence', async (args, message) => {
    const { code, stdout, stderr } = await timeline(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
