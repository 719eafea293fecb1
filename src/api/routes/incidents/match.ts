import { z } from 'zod';
import { networkSchema, type IncidentMatch } from '../../../domain/index.ts';
import type { ApiContext } from '../../context.ts';
import { badInput } from '../../problems.ts';
import { nameParam } from '../../query.ts';
import { apiSchemas } from '../../views/registry.ts';

export const titleSchema = z.string().trim().min(1).max(200);

/** Which cases belong to an incident, as somebody writes it. */
export const changedMatch = z
  .strictObject({
    topic: nameParam.nullable().default(null),
    network: networkSchema.nullable().default(null),
    phrases: z.array(z.string().trim().min(2).max(80)).max(20).default([]),
  })
  .register(apiSchemas, {
    description:
      'All that is named must hold: the case’s topic, a network it came from, and one at least of the phrases (whole words, written in any way) in what the customer said.',
  });

/** @throws Problem 400 when the topic is none of the brand's, or nothing is named */
export function checkMatch(match: IncidentMatch, brand: string, { deps }: ApiContext): void {
  const { topic, network, phrases } = match;
  if (topic === null && network === null && phrases.length === 0)
    throw badInput([{ path: 'match', message: 'must name a topic, a network or a phrase: else every case would be linked' }]);
  const topics = deps.configuration().taxonomies[brand]?.topics;
  if (topic !== null && topic !== 'other' && topics && !topics.some(({ id }) => id === topic))
    throw badInput([{ path: 'match.topic', message: 'is no topic of this brand' }]);
}
