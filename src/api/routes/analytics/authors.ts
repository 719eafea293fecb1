import { z } from 'zod';
import { networkSchema } from '../../../domain/index.ts';
import { readPeople } from '../../../insights/rollups/read-people.ts';
import { limitOf, limitParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionView } from '../../views/mention.ts';
import { timeSchema } from '../../views/registry.ts';
import { withNet } from './counts.ts';
import { spanOf, spanParams } from './span.ts';

export const authors = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/authors',
  name: 'authors',
  tag: 'analytics',
  summary: 'Who spoke: the accounts with the most followers, or with the most complaints',
  description:
    'Ordered by complaints, each day gives the hundred accounts that complained most, so over several days an account may have complained more often than is told. Names are those of the last mention, and null where the caller may not see it; who came by a link sees none, and a number in place of `externalId`.',
  policy: 'read',
  query: z.strictObject({
    ...spanParams,
    network: networkSchema.exactOptional(),
    order: z.enum(['influence', 'complaints']).default('influence'),
    limit: limitParam,
  }),
  responses: {
    200: {
      description: 'The accounts, the first one first.',
      schema: z.object({
        items: z.array(
          z.object({
            network: networkSchema,
            externalId: z.string(),
            handle: z.string().nullable(),
            name: z.string().nullable(),
            followers: z.int(),
            mentions: z.int(),
            complaints: z.int(),
            net: z.number(),
            customer: z.string().nullable(),
            lastAt: timeSchema,
          }),
        ),
      }),
    },
  },
  handler: async (call, { deps, limits, ...context }) => {
    const { order, network, limit, ...query } = call.query;
    const people = await readPeople(
      deps.stores.rollups,
      { ...spanOf(query, { deps, ...context }), network, order, limit: limitOf(limit) },
      { now: deps.clock.now(), signal: AbortSignal.timeout(limits.answerWithinMs) },
    );
    const caller = callerOf(call);
    // A link tells nobody's name: neither mentions nor accounts are looked up.
    const nameless = caller.kind === 'share';
    const last = nameless ? [] : await deps.stores.mentions.getMany(people.map((row) => row.last));
    const seen = new Map(last.map((mention) => [mention.id, mentionView(mention, caller)]));
    const items = people.map(
      ({ network: where, author, followers, mentions, complaints, negative, positive, last: id, lastAt }, at) => {
        const mention = seen.get(id);
        const { net } = withNet({ negative, positive, neutral: mentions - negative - positive, count: mentions });
        const names = { handle: mention?.author.handle ?? null, name: mention?.author.name ?? null };
        const customer = mention?.customer ?? null;
        return {
          network: where,
          externalId: nameless ? String(at + 1) : author,
          ...names,
          followers,
          mentions,
          complaints,
          net,
          customer,
          lastAt: new Date(lastAt).toISOString(),
        };
      },
    );
    return json({ items });
  },
});
