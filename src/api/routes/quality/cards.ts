import { z } from 'zod';
import { scoreCardSchema } from '../../../domain/index.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { scoreCardViewSchema } from '../../views/quality.ts';

export const listScoreCards = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/quality/cards',
  name: 'listScoreCards',
  tag: 'quality',
  summary: 'The score-cards, by name',
  policy: 'judge-quality',
  responses: { 200: { description: 'All of them.', schema: z.object({ items: z.array(scoreCardViewSchema) }) } },
  handler: async (_call, { deps }) => json({ items: await deps.stores.quality.cards() }),
});

export const putScoreCard = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/quality/cards',
  name: 'putScoreCard',
  tag: 'quality',
  summary: 'Keep a score-card, in place of one with the same id',
  description: 'Samples drawn before keep the card as it was then.',
  policy: 'judge-quality',
  body: scoreCardSchema,
  responses: { 200: { description: 'The card as it is kept.', schema: scoreCardViewSchema } },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    await deps.stores.quality.putCard(call.body);
    return json(call.body);
  },
});
