import { afterEach, describe, expect, it } from 'vitest';
import { readAll, secret, serve, trackerAt, type Reply, type Seen, type Server } from './_testing/server.ts';
import { jira } from './jira.ts';

let server: Server;
afterEach(() => server.close());

/** An issue as the REST API documents it, with what is not used left out. */
const issue = (key: string, category: 'new' | 'indeterminate' | 'done' = 'new', more: object = {}) => ({
  id: '1',
  key,
  fields: {
    status: { name: 'x', statusCategory: { id: 2, key: category } },
    resolution: null,
    resolutiondate: null,
    duedate: null,
    assignee: null,
    ...more,
  },
});
const done = (name: string) => ({ resolution: { name }, resolutiondate: '2026-04-28T23:30:00.000-0700' });

async function jiraWith(
  issues: ReturnType<typeof issue>[],
  other: (request: Seen) => Reply | undefined = () => undefined,
) {
  server = await serve((request) => {
    const special = other(request);
    if (special) return special;
    const { pathname } = new URL(request.path, 'http://host');
    if (pathname === '/rest/api/3/issue/bulkfetch') {
      const keys = request.body.issueIdsOrKeys as string[];
      return { json: { issues: issues.filter(({ key }) => keys.includes(key)), issueErrors: [] } };
    }
    if (pathname === '/rest/api/3/project/INF') return { json: { key: 'INF' } };
    return { status: 404, json: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] } };
  });
  return trackerAt(jira, server.url, { project: 'INF' });
}

describe('issues of Jira', () => {
  it('are open, under way, done or declined', async () => {
    const tracker = await jiraWith([
      issue('INF-1', 'new', {
        assignee: { accountId: '5b10', emailAddress: 'bob@shop.example' },
        duedate: '2027-01-02',
      }),
      issue('INF-2', 'indeterminate', { assignee: { accountId: '5b10' } }),
      issue('INF-3', 'done', done('Done')),
      issue('INF-4', 'done', done("Won't Do")),
    ]);
    expect((await readAll(tracker, ['INF-1', 'inf-2', 'https://shop.example/browse/INF-3', 'INF-4'])).tickets).toEqual([
      { ticket: 'INF-1', state: 'open', owner: 'bob@shop.example', due: '2027-01-02' },
      { ticket: 'inf-2', state: 'in-progress', owner: '5b10' },
      { ticket: 'https://shop.example/browse/INF-3', state: 'done', closed: '2026-04-29' },
      { ticket: 'INF-4', state: 'declined', closed: '2026-04-29' },
    ]);
    expect(server.seen.length).toBe(1);
    const basic = Buffer.from(`ci@shop.example:${secret}`).toString('base64');
    expect(server.seen[0]!.headers.authorization).toBe(`Basic ${basic}`);
  });

  it('that were moved, or are hidden, are asked for by themselves', async () => {
    const tracker = await jiraWith([issue('INF-1')], ({ path }) =>
      path.startsWith('/rest/api/3/issue/INF-2') ? { json: issue('NET-9', 'done', done('Done')) } : undefined,
    );
    expect((await readAll(tracker, ['INF-1', 'INF-2', 'INF-3'])).tickets).toEqual([
      { ticket: 'INF-1', state: 'open' },
      { ticket: 'INF-2', state: 'done', closed: '2026-04-29', movedTo: 'NET-9' },
      { ticket: 'INF-3', state: 'hidden' },
    ]);
  });

  it('that Jira could not give just now are not known', async () => {
    const tracker = await jiraWith([], ({ path }) =>
      path.endsWith('/bulkfetch')
        ? { json: { issues: [issue('INF-1')], issueErrors: [{ id: 'INF-2', errorMessage: 'Try again' }] } }
        : undefined,
    );
    expect((await readAll(tracker, ['INF-1', 'INF-2'])).tickets).toEqual([{ ticket: 'INF-1', state: 'open' }]);
  });

  it('of a project that the token may not see are not known', async () => {
    const tracker = await jiraWith([], ({ path }) =>
      path.includes('/project/')
        ? { status: 404, json: { errorMessages: ["No project could be found with key 'INF'."] } }
        : undefined,
    );
    expect(await readAll(tracker, ['INF-1'])).toEqual({
      tickets: [],
      fault:
        "Jira answered 404 for the project INF (No project could be found with key 'INF'.). Can the token read it?",
    });
  });

  it('are opened with a link in the text, and found by it on every page', async () => {
    const link = 'https://incidents.example/incidents/a/#action-A1';
    const adf = { type: 'doc', version: 1, content: [{ type: 'inlineCard', attrs: { url: link } }] };
    const tracker = await jiraWith([], ({ path, body }) => {
      if (path === '/rest/api/3/issue') return { status: 201, json: { id: '1', key: 'INF-7', self: 'x' } };
      if (!path.endsWith('/search/jql')) return undefined;
      return body.nextPageToken === undefined
        ? { json: { issues: [issue('INF-8', 'new', { description: null })], nextPageToken: 'more' } }
        : { json: { issues: [issue('INF-9', 'done', { description: adf })], isLast: true } };
    });
    const opened = await tracker.open({ title: 'x', paragraphs: ['See', link] });
    expect(opened.names[0]).toBe('INF-7');
    expect(server.seen[0]!.body.fields).toMatchObject({
      project: { key: 'INF' },
      summary: 'x',
      labels: ['postmortem'],
      description: {
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'See' }] },
          {
            type: 'paragraph',
            content: [{ type: 'text', text: link, marks: [{ type: 'link', attrs: { href: link } }] }],
          },
        ],
      },
    });
    const found = [];
    for await (const { names, text } of tracker.opened('')) found.push([names[0], text.includes(link)]);
    expect(found).toEqual([
      ['INF-8', false],
      ['INF-9', true],
    ]);
  });

  it('are at no address unless library.yaml names it', () => {
    expect(() => trackerAt(jira, undefined as never, { project: 'INF' })).toThrow(/needs the address of the site/);
  });
});
