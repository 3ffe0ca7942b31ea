import { afterEach, describe, expect, it } from 'vitest';
import { readAll, secret, serve, trackerAt, type Reply, type Seen, type Server } from './_testing/server.ts';
import { linear } from './linear.ts';

let server: Server;
afterEach(() => server.close());

/** An issue as the GraphQL API documents it, with what is not used left out. */
const issue = (number: number, type = 'unstarted', more: object = {}) => ({
  identifier: `ENG-${number}`,
  number,
  dueDate: null,
  completedAt: null,
  canceledAt: null,
  trashed: null,
  assignee: null,
  state: { type },
  ...more,
});
const notFound = {
  data: null,
  errors: [{ message: 'Entity not found: Issue', extensions: { type: 'invalid input', code: 'INPUT_ERROR' } }],
};

async function linearWith(
  issues: ReturnType<typeof issue>[],
  other: (request: Seen) => Reply | undefined = () => undefined,
) {
  server = await serve((request) => {
    const special = other(request);
    if (special) return special;
    const { query, variables } = request.body as { query: string; variables: any };
    if (query.includes('teams(')) return { json: { data: { teams: { nodes: [{ id: 'team' }] } } } };
    if (query.includes('issue(id')) return { json: notFound };
    const numbers = variables.filter.number?.in as number[] | undefined;
    const nodes = issues.filter(({ number }) => numbers?.includes(number) ?? true);
    const start = Number(variables.after ?? 0);
    const page = nodes.slice(start, start + 100);
    const hasNextPage = start + 100 < nodes.length;
    return { json: { data: { issues: { nodes: page, pageInfo: { hasNextPage, endCursor: String(start + 100) } } } } };
  });
  return trackerAt(linear, `${server.url}/graphql`, { project: 'ENG' });
}

describe('issues of Linear', () => {
  it('are open, under way, done, declined or deleted', async () => {
    const tracker = await linearWith([
      issue(1, 'backlog', { assignee: { email: 'bob@shop.example' }, dueDate: '2027-01-02' }),
      issue(2, 'started'),
      issue(3, 'completed', { completedAt: '2026-04-28T10:00:00.000Z' }),
      issue(4, 'canceled', { canceledAt: '2026-04-28T10:00:00.000Z' }),
      issue(5, 'unstarted', { trashed: true }),
    ]);
    expect((await readAll(tracker, ['ENG-1', 'ENG-2', 'ENG-3', 'ENG-4', 'ENG-5', 'ENG-6'])).tickets).toEqual([
      { ticket: 'ENG-1', state: 'open', owner: 'bob@shop.example', due: '2027-01-02' },
      { ticket: 'ENG-2', state: 'in-progress' },
      { ticket: 'ENG-3', state: 'done', closed: '2026-04-28' },
      { ticket: 'ENG-4', state: 'declined', closed: '2026-04-28' },
      { ticket: 'ENG-5', state: 'gone' },
      { ticket: 'ENG-6', state: 'hidden' },
    ]);
    expect(server.seen[0]!.headers.authorization).toBe(secret);
  });

  it('that were moved are found by their former name', async () => {
    const tracker = await linearWith([], ({ body }) =>
      body.query.includes('issue(id')
        ? { json: { data: { issue: issue(8, 'started', { identifier: 'OPS-8' }) } } }
        : undefined,
    );
    expect((await readAll(tracker, ['ENG-1'])).tickets).toEqual([
      { ticket: 'ENG-1', state: 'in-progress', movedTo: 'OPS-8' },
    ]);
  });

  it('5,000 of them take 50 requests', async () => {
    const tracker = await linearWith(Array.from({ length: 5000 }, (_, index) => issue(index + 1)));
    const names = Array.from({ length: 5000 }, (_, index) => `ENG-${index + 1}`);
    expect((await readAll(tracker, names)).tickets.length).toBe(5000);
    expect(server.seen.length).toBe(50);
  });

  it.each<[string, Reply, RegExp]>([
    [
      'a wrong key',
      { status: 400, json: { errors: [{ message: 'x', extensions: { code: 'AUTHENTICATION_ERROR' } }] } },
      /does not accept the token/,
    ],
    [
      'a query it refuses',
      { json: { errors: [{ message: 'Unknown field' }] } },
      /^Linear answered 200 \(Unknown field\)/,
    ],
    ['an answer without anything in it', { json: {} }, /^Linear answered 200\.$/],
  ])('are not known after %s', async (_, reply, fault) => {
    const tracker = await linearWith([], () => reply);
    const result = await readAll(tracker, ['ENG-1']);
    expect(result.tickets).toEqual([]);
    expect(result.fault).toMatch(fault);
  });

  it('of a team that the key may not see are not known', async () => {
    const tracker = await linearWith([], ({ body }) =>
      body.query.includes('teams(') ? { json: { data: { teams: { nodes: [] } } } } : undefined,
    );
    expect(await readAll(tracker, ['ENG-1'])).toEqual({
      tickets: [],
      fault: 'Linear shows no team ENG. Can the token read it?',
    });
  });

  it('are opened with a due date, and found by the address in their text', async () => {
    const tracker = await linearWith([issue(1)], ({ body }) =>
      body.query.includes('issueCreate')
        ? { json: { data: { issueCreate: { issue: { identifier: 'ENG-9' } } } } }
        : undefined,
    );
    const opened = await tracker.open({ title: 'x', paragraphs: ['y'], due: '2026-06-01' });
    expect(opened.names).toEqual(['ENG-9']);
    expect(server.seen.at(-1)!.body.variables.input).toEqual({
      teamId: 'team',
      title: 'x',
      description: 'y',
      dueDate: '2026-06-01',
    });
    for await (const _ of tracker.opened('https://incidents.example/'));
    expect(server.seen.at(-1)!.body.variables.filter).toEqual({
      team: { key: { eq: 'ENG' } },
      description: { contains: 'https://incidents.example/' },
    });
  });
});
