import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { caseDetail, caseSummary, filteredCases, filteredMentions, page, statusOf } from './mock/answers.ts';
import { mockAnalytics } from './mock/analytics.ts';
import { mockAlerts, type MockAlerts } from './mock/alerts.ts';
import { mockAdmin, type MockAdmin } from './mock/admin.ts';
import { mockCasePage } from './mock/case-page.ts';
import { correct } from './mock/correct.ts';
import { mockInbox } from './mock/inbox.ts';
import { mockOutside, type MockOutside } from './mock/outside.ts';
import { mockSupervise } from './mock/supervise.ts';
import { serveFile } from './mock/static-files.ts';
import { makeWorld, type MockCase, type Thing, type World } from './mock/world.ts';

type Json = Record<string, unknown>;

/** A server with the shapes of Earshot's API over an invented world, for looking at the pages and for their tests. */
export interface MockApi {
  readonly url: string;
  readonly world: World;
  /** Adds a mention and tells every page that listens. */
  say(mention: Thing): void;
  /** Changes a case behind the reader's back: a new version, told to nobody. */
  changeQuietly(id: string, by: string): void;
  /** Changes the settings behind the reader's back. */
  readonly changeSettings: MockAdmin['changeQuietly'];
  /** Alerts and incidents, to be changed by tests. */
  readonly rising: MockAlerts;
  /** Links, digests and exports. */
  readonly outside: MockOutside;
  tellCase(id: string): void;
  /** Tells every page that listens that alerts or incidents changed. */
  tell(type: 'alert' | 'incident', id: string): void;
  /** Ends every event stream; with `refuse` new ones are answered with 503 until called again. */
  cutStreams(options: { readonly refuse: boolean }): void;
  /** Answers calls whose path begins so with this status until called with null. */
  failOn(path: string, status: number | null): void;
  /** Nobody is signed in until the right password (`opensesame`) comes. */
  requireSignIn(): void;
  readonly calls: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: Json;
  }[];
  /** What pages told of who is where, oldest first. */
  readonly beats: Json[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}

export async function startMockApi(options: {
  readonly webRoot: string;
  readonly port?: number;
  readonly now?: number;
}): Promise<MockApi> {
  const world = makeWorld(options.now ?? Date.now());
  const streams = new Set<ServerResponse>();
  const failures = new Map<string, number>();
  const calls: MockApi['calls'] = [];
  const beats: Json[] = [];
  let signedIn = true;
  let refuseStreams = false;
  let eventId = 0;
  let port = 0;

  const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(status === 204 ? undefined : JSON.stringify(body));
  };
  const problem = (response: ServerResponse, status: number, detail: string, extra: Json = {}): void =>
    json(response, status, { type: 'about:blank', title: 'Refused', status, detail, ...extra });
  const emit = (event: string, data: unknown): void => {
    eventId += 1;
    for (const stream of streams) stream.write(`event: ${event}\nid: ${eventId}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const listen = (response: ServerResponse): void => {
    if (refuseStreams) return problem(response, 503, 'not now');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\n: connected\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };

  const record = (one: MockCase, type: string, detail: string | null, by = String(world.me['id'])): void => {
    one.version += 1;
    one.timeline.push({ at: new Date().toISOString(), by, type, detail, mention: null });
    emit('case', caseSummary(world, one));
  };
  const admin = mockAdmin(world);
  const supervise = mockSupervise(world);
  const inbox = mockInbox(world, (one, type, detail) => record(one, type, detail));
  const rising = mockAlerts(world, (type, id) => emit(type, { id }));
  const outside = mockOutside(world, () => `http://127.0.0.1:${port}`);
  const casePage = mockCasePage(world, (one, type, detail) => record(one, type, detail));
  const act = (
    one: MockCase,
    action: string,
    context: { request: IncomingMessage; response: ServerResponse; body: Json },
  ): void => {
    const { request, response, body } = context;
    if (request.headers['idempotency-key'] === undefined) return problem(response, 400, 'Idempotency-Key is missing');
    if (request.headers['x-csrf-token'] !== world.me['csrf']) return problem(response, 403, 'X-CSRF-Token does not match');
    const held = one.owner.kind === 'agent' && one.owner.id !== world.me['id'];
    if (action === 'claim' && held && body['takeOver'] !== true)
      return problem(response, 409, `${one.owner.name} holds this case`, { owner: one.owner });
    if (request.headers['if-match'] !== `"${one.version}"`) {
      const seen = Number(/\d+/u.exec(request.headers['if-match'] ?? '')?.[0] ?? 0);
      return problem(response, 412, 'the case changed since', {
        version: one.version,
        changes: one.timeline.slice(-(one.version - seen)),
      });
    }
    if (action === 'claim') {
      const leaseUntil = new Date(Date.now() + 600_000).toISOString();
      one.owner = { kind: 'agent', id: String(world.me['id']), name: String(world.me['name']), leaseUntil };
      record(one, 'claimed', null);
    } else if (action === 'release') {
      one.owner = { kind: 'queue', id: one.queue, name: 'Naledi Dlamini', leaseUntil: null };
      record(one, 'released', null);
    } else if (action === 'status') {
      one.status = String(body['status']);
      record(
        one,
        one.status === 'solved' ? 'solved' : 'status',
        typeof body['resolution'] === 'string' ? body['resolution'] : one.status,
      );
    } else if (action === 'notes') {
      record(one, 'note', String(body['text']));
    } else {
      const beside = casePage.change(one, action, body);
      if (beside === undefined) return problem(response, 404, `there is no action ${action}`);
      return json(response, 200, { ...caseSummary(world, one), ...beside }, { etag: `"${one.version}"` });
    }
    json(response, 200, caseSummary(world, one), { etag: `"${one.version}"` });
  };

  const lists: Readonly<Record<string, (query: URLSearchParams) => unknown>> = {
    '/v1/status': () => statusOf(world),
    '/v1/mentions': (query) => page(filteredMentions(world, query), query),
    '/v1/cases': (query) => page(filteredCases(world, query), query),
    ...mockAnalytics(world),
    '/v1/orphans': () => ({ mentions: [], cases: [], batches: [] }),
    '/v1/dead-letters': (query) => page(world.deadLetters, query),
    '/v1/shelf': (query) =>
      page(
        world.shelf.filter((one) =>
          ['outcome', 'connection', 'reason'].every((name) => !query.has(name) || query.get(name) === one[name]),
        ),
        query,
      ),
  };

  const read = (path: string, query: URLSearchParams, response: ServerResponse): void => {
    if (path === '/v1/me') return json(response, 200, world.me);
    if (path === '/v1/events') return listen(response);
    const list = lists[path];
    if (list !== undefined) return json(response, 200, list(query));
    const [, noun, id] = /^\/v1\/(mentions|cases)\/([^/]+)$/u.exec(path) ?? [];
    const mention = noun === 'mentions' ? world.mentions.find((one) => one.id === id) : undefined;
    if (mention !== undefined) return json(response, 200, mention);
    const one = noun === 'cases' ? world.cases.find((each) => each.id === id) : undefined;
    if (one !== undefined)
      return json(
        response,
        200,
        { ...caseDetail(world, one), ...casePage.beside(one), incidentView: rising.ofCase(one) },
        { etag: `"${one.version}"` },
      );
    problem(response, 404, `${path} does not exist`);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mock');
    if (!pathname.startsWith('/v1/')) return serveFile(options.webRoot, pathname, response);
    const body = request.method === 'POST' || request.method === 'PUT' ? await bodyOf(request) : {};
    if (pathname !== '/v1/presence') calls.push({ method: request.method ?? '', path: pathname, headers: request.headers, body });
    const failure = [...failures].find(([path]) => pathname.startsWith(path));
    if (failure !== undefined) return problem(response, failure[1], 'made to fail by the test');
    if (pathname === '/v1/sign-in') {
      signedIn = body['password'] === 'opensesame';
      return signedIn ? json(response, 204, null) : problem(response, 401, 'no such account or wrong password');
    }
    const token = request.headers['x-earshot-share'];
    if (typeof token === 'string') {
      if (outside.byLink(token).share === undefined)
        return problem(response, 401, 'the link has ended or was taken back', { code: 'share-expired' });
      const numbers = pathname.startsWith('/v1/analytics/') && !/trends|spikes|incidents/u.test(pathname);
      if (!numbers && pathname !== '/v1/shares/current') return problem(response, 403, `a link does not show ${pathname}`);
    } else if (!signedIn) return problem(response, 401, 'not signed in');
    if (outside.stream(pathname, searchParams, response)) return;
    const ofOutside = outside.answer({
      method: request.method ?? '',
      path: pathname,
      body,
      token: typeof token === 'string' ? token : undefined,
    });
    if (ofOutside !== undefined) return json(response, ofOutside.status, ofOutside.body);
    const ofAlerts = rising.answer({
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      body,
      ifMatch: request.headers['if-match'],
    });
    if (ofAlerts !== undefined) return json(response, ofAlerts.status, ofAlerts.body);
    if (pathname === '/v1/presence') {
      if (request.method === 'POST') beats.push(body);
      return json(response, request.method === 'POST' ? 204 : 200, request.method === 'POST' ? null : { items: [] });
    }
    const ofAdmin = admin.answer({ method: request.method ?? '', path: pathname, body, ifMatch: request.headers['if-match'] });
    if (ofAdmin !== undefined) return json(response, ofAdmin.status, ofAdmin.body);
    const ofSupervise = supervise.answer({ method: request.method ?? '', path: pathname, body });
    if (ofSupervise !== undefined) return json(response, ofSupervise.status, ofSupervise.body);
    const ofCasePage = casePage.answer({ method: request.method ?? '', path: pathname, body });
    if (ofCasePage !== undefined) return json(response, ofCasePage.status, ofCasePage.body);
    const ofInbox = inbox.answer({ method: request.method ?? '', path: pathname, query: searchParams, body });
    if (ofInbox !== undefined) return json(response, ofInbox.status, ofInbox.body);
    if (request.method === 'GET') return read(pathname, searchParams, response);
    if (pathname === '/v1/sign-out') {
      signedIn = false;
      return json(response, 204, null);
    }
    const [, id, action] = /^\/v1\/cases\/([^/]+)\/([a-z]+)$/u.exec(pathname) ?? [];
    const one = world.cases.find((each) => each.id === id);
    if (one !== undefined && action !== undefined) return act(one, action, { request, response, body });
    const [, mentionId] = /^\/v1\/mentions\/([^/]+)\/corrections$/u.exec(pathname) ?? [];
    const mention = world.mentions.find((each) => each.id === mentionId);
    if (mention !== undefined) {
      if (request.headers['x-csrf-token'] !== world.me['csrf']) return problem(response, 403, 'X-CSRF-Token does not match');
      correct(mention, body, world.me);
      emit('mention', mention);
      return json(response, 200, mention);
    }
    const [, shelfId] = /^\/v1\/shelf\/([^/]+)\/replay$/u.exec(pathname) ?? [];
    const entry = world.shelf.find((each) => each.id === shelfId);
    if (entry !== undefined) {
      entry['replayedAt'] = new Date().toISOString();
      return json(response, 202, { batchId: 'batch-9', accepted: 1 });
    }
    problem(response, 404, `${pathname} does not exist`);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => problem(response, 500, String(error)));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const caseById = (id: string): MockCase => {
    const one = world.cases.find((each) => each.id === id);
    if (one === undefined) throw new Error(`the mock world has no case ${id}`);
    return one;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    calls,
    beats,
    say: (mention) => {
      world.mentions.unshift(mention);
      emit('mention', mention);
    },
    changeQuietly: (id, by) => {
      const one = caseById(id);
      one.version += 1;
      one.timeline.push({ at: new Date().toISOString(), by, type: 'note', detail: 'Customer called, bag found.', mention: null });
    },
    changeSettings: admin.changeQuietly,
    rising,
    outside,
    tell: (type, id) => emit(type, { id }),
    tellCase: (id) => emit('case', caseSummary(world, caseById(id))),
    cutStreams: ({ refuse }) => {
      refuseStreams = refuse;
      for (const stream of streams) stream.end();
    },
    failOn: (path, status) => void (status === null ? failures.delete(path) : failures.set(path, status)),
    requireSignIn: () => {
      signedIn = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
