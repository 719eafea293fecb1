import { z } from 'zod';
import { brandParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { understandingSchema } from '../../understanding.ts';

export const getUnderstanding = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/understanding',
  name: 'getUnderstanding',
  tag: 'understanding',
  summary: 'How well labels hold',
  description: 'All brands together unless one is named. Counted once a minute at most; `countedAt` says when.',
  policy: 'read',
  query: z.strictObject({ brand: brandParam.exactOptional() }),
  responses: { 200: { description: 'The weights in use and their drift.', schema: understandingSchema } },
  handler: async (call, { understanding }) => json(await understanding.read(call.query.brand ?? null)),
});
