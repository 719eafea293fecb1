import { z } from 'zod';
import { correctionFields } from '../../../domain/index.ts';
import { brandParam, pageParams, pageRequest, timeParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { correctionView, correctionViewSchema } from '../../views/correction.ts';
import { pageOf } from '../../views/page.ts';

export const listCorrections = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/corrections',
  name: 'listCorrections',
  tag: 'understanding',
  summary: 'What people set right, newest first',
  policy: 'review-labels',
  query: z.strictObject({
    ...pageParams,
    brand: brandParam.exactOptional(),
    field: z.enum(correctionFields).exactOptional(),
    from: timeParam.exactOptional(),
    to: timeParam.exactOptional(),
  }),
  responses: { 200: { description: 'A page of corrections.', schema: pageOf(correctionViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.corrections.list(filter, pageRequest({ limit, cursor }));
    return json({ items: page.items.map(correctionView), nextCursor: page.nextCursor });
  },
});
