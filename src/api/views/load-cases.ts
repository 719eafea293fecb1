import type { Case } from '../../domain/index.ts';
import type { Viewer } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { caseView, type CaseView } from './case.ts';

/** Views of cases with their customers' names and newest mentions, read in one go. */
export async function caseViews(
  deps: Pick<ApiDeps, 'stores' | 'clock'>,
  cases: readonly Case[],
  viewer: Viewer,
): Promise<CaseView[]> {
  if (cases.length === 0) return [];
  const [customers, mentions] = await Promise.all([
    deps.stores.customers.getMany([...new Set(cases.map((item) => item.customer))]),
    deps.stores.mentions.getMany([...new Set(cases.flatMap((item) => [item.firstMention, item.lastMention]))]),
  ]);
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  const mentionById = new Map(mentions.map((mention) => [mention.id, mention]));
  return cases.map((item) =>
    caseView(item, {
      customer: customerById.get(item.customer),
      firstMention: mentionById.get(item.firstMention),
      lastMention: mentionById.get(item.lastMention),
      viewer,
      now: deps.clock.now(),
    }),
  );
}
