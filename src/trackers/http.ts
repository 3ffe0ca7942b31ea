import { TrackerFault, type OpenHttp } from './tracker.ts';

/** Time, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** How patient one is with an API. */
export interface Patience {
  /** How often a request is sent at most. */
  attempts: number;
  /** Milliseconds until an answer has to be there as a whole. */
  timeout: number;
  /** Milliseconds that one run may wait for an API in all. */
  waiting: number;
  /** The largest answer, in bytes. */
  largest: number;
}

export const patience: Patience = { attempts: 6, timeout: 30_000, waiting: 15 * 60_000, largest: 20_000_000 };

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the address of the API, or a whole address at the same host. */
  path: string;
  query?: Record<string, string | number | readonly string[]>;
  body?: unknown;
  /** Whether it must not be sent again where it is not known what became of it. */
  once?: boolean;
  /** Whether only the status matters, and the answer may be anything. */
  unread?: boolean;
}

/** An answer of JSON; one without a body is `undefined`. */
export interface Answer {
  status: number;
  headers: Headers;
  data: unknown;
  /** Whether the address led elsewhere on the same host. */
  moved: boolean;
}

export interface Http {
  /**
   * Sends a request and gives its answer, whatever its status, except where the token is wrong. Too many requests, errors
   * of the server, lost connections and answers that break off are tried again, later each time, and as late as the API
   * asks.
   *
   * @throws TrackerFault
   */
  send(request: Request): Promise<Answer>;
  /** How many requests were sent. */
  readonly sent: number;
}

/** Opens APIs by `fetch`. */
export function httpWith(clock: Clock, limits: Patience = patience): OpenHttp {
  return ({ url, headers, secrets }) => {
    const base = url.endsWith('/') ? url : `${url}/`;
    const { origin, host } = new URL(base);
    let waited = 0;
    let sent = 0;
    let freeFrom = 0;

    const withoutSecrets = (text: string) =>
      secrets.reduce((safe, secret) => (secret === '' ? safe : safe.replaceAll(secret, '…')), text);
    const wait = async (milliseconds: number, why: string) => {
      if (waited + milliseconds > limits.waiting)
        throw new TrackerFault(
          `${host} ${why}, longer than ${Math.round(limits.waiting / 60_000)} minutes in all. What was read until then is kept; run it again later.`,
        );
      waited += milliseconds;
      await clock.wait(milliseconds);
    };

    const once = async (request: Request, address: URL): Promise<Answer | Failure> => {
      sent++;
      let response: Response;
      let text: string;
      try {
        response = await fetch(address, {
          method: request.method ?? 'GET',
          headers: {
            Accept: 'application/json',
            'User-Agent': 'postmortem-library',
            ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
          redirect: 'manual',
          signal: AbortSignal.timeout(limits.timeout),
        });
        // A server may say back what it was sent.
        text = withoutSecrets(await bodyOf(response, limits.largest));
      } catch (error) {
        if (error instanceof TrackerFault) throw new TrackerFault(`${host} ${error.message}`);
        return { lost: reasonOf(error), hasArrived: !neverArrived.has(codeOf(error) ?? '') };
      }
      const answer = { status: response.status, headers: response.headers, data: undefined, moved: false };
      if (text === '' || request.unread) return answer;
      const type = response.headers.get('content-type') ?? '';
      if (!/\bjson\b/i.test(type)) {
        // What stands before an API often answers errors and redirects in HTML.
        if (!response.ok) return answer;
        throw new TrackerFault(
          `${host} answered with ${type.split(';')[0] || 'something'} where JSON was expected. Is ${address.origin}${address.pathname} the address of its API?`,
        );
      }
      try {
        return { ...answer, data: JSON.parse(text) as unknown };
      } catch {
        return response.ok ? { lost: 'answered with JSON that breaks off', hasArrived: true } : answer;
      }
    };

    const send = async (request: Request): Promise<Answer> => {
      let address = addressOf(base, request);
      if (address.origin !== origin)
        throw new TrackerFault(`${host} led to ${address.host}, where the token must not go.`);
      let moved = false;
      let redirects = 0;
      for (let attempt = 1; ; attempt++) {
        const early = freeFrom - clock.now();
        if (early > 0) await wait(early, 'asked to wait');
        const answer = await once(request, address);
        if ('lost' in answer) {
          if (request.once && answer.hasArrived)
            throw new TrackerFault(`${host} ${answer.lost}. It is not known whether the request arrived.`, true);
          if (attempt >= limits.attempts) throw new TrackerFault(`${host} ${answer.lost}, ${attempt} times.`);
          await wait(backOff(attempt), 'did not answer');
          continue;
        }
        const { status } = answer;
        const location = answer.headers.get('location');
        if (status >= 300 && status < 400 && location !== null && (request.method ?? 'GET') === 'GET') {
          const next = new URL(location, address);
          if (next.origin !== origin)
            throw new TrackerFault(`${host} led to ${next.host}, where the token must not go.`);
          if (++redirects > 5) throw new TrackerFault(`${host} led from one address to the next without an end.`);
          address = next;
          moved = true;
          attempt--;
          continue;
        }
        if (status === 401) throw new TrackerFault(`${host} does not accept the token.`);
        if (isLimited(answer)) {
          const asked = askedToWait(answer.headers, clock.now());
          if (attempt >= limits.attempts)
            throw new TrackerFault(`${host} said ${attempt} times that there were too many requests.`);
          await wait(asked ?? backOff(attempt), 'asked to wait');
          continue;
        }
        if (status >= 500 && !request.once) {
          if (attempt >= limits.attempts) throw new TrackerFault(`${host} answered ${status}, ${attempt} times.`);
          await wait(askedToWait(answer.headers, clock.now()) ?? backOff(attempt), `answered ${status}`);
          continue;
        }
        if (remainingOf(answer.headers) === 0) freeFrom = clock.now() + (askedToWait(answer.headers, clock.now()) ?? 0);
        return { ...answer, moved };
      }
    };
    return {
      send,
      get sent() {
        return sent;
      },
    };
  };
}

/** The sentence an API gives as the reason of an error, on one line; undefined where there is none. */
export function saidIn(data: unknown): string | undefined {
  const { message, errorMessages, errors, error } = (data ?? {}) as Record<string, unknown>;
  const first = (list: unknown) => (Array.isArray(list) ? (list[0] as unknown) : undefined);
  const candidates = [
    message,
    first(errorMessages),
    (first(errors) as { message?: unknown } | undefined)?.message,
    error,
  ];
  const text = candidates.find((one) => typeof one === 'string' && one !== '') as string | undefined;
  return text?.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 160);
}

/** What became of a request that was not answered as a whole. */
interface Failure {
  lost: string;
  /** Whether the request may have arrived. */
  hasArrived: boolean;
}

/** Errors before anything was sent. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function addressOf(base: string, { path, query = {} }: Request): URL {
  const address = new URL(path.replace(/^\//, ''), base);
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? (value as string[]) : [value as string | number])
      address.searchParams.append(key, String(one));
  return address;
}

/** Too many requests: 429; at GitHub also 403, at Linear also 400 with a code. */
function isLimited({ status, headers, data }: Answer): boolean {
  if (status === 429) return true;
  if (status === 403) return headers.has('retry-after') || remainingOf(headers) === 0;
  const errors = (data as { errors?: unknown } | undefined)?.errors;
  return (
    Array.isArray(errors) &&
    errors.some((one) => (one as { extensions?: { code?: unknown } } | null)?.extensions?.code === 'RATELIMITED')
  );
}

const remainingNames = ['x-ratelimit-remaining', 'ratelimit-remaining', 'x-ratelimit-requests-remaining'];
const resetNames = ['x-ratelimit-reset', 'ratelimit-reset', 'x-ratelimit-requests-reset'];

function remainingOf(headers: Headers): number | undefined {
  const written = remainingNames.map((name) => headers.get(name)).find((value) => value !== null);
  return written === undefined || written === null || !/^\d+$/.test(written) ? undefined : Number(written);
}

/** How many milliseconds an answer asks to wait: by `Retry-After`, in seconds or as a date, else until its limit is reset. */
function askedToWait(headers: Headers, now: number): number | undefined {
  const later = headers.get('retry-after');
  if (later !== null) {
    if (/^\d+$/.test(later)) return Number(later) * 1000;
    const time = Date.parse(later);
    if (!Number.isNaN(time)) return Math.max(time - now, 0);
  }
  if (remainingOf(headers) !== 0) return undefined;
  const reset = resetNames.map((name) => headers.get(name)).find((value) => value !== null);
  if (reset === undefined || reset === null) return undefined;
  // Seconds or milliseconds since the epoch, or a date.
  const time = /^\d+$/.test(reset) ? Number(reset) * (reset.length > 11 ? 1 : 1000) : Date.parse(reset);
  // A second more, since clocks differ.
  return Number.isNaN(time) ? undefined : Math.max(time - now, 0) + 1000;
}

/** 1, 2, 4, 8 … seconds, at most a minute. */
function backOff(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 60_000);
}

async function bodyOf(response: Response, largest: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new TrackerFault(`answered with more than ${largest / 1_000_000} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function reasonOf(error: unknown): string {
  const { name } = error as { name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'did not answer in time';
  const code = codeOf(error);
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return 'broke the connection off';
  return code === undefined ? 'could not be reached' : `could not be reached (${code})`;
}

function codeOf(error: unknown): string | undefined {
  return (error as { cause?: { code?: string } }).cause?.code;
}
