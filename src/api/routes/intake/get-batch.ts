import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { batchView, batchViewSchema } from '../../views/batch.ts';

export const getBatch = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/batches/:id',
  name: 'getBatch',
  tag: 'intake',
  summary: 'What became of a batch',
  policy: 'operate',
  params: idParams,
  responses: { 200: { description: 'How far it is.', schema: batchViewSchema } },
  problems: [404],
  handler: async ({ params }, { deps }) => {
    const batch = await deps.stores.batches.get(params.id);
    if (!batch) throw notFound('this batch');
    return json(batchView(batch));
  },
});
