import { z } from 'zod';
import { freshId, stableId, strata, type Review } from '../../../domain/index.ts';
import { agreementOfReviews } from '../../../insights/quality/agreement.ts';
import { drawSample } from '../../../insights/quality/sample.ts';
import { isoNow } from '../../../ports/clock.ts';
import type { PageOf } from '../../../ports/page.ts';
import type { ApiDeps } from '../../deps.ts';
import { once } from '../../idempotency.ts';
import { changeHeaders } from '../../preconditions.ts';
import { badInput, notFound } from '../../problems.ts';
import { brandParam, idParams, nameParam, pageParams, pageRequest, timeParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { pageOf } from '../../views/page.ts';
import { sampleDetailSchema, sampleViewSchema } from '../../views/quality.ts';
import { apiSchemas } from '../../views/registry.ts';

const MOST = 500;
/** Solved cases drawn from at a time. */
const POPULATION = 50_000;
const PAGE = 200;

const body = z.strictObject({
  seed: z.string().min(1).max(128).register(apiSchemas, { description: 'Any text: whoever has it can repeat the draw.' }),
  size: z.int().min(1).max(MOST),
  from: timeParam,
  to: timeParam,
  brand: brandParam.exactOptional(),
  queue: nameParam.exactOptional(),
  agent: nameParam.exactOptional(),
  stratify: z.enum(strata).exactOptional(),
  card: nameParam,
  double: z.number().min(0).max(1).default(0).register(apiSchemas, {
    description: 'Share of the cases that two people score, neither seeing the other’s.',
  }),
});

export const drawQualitySample = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/quality/samples',
  name: 'drawQualitySample',
  tag: 'quality',
  summary: 'Draw solved cases to be scored',
  description: `Simple random, or with \`stratify\` from each agent, queue or topic its share. From the latest ${POPULATION} cases solved in that time (\`complete\`: these were all).`,
  policy: 'judge-quality',
  headers: z.object({ 'idempotency-key': changeHeaders.shape['idempotency-key'] }),
  body,
  responses: { 200: { description: 'The sample; its reviews wait to be scored.', schema: sampleViewSchema } },
  problems: [409, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { quality } = deps.stores;
    const { seed, size, from, to, brand, queue, agent, stratify = null, card: cardId, double } = call.body;
    if (from >= to) throw badInput([{ path: 'from', message: 'must lie before `to`' }]);
    const card = await quality.card(cardId);
    if (!card) throw badInput([{ path: 'card', message: 'is no score-card: keep it first' }]);
    const key = call.headers['idempotency-key'];
    return once(deps, { bytes: call.bytes, key, caller, scope: 'quality-sample' }, async () => {
      const filter = {
        from,
        to,
        ...(brand === undefined ? {} : { brand }),
        ...(queue === undefined ? {} : { queue }),
        ...(agent === undefined ? {} : { agent }),
      };
      const { cases, complete } = await quality.solved(filter, POPULATION);
      // A repeated request finishes the sample that a broken one began.
      const id = key === undefined ? freshId() : stableId('sample', caller.id, key);
      const { sample, reviews } = drawSample(
        {
          id,
          by: { id: caller.id, name: caller.name },
          at: isoNow(deps.clock),
          seed,
          size,
          from,
          to,
          stratify,
          card,
          double,
          complete,
          brand: brand ?? null,
          queue: queue ?? null,
          agent: agent ?? null,
        },
        cases,
      );
      await quality.addSample(sample, reviews);
      return json(sample);
    });
  },
});

export const listQualitySamples = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/quality/samples',
  name: 'listQualitySamples',
  tag: 'quality',
  summary: 'Samples, newest first',
  policy: 'judge-quality',
  query: z.strictObject(pageParams),
  responses: { 200: { description: 'A page of samples.', schema: pageOf(sampleViewSchema) } },
  handler: async (call, { deps }) => json(await deps.stores.quality.samples(pageRequest(call.query))),
});

async function reviewsOf(deps: ApiDeps, sample: string): Promise<readonly Review[]> {
  const reviews: Review[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Review> = await deps.stores.quality.reviews({ sample }, { limit: PAGE, cursor });
    reviews.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && reviews.length < MOST);
  return reviews;
}

export const getQualitySample = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/quality/samples/:id',
  name: 'getQualitySample',
  tag: 'quality',
  summary: 'One sample: how far it is, and how far scorers agree',
  policy: 'judge-quality',
  params: idParams,
  responses: { 200: { description: 'The sample.', schema: sampleDetailSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const sample = await deps.stores.quality.sample(call.params.id);
    if (!sample) throw notFound('this sample');
    const reviews = await reviewsOf(deps, sample.id);
    const count = (state: Review['state']): number => reviews.filter((review) => review.state === state).length;
    const progress = {
      open: count('open'),
      done: count('done'),
      disputed: count('disputed'),
      resolved: count('resolved'),
      passed: reviews.filter(({ passed }) => passed === true).length,
    };
    return json({ ...sample, progress, agreement: agreementOfReviews(reviews) });
  },
});
