import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { freshId } from '../domain/index.ts';
import { AttemptLimiter } from './auth/attempts.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { BoardReader } from './board.ts';
import { BodyBudget } from './body/budget.ts';
import type { ApiContext } from './context.ts';
import type { ApiDeps } from './deps.ts';
import { Hub } from './events/hub.ts';
import { Health } from './health.ts';
import { useJsonBodies, useRawBodies } from './http/body-parsers.ts';
import { answerClientError } from './http/client-error.ts';
import { drainRest } from './http/drain.ts';
import { createErrorHandler, problemOfFramework, sendProblem } from './http/errors.ts';
import { createNotFoundHandler } from './http/not-found.ts';
import { finishDocument, registerOpenApi } from './http/openapi.ts';
import { servePage } from './http/page.ts';
import { limitRequests } from './http/rate-limits.ts';
import { registerRoute } from './http/register.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { routes } from './routes/index.ts';
import { StatusReader } from './status.ts';
import { UnderstandingReader } from './understanding.ts';

const REQUEST_MS = 60_000;
const LONGEST_PARAM = 1024;

export interface InjectedRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON; a string or bytes as they are. */
  readonly body?: string | Buffer | object;
  /** The other end of the socket; this machine unless told. */
  readonly address?: string;
}

export interface InjectedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
  json(): unknown;
}

/** The HTTP server, ready to listen. */
export interface Api {
  /** Returns the address it serves at. Port 0 takes a free one. */
  listen(options: { readonly port: number; readonly host: string }): Promise<string>;
  /** Ends event streams, lets running requests finish, stops. */
  close(): Promise<void>;
  /** The address it serves at; null while it doesn't. */
  address(): string | null;
  /** Sends a request without a socket. */
  inject(request: InjectedRequest): Promise<InjectedResponse>;
}

function createServer(deps: ApiDeps, answerWithinMs: number): FastifyInstance {
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_MS,
    handlerTimeout: answerWithinMs,
    forceCloseConnections: 'idle',
    genReqId: () => freshId(),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void sendProblem(reply, problemOfFramework(error, request.id)),
    routerOptions: { maxParamLength: LONGEST_PARAM },
  });
  // Schemas document; each route checks its own input, so that every fault is told at once.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(deps.checkResponses === true ? serializerCompiler : () => (data) => JSON.stringify(data));
  app.decorateRequest('caller', null);
  app.decorateRequest('bytes', null);
  return app;
}

function createContext(app: FastifyInstance, deps: ApiDeps): ApiContext {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const optionalBodies = new Set(
    routes.filter((route) => route.schemas.body.safeParse(undefined).success).map((route) => route.name),
  );
  let description: unknown;
  return {
    deps,
    limits,
    failedSignIns: new AttemptLimiter({ clock: deps.clock, max: limits.failedSignIns, windowMs: limits.failedSignInWindowMs }),
    health: new Health(deps),
    status: new StatusReader(deps),
    board: new BoardReader(deps),
    understanding: new UnderstandingReader(deps),
    openApi: () => (description ??= finishDocument(app.swagger(), optionalBodies)),
  };
}

const API_POLICY = {
  useDefaults: false,
  directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] },
};

async function protect(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: API_POLICY,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    hsts: deps.secretOptions.secureCookies === true,
  });
  await app.register(cookie);
}

async function addRoutes(app: FastifyInstance, context: ApiContext, hub: Hub): Promise<void> {
  const machinery = {
    context,
    authenticate: createAuthenticate(context.deps),
    hub,
    budget: new BodyBudget(context.limits.bodyBytesInFlight),
  };
  useJsonBodies(app);
  for (const route of routes) if (route.rawBody !== true) registerRoute(app, route, machinery);
  await app.register(async (hooks) => {
    useRawBodies(hooks);
    for (const route of routes) if (route.rawBody === true) registerRoute(hooks, route, machinery);
  });
}

/** Builds the HTTP server from what it needs. Nothing listens yet. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const app = createServer(deps, { ...DEFAULT_LIMITS, ...deps.limits }.answerWithinMs);
  const context = createContext(app, deps);
  const hub = new Hub(deps, context.limits);
  await protect(app, deps);
  await limitRequests(app, context);
  await registerOpenApi(app, deps.version);
  app.setErrorHandler(createErrorHandler(context));
  app.addHook('onResponse', async (request, reply) => {
    drainRest(request.raw);
    const fields = { request: request.id, method: request.method, route: request.routeOptions.url, status: reply.statusCode };
    deps.log.debug({ ...fields, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.addHook('preClose', async () => hub.close());
  await addRoutes(app, context, hub);
  const sendPage = deps.webRoot === null ? undefined : await servePage(app, deps.webRoot);
  app.setNotFoundHandler(createNotFoundHandler(routes, sendPage));
  await app.ready();
  let address: string | null = null;
  return {
    listen: async (options) => {
      address = await app.listen(options);
      return address;
    },
    close: async () => {
      address = null;
      await app.close();
    },
    address: () => address,
    inject: async ({ method, url, headers, body, address: remoteAddress }) => {
      const response = await app.inject({
        method: method ?? 'GET',
        url,
        headers: { ...headers },
        ...(body === undefined ? {} : { payload: body }),
        ...(remoteAddress === undefined ? {} : { remoteAddress }),
      });
      return { status: response.statusCode, headers: response.headers, body: response.body, json: () => response.json() };
    },
  };
}
