import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleLibrary } from '../src/core/lint/examples/library.ts';
import { environment, secret, serve, type Reply, type Seen, type Server } from '../src/trackers/_testing/server.ts';

let folder: string;
let content: string;
let github: Server;
let jira: Server;
/** What the trackers hold; tests change it. */
let issues: Map<number, Record<string, unknown>>;
let jiraReply: (request: Seen) => Reply;

const issue = (number: number, more: object = {}) => ({
  number,
  html_url: `https://github.com/shop/platform/issues/${number}`,
  state: 'open',
  state_reason: null,
  assignee: null,
  labels: [],
  closed_at: null,
  body: '',
  ...more,
});
const closed = { state: 'closed', state_reason: 'completed', closed_at: '2026-04-28T10:00:00Z' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actions-'));
  content = join(folder, 'content');
  issues = new Map();
  jiraReply = () => ({ json: { issues: [], issueErrors: [] } });
  github = await serve((request) => {
    const one = /\/issues\/(\d+)/.exec(request.path);
    if (request.method === 'PATCH') {
      Object.assign(issues.get(Number(one![1]))!, request.body);
      return { json: issues.get(Number(one![1])) };
    }
    if (request.method === 'POST') {
      const number = issues.size + 50;
      issues.set(number, issue(number, request.body as object));
      return { status: 201, json: issues.get(number) };
    }
    if (one) {
      const found = issues.get(Number(one[1]));
      return found ? { json: found } : { status: 404, json: { message: 'Not Found' } };
    }
    if (!request.path.includes('/issues')) return { json: { full_name: 'shop/platform' } };
    return { json: [...issues.values()].filter(({ labels }) => (labels as string[]).includes('postmortem')) };
  });
  jira = await serve((request) => jiraReply(request));
  for (const file of exampleLibrary) await write(file.path, file.bytes);
  const library = (await read('library.yaml')).replace("pattern: '[A-Z]+-\\d+'", "pattern: '#\\d+|[A-Z]+-\\d+'");
  await write(
    'library.yaml',
    `${library}site: https://incidents.example
actions:
  trackers:
    - { use: jira, project: INF, tickets: 'INF-\\d+', url: '${jira.url}', teams: [platform] }
    - { use: github, project: shop/platform, tickets: '#\\d+', url: '${github.url}' }
`,
  );
});
afterEach(async () => {
  await Promise.all([github.close(), jira.close(), rm(folder, { recursive: true, force: true })]);
});

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}
const read = (path: string) => readFile(join(content, path), 'utf8');

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}
function actions(args: string[], env: Record<string, string | undefined> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const all = { ...process.env, ...environment, GITHUB_STEP_SUMMARY: undefined, CONTENT_DIR: content, ...env };
    execFile(process.execPath, ['scripts/actions.ts', ...args], { env: all }, (error, stdout, stderr) =>
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr }),
    );
  });
}
const sync = (...args: string[]) => actions(['sync', '--now', '2026-05-10', ...args]);

/** A postmortem with action items; every line of it ends as on Windows. */
const postmortem = (rows: string, status = 'published') =>
  `---
title: Search was slow
status: ${status}
severity: SEV2
services: [search]
---

## Summary

It was slow.

## Action items

| ID | Action                   | Type    | Owner    | Ticket   | Due        | Status      |
| -- | ------------------------ | ------- | -------- | -------- | ---------- | ----------- |
${rows}
`.replaceAll('\n', '\r\n');
const file = 'postmortems/2026-04-20-search-slow.mdx';

describe('sync', () => {
  test('keeps what the trackers say, lists what the table says differently, and changes no table', async () => {
    issues.set(1, issue(1, closed));
    issues.set(2, issue(2, { assignee: { login: 'oreed' } }));
    const text = postmortem(`| A1 | Cap the cache | prevent | @kbell | #1 | 2026-05-01 | open |
| A2 | Alert on memory | detect | @kbell | #2 | 2026-06-01 | in-progress |
| A3 | Compare limits | prevent | @kbell | #3 | 2026-06-01 | open |`);
    await write(file, text);
    const { code, stdout, stderr } = await sync();
    expect(stderr).toBe('');
    expect(stdout).toContain(`
${file}
  16  A1  #1  status: open here, done there
  17  A2  #2  owner: @kbell here, @oreed there
`);
    expect(stdout).toContain('1 ticket is gone, or hidden from the token: #3');
    expect(stdout).not.toContain(secret);
    expect(code).toBe(0);
    expect(await read(file)).toBe(text);
    expect(await read('actions.json')).toContain(
      '\n    {"ticket":"#1","state":"done","closed":"2026-04-28"},\n    {"ticket":"#2","state":"open","owner":"oreed"},\n    {"ticket":"#3","state":"hidden"}',
    );
    // Nothing changed there, nothing changes here.
    const before = await read('actions.json');
    await sync();
    expect(await read('actions.json')).toBe(before);
  });

  test('killed while it writes leaves every file as it was, and can be run again', async () => {
    issues.set(1, issue(1, closed));
    const text = postmortem('| A1 | Cap the cache | prevent | @bpark | #1 | 2026-05-01 | open |');
    await write(file, text);
    for (const how of ['killed', 'killed-at-0', 'killed-at-1']) {
      const { code } = await actions(['sync', '--write', '--now', '2026-05-10'], {
        BROKEN_DISK: how,
        BROKEN_FOLDER: content,
        NODE_OPTIONS: `--import ${join(import.meta.dirname, '_testing/broken-disk.mjs')}`,
      });
      expect(code).toBe(-1);
      // Of the two files that are written the first may be there, whole.
      if (how !== 'killed-at-1') expect(await read('actions.json').catch(() => 'none')).toBe('none');
      expect([text, text.replace('| open ', '| done ')]).toContain(await read(file));
      await rm(join(content, 'actions.json'), { force: true });
      await write(file, text);
    }
    expect((await sync('--write')).code).toBe(0);
    expect(await read(file)).toBe(text.replace('| open ', '| done '));
  });

  test.each(['full', 'readonly'])(
    'on a disk that is %s says so in a sentence, and leaves all as it was',
    async (how) => {
      issues.set(1, issue(1, closed));
      const text = postmortem('| A1 | Cap the cache | prevent | @bpark | #1 | 2026-05-01 | open |');
      await write(file, text);
      const { code, stderr } = await actions(['sync', '--write', '--now', '2026-05-10'], {
        BROKEN_DISK: how,
        BROKEN_FOLDER: content,
        NODE_OPTIONS: `--import ${join(import.meta.dirname, '_testing/broken-disk.mjs')}`,
      });
      expect(code).toBe(2);
      expect(stderr).toContain(how === 'full' ? 'the disk is full' : 'the disk is read-only');
      expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
      expect(await read(file)).toBe(text);
      expect(await read('actions.json').catch(() => 'none')).toBe('none');
    },
  );

  test('--write changes the status cells and no other byte', async () => {
    issues.set(1, issue(1, closed));
    issues.set(2, issue(2));
    const text =
      postmortem(`| A1 | Cap the cache            | prevent | @kbell   | #1       | 2026-05-01 | open        |
| A2 | Alert on memory          | detect  | @kbell   | #2       | 2026-06-01 | done        |`);
    await write(file, text);
    const { stdout } = await sync('--write');
    expect(stdout).toContain('2 disagreements, 2 written');
    const [first, second] = ['2026-05-01 | open        |', '2026-06-01 | done        |'];
    expect(await read(file)).toBe(
      text.replace(first!, '2026-05-01 | done        |').replace(second!, '2026-06-01 | open        |'),
    );
    expect((await sync()).stdout).toContain('tables and trackers agree');
  });

  test('--write leaves items alone that share a ticket, and says so', async () => {
    issues.set(1, issue(1, closed));
    const text = postmortem(`| A1 | Cap the cache | prevent | @kbell | #1 | 2026-06-01 | open |
| A2 | Alert on memory | detect | @kbell | #1 | 2026-06-01 | open |`);
    await write(file, text);
    const { stdout } = await sync('--write');
    expect(stdout).toContain('#1 is the ticket of 2026-04-20-search-slow#A1 and 2026-04-20-search-slow#A2');
    expect(stdout).toContain('not written: #1 is the ticket of other items too');
    expect(await read(file)).toBe(text);
  });

  test('--write changes a status cell of a review, and --create opens a ticket for its promise', async () => {
    issues.set(1, issue(1, closed));
    const text = `---
title: Review of April
date: 2026-05-06
covers: 2026-04
people: [kbell]
---

## Decisions

- Caches are capped.

## Action items

| ID | Action           | Type    | Owner  | Ticket | Due        | Status |
| -- | ---------------- | ------- | ------ | ------ | ---------- | ------ |
| A1 | Cap every cache  | prevent | @kbell | #1     | 2026-06-01 | open   |
| A2 | Tell the vendors | process | @kbell |        | 2026-06-01 | open   |
`.replaceAll('\n', '\r\n');
    await write('reviews/2026-04.mdx', text);
    const { code, stdout } = await sync('--write', '--create', '--yes', '--only', '2026-04');
    expect([code, stdout]).toEqual([0, expect.stringContaining('#51 opened for reviews/2026-04#A2')]);
    expect(issues.get(51)).toMatchObject({ title: 'Tell the vendors' });
    expect(issues.get(51)!['body']).toContain('https://incidents.example/reviews/2026-04/#action-A2');
    expect(await read('reviews/2026-04.mdx')).toBe(
      text.replace('2026-06-01 | open   |', '2026-06-01 | done   |').replace('@kbell |        |', '@kbell | #51    |'),
    );
  });

  test('an item with two tickets is done once both are', async () => {
    issues.set(1, issue(1, closed));
    issues.set(2, issue(2));
    await write(file, postmortem('| A1 | Cap the cache | prevent | @kbell | #1, #2 | 2026-06-01 | open |'));
    expect((await sync()).stdout).toContain('A1  #1, #2  status: open here, in-progress there');
    issues.set(2, issue(2, closed));
    expect((await sync()).stdout).toContain('A1  #1, #2  status: open here, done there');
  });

  test('keeps what it knew of a tracker that cannot be read, reads the others, and ends with 1', async () => {
    issues.set(1, issue(1));
    await write(
      file,
      postmortem(`| A1 | Cap the cache | prevent | @kbell | #1 | 2026-06-01 | open |
| A2 | Alert on memory | detect | @mtorres | INF-2 | 2026-06-01 | open |`),
    );
    await write('actions.json', '{"schema":1,"tickets":[{"ticket":"INF-2","state":"in-progress"}]}');
    jiraReply = () => ({ text: '<html>Log in</html>' });
    const { code, stdout } = await sync();
    expect(code).toBe(1);
    expect(stdout).toContain('github shop/platform  1 of 1 ticket read');
    expect(stdout).toMatch(/jira INF {2}0 of 1 ticket read\n.*answered with text\/html where JSON was expected/);
    expect(await read('actions.json')).toContain('{"ticket":"INF-2","state":"in-progress","unread":"2026-05-10"}');
    jiraReply = () => ({ status: 401, text: '' });
    expect((await sync()).stdout).toContain('does not accept the token.');
  });

  test('says what is missing, in a sentence', async () => {
    await write(file, postmortem('| A1 | Cap the cache | prevent | @kbell | #1 | 2026-06-01 | open |'));
    const { code, stdout } = await actions(['sync'], { GITHUB_TOKEN: undefined });
    expect(code).toBe(1);
    expect(stdout).toContain('no disagreement in what was read');
    expect(stdout).toContain('There is no environment variable GITHUB_TOKEN. Set it to the secret it is for.');
    const library = await read('library.yaml');
    await write('library.yaml', library.replace('use: jira', 'use: bugzilla'));
    await write(file, postmortem('| A1 | Cap the cache | prevent | @kbell | INF-1 | 2026-06-01 | open |'));
    expect(await sync()).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no tracker "bugzilla"/) });
    await write('library.yaml', library.replace(/actions:\n[\s\S]*/, ''));
    expect(await sync()).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no tracker\. Name one/) });
  });

  test('works with a library that has no action item, and mends a snapshot that breaks off', async () => {
    await write('actions.json', '{"schema":1,"tickets":[{"ticket":"#1"');
    expect((await sync()).code).toBe(0);
    expect(await read('actions.json')).toContain('"tickets": [');
    JSON.parse(await read('actions.json'));
  });
});

describe('sync --create', () => {
  const rows = `| A1 | Cap the cache | prevent | @kbell |  | 2026-06-01 | open |
| A10 | Ask @everyone | detect | @kbell |  | 2026-06-01 | in-progress |
| A2 | Compare limits | prevent | @kbell |  | 2026-06-01 | done |
|  | Without an id | prevent | @kbell |  | 2026-06-01 | open |`;
  const link = (id: string) => `https://incidents.example/incidents/2026-04-20-search-slow/#action-${id}`;

  test('opens a ticket with a link back and writes its id into the cell, once', async () => {
    await write(file, postmortem(rows));
    const first = await sync('--create', '--yes');
    expect(first.stdout).toContain('#50 opened for 2026-04-20-search-slow#A1');
    expect(first.stdout).toContain(
      '2026-04-20-search-slow#row-4 gets no ticket: it has no id a ticket could link back to',
    );
    expect([...issues.values()].map(({ title, body }) => [title, body])).toEqual([
      [
        'Cap the cache',
        `Cap the cache\n\nAction item A1 of the postmortem “Search was slow” (SEV2).\n\n${link('A1')}\n\nOwner: Kim Bell · Due: 2026-06-01 · Type: prevent`,
      ],
      ['Ask @everyone', expect.stringContaining(link('A10'))],
    ]);
    expect(await read(file)).toBe(
      postmortem(rows)
        .replace('Cap the cache | prevent | @kbell |  |', 'Cap the cache | prevent | @kbell | #50 |')
        .replace('| detect | @kbell |  |', '| detect | @kbell | #51 |'),
    );
    expect((await sync('--create', '--yes')).stdout).not.toContain('opened');
    expect(issues.size).toBe(2);
  });

  test('finds a ticket that was opened already, by its whole link', async () => {
    issues.set(7, issue(7, { labels: ['postmortem'], body: `see ${link('A10')}.` }));
    await write(file, postmortem(rows));
    const { stdout } = await sync('--create', '--yes');
    expect(stdout).toContain('#7 found for 2026-04-20-search-slow#A10');
    expect(stdout).toMatch(/#\d+ opened for 2026-04-20-search-slow#A1\b/);
    expect(issues.size).toBe(2);
  });

  test('asks a person when there are two tickets of one item', async () => {
    issues.set(7, issue(7, { labels: ['postmortem'], body: link('A1') }));
    issues.set(8, issue(8, { labels: ['postmortem'], body: `${link('A1')}\n` }));
    await write(file, postmortem('| A1 | Cap the cache | prevent | @kbell |  | 2026-06-01 | open |'));
    expect((await sync('--create', '--yes')).stdout).toContain(
      '2026-04-20-search-slow#A1 is the origin of several tickets: #7, #8. Write the right one into the table.',
    );
    expect(issues.size).toBe(2);
  });

  test('asks before it opens one, and where nobody can be asked opens none', async () => {
    await write(file, postmortem(rows));
    expect(await sync('--create')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nobody can be asked here whether to open 2 tickets in github shop/platform.'),
    });
    expect(issues.size).toBe(0);
  });

  test('leaves drafts alone, and items of teams with a tracker of their own to it', async () => {
    await write(file, postmortem(rows, 'draft'));
    jiraReply = ({ path }) =>
      path.endsWith('/rest/api/3/issue')
        ? { status: 201, json: { key: 'INF-9' } }
        : { json: { issues: [], issueErrors: [] } };
    const other = 'postmortems/2026-04-21-search-slow.mdx';
    await write(other, postmortem('| A1 | Cap the cache | prevent | @mtorres |  | 2026-06-01 | open |'));
    await sync('--create', '--yes');
    expect(issues.size).toBe(0);
    expect(await read(other)).toContain('| @mtorres | INF-9 |');
  });

  test('needs to know the address of the site', async () => {
    await write('library.yaml', (await read('library.yaml')).replace('site: https://incidents.example\n', ''));
    expect(await sync('--create', '--yes')).toMatchObject({
      code: 2,
      stderr: 'A ticket links back to its action item. Set `site` in library.yaml first.\n',
    });
  });
});

describe('remind', () => {
  let chat: Server;
  let chatReply: Reply;
  beforeEach(async () => {
    chatReply = { text: 'ok', type: 'text/html' };
    chat = await serve(() => chatReply);
    await write(
      'library.yaml',
      `${await read('library.yaml')}  reminders:
    issue: shop/platform
    webhooks:
      - { form: slack, address: CHAT_ALL }
      - { form: teams, address: CHAT_PAYMENTS, teams: [payments] }
`,
    );
  });
  afterEach(() => chat.close());
  const remind = (day: string, ...args: string[]) =>
    actions(['remind', '--now', day, '--state', join(folder, 'told.json'), ...args], {
      CHAT_ALL: `${chat.url}/all/secret-path`,
      CHAT_PAYMENTS: `${chat.url}/payments/secret-path`,
    });
  const rows = `| A1 | Cap the cache | prevent | @kbell | #1 | 2026-05-09 | open |
| A2 | Alert on memory | detect | @oreed | #2 | 2026-05-20 | open |`;

  test('tells each chat what is new and nothing twice, and keeps one issue', async () => {
    await write(file, postmortem(rows));
    const first = await remind('2026-05-10', '--markdown', join(folder, 'summary.md'));
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(chat.seen.map(({ path }) => path)).toEqual(['/all/secret-path', '/payments/secret-path']);
    expect(chat.seen[0]!.body.text).toBe(
      '*Example library: to follow up*\n• <https://incidents.example/|Action items overdue: 1>',
    );
    expect(first.stdout).not.toContain('secret-path');
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('### Action items overdue (1)');
    const [kept] = [...issues.values()];
    expect(kept).toMatchObject({ title: 'Example library: to follow up', labels: ['postmortem'] });
    expect(kept!['body']).toContain('A1 Cap the cache · Search was slow');

    await remind('2026-05-11');
    expect(chat.seen).toHaveLength(2);
    await remind('2026-05-15');
    expect(chat.seen).toHaveLength(3);
    expect(chat.seen[2]!.path).toBe('/all/secret-path');
    expect(chat.seen[2]!.body.text).toContain('A2 Alert on memory');
    expect(chat.seen[2]!.body.text).not.toContain('A1 Cap the cache');
    expect(issues.size).toBe(1);
    expect([...issues.values()][0]!['body']).toContain('A2 Alert on memory');

    await rm(join(folder, 'told.json'));
    await remind('2026-05-15');
    expect(chat.seen).toHaveLength(5);
    expect(chat.seen[3]!.body.text).toContain('Action items due soon: 1');
  });

  test('tells a chat again that did not take it, and the others go on', async () => {
    await write(file, postmortem(rows));
    chatReply = { status: 404, text: 'no_service' };
    const first = await remind('2026-05-10');
    expect(first.code).toBe(1);
    expect(first.stdout).toMatch(/slack CHAT_ALL: .*answered 404/);
    expect(first.stdout).toContain('github shop/platform #50 is up to date');
    chatReply = { status: 200, text: 'ok' };
    expect((await remind('2026-05-10')).code).toBe(0);
    expect(chat.seen).toHaveLength(4);
  });

  test('never takes the issue with the reminders for the ticket of an item', async () => {
    await write(file, postmortem('| A1 | Cap the cache | prevent | @kbell |  | 2026-05-09 | open |'));
    await remind('2026-05-10');
    expect(issues.size).toBe(1);
    expect((await sync('--create', '--yes')).stdout).toContain('#51 opened for 2026-04-20-search-slow#A1');
  });

  test('sends nothing with --dry-run, and says nothing waits where nothing does', async () => {
    await write(file, postmortem(rows));
    const { stdout } = await remind('2026-05-10', '--dry-run');
    expect(stdout).toContain('slack CHAT_ALL would be told:\n  Action items overdue: 1');
    expect(chat.seen).toEqual([]);
    expect(issues.size).toBe(0);
    expect((await remind('2026-04-25')).stdout).toContain('Nothing waits to be followed up.');
    expect(chat.seen).toEqual([]);
    expect(issues.size).toBe(0);
  });
});
