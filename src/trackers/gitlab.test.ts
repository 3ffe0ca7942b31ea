import { afterEach, describe, expect, it } from 'vitest';
import { readAll, secret, serve, trackerAt, type Reply, type Seen, type Server } from './_testing/server.ts';
import { gitlab } from './gitlab.ts';

let server: Server;
afterEach(() => server.close());

/** An issue as the REST API documents it, with what is not used left out. */
const issue = (iid: number, more: object = {}) => ({
  id: 7000 + iid,
  iid,
  project_id: 4,
  title: `Issue ${iid}`,
  description: null,
  state: 'opened',
  closed_at: null,
  due_date: null,
  assignees: [],
  labels: [],
  moved_to_id: null,
  ...more,
});
const closed = { state: 'closed', closed_at: '2026-04-28T21:15:00.000Z' };

async function gitLab(issues: object[], other: (request: Seen) => Reply | undefined = () => undefined) {
  server = await serve((request) => {
    const special = other(request);
    if (special) return special;
    const url = new URL(request.path, 'http://host');
    if (url.pathname !== '/api/v4/projects/shop%2Fplatform/issues')
      return { status: 404, json: { message: '404 Not found' } };
    const iids = url.searchParams.getAll('iids[]').map(Number);
    const list = (issues as { iid: number }[]).filter(({ iid }) => iids.length === 0 || iids.includes(iid));
    const page = Number(url.searchParams.get('page'));
    return {
      json: list.slice((page - 1) * 100, page * 100),
      headers: { 'X-Next-Page': page * 100 < list.length ? String(page + 1) : '' },
    };
  });
  return trackerAt(gitlab, `${server.url}/api/v4`);
}

describe('GitLab issues', () => {
  it('have a state, an owner and a due date', async () => {
    const tracker = await gitLab([
      issue(1, { assignees: [{ id: 1, username: 'bob-p' }], due_date: '2027-01-02' }),
      issue(2, closed),
      issue(3, { ...closed, labels: ['wontfix'] }),
      issue(4, { ...closed, moved_to_id: 812 }),
    ]);
    expect((await readAll(tracker, ['#1', '#2', '#3', '#4', '#5'])).tickets).toEqual([
      { ticket: '#1', state: 'open', owner: 'bob-p', due: '2027-01-02' },
      { ticket: '#2', state: 'done', closed: '2026-04-28' },
      { ticket: '#3', state: 'declined', closed: '2026-04-28' },
      { ticket: '#4', state: 'hidden', movedTo: 'issue with the id 812' },
      { ticket: '#5', state: 'hidden' },
    ]);
    expect(server.seen.length).toBe(1);
    expect(server.seen[0]!.headers['private-token']).toBe(secret);
  });

  it('5,000 of them take 50 requests', async () => {
    const tracker = await gitLab(Array.from({ length: 5000 }, (_, index) => issue(index + 1)));
    const names = Array.from({ length: 5000 }, (_, index) => `shop/platform#${index + 1}`);
    expect((await readAll(tracker, names)).tickets.length).toBe(5000);
    expect(server.seen.length).toBe(50);
  });

  it('of a project that the token may not see are not known', async () => {
    const tracker = await gitLab([], () => ({ status: 404, json: { message: '404 Project Not Found' } }));
    expect(await readAll(tracker, ['#1'])).toEqual({
      tickets: [],
      fault: 'GitLab answered 404 for the issues of shop/platform (404 Project Not Found). Can the token read them?',
    });
  });

  it('are opened with a due date, found by their label on every page, and written anew', async () => {
    const tracker = await gitLab(
      Array.from({ length: 150 }, (_, index) => issue(index + 1, { description: `text ${index + 1}` })),
      ({ method }) =>
        method === 'POST' ? { status: 201, json: issue(151) } : method === 'PUT' ? { json: issue(151) } : undefined,
    );
    const opened = await tracker.open({ title: 'x', paragraphs: ['y'], due: '2026-06-01' });
    expect(opened.names).toContain('shop/platform#151');
    expect(server.seen[0]!.body).toEqual({
      title: 'x',
      description: 'y',
      labels: 'postmortem',
      due_date: '2026-06-01',
    });
    let count = 0;
    for await (const { text } of tracker.opened('')) count += text.startsWith('text') ? 1 : 0;
    expect(count).toBe(150);
    await tracker.rewrite('#151', { title: 'z', paragraphs: [] });
    expect(server.seen.at(-1)).toMatchObject({ method: 'PUT', path: '/api/v4/projects/shop%2Fplatform/issues/151' });
  });
});
