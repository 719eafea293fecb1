import { stableId, type Answer, type Case, type Customer, type Mention, type Reply } from '../domain/index.ts';
import { maskPrivateData } from '../understand/private/find.ts';
import { maskNames, namesOf } from './mask-names.ts';
import { foldedWords } from './words.ts';

/** So many words in a row that the customer had used: the answer repeats them, and they are not ours to keep. */
const QUOTED_WORDS = 6;
const LONGEST_TEXT = 2_000;
const FEWEST_WORDS = 4;

/** Id of the answer made from a reply. */
export function answerId(reply: string): string {
  return stableId('answer', reply);
}

/** Whether a text repeats a run of words of another. */
export function quotes(text: readonly string[], said: readonly string[]): boolean {
  const runs = new Set<string>();
  for (let at = 0; at + QUOTED_WORDS <= said.length; at += 1) runs.add(said.slice(at, at + QUOTED_WORDS).join(' '));
  for (let at = 0; at + QUOTED_WORDS <= text.length; at += 1)
    if (runs.has(text.slice(at, at + QUOTED_WORDS).join(' '))) return true;
  return false;
}

/**
 * What of a sent reply may be suggested to others: without private data and the customer's names. Undefined for what must not be
 * kept (it repeats the customer's words, or what was answered is gone) and for what says too little to help anybody.
 */
export function answerOf(
  reply: Reply,
  context: { readonly item: Case; readonly mention: Mention | undefined; readonly customers: readonly Customer[] },
): Answer | undefined {
  const { item, mention, customers } = context;
  if (reply.state !== 'sent' || reply.text === '' || mention?.deletedAt !== null) return undefined;
  if (customers.some(({ erasedAt }) => erasedAt !== null)) return undefined;
  const text = maskNames(maskPrivateData(reply.text), namesOf(customers, [mention]))
    .trim()
    .slice(0, LONGEST_TEXT);
  const words = foldedWords(text);
  if (words.length < FEWEST_WORDS || quotes(foldedWords(reply.text), foldedWords(mention.text))) return undefined;
  return {
    id: answerId(reply.id),
    brand: item.brand,
    topic: item.topic,
    language: item.language,
    text,
    words: [...new Set(words)],
    asked: [...new Set(foldedWords(maskPrivateData(mention.text)))],
    mention: mention.id,
    customer: item.customer,
    case: item.id,
    caseNumber: item.number,
    sentAt: reply.sentAt ?? reply.at,
    uses: 0,
    solved: 0,
    reopened: 0,
  };
}

const STAYED_MS = 14 * 86_400_000;

/** What a case says of the answers in it: it stayed solved for 14 days, came back, or it is too early to tell. */
export function endOf(item: Case, now: number): 'solved' | 'reopened' | null {
  if (item.reopened > 0) return 'reopened';
  if (item.solvedAt === null || (item.status !== 'solved' && item.status !== 'closed')) return null;
  return now - Date.parse(item.solvedAt) >= STAYED_MS ? 'solved' : null;
}
