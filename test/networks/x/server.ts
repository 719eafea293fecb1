import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dialectOf, writeIncludes, writePost, writeUser } from './dialect.ts';
import type { SeedPost, SeedUser } from './make-post.ts';
import { notAuthorised, notFound, refusals, type Refusal } from './problems.ts';
import { Rules } from './rules.ts';
import { page } from './search.ts';
import { Sending, type SendingServer } from './sending.ts';
import { Streams } from './streams.ts';

type Json = Record<string, unknown>;

/** The endpoints a test can make refuse. */
type Endpoint =
  | 'stream'
  | 'rules'
  | 'search'
  | 'mentions'
  | 'lookup'
  | 'user'
  | 'connections'
  | 'usage'
  | 'post'
  | 'message'
  | 'timeline'
  | 'messages'
  | 'me';

export interface XServerOptions {
  readonly posts?: readonly SeedPost[];
  readonly users?: readonly SeedUser[];
  readonly bearerToken?: string;
  /** Most posts on a page, whatever is asked for. */
  readonly pageSize?: number;
  readonly keepAliveMs?: number;
  /** Path under which the API lives, as behind a gateway. */
  readonly prefix?: string;
  /** The account that answers; the one with the handle `acmeair` and the id 7700 unless told. */
  readonly own?: SeedUser;
  /** Its OAuth 2.0 token; `user-token` unless told. OAuth 1.0a is taken with any token that begins with its id. */
  readonly userToken?: string;
  /** As on self-serve plans: only posts that name the own account are answered, and the same text never twice. */
  readonly selfServe?: boolean;
}

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface XServer extends SendingServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  readonly rules: Rules;
  readonly streams: Streams;
  addPosts(posts: readonly SeedPost[]): void;
  /** A post that look-ups no longer find; `protected` when it is merely hidden from us. */
  removePost(id: string, why?: 'deleted' | 'protected'): void;
  /** The next requests to this endpoint are refused so, one after the other. */
  refuse(endpoint: Endpoint, ...answers: readonly Refusal[]): void;
  /** Refuses nothing more at this endpoint. */
  allow(endpoint: Endpoint): void;
  /** Requests to one endpoint so far. */
  asked(endpoint: Endpoint): readonly RecordedRequest[];
  stop(): Promise<void>;
}

const ROUTES: readonly { readonly endpoint: Endpoint; readonly method?: string; readonly path: RegExp }[] = [
  { endpoint: 'rules', path: /^\/2\/tweets\/search\/stream\/rules$/ },
  { endpoint: 'stream', method: 'GET', path: /^\/2\/tweets\/search\/stream$/ },
  { endpoint: 'search', method: 'GET', path: /^\/2\/tweets\/search\/recent$/ },
  { endpoint: 'mentions', method: 'GET', path: /^\/2\/users\/(\d+)\/mentions$/ },
  { endpoint: 'lookup', method: 'GET', path: /^\/2\/tweets$/ },
  { endpoint: 'post', method: 'POST', path: /^\/2\/tweets$/ },
  { endpoint: 'message', method: 'POST', path: /^\/2\/dm_conversations\/with\/(\d+)\/messages$/ },
  { endpoint: 'messages', method: 'GET', path: /^\/2\/dm_conversations\/with\/(\d+)\/dm_events$/ },
  { endpoint: 'timeline', method: 'GET', path: /^\/2\/users\/(\d+)\/tweets$/ },
  { endpoint: 'me', method: 'GET', path: /^\/2\/users\/me$/ },
  { endpoint: 'user', method: 'GET', path: /^\/2\/users\/by\/username\/(\w+)$/ },
  { endpoint: 'connections', method: 'DELETE', path: /^\/2\/connections\/all$/ },
  { endpoint: 'usage', method: 'GET', path: /^\/2\/usage\/tweets$/ },
];

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function answer(response: ServerResponse, { status, body, headers }: Refusal): void {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'x-access-level': 'read', ...headers }).end(JSON.stringify(body));
}

/** The state of the local X and what it answers. */
class LocalX {
  readonly rules = new Rules();
  readonly streams: Streams;
  readonly requests: RecordedRequest[] = [];
  readonly refusals = new Map<Endpoint, Refusal[]>();
  readonly gone = new Map<string, 'deleted' | 'protected'>();
  readonly sending: Sending;
  posts: readonly SeedPost[];
  readonly #options: XServerOptions;

  constructor(options: XServerOptions) {
    this.#options = options;
    this.posts = options.posts ?? [];
    this.sending = new Sending(options, {
      posts: () => this.posts,
      add: (post) => {
        this.posts = [...this.posts, post];
      },
    });
    this.streams = new Streams(options.keepAliveMs ?? 1000);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://x.test');
    const path = url.pathname.replace(this.#options.prefix ?? '', '');
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    this.requests.push({ method, path, query: url.searchParams, body });
    const who = this.sending.whoAsks(request.headers.authorization, this.#options.bearerToken ?? 'token');
    if (who === undefined) return answer(response, refusals.unauthorised);
    const route = ROUTES.find((candidate) => (candidate.method ?? method) === method && candidate.path.test(path));
    if (route === undefined)
      return answer(response, { status: 404, body: { title: 'Not Found', type: 'about:blank', status: 404 } });
    const refusal = this.refusals.get(route.endpoint)?.shift();
    if (refusal !== undefined) return answer(response, refusal);
    const sending = this.sending.route(route.endpoint);
    if (sending !== undefined) {
      if (who === 'app' && sending !== 'timeline') return answer(response, refusals.appMayNotWrite);
      return this.sending.handle(sending, { path, query: url.searchParams, body }, response);
    }
    if (route.endpoint === 'stream') return this.#stream(response);
    answer(response, { status: 200, body: this.#answerTo(route.endpoint, { path, method, query: url.searchParams, body }) });
  }

  #stream(response: ServerResponse): void {
    if (this.rules.all.length === 0) return answer(response, refusals.noRules);
    if (this.streams.open > 0) return answer(response, refusals.tooManyConnections);
    this.streams.accept(response);
  }

  #answerTo(endpoint: Endpoint, { path, method, query, body }: RecordedRequest): Json {
    const pageSize = this.#options.pageSize ?? 100;
    switch (endpoint) {
      case 'rules':
        return method === 'POST' ? this.rules.change(body) : this.rules.list();
      case 'search':
        return page({ posts: this.posts, query, pageSize, tokenName: 'next_token' });
      case 'mentions': {
        const user = this.#options.users?.find((candidate) => path.includes(`/${candidate.id}/`));
        const mentioning = this.posts.filter((post) => user !== undefined && post.text.includes(`@${user.username}`));
        return page({ posts: mentioning, query, pageSize, tokenName: 'pagination_token' });
      }
      case 'lookup':
        return this.#lookup(query);
      case 'user': {
        const user = this.#options.users?.find((candidate) => path.endsWith(`/${candidate.username}`));
        return user === undefined
          ? { errors: [{ ...notFound('0'), resource_type: 'user' }] }
          : { data: writeUser(user, dialectOf(query)) };
      }
      case 'connections': {
        const open = this.streams.open;
        this.streams.drop();
        return { data: { successful_kills: open, failed_kills: 0, results: [] } };
      }
      case 'usage':
        return { data: { project_id: '1', project_usage: '12', project_cap: '500' } };
      case 'stream':
      case 'post':
      case 'message':
      case 'timeline':
      case 'messages':
      case 'me':
        throw new Error(`${endpoint} is answered elsewhere`);
    }
  }

  #lookup(query: URLSearchParams): Json {
    const ids = (query.get('ids') ?? '').split(',');
    const found = ids.flatMap((id) => this.posts.filter((post) => post.id === id && !this.gone.has(id)));
    const missing = ids.filter((id) => !found.some((post) => post.id === id));
    const errors = missing.map((id) => (this.gone.get(id) === 'protected' ? notAuthorised(id) : notFound(id)));
    const dialect = dialectOf(query);
    return {
      ...(found.length === 0
        ? {}
        : { data: found.map((post) => writePost(post, dialect)), includes: writeIncludes(found, dialect) }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  }
}

/** Starts a local X on 127.0.0.1, on plain HTTP, seeded with posts and accounts of the test. */
export async function startXServer(options: XServerOptions = {}): Promise<XServer> {
  const local = new LocalX(options);
  const server = createServer((request, response) => {
    local.handle(request, response).catch((error: unknown) => {
      answer(response, { status: 400, body: { title: 'Invalid Request', type: 'about:blank', detail: String(error) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${options.prefix ?? ''}`,
    requests: local.requests,
    rules: local.rules,
    streams: local.streams,
    addPosts: (posts) => {
      local.posts = [...local.posts, ...posts];
    },
    removePost: (id, why = 'deleted') => local.gone.set(id, why),
    refuse: (endpoint, ...answers) => {
      local.refusals.set(endpoint, [...(local.refusals.get(endpoint) ?? []), ...answers]);
    },
    allow: (endpoint) => {
      local.refusals.delete(endpoint);
    },
    asked: (endpoint) => {
      const routes = ROUTES.filter((route) => route.endpoint === endpoint);
      return local.requests.filter((request) =>
        routes.some((route) => (route.method ?? request.method) === request.method && route.path.test(request.path)),
      );
    },
    ...local.sending.controls,
    stop: async () => {
      local.streams.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
