import { z } from 'zod';
import { isoNow } from '../../../ports/clock.ts';
import { idParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { presenceView, presenceViewSchema } from '../../views/presence.ts';

export const listPresence = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/presence',
  name: 'listPresence',
  tag: 'presence',
  summary: 'Who is there',
  policy: 'work-cases',
  query: z.strictObject({ case: idParam.exactOptional() }),
  responses: {
    200: {
      description: 'Those who gave a sign of life in the last minute, by id; with `case` those who look at it. 1,000 at most.',
      schema: z.object({ items: z.array(presenceViewSchema) }),
    },
  },
  handler: async (call, { deps }) => {
    const there = await deps.stores.presence.list(call.query, isoNow(deps.clock));
    return json({ items: there.map(presenceView) });
  },
});
