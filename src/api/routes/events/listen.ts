import { z } from 'zod';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';

export const listen = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/events',
  name: 'listenToEvents',
  tag: 'events',
  summary: 'Every change the caller may see, as it happens',
  description:
    'Server-sent events: `mention`, `case`, `connection`, `configuration`, and `reset` when lists must be loaded again. Resumes after `Last-Event-ID`.',
  policy: 'read',
  withoutHead: true,
  query: z.strictObject({ brand: brandParam.optional() }),
  headers: z.object({ 'last-event-id': z.string().max(256).optional() }),
  responses: { 200: { description: 'The stream.', contentType: 'text/event-stream' } },
  problems: [429],
  handler: async (call) => {
    const last = call.headers['last-event-id'];
    return {
      type: 'events',
      brand: call.query.brand ?? null,
      lastEventId: last === undefined || last === '' ? null : last,
      caller: callerOf(call),
    };
  },
});
