import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { tooManyRequests } from '../problems.ts';

const MINUTE_MS = 60_000;

/**
 * Limits requests: sign-ins by address (routes ask for it), everything else by account. Keys are programs that were
 * given the right to be fast; what protects the server from them is the room for bodies. Call before routes are registered.
 */
export async function limitRequests(app: FastifyInstance, context: ApiContext): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    hook: 'preParsing',
    max: context.limits.requestsPerMinute,
    timeWindow: MINUTE_MS,
    // A link is many people's: each is limited for themselves.
    keyGenerator: ({ caller, ip }) => (caller?.kind === 'share' ? `${caller.id} ${ip}` : (caller?.id ?? ip)),
    allowList: (request) => request.caller?.kind === 'key' || request.routeOptions.config.free === true,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      tooManyRequests('too many requests in a short time: wait, then go on', ttl / 1000),
  });
}

/** How one route is limited: guarded ones tightly; public ones, which networks and monitors call, not at all. */
export function routeLimits(options: { readonly guarded: boolean; readonly free: boolean }, context: ApiContext) {
  if (options.guarded) return { rateLimit: { max: context.limits.signInsPerMinute, timeWindow: MINUTE_MS } };
  return options.free ? { free: true, rateLimit: false as const } : {};
}
