import { z } from 'zod';
import { workerOf } from '../cases/next.ts';
import { askedWords } from '../pipeline/search/words.ts';
import { caseStatuses, networkSchema, priorities, sentimentLabels, type CaseStatus } from '../domain/index.ts';
import type { CaseFilter, CaseOrder } from '../ports/stores.ts';
import { seesPrivate, type Caller } from './caller.ts';
import type { ApiDeps, RuntimeConfiguration } from './deps.ts';
import { badInput } from './problems.ts';
import { brandParam, flagParam, nameParam, timeParam } from './query.ts';
import { apiSchemas } from './views/registry.ts';

const onlyTrue = z.enum(['true']).transform(() => true);

/** What lists of cases can be narrowed by, as the query writes it. Saved views hold the same. */
export const caseSearchParams = {
  brand: brandParam.exactOptional(),
  queue: nameParam.exactOptional(),
  status: z.enum(caseStatuses).exactOptional(),
  owner: nameParam.exactOptional().register(apiSchemas, { description: 'An agent’s e-mail address, or a queue’s id.' }),
  topic: nameParam.exactOptional(),
  customer: nameParam.exactOptional(),
  incident: nameParam.exactOptional(),
  breached: flagParam.exactOptional(),
  unrouted: flagParam
    .exactOptional()
    .register(apiSchemas, { description: '`true`: the routing service did not take it in time.' }),
  order: z.enum(['pressing', 'recent', 'oldest']).exactOptional().register(apiSchemas, {
    description:
      '`recent` (last heard of first) unless told; `pressing` (priority, then what is due first, then age) and `oldest` (opened first) list open and pending cases.',
  }),
  mine: onlyTrue.exactOptional().register(apiSchemas, { description: 'Open and pending cases that the caller holds.' }),
  myQueues: onlyTrue.exactOptional().register(apiSchemas, {
    description: 'Open and pending cases of the caller’s queues; of all for who has none, and for supervisors.',
  }),
  unowned: onlyTrue.exactOptional().register(apiSchemas, { description: 'Open and pending cases that nobody holds.' }),
  notified: z
    .enum(['me'])
    .exactOptional()
    .register(apiSchemas, { description: '`me`: a note names the caller, who has not looked since.' }),
  approval: onlyTrue.exactOptional().register(apiSchemas, { description: 'An answer waits for a supervisor.' }),
  help: onlyTrue.exactOptional().register(apiSchemas, { description: 'Whoever works on it asks for help.' }),
  priority: z.enum(priorities).exactOptional(),
  network: networkSchema.exactOptional(),
  language: nameParam.exactOptional().register(apiSchemas, { description: 'BCP 47.' }),
  sentiment: z.enum(sentimentLabels).exactOptional(),
  openedFrom: timeParam.exactOptional().register(apiSchemas, { description: 'Opened at that time or later.' }),
  openedTo: timeParam.exactOptional().register(apiSchemas, { description: 'Opened before that time.' }),
  q: nameParam
    .exactOptional()
    .register(apiSchemas, { description: 'Words of the subject, the number, or a name or handle of the customer.' }),
};
export const caseSearchSchema = z.strictObject(caseSearchParams);
export type CaseSearch = z.infer<typeof caseSearchSchema>;

/** A search as the store takes it. */
export interface CaseQuery {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
}

/** The queues whose work is the caller's; undefined for all of them. */
export function myQueuesOf(caller: Caller, configuration: RuntimeConfiguration): readonly string[] | undefined {
  const agent = configuration.agents.find(({ email }) => email === caller.id);
  const { queues } = workerOf(caller.id, agent);
  return queues.length === 0 || caller.roles.has('supervisor') ? undefined : queues;
}

/** Cases and customers that one search for words brings at most; the newest. */
const MOST_FOUND = 200;

async function found(text: string, brand: string | undefined, caller: Caller, deps: ApiDeps) {
  const asked = askedWords(text);
  const of = async (kind: 'case' | 'customer') => {
    const query = { ...asked, kinds: [kind], ...(brand === undefined ? {} : { brand }), includePrivate: seesPrivate(caller) };
    const page = await deps.stores.search.find(query, { limit: MOST_FOUND, cursor: null });
    return page.items.map(({ id }) => id);
  };
  const [ids, customers] = await Promise.all([of('case'), of('customer')]);
  return { ids, customers };
}

const FINISHED: ReadonlySet<CaseStatus> = new Set(['solved', 'closed']);

/**
 * What a search means for this caller.
 * @throws Problem 400 when its parts contradict each other
 */
export async function caseQuery(search: CaseSearch, caller: Caller, deps: ApiDeps): Promise<CaseQuery> {
  const { order = 'recent', mine, myQueues, unowned, notified, q, ...plain } = search;
  if (order !== 'recent' && plain.status !== undefined && FINISHED.has(plain.status)) {
    throw badInput([{ path: 'order', message: 'is for open and pending cases: order solved and closed ones by recent' }]);
  }
  if (mine === true && plain.owner !== undefined && plain.owner !== caller.id) {
    throw badInput([{ path: 'owner', message: 'is another than the caller, whose cases `mine` asks for' }]);
  }
  const queues = myQueues === true ? myQueuesOf(caller, deps.configuration()) : undefined;
  const inWork = mine === true || myQueues === true || unowned === true;
  const filter = {
    ...plain,
    ...(mine === true ? { owner: caller.id } : {}),
    ...(queues === undefined ? {} : { queues }),
    ...(unowned === true ? { unowned: true } : {}),
    ...(notified === undefined ? {} : { notified: caller.id }),
    ...(inWork && plain.status === undefined ? { live: true } : {}),
    ...(q === undefined ? {} : { among: await found(q, plain.brand, caller, deps) }),
  };
  return { filter, order };
}
