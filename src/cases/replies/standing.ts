import type { Case, Conclusion, Reply } from '../../domain/index.ts';
import type { Stores } from '../../ports/stores.ts';

/** How far back what a customer was told still binds, and how much of it is looked at. */
const BINDING_MS = 90 * 86_400_000;
const MOST_REPLIES = 20;
const MOST_CASES = 50;
const MOST_OF_INCIDENT = 20;

function ofReply(reply: Reply, numbers: ReadonlyMap<string, number>): Conclusion {
  return {
    kind: 'reply',
    text: reply.text,
    code: null,
    by: reply.by.name,
    at: reply.sentAt ?? reply.at,
    case: reply.case,
    caseNumber: numbers.get(reply.case) ?? 0,
    visibility: reply.visibility,
  };
}

function ofResolution(item: Case, kind: 'resolution' | 'incident'): readonly Conclusion[] {
  const { resolution } = item;
  if (resolution === null) return [];
  const { code, text, by, at } = resolution;
  return [{ kind, text: text ?? '', code, by, at, case: item.id, caseNumber: item.number, visibility: null }];
}

/**
 * What this customer was told in the last 90 days, what their cases on this topic ended with, and what was decided in cases of
 * the same incident; newest first.
 */
export async function conclusionsFor(
  item: Case,
  customers: readonly string[],
  { stores, now }: { readonly stores: Pick<Stores, 'cases' | 'replies'>; readonly now: number },
): Promise<readonly Conclusion[]> {
  const since = new Date(now - BINDING_MS).toISOString();
  const [told, theirs, incident] = await Promise.all([
    stores.replies.sentTo(customers, since, MOST_REPLIES),
    Promise.all(customers.map((customer) => stores.cases.list({ customer }, { limit: MOST_CASES, cursor: null }))),
    item.incident === null
      ? []
      : stores.cases
          .list({ incident: item.incident, status: 'solved' }, { limit: MOST_OF_INCIDENT, cursor: null })
          .then((page) => page.items),
  ]);
  const cases = theirs.flatMap((page) => page.items);
  const numbers = new Map([item, ...cases].map(({ id, number }) => [id, number]));
  const settled = cases.filter((one) => one.topic === item.topic && (one.resolution?.at ?? '') >= since);
  const known = new Set(settled.map(({ id }) => id));
  return [
    ...told.map((reply) => ofReply(reply, numbers)),
    ...settled.flatMap((one) => ofResolution(one, 'resolution')),
    ...incident.filter(({ id }) => !known.has(id) && id !== item.id).flatMap((one) => ofResolution(one, 'incident')),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
}
