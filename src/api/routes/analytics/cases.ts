import { z } from 'zod';
import { caseStatuses, type Case } from '../../../domain/index.ts';
import { gatherCases } from '../../count-cases.ts';
import type { ApiContext } from '../../context.ts';
import { brandParam } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';

/** Unfinished cases looked through; the newest count where there are more, and the answer says so. */
const MOST = 5_000;

const loadShape = { open: z.int(), pending: z.int(), breached: z.int(), unrouted: z.int() };
type Load = Record<keyof typeof loadShape, number>;

const isBreached = ({ sla }: Case): boolean =>
  [sla.firstResponse, sla.nextResponse, sla.resolution].some((clock) => clock?.breached === true);

function loadOf(cases: readonly Case[]): Load {
  const count = (keep: (item: Case) => boolean): number => cases.filter(keep).length;
  return {
    open: count(({ status }) => status === 'open'),
    pending: count(({ status }) => status === 'pending'),
    breached: count(isBreached),
    unrouted: count(({ routing }) => routing.state === 'unrouted'),
  };
}

async function unfinished(
  { deps }: ApiContext,
  brand: string | undefined,
): Promise<{ readonly cases: readonly Case[]; readonly complete: boolean }> {
  const only = brand === undefined ? {} : { brand };
  const [open, pending] = await Promise.all([
    gatherCases(deps.stores.cases, { ...only, status: 'open' }, MOST),
    gatherCases(deps.stores.cases, { ...only, status: 'pending' }, MOST),
  ]);
  return { cases: [...open.cases, ...pending.cases], complete: open.complete && pending.complete };
}

const query = z.strictObject({ brand: brandParam.exactOptional() });

export const caseTotals = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/cases',
  name: 'caseTotals',
  tag: 'analytics',
  summary: 'Cases by status and by queue, as they stand now',
  policy: 'read',
  query,
  responses: {
    200: {
      description: `All cases by status; unfinished ones by queue, of the newest ${MOST} open and pending (\`complete\`: these were all).`,
      schema: z.object({
        byStatus: z.object({ open: z.int(), pending: z.int(), solved: z.int(), closed: z.int() }),
        byQueue: z.array(z.object({ queue: z.string(), name: z.string(), ...loadShape })),
        complete: z.boolean(),
      }),
    },
  },
  handler: async (call, context) => {
    const { brand } = call.query;
    const [counts, { cases, complete }] = await Promise.all([context.deps.stores.cases.counts(), unfinished(context, brand)]);
    const total = (status: string): number =>
      counts
        .filter((row) => row.status === status && (brand === undefined || row.brand === brand))
        .reduce((sum, row) => sum + row.count, 0);
    const byStatus = Object.fromEntries(caseStatuses.map((status) => [status, total(status)]));
    const { queues } = context.deps.configuration();
    const ids = [...new Set([...queues.map(({ id }) => id), ...cases.map((item) => item.queue)])];
    const byQueue = ids.map((id) => ({
      queue: id,
      name: queues.find((queue) => queue.id === id)?.name ?? id,
      ...loadOf(cases.filter((item) => item.queue === id)),
    }));
    return json({ byStatus, byQueue, complete });
  },
});

export const agentTotals = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/agents',
  name: 'agentTotals',
  tag: 'analytics',
  summary: 'What each agent holds now',
  policy: 'read',
  query,
  responses: {
    200: {
      description: `Agents of the configuration and owners of the newest ${MOST} open and pending cases (\`complete\`: these were all).`,
      schema: z.object({ agents: z.array(z.object({ id: z.string(), name: z.string(), ...loadShape })), complete: z.boolean() }),
    },
  },
  handler: async (call, context) => {
    const { cases, complete } = await unfinished(context, call.query.brand);
    const held = cases.filter(({ owner }) => owner.kind === 'agent');
    const names = new Map(held.map(({ owner }) => [owner.id, owner.name]));
    for (const { email, name } of context.deps.configuration().agents) names.set(email, name);
    const agents = [...names].map(([id, name]) => ({ id, name, ...loadOf(held.filter(({ owner }) => owner.id === id)) }));
    return json({ agents: agents.toSorted((a, b) => b.open - a.open || a.id.localeCompare(b.id)), complete });
  },
});
