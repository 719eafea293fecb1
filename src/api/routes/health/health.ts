import { z } from 'zod';
import { bare, defineRoute, json } from '../../route.ts';
import { named } from '../../views/registry.ts';

const checkSchema = z.object({
  name: z.string(),
  kind: z.enum(['store', 'queue', 'connection']),
  ok: z.boolean(),
  state: z.string(),
});
const readySchema = named('Readiness', z.object({ ready: z.boolean(), checks: z.array(checkSchema) }));

export const getHealth = defineRoute({
  ...bare,
  method: 'GET',
  url: '/healthz',
  name: 'getHealth',
  tag: 'health',
  summary: 'The process lives',
  policy: 'public',
  responses: { 200: { description: 'It does.', schema: z.object({ ok: z.boolean(), version: z.string() }) } },
  handler: async (_call, { deps }) => json({ ok: true, version: deps.version }),
});

export const getReadiness = defineRoute({
  ...bare,
  method: 'GET',
  url: '/readyz',
  name: 'getReadiness',
  tag: 'health',
  summary: 'Everything the server stands on answers',
  description: 'Store and queue decide; a connection that stands still is told, and does not make the server unready.',
  policy: 'public',
  responses: {
    200: { description: 'Ready.', schema: readySchema },
    503: { description: 'A store or the queue does not answer.', schema: readySchema },
  },
  handler: async (_call, { health }) => {
    const readiness = await health.everything();
    return json(readiness, readiness.ready ? { status: 200 } : { status: 503, headers: { 'retry-after': '5' } });
  },
});

export const getMetrics = defineRoute({
  ...bare,
  method: 'GET',
  url: '/metrics',
  name: 'getMetrics',
  tag: 'health',
  summary: 'Prometheus metrics',
  description: 'Callers on this machine need no key.',
  policy: 'observe',
  openLocally: true,
  responses: { 200: { description: 'The Prometheus exposition.', contentType: 'text/plain' } },
  handler: async (_call, { deps }) => {
    const { contentType, body } = await deps.metrics();
    return { type: 'text', status: 200, text: body, contentType };
  },
});

export const getDescription = defineRoute({
  ...bare,
  method: 'GET',
  url: '/openapi.json',
  name: 'getDescription',
  tag: 'health',
  summary: 'This description, as OpenAPI 3.1',
  policy: 'public',
  responses: { 200: { description: 'The OpenAPI document.', schema: z.looseObject({ openapi: z.string() }) } },
  handler: async (_call, context) => json(context.openApi()),
});
