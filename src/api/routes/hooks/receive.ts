import { z } from 'zod';
import type { RawRequest } from '../../../ports/connector.ts';
import type { ApiContext } from '../../context.ts';
import { HOOK_BODY_BYTES } from '../../limits.ts';
import { Problem } from '../../problem.ts';
import { notFound, unavailable } from '../../problems.ts';
import { idParam } from '../../query.ts';
import { defineRoute, json, noHeaders, type Answer, type Method } from '../../route.ts';

async function receive(connection: string, request: RawRequest, { deps }: ApiContext): Promise<Answer> {
  let answer: Awaited<ReturnType<typeof deps.receiveWebhook>>;
  try {
    answer = await deps.receiveWebhook(connection, request);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unavailable('what you sent could not be stored safely: deliver it again', error);
  }
  switch (answer.type) {
    case 'accept':
      if (answer.body === undefined) return json({});
      return { type: 'text', status: 200, text: answer.body, contentType: answer.contentType ?? 'text/plain; charset=utf-8' };
    case 'challenge':
      return { type: 'text', status: 200, text: answer.body, contentType: answer.contentType };
    case 'refuse':
      deps.log.warn({ connection, status: answer.status, reason: answer.reason }, 'a webhook was refused');
      throw new Problem({
        status: answer.status,
        code: 'webhook-refused',
        title: 'This delivery is not accepted',
        detail: answer.reason,
      });
    case 'unknown-connection':
      throw notFound('a connection of this name that takes webhooks');
  }
}

/** Of a parameter given twice the last counts, as the networks' own libraries have it. */
const looseQuery = z.record(z.string(), z.union([z.string(), z.array(z.string()).transform((values) => values.at(-1) ?? '')]));

const route = (method: Extract<Method, 'GET' | 'POST'>, name: string, summary: string) =>
  defineRoute({
    method,
    url: '/hooks/:connection',
    name,
    tag: 'webhooks',
    summary,
    description: 'Called by the networks; verified by the network’s own signature scheme over the raw body.',
    policy: 'public',
    params: z.object({ connection: idParam }),
    query: looseQuery,
    headers: noHeaders,
    body: z.unknown(),
    withoutHead: true,
    rawBody: true,
    budgeted: true,
    bodyLimit: HOOK_BODY_BYTES,
    responses: {
      200: {
        description: 'Safely queued (`{}`, or what the network expects), or the answer to a challenge.',
        contentType: '*/*',
      },
    },
    problems: [401, 403, 404, 413, 429, 503],
    handler: (call, context) => {
      const all = Object.fromEntries(Object.entries(call.query));
      return receive(call.params.connection, { method, query: all, headers: call.allHeaders, body: call.bytes }, context);
    },
  });

export const answerChallenge = route('GET', 'answerChallenge', 'Answer a network’s challenge');
export const receiveDelivery = route('POST', 'receiveDelivery', 'Take a network’s delivery');
