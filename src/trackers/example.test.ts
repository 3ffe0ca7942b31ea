import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { httpWith } from './http.ts';
import { clockAt, readAll, secret, serve } from './_testing/server.ts';
import { forgejo } from './_testing/forgejo.ts';

it('the tracker the handbook shows as an example works, and is the one it shows', async () => {
  const code = await readFile(join(import.meta.dirname, '_testing/forgejo.ts'), 'utf8');
  const handbook = await readFile(join(import.meta.dirname, '../content/docs/handbook/actions.mdx'), 'utf8');
  expect(handbook).toContain(code.replace('../tracker.ts', './tracker.ts'));

  const issue = {
    number: 1,
    state: 'closed',
    due_date: null,
    closed_at: '2026-04-28T10:00:00Z',
    assignee: null,
    body: 'x',
  };
  const server = await serve(({ method, path }) =>
    method === 'POST'
      ? { status: 201, json: { ...issue, number: 2 } }
      : /issues\/1$/.test(path)
        ? { json: issue }
        : path.includes('q=')
          ? { json: [issue] }
          : { status: 404, json: {} },
  );
  const settings = { use: 'forgejo', project: 'shop/platform', tickets: '#\\d+', url: server.url, declined: [] };
  const tracker = forgejo(settings, { FORGEJO_TOKEN: secret }, httpWith(clockAt('2026-05-01T12:00:00Z')));
  expect((await readAll(tracker, ['#1', '#3'])).tickets).toEqual([
    { ticket: '#1', state: 'done', closed: '2026-04-28' },
    { ticket: '#3', state: 'hidden' },
  ]);
  expect((await tracker.open({ title: 'x', paragraphs: [] })).names[0]).toBe('#2');
  for await (const { text } of tracker.opened('https://incidents.example/')) expect(text).toBe('x');
  await server.close();
});
