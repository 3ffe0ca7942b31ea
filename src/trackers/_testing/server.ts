import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrackerSettings } from '../../core/model/configuration.ts';
import type { Ticket } from '../../core/model/ticket.ts';
import { httpWith, patience, type Clock, type Patience } from '../http.ts';
import { TrackerFault, type Adapter, type Tracker } from '../tracker.ts';

/** A request as a server saw it. */
export interface Seen {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: any;
}

/** What a server answers: data as JSON, or a text of another type; or it does with the response what it likes. */
export type Reply =
  | { status?: number; headers?: Record<string, string | undefined>; json?: unknown; text?: string; type?: string }
  | ((response: ServerResponse) => void);

/** A server on this machine that answers as it is told. */
export interface Server {
  url: string;
  seen: Seen[];
  close(): Promise<void>;
}

export async function serve(answer: (request: Seen, index: number) => Reply): Promise<Server> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (text += part));
    request.on('end', () => {
      const one: Seen = {
        method: request.method!,
        path: request.url!,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
      seen.push(one);
      const reply = answer(one, seen.length - 1);
      if (typeof reply === 'function') return reply(response);
      const isJson = reply.text === undefined;
      response.writeHead(reply.status ?? 200, {
        'Content-Type': reply.type ?? (isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'),
        ...Object.fromEntries(Object.entries(reply.headers ?? {}).filter(([, value]) => value !== undefined)),
      });
      response.end(isJson ? (reply.json === undefined ? '' : JSON.stringify(reply.json)) : reply.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A clock that stands still but for what is waited. */
export interface TestClock extends Clock {
  waits: number[];
}

export function clockAt(instant: string): TestClock {
  let now = Date.parse(instant);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

export const secret = 'secret-token-of-nobody';
export const environment = {
  GITHUB_TOKEN: secret,
  GITLAB_TOKEN: secret,
  JIRA_TOKEN: secret,
  JIRA_EMAIL: 'ci@shop.example',
  LINEAR_API_KEY: secret,
};

/** A tracker behind a server on this machine. */
export function trackerAt(
  adapter: Adapter,
  url: string,
  settings: Partial<TrackerSettings> = {},
  clock: Clock = clockAt('2026-05-01T12:00:00Z'),
  limits: Partial<Patience> = {},
): Tracker {
  return adapter(
    { use: 'test', project: 'shop/platform', tickets: '.*', declined: ['wontfix', "Won't Do"], url, ...settings },
    environment,
    httpWith(clock, { ...patience, ...limits }),
  );
}

/** Everything a tracker says of tickets, and the message where it could not go on. */
export async function readAll(
  tracker: Tracker,
  tickets: readonly string[],
): Promise<{ tickets: Ticket[]; fault: string | undefined }> {
  const read: Ticket[] = [];
  try {
    for await (const ticket of tracker.read(tickets)) read.push(ticket);
  } catch (error) {
    if (!(error instanceof TrackerFault)) throw error;
    return { tickets: read, fault: error.message };
  }
  return { tickets: read, fault: undefined };
}
