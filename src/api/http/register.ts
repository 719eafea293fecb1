import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Authenticate } from '../auth/authenticate.ts';
import { COOKIE } from '../auth/cookie.ts';
import { isLocal } from '../auth/loopback.ts';
import type { BodyBudget } from '../body/budget.ts';
import type { Caller } from '../caller.ts';
import type { ApiContext } from '../context.ts';
import type { Hub } from '../events/hub.ts';
import { BODY_BYTES } from '../limits.ts';
import { permits, policies } from '../policies.ts';
import { forbidden, tooLarge, tooManyRequests, unauthenticated, unsupportedMediaType } from '../problems.ts';
import type { Route } from '../route.ts';
import { isShared } from '../shared-pages.ts';
import { documentRoute } from './document.ts';
import { plainHeaders } from './headers.ts';
import { routeLimits } from './rate-limits.ts';
import { sendAnswer } from './reply.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null before they are known and on public routes. */
    caller: Caller | null;
    /** The body as it came; empty when there is none. */
    bytes: Buffer | null;
  }
  interface FastifyContextConfig {
    /** Requests are not counted. */
    free?: boolean;
  }
}

const NOTHING = Buffer.alloc(0);

export interface Machinery {
  readonly context: ApiContext;
  readonly authenticate: Authenticate;
  readonly hub: Hub;
  readonly budget: BodyBudget;
}

/** Finds the caller and checks the route's policy, before a byte of the body is read. */
async function admit(request: FastifyRequest, route: Route, authenticate: Authenticate): Promise<void> {
  if (policies[route.policy] === null) return;
  const headers = plainHeaders(request.headers);
  const address = request.socket.remoteAddress ?? '';
  if (route.openLocally === true && headers['authorization'] === undefined && isLocal({ address, headers })) return;
  const caller = await authenticate({ method: request.method, headers, address, cookie: request.cookies[COOKIE] });
  if (!caller) throw unauthenticated();
  if (caller.share) {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || !isShared(caller.share.page, route.name))
      throw forbidden(`a link shows its page about ${caller.share.page} only`, 'not-shared');
  } else if (!permits(route.policy, caller.roles)) {
    throw forbidden(`this needs one of the roles ${(policies[route.policy] ?? []).join(', ')}`);
  }
  request.caller = caller;
}

/** Refuses a body that is known to be too large, compressed, or more than there is room for, before it is read. */
function admitBody(request: FastifyRequest, reply: FastifyReply, route: Route, budget: BodyBudget): void {
  const limit = route.bodyLimit ?? BODY_BYTES;
  const announced = request.headers['content-length'];
  const chunked = request.headers['transfer-encoding'] !== undefined;
  if (announced === undefined && !chunked) return;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unsupportedMediaType('send the body uncompressed');
  const bytes = chunked ? limit : Number(announced);
  if (bytes > limit) throw tooLarge(limit);
  if (route.budgeted !== true) return;
  const giveBack = budget.take(bytes);
  if (!giveBack) throw tooManyRequests('too many large bodies are being worked on: wait, then send it again', 1);
  reply.raw.once('close', giveBack);
}

/** The query; of who came by a link it is about the link's brand, whatever it says. */
function queryOf({ query, caller }: FastifyRequest, route: Route): unknown {
  const takesBrand = route.schemas.query instanceof z.ZodObject && 'brand' in route.schemas.query.shape;
  if (!caller?.share || !takesBrand) return query;
  return { ...(typeof query === 'object' ? query : {}), brand: caller.share.query.brand };
}

/** Puts one route of ours on the server. */
export function registerRoute(app: FastifyInstance, route: Route, machinery: Machinery): void {
  const { context, authenticate, hub, budget } = machinery;
  app.route({
    method: route.method,
    url: route.url,
    bodyLimit: route.bodyLimit ?? BODY_BYTES,
    exposeHeadRoute: route.method === 'GET' && route.withoutHead !== true,
    schema: documentRoute(route),
    config: routeLimits({ guarded: route.guarded === true, free: policies[route.policy] === null }, context),
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      await admit(request, route, authenticate);
      admitBody(request, reply, route, budget);
    },
    handler: async (request, reply) => {
      const answer = await route.handle(
        {
          method: request.method,
          params: request.params,
          query: queryOf(request, route),
          headers: plainHeaders(request.headers),
          body: request.body ?? undefined,
          bytes: request.bytes ?? NOTHING,
          caller: request.caller,
          address: request.socket.remoteAddress ?? '',
        },
        context,
      );
      return sendAnswer(reply, hub, answer);
    },
  });
}
