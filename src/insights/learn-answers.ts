import type { Case, Reply } from '../domain/index.ts';
import type { Stores } from '../ports/stores.ts';
import { personOf } from '../customers/person.ts';
import { answerId, answerOf, endOf } from './answers.ts';

const MOST_REPLIES = 50;

type Needed = Pick<Stores, 'answers' | 'cases' | 'customers' | 'macros' | 'mentions' | 'replies'>;

const isSolved = ({ status, mergedInto }: Case): boolean => (status === 'solved' || status === 'closed') && mergedInto === null;

/** Keeps what of these replies may be suggested again. Repeating changes nothing. */
export async function keepAnswers(stores: Needed, replies: readonly Reply[]): Promise<void> {
  const sent = replies.filter(({ state, text }) => state === 'sent' && text !== '');
  if (sent.length === 0) return;
  const known = await stores.answers.known(sent.map(({ id }) => answerId(id)));
  const fresh = sent.filter(({ id }) => !known.has(answerId(id)));
  if (fresh.length === 0) return;
  const [cases, mentions] = await Promise.all([
    stores.cases.getMany([...new Set(fresh.map((reply) => reply.case))]),
    stores.mentions.getMany([...new Set(fresh.map((reply) => reply.mention))]),
  ]);
  const caseById = new Map(cases.filter(isSolved).map((item) => [item.id, item]));
  const mentionById = new Map(mentions.map((mention) => [mention.id, mention]));
  const answers = await Promise.all(
    fresh.map(async (reply) => {
      const item = caseById.get(reply.case);
      if (!item) return undefined;
      const [customer] = await stores.customers.getMany([item.customer]);
      const customers = customer ? (await personOf(stores.customers, customer)).members : [];
      return answerOf(reply, { item, mention: mentionById.get(reply.mention), customers });
    }),
  );
  const kept = answers.flatMap((answer) => answer ?? []);
  if (kept.length === 0) return;
  await stores.answers.add(kept);
  // What was deleted while this ran was forgotten before it was kept.
  const now = await stores.mentions.getMany(kept.map(({ mention }) => mention));
  const there = new Set(now.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
  await stores.answers.forgetMentions(kept.map(({ mention }) => mention).filter((id) => !there.has(id)));
}

/** The newest answers on a topic, kept just before they are searched: so no solved case needs a job of its own. */
export async function keepTopicAnswers(stores: Needed, brand: string, topic: string): Promise<void> {
  await keepAnswers(stores, await stores.replies.sentOnTopic(brand, topic, MOST_REPLIES));
}

/**
 * What a case teaches that was solved long enough: its answers, and how what it used again turned out. Done when it closes.
 * Repeating changes nothing.
 */
export async function learnFromCase(stores: Needed, item: Case, now: number): Promise<void> {
  const replies = await stores.replies.ofCase(item.id, MOST_REPLIES);
  await keepAnswers(stores, replies);
  const end = endOf(item, now);
  if (end === null) return;
  for (const source of new Set(
    replies.flatMap((reply) => (reply.state === 'sent' && reply.source !== null ? [reply.source] : [])),
  ))
    await noteEnd(stores, source, { caseId: item.id, end });
}

/** Suggestions are known by what they are made of and its id. */
export type SuggestionKind = 'macro' | 'solved-case';
const PREFIX: Readonly<Record<SuggestionKind, string>> = { macro: 'macro_', 'solved-case': 'answer_' };

export function suggestionId(kind: SuggestionKind, id: string): string {
  return PREFIX[kind] + id;
}

export function readSuggestionId(id: string): { readonly kind: SuggestionKind; readonly id: string } | undefined {
  if (id.startsWith(PREFIX.macro)) return { kind: 'macro', id: id.slice(PREFIX.macro.length) };
  return id.startsWith(PREFIX['solved-case']) ? { kind: 'solved-case', id: id.slice(PREFIX['solved-case'].length) } : undefined;
}

async function noteEnd(
  stores: Needed,
  source: string,
  { caseId, end }: { readonly caseId: string; readonly end: 'solved' | 'reopened' },
): Promise<void> {
  const named = readSuggestionId(source);
  if (!named) return;
  const store = named.kind === 'macro' ? stores.macros : stores.answers;
  await store.used(named.id, caseId);
  await store.ended(named.id, caseId, end);
}
