import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GraphSending, type GraphSendingControls } from './sending.ts';
import { edgeItems, emptyState, findObject, graphError, type GraphItem, type GraphState } from './graph-state.ts';

export interface FacebookServerOptions {
  readonly page?: { readonly id: string; readonly name: string };
  readonly accessToken?: string;
  /** When given, calls must carry its `appsecret_proof`. */
  readonly appSecret?: string;
  /** Most things in one answer, whatever `limit` says. */
  readonly pageSize?: number;
  /** False for a gateway that serves Graph without a version in the path. */
  readonly versioned?: boolean;
  /** True for edges that give the oldest first whatever `order` says. */
  readonly oldestFirst?: boolean;
}

export interface DeliverOptions {
  readonly secret: string;
  /** Signs with another secret. */
  readonly forged?: boolean;
  /** Sends the same body twice, as Facebook does when an answer was late. */
  readonly duplicate?: boolean;
}

export interface FacebookServer extends GraphSendingControls {
  readonly url: string;
  readonly state: GraphState;
  /** Paths below the version that were asked for, oldest first. */
  readonly asked: readonly string[];
  /** Sends a webhook as Facebook would: the bytes with their signature. Gives the statuses of the answers. */
  deliver(url: string, body: unknown, options: DeliverOptions): Promise<readonly number[]>;
  stop(): Promise<void>;
}

const DEFAULT_PAGE = { id: '1000200030004000', name: 'Example Air' };
const DEFAULT_PAGE_SIZE = 100;
const OTHER_HOST = 'https://graph.other.example';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const gone = (): Answer => ({ status: 400, body: graphError(100, { error_subcode: 33 }) });

/** Newest first, as `order=reverse_chronological` asks. */
function ordered(items: readonly GraphItem[], query: URLSearchParams, oldestFirst: boolean): readonly GraphItem[] {
  if (oldestFirst || query.get('order') !== 'reverse_chronological') return items;
  return items.toSorted((one, other) => String(other['created_time']).localeCompare(String(one['created_time'])));
}

function pageOf(items: readonly GraphItem[], query: URLSearchParams, pageSize: number): unknown {
  const limit = Math.min(Number(query.get('limit') ?? pageSize), pageSize);
  const after = query.get('after');
  const start = after === null ? 0 : Number(Buffer.from(after, 'base64url').toString());
  const data = items.slice(start, start + limit);
  const cursor = Buffer.from(String(start + limit)).toString('base64url');
  // The address of the next page stands on another host, which must never be called.
  const next = start + limit < items.length ? { next: `${OTHER_HOST}/v25.0/x?after=${cursor}&access_token=hidden` } : {};
  return { data, paging: { cursors: { before: 'before', after: cursor }, ...next } };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function signature(secret: string, bytes: string): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
}

/** Facebook escapes everything beyond ASCII before it signs. */
function escaped(body: unknown): string {
  return JSON.stringify(body).replace(/[\u0080-\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

class Graph {
  readonly state: GraphState;
  readonly asked: string[] = [];
  readonly sending: GraphSending;
  readonly #options: FacebookServerOptions;

  constructor(options: FacebookServerOptions) {
    this.#options = options;
    this.state = emptyState(options.page ?? DEFAULT_PAGE);
    this.sending = new GraphSending(this.state);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const version = /^\/v\d+\.\d+(?=\/|$)/.exec(url.pathname)?.[0];
    if ((version !== undefined) !== (this.#options.versioned ?? true)) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
      return;
    }
    const path = decodeURIComponent(url.pathname.slice((version ?? '').length + 1));
    this.asked.push(path);
    const fault = this.state.faults.get(path)?.shift();
    if (fault?.type === 'drop') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":[');
      setImmediate(() => response.destroy());
      return;
    }
    const failure = fault?.type === 'error' ? fault : undefined;
    const refusal = failure ?? this.#unauthorised(url.searchParams);
    const sent =
      refusal === undefined && request.method === 'POST' ? this.sending.take(path, await bodyOf(request), response) : undefined;
    if (sent === 'settled') return;
    const answer = refusal ?? sent ?? this.#route(path, url.searchParams);
    const headers = { 'content-type': 'application/json; charset=UTF-8', ...this.state.headers, ...answer.headers };
    response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
  }

  #unauthorised(query: URLSearchParams): Answer | undefined {
    const { accessToken, appSecret } = this.#options;
    const token = query.get('access_token') ?? '';
    if (accessToken !== undefined && token !== accessToken) return { status: 400, body: graphError(190, { error_subcode: 463 }) };
    if (appSecret === undefined) return undefined;
    const proof = createHmac('sha256', appSecret).update(token).digest('hex');
    return query.get('appsecret_proof') === proof ? undefined : { status: 400, body: graphError(104) };
  }

  #route(path: string, query: URLSearchParams): Answer {
    const [holder = '', edge] = path.split('/');
    const ids = query.get('ids');
    if (holder === '' && ids !== null) return this.#byIds(ids.split(','));
    if (holder === 'debug_token') {
      return ok({ data: { is_valid: true, expires_at: 0, scopes: ['pages_read_engagement', 'pages_read_user_content'] } });
    }
    if (edge === undefined) {
      const object = findObject(this.state, holder);
      return object === undefined ? gone() : ok(object);
    }
    const items = this.sending.withSent(edgeItems(this.state, holder, edge), { holder, edge, query });
    return items === undefined
      ? gone()
      : ok(pageOf(ordered(items, query, this.#options.oldestFirst ?? false), query, this.#options.pageSize ?? DEFAULT_PAGE_SIZE));
  }

  #byIds(ids: readonly string[]): Answer {
    const objects = ids.map((id) => [id, findObject(this.state, id)] as const);
    return objects.some(([, object]) => object === undefined)
      ? { status: 404, body: graphError(803) }
      : ok(Object.fromEntries(objects));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/**
 * Plays Graph on a loopback port: edges with paging, errors and dropped connections on demand, usage headers; and sends
 * webhooks. What it holds is `state`, empty at first.
 */
export async function startFacebookServer(options: FacebookServerOptions = {}): Promise<FacebookServer> {
  const graph = new Graph(options);
  const server = createServer((request, response) => {
    graph.answer(request, response).catch((error: unknown) => {
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify(graphError(100, { seen: String(error) })));
    });
  });
  const url = await listen(server);
  return {
    url,
    state: graph.state,
    asked: graph.asked,
    ...graph.sending.controls,
    deliver: async (target, body, { secret, forged = false, duplicate = false }) => {
      const bytes = typeof body === 'string' ? body : escaped(body);
      const headers = {
        'content-type': 'application/json',
        'x-hub-signature-256': signature(forged ? `not ${secret}` : secret, bytes),
      };
      const statuses: number[] = [];
      for (let sent = 0; sent < (duplicate ? 2 : 1); sent += 1) {
        const response = await fetch(target, { method: 'POST', headers, body: bytes });
        statuses.push(response.status);
      }
      return statuses;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
