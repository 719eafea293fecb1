import { z } from 'zod';
import { brandParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { brandTopicSchema } from '../../views/topic.ts';
import { topicsOfBrand } from './of-brand.ts';

export const listTopics = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/topics',
  name: 'listTopics',
  tag: 'topics',
  summary: 'What a brand’s mentions may be about',
  policy: 'read',
  query: z.strictObject({ brand: brandParam }),
  responses: { 200: { description: 'The brand’s topics.', schema: z.object({ items: z.array(brandTopicSchema) }) } },
  handler: async (call, { deps }) => {
    const { taxonomy, own } = topicsOfBrand(call.query.brand, deps);
    const added = new Map(own.map((topic) => [topic.id, topic]));
    const items = taxonomy.topics.map(({ id, name }) => {
      const mine = added.get(id);
      return { id, name, own: mine !== undefined, words: mine?.words ?? [], examples: mine?.examples ?? [] };
    });
    return json({ items });
  },
});
