import { z } from 'zod';
import { tellingOf, tellingReasons, tellingStates, type Telling } from '../../../cases/incidents/telling.ts';
import type { Case, Incident } from '../../../domain/index.ts';
import type { ApiDeps } from '../../deps.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { apiSchemas, named, timeSchema } from '../../views/registry.ts';

const stateSchema = z.enum(tellingStates);
const reasonSchema = z.enum(tellingReasons);

const tellingSchema = named(
  'IncidentTelling',
  z.object({
    counts: z.array(z.object({ state: stateSchema, reason: reasonSchema.nullable(), count: z.int() })),
    looked: z.int().register(apiSchemas, { description: 'How many linked cases were looked at: the newest 500 at most.' }),
    complete: z.boolean().register(apiSchemas, { description: 'Whether these are all linked cases.' }),
    items: z.array(
      z.object({
        case: caseViewSchema,
        state: stateSchema,
        reason: reasonSchema.nullable(),
        detail: z.string().nullable(),
        at: timeSchema.nullable(),
      }),
    ),
  }),
  {
    description:
      'Whether the customers of the linked cases were told the holding statement. `told`: `at` is when; `waiting`: `at` is the next try where that is known; `left` to an agent: `reason` says why, `detail` what the network or the check said.',
  },
);

const PAGE = 200;
const MOST_CASES = 500;
const MOST_SHOWN = 200;
const MOST_REPLIES = 200;
const AT_ONCE = 20;
const NOBODY = { kind: 'system' as const, id: 'system', name: 'Earshot', supervisor: false };

async function linked(incident: string, { stores }: Pick<ApiDeps, 'stores'>) {
  const cases: Case[] = [];
  let cursor: string | null = null;
  for (let first = true; first || (cursor !== null && cases.length < MOST_CASES); first = false) {
    const page = await stores.cases.list({ incident }, { limit: PAGE, cursor }, 'recent');
    cases.push(...page.items.filter(({ mergedInto }) => mergedInto === null));
    cursor = page.nextCursor;
  }
  return { cases: cases.slice(0, MOST_CASES), complete: cursor === null && cases.length <= MOST_CASES };
}

async function telling(item: Case, incident: Incident, { stores, replies, clock }: ApiDeps): Promise<Telling> {
  const text = incident.statement?.approvedBy ? incident.statement.text : null;
  const asks = text !== null && item.status === 'open' && incident.state === 'open';
  const [said, check] = await Promise.all([
    stores.replies.ofCase(item.id, MOST_REPLIES),
    asks ? replies.check(item, { text, mention: null, visibility: null, actor: NOBODY }) : undefined,
  ]);
  const met = check ? { problems: check.problems, contradicts: check.contradicted.length > 0 } : check;
  return tellingOf({ incident, item, replies: said, check: met, now: clock.now() });
}

export const tellingIncident = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/incidents/:id/telling',
  name: 'tellingIncident',
  tag: 'incidents',
  summary: 'Which customers of an incident were told its statement, and why the others were not',
  description:
    '`counts` are of all that were looked at; `state` and `reason` choose among them for `items`, the 200 last heard of at most.',
  policy: 'read',
  params: idParams,
  query: z.strictObject({ state: stateSchema.optional(), reason: reasonSchema.optional() }),
  responses: { 200: { description: 'As it is now.', schema: tellingSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const incident = await deps.stores.incidents.get(call.params.id);
    if (!incident) throw notFound('this incident');
    const { cases, complete } = await linked(incident.id, deps);
    const found: { readonly item: Case; readonly told: Telling }[] = [];
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const part = cases.slice(from, from + AT_ONCE);
      found.push(...(await Promise.all(part.map(async (item) => ({ item, told: await telling(item, incident, deps) })))));
    }
    const counts = new Map<string, { state: Telling['state']; reason: Telling['reason']; count: number }>();
    for (const { told } of found) {
      const key = `${told.state} ${told.reason ?? ''}`;
      const { count } = counts.get(key) ?? { count: 0 };
      counts.set(key, { state: told.state, reason: told.reason, count: count + 1 });
    }
    const { state, reason } = call.query;
    const shown = found
      .filter(({ told }) => (state === undefined || told.state === state) && (reason === undefined || told.reason === reason))
      .slice(0, MOST_SHOWN);
    const views = await caseViews(
      deps,
      shown.map(({ item }) => item),
      callerOf(call),
    );
    return json({
      counts: [...counts.values()].toSorted((a, b) => b.count - a.count),
      looked: found.length,
      complete,
      items: views.flatMap((view, index) => {
        const told = shown[index]?.told;
        return told ? [{ case: view, ...told }] : [];
      }),
    });
  },
});
