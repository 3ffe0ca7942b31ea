import { afterEach, describe, expect, it } from 'vitest';
import { clockAt, readAll, secret, serve, trackerAt, type Reply, type Seen, type Server } from './_testing/server.ts';
import { github } from './github.ts';

let server: Server;
afterEach(() => server.close());

/** An issue as the REST API documents it, with what is not used left out. */
const issue = (number: number, more: object = {}, repository = 'shop/platform') => ({
  url: `https://api.github.com/repos/${repository}/issues/${number}`,
  html_url: `https://github.com/${repository}/issues/${number}`,
  id: 1000 + number,
  number,
  title: `Issue ${number}`,
  state: 'open',
  state_reason: null,
  assignee: null,
  assignees: [],
  labels: [],
  closed_at: null,
  body: null,
  ...more,
});
const closed = { state: 'closed', state_reason: 'completed', closed_at: '2026-04-28T23:30:00Z' };
const notFound: Reply = { status: 404, json: { message: 'Not Found', documentation_url: 'https://docs.github.com' } };

/** GitHub with some issues, newest first, a hundred a page. */
async function gitHub(issues: Record<number, Reply>, other: (request: Seen) => Reply | undefined = () => undefined) {
  const there = Object.entries(issues)
    .filter(([, reply]) => typeof reply === 'object' && reply.status === undefined)
    .map(([, reply]) => (reply as { json: unknown }).json)
    .reverse();
  server = await serve((request) => {
    const special = other(request);
    if (special) return special;
    const url = new URL(request.path, 'http://host');
    const one = /^\/repos\/shop\/platform\/issues\/(\d+)$/.exec(url.pathname);
    if (one) return issues[Number(one[1])] ?? notFound;
    if (url.pathname === '/repos/shop/platform') return { json: { full_name: 'shop/platform' } };
    if (url.pathname !== '/repos/shop/platform/issues') return notFound;
    const page = Number(url.searchParams.get('page'));
    const next = page * 100 < there.length ? { Link: `<${server.url}/next>; rel="next"` } : {};
    return { json: there.slice((page - 1) * 100, page * 100), headers: next };
  });
  return trackerAt(github, server.url);
}
const some = (count: number, more: object = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, { json: issue(index + 1, more) }]));
const names = (count: number) => Array.from({ length: count }, (_, index) => `#${index + 1}`);

describe('GitHub Issues', () => {
  it('are open, done or declined', async () => {
    const tracker = await gitHub({
      1: { json: issue(1, { assignee: { login: 'bob-p' } }) },
      2: { json: issue(2, closed) },
      3: { json: issue(3, { ...closed, state_reason: 'not_planned' }) },
      4: { json: issue(4, { ...closed, state_reason: 'duplicate' }) },
      5: { json: issue(5, { ...closed, labels: [{ name: 'Wontfix' }] }) },
      6: { json: issue(6, { state_reason: 'reopened' }) },
      7: { json: issue(7, { ...closed, state_reason: undefined, pull_request: {} }) },
    });
    expect((await readAll(tracker, names(7))).tickets).toEqual([
      { ticket: '#1', state: 'open', owner: 'bob-p' },
      { ticket: '#2', state: 'done', closed: '2026-04-28' },
      { ticket: '#3', state: 'declined', closed: '2026-04-28' },
      { ticket: '#4', state: 'declined', closed: '2026-04-28' },
      { ticket: '#5', state: 'declined', closed: '2026-04-28' },
      { ticket: '#6', state: 'open' },
      { ticket: '#7', state: 'done', closed: '2026-04-28' },
    ]);
  });

  it('are read under every name a table has for one', async () => {
    const tracker = await gitHub({ 1: { json: issue(1) } });
    const all = ['#1', 'shop/platform#1', 'https://github.com/shop/platform/issues/1', 'GH-1'];
    expect((await readAll(tracker, all)).tickets.map(({ ticket }) => ticket)).toEqual(all);
    expect(server.seen.length).toBe(1);
  });

  it('that are many are read by the page, and those that are missing are asked for', async () => {
    const tracker = await gitHub({ ...some(250), 40: { status: 410, json: { message: 'This issue was deleted' } } });
    const { tickets, fault } = await readAll(tracker, names(250));
    expect(fault).toBeUndefined();
    expect(tickets.length).toBe(250);
    expect(tickets.filter(({ state }) => state !== 'open')).toEqual([{ ticket: '#40', state: 'gone' }]);
    expect(server.seen.map(({ path }) => path.replace(/.*platform/, '').replace(/state.*&page/, 'page'))).toEqual([
      '/issues?page=1',
      '/issues?page=2',
      '/issues?page=3',
      '/issues/40',
      '',
    ]);
  });

  it('that are few among very many are asked for one by one, once that costs less', async () => {
    const tracker = await gitHub(some(9000));
    const wanted = Array.from({ length: 25 }, (_, index) => `#${1 + index * 2}`);
    expect((await readAll(tracker, wanted)).tickets.length).toBe(25);
    expect(server.seen.length).toBeLessThanOrEqual(27);
  });

  it('that were moved are told by their new name', async () => {
    const tracker = await gitHub(
      { 1: { status: 301, headers: { Location: '/repositories/7/issues/9' }, json: { message: 'Moved Permanently' } } },
      ({ path }) =>
        path.startsWith('/repositories/7/issues/9') ? { json: issue(9, closed, 'shop/other') } : undefined,
    );
    expect((await readAll(tracker, ['#1'])).tickets).toEqual([
      { ticket: '#1', state: 'done', closed: '2026-04-28', movedTo: 'shop/other#9' },
    ]);
  });

  it('that the token may not see may be gone or not', async () => {
    const tracker = await gitHub({ 1: { json: issue(1) } });
    expect((await readAll(tracker, ['#2', '#1', '#3'])).tickets).toEqual([
      { ticket: '#2', state: 'hidden' },
      { ticket: '#1', state: 'open' },
      { ticket: '#3', state: 'hidden' },
    ]);
  });

  it('of a repository that the token may not see are not known at all', async () => {
    const tracker = await gitHub({}, () => notFound);
    const expected = 'GitHub answered 404 for the issues of shop/platform (Not Found). Can the token read them?';
    expect(await readAll(tracker, ['#1'])).toEqual({ tickets: [], fault: expected });
    expect(await readAll(tracker, names(30))).toEqual({ tickets: [], fault: expected });
  });

  it('are kept as far as they were read before something broke', async () => {
    const tracker = await gitHub(some(250), ({ path }) =>
      /[?&]page=2/.test(path) ? { status: 429, json: {} } : undefined,
    );
    const { tickets, fault } = await readAll(tracker, names(250));
    expect(tickets.length).toBe(100);
    expect(fault).toMatch(/said 6 times that there were too many requests/);
  });

  it('never show the token, whatever the server says', async () => {
    const tracker = await gitHub({}, () => ({ status: 403, json: { message: `no ${secret}` } }));
    const { fault } = await readAll(tracker, ['#1']);
    expect(fault).toMatch(/^GitHub answered 403/);
    expect(fault).not.toContain(secret);
  });
});

describe('new issues on GitHub', () => {
  it('have the label they are found by, and text that mentions nobody', async () => {
    const tracker = await gitHub({}, ({ method, body }) =>
      method === 'POST' ? { status: 201, json: issue(12, { body: body.body }) } : undefined,
    );
    const opened = await tracker.open({
      title: 'Cap the cache',
      paragraphs: ['Ask @everyone, see [this](x) and #4.', 'https://incidents.example/incidents/a/#action-A_1'],
    });
    expect(opened.names[0]).toBe('#12');
    expect(server.seen[0]!.body).toEqual({
      title: 'Cap the cache',
      body: 'Ask @\u200beveryone, see \\[this\\](x) and \\#4.\n\nhttps://incidents.example/incidents/a/#action-A_1',
      labels: ['postmortem'],
    });
  });

  it('are found again, open or closed', async () => {
    const tracker = await gitHub({ 3: { json: issue(3, { ...closed, body: 'see https://a.example/' }) } });
    const found = [];
    for await (const one of tracker.opened('https://a.example/')) found.push(one);
    expect(found).toEqual([{ names: expect.arrayContaining(['#3']), text: 'see https://a.example/' }]);
    expect(server.seen[0]!.path).toContain('labels=postmortem');
    expect(server.seen[0]!.path).toContain('state=all');
  });

  it('are not asked for twice where the answer is lost', async () => {
    const tracker = await gitHub({}, ({ method }) =>
      method === 'POST' ? (response) => response.destroy() : undefined,
    );
    await expect(tracker.open({ title: 'x', paragraphs: [] })).rejects.toThrow(/It is not known whether/);
    expect(server.seen.length).toBe(1);
  });
});

it('5,000 issues of GitHub take 50 requests, and wait where the limit says so', async () => {
  const clock = clockAt('2026-05-01T12:00:00Z');
  const issues = Array.from({ length: 5000 }, (_, index) => issue(5000 - index, closed));
  let left = 30;
  server = await serve(({ path }) => {
    const page = Number(new URL(path, 'http://host').searchParams.get('page'));
    left = left === 0 ? 29 : left - 1;
    const reset = String(Math.ceil(clock.now() / 1000) + 60);
    return {
      json: issues.slice((page - 1) * 100, page * 100),
      headers: {
        'X-RateLimit-Remaining': String(left),
        'X-RateLimit-Reset': reset,
        ...(page < 50 && { Link: '<x>; rel="next"' }),
      },
    };
  });
  const { tickets, fault } = await readAll(trackerAt(github, server.url, {}, clock), names(5000));
  expect({ count: tickets.length, fault, requests: server.seen.length, waits: clock.waits.length }).toEqual({
    count: 5000,
    fault: undefined,
    requests: 50,
    waits: 1,
  });
});
