import { z } from 'zod';
import { jobNames, jobSchemas, type FailedJob, type JobName } from '../../../ports/jobs.ts';
import { INTAKE_BODY_BYTES } from '../../limits.ts';
import { badInput, notFound } from '../../problems.ts';
import { idParam, limitOf, pageParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { faultsOf } from '../../validate.ts';
import type { ApiContext } from '../../context.ts';
import { deadLetterDetailSchema, deadLetterSchema, deadLetterView } from '../../views/dead-letter.ts';
import { pageOf } from '../../views/page.ts';

/** Failed jobs looked through to find one by its id. */
const SEARCHED = 1_000;

const nameSchema = z.string().refine((name): name is JobName => jobNames.some((known) => known === name), {
  message: `is none of ${jobNames.join(', ')}`,
});
const letterParams = z.object({ name: nameSchema, id: idParam });
const nameOf = (name: string): JobName => {
  const known = jobNames.find((candidate) => candidate === name);
  if (known === undefined) throw notFound('work of this name');
  return known;
};

async function letterOf({ deps }: ApiContext, name: JobName, id: string): Promise<FailedJob> {
  const found = (await deps.jobs.failed(name, SEARCHED)).find((job) => job.id === id);
  if (!found) throw notFound('this dead letter');
  return found;
}

export const listDeadLetters = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/dead-letters',
  name: 'listDeadLetters',
  tag: 'operations',
  summary: 'Work that failed for good, newest first',
  policy: 'operate',
  query: z.strictObject({ ...pageParams, name: nameSchema.optional() }),
  responses: { 200: { description: 'The newest of them; there is no next page.', schema: pageOf(deadLetterSchema) } },
  handler: async (call, { deps }) => {
    const limit = limitOf(call.query.limit);
    const names = call.query.name === undefined ? jobNames : [nameOf(call.query.name)];
    const lists = await Promise.all(names.map((name) => deps.jobs.failed(name, limit)));
    const newest = lists.flat().toSorted((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
    return json({ items: newest.slice(0, limit).map(deadLetterView), nextCursor: null });
  },
});

export const getDeadLetter = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/dead-letters/:name/:id',
  name: 'getDeadLetter',
  tag: 'operations',
  summary: 'One piece of failed work with its data',
  policy: 'operate',
  params: letterParams,
  responses: { 200: { description: 'The dead letter.', schema: deadLetterDetailSchema } },
  problems: [404],
  handler: async (call, context) => {
    const job = await letterOf(context, nameOf(call.params.name), call.params.id);
    return json({ ...deadLetterView(job), data: job.data ?? null });
  },
});

export const replayDeadLetter = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/dead-letters/:name/:id/replay',
  name: 'replayDeadLetter',
  tag: 'operations',
  summary: 'Run failed work again, with mended data where it is given',
  policy: 'operate',
  params: letterParams,
  bodyLimit: INTAKE_BODY_BYTES,
  budgeted: true,
  body: z.strictObject({ data: z.unknown().optional() }).optional(),
  responses: { 204: { description: 'It runs again.' } },
  problems: [404, 413, 415],
  handler: async (call, { deps }) => {
    const name = nameOf(call.params.name);
    const data = call.body?.data;
    if (data !== undefined) {
      const checked = jobSchemas[name].safeParse(data);
      if (!checked.success) throw badInput(faultsOf(checked.error, 'data'));
    }
    if (!(await deps.jobs.replay(name, call.params.id, data))) throw notFound('this dead letter');
    return { type: 'json', status: 204 };
  },
});

export const discardDeadLetter = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/dead-letters/:name/:id',
  name: 'discardDeadLetter',
  tag: 'operations',
  summary: 'Throw failed work away',
  policy: 'discard',
  params: letterParams,
  responses: { 204: { description: 'It is gone.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    if (!(await deps.jobs.discard(nameOf(call.params.name), call.params.id))) throw notFound('this dead letter');
    return { type: 'json', status: 204 };
  },
});
