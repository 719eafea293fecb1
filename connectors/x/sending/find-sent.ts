import type { NormalisedMention } from '../../../src/domain/index.ts';
import { MalformedPayloadError, type OutgoingReply, type SentReply } from '../../../src/ports/connector.ts';
import { payloadsOf, readAnswer } from '../asking/answer.ts';
import { asRemedy, openAccountAsker, type Asker, type XContext } from '../asking/ask.ts';
import { ExchangeError } from '../asking/failure.ts';
import { POST_FIELDS } from '../asking/fields.ts';
import { walk } from '../asking/walk.ts';
import { normalise } from '../normalise.ts';
import { firstIdAt } from '../reading/scalars.ts';
import { answeringAccount } from './account.ts';
import { isSameText } from './same-text.ts';
import { answeredPost, recipient } from './target.ts';

/** Our clock and X's differ by so much at most. */
const MARGIN_MS = 2 * 60_000;
const PAGE_SIZE = 100;
/** Beyond a thousand direct messages with one person since an answer was tried, nobody can say any more. */
const MOST_PAGES_OF_MESSAGES = 10;
const MESSAGE_FIELDS = {
  event_types: 'MessageCreate',
  // Asked for in both ways: X is moving it from the fields to the expansions.
  expansions: 'sender_id',
  'dm_event.fields': 'attachments,created_at,dm_conversation_id,entities,event_type,id,sender_id,text',
} as const;

const broken = (): ExchangeError => new ExchangeError({ type: 'network', code: 'broken-answer' });

/** What can be read of a page. One that cannot be read might be the one that is looked for. */
class Shown {
  readonly #mentions: NormalisedMention[] = [];
  #unreadable = false;

  add(payloads: readonly unknown[]): void {
    for (const payload of payloads) {
      try {
        this.#mentions.push(...normalise(payload, { ownAccounts: new Set() }).mentions);
      } catch (error) {
        if (!(error instanceof MalformedPayloadError)) throw error;
        this.#unreadable = true;
      }
    }
  }

  /** Of those that are the answer, the one nearest to when it was tried. Throws ExchangeError where that can't be said. */
  nearest(outgoing: OutgoingReply, isAnswer: (mention: NormalisedMention) => boolean): SentReply | null {
    const distance = (mention: NormalisedMention): number => Math.abs(Date.parse(mention.postedAt) - outgoing.triedAt);
    const [found] = this.#mentions
      .filter((mention) => Date.parse(mention.postedAt) >= outgoing.triedAt - MARGIN_MS)
      .filter((mention) => isAnswer(mention) && isSameText(mention.text, outgoing.text))
      .toSorted((one, other) => distance(one) - distance(other));
    if (found !== undefined) return { externalId: found.externalId, url: found.url, state: 'published' };
    if (this.#unreadable) throw broken();
    return null;
  }
}

async function findPost(context: XContext, asker: Asker, outgoing: OutgoingReply): Promise<SentReply | null> {
  const answered = answeredPost(outgoing);
  const account = await answeringAccount(context, asker);
  const shown = new Shown();
  const pages = walk({
    ask: (parameters) =>
      asker.ask((client) =>
        client.get<unknown>(`users/${account}/tweets`, { max_results: PAGE_SIZE, ...POST_FIELDS, ...parameters }),
      ),
    tokenName: 'pagination_token',
    sinceId: firstIdAt(outgoing.triedAt - MARGIN_MS),
    lookBackMs: 0,
    now: () => context.clock.now(),
  });
  for await (const page of pages) shown.add(page.payloads);
  const found = shown.nearest(outgoing, (mention) => mention.inReplyTo === answered);
  if (found !== null) return found;
  // X drops fields it no longer knows: the same words under nothing may be the answer without its reference.
  if (shown.nearest(outgoing, (mention) => mention.inReplyTo === null) !== null) throw broken();
  return null;
}

async function findMessage(asker: Asker, outgoing: OutgoingReply): Promise<SentReply | null> {
  const person = recipient(outgoing);
  const shown = new Shown();
  let token: string | undefined;
  for (let page = 1; page <= MOST_PAGES_OF_MESSAGES; page += 1) {
    const parameters = { max_results: PAGE_SIZE, ...MESSAGE_FIELDS, ...(token === undefined ? {} : { pagination_token: token }) };
    const answer = readAnswer(
      await asker.ask((client) => client.get<unknown>(`dm_conversations/with/${person}/dm_events`, parameters)),
    );
    const payloads = payloadsOf(answer.body);
    shown.add(payloads);
    token = answer.nextToken;
    const reachedBack = oldest(payloads) < outgoing.triedAt - MARGIN_MS;
    if (token === undefined || reachedBack) return shown.nearest(outgoing, (mention) => mention.author.externalId !== person);
  }
  throw broken();
}

/** When the oldest message of a page was written; endlessly late for a page without a readable one. */
function oldest(payloads: readonly unknown[]): number {
  const times = payloads.flatMap((payload) => {
    try {
      return normalise(payload, { ownAccounts: new Set() }).mentions.map((mention) => Date.parse(mention.postedAt));
    } catch (error) {
      if (error instanceof MalformedPayloadError) return [];
      throw error;
    }
  });
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}

/**
 * Looks whether X has this answer: among the answering account's own posts to the same post, or its messages to the same
 * person, with the same words, from when it was first tried. Throws RemedyError where X doesn't let us look.
 */
export async function findSent(context: XContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const asker = openAccountAsker(context);
  try {
    return outgoing.visibility === 'private' ? await findMessage(asker, outgoing) : await findPost(context, asker, outgoing);
  } catch (error) {
    throw asRemedy(error, 'the look whether an answer is there', context);
  } finally {
    asker.close();
  }
}
