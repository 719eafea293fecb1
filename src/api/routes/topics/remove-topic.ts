import { z } from 'zod';
import { notFound, unavailable } from '../../problems.ts';
import { brandParam, idParams } from '../../query.ts';
import { bare, defineRoute } from '../../route.ts';
import { topicsOfBrand } from './of-brand.ts';

export const removeTopic = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/topics/:id',
  name: 'removeTopic',
  tag: 'topics',
  summary: 'Take a topic that people added out of a brand’s taxonomy',
  description: 'Mentions and cases that have it keep it until they are labelled anew.',
  policy: 'shape-topics',
  params: idParams,
  query: z.strictObject({ brand: brandParam }),
  responses: { 204: { description: 'It is gone.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    const { brand } = call.query;
    const { id } = call.params;
    if (!topicsOfBrand(brand, deps).own.some((topic) => topic.id === id))
      throw notFound(`a topic ${id} that people added to ${brand}`);
    if (!(await deps.topics.remove(brand, id))) throw unavailable('others change the configuration at this moment: try again');
    return { type: 'json', status: 204 };
  },
});
