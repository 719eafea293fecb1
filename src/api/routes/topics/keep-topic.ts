import { z } from 'zod';
import { ownTopicSchema } from '../../../domain/index.ts';
import { Problem } from '../../problem.ts';
import { unavailable } from '../../problems.ts';
import { brandParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { brandTopicSchema } from '../../views/topic.ts';
import { checkFree, topicsOfBrand } from './of-brand.ts';

const MOST_OWN = 50;

export const keepTopic = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/topics',
  name: 'keepTopic',
  tag: 'topics',
  summary: 'Add a topic to a brand’s taxonomy',
  description: `Keeps a topic named by some words, examples or both; one of the brand’s own with the same id is replaced. Every process labels by it within seconds; mentions stored before keep their labels until \`POST /v1/understanding/relabel\` with \`all\`. A brand may have ${MOST_OWN} of its own.`,
  policy: 'shape-topics',
  body: z.strictObject({ brand: brandParam, topic: ownTopicSchema }),
  responses: { 200: { description: 'The topic as it is kept.', schema: brandTopicSchema } },
  problems: [413, 415, 422],
  handler: async (call, { deps }) => {
    const { brand, topic } = call.body;
    const topics = topicsOfBrand(brand, deps);
    checkFree(topic, topics);
    if (topics.own.length >= MOST_OWN && !topics.own.some(({ id }) => id === topic.id))
      throw new Problem({
        status: 422,
        code: 'too-many-topics',
        title: 'The brand has too many topics of its own',
        detail: `it has ${MOST_OWN}: remove one first`,
      });
    if (!(await deps.topics.keep(brand, topic))) throw unavailable('others change the configuration at this moment: try again');
    return json({ ...topic, own: true });
  },
});
