import { z } from 'zod';
import type { Role } from '../../../domain/index.ts';
import type { Caller } from '../../caller.ts';
import { badInput } from '../../problems.ts';
import { brandParam, nameParam, timeParam } from '../../query.ts';
import { readAgentReport } from '../../reports.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { apiSchemas } from '../../views/registry.ts';
import { agentReportSchema, definitions } from '../../views/report.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 92;
const USUAL_DAYS = 7;

const seeAll: readonly Role[] = ['supervisor', 'quality-analyst', 'administrator', 'service'];
const seesAll = (caller: Caller): boolean => seeAll.some((role) => caller.roles.has(role));
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const reportAgents = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/reports/agents',
  name: 'reportAgents',
  tag: 'reports',
  summary: 'What agents did, and how long customers waited',
  description: 'For callers who are agents and no more, their own line alone. docs/reports.md has the definitions.',
  policy: 'report',
  query: z.strictObject({
    from: timeParam
      .exactOptional()
      .register(apiSchemas, { description: `${USUAL_DAYS} days before the end unless told; ${MOST_DAYS} days at most.` }),
    to: timeParam.exactOptional(),
    brand: brandParam.exactOptional(),
    queue: nameParam.exactOptional(),
    hours: z.enum(['business', 'calendar']).exactOptional().register(apiSchemas, {
      description: 'Time that counts: the queue’s business hours, or all of it. `calendar` unless told.',
    }),
    since: z.enum(['post', 'receipt']).exactOptional().register(apiSchemas, {
      description: 'Whether customers wait from when they wrote (`post`) or from when it came in (`receipt`, unless told).',
    }),
  }),
  responses: { 200: { description: 'By agent, and all together.', schema: agentReportSchema } },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { brand, queue, hours = 'calendar', since = 'receipt' } = call.query;
    const to = call.query.to ?? new Date(deps.clock.now()).toISOString();
    const from = call.query.from ?? new Date(Date.parse(to) - USUAL_DAYS * DAY_MS).toISOString();
    if (from >= to) throw badInput([{ path: 'from', message: 'must lie before the end of the time asked about' }]);
    if (Date.parse(to) - Date.parse(from) > MOST_DAYS * DAY_MS)
      throw badInput([{ path: 'from', message: `must lie ${MOST_DAYS} days before the end at most` }]);
    const filter = { from, to, ...(brand === undefined ? {} : { brand }), ...(queue === undefined ? {} : { queue }) };
    const { agents, total, complete } = await readAgentReport(deps, { filter, hours, since });
    const known = deps.configuration().agents;
    const rows = [...agents]
      .filter(([id]) => seesAll(caller) || same(id, caller.id))
      .map(([id, line]) => ({ id, name: known.find(({ email }) => same(email, id))?.name ?? id, ...line }))
      .toSorted((a, b) => b.replies - a.replies || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    return json({ from, to, hours, since, agents: rows, total: seesAll(caller) ? total : null, complete, definitions });
  },
});
