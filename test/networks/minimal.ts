import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands at a path: a body, sent without a word on its type, or an answer of one's own. */
export type Served = string | Buffer | object | ((response: ServerResponse) => void);

export interface MinimalServer {
  readonly url: string;
  /** Paths that were asked for, with their methods. */
  readonly asked: readonly string[];
  serve(path: string, body: Served): void;
  stop(): Promise<void>;
}

/**
 * The least that can stand in for a network: the same body for every call of a path whatever its query and headers, no
 * content type, no paging, 404 for the rest.
 */
export async function startMinimalServer(): Promise<MinimalServer> {
  const served = new Map<string, Served>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://minimal');
    asked.push(`${request.method ?? ''} ${pathname}`);
    request.resume();
    const body = served.get(pathname);
    if (body === undefined) response.writeHead(404).end();
    else if (typeof body === 'function') body(response);
    else response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    serve: (path, body) => served.set(path, body),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A stream that sends these bytes in small pieces and then stays open. */
export function streaming(bytes: Buffer, piece = 97): (response: ServerResponse) => void {
  return (response) => {
    for (let at = 0; at < bytes.length; at += piece) response.write(bytes.subarray(at, at + piece));
  };
}
