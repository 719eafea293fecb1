import { answerKey, type Draft, type Reply, type ReplyState } from '../../src/domain/index.ts';
import { standingStates, type DraftStore, type ReplyStore } from '../../src/ports/replies.ts';
import { newestFirst, pageOf } from './page.ts';

const stands = ({ state }: Pick<Reply, 'state'>): boolean => standingStates.some((one) => one === state);

/** Answers in memory. */
export function memoryReplies(): ReplyStore {
  const byId = new Map<string, Reply>();
  const all = (keep: (reply: Reply) => boolean): readonly Reply[] => [...byId.values()].filter(keep);
  const sent = (keep: (reply: Reply) => boolean): Reply[] =>
    newestFirst(
      all((reply) => reply.state === 'sent' && reply.sentAt !== null && keep(reply)),
      (reply) => reply.sentAt ?? '',
    );
  const isFree = (reply: Reply, now: string): boolean => reply.heldUntil === null || reply.heldUntil <= now;
  return {
    insert: async (reply) => {
      const taken = all(stands).some((other) => answerKey(other) === answerKey(reply));
      if (byId.has(reply.id) || (taken && stands(reply))) return false;
      byId.set(reply.id, reply);
      return true;
    },
    get: async (id) => byId.get(id),
    standing: async (mention) => all((one) => one.mention === mention && stands(one)).toSorted((a, b) => a.turn - b.turn),
    ofCase: async (caseId, limit) =>
      all((one) => one.case === caseId)
        .toSorted((a, b) => a.at.localeCompare(b.at))
        .slice(0, limit),
    sentTo: async (customers, since, limit) =>
      sent((one) => customers.includes(one.customer) && (one.sentAt ?? '') >= since).slice(0, limit),
    sentOnTopic: async (brand, topic, limit) => sent((one) => one.brand === brand && one.topic === topic).slice(0, limit),
    sentBetween: async ({ from, to }, page) =>
      pageOf(
        newestFirst(
          all(({ sentAt }) => sentAt !== null && sentAt >= from && sentAt < to),
          (one) => one.sentAt ?? '',
        ),
        page,
      ),
    list: async ({ state, case: caseId, brand }, page) =>
      pageOf(
        newestFirst(
          all(
            (one) =>
              (state === undefined || one.state === state) &&
              (caseId === undefined || one.case === caseId) &&
              (brand === undefined || one.brand === brand),
          ),
          (one) => one.at,
        ),
        page,
      ),
    change: async (id, from, change) => {
      const reply = byId.get(id);
      if (!reply || !from.includes(reply.state)) return undefined;
      const next = { ...reply, ...change };
      const taken = all(stands).some((other) => other.id !== id && answerKey(other) === answerKey(next));
      if (taken && stands(next)) return undefined;
      byId.set(id, next);
      return next;
    },
    take: async (id, now, heldUntil) => {
      const reply = byId.get(id);
      if (!reply || reply.nextAt === null || reply.nextAt > now) return undefined;
      const queued = reply.state === 'queued';
      if (!queued && !isFree(reply, now)) return undefined;
      const sending: { readonly state: ReplyState; readonly nextAt: string } | undefined = queued
        ? { state: 'sending', nextAt: heldUntil }
        : undefined;
      byId.set(id, { ...reply, ...sending, heldUntil });
      return reply;
    },
    due: async (now, limit) =>
      all((one) => one.nextAt !== null && one.nextAt <= now && isFree(one, now))
        .map(({ id }) => id)
        .slice(0, limit),
    underWay: async () => {
      const counts = new Map<string, number>();
      for (const { connection } of all((one) => one.nextAt !== null && ['queued', 'sending', 'unknown'].includes(one.state)))
        counts.set(connection, (counts.get(connection) ?? 0) + 1);
      return counts;
    },
    byExternalIds: async (brand, network, externalIds) =>
      all((one) => one.brand === brand && one.network === network && externalIds.includes(one.externalId ?? '')),
    onTheWay: async (mentions) =>
      all(
        (one) => mentions.includes(one.mention) && ['sending', 'unknown', 'queued'].includes(one.state) && one.triedAt !== null,
      ),
    eraseCustomer: async (customer) => {
      for (const one of all((reply) => reply.customer === customer)) byId.set(one.id, { ...one, text: '' });
    },
  };
}

/** Drafts in memory. */
export function memoryDrafts(): DraftStore {
  const byKey = new Map<string, Draft>();
  const key = (caseId: string, agent: string): string => `${caseId} ${agent}`;
  return {
    put: async (draft) => void byKey.set(key(draft.case, draft.agent), draft),
    get: async (caseId, agent) => byKey.get(key(caseId, agent)),
    remove: async (caseId, agent) => void byKey.delete(key(caseId, agent)),
  };
}
