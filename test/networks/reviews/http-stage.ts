import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a route sees it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes out as JSON. */
  readonly body?: string | Buffer | object;
}

/** Undefined where the route has nothing to say, so that the next one is asked. */
export type Route = (request: Seen) => Answer | undefined | Promise<Answer | undefined>;

/**
 * What a request gets instead of an answer: `drop` closes the connection, `cut` does so in the middle of a body;
 * `obey-then-drop` and `obey-then-hang` do what was asked for and then close or say nothing.
 */
export type Trouble = 'drop' | 'cut' | 'obey-then-drop' | 'obey-then-hang';

interface Fault {
  readonly path: RegExp;
  readonly answer: Answer | Trouble;
}

/** A local server on plain HTTP that plays routes, remembers what was asked and can be told to fail. */
export interface Stage {
  readonly url: string;
  readonly requests: readonly Seen[];
  /** The next request whose path matches gets this instead. */
  failNext(path: RegExp, answer: Answer | Trouble): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, answer: Answer): void {
  const isJson = typeof answer.body === 'object' && !Buffer.isBuffer(answer.body);
  response.writeHead(answer.status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...answer.headers });
  response.end(isJson ? JSON.stringify(answer.body) : answer.body);
}

export async function startStage(routes: readonly Route[]): Promise<Stage> {
  const requests: Seen[] = [];
  const faults: Fault[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://stage');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const seen: Seen = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: await readBody(request),
    };
    requests.push(seen);
    const index = faults.findIndex((fault) => fault.path.test(seen.path));
    const fault = index === -1 ? undefined : faults.splice(index, 1)[0];
    if (fault?.answer === 'drop') {
      response.destroy();
      return;
    }
    if (fault?.answer === 'cut') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"reviews":[');
      setImmediate(() => response.destroy());
      return;
    }
    const isObeyed = fault?.answer === 'obey-then-drop' || fault?.answer === 'obey-then-hang';
    if (fault !== undefined && typeof fault.answer === 'object') {
      write(response, fault.answer);
      return;
    }
    for (const route of routes) {
      const answer = await route(seen);
      if (answer !== undefined && isObeyed) {
        if (fault.answer === 'obey-then-drop') response.destroy();
        return;
      }
      if (answer !== undefined) {
        write(response, answer);
        return;
      }
    }
    write(response, { status: 404, body: { message: 'not found' } });
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => write(response, { status: 500, body: String(error) }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    failNext: (path, answer) => faults.push({ path, answer }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
