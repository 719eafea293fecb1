import { z } from 'zod';
import { stableId } from '../../../domain/index.ts';
import { badInput, unavailable } from '../../problems.ts';
import { brandParam, timeParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';

export const startRelabelling = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/understanding/relabel',
  name: 'startRelabelling',
  tag: 'understanding',
  summary: 'Have stored mentions understood anew, in the background',
  description:
    'Runs the weights in use over mentions that other weights labelled; with `all` over those that they labelled themselves as well (the taxonomy changed). Labels that a person set stay. `GET /v1/understanding` says how far it is.',
  policy: 'relabel',
  body: z
    .strictObject({ brand: brandParam.exactOptional(), since: timeParam.exactOptional(), all: z.boolean().exactOptional() })
    .optional(),
  responses: { 202: { description: 'Safely queued.', schema: z.object({ labelsVersion: z.string() }) } },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    const { brand = null, since = null, all = false } = call.body ?? {};
    if (brand !== null && !deps.configuration().brands.some(({ id }) => id === brand))
      throw badInput([{ path: 'brand', message: 'is no brand of the configuration' }]);
    try {
      const same = stableId(brand ?? '', since ?? '', String(all));
      await deps.jobs.add('relabel', { brand, since, all }, { deduplicate: `relabel-${same}` });
    } catch (error) {
      throw unavailable('the work could not be queued: try again', error);
    }
    return json({ labelsVersion: deps.labelsVersion() }, { status: 202 });
  },
});
