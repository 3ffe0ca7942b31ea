import { afterEach, describe, expect, it } from 'vitest';
import { httpWith, patience, type Http, type Patience, type Request } from './http.ts';
import { clockAt, secret, serve, type Reply, type Seen, type Server, type TestClock } from './_testing/server.ts';

let server: Server;
let clock: TestClock;
afterEach(() => server.close());

async function open(answer: (request: Seen, index: number) => Reply, limits: Partial<Patience> = {}): Promise<Http> {
  server = await serve(answer);
  clock = clockAt('2026-12-31T23:59:50Z');
  return httpWith(clock, { ...patience, ...limits })({
    url: `${server.url}/api`,
    headers: { Authorization: `Bearer ${secret}` },
    secrets: [secret],
  });
}

const fine: Reply = { json: { ok: true } };
const faultOf = (http: Http, request: Partial<Request> = {}) =>
  http.send({ path: 'x', ...request }).then(
    () => 'none',
    (error: Error) => error.message.replace(/127\.0\.0\.1:\d+/g, 'host'),
  );

describe('a request', () => {
  it('goes below the address of the API, with the token in a header and nowhere else', async () => {
    const http = await open(() => fine);
    expect(await http.send({ path: '/issues', query: { a: 1, 'b[]': ['x y', 'z'] } })).toMatchObject({
      status: 200,
      data: { ok: true },
      moved: false,
    });
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      path: '/api/issues?a=1&b%5B%5D=x+y&b%5B%5D=z',
      headers: { authorization: `Bearer ${secret}` },
    });
  });

  it('is told what is not there, and does not ask again', async () => {
    const http = await open(() => ({ status: 404, json: { message: 'Not Found' } }));
    expect((await http.send({ path: 'x' })).status).toBe(404);
    expect(server.seen.length).toBe(1);
  });
});

describe('what passes is tried again', () => {
  it.each<[string, Reply]>([
    ['an error of the server', { status: 503, text: '<html>down</html>' }],
    ['a connection that breaks off', (response) => response.destroy()],
    [
      'half an answer',
      (response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
        response.write('[{"number": 1');
        setImmediate(() => response.destroy());
      },
    ],
    ['JSON that ends too early', { text: '[{"number": 1', type: 'application/json' }],
  ])('%s', async (_, reply) => {
    const http = await open((__, index) => (index < 2 ? reply : fine));
    expect((await http.send({ path: 'x' })).data).toEqual({ ok: true });
    expect(clock.waits).toEqual([1000, 2000]);
  });

  it('a server that does not answer in time', async () => {
    const http = await open((_, index) => (index === 0 ? () => undefined : fine), { timeout: 100 });
    expect((await http.send({ path: 'x' })).data).toEqual({ ok: true });
    expect(clock.waits).toEqual([1000]);
  });

  it('and given up after six times, each later than the last', async () => {
    const http = await open(() => ({ status: 502, text: '' }));
    expect(await faultOf(http)).toBe('host answered 502, 6 times.');
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16000]);
    expect(server.seen.length).toBe(6);
  });

  it('but not what must not be done twice', async () => {
    const http = await open(() => (response) => response.destroy());
    expect(await faultOf(http, { method: 'POST', body: {}, once: true })).toBe(
      'host broke the connection off. It is not known whether the request arrived.',
    );
    expect(server.seen.length).toBe(1);
  });
});

describe('too many requests', () => {
  const limited = (headers: Record<string, string>, status = 429): Reply => ({ status, headers, json: {} });

  it.each<[string, Reply, number]>([
    ['seconds', limited({ 'Retry-After': '7' }), 7000],
    ['a date over the end of the year', limited({ 'Retry-After': 'Fri, 01 Jan 2027 00:00:05 GMT' }), 15_000],
    ['a date that has passed', limited({ 'Retry-After': 'Thu, 31 Dec 2026 00:00:00 GMT' }), 0],
    [
      'seconds since 1970, at GitHub with 403',
      limited({ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1798761600' }, 403),
      11_000,
    ],
    ['seconds since 1970, at GitLab', limited({ 'RateLimit-Remaining': '0', 'RateLimit-Reset': '1798761600' }), 11_000],
    [
      'milliseconds since 1970, at Linear with 400',
      {
        status: 400,
        headers: { 'X-RateLimit-Requests-Remaining': '0', 'X-RateLimit-Requests-Reset': '1798761600000' },
        json: { errors: [{ message: 'Rate limit exceeded', extensions: { code: 'RATELIMITED' } }] },
      },
      11_000,
    ],
    ['a date, at Jira', limited({ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '2027-01-01T00:00:00Z' }), 11_000],
    ['nothing', limited({}), 1000],
    ['what is no time', limited({ 'Retry-After': 'soon' }), 1000],
  ])('are sent again when they say: %s', async (_, reply, expected) => {
    const http = await open((__, index) => (index === 0 ? reply : fine));
    expect((await http.send({ path: 'x' })).data).toEqual({ ok: true });
    expect(clock.waits).toEqual([expected]);
  });

  it('are not sent at all while nothing is left', async () => {
    const http = await open((_, index) => ({
      ...fine,
      headers: index === 0 ? { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1798761600' } : {},
    }));
    await http.send({ path: 'x' });
    await http.send({ path: 'x' });
    expect(clock.waits).toEqual([11_000]);
    expect(server.seen.length).toBe(2);
  });

  it('for ever end after six times', async () => {
    const http = await open(() => limited({ 'Retry-After': '1' }));
    expect(await faultOf(http)).toBe('host said 6 times that there were too many requests.');
    expect(server.seen.length).toBe(6);
  });

  it('are not waited for longer than a run may take', async () => {
    const http = await open(() => limited({ 'Retry-After': '3600' }));
    expect(await faultOf(http)).toBe(
      'host asked to wait, longer than 15 minutes in all. What was read until then is kept; run it again later.',
    );
    expect(clock.waits).toEqual([]);
  });

  it('are nothing that 403 without a word of it means', async () => {
    const http = await open(() => ({ status: 403, json: { message: 'Forbidden' } }));
    expect((await http.send({ path: 'x' })).status).toBe(403);
  });
});

describe('what is no answer of the API', () => {
  it('a wrong token', async () => {
    const http = await open(() => ({ status: 401, json: { message: `Bad credentials ${secret}` } }));
    expect(await faultOf(http)).toBe('host does not accept the token.');
  });

  it('a page in HTML', async () => {
    const http = await open(() => ({ text: '<html><title>Sign in</title></html>' }));
    expect(await faultOf(http)).toBe(
      'host answered with text/html where JSON was expected. Is http://host/api/x the address of its API?',
    );
    expect(server.seen.length).toBe(1);
  });

  it('more than can be read', async () => {
    const http = await open(() => ({ text: `"${'x'.repeat(3000)}"`, type: 'application/json' }), { largest: 2000 });
    expect(await faultOf(http)).toBe('host answered with more than 0.002 MB.');
  });

  it('a server that is not there', async () => {
    const http = await open(() => fine);
    await server.close();
    expect(await faultOf(http)).toBe('host could not be reached (ECONNREFUSED), 6 times.');
  });
});

describe('an address that moved', () => {
  it('is followed on the same host', async () => {
    const http = await open(({ path }) =>
      path === '/api/x'
        ? { status: 301, headers: { Location: '/api/y' }, json: { message: 'Moved Permanently' } }
        : fine,
    );
    expect(await http.send({ path: 'x' })).toMatchObject({ data: { ok: true }, moved: true });
  });

  it('is not followed to another host, and the token is not sent there', async () => {
    const other = await serve(() => fine);
    const http = await open(() => ({ status: 302, headers: { Location: `${other.url}/login` }, text: '' }));
    expect(await faultOf(http)).toBe('host led to host, where the token must not go.');
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('ends where it goes round in circles', async () => {
    const http = await open(() => ({ status: 302, headers: { Location: '/api/x' }, text: '' }));
    expect(await faultOf(http)).toBe('host led from one address to the next without an end.');
  });
});
