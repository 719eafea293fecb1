import { z } from 'zod';
import { reportOf, spanOfIncident } from '../../../cases/incidents/report.ts';
import { saidAbout } from '../../../cases/incidents/said.ts';
import { incidentEntrySchema, type Case } from '../../../domain/index.ts';
import type { ApiDeps } from '../../deps.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { incidentView, incidentViewSchema } from '../../views/incident.ts';
import { named, timeSchema } from '../../views/registry.ts';

const timesSchema = z.object({ count: z.int(), median: z.number(), p90: z.number() }).nullable();

const reportSchema = named(
  'IncidentReport',
  z.object({
    incident: incidentViewSchema,
    complete: z.boolean(),
    timeline: z.array(incidentEntrySchema),
    reach: z.int(),
    mentions: z.int(),
    authors: z.number(),
    networks: z.array(z.object({ network: z.string(), count: z.int() })),
    cases: z.object({ linked: z.int(), answered: z.int(), told: z.int(), solved: z.int() }),
    firstResponse: timesSchema,
    resolution: timesSchema,
    series: z.array(z.object({ start: timeSchema, mentions: z.int(), complaints: z.int() })),
  }),
  {
    description:
      'What happened, who heard of it and how it was answered. `mentions`, `reach`, `authors`, `networks` and `series` are of all that was said in the incident’s topic and network from the hour in which it began to its end, and of that only what says one of its phrases where it names any; `complete` false: only the newest 20,000 were looked at. Times are of its cases, in seconds from the customer’s first mention.',
  },
);

const PAGE = 200;
const MOST_CASES = 20_000;

async function casesOf(incident: string, { stores }: Pick<ApiDeps, 'stores'>): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (let cursor: string | null = null, first = true; first || (cursor !== null && cases.length < MOST_CASES); first = false) {
    const page = await stores.cases.list({ incident }, { limit: PAGE, cursor });
    cases.push(...page.items.filter(({ mergedInto }) => mergedInto === null));
    cursor = page.nextCursor;
  }
  return cases;
}

export const reportIncident = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/incidents/:id/report',
  name: 'reportIncident',
  tag: 'incidents',
  summary: 'An incident in numbers: timeline, reach, response',
  policy: 'read',
  params: idParams,
  responses: { 200: { description: 'The report, as of now while it is open.', schema: reportSchema } },
  problems: [404],
  handler: async (call, { deps, limits }) => {
    const { stores, clock } = deps;
    const incident = await stores.incidents.get(call.params.id);
    if (!incident) throw notFound('this incident');
    const span = spanOfIncident(incident, clock.now());
    const [counts, cases, said] = await Promise.all([
      stores.incidents.counts([incident.id]),
      casesOf(incident.id, deps),
      saidAbout(incident, span, { stores, now: clock.now(), signal: AbortSignal.timeout(limits.answerWithinMs) }),
    ]);
    const view = incidentView(incident, counts.get(incident.id));
    const { complete } = said;
    return json({ incident: view, complete, ...reportOf({ incident, counts: view.counts, cases, span, said: said.said }) });
  },
});
